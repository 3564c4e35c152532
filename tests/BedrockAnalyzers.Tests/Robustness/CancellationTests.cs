using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>An editor cancels an analysis with every key that is pressed.</summary>
public class CancellationTests
{
    [Fact]
    public async Task Explore()
    {
        var files = await AllInputs.Files();
        var trees = files.ConvertAll(static f => Input.Parse(f.Text, f.Name));
        var compilation = Input.Compile(trees, Sdk.V4);
        _ = compilation.GetDiagnostics();
        var watch = Stopwatch.StartNew();
        await Analysis.With(compilation.Clone(), AllRules.Analyzers, options: null, concurrent: false).GetAnalyzerDiagnosticsAsync();
        var whole = watch.Elapsed;
        Console.WriteLine($"{files.Count} files, whole {whole}");
        for (var i = 0; i < 40; i++)
        {
            using var source = new CancellationTokenSource();
            TimeSpan at = default, cpu = default;
            source.Token.Register(() => { at = watch.Elapsed; cpu = Environment.CpuUsage.TotalTime; });
            var fresh = compilation.Clone();
            watch.Restart();
            source.CancelAfter(whole * (i + 0.5) / 44);
            try { await Analysis.With(fresh, AllRules.Analyzers, options: null, concurrent: false).GetAnalyzerDiagnosticsAsync(source.Token); Console.WriteLine("ended"); }
            catch (OperationCanceledException) { Console.WriteLine($"{i} wall {(watch.Elapsed - at).TotalMilliseconds:0} cpu {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:0}"); }
        }
    }
}
