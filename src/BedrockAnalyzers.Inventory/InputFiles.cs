using Microsoft.Extensions.FileSystemGlobbing;

namespace BedrockAnalyzers.Inventory;

/// <summary>The SARIF files that the arguments of a command name: files, folders, or patterns.</summary>
internal static class InputFiles
{
    private static readonly string[] s_patterns = ["**/*.sarif", "**/*.sarif.json"];

    /// <summary>The files, each once, in a fixed order.</summary>
    /// <param name="inputs">Files, folders that hold some at any depth, or patterns with <c>*</c>.</param>
    /// <param name="folder">The current folder.</param>
    public static IReadOnlyList<string> Find(IEnumerable<string> inputs, string folder) => [.. inputs.SelectMany(input => Of(input, folder)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static List<string> Of(string input, string folder)
    {
        var path = Path.GetFullPath(input, folder);
        if (File.Exists(path)) return [path];
        if (Directory.Exists(path)) return Some(Matching(s_patterns, path), $"No *.sarif file is in the folder '{input}'. {BuildHint}");
        if (!input.Contains('*', StringComparison.Ordinal)) throw new InputException($"There is no file or folder '{input}'. {BuildHint}");

        // The folders before the first wildcard are where to look.
        var parts = input.Replace('\\', '/').Split('/');
        var fixedParts = parts.TakeWhile(static part => !part.Contains('*', StringComparison.Ordinal)).ToArray();
        var start = Path.GetFullPath(fixedParts.Length == 0 ? "." : string.Join('/', fixedParts) + "/", folder);
        return Some(Directory.Exists(start) ? Matching([string.Join('/', parts.Skip(fixedParts.Length))], start) : [], $"No file matches '{input}'. {BuildHint}");
    }

    /// <summary>How the files are made.</summary>
    public const string BuildHint = "A build writes them: dotnet build -p:BedrockInventory=true";

    private static IEnumerable<string> Matching(IEnumerable<string> patterns, string folder)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns);
        matcher.AddExclude("**/node_modules/**");
        return matcher.GetResultsInFullPath(folder);
    }

    private static List<string> Some(IEnumerable<string> files, string otherwise) => files.ToList() is { Count: > 0 } found ? found : throw new InputException(otherwise);
}
