using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>Prints what the compiler costs, and what each package or rule adds: CPU time and allocated bytes, of one thread, the least of all rounds, less what an analyzer costs that does nothing.</summary>
internal static class PerformanceRun
{
    private const int OrdinaryFiles = 300;

    /// <summary>How the run is asked for.</summary>
    public const string Usage = """
        performance CODE [--rounds=N] [--rules]
          CODE      without-sdk | sdk-unused | bedrock | bedrock-10 | bedrock-100, or a folder of C# files
          --rounds  how often each is measured, 5 unless told
          --rules   each rule beside the others, and no other package
        """;

    /// <summary>Runs, and prints a table.</summary>
    public static void Run(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
        {
            Console.Error.WriteLine(Usage);
            return;
        }

        var rounds = args.FirstOrDefault(static a => a.StartsWith("--rounds=", StringComparison.Ordinal)) is { } said ? int.Parse(said.AsSpan("--rounds=".Length), CultureInfo.InvariantCulture) : 5;
        var compilation = args[0] switch
        {
            "without-sdk" => MeasuredCode.Ordinary(Sdk.None, OrdinaryFiles),
            "sdk-unused" => MeasuredCode.Ordinary(Sdk.V4, OrdinaryFiles),
            "bedrock" => MeasuredCode.AllBedrock(copies: 1),
            "bedrock-10" => MeasuredCode.AllBedrock(copies: 10),
            "bedrock-100" => MeasuredCode.AllBedrock(copies: 100),
            var folder => MeasuredCode.Folder(folder),
        };
        var others = args.Contains("--rules", StringComparer.Ordinal) ? AnalyzerPackage.Ours.Analyzers.Select(static analyzer => AnalyzerPackage.Of(analyzer.GetType().Name, analyzer)) : AnalyzerPackage.Peers;
        ImmutableArray<AnalyzerPackage> packages = [AnalyzerPackage.Of("no action", new IdleAnalyzer(asksForFiles: false)), AnalyzerPackage.Ours, .. others];
        Print(compilation, packages, rounds);
    }

    private static void Print(Compilation compilation, ImmutableArray<AnalyzerPackage> packages, int rounds)
    {
        var lines = MeasuredCode.Lines(compilation);
        var errors = compilation.GetDiagnostics().Count(static d => d.Severity == DiagnosticSeverity.Error);
        var (alone, with) = Measurement.Of(compilation, [.. packages.Select(static package => package.Analyzers)], new AnalyzerOptions([]), rounds);
        var nothing = with[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compilation.SyntaxTrees.Count():N0} files, {lines:N0} lines, {errors:N0} errors; the compiler alone: {alone.Milliseconds:N0} ms, {alone.Bytes / 1e6:N1} MB; the least of {rounds} rounds\n"));
        Console.WriteLine("| Package | Version | Rules on | Reports | ms per 100,000 lines | of the compiler's time | a rule | MB | of the compiler's bytes |\n|---|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (package, cost) in packages.Zip(with).Skip(1))
        {
            var (time, bytes) = (cost.Milliseconds - nothing.Milliseconds, cost.Bytes - nothing.Bytes);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {package.Name} | {package.Version} | {package.RulesOn} | {cost.Found - nothing.Found:N0} | {time / lines * 100_000:N0} | {time / alone.Milliseconds:P1} | {time / alone.Milliseconds / Math.Max(1, package.RulesOn):P3} | {bytes / 1e6:N2} | {(double)bytes / alone.Bytes:P1} |"));
        }
    }
}
