using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>An editor cancels an analysis with every key that is pressed, and waits for its end.</summary>
[Collection(nameof(HostileInputTests.Alone))]
public class CancellationTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(100);

    // The compiler's binding cannot be cancelled in the middle of a method, a collection can come, and others use the machine: the least of some tries counts.
    private const int Tries = 5;

    private const int MinimumFiles = 1_000;

    [Fact]
    public async Task A_project_of_two_thousand_files_is_left_at_once()
    {
        var texts = await AllInputs.Files();
        var compilation = Input.Compile(texts.ConvertAll(static f => Input.Parse(f.Text, f.Name)), Sdk.V4);
        Assert.True(texts.Count > MinimumFiles, $"{texts.Count} files");
        _ = compilation.GetDiagnostics(TestContext.Current.CancellationToken);
        // The first runs compile the analyzers.
        await TimeToEnd(compilation, TimeSpan.FromMilliseconds(1_500));

        var (late, measured) = (new List<string>(), 0);
        foreach (var moment in new[] { 5, 60, 150, 300, 450, 600, 800, 1_000 })
        {
            TimeSpan? least = null;
            for (var i = 0; i < Tries && !(least <= s_limit); i++)
            {
                if (await TimeToEnd(compilation, TimeSpan.FromMilliseconds(moment)) is { } time && !(time > least)) least = time;
            }

            if (least is not null) measured++;
            if (least > s_limit) late.Add($"cancelled after {moment} ms it goes on for {least.Value.TotalMilliseconds:0} ms");
        }

        Assert.Empty(late);
        Assert.True(measured >= 3, $"cancelled at {measured} moments before the end");
    }

    private static Task<TimeSpan?> TimeToEnd(Compilation compilation, TimeSpan moment)
    {
        var fresh = compilation.Clone();
        return Cancellation.TimeToEnd(cancellationToken => Analysis.With(fresh, AllRules.Analyzers, options: null, concurrent: false).GetAnalyzerDiagnosticsAsync(cancellationToken), moment);
    }
}
