using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>An editor also cancels the fixes that it asks for at every move of the cursor, and a fix-all when somebody has waited enough.</summary>
[Collection(nameof(HostileInputTests.Alone))]
public class FixCancellationTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(100);

    // As for the analyzers: the least of some tries counts.
    private const int Tries = 5;

    private static readonly int[] s_moments = [0, 1, 3, 10];

    [Fact]
    public async Task Each_fix_and_each_fix_all_is_left_at_once()
    {
        var found = await RuleTestInputs.Found;
        var (wrong, stopped) = (new List<string>(), 0);
        foreach (var fix in AllRules.Fixes)
        {
            using var workspace = new AdhocWorkspace();
            var runs = new List<(string Name, Func<CancellationToken, Task> Run)>();
            foreach (var input in found.Where(f => !f.Input.AllowErrors && f.Diagnostic.Location.IsInSource && fix.FixableDiagnosticIds.Contains(f.Diagnostic.Id, StringComparer.Ordinal)).Select(static f => f.Input).Distinct())
            {
                runs = await Runs(workspace, input, fix);
                if (runs.Count > 0) break;
            }

            if (runs.Count == 0) wrong.Add($"{fix.GetType().Name} offers nothing for any input of its rule");
            foreach (var (name, run) in runs)
            {
                // Cancelled before it starts, it does nothing.
                if (await Record.ExceptionAsync(() => run(new(canceled: true))) is not OperationCanceledException) wrong.Add($"{name} runs although it is cancelled");
                foreach (var moment in s_moments)
                {
                    TimeSpan? least = null;
                    for (var i = 0; i < Tries && !(least <= s_limit); i++)
                    {
                        if (await Cancellation.TimeToEnd(run, TimeSpan.FromMilliseconds(moment)) is { } time && !(time > least)) least = time;
                    }

                    if (least is not null) stopped++;
                    if (least > s_limit) wrong.Add($"{name} cancelled after {moment} ms goes on for {least.Value.TotalMilliseconds:0} ms");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(stopped > AllRules.Fixes.Length, $"cancelled {stopped} times before the end");
    }

    // What an editor asks of a fix: the offers at a place, what one of them changes, and what it changes everywhere. Nothing where it offers nothing.
    private static async Task<List<(string Name, Func<CancellationToken, Task> Run)>> Runs(AdhocWorkspace workspace, Input input, CodeFixProvider fix)
    {
        var project = Repair.With(Input.Project(workspace, input.Sdk), input.Files.Select(static f => (f.Name, Markup.Parse(f.Marked).Text)), input.Options);
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        // Errors are none of its business: some inputs are programs, which the project's options are not for.
        var (_, all) = await Analysis.Build(compilation, [input.CreateAnalyzer()], project.AnalyzerOptions);
        var name = fix.GetType().Name;
        foreach (var diagnostic in all.Where(d => fix.FixableDiagnosticIds.Contains(d.Id, StringComparer.Ordinal)))
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
            var actions = await AllRules.Offered(fix, document, diagnostic, cancellationToken);
            if (actions.Count == 0) continue;
            var runs = new List<(string, Func<CancellationToken, Task>)>
            {
                ($"{name}, the offers", async token =>
                {
                    await AllRules.Offered(fix, document, diagnostic, token);
                    token.ThrowIfCancellationRequested();
                }),
                ($"{name}, an action", token => Operations(actions[0], token)),
            };
            if (fix.GetFixAllProvider() is { } fixAll)
            {
                runs.Add(($"{name}, fix all", async token =>
                {
                    var context = new FixAllContext(document, fix, FixAllScope.Project, actions[0].EquivalenceKey!, fix.FixableDiagnosticIds, new Repair.Diagnostics(all), token);
                    if (await fixAll.GetFixAsync(context) is { } action) await Operations(action, token);
                }
                ));
            }

            return runs;
        }

        return [];
    }

    private static async Task Operations(CodeAction action, CancellationToken cancellationToken) => await action.GetOperationsAsync(cancellationToken);
}
