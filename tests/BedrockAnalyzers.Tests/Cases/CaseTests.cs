using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Cases;

/// <summary>Whole programs, with the lines marked that a rule reports.</summary>
public partial class CaseTests
{
    private static string Folder => Path.Combine(References.RepositoryRoot, "tests", "BedrockAnalyzers.Tests", "Cases");

    public static TheoryData<string> Programs =>
        [.. Directory.GetDirectories(Folder).SelectMany(f => Directory.GetFiles(f, "*.cs", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Reports_the_marked_lines(string program)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, program), TestContext.Current.CancellationToken);
        var id = program.Split('/')[0];
        var compilation = Input.Compile([Input.Parse(text)], Sdk.V4);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        var analyzer = AllRules.Analyzers.Single(a => a.SupportedDiagnostics.Any(d => string.Equals(d.Id, id, StringComparison.Ordinal)));
        var (_, found) = await Analysis.Build(compilation, [analyzer], Configuration.Options(null, []));
        Assert.Equal(Expected(text, id), found.Select(d => Line(d) + ": " + text.Split('\n')[Line(d) - 1].Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;

    private static IEnumerable<string> Expected(string text, string id) =>
        text.Split('\n').Select((line, i) => (Text: $"{i + 1}: {line.Trim()}", Mark: Mark().Match(line))).Where(l => l.Mark.Success && string.Equals(l.Mark.Groups["id"].Value, id, StringComparison.Ordinal)).Select(l => l.Text).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"// (wrong )?!(?<id>BDR[0-9]{4})\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
