using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>Writes <c>docs/performance.md</c> from one run on all codes, with the other packages beside this one.</summary>
internal static class PerformancePage
{
    // What a compilation costs once is lost in the noise of a large one.
    private const int FilesWithoutSdk = 10;
    private const int FilesKept = 500;

    // What takes a tenth of a second is told from the noise only by many rounds, and is quick to measure.
    private const int SmallLines = 5_000;
    private const int TimesMoreForSmall = 5;

    private static readonly Dictionary<string, string> s_titles = new(StringComparer.Ordinal)
    {
        ["without-sdk"] = "Without the SDK",
        ["sdk-unused"] = "The SDK is referenced and not used",
        ["bedrock"] = "Nothing but Bedrock calls",
        ["bedrock-10"] = "Nothing but Bedrock calls, 10 times",
        ["bedrock-100"] = "Nothing but Bedrock calls, 100 times",
    };

    private const string Notes = """

        ## How to read it

        - Times are CPU times of one process that analyzes on one thread, the least of all rounds, less those of an analyzer that does nothing. On a machine that does other things too they vary by some percent of the compiler's time, in both directions; bytes are the same in each run but for some tenths of a percent of the compiler's.
        - *The compiler's time* is what it takes to bind code that was parsed before, and to say what is wrong with it. *A whole compile* also parses and writes the assembly: that is what a build pays.
        - All packages run on the same compilation with those rules that are on by default, and no options. What a rule has no reason to look at costs it little: packages for test frameworks have none here.
        - The rows in parentheses are no packages: they find nothing, and only ask Roslyn what one name means in each method that names a Bedrock operation or request, or for the method's control-flow graph. Who wants to know what such a call is given pays at least that.
        - A rule by itself pays for what rules share; all together pay for it once. So the rules add up to more than the package.
        - Visited operations are counted on the example of the rule's page, once, 10 and 100 times. A rule that looks at syntax only visits none.
        - Allocations and visited operations are compared with a written baseline in every test run: [CONTRIBUTING.md](../CONTRIBUTING.md#what-the-rules-cost).

        """;

    /// <summary>Runs, and writes the page.</summary>
    /// <param name="args"><c>NAME=FOLDER</c> for code of others, <c>--rounds=N</c>, and <c>--codes=A,B</c> for fewer of the codes that are made here.</param>
    public static async Task Write(string[] args)
    {
        var rounds = PerformanceRun.Rounds(args, unlessTold: 5);
        var wanted = args.FirstOrDefault(static a => a.StartsWith("--codes=", StringComparison.Ordinal))?["--codes=".Length..].Split(',') ?? PerformanceRun.Codes;
        var others = args.Where(static a => !a.StartsWith("--", StringComparison.Ordinal)).Select(static a => (Name: a[..a.IndexOf('=', StringComparison.Ordinal)], Folder: a[(a.IndexOf('=', StringComparison.Ordinal) + 1)..])).ToList();

        var made = new List<(string Code, MeasuredPackages Measured)>();
        foreach (var code in wanted) made.Add((code, Packages(code, PerformanceRun.Compilation(code), code is "bedrock-100" ? 1 : rounds)));
        var known = new List<(string Code, MeasuredPackages Measured)>();
        foreach (var (name, folder) in others) known.Add((name, Packages(name, MeasuredCode.Folder(folder), rounds)));

        Console.Error.WriteLine("rules");
        var copies = wanted.Contains("bedrock-10", StringComparer.Ordinal) ? 10 : 1;
        var byRule = MeasuredPackages.Of(Configuration.SwitchedOn(MeasuredCode.AllBedrock(copies), AnalyzerPackage.Ours.Analyzers), AnalyzerPackage.Rules, Math.Min(rounds, 2));
        var visits = new List<(string Id, long One, long Ten, long Hundred)>();
        foreach (var id in BenchmarkInput.Ids) visits.Add((id, await Visits.Of(id, 1), await Visits.Of(id, 10), await Visits.Of(id, 100)));

        var page = new StringBuilder();
        Head(page, rounds, args);
        Targets(page, made, known, visits);
        foreach (var (code, measured) in made) Section(page, s_titles[code], measured);
        foreach (var (name, measured) in known) Section(page, $"Public code: {name}", measured);
        Rules(page, byRule, copies, visits);
        page.Append(Notes);
        await File.WriteAllTextAsync(Path.Combine(References.RepositoryRoot, "docs", "performance.md"), page.ToString().ReplaceLineEndings("\n"));
    }

