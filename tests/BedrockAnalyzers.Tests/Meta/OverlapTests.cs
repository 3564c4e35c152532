#if !ROSLYN_FLOOR // The .NET analyzers of today do not load there.
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>The rules beside the analyzers of .NET, every rule of which is switched on: what both report at one place is on the page about it, and no more.</summary>
public partial class OverlapTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_theirs = NetAnalyzers();

    // Where each pair of the page is seen.
    public static TheoryData<string, string, string> Pairs => new()
    {
        { "BDR1005", "CA2007", "BDR1005/Converse.cs" },
        { "BDR2002", "CA1303", "BDR2002/Assistants.cs" },
        { "BDR3001", "CA1031", "BDR3001/Loops.cs" },
        { "BDR3002", "CA1849", "BDR3002/SecondStyles.cs" },
        { "BDR3002", "CA2007", "BDR1010/Collections.cs" },
        { "BDR3004", "CA1031", "BDR3004/Wide.cs" },
    };

    [Fact]
    public void The_page_has_the_pairs()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(References.RepositoryRoot, "docs", "overlap.md"))).Select(m => (m.Groups["ours"].Value, m.Groups["theirs"].Value));
        Assert.Equal(Pairs.Select(p => (p.Data.Item1, p.Data.Item2)), rows);
    }

    [Theory, MemberData(nameof(Pairs))]
    public async Task Both_report_one_place(string ours, string theirs, string program)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(References.RepositoryRoot, "tests", "BedrockAnalyzers.Tests", "Cases", program), TestContext.Current.CancellationToken);
        Assert.Contains((ours, theirs), await Shared(Input.Compile([Input.Parse(text)], Sdk.V4)));
    }

    // So nobody sees two reports at a place who has not asked for the second.
    [Theory, MemberData(nameof(Pairs))]
    public void Theirs_is_no_warning_unless_it_is_made_one(string ours, string theirs, string program) =>
        Assert.All(s_theirs.SelectMany(a => a.SupportedDiagnostics).Where(d => d.Id == theirs), d => Assert.True(!d.IsEnabledByDefault || d.DefaultSeverity < DiagnosticSeverity.Warning, $"{ours} beside {theirs} in {program}"));

    [Fact]
    public async Task No_other_pair_is_in_the_examples_of_the_pages()
    {
        var found = new HashSet<(string, string)>();
        foreach (var rule in AllRules.Descriptors)
        {
            var trees = RulePage.Read(rule.Id).Example("Bad").Code.Select((code, i) => Input.Parse(code, $"Example{i}.cs"));
            found.UnionWith(await Shared(Input.Compile([Input.Parse(RuleTests.ImplicitUsings, "Usings.cs"), .. trees], Sdk.V4)));
        }

        Assert.Empty(found.Except(Pairs.Select(p => (p.Data.Item1, p.Data.Item2))));
    }

    private static async Task<ImmutableArray<(string Ours, string Theirs)>> Shared(Compilation compilation)
    {
        var (_, theirs) = await Analysis.Build(compilation, s_theirs);
        var (_, ours) = await Analysis.Build(compilation, AllRules.Analyzers);
        return [.. from our in ours from their in theirs where our.Location == their.Location select (our.Id, their.Id)];
    }

    private static ImmutableArray<DiagnosticAnalyzer> NetAnalyzers()
    {
        var folder = Path.Combine(References.PackageFolder("microsoft.codeanalysis.netanalyzers"), "analyzers", "dotnet", "cs");
        var context = new AssemblyLoadContext("NetAnalyzers");
        context.Resolving += (self, name) => Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? self.LoadFromAssemblyPath(file) : null;
        return [.. Directory.GetFiles(folder, "*.dll").SelectMany(file => context.LoadFromAssemblyPath(file).GetTypes())
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
    }

    [GeneratedRegex(@"^\| (?<ours>BDR[0-9]{4}) \| (?<theirs>CA[0-9]{4}) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
#endif
