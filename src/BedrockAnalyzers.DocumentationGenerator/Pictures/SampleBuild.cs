using System.Collections.Immutable;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.DocumentationGenerator.Pictures;

/// <summary>Builds the sample with the .NET SDK, as somebody who has just cloned the repository does.</summary>
internal static class SampleBuild
{
    /// <summary>What the build warns of.</summary>
    public static async Task<ImmutableArray<BuildWarning>> WarningsAsync(string root, CancellationToken cancellationToken)
    {
        await DotNetAsync(root, cancellationToken, "build", SampleProgram.Folder, "--tl:off");
        // Once more, since a project that is up to date warns of nothing.
        return BuildWarning.Read(await DotNetAsync(root, cancellationToken, "build", SampleProgram.Folder, "--no-restore", "--no-dependencies", "--no-incremental", "--tl:off"), root);
    }

    /// <summary>What it is compiled against.</summary>
    public static async Task<ImmutableArray<MetadataReference>> ReferencesAsync(string root, CancellationToken cancellationToken)
    {
        var output = await DotNetAsync(root, cancellationToken, "build", SampleProgram.Folder, "--no-restore", "--no-dependencies", "-t:ResolveAssemblyReferences", "-getItem:ReferencePath");
        using var items = JsonDocument.Parse(output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("ReferencePath").EnumerateArray().Select(static item => MetadataReference.CreateFromFile(item.GetProperty("FullPath").GetString()!))];
    }

    private static async Task<string> DotNetAsync(string root, CancellationToken cancellationToken, params string[] arguments)
    {
        var result = await Cli.Wrap("dotnet").WithArguments(arguments).WithWorkingDirectory(root)
            .WithEnvironmentVariables(static variables => variables.Set("DOTNET_CLI_UI_LANGUAGE", "en").Set("DOTNET_NOLOGO", "1"))
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken);
        return result.IsSuccess ? result.StandardOutput : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}:\n{result.StandardOutput}{result.StandardError}");
    }
}