    private static MeasuredPackages Packages(string code, Compilation compilation, int rounds)
    {
        Console.Error.WriteLine(code);
        return MeasuredPackages.Of(compilation, [AnalyzerPackage.Ours, .. AnalyzerPackage.Peers, .. AnalyzerPackage.Least], MeasuredCode.Lines(compilation) < SmallLines ? rounds * TimesMoreForSmall : rounds);
    }

    private static void Head(StringBuilder page, int rounds, string[] args)
    {
        var system = OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";
        // A folder is one of the machine.
        var command = string.Join(' ', args.Select(static a => a.StartsWith("--", StringComparison.Ordinal) ? a : a[..a.IndexOf('=', StringComparison.Ordinal)] + "=FOLDER"));
        page.Append(CultureInfo.InvariantCulture, $"""
            # What it costs

            What the analyzers add to a compile, beside other packages on the same code. Made by one run, of {DateTime.UtcNow:yyyy-MM-dd}, of

            ```
            {$"dotnet run -c Release --project tests/BedrockAnalyzers.Benchmarks -- page {command}".TrimEnd()}
            ```

            | | |
            |---|---|
            | Machine | {Environment.ProcessorCount} cores, {system}, {RuntimeInformation.ProcessArchitecture} |
            | .NET | {Environment.Version} |
            | Roslyn | {AnalyzerPackage.VersionOf(typeof(Compilation).Assembly)} |
            | Packages | {string.Join(", ", AnalyzerPackage.Peers.Prepend(AnalyzerPackage.Ours).Select(static package => $"{package.Name} {package.Version}"))} |
            | Rounds | {rounds}, of small codes {rounds * TimesMoreForSmall}, of the largest 1 |


            """);
    }

