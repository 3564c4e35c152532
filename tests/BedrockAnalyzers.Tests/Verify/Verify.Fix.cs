using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests;

internal static partial class Verify
{
    /// <summary>
    /// The fix makes one text of the other: one by one and by FixAll in the document, the project and the solution, with LF and with CRLF. The
    /// result compiles, is the tree that its text parses to, and holds no diagnostic of any rule that was not there before.
    /// </summary>
    /// <param name="before">The marked text.</param>
    /// <param name="after">The fixed text. What the fix leaves is marked.</param>
    /// <param name="sdk">The references.</param>
    /// <param name="options">Lines of a <c>.globalconfig</c>.</param>
    /// <param name="key">The equivalence key of the action, where the fix offers more than one.</param>
    /// <param name="fixAll">False for a fix that FixAll must not apply.</param>
    public static Task Fix<TAnalyzer, TFix>(string before, string after, Sdk sdk = Sdk.V4, string? options = null, string? key = null, bool fixAll = true)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        Fix<TAnalyzer, TFix>([before], [after], sdk, options, key, fixAll);

    /// <summary>As for one document, over several.</summary>
    /// <param name="before">The marked texts.</param>
    /// <param name="after">The fixed texts.</param>
    /// <param name="sdk">The references.</param>
    /// <param name="options">Lines of a <c>.globalconfig</c>.</param>
    /// <param name="key">The equivalence key of the action, where the fix offers more than one.</param>
    /// <param name="fixAll">False for a fix that FixAll must not apply.</param>
    /// <param name="elsewhere">Whether the fix changes another document than the one that is reported, which FixAll does not do.</param>
    public static async Task Fix<TAnalyzer, TFix>(string[] before, string[] after, Sdk sdk = Sdk.V4, string? options = null, string? key = null, bool fixAll = true, bool elsewhere = false)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        if (Input.Collector is { } collector)
        {
            collector.Add(new(typeof(TAnalyzer), Named(before), sdk, options, AllowErrors: false, Without: null));
            return;
        }

        Assert.Equal(fixAll, new TFix().GetFixAllProvider() is not null);
        foreach (var newLine in new[] { "\n", "\r\n" })
        {
            var test = new FixTest<TAnalyzer, TFix>(sdk, options) { CodeActionEquivalenceKey = key };
            if (!fixAll || elsewhere) test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
            test.Fill(test.TestState, WithNewLine(before, newLine));
            test.Fill(test.FixedState, WithNewLine(after, newLine));
            await test.RunAsync(TestContext.Current.CancellationToken);
        }

        await NothingElseCame<TAnalyzer>(Named(before), Named(after), sdk, options);
    }

    /// <summary>What is marked is reported, and no fix is offered for it.</summary>
    public static async Task NoFix<TAnalyzer, TFix>(string source, Sdk sdk = Sdk.V4, string? options = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        if (Input.Collector is { } collector)
        {
            collector.Add(new(typeof(TAnalyzer), Named([source]), sdk, options, AllowErrors: false, Without: null));
            return;
        }

        Assert.NotEmpty(Markup.Parse(source).Marks);
        var test = new FixTest<TAnalyzer, TFix>(sdk, options) { CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck };
        test.Fill(test.TestState, [source]);
        test.Fill(test.FixedState, [source]);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task NothingElseCame<TAnalyzer>(ImmutableArray<(string Name, string Marked)> before, ImmutableArray<(string Name, string Marked)> after, Sdk sdk, string? options)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new TAnalyzer(), .. AllRules.Analyzers.Where(a => a is not TAnalyzer)];
        var (was, now) = (await Ids(before), await Ids(after));
        foreach (var (id, count) in now)
            Assert.True(count <= was.GetValueOrDefault(id), $"{id} is reported {count} times after the fix, and was {was.GetValueOrDefault(id)} times before it.");

        async Task<Dictionary<string, int>> Ids(ImmutableArray<(string Name, string Marked)> files)
        {
            var compilation = Input.Compile([.. files.Select(f => Input.Parse(Markup.Parse(f.Marked).Text, f.Name))], sdk);
            var (_, found) = await Analysis.Build(compilation, analyzers, Configuration.Options(options, []));
            return found.CountBy(d => d.Id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        }
    }

    private static string[] WithNewLine(string[] texts, string newLine) => Array.ConvertAll(texts, t => t.ReplaceLineEndings(newLine));

    private static ImmutableArray<(string Name, string Marked)> Named(string[] sources) => [.. sources.Select((s, i) => ($"/0/Test{i}.cs", s))];

    private sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        private readonly Sdk _sdk;
        private readonly string? _options;

        public FixTest(Sdk sdk, string? options)
        {
            (_sdk, _options) = (sdk, options);
            // No packages of its own: the library would look for them on the network. The references come with the state.
            ReferenceAssemblies = new("net10.0");
            CodeActionValidationMode = CodeActionValidationMode.SemanticStructure;
        }

        public void Fill(SolutionState state, string[] sources)
        {
            state.InheritanceMode = StateInheritanceMode.Explicit;
            state.MarkupHandling = MarkupMode.None;
            state.AdditionalReferences.AddRange(References.Compilation(_sdk).References);
            if (_options is not null) state.AnalyzerConfigFiles.Add(("/.globalconfig", Configuration.Globalconfig(_options)));
            var descriptors = new TAnalyzer().SupportedDiagnostics;
            foreach (var (name, marked) in Named(sources))
            {
                var markup = Markup.Parse(marked);
                state.Sources.Add((name, markup.Text));
                if (Input.IsProgram(Input.Parse(markup.Text))) state.OutputKind = OutputKind.ConsoleApplication;
                var lines = SourceText.From(markup.Text).Lines;
                foreach (var (id, span) in markup.Marks)
                {
                    // Not by the descriptor itself, which would expect its message without arguments.
                    state.ExpectedDiagnostics.Add(new DiagnosticResult(id, descriptors.Single(d => string.Equals(d.Id, id, StringComparison.Ordinal)).DefaultSeverity).WithSpan(new FileLinePositionSpan(name, lines.GetLinePositionSpan(span))).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
                }
            }
        }

        protected override ParseOptions CreateParseOptions() => Input.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => References.Compilation(_sdk).Options;
    }
}
