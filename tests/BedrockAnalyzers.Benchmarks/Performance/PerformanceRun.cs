using System.Globalization;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>Prints what the compiler costs, and what each package or rule adds: CPU time and allocated bytes, of one thread, the least of all rounds, less what an analyzer costs that does nothing.</summary>
internal static class PerformanceRun
{
    private const int OrdinaryFiles = 300;

    /// <summary>How the run is asked for.</summary>
    public const string Usage = """
        performance CODE [--rounds=N] [--rules | --alone]
          CODE      without-sdk | sdk-unused | bedrock | bedrock-10 | bedrock-100, or a folder of C# files
          --rounds  how often each is measured, 5 unless told
          --rules   each rule beside the others, and no other package
          --alone   no other package, which is what a profiler wants; beside it what Roslyn alone costs that is asked about each call
        """;

    /// <summary>The codes that are made here.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["without-sdk", "sdk-unused", "bedrock", "bedrock-10", "bedrock-100"];

    /// <summary>Runs, and prints a table.</summary>
    public static void Run(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
        {
            Console.Error.WriteLine(Usage);
            return;
        }

        var isByRule = args.Contains("--rules", StringComparer.Ordinal);
        var compilation = isByRule ? Configuration.SwitchedOn(Compilation(args[0]), AnalyzerPackage.Ours.Analyzers) : Compilation(args[0]);
        var others = isByRule ? AnalyzerPackage.Rules : args.Contains("--alone", StringComparer.Ordinal) ? AnalyzerPackage.Least : AnalyzerPackage.Peers;
        var measured = MeasuredPackages.Of(compilation, [AnalyzerPackage.Ours, .. others], Rounds(args, unlessTold: 5));
        Console.WriteLine(measured.Summary() + "\n\n" + measured.Table());
    }

    /// <summary>The number of rounds that the command line says.</summary>
    public static int Rounds(string[] args, int unlessTold) =>
        args.FirstOrDefault(static a => a.StartsWith("--rounds=", StringComparison.Ordinal)) is { } said ? int.Parse(said.AsSpan("--rounds=".Length), CultureInfo.InvariantCulture) : unlessTold;

    /// <summary>One of <see cref="Codes"/>, or the files of a folder.</summary>
    public static CSharpCompilation Compilation(string code) => code switch
    {
        "without-sdk" => MeasuredCode.Ordinary(Sdk.None, OrdinaryFiles),
        "sdk-unused" => MeasuredCode.Ordinary(Sdk.V4, OrdinaryFiles),
        "bedrock" => MeasuredCode.AllBedrock(copies: 1),
        "bedrock-10" => MeasuredCode.AllBedrock(copies: 10),
        "bedrock-100" => MeasuredCode.AllBedrock(copies: 100),
        var folder => MeasuredCode.Folder(folder),
    };
}
