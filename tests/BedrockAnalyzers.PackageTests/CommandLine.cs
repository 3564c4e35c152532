namespace BedrockAnalyzers.PackageTests;

/// <summary>Commands as pages show them.</summary>
internal static class CommandLine
{
    /// <summary>The words of a command, of which those in quotes may have spaces.</summary>
    public static IReadOnlyList<string> Words(string command) =>
        [.. command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The commands of a block, each without <c>dotnet</c>, which all of them begin with.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> DotNet(string block) => [.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Arguments)];

    private static IReadOnlyList<string> Arguments(string command)
    {
        var words = Words(command);
        return string.Equals(words[0], "dotnet", StringComparison.Ordinal) ? [.. words.Skip(1)] : throw new InvalidOperationException($"{command} is no command of the .NET SDK.");
    }
}
