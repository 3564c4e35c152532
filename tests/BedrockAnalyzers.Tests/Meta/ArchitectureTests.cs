using System.Text.RegularExpressions;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>Rules know Flow, Flow knows Bedrock, and nothing knows anything the other way round.</summary>
public class ArchitectureTests
{
    private const string RuleIds = "BDR[0-9]{4}";

    [Theory]
    [InlineData("Flow", RuleIds)]
    [InlineData("Flow", @"BedrockAnalyzers\.Rules|\bRules\.")]
    [InlineData("Bedrock", RuleIds)]
    [InlineData("Bedrock", @"BedrockAnalyzers\.(Rules|Flow)")]
    [InlineData("Bedrock", @"Microsoft\.CodeAnalysis\.CSharp")]
    public void A_folder_does_not_mention(string folder, string pattern) => Assert.DoesNotContain(Sources(folder), f => Mentions(f, pattern));

    // The patterns above are of use only while they find what they look for.
    [Theory]
    [InlineData("Rules", RuleIds)]
    [InlineData("Rules", @"BedrockAnalyzers\.(Rules|Flow)")]
    [InlineData("Flow", @"Microsoft\.CodeAnalysis\.CSharp")]
    [InlineData("Flow", @"BedrockAnalyzers\.Bedrock")]
    public void A_folder_mentions(string folder, string pattern) => Assert.Contains(Sources(folder), f => Mentions(f, pattern));

    [Fact]
    public void A_rule_knows_no_other_rule() => Assert.All(Sources("Rules"), file =>
    {
        var own = Path.GetFileName(Path.GetDirectoryName(file))!;
        Assert.All(Regex.Matches(Code(file), RuleIds, RegexOptions.None, TimeSpan.FromSeconds(1)), m => Assert.Equal(own, m.Value));
    });

    private static string[] Sources(string folder) => Directory.GetFiles(Path.Combine(References.RepositoryRoot, "src", "BedrockAnalyzers", folder), "*.cs", SearchOption.AllDirectories);

    private static bool Mentions(string file, string pattern) => Regex.IsMatch(Code(file), pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    // Comments may speak of anything.
    private static string Code(string file) => string.Join('\n', File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
