using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Rules.BDR1001;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>The texts that users see come from resources, each rule's from its own, and nothing of them is anywhere else.</summary>
public partial class RuleTextTests
{
    private static readonly string[] s_ofDescriptors = ["Title", "Message", "Description"];

    public static IEnumerable<TheoryDataRow<string>> Sources => RuleResources.Sources.Select(s => new TheoryDataRow<string>(s));

    [Fact]
    public void Each_rule_has_its_resources() => Assert.Equal([.. AllRules.Descriptors.Select(d => d.Id), RuleText.Shared], RuleResources.Sources);

    [Theory, MemberData(nameof(Sources))]
    public void Each_text_is_used_and_each_use_has_its_text(string source) =>
        Assert.Equal(RuleResources.Texts(source).Keys, Used(source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Sources))]
    public void What_goes_into_a_hole_is_said_to_translators(string source)
    {
        var comments = RuleResources.Comments(source);
        Assert.All(RuleResources.Texts(source), text => Assert.All(Hole().Matches(text.Value), hole => Assert.Contains(hole.Value, comments[text.Key], StringComparison.Ordinal)));
    }

    [Fact]
    public void What_descriptors_say_is_translated() => Assert.All(AllRules.Descriptors, d =>
    {
        Assert.All([d.Title, d.MessageFormat, d.Description], text => Assert.Equal(MadeUpLanguage.Translate(text.ToString(CultureInfo.InvariantCulture)), text.ToString(MadeUpLanguage.Culture)));
        // English where there is no translation.
        Assert.Equal(d.Title.ToString(CultureInfo.InvariantCulture), d.Title.ToString(CultureInfo.GetCultureInfo("de-AT")));
    });

    [Fact]
    public async Task What_messages_say_is_translated()
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        // The values of an inventory are the same in every language, as programs read them.
        foreach (var (input, diagnostic) in (await RuleTestInputs.Found).Where(f => f.Diagnostic.Descriptor.DefaultSeverity != DiagnosticSeverity.Hidden))
        {
            var code = input + "\n" + input.Options;
            var message = diagnostic.GetMessage(MadeUpLanguage.Culture);
            Assert.Contains(MadeUpLanguage.Mark, message);
            left.UnionWith(message.Split(MadeUpLanguage.Mark).Select(rest => rest.Trim()).Where(rest => !IsName(rest, code)).Select(rest => $"'{rest}' of {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
        }

        Assert.Empty(left);
    }

    // The check above is worth what it finds.
    [Theory]
    [InlineData("loop", false)]
    [InlineData("the collection", false)]
    [InlineData("Throws", false)]
    [InlineData("max_tokens in the body", false)]
    [InlineData("MaxTokens", true)]
    [InlineData("max_tokens", true)]
    [InlineData("4,096", true)]
    [InlineData("prompts", true)]
    [InlineData("Claude 3 Haiku", true)]
    public void A_name_is_told_from_a_phrase(string text, bool isName) => Assert.Equal(isName, IsName(text, "foreach (var prompt in prompts) {}"));

    [Fact]
    public void Titles_of_fixes_are_made_of_texts() => Assert.All(SourceFiles("src/BedrockAnalyzers/Rules").Concat(SourceFiles("src/BedrockAnalyzers.CodeFixes/Editing")).Where(f => f.EndsWith("Fix.cs", StringComparison.Ordinal)), file =>
    {
        var root = Parse(file);
        var titles = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => m.Identifier.ValueText == "TitleFor").Cast<SyntaxNode>()
            .Concat(root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => c.Expression.ToString() == "CodeAction.Create").Select(c => c.ArgumentList.Arguments[0]));
        Assert.All(titles.SelectMany(t => t.DescendantTokens()), token => Assert.False(token.ValueText.Contains(' ', StringComparison.Ordinal), token.ValueText));
    });

    [Fact]
    public void The_title_of_a_fix_is_translated_with_the_title_inside_it()
    {
        var title = new RuleText(RuleText.Shared, "FixInDocument", new RuleText(NoOutputTokenCapAnalyzer.Id, "Fix", "MaxTokens", "4096"), "Other.cs");
        Assert.Equal("Set MaxTokens to 4096 in Other.cs", title.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("¤¤MaxTokens¤4096¤¤Other.cs¤", title.ToString(MadeUpLanguage.Culture));
    }

    [Fact]
    public void Making_the_analyzers_reads_no_text()
    {
        // What other tests have read stays in the assembly that they share.
        var context = new AssemblyLoadContext("alone", isCollectible: true);
        try
        {
            var assembly = context.LoadFromAssemblyPath(typeof(RuleText).Assembly.Location);
            var read = (System.Collections.ICollection)assembly.GetType(typeof(RuleText).FullName!)!.GetField("s_resources", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
            var analyzers = assembly.GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true } && t.IsAssignableTo(typeof(DiagnosticAnalyzer))).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!).ToList();
            Assert.Equal(AllRules.Descriptors.Length, analyzers.SelectMany(a => a.SupportedDiagnostics).Count());
            Assert.Empty(read);

            Assert.NotEmpty(analyzers[0].SupportedDiagnostics[0].Title.ToString(CultureInfo.InvariantCulture));
            Assert.Single(read);
        }
        finally
        {
            context.Unload();
        }
    }

    [Fact]
    public void Two_texts_are_equal_when_they_say_the_same()
    {
        var text = new RuleText("BDR1001", "Fix", "MaxTokens", new RuleText("BDR1001", "CallFails"));
        Assert.Equal(text, new RuleText("BDR1001", "Fix", "MaxTokens", new RuleText("BDR1001", "CallFails")));
        Assert.Equal(text.GetHashCode(), new RuleText("BDR1001", "Fix", "MaxTokens", new RuleText("BDR1001", "CallFails")).GetHashCode());
        Assert.NotEqual(text, new RuleText("BDR1001", "Fix", "MaxTokens", new RuleText("BDR1001", "ModelDecides")));
        Assert.NotEqual(text, new RuleText("BDR1001", "Call", "MaxTokens", new RuleText("BDR1001", "CallFails")));
        Assert.NotEqual(text, new RuleText("BDR1003", "Fix", "MaxTokens", new RuleText("BDR1001", "CallFails")));
    }

    [Fact]
    public async Task Two_runs_report_the_same()
    {
        foreach (var id in AllRules.Descriptors.Select(d => d.Id))
        {
            var first = await RuleTests.Found(RulePage.Read(id), "Bad");
            var second = await RuleTests.Found(RulePage.Read(id), "Bad");
            Assert.Equal(first.Select(Seen), second.Select(Seen));
        }

        static (string Id, FileLinePositionSpan Place, string Message) Seen(Diagnostic d) => (d.Id, d.Location.GetLineSpan(), d.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_text_that_is_missing_is_an_error() =>
        Assert.IsType<System.Resources.MissingManifestResourceException>(Record(new RuleText("BDR1001", "NoSuchText")));

    private static Exception? Record(RuleText text)
    {
        Exception? thrown = null;
        text.OnException += (_, e) => thrown = e;
        Assert.Equal("", text.ToString(CultureInfo.InvariantCulture));
        return thrown;
    }

    // The names that the code asks a rule's resources for.
    private static IEnumerable<string> Used(string source)
    {
        if (source != RuleText.Shared)
        {
            foreach (var name in s_ofDescriptors) yield return name;

            // What several fixes have in common asks for the title by its rule's ID.
            if (AllRules.Fixes.Any(f => f.FixableDiagnosticIds.Contains(source) && f is LowerNumberFix or ReplaceModelIdFix)) yield return "Fix";
        }

        var files = source == RuleText.Shared ? SourceFiles("src/BedrockAnalyzers").Concat(SourceFiles("src/BedrockAnalyzers.CodeFixes")) : SourceFiles("src/BedrockAnalyzers/Rules/" + source);
        foreach (var creation in files.SelectMany(f => Parse(f).DescendantNodes()).OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (creation.ArgumentList is not { Arguments: [{ Expression: var from }, { Expression: LiteralExpressionSyntax { Token.ValueText: var name } }, ..] } || !Name().IsMatch(name) || !Source().IsMatch(from.ToString())) continue;
            if ((from.ToString() == "RuleText.Shared") == (source == RuleText.Shared)) yield return name;
        }
    }

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.GetFiles(Path.Combine(References.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static CompilationUnitSyntax Parse(string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Input.ParseOptions).GetCompilationUnitRoot();

    // What stands in the code itself, what AWS calls a model or a metric, a number, and what has the shape of a name.
    private static bool IsName(string text, string code) =>
        !text.Any(char.IsLetter) || code.Contains(text, StringComparison.Ordinal) || s_names.Contains(text) || Identifier().IsMatch(text)
        || text.Split(", ") is { Length: > 1 } list && list.All(part => IsName(part, code))
        || InParentheses().Match(text) is { Success: true } pair && IsName(pair.Groups["name"].Value, code) && IsName(pair.Groups["id"].Value, code);

    private static readonly ImmutableHashSet<string> s_names =
    [
        .. ModelCatalog.Default.Entries.Select(e => e.Name),
        .. typeof(ModelFamily).GetFields().Select(f => f.GetValue(null)).OfType<ModelFamily>().Select(f => f.Name),
        .. Enum.GetValues<ModelParameter>().Select(ParameterUse.NameOf),
        .. MetricCatalog.Namespaces.SelectMany(n => n.Metrics.Concat(n.Dimensions).Append(n.Name)),
    ];

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex("^[A-Z][A-Za-z]+$", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^((\w+\.)?Id|_?ruleId|RuleText\.Shared)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Source();

    // One word, with a digit, a capital, a dot or the like inside: no word of a sentence has that.
    [GeneratedRegex(@"^\S*[^\s][0-9_.:A-Z]\S*$", RegexOptions.None, 1000)]
    private static partial Regex Identifier();

    // A model's name and its ID behind it.
    [GeneratedRegex(@"^(?<name>.+) \((?<id>.+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InParentheses();
}
