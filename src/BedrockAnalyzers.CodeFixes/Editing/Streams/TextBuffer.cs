using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>A local that a statement adds a piece of text to: a <c>StringBuilder</c>, a string, or a list that is only put together afterwards. It is the same whether it gets the text in pieces or at once.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Piece">The expression of the piece.</param>
/// <param name="Local">The local.</param>
internal sealed record TextBuffer(ExpressionStatementSyntax Statement, ExpressionSyntax Piece, ILocalSymbol Local)
{
    /// <summary>Whether it is a list of the pieces.</summary>
    public bool IsList => IsListOfText(Local.Type);

    /// <summary>Reads a statement; null for one that does anything else.</summary>
    public static TextBuffer? TryRead(ExpressionStatementSyntax statement, SemanticModel model, CancellationToken cancellationToken)
    {
        var (method, target, piece) = statement.Expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: IdentifierNameSyntax receiver }, ArgumentList.Arguments: { Count: 1 } arguments } => (name, receiver, arguments[0].Expression),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Left: IdentifierNameSyntax sum, Right: var added } => ("+=", sum, added),
            _ => ("", (IdentifierNameSyntax?)null, (ExpressionSyntax?)null),
        };
        if (target is null || piece is null || model.GetSymbolInfo(target, cancellationToken).Symbol is not ILocalSymbol local) return null;
        var isExact = method switch
        {
            "Append" => local.Type.Name is "StringBuilder",
            "Add" => IsListOfText(local.Type) && IsOnlyPutTogether(local, target, model, cancellationToken),
            "+=" => local.Type.SpecialType == SpecialType.System_String && IsNeverNull(local, target, model, cancellationToken),
            _ => false,
        };
        return isExact ? new(statement, piece, local) : null;
    }

    /// <summary>Whether an expression is the empty text.</summary>
    public static bool IsEmptyText(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: "" } || model.GetSymbolInfo(expression, cancellationToken).Symbol is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String };

    /// <summary>The statement with the whole text in place of the piece.</summary>
    public string With(string text) => With(text, "Add");

    /// <summary>The statement with a list of texts in place of the piece.</summary>
    public string WithAll(string texts) => IsList ? With(texts, "AddRange") : With($"string.Concat({texts})", "");

    private string With(string text, string method)
    {
        var changed = Statement.ReplaceNode(Piece, SyntaxFactory.ParseExpression(text).WithTriviaFrom(Piece));
        if (IsList && changed.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } }) changed = changed.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier(method).WithTriviaFrom(name.Identifier)));
        return changed.WithoutTrivia().ToString();
    }

    private static bool IsListOfText(ITypeSymbol type) => type is INamedTypeSymbol { Name: "List", TypeArguments: { Length: 1 } element } && element[0].SpecialType == SpecialType.System_String;

    // How many pieces there are, and where they end, would be seen in any other use.
    private static bool IsOnlyPutTogether(ILocalSymbol list, IdentifierNameSyntax target, SemanticModel model, CancellationToken cancellationToken) =>
        Locals.DeclaratorOf(list, cancellationToken) is { Initializer.Value: { } initial } declarator
        && initial is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } or CollectionExpressionSyntax { Elements.Count: 0 }
        && Locals.UsesOf(list, declarator, model, cancellationToken).All(use => use == target || IsPutTogether(use, model, cancellationToken));

    // string.Concat(parts), string.Join("", parts)
    private static bool IsPutTogether(IdentifierNameSyntax use, SemanticModel model, CancellationToken cancellationToken) =>
        use.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: var arguments, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } call } }
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String }
        && (method is "Concat" ? arguments.Count == 1 : method is "Join" && arguments.Count == 2 && IsEmptyText(arguments[0].Expression, model, cancellationToken));

    // An answer without a piece leaves null, where adding nothing makes it an empty text.
    private static bool IsNeverNull(ILocalSymbol text, IdentifierNameSyntax target, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Locals.DeclaratorOf(text, cancellationToken) is not { } declarator || (declarator.Initializer is { Value: var initial } && !IsText(initial))) return false;
        foreach (var use in Locals.UsesOf(text, declarator, model, cancellationToken))
        {
            if (use.SpanStart > target.SpanStart) continue;
            if (use.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: var assigned } assignment && assignment.Left == use && !IsText(assigned)) return false;
            if (use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }) return false;
        }

        return true;

        bool IsText(ExpressionSyntax value) =>
            value is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }
            || model.GetConstantValue(value, cancellationToken) is { HasValue: true, Value: string }
            || IsEmptyText(value, model, cancellationToken)
            || model.GetTypeInfo(value, cancellationToken).Nullability.FlowState == NullableFlowState.NotNull;
    }
}
