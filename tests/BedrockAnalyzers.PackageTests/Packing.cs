using System.IO.Compression;

namespace BedrockAnalyzers.PackageTests;

/// <summary>Packs a project of the repository, and takes a package apart.</summary>
internal static class Packing
{
    /// <summary>Packs a project into a folder. The analyzers on our own code have had their say in the build.</summary>
    public static async Task PackAsync(string project, string folder, string version, CancellationToken cancellationToken)
    {
        var result = await DotNet.RunAsync(
            Metadata.Get("RepositoryRoot"),
            ["pack", $"src/{project}", "-c", "Release", "-o", folder, $"-p:PackageVersion={version}", "-p:RunAnalyzers=false"],
            cancellationToken);
        if (!result.IsSuccess) throw new InvalidOperationException(result.StandardOutput + result.StandardError);
    }

    /// <summary>Takes the two DLLs that a compiler or an editor loads out of the package, into a folder.</summary>
    public static string[] ExtractAnalyzers(string package, string folder)
    {
        using var zip = ZipFile.OpenRead(package);
        string[] dlls = [.. new[] { "BedrockAnalyzers.dll", "BedrockAnalyzers.CodeFixes.dll" }.Select(name => Path.Combine(folder, name))];
        foreach (var dll in dlls) zip.GetEntry("analyzers/dotnet/cs/" + Path.GetFileName(dll))!.ExtractToFile(dll);
        return dlls;
    }
}
