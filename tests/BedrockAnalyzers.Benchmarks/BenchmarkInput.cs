using System.Text;
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
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest);

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

    /// <summary>The rule's example so many times, each in a namespace of its own.</summary>
    public static CSharpCompilation Compilation(string id, int copies)
    {
        var code = RulePage.Read(id).Example("Bad").Code[0];
        var trees = Enumerable.Range(0, copies).Select(i => Copy(code, i));
        return References.Compilation(Sdk.V4).AddSyntaxTrees(trees.Prepend(CSharpSyntaxTree.ParseText(ImplicitUsings, s_parseOptions, "GlobalUsings.cs", Encoding.UTF8)));
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
