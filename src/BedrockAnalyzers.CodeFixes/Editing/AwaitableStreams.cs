using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes a stream so that it can be awaited: without what shows it as a synchronous sequence.</summary>
internal sealed class AwaitableStreams(BedrockSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>Makes of an expression the stream that it shows; null where that is not sure, or would lose a comment.</summary>
    public Func<ExpressionSyntax, ExpressionSyntax>? Of(ExpressionSyntax expression) => Within(expression) is { } write && KeepsComments(expression, write) ? write : null;

    /// <summary>Whether nothing that was said is lost.</summary>
    public static bool KeepsComments(ExpressionSyntax expression, Func<ExpressionSyntax, ExpressionSyntax> write) => Comments(expression) == Comments(write(expression));

    /// <summary>The value of a local that holds a stream under another type, for a loop alone, and how it is written as the stream.</summary>
    public (ExpressionSyntax Value, Func<ExpressionSyntax, ExpressionSyntax> Write)? ValueOnlyFor(CommonForEachStatementSyntax loop)
    {
        if (loop.Expression is not IdentifierNameSyntax name || model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references } local) return null;
        if (references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Type.IsVar: true, Parent: LocalDeclarationStatementSyntax { ContainsDirectives: false } statement } } declarator
            || statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) || Members.RootOf(declarator) is not { } root)
        {
            return null;
        }

        var isUsedElsewhere = root.DescendantNodes().Any(n => n is IdentifierNameSyntax other && other != name && string.Equals(other.Identifier.ValueText, local.Name, StringComparison.Ordinal)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(other, cancellationToken).Symbol, local));
        return !isUsedElsewhere && Of(value) is { } write ? (value, write) : null;
    }

    private Func<ExpressionSyntax, ExpressionSyntax>? Within(ExpressionSyntax expression)
    {
        if (SynchronousStreams.In(expression, throughLinq: false, symbols, model, cancellationToken) is not { } stream) return null;
        if (stream == Bare.Inside(expression)) return static node => node;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner } when Within(inner) is { } write:
                return node =>
                {
                    var parenthesized = (ParenthesizedExpressionSyntax)node;
                    var written = write(parenthesized.Expression);
                    return written is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax ? written.WithTriviaFrom(node) : parenthesized.WithExpression(written);
                };
            case CastExpressionSyntax { Expression: var inner } when Within(inner) is { } write:
                return node => write(((CastExpressionSyntax)node).Expression).WithTriviaFrom(node);
            case InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call when call.Expression is not MemberBindingExpressionSyntax && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method:
                if (!SynchronousStreams.IsView(method) || SynchronousStreams.SourceOf(call, method) is not { } source || Within(source) is not { } inside) return null;
                if (method.ReducedFrom is null) return arguments.Count == 1 ? node => inside(((InvocationExpressionSyntax)node).ArgumentList.Arguments[0].Expression).WithTriviaFrom(node) : null;
                if (arguments.Count == 0) return node => inside(((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)node).Expression).Expression).WithTriviaFrom(node);
                return arguments.Count == 1 && arguments[0].NameColon is null ? node => WithCancellation((InvocationExpressionSyntax)node, inside) : null;
            default:
                return null;
        }
    }

    // ToBlockingEnumerable(cancellationToken)
    private static InvocationExpressionSyntax WithCancellation(InvocationExpressionSyntax call, Func<ExpressionSyntax, ExpressionSyntax> inside)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        return call.WithExpression(access.WithExpression(inside(access.Expression)).WithName(IdentifierName("WithCancellation").WithTriviaFrom(access.Name)));
    }

    private static int Comments(SyntaxNode node) => node.DescendantTrivia().Count(ElementLists.IsComment);
}
