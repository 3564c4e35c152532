using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Benchmarks;
using BedrockAnalyzers.Benchmarks.Performance;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Tests.Costs;

/// <summary>What each rule costs on each code it is measured on, beyond an analyzer that does nothing: measured once for all tests.</summary>
public sealed class RuleCosts
{
    /// <summary>Stands for all rules together.</summary>
    internal const string AllTogether = "all";

    // Bytes are the same in each round but for what the runtime compiles meanwhile: the least of few will do, and one where they are many.
    private const int Rounds = 2;

    // Where a rule allocates nearly nothing, that is a larger part: the code is small, and goes round more often.
    private const int RoundsOfOrdinaryCode = 8;

    // All rules together are held to a part of the compiler's bytes, of which the runtime's own were a fifth once on a busy machine.
    private const int RoundsOfManyFiles = 5;

    // So many that what a compilation costs once is a small part.
    private const int ManyFiles = 40;

    private static readonly AnalyzerOptions s_noOptions = Configuration.Options(options: null, []);

    public RuleCosts()
    {
        var idle = ImmutableArray.Create<DiagnosticAnalyzer>(new IdleAnalyzer(asksForFiles: false));
        var rows = ImmutableArray.CreateBuilder<Cost>();
        foreach (var code in BenchmarkInput.Codes.Where(static code => !code.StartsWith("example", StringComparison.Ordinal)))
        {
            // The code is the same for all rules, so they take turns on it.
            var counters = BenchmarkInput.Ids.Select(static _ => new Visits.Counter()).ToList();
            var compilation = Configuration.SwitchedOn(BenchmarkInput.Compilation(BenchmarkInput.Ids.First(), code), AllRules.Analyzers);
            var alone = Measurement.OfBytes(compilation, [idle, .. BenchmarkInput.Ids.Zip(counters, With)], s_noOptions, RoundsOfOrdinaryCode);
            rows.AddRange(BenchmarkInput.Ids.Select((id, i) => CostOf(id, code, alone[0], alone[i + 1], counters[i])));

            // All of them together are what a user has: those that are off by default stay off. What a compilation costs once is lost in the noise of many files.
            var counter = new Visits.Counter();
            var together = Measurement.OfBytes(BenchmarkInput.Ordinary(code, code is "sdk-unused" ? ManyFiles : 1), [[], idle, AllRules.Analyzers.Add(counter)], s_noOptions, code is "sdk-unused" ? RoundsOfManyFiles : 10);
            if (code is "sdk-unused") CompilersBytes = together[0].Bytes;
            rows.Add(CostOf(AllTogether, code, together[1], together[2], counter));
        }

        foreach (var id in BenchmarkInput.Ids)
        {
            foreach (var code in BenchmarkInput.Codes.Where(static code => code.StartsWith("example", StringComparison.Ordinal)))
            {
                rows.Add(OfExample(id, code, code is "example-100" ? 1 : Rounds));
            }
        }

        Rows = rows.ToImmutable();
    }

    /// <summary>A row for each rule and code, and for all rules together on ordinary code.</summary>
    internal ImmutableArray<Cost> Rows { get; }

    /// <summary>What the compiler alone allocates where the SDK is referenced and not used.</summary>
    internal long CompilersBytes { get; }

    internal Cost this[string rule, string code] => Rows.Single(row => string.Equals(row.Rule, rule, StringComparison.Ordinal) && string.Equals(row.Code, code, StringComparison.Ordinal));

    /// <summary>What a rule costs on its example, measured again so often that what the runtime does meanwhile is in one of the rounds at most.</summary>
    internal static Cost Again(Cost measured) => measured.Code.StartsWith("example", StringComparison.Ordinal) ? OfExample(measured.Rule, measured.Code, rounds: 4) : measured;

    private static Cost OfExample(string id, string code, int rounds)
    {
        var counter = new Visits.Counter();
        var costs = Measurement.OfBytes(BenchmarkInput.Compilation(id, code), [[new IdleAnalyzer(asksForFiles: false)], With(id, counter)], Configuration.Options(BenchmarkInput.Options(id), []), rounds);
        return CostOf(id, code, costs[0], costs[1], counter);
    }

    private static ImmutableArray<DiagnosticAnalyzer> With(string id, Visits.Counter counter) => [BenchmarkInput.Analyzer(id), counter];

    private static Cost CostOf(string rule, string code, Measurement.Cost idle, Measurement.Cost with, Visits.Counter counter) => new(rule, code, with.Bytes - idle.Bytes, counter.Visited, with.Found - idle.Found);

    /// <summary>What a rule costs on a code.</summary>
    /// <param name="Rule">Its ID.</param>
    /// <param name="Code">One of <see cref="BenchmarkInput.Codes"/>.</param>
    /// <param name="Bytes">What it allocates.</param>
    /// <param name="Visits">The operations that its walks visit.</param>
    /// <param name="Found">What it reports.</param>
    internal sealed record Cost(string Rule, string Code, long Bytes, long Visits, int Found)
    {
        /// <summary>A row of the baseline, in which bytes are thousands: the last digits are another in each run.</summary>
        public string Row => string.Create(CultureInfo.InvariantCulture, $"{Rule}\t{Code}\t{Math.Max(0, (Bytes + 500) / 1000)}\t{Visits}");

        /// <summary>A row that was written before.</summary>
        public static Cost Parse(string row)
        {
            var cells = row.Split('\t');
            return new(cells[0], cells[1], long.Parse(cells[2], CultureInfo.InvariantCulture) * 1000, long.Parse(cells[3], CultureInfo.InvariantCulture), Found: 0);
        }
    }
}
