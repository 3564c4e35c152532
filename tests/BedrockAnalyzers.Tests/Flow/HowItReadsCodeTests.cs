using System.Text.RegularExpressions;
using BedrockAnalyzers.Rules.BDR1001;
using BedrockAnalyzers.Rules.BDR2001;
using BedrockAnalyzers.Rules.BDR3001;
using Markdig;
using Markdig.Syntax;

namespace BedrockAnalyzers.Tests.Flow;

/// <summary>What the page on reading code shows is what happens.</summary>
public partial class HowItReadsCodeTests
{
    private const string Mark = " // reported";
    private const string Streaming = "ConverseStreamAsync";

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Blocks().Count)];

    [Theory]
    [MemberData(nameof(Examples))]
    public Task An_example_of_the_page(int example)
    {
        var code = Verify.Members(string.Join('\n', Blocks()[example].Split('\n').Select(Marked)));
        return Blocks()[example].Contains("catch", StringComparison.Ordinal) ? Verify.Analyzer<RetryWithoutBackoffAnalyzer>(code)
            : Blocks()[example].Contains(Streaming, StringComparison.Ordinal) ? Verify.Analyzer<DrainedStreamAnalyzer>(code)
            : Verify.Analyzer<NoOutputTokenCapAnalyzer>(code);
    }

    [Fact]
    public void The_page_shows_both_what_is_reported_and_what_is_not()
    {
        var lines = Blocks().SelectMany(b => b.Split('\n')).Where(l => l.Contains("new ConverseRequest", StringComparison.Ordinal)).ToList();
        Assert.Contains(lines, l => l.EndsWith(Mark, StringComparison.Ordinal));
        Assert.Contains(lines, l => !l.EndsWith(Mark, StringComparison.Ordinal));
    }

    private static string Marked(string line) =>
        !line.EndsWith(Mark, StringComparison.Ordinal) ? line
        : line.Contains("catch", StringComparison.Ordinal) ? line[..^Mark.Length].Replace("catch", "{|BDR3001:catch|}", StringComparison.Ordinal)
        : line.Contains(Streaming, StringComparison.Ordinal) ? line[..^Mark.Length].Replace(Streaming, "{|BDR2001:" + Streaming + "|}", StringComparison.Ordinal)
        : Creation().Replace(line[..^Mark.Length], "{|BDR1001:$&|}", 1);

    private static List<string> Blocks() =>
        [.. Markdown.Parse(File.ReadAllText(Path.Combine(References.RepositoryRoot, "docs", "how-it-reads-code.md"))).OfType<FencedCodeBlock>().Where(b => string.Equals(b.Info, "csharp", StringComparison.Ordinal)).Select(b => b.Lines.ToString())];

    [GeneratedRegex(@"new (Converse|InvokeModel)Request(\(\))?|new\(\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Creation();
}
