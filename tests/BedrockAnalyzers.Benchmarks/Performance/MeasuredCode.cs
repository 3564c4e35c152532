using System.Text;
using System.Text.RegularExpressions;
using BedrockAnalyzers.Tests;
using BedrockAnalyzers.Tests.Meta;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>The projects that are measured.</summary>
internal static partial class MeasuredCode
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest);

    /// <summary>Files that have nothing to do with Bedrock.</summary>
    public static CSharpCompilation Ordinary(Sdk sdk, int files) => Of(sdk, Enumerable.Range(0, files).Select(static i => ($"Area{i}.cs", OrdinaryCode.File(i))));

    /// <summary>A folder of sources, as far as they compile without their other references.</summary>
    public static CSharpCompilation Folder(string folder) => Of(Sdk.V4, FilesIn(folder));

    /// <summary>A project that is nothing but calls of Bedrock: the examples of all pages, the bad ones and the good ones, so many times.</summary>
    public static CSharpCompilation AllBedrock(int copies)
    {
        var examples = BenchmarkInput.Ids.SelectMany(static id => new[] { "Bad", "Good" }.SelectMany(section => RulePage.Read(id).Example(section).Code)).Where(static code => code.Contains("class", StringComparison.Ordinal)).ToList();
        return Of(Sdk.V4, Enumerable.Range(0, copies).SelectMany(copy => examples.Select((code, i) => ($"Copy{copy}/Example{i}.cs", BenchmarkInput.InNamespace(code, $"Copy{copy}.Example{i}")))));
    }

    /// <summary>The lines of all files.</summary>
    public static int Lines(Compilation compilation) => compilation.SyntaxTrees.Sum(static tree => tree.GetText().Lines.Count);

    private static IEnumerable<(string Path, string Text)> FilesIn(string folder) =>
        Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(static file => !BuildOutput().IsMatch(file)).Order(StringComparer.Ordinal).Select(static file => (file, File.ReadAllText(file)));

    private static CSharpCompilation Of(Sdk sdk, IEnumerable<(string Path, string Text)> files) =>
        References.Compilation(sdk).AddSyntaxTrees(files.Prepend(("Usings.cs", OrdinaryCode.ImplicitUsings)).Select(static file => CSharpSyntaxTree.ParseText(file.Item2, s_parseOptions, file.Item1, Encoding.UTF8)));

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BuildOutput();
}
