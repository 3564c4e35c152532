using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Editing;

/// <summary>The base of every fix: a fix says which nodes change and how, and is offered only when that can be said.</summary>
public abstract class BedrockCodeFix : CodeFixProvider
{
    // Not the stock batch fixer: with it `dotnet format` repairs nothing as soon as the first diagnostic of its list has no fix,
    // and two fixes that change one node cannot be merged. The equivalence key is not looked at: a fix here has only one.
    private static readonly FixAllProvider s_fixAll = FixAllProvider.Create(
        static (context, document, diagnostics) => ((BedrockCodeFix)context.CodeFixProvider).FixAsync(document, diagnostics, isAll: true, context.CancellationToken));

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => s_fixAll;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await SourceOfAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not var (root, model)) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (EditsFor(diagnostic, root, model, context.CancellationToken).IsEmpty)
            {
                await RegisterElsewhereAsync(context, diagnostic).ConfigureAwait(false);
                continue;
            }

            var one = ImmutableArray.Create(diagnostic);
            context.RegisterCodeFix(
                CodeAction.Create(TitleFor(diagnostic).ToString(null), async cancellationToken => await FixAsync(context.Document, one, isAll: false, cancellationToken).ConfigureAwait(false) ?? context.Document, EquivalenceKey),
                diagnostic);
        }
    }

    /// <summary>The same for every diagnostic of the rule, so that one choice fixes them all.</summary>
    private protected abstract string EquivalenceKey { get; }

    /// <summary>What the editor's menu says.</summary>
    private protected abstract LocalizableString TitleFor(Diagnostic diagnostic);

    /// <summary>The changes that repair a diagnostic; empty when there are none that are sure to.</summary>
    private protected abstract ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken);

    /// <summary>Of the diagnostics of a document that can be repaired, those that are repaired when all are: of two that one repair is enough for, one.</summary>
    private protected virtual IEnumerable<Diagnostic> Compatible(IReadOnlyCollection<Diagnostic> fixable) => fixable;

    // What lacks something can be made in another document than the one that is reported. It is offered by itself, and not in FixAll: who fixes a document does not expect others to change.
    private async Task RegisterElsewhereAsync(CodeFixContext context, Diagnostic diagnostic)
    {
        var solution = context.Document.Project.Solution;
        var trees = diagnostic.AdditionalLocations.Select(static l => l.SourceTree).Distinct().ToList();
        if (trees.Count != 1 || solution.GetDocument(trees[0]) is not { } other || other.Id == context.Document.Id || other is SourceGeneratedDocument
            || await SourceOfAsync(other, context.CancellationToken).ConfigureAwait(false) is not var (root, model)
            || EditsFor(diagnostic, root, model, context.CancellationToken).IsEmpty)
        {
            return;
        }

        var one = ImmutableArray.Create(diagnostic);
        context.RegisterCodeFix(
            CodeAction.Create(
                new RuleText(RuleText.Shared, "FixInDocument", TitleFor(diagnostic), other.Name).ToString(null),
                async cancellationToken => await FixAsync(other, one, isAll: false, cancellationToken).ConfigureAwait(false) is { } changed ? changed.Project.Solution : solution,
                EquivalenceKey + ".InAnotherDocument"),
            diagnostic);
    }

    private static async Task<(SyntaxNode Root, SemanticModel Model)?> SourceOfAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null ? null : (root, model);
    }

    private async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, bool isAll, CancellationToken cancellationToken)
    {
        if (await SourceOfAsync(document, cancellationToken).ConfigureAwait(false) is not var (root, model)) return null;

        var found = diagnostics.Select(diagnostic => (Diagnostic: diagnostic, Edits: EditsFor(diagnostic, root, model, cancellationToken))).Where(static one => !one.Edits.IsEmpty).ToList();
        if (isAll && found.Count > 1)
        {
            var compatible = new HashSet<Diagnostic>(Compatible(found.ConvertAll(static one => one.Diagnostic)));
            found.RemoveAll(one => !compatible.Contains(one.Diagnostic));
        }

        // Two requests can lack the same thing in the same place: it is written once.
        var edits = found.SelectMany(static one => one.Edits)
            .GroupBy(e => e.Node)
            .ToDictionary(g => g.Key, g => g.GroupBy(e => e.Name, StringComparer.Ordinal).Select(same => same.First()).ToList());
        if (edits.Count == 0) return null;
        var changed = root.ReplaceNodes(edits.Keys, (original, rewritten) => edits[original].Aggregate(rewritten, static (node, edit) => edit.Change(node)));
        return document.WithSyntaxRoot(changed);
    }
}
