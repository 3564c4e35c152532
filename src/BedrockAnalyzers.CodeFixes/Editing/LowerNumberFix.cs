using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes a lower number where one that is too high is assigned, or where the constant or local that is assigned gets it and is used for nothing else.</summary>
public abstract class LowerNumberFix : BedrockCodeFix
{
    // No number that people write depends on so many choices.
    private const int MaximumDepth = 16;

    private readonly string _ruleId;

    private protected LowerNumberFix(string ruleId, string name)
    {
        _ruleId = ruleId;
        EquivalenceKey = ruleId + "." + name;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(_ruleId);

    private protected sealed override string EquivalenceKey { get; }

    private protected sealed override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(_ruleId, "Fix", diagnostic.Properties[FixProperties.CapName], diagnostic.Properties[FixProperties.MaxTokens]);

    private protected sealed override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.MaxTokens, out var text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ImmutableArray<NodeEdit>.Empty;
        var location = HeldLiterals.LocationOf(diagnostic);
        if (location.SourceTree != root.SyntaxTree) return ImmutableArray<NodeEdit>.Empty;
        var node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        if (node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.Utf8StringLiteralExpression } or InterpolatedStringTextSyntax)
            return JsonTexts.Replace(node, location.SourceSpan, text!) is { } edit ? ImmutableArray.Create(edit) : ImmutableArray<NodeEdit>.Empty;
        var edits = ImmutableArray.CreateBuilder<NodeEdit>();
        return node is ExpressionSyntax value && AddEdits(value, number, model, edits, depth: 0, cancellationToken) ? edits.ToImmutable() : ImmutableArray<NodeEdit>.Empty;
    }

    // Lowers each number that is too high among those that an expression can be; false where one of them is written elsewhere.
    private static bool AddEdits(ExpressionSyntax value, int number, SemanticModel model, ImmutableArray<NodeEdit>.Builder edits, int depth, CancellationToken cancellationToken)
    {
        if (depth > MaximumDepth) return false;
        switch (Bare.Inside(value))
        {
            case var constant when model.GetConstantValue(constant, cancellationToken) is { HasValue: true, Value: var known }:
                if (!IsAbove(known, number)) return true;
                if (!IsWrittenHere(constant, model, cancellationToken)) return false;
                edits.Add(new(constant, nameof(LowerNumberFix), original => Lower((ExpressionSyntax)original, number)));
                return true;
            case ConditionalExpressionSyntax choice:
                return Inner(choice.WhenTrue) && Inner(choice.WhenFalse);
            case SwitchExpressionSyntax choice:
                return choice.Arms.All(arm => arm.Expression is ThrowExpressionSyntax || Inner(arm.Expression));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice:
                return Inner(choice.Left) && Inner(choice.Right);
            case var other:
                // What callers and settings give is not known, so that it is another value that is reported.
                return depth > 0 && (other is ElementAccessExpressionSyntax || model.GetSymbolInfo(other, cancellationToken).Symbol is IParameterSymbol or IPropertySymbol { SetMethod: not null });
        }

        bool Inner(ExpressionSyntax part) => AddEdits(part, number, model, edits, depth + 1, cancellationToken);
    }

    private static bool IsAbove(object? constant, int number) => constant is int or long or uint or short or ushort or byte && Convert.ToInt64(constant, CultureInfo.InvariantCulture) > number;

    // Only names of the framework, as in int.MaxValue, and no comment that would be lost.
    private static bool IsWrittenHere(ExpressionSyntax constant, SemanticModel model, CancellationToken cancellationToken) =>
        constant is LiteralExpressionSyntax
        || (constant.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(name => model.GetSymbolInfo(name, cancellationToken).Symbol is { DeclaringSyntaxReferences.IsEmpty: true })
            && constant.DescendantTrivia().All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia) || !constant.Span.Contains(trivia.Span)));

    private static LiteralExpressionSyntax Lower(ExpressionSyntax expression, int number) =>
        expression is LiteralExpressionSyntax literal ? Lower(literal, number) : SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number)).WithTriviaFrom(expression);

    private static LiteralExpressionSyntax Lower(LiteralExpressionSyntax literal, int number)
    {
        var text = literal.Token.Text.IndexOf('_') >= 0 ? number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_') : number.ToString(CultureInfo.InvariantCulture);
        return literal.WithToken(SyntaxFactory.Literal(text, number).WithTriviaFrom(literal.Token));
    }
}
