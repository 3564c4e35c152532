using CliWrap;
using CliWrap.Buffered;

namespace BedrockAnalyzers.PackageTests;

/// <summary>Runs the .NET SDK as a user would: in a folder, with nothing inherited from the build or the test run around it.</summary>
internal static class DotNet
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    public static async Task<BufferedCommandResult> RunAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(s_limit);
        return await Cli.Wrap("dotnet")
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(Environment(folder, arguments))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(time.Token);
    }

    private static Dictionary<string, string?> Environment(string folder, IReadOnlyList<string> arguments)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            // No process stays behind that would keep the temporary folder in use.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDTERMINALLOGGER"] = "off",
        };
        foreach (string name in System.Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) && !variables.ContainsKey(name)) variables[name] = null;
        }

        // Where a tool is installed is remembered by its name and version: other tests have installed the same one in folders of their own.
        if (arguments is ["tool" or "bedrock-inventory", ..]) variables["DOTNET_CLI_HOME"] = Path.Combine(folder, "home");
        return variables;
    }
}
