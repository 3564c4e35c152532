using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR1007;

/// <summary>Sends the last messages of the history, from a user's turn on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndlessHistoryFix))]
public sealed class EndlessHistoryFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(EndlessHistoryAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR1007.SendLast";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(EndlessHistoryAnalyzer.Id, "Fix", diagnostic.Properties[FixProperties.MaxMessages]);

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(FixProperties.MaxMessages, out var count) && count is not null
        && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax value
            ? HistoryWindows.Send(value, count, diagnostic.Properties.ContainsKey(FixProperties.HasToolResults), model, cancellationToken)
            : ImmutableArray<NodeEdit>.Empty;
}
