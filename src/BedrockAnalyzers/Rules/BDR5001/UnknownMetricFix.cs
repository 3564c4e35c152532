using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR5001;

/// <summary>Writes the name that Bedrock publishes into the string, also where a constant that is used for nothing else holds it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownMetricFix))]
public sealed class UnknownMetricFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UnknownMetricAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR5001.UsePublishedName";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(UnknownMetricAnalyzer.Id, "Fix", diagnostic.Properties[FixProperties.Replacement]);

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var location = HeldLiterals.LocationOf(diagnostic);
        if (location.SourceTree != root.SyntaxTree || !diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var name) || name is null) return ImmutableArray<NodeEdit>.Empty;
        var span = location.SourceSpan;
        var node = root.FindNode(span, getInnermostNodeForTie: true);

        // The string itself is reported with the quotes of C#, a string in JSON with those of JSON, which are part of the text.
        var (place, text) = node is ExpressionSyntax whole && whole.Span == span && TextIn(whole) is { } length
            ? (LiteralTexts.SpanOf(whole, 0, length, model, cancellationToken), name)
            : (span, "\"" + name + "\"");
        return place is { } inner && JsonTexts.Replace(root.FindNode(inner, getInnermostNodeForTie: true), inner, text) is { } edit ? ImmutableArray.Create(edit) : ImmutableArray<NodeEdit>.Empty;
    }

    // How long the text is that a literal says as a whole; null for any other expression.
    private static int? TextIn(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText.Length,
        InterpolatedStringExpressionSyntax { Contents: { Count: 1 } contents } when contents[0] is InterpolatedStringTextSyntax text => LiteralTexts.TextOf(text).Length,
        _ => null,
    };
}
