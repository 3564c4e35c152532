using System.Collections.Immutable;
using BedrockAnalyzers.Tests;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks;

/// <summary>
/// Each rule on ordinary code and on code full of what it reports, beside an analyzer that registers nothing. Look at the allocated bytes first: on a machine that does
/// other things too they are stable, and times are not.
/// </summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_nothing = [new IdleAnalyzer(asksForFiles: false)];

    private CSharpCompilation _compilation = null!;
    private ImmutableArray<DiagnosticAnalyzer> _rule;
    private AnalyzerOptions _options = null!;

    public static IEnumerable<string> Ids => BenchmarkInput.Ids;

    public static IEnumerable<string> Codes => BenchmarkInput.Codes;

    [ParamsSource(nameof(Ids))]
    public string Id { get; set; } = "";

    [ParamsSource(nameof(Codes))]
    public string Code { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _compilation = BenchmarkInput.Compilation(Id, Code);
        _options = Configuration.Options(BenchmarkInput.Options(Id), []);
        _rule = [BenchmarkInput.Analyzer(Id)];
    }

    [Benchmark(Baseline = true)]
    public Task<int> Nothing() => Run(s_nothing);

    [Benchmark]
    public Task<int> Rule() => Run(_rule);

    // A compilation keeps what was bound for it: each run needs a new one.
    private async Task<int> Run(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var with = new CompilationWithAnalyzers(_compilation.Clone(), analyzers, new CompilationWithAnalyzersOptions(_options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        return (await with.GetAnalyzerDiagnosticsAsync()).Length;
    }
}
