using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks;

/// <summary>
/// What an editor waits for: one token is typed in one file of a project of 2,000, and the file is analyzed again in a compilation that shares everything else.
/// Measured beside an analyzer that does nothing, since binding the file costs the same with and without ours.
/// </summary>
internal static class EditBenchmark
{
    private const int Files = 2_000;
    private const int Services = 100;
    private const int Edits = 60;
    private const int ColdRuns = 7;

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest);

    /// <summary>Prints a table of the times and allocations, cold and warm.</summary>
    public static async Task Run()
    {
        var ours = typeof(BedrockAnalyzer).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(DiagnosticAnalyzer))).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!).ToImmutableArray();
        var idle = ImmutableArray.Create<DiagnosticAnalyzer>(new IdleAnalyzer(asksForFiles: true));
        // The code of the analyzers and of the compiler is made ready on another project, as in an editor that has been open for a while.
        var warm = References.Compilation(Sdk.V4).AddSyntaxTrees(Enumerable.Range(0, 12).Select(i => Parse(Text(i), i)).ToArray());
        for (var i = 0; i < 20; i++) await Edited(warm, 3, i, ours);
        for (var i = 0; i < 20; i++) await Edited(warm, 3, i, idle);

        // Cold: the project has just been opened, and nothing is known of any of its files. A copy of it for each run.
        var rows = new List<(bool IsCold, double Own, double Total, long Bytes, int Found)>();
        for (var run = 0; run < ColdRuns; run++)
        {
            var without = await Edited(Project(), 0, run, idle);
            var with = await Edited(Project(), 0, run, ours);
            rows.Add((IsCold: true, with.Milliseconds - without.Milliseconds, with.Milliseconds, with.Bytes - without.Bytes, with.Found));
        }

        Compilation compilation = Project();
        await Edited(compilation, 0, Edits, ours);
        for (var edit = 0; edit < Edits; edit++)
        {
            // Another service each time, and what was typed stays.
            var file = edit % Services * (Files / Services);
            compilation = compilation.ReplaceSyntaxTree(TreeOf(compilation, file), Parse(Text(file, edit), file));

            // In turns, for the first of the two finds less made ready by the compiler.
            var (first, second) = (compilation.Clone(), compilation.Clone());
            var without = edit % 2 == 1 ? await Analyzed(first, file, idle) : default;
            var with = await Analyzed(edit % 2 == 1 ? second : first, file, ours);
            if (edit % 2 == 0) without = await Analyzed(second, file, idle);
            rows.Add((IsCold: false, with.Milliseconds - without.Milliseconds, with.Milliseconds, with.Bytes - without.Bytes, with.Found));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"One token typed in one of {Files} files ({Files * 100:N0} lines), that file analyzed again; {rows[0].Found} diagnostics in it.\n"));
        Console.WriteLine("| Edit  | own ms p50 | own ms p95 | with binding ms p95 | own KB p50 |\n|-------|-----------:|-----------:|--------------------:|-----------:|");
        foreach (var group in rows.GroupBy(r => r.IsCold))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {(group.Key ? "cold " : "warm ")} | {Percentile(group.Select(r => r.Own), 50),10:0.0} | {Percentile(group.Select(r => r.Own), 95),10:0.0} | {Percentile(group.Select(r => r.Total), 95),19:0.0} | {Percentile(group.Select(r => r.Bytes / 1024.0), 50),10:0} |"));
        }
    }

    private static CSharpCompilation Project() => References.Compilation(Sdk.V4).AddSyntaxTrees(Enumerable.Range(0, Files).Select(i => Parse(Text(i), i)).ToArray());

    private static Task<(double Milliseconds, long Bytes, int Found)> Edited(Compilation compilation, int file, int edit, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        Analyzed(compilation.ReplaceSyntaxTree(TreeOf(compilation, file), Parse(Text(file, edit), file)), file, analyzers);

    private static SyntaxTree TreeOf(Compilation compilation, int file) => compilation.SyntaxTrees.First(t => string.Equals(t.FilePath, $"File{file}.cs", StringComparison.Ordinal));

    private static async Task<(double Milliseconds, long Bytes, int Found)> Analyzed(Compilation compilation, int file, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var tree = TreeOf(compilation, file);
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var with = new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var found = await with.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
        found = found.AddRange(await with.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        return (watch.Elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes, found.Length);
    }

    private static double Percentile(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }

    private static SyntaxTree Parse(string text, int file) => CSharpSyntaxTree.ParseText(text, s_parseOptions, $"File{file}.cs", Encoding.UTF8);

    // Every twentieth file is a service of Bedrock, with its helpers in the next one and its callers in the one behind; the others have nothing to do with it.
    private static string Text(int file, int edit = 0) => (file % (Files / Services)) switch
    {
        0 => Usings + $$"""
            namespace App{{file}};

            public partial class Assistant(IAmazonBedrockRuntime client)
            {
                private readonly InferenceConfiguration _precise = new() { Temperature = 0.1f };

                public Task Precise() => client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = _precise });

                internal async Task<string> Ask(string prompt, int? cap)
                {
                    var request = RequestFactory.Make(prompt, cap);
                    if (prompt.Length > {{1000 + edit}}) RequestFactory.Limit(request, {{edit}} + 500);
                    var response = await client.ConverseAsync(request);
                    return response.Output.Message.Content[0].Text;
                }

                public Task Direct(string prompt) => client.ConverseAsync(new ConverseRequest { ModelId = prompt });
            }

            """ + Filler(file, 60),
        1 => Usings + $$"""
            namespace App{{file - 1}};

            internal static class RequestFactory
            {
                public static ConverseRequest Make(string prompt, int? cap) => new() { ModelId = "amazon.nova-lite-v1:0", Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }], InferenceConfig = new() { MaxTokens = cap } };

                public static void Limit(ConverseRequest request, int tokens) { request.InferenceConfig ??= new(); request.InferenceConfig.MaxTokens ??= tokens; }
            }

            """ + Filler(file, 75),
        2 => Usings + $$"""
            namespace App{{file - 2}};

            public class Endpoint(Assistant assistant)
            {
                public Task Short() => assistant.Ask("short", 200);

                public Task Long() => assistant.Ask("long", 4000);
            }

            """ + Filler(file, 80),
        _ => Usings + $"namespace App{file};\n" + Filler(file, 95),
    };

    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing Amazon.BedrockRuntime;\nusing Amazon.BedrockRuntime.Model;\n";

    private static string Filler(int file, int lines)
    {
        var text = new StringBuilder($"internal class Orders{file}\n{{\n");
        for (var i = 0; i < lines / 4; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    public decimal Total{i}(IEnumerable<decimal> prices, string customer)\n    {{\n        return prices.Where(p => p > {i}).Select(p => p * 1.{i}m).Sum() + customer.Length;\n    }}\n");
        }

        return text.Append("}\n").ToString();
    }
}
