using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Writes <c>GetResponseAsync</c> in place of <c>GetStreamingResponseAsync</c> whose updates are only put together. Empty where the code would not say exactly the same.</summary>
internal static class WholeChatAnswer
{
    /// <summary>The changes, or none.</summary>
    public static ImmutableArray<NodeEdit> EditsFor(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } || call.ContainsDirectives) return ImmutableArray<NodeEdit>.Empty;
        ExpressionSyntax sequence = call;
        while (sequence.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithCancellation" or "ConfigureAwait", Parent: InvocationExpressionSyntax configured }) sequence = configured;
        return sequence.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToChatResponseAsync", Parent: InvocationExpressionSyntax gathered } when sequence == call => Together(call, gathered, model, cancellationToken),
            ForEachStatementSyntax loop when loop.Expression == sequence => Loop(call, loop, model, cancellationToken),
            _ => ImmutableArray<NodeEdit>.Empty,
        };
    }

    // await client.GetStreamingResponseAsync(messages, options).ToChatResponseAsync(cancellationToken)
    private static ImmutableArray<NodeEdit> Together(InvocationExpressionSyntax call, InvocationExpressionSyntax gathered, SemanticModel model, CancellationToken cancellationToken)
    {
        var token = gathered.ArgumentList.Arguments;
        if (token.Count > 1 || (token.Count == 1 && (HasToken(call, model, cancellationToken) || token[0].NameColon is { Name.Identifier.ValueText: not "cancellationToken" }))) return ImmutableArray<NodeEdit>.Empty;
        if (Statements.HaveComments(gathered.DescendantTrivia().Where(t => t.SpanStart >= call.Span.End && t.SpanStart < gathered.Span.End)) || !StreamErrors.AreHandledAlike(call, gathered, buffer: null, model, cancellationToken)) return ImmutableArray<NodeEdit>.Empty;
        return ImmutableArray.Create(new NodeEdit(gathered, "whole", node =>
        {
            var inner = (InvocationExpressionSyntax)((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)node).Expression).Expression;
            var access = (MemberAccessExpressionSyntax)inner.Expression;
            var whole = inner.WithExpression(access.WithName(IdentifierName("GetResponseAsync").WithTriviaFrom(access.Name)));
            if (token.Count == 1)
            {
                var added = ParseArgumentList($"(cancellationToken: {token[0].Expression.WithoutTrivia()})").Arguments[0];
                whole = whole.WithArgumentList(whole.ArgumentList.WithArguments(SeparatedList<ArgumentSyntax>(whole.ArgumentList.Arguments.GetWithSeparators().Add(Token(TriviaList(), SyntaxKind.CommaToken, TriviaList(Space))).Add(added))));
            }

            return whole.WithTriviaFrom(node);
        }));
    }

    // await foreach (var update in client.GetStreamingResponseAsync(messages)) text.Append(update.Text);
    private static ImmutableArray<NodeEdit> Loop(InvocationExpressionSyntax call, ForEachStatementSyntax loop, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(loop, cancellationToken) is not { Type.Name: "ChatResponseUpdate" } update || loop.ContainsDirectives || !loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword)) return ImmutableArray<NodeEdit>.Empty;
        // Another token than the call's own ends the loop.
        if (loop.Expression.DescendantNodes().OfType<InvocationExpressionSyntax>().Prepend(loop.Expression).Any(asked => asked is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithCancellation" }, ArgumentList.Arguments: var given } && !call.ArgumentList.Arguments.Any(argument => given.Count == 1 && AreEquivalent(argument.Expression, given[0].Expression)))) return ImmutableArray<NodeEdit>.Empty;
        if (MayCallFunctions(call, model, cancellationToken)) return ImmutableArray<NodeEdit>.Empty;
        var statement = loop.Statement;
        while (true)
        {
            if (statement is BlockSyntax { Statements: { Count: 1 } only }) statement = only[0];
            else if (statement is IfStatementSyntax { Else: null } choice && IsPresent(choice.Condition)) statement = choice.Statement;
            else break;
        }

        if (statement is not ExpressionStatementSyntax sink || TextBuffer.TryRead(sink, model, cancellationToken) is not { } buffer || !(IsText(buffer.Piece) || IsUpdate(buffer.Piece)) || !StreamErrors.AreHandledAlike(call, loop, buffer.Local, model, cancellationToken)) return ImmutableArray<NodeEdit>.Empty;
        if (FreshNames.OfAnswers(loop, model) is not { Count: > 0 } names) return ImmutableArray<NodeEdit>.Empty;

        var access = (MemberAccessExpressionSyntax)call.Expression;
        var whole = call.WithExpression(access.WithName(IdentifierName("GetResponseAsync").WithTriviaFrom(access.Name))).WithoutTrivia().ToString();
        var configure = loop.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, ArgumentList: var how } ? ".ConfigureAwait" + how : "";
        var edit = Statements.Replace(
            loop,
            now =>
            {
                var answer = FreshNames.FirstIn(now, names);
                return [$"var {answer} = await {whole}{configure};", buffer.With(answer + ".Text")];
            },
            [call, sink],
            [buffer.Piece]);
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.Create(edit);

        bool IsUpdate(ExpressionSyntax expression) => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(Flow.Bare.Inside(expression), cancellationToken).Symbol, update);

        bool IsText(ExpressionSyntax expression) => Flow.Bare.Inside(expression) switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Text", Expression: var of } => IsUpdate(of),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Expression: var of }, ArgumentList.Arguments.Count: 0 } => IsUpdate(of),
            _ => false,
        };

        bool IsPresent(ExpressionSyntax condition) => Flow.Bare.Inside(condition) switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" }, ArgumentList.Arguments: { Count: 1 } tested } } => IsText(tested[0].Expression),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Left: var tested, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } => IsText(tested),
            _ => false,
        };
    }

    // The answer then is several messages, between whose texts the whole has line ends.
    private static bool MayCallFunctions(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (model.GetTypeInfo(argument.Expression, cancellationToken).ConvertedType is not { Name: "ChatOptions" }) continue;
            var made = model.GetSymbolInfo(argument.Expression, cancellationToken).Symbol is ILocalSymbol local ? Locals.DeclaratorOf(local, cancellationToken)?.Initializer?.Value : argument.Expression;
            if (made is not (BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax)) return true;
        }

        return call.SyntaxTree.GetRoot(cancellationToken).DescendantTokens().Any(static t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText is "Tools" or "UseFunctionInvocation" or "FunctionInvokingChatClient");
    }

    private static bool HasToken(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.ArgumentList.Arguments.Any(argument => model.GetTypeInfo(argument.Expression, cancellationToken).ConvertedType is { Name: "CancellationToken" });
}
