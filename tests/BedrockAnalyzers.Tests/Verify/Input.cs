using System.Collections.Immutable;
using System.Text;
using BedrockAnalyzers.Tests.Metamorphic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests;

/// <summary>What one rule test gives to an analyzer.</summary>
/// <param name="Analyzer">The type of the analyzer.</param>
/// <param name="Files">Names and marked texts. What does not end in <c>.cs</c> is an additional file.</param>
/// <param name="Sdk">The references.</param>
/// <param name="Options">Lines of a <c>.globalconfig</c>.</param>
/// <param name="AllowErrors">Whether the text may have compile errors.</param>
/// <param name="Without">A rewriter whose change means something to this rule.</param>
internal sealed record Input(Type Analyzer, ImmutableArray<(string Name, string Marked)> Files, Sdk Sdk, string? Options, bool AllowErrors, Rewriter? Without)
{
    private static readonly AsyncLocal<List<Input>?> s_collector = new();

    /// <summary>How every input is parsed: as the newest language of the Roslyn that the tests run on.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse, preprocessorSymbols: ["NET8_0_OR_GREATER"]);

    /// <summary>
    /// Where a test's inputs go instead of being run, while somebody collects them: what is shown for one rule on its inputs is shown for all
    /// of them on all inputs, without a second list of inputs that would be forgotten.
    /// </summary>
    public static List<Input>? Collector { get => s_collector.Value; set => s_collector.Value = value; }

    public DiagnosticAnalyzer CreateAnalyzer() => (DiagnosticAnalyzer)Activator.CreateInstance(Analyzer)!;

    /// <summary>The compilation of the input, the marks of each of its files, and its additional files.</summary>
    public (CSharpCompilation Compilation, ImmutableDictionary<string, Markup> Markups, ImmutableArray<AdditionalText> Additional) Compile()
    {
        var markups = Files.ToImmutableDictionary(f => f.Name, f => Markup.Parse(f.Marked), StringComparer.Ordinal);
        var trees = Files.Where(f => IsCode(f.Name)).Select(f => Parse(markups[f.Name].Text, f.Name)).ToList();
        var additional = Files.Where(f => !IsCode(f.Name)).Select(f => (AdditionalText)new InMemoryText(f.Name, markups[f.Name].Text)).ToImmutableArray();
        return (Compile(trees, Sdk), markups, additional);
    }

    /// <summary>What a build of the input reports: the compiler's errors, and what the input's own analyzer finds.</summary>
    public Task<(ImmutableArray<Diagnostic> Errors, ImmutableArray<Diagnostic> Found)> Build()
    {
        var (compilation, _, additional) = Compile();
        return Analysis.Build(compilation, [CreateAnalyzer()], Configuration.Options(Options, additional));
    }

    public static CSharpCompilation Compile(IReadOnlyCollection<SyntaxTree> trees, Sdk sdk)
    {
        var compilation = References.Compilation(sdk).AddSyntaxTrees(trees);
        return trees.Any(IsProgram) ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) : compilation;
    }

    public static SyntaxTree Parse(string text, string name = "Code.cs") => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, name);

    /// <summary>A project of nothing yet, as an editor has it.</summary>
    /// <param name="workspace">Where it is added.</param>
    /// <param name="sdk">Its references.</param>
    /// <param name="options">The compiler's options; as for all inputs unless told.</param>
    /// <param name="parseOptions">How it is parsed; as all inputs unless told.</param>
    public static Project Project(AdhocWorkspace workspace, Sdk sdk, CompilationOptions? options = null, ParseOptions? parseOptions = null)
    {
        var references = References.Compilation(sdk);
        return workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp, compilationOptions: options ?? references.Options, parseOptions: parseOptions ?? ParseOptions, metadataReferences: references.References));
    }

    public static bool IsProgram(SyntaxTree tree) => ((CompilationUnitSyntax)tree.GetRoot()).Members.Any(SyntaxKind.GlobalStatement);

    public override string ToString() => string.Join('\n', Files.Select(f => f.Marked));

    private static bool IsCode(string name) => name.EndsWith(".cs", StringComparison.Ordinal);

    private sealed class InMemoryText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
