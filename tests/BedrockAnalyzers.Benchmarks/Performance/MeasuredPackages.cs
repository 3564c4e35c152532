using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>What a code costs the compiler, and what each package or rule adds to that.</summary>
internal sealed class MeasuredPackages
{
    private MeasuredPackages(Compilation compilation, Measurement.Cost compiler, Measurement.Cost? build, ImmutableArray<Added> packages, int rounds)
    {
        (Files, Lines, Errors, Rounds) = (compilation.SyntaxTrees.Count(), MeasuredCode.Lines(compilation), compilation.GetDiagnostics().Count(static d => d.Severity == DiagnosticSeverity.Error), rounds);
        (Compiler, Build, Packages) = (compiler, build, packages);
    }

    /// <summary>What a package adds to what an analyzer costs that does nothing.</summary>
    public sealed record Added(AnalyzerPackage Package, double Milliseconds, long Bytes, int Found)
    {
        /// <summary>The part of one rule.</summary>
        public double MillisecondsARule => Milliseconds / Math.Max(1, Package.RulesOn);
    }

    /// <summary>How many files are compiled.</summary>
    public int Files { get; }

    /// <summary>The lines of all files.</summary>
    public int Lines { get; }

    /// <summary>What does not compile: code of others is without its other references here.</summary>
    public int Errors { get; }

    /// <summary>How often each was measured.</summary>
    public int Rounds { get; }

    /// <summary>The compiler binds the code and says what is wrong with it.</summary>
    public Measurement.Cost Compiler { get; }

    /// <summary>The compiler also parses and writes the assembly, as in a build; null for code with errors, of which none is written.</summary>
    public Measurement.Cost? Build { get; }

    /// <summary>The packages, in the order they were given.</summary>
    public ImmutableArray<Added> Packages { get; }

    /// <summary>Measures.</summary>
    public static MeasuredPackages Of(Compilation compilation, IEnumerable<AnalyzerPackage> packages, int rounds)
    {
        var measured = packages.ToImmutableArray();
        ImmutableArray<DiagnosticAnalyzer> idle = [new IdleAnalyzer(asksForFiles: false)];
        var costs = Measurement.Of(compilation, [[], idle, .. measured.Select(static package => package.Analyzers)], new AnalyzerOptions([]), rounds);
        var build = compilation.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error) ? null : Measurement.OfBuild(compilation, rounds);
        var added = measured.Zip(costs.Skip(2), (package, cost) => new Added(package, cost.Milliseconds - costs[1].Milliseconds, cost.Bytes - costs[1].Bytes, cost.Found - costs[1].Found));
        return new(compilation, costs[0], build, [.. added], rounds);
    }

    /// <summary>What was measured, in a sentence.</summary>
    public string Summary()
    {
        var build = Build is { } whole ? string.Create(CultureInfo.InvariantCulture, $"parsed, bound and emitted: {whole.Milliseconds:N0} ms, {whole.Bytes / 1e6:N0} MB") : string.Create(CultureInfo.InvariantCulture, $"{Errors:N0} errors, for its packages are not there, so no assembly is written");
        return string.Create(CultureInfo.InvariantCulture, $"{Files:N0} files, {Lines:N0} lines. The compiler alone: {Compiler.Milliseconds:N0} ms, {Compiler.Bytes / 1e6:N0} MB; {build}. The least of {Rounds}.");
    }

    /// <summary>A row a package.</summary>
    public string Table()
    {
        var table = new StringBuilder("| Package | Rules on | Reports | ms per 100,000 lines | of the compiler's time | of a whole compile's | ms a rule | MB | of the compiler's bytes |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var added in Packages)
        {
            var ofBuild = Build is { } build ? Percent(added.Milliseconds / build.Milliseconds) : "–";
            table.Append(CultureInfo.InvariantCulture, $"| {added.Package.Name} | {added.Package.RulesOn} | {added.Found:N0} | {Per100000Lines(added.Milliseconds):N0} | {Percent(added.Milliseconds / Compiler.Milliseconds)} | {ofBuild} | {Per100000Lines(added.MillisecondsARule):N1} | {added.Bytes / 1e6:N1} | {Percent((double)added.Bytes / Compiler.Bytes)} |\n");
        }

        return table.ToString();
    }

    /// <summary>A part, as the page shows it.</summary>
    public static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:N1} %");

    private double Per100000Lines(double milliseconds) => milliseconds / Lines * 100_000;
}
