namespace BedrockAnalyzers.Tests.Robustness;
public class ProbeTemp
{
    [Fact(Explicit = true)]
    public async Task Probe()
    {
        var text = File.ReadAllText("/tmp/hang.cs");
        var compilation = Input.Compile([Input.Parse(text)], Sdk.V4);
        var w = System.Diagnostics.Stopwatch.StartNew();
        using (var c = new CancellationTokenSource(20000))
            try { compilation.GetDiagnostics(c.Token); } catch (OperationCanceledException e) { Console.WriteLine("COMPILE " + e); }
        Console.WriteLine("compile " + w.Elapsed);
        foreach (var a in AllRules.Analyzers)
        {
            w.Restart();
            using var c = new CancellationTokenSource(8000);
            try { await Analysis.With(compilation, [a], null, false).GetAnalyzerDiagnosticsAsync(c.Token); } catch (OperationCanceledException) { Console.WriteLine("HANG"); }
            Console.WriteLine(a.GetType().Name + " " + w.Elapsed);
        }
    }
}
