using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks.Performance;

internal static class PerformanceRun
{
    public static void Run(string[] args)
    {
        var rounds = int.Parse(args[1], CultureInfo.InvariantCulture);
        var compilation = args[0] switch
        {
            "none" => MeasuredCode.OwnSources(Sdk.None),
            "unused" => MeasuredCode.OwnSources(Sdk.V4),
            "all" => MeasuredCode.AllBedrock(int.Parse(args[2], CultureInfo.InvariantCulture)),
            var folder => MeasuredCode.Folder(folder),
        };
        var lines = MeasuredCode.Lines(compilation);
        Console.WriteLine($"{compilation.SyntaxTrees.Count()} files, {lines} lines, {compilation.GetDiagnostics().Count(d => d.Severity == DiagnosticSeverity.Error)} errors");
        foreach (var e in compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(4)) Console.WriteLine(e);
        var each = args.Contains("each");
        ImmutableArray<AnalyzerPackage> packages = each
            ? [AnalyzerPackage.Of("nothing", new NothingAnalyzer()), .. AnalyzerPackage.Ours.Analyzers.Select(a => AnalyzerPackage.Of(a.GetType().Name, a)), AnalyzerPackage.Ours]
            : [AnalyzerPackage.Of("nothing", new NothingAnalyzer()), AnalyzerPackage.Ours, .. AnalyzerPackage.Peers];
        if (args.Contains("probe")) packages = [AnalyzerPackage.Of("nothing", new NothingAnalyzer()), .. new[] { "model", "modelwalk", "modelsym", "modelop", "modelcfg", "node", "sym", "symone", "operation", "op", "block", "cfg" }.Select(k => AnalyzerPackage.Of(k, new Probe(k)))];
        if (args.Contains("ours")) packages = [AnalyzerPackage.Of("nothing", new NothingAnalyzer()), AnalyzerPackage.Ours];
        for (var i = 0; i < (args.Contains("emit") ? 4 : 0); i++)
        {
            var t0 = Environment.CpuUsage.TotalTime; var b0 = GC.GetTotalAllocatedBytes(true);
            var c2 = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(t => Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(t.GetText(), (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)t.Options, t.FilePath)));
            foreach (var t in c2.SyntaxTrees) t.GetRoot();
            var t1 = Environment.CpuUsage.TotalTime; var b1 = GC.GetTotalAllocatedBytes(true);
            var c3 = c2.Clone(); c3.GetDiagnostics();
            var t2 = Environment.CpuUsage.TotalTime; var b2 = GC.GetTotalAllocatedBytes(true);
            c2.Emit(new MemoryStream(), new MemoryStream());
            Console.WriteLine($"parse {(t1 - t0).TotalMilliseconds:F0} ms {(b1 - b0) / 1e6:F1} MB, diagnostics {(t2 - t1).TotalMilliseconds:F0} ms {(b2 - b1) / 1e6:F1} MB, emit (bind too) {(Environment.CpuUsage.TotalTime - t2).TotalMilliseconds:F0} ms {(GC.GetTotalAllocatedBytes(true) - b2) / 1e6:F1} MB");
        }
        var (alone, with) = Measurement.Of(compilation, [.. packages.Select(p => p.Analyzers)], new AnalyzerOptions([]), rounds);
        Console.WriteLine($"compiler {alone.Milliseconds:F0} ms {alone.Bytes / 1e6:F1} MB");
        var nothing = with[0];
        foreach (var (package, cost) in packages.Zip(with))
        {
            var (ms, bytes) = (cost.Milliseconds - nothing.Milliseconds, cost.Bytes - nothing.Bytes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{package.Name,-45} {package.RulesOn,4} rules {cost.Milliseconds,8:F0} ms own {ms,8:F1} ms = {100 * ms / alone.Milliseconds,6:F1} % ({ms / package.RulesOn / alone.Milliseconds * 100,6:F3} %/rule) {bytes / 1e6,8:F2} MB = {100.0 * bytes / alone.Bytes,6:F1} % found {cost.Found - nothing.Found}"));
        }
    }
}
