using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.DocumentationGenerator.Pictures;

/// <summary>A warning of a build.</summary>
/// <param name="Path">The file, from the root of the repository on.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Id">The rule.</param>
/// <param name="Message">The message.</param>
internal sealed partial record BuildWarning(string Path, int Line, int Column, string Id, string Message)
{
    /// <summary>The warnings that <c>dotnet build</c> has written, each once.</summary>
    public static ImmutableArray<BuildWarning> Read(string output, string root) =>
        Ordered(BuildLine().Matches(output.ReplaceLineEndings("\n")).Select(m => new BuildWarning(
            Relative(m.Groups["path"].Value, root), Number(m.Groups["line"]), Number(m.Groups["column"]), m.Groups["id"].Value, m.Groups["message"].Value)));

    /// <summary>The warnings that a build writes when the analyzers find this.</summary>
    public static ImmutableArray<BuildWarning> Of(IEnumerable<Diagnostic> found, string root) =>
        Ordered(found.Where(static d => d is { Severity: DiagnosticSeverity.Warning, IsSuppressed: false }).Select(d =>
        {
            var place = d.Location.GetLineSpan();
            return new BuildWarning(Relative(place.Path, root), place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, d.Id, d.GetMessage(CultureInfo.InvariantCulture));
        }));

    // A build writes them in any order, and each a second time at its end.
    private static ImmutableArray<BuildWarning> Ordered(IEnumerable<BuildWarning> warnings) =>
        [.. warnings.Distinct().OrderBy(static w => w.Path, StringComparer.Ordinal).ThenBy(static w => w.Line).ThenBy(static w => w.Column).ThenBy(static w => w.Id, StringComparer.Ordinal)];

    private static string Relative(string path, string root) => System.IO.Path.GetRelativePath(root, path).Replace('\\', '/');

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    // Behind the message stand the rule's page, which is not of the message, and the project.
    [GeneratedRegex(@"^ *(?<path>[^\n(]+)\((?<line>\d+),(?<column>\d+)\): warning (?<id>\w+): (?<message>.+?)(?: \(https://[^ ]+\))? \[[^\]\n]+\]$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BuildLine();
}
