using BedrockAnalyzers.Tests.Robustness.Hostile;

namespace BedrockAnalyzers.Tests.Robustness;

public class HostileInputTests
{
    [Fact]
    public async Task Explore()
    {
        var only = Environment.GetEnvironmentVariable("ONLY");
        foreach (var input in (Environment.GetEnvironmentVariable("CODE") is null ? HostileTexts.All : []).Concat(HostileCode.All).SkipWhile(i => Environment.GetEnvironmentVariable("FROM") is { } from && i.Name != from).Where(i => only is null || only.Split('|').Contains(i.Name)))
        {
            Console.WriteLine(input.Name);
            try
            {
            using var source = new CancellationTokenSource(TimeSpan.FromSeconds(45)); source.Token.Register(() => Console.WriteLine("cancelled at " + DateTime.Now.ToString("mm:ss.fff")));
            var m = await Measured.Run(input, 2, source.Token);
            var flag = m.Analyzers.TotalSeconds > 2 && (m.Analyzers - m.Compiler).TotalSeconds > 1 || m.SlowestFix.TotalSeconds > 2 || m.Found.Any(d => d.Id == "AD0001") ? "!!!" : m.Analyzers > TimeSpan.FromSeconds(0.7) ? " ! " : "   ";
            Console.WriteLine($"{flag}{m.Compiler.TotalSeconds,7:0.00} {m.Analyzers.TotalSeconds,7:0.00} {m.Allocated / 1_000_000,6} MB fix {m.SlowestFix.TotalSeconds:0.00} {m.SlowestFixOf} n={m.Found.Length} f={m.Fixes} {string.Join(' ', m.Found.Select(d => d.Id).Distinct())} :: {input.Name}");
            foreach (var d in m.Found.Where(d => d.Id == "AD0001").Take(2)) Console.WriteLine(d.ToString()[..Math.Min(1500, d.ToString().Length)]);
            }
            catch (Exception e) { Console.WriteLine("at " + DateTime.Now.ToString("mm:ss.fff") + "!!! " + e.GetType().Name + e.Message[..Math.Min(400, e.Message.Length)] + " :: " + input.Name); }
        }
    }
}
