using System.Collections.Immutable;
using System.Text;
using BedrockAnalyzers.Benchmarks.Performance;
using BedrockAnalyzers.Tests;
using BedrockAnalyzers.Tests.Meta;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks;

/// <summary>
/// What a rule is measured on: many copies of its page's bad example. A rule has a benchmark as soon as it has a page, and a test sees to it
/// that each copy is reported.
/// </summary>
internal static class BenchmarkInput
{
    // Few, for each rule is measured on them.
    private const int OrdinaryFiles = 5;

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest);

    /// <summary>What each rule is measured on: ordinary code without the SDK and with it, and the example of its page, once, 10 and 100 times.</summary>
    public static ImmutableArray<string> Codes { get; } = ["without-sdk", "sdk-unused", "example", "example-10", "example-100"];

    /// <summary>The rules that have a benchmark.</summary>
    public static IEnumerable<string> Ids => Directory.GetDirectories(Path.GetDirectoryName(RulePage.FolderOf("any"))!).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    /// <summary>The lines of a <c>.globalconfig</c> that the example needs.</summary>
    public static string? Options(string id) => RulePage.Read(id).Example("Bad").Options;

    /// <summary>The rule's analyzer.</summary>
    public static DiagnosticAnalyzer Analyzer(string id)
    {
        var type = typeof(BedrockAnalyzer).Assembly.GetTypes().Single(t => t.IsAssignableTo(typeof(DiagnosticAnalyzer)) && string.Equals(t.Namespace, "BedrockAnalyzers.Rules." + id, StringComparison.Ordinal));
        return (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
    }

    /// <summary>One of <see cref="Codes"/> for a rule, which is on in it.</summary>
    public static CSharpCompilation Compilation(string id, string code) => code switch
    {
        "without-sdk" or "sdk-unused" => Configuration.SwitchedOn(Ordinary(code, OrdinaryFiles), [Analyzer(id)]),
        "example" => Compilation(id, copies: 1),
        "example-10" => Compilation(id, copies: 10),
        "example-100" => Compilation(id, copies: 100),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No such code."),
    };

    /// <summary>Ordinary code, as in <see cref="Codes"/>, of so many files.</summary>
    public static CSharpCompilation Ordinary(string code, int files) => MeasuredCode.Ordinary(code is "sdk-unused" ? Sdk.V4 : Sdk.None, files);

    /// <summary>The rule's example so many times, each in a namespace of its own. The rule is on in it.</summary>
    public static CSharpCompilation Compilation(string id, int copies)
    {
        var code = RulePage.Read(id).Example("Bad").Code[0];
        var trees = Enumerable.Range(0, copies).Select(i => Copy(code, i));
        return Configuration.SwitchedOn(References.Compilation(Sdk.V4).AddSyntaxTrees(trees.Prepend(CSharpSyntaxTree.ParseText(OrdinaryCode.ImplicitUsings, s_parseOptions, "GlobalUsings.cs", Encoding.UTF8))), [Analyzer(id)]);
    }

    /// <summary>An example's code with its types in a namespace of their own.</summary>
    public static string InNamespace(string code, string name)
    {
        var start = CSharpSyntaxTree.ParseText(code, s_parseOptions).GetCompilationUnitRoot().Members[0].FullSpan.Start;
        return code.Insert(start, $"\nnamespace {name};\n");
    }

    private static SyntaxTree Copy(string code, int number) =>
        CSharpSyntaxTree.ParseText(InNamespace(code, $"Copy{number}"), s_parseOptions, $"Copy{number}.cs", Encoding.UTF8);
}
