using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Answers that stay in the order of what was asked: an array, and each one put at its place.</summary>
internal static class OrderedAnswers
{
    /// <summary>The two statements that take the place of <c>var answers = await Task.WhenAll(source.Select(…));</c>; null where they would be long, or not sure to be right.</summary>
    public static ImmutableArray<StatementSyntax>? Statements(
        LocalDeclarationStatementSyntax declaration, InvocationExpressionSyntax call, FannedOut fannedOut, ForEachAsyncCall start, SemanticModel model, CancellationToken cancellationToken)
    {
        var answers = declaration.Declaration.Variables[0].Identifier.Text;
        if (model.GetTypeInfo(call, cancellationToken).Type is not INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } || arguments[0] is not IArrayTypeSymbol { ElementType: var element } array
            || model.GetDeclaredSymbol(declaration.Declaration.Variables[0], cancellationToken) is not ILocalSymbol { Type: var type } || !SymbolEqualityComparer.Default.Equals(type, array)
            || NewArray(element, CountOf(fannedOut.Source, model, cancellationToken), model, call.SpanStart) is not { } created
            || start.FreeName("i", "index") is not { } index
            || BodyOf(fannedOut, answers, index, call) is not { } body
            || declaration.GetLeadingTrivia().Any(static t => t.IsDirective)
            || start.With(ParseExpression($"Enumerable.Range(0, {CountOf(fannedOut.Source, model, cancellationToken)})"), index, body, fannedOut.Selector) is not { } changed
            || model.LookupNamespacesAndTypes(call.SpanStart, name: "Enumerable") is not { Length: 1 })
        {
            return null;
        }

        var first = declaration.WithDeclaration(declaration.Declaration.WithVariables(SingletonSeparatedList(declaration.Declaration.Variables[0].WithInitializer(EqualsValueClause(ParseExpression(created)).WithEqualsToken(Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space))))))
            .WithSemicolonToken(Token(SyntaxKind.SemicolonToken)).WithTrailingTrivia(EndOfLineOf(declaration));
        var indentation = declaration.GetLeadingTrivia().LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        ExpressionSyntax waited = changed;
        if (call.Parent is MemberAccessExpressionSyntax) waited = InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, changed, IdentifierName("ConfigureAwait")), ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.FalseLiteralExpression)))));
        var second = ExpressionStatement(AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), waited)).WithLeadingTrivia(indentation).WithTrailingTrivia(declaration.GetTrailingTrivia());
        return ImmutableArray.Create<StatementSyntax>(first, second);
    }

    // Of a list that can be read by its index, and is named, so that reading it again costs nothing.
    private static string? CountOf(ExpressionSyntax source, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(source, cancellationToken).Symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol { IsReadOnly: true }) || source is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return null;
        return model.GetTypeInfo(source, cancellationToken).Type switch
        {
            IArrayTypeSymbol { Rank: 1 } => $"{source.WithoutTrivia()}.Length",
            INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList", ContainingNamespace.Name: "Generic" } => $"{source.WithoutTrivia()}.Count",
            _ => null,
        };
    }

    private static string? NewArray(ITypeSymbol element, string? count, SemanticModel model, int position)
    {
        var ranks = "";
        while (element is IArrayTypeSymbol { Rank: 1 } inner) (element, ranks) = (inner.ElementType, ranks + "[]");
        if (count is null || element.IsAnonymousType || element.TypeKind is TypeKind.Error or TypeKind.TypeParameter) return null;
        var name = element.ToMinimalDisplayString(model, position, SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
        return $"new {name}[{count}]{ranks}";
    }

    private static CSharpSyntaxNode? BodyOf(FannedOut fannedOut, string answers, string index, InvocationExpressionSyntax call)
    {
        var item = $"{fannedOut.Source.WithoutTrivia()}[{index}]";
        var configured = call.Parent is MemberAccessExpressionSyntax ? ".ConfigureAwait(false)" : "";
        if (fannedOut.Selector is not LambdaExpressionSyntax lambda) return ParseExpression($"{answers}[{index}] = await {fannedOut.Selector.WithoutTrivia()}({item}){configured}");
        var isAsync = lambda.AsyncKeyword.RawKind != 0;
        switch (lambda.Body)
        {
            case BlockSyntax block when isAsync:
                return InBlock(block, fannedOut.Parameter!, item, $"{answers}[{index}]");
            case ExpressionSyntax expression when isAsync || expression is InvocationExpressionSyntax:
                var value = WithItem(expression.WithoutTrivia(), fannedOut.Parameter!, item);
                return value is null ? null : ParseExpression(isAsync ? $"{answers}[{index}] = {value}" : $"{answers}[{index}] = await {value}{configured}");
            default:
                return null;
        }
    }

    // The parameter, where it stands once: in the middle of more it has to keep its name.
    private static ExpressionSyntax? WithItem(ExpressionSyntax expression, string parameter, string item)
    {
        var names = expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(n => string.Equals(n.Identifier.ValueText, parameter, StringComparison.Ordinal) && n.Parent is not (NameColonSyntax or NameEqualsSyntax) && !(n.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Left == n) && !(n.Parent is MemberAccessExpressionSyntax access && access.Name == n)).ToList();
        if (names.Count != 1 || names[0].Parent is AnonymousObjectMemberDeclaratorSyntax) return null;
        return expression.ReplaceNode(names[0], ParseExpression(item).WithTriviaFrom(names[0]));
    }

    // One return, at the end: what it returns is put at its place.
    private static BlockSyntax? InBlock(BlockSyntax block, string parameter, string item, string place)
    {
        var returns = block.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().ToList();
        if (returns.Count != 1 || block.Statements.Count < 2 || block.Statements.Last() != returns[0] || returns[0].Expression is not { } value || block.Statements[0].GetLeadingTrivia().Any(static t => t.IsDirective)) return null;
        var stored = ExpressionStatement(ParseExpression($"{place} = {value.WithoutTrivia()}")).WithTriviaFrom(returns[0]);
        var first = block.Statements[0].GetLeadingTrivia();
        var indentation = first.LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        if (!block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)) return null;
        var read = ParseStatement($"var {ForEachAsyncCall.Escaped(parameter)} = {item};").WithLeadingTrivia(indentation).WithTrailingTrivia(EndOfLineOf(block));
        return block.WithStatements(block.Statements.Replace(block.Statements.Last(), stored).Insert(0, read)).WithoutTrailingTrivia();
    }

    private static SyntaxTrivia EndOfLineOf(SyntaxNode node) => node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : LineFeed;
}
