using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Gives an argument to a call that has none for a parameter, or has <c>null</c>.</summary>
internal static class Arguments
{
    /// <summary>The edit that passes a new object with an initializer; null when it is not sure that this can be written.</summary>
    public static NodeEdit? SetNew(InvocationExpressionSyntax call, string parameterName, string initializer, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList is not { ContainsDirectives: false, CloseParenToken.IsMissing: false } list
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || method.Parameters.FirstOrDefault(p => string.Equals(p.Name, parameterName, StringComparison.Ordinal)) is not { } parameter)
        {
            return null;
        }

        var type = parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, call.SpanStart);
        var value = ParseExpression($"new {type} {{ {initializer} }}");
        var (given, isPlain) = ArgumentFor(list, parameter);
        if (given is not null)
        {
            return given.Expression.IsKind(SyntaxKind.NullLiteralExpression) || given.Expression.IsKind(SyntaxKind.DefaultLiteralExpression)
                ? new(call, parameterName, node => ((InvocationExpressionSyntax)node).WithArgumentList(WithValue(((InvocationExpressionSyntax)node).ArgumentList, list.Arguments.IndexOf(given), value)))
                : null;
        }

        var argument = isPlain && list.Arguments.Count == parameter.Ordinal ? Argument(value) : Argument(value).WithNameColon(NameColon(IdentifierName(parameterName), Token(SyntaxKind.ColonToken).WithTrailingTrivia(Space)));
        return new(call, parameterName, node => ((InvocationExpressionSyntax)node).WithArgumentList(Append(((InvocationExpressionSyntax)node).ArgumentList, argument)));
    }

    // The argument of a parameter, and whether every argument is given by its position.
    private static (ArgumentSyntax? Given, bool IsPlain) ArgumentFor(ArgumentListSyntax list, IParameterSymbol parameter)
    {
        var isPlain = true;
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            isPlain &= argument.NameColon is null;
            if (argument.NameColon is { Name.Identifier.ValueText: var name } ? string.Equals(name, parameter.Name, StringComparison.Ordinal) : i == parameter.Ordinal) return (argument, isPlain);
        }

        return (null, isPlain);
    }

    private static ArgumentListSyntax WithValue(ArgumentListSyntax list, int index, ExpressionSyntax value)
    {
        var expression = list.Arguments[index].Expression;
        return list.ReplaceNode(expression, value.WithTriviaFrom(expression));
    }

    private static ArgumentListSyntax Append(ArgumentListSyntax list, ArgumentSyntax argument)
    {
        var arguments = list.Arguments;
        if (arguments.Count == 0) return list.WithArguments(SingletonSeparatedList(argument));
        var last = arguments[arguments.Count - 1];
        var nodes = arguments.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators()
            .Add(Token(default, SyntaxKind.CommaToken, TriviaList(Space)))
            .Add(argument.WithTrailingTrivia(last.GetTrailingTrivia()));
        return list.WithArguments(SeparatedList<ArgumentSyntax>(nodes));
    }
}
