using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Takes a setting out of the code: an element of an initializer, a member of an anonymous object, a statement. Each finds what it takes when it is made, so that several from one place go together.</summary>
internal static class Removals
{
    /// <summary>The edit that takes the element which sets a property or key out of its initializer; null when something would be lost with it.</summary>
    public static NodeEdit? FromInitializer(ExpressionSyntax element, string name, ExpressionSyntax value)
    {
        if (element.Parent is not InitializerExpressionSyntax { CloseBraceToken.IsMissing: false, ContainsDirectives: false } initializer || !IsPure(value)) return null;
        return initializer.Parent is BaseObjectCreationExpressionSyntax creation
            ? new(creation, name, node => Without((BaseObjectCreationExpressionSyntax)node, element))
            : new(initializer, name, node => Without((InitializerExpressionSyntax)node, element));
    }

    /// <summary>The edit that takes a member out of an anonymous object; null when something would be lost with it.</summary>
    public static NodeEdit? FromAnonymous(AnonymousObjectMemberDeclaratorSyntax member, string name, SemanticModel model, CancellationToken cancellationToken) =>
        member.Parent is AnonymousObjectCreationExpressionSyntax { ContainsDirectives: false } creation && IsPure(member.Expression) && JsonMembers.CanChangeType(creation, model, cancellationToken)
            ? new(creation, name, node => Without((AnonymousObjectCreationExpressionSyntax)node, name))
            : null;

    /// <summary>The edit that takes a whole statement out of its block; null when something would be lost with it.</summary>
    public static NodeEdit? Statement(ExpressionStatementSyntax statement, string name, params ExpressionSyntax[] parts)
    {
        if (statement.ContainsDirectives || !parts.All(IsPure)) return null;
        return statement.Parent switch
        {
            BlockSyntax { CloseBraceToken.IsMissing: false } block => new(block, name + statement.SpanStart, node =>
            {
                var now = (BlockSyntax)node;
                var at = now.Statements.IndexOf(s => AreEquivalent(s, statement, topLevel: false));
                if (at < 0) return now;
                var (start, rest, end) = Without(now.OpenBraceToken, now.Statements, at, now.CloseBraceToken);
                return now.WithOpenBraceToken(start).WithStatements(rest).WithCloseBraceToken(end);
            }),
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => new(unit, name + statement.SpanStart, node =>
            {
                var now = (CompilationUnitSyntax)node;
                var at = now.Members.IndexOf(m => m is GlobalStatementSyntax { Statement: var s } && AreEquivalent(s, statement, topLevel: false));
                if (at < 0) return now;
                var (_, rest, end) = Without(default, now.Members, at, now.EndOfFileToken);
                return now.WithMembers(rest).WithEndOfFileToken(end);
            }),

            // What a condition alone guards.
            IfStatementSyntax or ElseClauseSyntax or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax => new(statement, name, static node => ParseStatement("{ }").WithTriviaFrom(node)),
            _ => null,
        };
    }

    private static (SyntaxToken Start, SyntaxList<T> Nodes, SyntaxToken End) Without<T>(SyntaxToken start, SyntaxList<T> nodes, int at, SyntaxToken end)
        where T : SyntaxNode
    {
        (start, var rest, end) = ElementLists.Insert(start, new(nodes.RemoveAt(at).Select(static node => (SyntaxNodeOrToken)node)), at, end, ElementLists.CommentsAt(nodes[at], default));
        return (start, List(rest.Select(static node => (T)node.AsNode()!)), end);
    }

    /// <summary>The anonymous object without the member of a name.</summary>
    public static AnonymousObjectCreationExpressionSyntax Without(AnonymousObjectCreationExpressionSyntax creation, string name)
    {
        var at = creation.Initializers.IndexOf(m => BodyMemberPlaces.NameOf(m) is { } token && string.Equals(token.ValueText, name, StringComparison.Ordinal));
        return at < 0 ? creation : creation.Without(at);
    }

    /// <summary>Whether nothing else happens where a value is not asked for, and no name that it declares is missed.</summary>
    public static bool IsPure(ExpressionSyntax value) => !value.DescendantNodesAndSelf().Any(static node => node
        is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } or AwaitExpressionSyntax or ThrowExpressionSyntax or VariableDesignationSyntax
        or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression });

    private static BaseObjectCreationExpressionSyntax Without(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax element)
    {
        if (creation.Initializer is not { } initializer || Without(initializer, element) is not { } rest || rest == initializer) return creation;
        if (rest.Expressions.Count > 0 || rest.OpenBraceToken.TrailingTrivia.Concat(rest.CloseBraceToken.LeadingTrivia).Any(ElementLists.IsComment)) return creation.WithInitializer(rest);

        // Not new T { }, but new T().
        var trailing = creation.GetTrailingTrivia();
        return creation switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: null } named => named.WithType(named.Type.WithoutTrailingTrivia()).WithArgumentList(ArgumentList()).WithInitializer(null).WithTrailingTrivia(trailing),
            _ => creation.WithArgumentList(creation.ArgumentList!.WithoutTrailingTrivia()).WithInitializer(null).WithTrailingTrivia(trailing),
        };
    }

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, ExpressionSyntax element)
    {
        // The comments of what was removed before stand at this one now.
        var at = initializer.Expressions.IndexOf(e => AreEquivalent(e, element, topLevel: false));
        return at < 0 ? initializer : initializer.Without(at);
    }
}
