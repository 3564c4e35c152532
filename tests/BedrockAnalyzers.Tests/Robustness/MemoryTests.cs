using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>An editor makes a compilation for every key that is pressed: none of them is kept by what was found in it.</summary>
public class MemoryTests
{
    private const int Edits = 3;
    private const int NthInput = 100;

    [Fact]
    public async Task No_compilation_is_kept_alive_after_its_analysis()
    {
        // The analyzers and fixes live on, as they do in a host.
        var references = await Analyze();
        for (var i = 0; i < 10 && references.Any(static r => r.Reference.IsAlive); i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal((Edits + 1) * 3, references.Length);
        Assert.Empty(references.Where(static r => r.Reference.IsAlive).Select(static r => r.What));
    }

    // Not inlined: nothing of it may stay on the stack of who asks.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<ImmutableArray<(string What, WeakReference Reference)>> Analyze() => Task.Run(async () =>
    {
        var references = ImmutableArray.CreateBuilder<(string, WeakReference)>();
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = Input.Project(workspace, Sdk.V4);
        foreach (var (name, text) in await AllInputs.Files(NthInput)) project = project.AddDocument(name, SourceText.From(text, Encoding.UTF8)).Project;
        var (found, fixes) = (0, 0);
        for (var edit = 0; edit <= Edits; edit++)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            references.Add(($"compilation {edit}", new(compilation)));
            references.Add(($"tree {edit}", new(compilation.SyntaxTrees.First())));
            references.Add(($"what is shared {edit}", new(BedrockCompilation.TryGet(compilation))));
            var diagnostics = await Analysis.With(compilation, AllRules.Analyzers, options: null, concurrent: true).GetAnalyzerDiagnosticsAsync(cancellationToken);
            found += diagnostics.Length;
            foreach (var diagnostic in diagnostics.DistinctBy(static d => d.Id))
            {
                var document = project.GetDocument(diagnostic.Location.SourceTree);
                if (document is null) continue;
                var actions = await AllRules.Offered(document, diagnostic);
                foreach (var action in actions) await action.GetOperationsAsync(cancellationToken);
                fixes += actions.Count;
            }

            // Somebody types.
            var first = project.Documents.First();
            var typed = (await first.GetTextAsync(cancellationToken)).WithChanges(new TextChange(default, $"// Typed {edit}\n"));
            project = first.WithText(typed).Project;
        }

        Assert.True(found > 40 && fixes > 10, $"{found} found, {fixes} fixes");
        return references.ToImmutable();
    });
}