    private static void Targets(StringBuilder page, List<(string Code, MeasuredPackages Measured)> made, List<(string Code, MeasuredPackages Measured)> known, List<(string Id, long One, long Ten, long Hundred)> visits)
    {
        page.Append("## Targets\n\n| Target | Measured | Reached |\n|---|---|---|\n");

        var small = MeasuredPackages.Of(MeasuredCode.Ordinary(Sdk.None, FilesWithoutSdk), [AnalyzerPackage.Ours], rounds: 20);
        Row("Without the SDK no action is registered (a test looks), and a compilation allocates at most 100 KB more", string.Create(CultureInfo.InvariantCulture, $"{small.Packages[0].Bytes / 1e3:N0} KB"), small.Packages[0].Bytes <= 100_000);

        if (Find("sdk-unused") is { } unused) Share("Where the SDK is not used, at most 4 % of the compiler's bytes", [("", (double)Ours(unused).Bytes / unused.Compiler.Bytes)], 0.04);
        if (known.Count > 0) Share("On public code at most 2 % of the compiler's time", known.Select(static k => (k.Code, TimeOf(k.Measured))), 0.02);
        else Row("On public code at most 2 % of the compiler's time", "not in this run", isReached: null);

        var calls = made.Where(static m => m.Code.StartsWith("bedrock", StringComparison.Ordinal)).ToList();
        if (calls.Count > 0)
        {
            Share("On nothing but Bedrock calls at most 10 % of the compiler's time", calls.Select(static c => (c.Code, TimeOf(c.Measured))), 0.1);
            foreach (var (code, measured) in calls)
            {
                var ours = Ours(measured).MillisecondsARule;
                var faster = measured.Packages.Skip(1).Take(AnalyzerPackage.Peers.Length).Where(peer => peer.MillisecondsARule <= ours).Select(static peer => peer.Package.Name).ToList();
                Row($"A rule takes less time than one of every other package ({code})", faster.Count == 0 ? "less than all" : "not less than " + string.Join(", ", faster), faster.Count == 0);
            }
        }

        var worst = visits.Where(static v => v.One > 0).MaxBy(static v => (double)v.Hundred / v.One);
        Row("100 times the code is at most 110 times the visited operations", string.Create(CultureInfo.InvariantCulture, $"at most {(double)worst.Hundred / worst.One:N1} times ({worst.Id})"), worst.Hundred <= 110 * worst.One);

        Console.Error.WriteLine("kept");
        Kept("ordinary code", MeasuredCode.Ordinary(Sdk.V4, FilesKept));
        Kept("nothing but Bedrock calls", MeasuredCode.AllBedrock(copies: 10));
        page.Append('\n');

        MeasuredPackages? Find(string code) => made.Find(m => string.Equals(m.Code, code, StringComparison.Ordinal)).Measured;

        void Share(string target, IEnumerable<(string Code, double Part)> parts, double limit)
        {
            var all = parts.ToList();
            Row(target, string.Join(", ", all.Select(static p => $"{MeasuredPackages.Percent(p.Part)} {p.Code}".TrimEnd())), all.TrueForAll(p => p.Part <= limit));
        }

        void Kept(string what, Compilation compilation)
        {
            var options = new AnalyzerOptions([]);
            var (idle, ours) = (Retained.By(compilation, [new IdleAnalyzer(asksForFiles: false)], options), Retained.By(compilation, AnalyzerPackage.Ours.Analyzers, options));
            var megabytes = (ours.Open - idle.Open) / 1e6 / compilation.SyntaxTrees.Count() * 1000;
            Row($"While a compilation is open, at most 5 MB are kept per 1,000 files ({what}), and nothing after", string.Create(CultureInfo.InvariantCulture, $"{megabytes:N1} MB, {Math.Max(0, ours.After) / 1e6:N1} MB after"), megabytes <= 5 && ours.After < 100_000);
        }

        void Row(string target, string figure, bool? isReached) => page.Append(CultureInfo.InvariantCulture, $"| {target} | {figure} | {isReached switch { true => "yes", false => "**no**", null => "–" }} |\n");
    }

    private static MeasuredPackages.Added Ours(MeasuredPackages measured) => measured.Packages[0];

    private static double TimeOf(MeasuredPackages measured) => Ours(measured).Milliseconds / measured.Compiler.Milliseconds;

    private static void Section(StringBuilder page, string title, MeasuredPackages measured) => page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n{measured.Summary()}\n\n{measured.Table()}\n");

    private static void Rules(StringBuilder page, MeasuredPackages measured, int copies, List<(string Id, long One, long Ten, long Hundred)> visits)
    {
        page.Append(CultureInfo.InvariantCulture, $"## Each rule by itself\n\nOn nothing but Bedrock calls, ×{copies} ({measured.Lines:N0} lines, the least of {measured.Rounds}).\n\n");
        page.Append("| Rule | ms per 100,000 lines | of the compiler's time | MB | of the compiler's bytes | visited operations ×1 | ×10 | ×100 |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var (added, visited) in measured.Packages.Zip(visits))
            page.Append(CultureInfo.InvariantCulture, $"| [{visited.Id}](../src/BedrockAnalyzers/Rules/{visited.Id}/README.md) | {added.Milliseconds / measured.Lines * 100_000:N0} | {MeasuredPackages.Percent(added.Milliseconds / measured.Compiler.Milliseconds)} | {added.Bytes / 1e6:N1} | {MeasuredPackages.Percent((double)added.Bytes / measured.Compiler.Bytes)} | {visited.One:N0} | {visited.Ten:N0} | {visited.Hundred:N0} |\n");
    }
}
