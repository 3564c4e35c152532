using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes the <c>OfType</c> in the head of a loop as a test in its body.</summary>
/// <param name="Stream">Makes of the head's expression the stream alone.</param>
/// <param name="Write">Writes the test.</param>
internal sealed record TypeTest(NodeEdit Stream, Func<ForEachStatementSyntax, ForEachStatementSyntax> Write)
{
    private static readonly string[] s_names = ["item", "chunk", "streamEvent", "nextEvent"];

    /// <summary>The test of a loop; null where there is none that means the same.</summary>
    public static TypeTest? Of(CommonForEachStatementSyntax loop, LanguageVersion version, AwaitableStreams streams, SemanticModel model, CancellationToken cancellationToken)
    {
        if (loop is not ForEachStatementSyntax { Type: not RefTypeSyntax, Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "OfType", TypeArgumentList.Arguments: { Count: 1 } types }, Expression: var source } } call } each
            || types[0] is NullableTypeSyntax || each.Statement is BlockSyntax { Statements.Count: 0 } or EmptyStatementSyntax)
        {
            return null;
        }

        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { TypeArguments: { Length: 1 } arguments } method || arguments[0] is not { TypeKind: TypeKind.Class or TypeKind.Interface } tested || !SynchronousStreams.IsSynchronous(method) || streams.Of(source) is not { } stream) return null;
        if (!AwaitableStreams.KeepsComments(call, Source) || model.GetDeclaredSymbol(each, cancellationToken) is not { } local || !SymbolEqualityComparer.Default.Equals(local.Type, tested)) return null;
        var taken = new HashSet<string>((Members.RootOf(loop) ?? loop).DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText), StringComparer.Ordinal);
        if (s_names.FirstOrDefault(n => !taken.Contains(n)) is not { } name) return null;
        return new(new(call, "stream", node => Source((ExpressionSyntax)node)), node => Test(node, name, types[0].WithoutTrivia().ToString(), version >= LanguageVersion.CSharp9));

        ExpressionSyntax Source(ExpressionSyntax node) => stream(((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)node).Expression).Expression).WithTrailingTrivia(node.GetTrailingTrivia());
    }

    private static ForEachStatementSyntax Test(ForEachStatementSyntax loop, string name, string type, bool canDeny)
    {
        var tested = loop.Identifier.Text;
        var named = loop.WithIdentifier(Identifier(name).WithTriviaFrom(loop.Identifier)).WithType(loop.Type.IsVar ? loop.Type : IdentifierName("var").WithTriviaFrom(loop.Type));
        if (loop.Statement is not BlockSyntax block)
        {
            var body = loop.Statement;
            var guard = ((IfStatementSyntax)ParseStatement($"if ({name} is {type} {tested}) ;")).WithLeadingTrivia(body.GetLeadingTrivia());
            return named.WithStatement(guard.WithStatement(body.WithLeadingTrivia()));
        }

        var isOnOwnLine = block.OpenBraceToken.TrailingTrivia is { Count: > 0 } trailing && trailing[trailing.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia);
        var indentation = block.Statements[0].GetLeadingTrivia().LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        var test = ParseStatement(canDeny ? $"if ({name} is not {type} {tested}) continue;" : $"if (!({name} is {type} {tested})) continue;")
            .WithLeadingTrivia(isOnOwnLine && indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? TriviaList(indentation) : TriviaList())
            .WithTrailingTrivia(isOnOwnLine ? block.OpenBraceToken.TrailingTrivia.Last() : Space);
        return named.WithStatement(block.WithStatements(block.Statements.Insert(0, test)));
    }
}
