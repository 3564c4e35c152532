using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using BedrockAnalyzers.DocumentationGenerator;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>What must hold for every rule. A new rule is found by reflection: nothing here has to be told of it.</summary>
public partial class RuleTests
{
    // What a message may tell its reader to do, after its last semicolon.
    private static readonly string[] s_verbs = ["set", "use", "choose", "write", "lower", "remove", "move", "add", "raise", "wait", "catch", "check", "limit", "send", "batch", "call", "await", "let", "replace", "rename"];

    private static readonly string[] s_sections = ["Cause", "Why it matters", "How to fix", "When not to", "Options", "Bad", "Good"];

    private static readonly string[] s_categories = [.. typeof(Categories).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    // What an ordinary project has without writing it down.
    internal const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    public static IEnumerable<TheoryDataRow<string>> Ids => AllRules.Descriptors.Select(d => new TheoryDataRow<string>(d.Id));

    [Fact]
    public void There_are_rules() => Assert.NotEmpty(AllRules.Descriptors);

    [Fact]
    public void Each_ID_is_one_analyzers() =>
        Assert.Equal(AllRules.Analyzers.Length, AllRules.Analyzers.Select(a => Assert.Single(a.SupportedDiagnostics.Select(d => d.Id).Distinct(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Each_folder_is_a_rules()
    {
        var folders = Directory.GetDirectories(Path.GetDirectoryName(RulePage.FolderOf("any"))!).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);
        Assert.Equal(folders, AllRules.Descriptors.Select(d => d.Id));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_analyzer_stands_in_the_rules_folder(string id)
    {
        var type = AllRules.Analyzers.Single(a => a.SupportedDiagnostics.Any(d => string.Equals(d.Id, id, StringComparison.Ordinal))).GetType();
        Assert.Equal("BedrockAnalyzers.Rules." + id, type.Namespace);
        Assert.True(type.IsSealed);
        Assert.True(File.Exists(Path.Combine(RulePage.FolderOf(id), type.Name + ".cs")));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_descriptor_follows_the_rules(string id)
    {
        var descriptor = Descriptor(id);
        Assert.Matches("^BDR[0-9]{4}$", id);
        Assert.Contains(descriptor.Category, s_categories);
        Assert.Equal($"https://github.com/BedrockAnalyzers/BedrockAnalyzers/blob/{Descriptors.Commit}/src/BedrockAnalyzers/Rules/{id}/README.md", descriptor.HelpLinkUri);
        var title = descriptor.Title.ToString(CultureInfo.InvariantCulture);
        Assert.Matches("^[A-Z].*[^. ]$", title);
        Assert.EndsWith(".", descriptor.Description.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_message_ends_in_what_to_do()
    {
        var found = (await RuleTestInputs.Found).Select(f => f.Diagnostic).ToList();
        Assert.Equal(AllRules.Descriptors.Select(d => d.Id), found.Select(d => d.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        // What is hidden is a fact, about which there is nothing to do.
        Assert.All(found.Where(d => d.Descriptor.DefaultSeverity != DiagnosticSeverity.Hidden).Select(d => d.GetMessage(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal), message =>
        {
            Assert.Matches("[^. ]$", message);
            var last = message[(message.LastIndexOf("; ", StringComparison.Ordinal) + 1)..].Trim();
            Assert.NotEqual(message, last);
            Assert.Contains(last.Split(' ')[0], s_verbs);
        });
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_release_row_says_the_same(string id)
    {
        var descriptor = Descriptor(id);
        var rows = new[] { "Shipped", "Unshipped" }.SelectMany(n => File.ReadLines(Path.Combine(References.RepositoryRoot, "src", "BedrockAnalyzers", $"AnalyzerReleases.{n}.md")))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Length >= 3 && string.Equals(c[0], id, StringComparison.Ordinal)).ToList();
        // A rule that was changed has a row for each release that changed it: the last one counts.
        Assert.NotEmpty(rows);
        Assert.Equal((descriptor.Category, descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled"), (rows[^1][1], rows[^1][2]));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_page_has_its_title_and_sections(string id)
    {
        var page = RulePage.Read(id);
        Assert.Equal($"{id}: {Descriptor(id).Title.ToString(CultureInfo.InvariantCulture)}", page.Title);
        Assert.Equal(s_sections, page.Sections);
        Assert.All(s_sections, s => Assert.NotEqual("", page.SectionText(s).Trim()));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_bad_example_is_reported(string id)
    {
        // Once or more, but by no other rule; and a file that nothing is wrong in would not be shown.
        var page = RulePage.Read(id);
        var found = await Found(page, "Bad");
        Assert.Equal([id], found.Select(d => d.Id).Distinct(StringComparer.Ordinal));
        if (found.Any(d => d.Location != Location.None))
            Assert.Equal(Files(page, "Bad").Skip(1).Select(f => f.Name).Order(StringComparer.Ordinal), found.Select(d => Path.GetFileName(d.Location.GetLineSpan().Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_good_example_is_not_reported_by_any_rule(string id) => Assert.Empty(await Found(RulePage.Read(id), "Good"));

    [Theory, MemberData(nameof(Ids))]
    public void The_examples_are_laid_out_as_an_editor_does(string id)
    {
        using var workspace = new AdhocWorkspace();
        var page = RulePage.Read(id);
        foreach (var code in page.Example("Bad").Code.Concat(page.Example("Good").Code))
            Assert.Equal(code, Formatter.Format(Input.Parse(code).GetRoot(TestContext.Current.CancellationToken), workspace, cancellationToken: TestContext.Current.CancellationToken).ToFullString());
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_fix_turns_the_bad_example_into_the_good_one(string id)
    {
        if (!FixesOf(id).Any()) return;
        var page = RulePage.Read(id);
        var good = Files(page, "Good").ToImmutableSortedDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal);
        var results = await Repair.All(Files(page, "Bad"), page.Example("Bad").Options, id);
        var titles = results.Where(r => good.SequenceEqual(r.Files)).Select(r => r.Title).ToList();
        if (titles.Count == 0) Assert.Fail(string.Join("\n\n", results.Select(r => $"{r.Title} makes:\n{string.Join('\n', r.Files.Except(good).Select(f => f.Value))}")));

        // The page says which it is, and its head names all that are offered.
        Assert.Contains(titles, title => page.SectionText("How to fix").Contains($"*{title}*", StringComparison.Ordinal));
        Assert.All(results, r => Assert.Contains($"*{r.Title}*", page.Head[2], StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_head_of_the_page_agrees(string id)
    {
        var (head, descriptor, fixes) = (RulePage.Read(id).Head, Descriptor(id), FixesOf(id).ToList());
        Assert.Equal(4, head.Length);
        Assert.Equal((descriptor.Category, descriptor.DefaultSeverity + (descriptor.IsEnabledByDefault ? "" : ", off by default")), (head[0], head[1]));
        Assert.Matches(fixes.Count > 0 ? "^\\*[^*]+\\*" : "^no: ", head[2]);
        Assert.Matches(!fixes.Exists(f => f.GetFixAllProvider() is not null) ? "^no($|: )" : fixes.Exists(f => f.GetFixAllProvider() is null) ? "^yes; " : "^yes($|; )", head[3]);
    }

    [Theory, MemberData(nameof(Ids))]
    public void There_is_a_fix_or_a_reason_for_none(string id)
    {
        var reason = AllRules.Analyzers.Single(a => a.SupportedDiagnostics.Any(d => string.Equals(d.Id, id, StringComparison.Ordinal))).GetType().GetCustomAttribute<WithoutFixAttribute>()?.Reason;
        // A reason beside a fix is a reason that has had its day.
        Assert.NotEqual(FixesOf(id).Any(), reason is not null);
        Assert.NotEqual("", reason);
    }

    [Theory, MemberData(nameof(Ids))]
    public void There_is_FixAll_or_a_reason_for_none(string id) => Assert.All(FixesOf(id), fix =>
    {
        var reason = fix.GetType().GetCustomAttribute<WithoutFixAllAttribute>()?.Reason;
        Assert.Equal(fix.GetFixAllProvider() is null, reason is not null);
        Assert.NotEqual("", reason);
    });

    [Fact]
    public void Each_fix_is_found_by_hosts_and_fixes_a_rule_of_its_folder() => Assert.All(AllRules.Fixes, fix =>
    {
        var export = fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>();
        Assert.NotNull(export);
        Assert.Contains(LanguageNames.CSharp, export.Languages);
        Assert.All(fix.FixableDiagnosticIds, id => Assert.Equal("BedrockAnalyzers.Rules." + id, fix.GetType().Namespace));
    });

    [Theory, MemberData(nameof(Ids))]
    public void The_page_names_each_option_with_its_default(string id)
    {
        var page = RulePage.Read(id);
        var own = GeneratedFiles.Options.Select(o => o.Option).Where(o => string.Equals(o.RuleId, id, StringComparison.Ordinal)).ToList();
        Assert.All(own, o =>
        {
            var paragraph = Assert.Single(page.Paragraphs("Options"), p => p.StartsWith($"`{o.Key}`: ", StringComparison.Ordinal));
            Assert.Matches($@"\b[Dd]efault(:| is) `?{Regex.Escape(o.DefaultText)}`?\.", paragraph);
        });
        Assert.All(Key().Matches(page.SectionText("Options")).Select(m => m.Value), key => Assert.Contains(key, own.Select(o => o.Key)));
    }

    [Fact]
    public void Each_option_is_well_formed() => Assert.All(GeneratedFiles.Options.Select(o => o.Option), o =>
    {
        Assert.Matches($"^dotnet_code_quality\\.{o.RuleId}\\.[a-z_]+$", o.Key);
        Assert.True(o.Takes(o.DefaultText));
        Assert.EndsWith(".", o.Description, StringComparison.Ordinal);
    });

    [Fact]
    public void The_option_table_has_each_option_that_a_rule_declares() => Assert.Equal(GeneratedFiles.Options.Select(o => o.Option), OptionTable.All);

    [Fact]
    public void Generated_files_are_up_to_date() => Assert.Empty(GeneratedFiles.Stale(References.RepositoryRoot).Select(f => f.Path));

    private static DiagnosticDescriptor Descriptor(string id) => AllRules.Descriptors.Single(d => string.Equals(d.Id, id, StringComparison.Ordinal));

    private static IEnumerable<CodeFixProvider> FixesOf(string id) => AllRules.Fixes.Where(f => f.FixableDiagnosticIds.Contains(id, StringComparer.Ordinal));

    private static ImmutableArray<(string Name, string Text)> Files(RulePage page, string section)
    {
        var (code, _, additional) = page.Example(section);
        Assert.NotEmpty(code);
        return [("GlobalUsings.cs", ImplicitUsings), .. code.Select((c, i) => ($"Example{i}.cs", c)), .. additional];
    }

    internal static async Task<IReadOnlyCollection<Diagnostic>> Found(RulePage page, string section)
    {
        var options = page.Example(section).Options;
        var input = new Input(typeof(object), Files(page, section), Sdk.V4, options, AllowErrors: false, Without: null);
        var (compilation, _, texts) = input.Compile();
        // A rule that is off says nothing about the pages of the others.
        var analyzers = AllRules.Analyzers.Where(a => AllRules.OnByDefault.Contains(a) || a.SupportedDiagnostics.Any(d => string.Equals(d.Id, page.Id, StringComparison.Ordinal)));
        var (errors, found) = await Analysis.Build(compilation, [.. analyzers], Configuration.Options(options, texts));
        Assert.Empty(errors);
        return found;
    }

    [GeneratedRegex(@"dotnet_code_quality\.BDR[0-9]{4}\.[a-z_]+", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
