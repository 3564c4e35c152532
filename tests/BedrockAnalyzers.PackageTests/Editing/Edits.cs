using System.Collections.Immutable;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.PackageTests.Editing;

/// <summary>What an editor waits for, in a project of 2,000 files. Only types of the runtime go in and out, for it runs inside a host with its own Roslyn too.</summary>
internal static class Edits
{
    // What the host takes for itself, and what it takes as soon as any analyzer wants a file bound: the compiler then declares all types of the project anew.
    private static readonly ImmutableArray<ImmutableArray<DiagnosticAnalyzer>> s_hosts = [[new IdleAnalyzer(asksForFiles: false)], [new IdleAnalyzer(asksForFiles: true)]];

    private static readonly ImmutableArray<(string Name, Func<int, string> Typed, Func<int, string> Analyzed)> s_kinds =
    [
        ("a service", EditedProject.Service, EditedProject.Service),
        ("a helper", EditedProject.Helper, EditedProject.Helper),
        ("a helper, and its service is analyzed", EditedProject.Helper, EditedProject.Service),
        ("a file without Bedrock", EditedProject.Ordinary, EditedProject.Ordinary),
    ];

    /// <summary>
    /// One token is typed, and a document is analyzed: the time and the bytes of each edit, with the package, with an analyzer that registers nothing, and with one that is called for each file and does
    /// nothing with it.
    /// </summary>
    /// <param name="analyzers">The DLLs of the package.</param>
    /// <param name="references">What the project is compiled against.</param>
    /// <param name="before">How many edits come first. Times are those of an editor that has been open for a while when the runtime has compiled the code for good; bytes hardly change.</param>
    /// <param name="warm">How many edits of each kind.</param>
    /// <param name="cold">How often the project is opened anew and analyzed for the first time.</param>
    public static async Task<List<(string Edit, double[][] Milliseconds, long[][] Bytes)>> MeasureAsync(string[] analyzers, string[] references, int before, int warm, int cold)
    {
        var package = new PackedAnalyzers(analyzers);
        ImmutableArray<ImmutableArray<DiagnosticAnalyzer>> candidates = [package.Analyzers, .. s_hosts];
        using var editor = await OpenAsync(package, references);
        ImmutableArray<Editor> same = [.. candidates.Select(_ => editor)];
        var first = await EachAsync(s_kinds[0], 0, same, candidates);
        for (var edit = 0; edit < before; edit++) await EachAsync(s_kinds[edit % s_kinds.Length], edit % EditedProject.Services, same, candidates);

        var rows = new List<(string, double[][], long[][])> { Row("the first of the process", [first]) };
        var opened = new List<(double, long)[]>();
        for (var run = 0; run < cold; run++)
        {
            var editors = ImmutableArray.CreateBuilder<Editor>();
            foreach (var _ in candidates) editors.Add(await OpenAsync(package, references));
            opened.Add(await EachAsync(s_kinds[0], 0, editors.ToImmutable(), candidates));
            foreach (var one in editors) one.Dispose();
        }

        rows.Add(Row("cold: a service", opened));
        foreach (var kind in s_kinds)
        {
            var edits = new List<(double, long)[]>();
            for (var edit = 0; edit < warm; edit++) edits.Add(await EachAsync(kind, edit % EditedProject.Services, same, candidates));
            rows.Add(Row("warm: " + kind.Name, edits));
        }

        return rows;
    }

    /// <summary>After an edit the fix of what is found is offered and applied, and then it is not found any more. The lines say what came of it.</summary>
    public static async Task<string[]> RepairAsync(string[] analyzers, string[] references)
    {
        var package = new PackedAnalyzers(analyzers);
        using var editor = await OpenAsync(package, references);
        var lines = (await editor.ErrorsAsync()).Select(static d => d.ToString()).ToList();
        foreach (var (name, typed, analyzed) in s_kinds)
        {
            var (_, _, found) = await editor.TypeAsync(typed(3), analyzed(3), package.Analyzers);
            lines.Add($"{name}: {Ids(found)}");
            if (found.FirstOrDefault(static d => d.Id is "BDR1001") is not { } diagnostic) continue;
            var before = await editor.TextOfAsync(analyzed(3));
            foreach (var action in await editor.OfferedAsync(analyzed(3), diagnostic))
            {
                await editor.ApplyAsync(action);
                var after = await editor.TextOfAsync(analyzed(3));
                (_, _, found) = await editor.TypeAsync(typed(3), analyzed(3), package.Analyzers);
                lines.Add($"{action.Title}: {string.Join(' ', after.Split('\n').Except(before.Split('\n'), StringComparer.Ordinal).Select(static line => line.Trim()))}: {Ids(found)}");
                editor.Undo(analyzed(3), before);
            }
        }

        return [.. lines];
    }

    private static Task<Editor> OpenAsync(PackedAnalyzers package, string[] references) => Editor.OpenAsync(EditedProject.Files, references, package);

    // Each in a compilation of its own: what has been bound for one is not there for the others. In turns, for a collection meets whoever is there; from the last to the first, so that the compiler is ready.
    private static async Task<(double Milliseconds, long Bytes)[]> EachAsync((string Name, Func<int, string> Typed, Func<int, string> Analyzed) kind, int number, ImmutableArray<Editor> editors, ImmutableArray<ImmutableArray<DiagnosticAnalyzer>> candidates)
    {
        var costs = new (double, long)[candidates.Length];
        for (var i = candidates.Length - 1; i >= 0; i--)
        {
            var (milliseconds, bytes, _) = await editors[i].TypeAsync(kind.Typed(number), kind.Analyzed(number), candidates[i]);
            costs[i] = (milliseconds, bytes);
        }

        return costs;
    }

    private static (string, double[][], long[][]) Row(string name, List<(double Milliseconds, long Bytes)[]> edits)
    {
        var candidates = Enumerable.Range(0, edits[0].Length).ToList();
        return (name, [.. candidates.Select(i => edits.Select(e => e[i].Milliseconds).ToArray())], [.. candidates.Select(i => edits.Select(e => e[i].Bytes).ToArray())]);
    }

    private static string Ids(IEnumerable<Diagnostic> found) => string.Join(' ', found.Select(static d => d.Id).Order(StringComparer.Ordinal));
}
