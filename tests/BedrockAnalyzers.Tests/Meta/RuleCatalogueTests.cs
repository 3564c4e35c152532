using System.Globalization;
using System.Text.Json.Nodes;
using BedrockAnalyzers.DocumentationGenerator;
using BedrockAnalyzers.Options;
using Json.Schema;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>The catalogue of the rules for programs, <c>docs/rules.json</c>, says what the rules do.</summary>
public class RuleCatalogueTests
{
    private static readonly JsonObject s_catalogue = Read("rules.json");

    [Fact]
    public void It_is_as_its_schema_says() => Assert.True(IsValid(s_catalogue));

    [Theory]
    [InlineData("title")]
    [InlineData("fixAll")]
    [InlineData("helpLink")]
    [InlineData("since")]
    public void Its_schema_misses_what_is_missing(string member)
    {
        var changed = s_catalogue.DeepClone().AsObject();
        changed["rules"]![0]!.AsObject().Remove(member);
        Assert.False(IsValid(changed));
    }

    [Fact]
    public void It_has_each_rule() => Assert.Equal(AllRules.Descriptors.Select(d => d.Id), Rules().Select(r => Text(r, "id")));

    [Fact]
    public void Each_rule_is_as_its_descriptor_says() => Assert.All(Rules().Zip(AllRules.Descriptors), pair =>
    {
        var (rule, descriptor) = pair;
        Assert.Equal(descriptor.Title.ToString(CultureInfo.InvariantCulture), Text(rule, "title"));
        Assert.Equal(descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), Text(rule, "message"));
        Assert.Equal(descriptor.Description.ToString(CultureInfo.InvariantCulture), Text(rule, "description"));
        Assert.Equal(descriptor.Category, Text(rule, "category"));
        Assert.Equal(descriptor.DefaultSeverity.ToString(), Text(rule, "defaultSeverity"));
        Assert.Equal(descriptor.IsEnabledByDefault, (bool)rule["enabledByDefault"]!);
        Assert.Equal(descriptor.CustomTags, rule["tags"]!.AsArray().Select(t => (string)t!));
        Assert.Equal(descriptor.HelpLinkUri, Text(rule, "helpLink").Replace("/blob/main/", $"/blob/{Descriptors.Commit}/", StringComparison.Ordinal));
    });

    [Fact]
    public void Each_rule_has_its_fixes() => Assert.All(Rules(), rule =>
    {
        var fixes = AllRules.Fixes.Where(f => f.FixableDiagnosticIds.Contains(Text(rule, "id"))).ToList();
        var titles = rule["fixes"]!.AsArray().Select(t => (string)t!).ToList();
        Assert.Equal(fixes.Count > 0, titles.Count > 0);
        Assert.Equal(fixes.Count == 0, rule.ContainsKey("noFixReason"));
        Assert.Equal(fixes.Exists(HasFixAll), (bool)rule["fixAll"]!);
        Assert.Equal(fixes.Count > 0 && !fixes.Exists(HasFixAll), rule.ContainsKey("noFixAllReason"));
        Assert.Equal(RuleResources.Texts(Text(rule, "id")).Where(t => t.Key.StartsWith("Fix", StringComparison.Ordinal)).Select(t => t.Value), titles);

        static bool HasFixAll(CodeFixProvider fix) => fix.GetFixAllProvider() is not null;
    });

    [Fact]
    public void Each_rule_has_its_options() => Assert.All(Rules(), rule =>
    {
        var options = OptionTable.All.Where(o => o.RuleId == Text(rule, "id")).ToList();
        var said = rule["options"]!.AsArray().Select(o => o!.AsObject()).ToList();
        Assert.Equal(options.Select(o => (o.Key, o.DefaultText, o.Description, o.Allowed.ToString(CultureInfo.InvariantCulture))), said.Select(o => (Text(o, "key"), Text(o, "default"), Text(o, "description"), Text(o, "allowed"))));
        Assert.All(options.Zip(said).Where(o => o.First is IntegerOption), pair =>
        {
            var (option, entry) = pair;
            var (minimum, maximum) = ((int)entry["minimum"]!, (int)entry["maximum"]!);
            Assert.Equal([true, true, false, false], new[] { minimum, maximum, minimum - 1, maximum + 1 }.Select(n => option.Takes(n.ToString(CultureInfo.InvariantCulture))));
        });
    });

    [Fact]
    public void What_is_released_has_its_version()
    {
        var folder = Directory.CreateTempSubdirectory("bedrock-analyzers-releases-");
        try
        {
            var source = folder.CreateSubdirectory(Path.Combine("src", "BedrockAnalyzers"));
            File.WriteAllText(Path.Combine(source.FullName, "AnalyzerReleases.Shipped.md"), """
                ## Release 1.0

                ### New Rules
                Rule ID | Category | Severity | Notes
                --------|----------|----------|-------
                BDR1001 | Bedrock.Tokens | Warning | page

                ## Release 1.1

                ### New Rules
                Rule ID | Category | Severity | Notes
                --------|----------|----------|-------
                BDR1002 | Bedrock.Tokens | Warning | page

                ### Changed Rules
                Rule ID | New Category | New Severity | Old Category | Old Severity | Notes
                --------|--------------|--------------|--------------|--------------|-------
                BDR1001 | Bedrock.Tokens | Info | Bedrock.Tokens | Warning | page
                """);
            Assert.Equal(["1.0", "1.1", null], DocumentedRule.All.Where(r => r.Id is "BDR1001" or "BDR1002" or "BDR1003").Select(r => r.SinceIn(folder.FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsValid(JsonObject catalogue) => JsonSchema.FromText(Read("rules.schema.json").ToJsonString()).Evaluate(catalogue, new() { RequireFormatValidation = true }).IsValid;

    private static IEnumerable<JsonObject> Rules() => s_catalogue["rules"]!.AsArray().Select(r => r!.AsObject());

    private static string Text(JsonObject entry, string member) => (string)entry[member]!;

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(References.RepositoryRoot, "docs", file)))!.AsObject();
}
