using System.Text.RegularExpressions;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>Rules know Flow, Flow knows Bedrock, and nothing knows anything the other way round.</summary>
public class ArchitectureTests
{
    private const string RuleIds = "BDR[0-9]{4}";
    private const string OfRules = @"\bRules\.";
    private const string OfFlow = @"\bFlow\.";
    private const string OfSyntax = @"\bMicrosoft\.CodeAnalysis\.CSharp\b";

    [Theory]
    [InlineData("Flow", RuleIds)]
    [InlineData("Flow", OfRules)]
    [InlineData("Bedrock", RuleIds)]
    [InlineData("Bedrock", OfRules)]
    [InlineData("Bedrock", OfFlow)]
    [InlineData("Bedrock", OfSyntax)]
    public void A_folder_does_not_mention(string folder, string pattern) => Assert.DoesNotContain(Sources(folder), f => Mentions(File.ReadAllText(f), pattern));

    // The patterns above are of use only while they find what they look for.
    [Theory]
    [InlineData("Rules", RuleIds)]
    [InlineData("Rules", OfRules)]
    [InlineData("Rules", OfFlow)]
    [InlineData("Flow", OfSyntax)]
    public void A_folder_mentions(string folder, string pattern) => Assert.Contains(Sources(folder), f => Mentions(File.ReadAllText(f), pattern));

    [Theory]
    [InlineData("using BedrockAnalyzers.Rules.BDR1001;", OfRules)]
    [InlineData("using BedrockAnalyzers.Rules.BDR1001;", RuleIds)]
    [InlineData("return Rules.BDR1001.NoOutputTokenCapAnalyzer.Id;", OfRules)]
    [InlineData("return \"BDR1001\"; // a rule", RuleIds)]
    [InlineData("using BedrockAnalyzers.Flow.Values;", OfFlow)]
    [InlineData("var model = Flow.Members.RootOf(node);", OfFlow)]
    [InlineData("using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;", OfSyntax)]
    [InlineData("using Microsoft.CodeAnalysis.CSharp;", OfSyntax)]
    [InlineData("// first\nglobal::Microsoft.CodeAnalysis.CSharp.SyntaxKind kind;", OfSyntax)]
    public void A_pattern_finds(string code, string pattern) => Assert.True(Mentions(code, pattern));

    [Theory]
    [InlineData("// as BDR1001 does", RuleIds)]
    [InlineData("    /// <summary>See BDR1001.</summary>", RuleIds)]
    [InlineData("using BedrockAnalyzers.Bedrock;", OfRules + "|" + OfFlow)]
    [InlineData("var overflow = CashFlow.Of(1);", OfFlow)]
    [InlineData("using Microsoft.CodeAnalysis;", OfSyntax)]
    public void A_pattern_does_not_find(string code, string pattern) => Assert.False(Mentions(code, pattern));

    [Fact]
    public void A_rule_knows_no_other_rule() => Assert.All(Sources("Rules"), file =>
    {
        var own = Path.GetFileName(Path.GetDirectoryName(file))!;
        Assert.All(Regex.Matches(Code(File.ReadAllText(file)), RuleIds, RegexOptions.None, TimeSpan.FromSeconds(1)), m => Assert.Equal(own, m.Value));
    });

    private static string[] Sources(string folder) => Directory.GetFiles(Path.Combine(References.RepositoryRoot, "src", "BedrockAnalyzers", folder), "*.cs", SearchOption.AllDirectories);

    private static bool Mentions(string text, string pattern) => Regex.IsMatch(Code(text), pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    // Comments may speak of anything.
    private static string Code(string text) => string.Join('\n', text.Split('\n').Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
