using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>An empty buffer that is declared right before the loop that fills it: the two become one declaration of the whole text, as somebody would write it who never had the pieces.</summary>
internal static class WholeText
{
    /// <summary>The changes; empty where the buffer is used as more than a text, or a comment would be lost.</summary>
    public static ImmutableArray<NodeEdit> EditsFor(ForEachStatementSyntax loop, TextBuffer buffer, string text, SemanticModel model, CancellationToken cancellationToken)
    {
        if (loop.Parent is not BlockSyntax block || block.Statements.IndexOf(loop) is not (> 0 and var at)
            || block.Statements[at - 1] is not LocalDeclarationStatementSyntax { Declaration: { Variables: { Count: 1 } variables } declared } declaration
            || variables[0].Initializer is not { Value: var initial } || !SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(variables[0], cancellationToken), buffer.Local)
            || Statements.HaveComments(loop.DescendantTrivia().Concat(declaration.DescendantTrivia().Where(t => t.SpanStart >= declaration.SpanStart))) || loop.ContainsDirectives)
        {
            return ImmutableArray<NodeEdit>.Empty;
        }

        var uses = Locals.UsesOf(buffer.Local, variables[0], model, cancellationToken).Where(use => !loop.Contains(use)).ToList();
        var edits = ImmutableArray.CreateBuilder<NodeEdit>();
        TypeSyntax type;
        switch (buffer.Local.Type)
        {
            case { SpecialType: SpecialType.System_String } when TextBuffer.IsEmptyText(initial, model, cancellationToken):
                type = declared.Type;
                break;
            case { Name: "StringBuilder" } when initial is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } && uses.TrueForAll(static use => TextOf(use) is not null):
                type = declared.Type.IsVar ? declared.Type : PredefinedType(Token(SyntaxKind.StringKeyword)).WithTriviaFrom(declared.Type);
                edits.AddRange(uses.Select(static use => new NodeEdit(TextOf(use)!, "text", node => use.WithTriviaFrom(node))));
                break;
            default:
                return ImmutableArray<NodeEdit>.Empty;
        }

        var whole = declaration
            .WithDeclaration(declared.WithType(type).WithVariables(SingletonSeparatedList(variables[0].WithInitializer(variables[0].Initializer!.WithValue(ParseExpression(text))))))
            .WithTrailingTrivia(loop.GetTrailingTrivia());
        edits.Add(new(block, "statement " + loop.SpanStart, node =>
        {
            var now = (BlockSyntax)node;
            var first = now.Statements.IndexOf(statement => statement.IsEquivalentTo(declaration));
            return first < 0 || first + 1 == now.Statements.Count || !now.Statements[first + 1].IsEquivalentTo(loop) ? now : now.WithStatements(now.Statements.RemoveAt(first + 1).RemoveAt(first).Insert(first, whole));
        }));
        return edits.ToImmutable();
    }

    // buffer.ToString()
    private static InvocationExpressionSyntax? TextOf(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call } access && access.Expression == use ? call : null;
}
