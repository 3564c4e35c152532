using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR6001;

/// <summary>Writes the replacement into the string, and leaves prefix, ARN and quotes as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetiredModelFix))]
public sealed class RetiredModelFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RetiredModelAnalyzer.Id);

    /// <summary>None: another model may refuse parameters that this one took, so each place deserves a look.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) || replacement is null) continue;
            if (SpanOfValue(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } span) continue;
            var title = "Use " + replacement.Substring(replacement.LastIndexOf('/') + 1);
            context.RegisterCodeFix(CodeAction.Create(title, token => ReplaceAsync(context.Document, span, replacement, token), equivalenceKey: nameof(RetiredModelFix)), diagnostic);
        }
    }

    // Where the value stands between the quotes; null when escapes make the code differ from the value.
    private static TextSpan? SpanOfValue(SyntaxNode node)
    {
        var token = node switch
        {
            LiteralExpressionSyntax literal => literal.Token,
            InterpolatedStringExpressionSyntax { Contents: { Count: 1 } contents } when contents[0] is InterpolatedStringTextSyntax text => text.TextToken,
            _ => default,
        };
        if (token.ValueText is not { Length: > 0 } value || token.Text.IndexOf(value, StringComparison.Ordinal) is not (var start and >= 0)) return null;
        return new(token.SpanStart + start, value.Length);
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string replacement, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(span, replacement)));
    }
}
