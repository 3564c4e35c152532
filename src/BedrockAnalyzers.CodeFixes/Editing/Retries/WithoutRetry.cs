using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Puts what a loop that does nothing but retry does in its place.</summary>
internal static class WithoutRetry
{
    /// <summary>The edit; null where the loop does more than to retry and to log, or where what is left could mean something else.</summary>
    public static NodeEdit? Edit(Retry retry, CancellationToken cancellationToken)
    {
        if (retry.Repeats is not StatementSyntax { ContainsDirectives: false } loop
            || PureRetry.AttemptsOf(retry, cancellationToken) is null
            || !retry.Catch.Block.Statements.All(s => OnlyLogs(s, retry.Model, cancellationToken))
            || KeptOf(retry) is not { Count: > 0 } kept
            || !kept.TrueForAll(s => CanStandAlone(s, retry, loop, cancellationToken))
            || kept.Sum(static s => s.DescendantNodes().Count(static n => n is AwaitExpressionSyntax)) > 1
            || !CountsForItself(loop)
            || !NamesStayFree(kept, loop, retry)
            || loop.DescendantTrivia().Any(t => ElementLists.IsComment(t) && loop.Span.Contains(t.Span) && !kept.Exists(s => s.FullSpan.Contains(t.Span)))
            || (kept.Last().GetTrailingTrivia().Any(ElementLists.IsComment) && loop.GetTrailingTrivia().Any(ElementLists.IsComment)))
        {
            return null;
        }

        var written = Written(kept, loop, new Layout(retry.Try));
        if (written.Count == 1) return new(loop, "Once", _ => written[0]);
        if (loop.Parent is not BlockSyntax block) return null;
        var number = block.Statements.IndexOf(loop);
        return new(block, "Once", node => ((BlockSyntax)node).WithStatements(((BlockSyntax)node).Statements.RemoveAt(number).InsertRange(number, written)));
    }

    // What leads out of the loop is the last: the answer is returned, or a break follows it.
    private static List<StatementSyntax>? KeptOf(Retry retry)
    {
        var statements = retry.Try.Block.Statements.ToList();
        if (statements.LastOrDefault() is BreakStatementSyntax) statements.RemoveAt(statements.Count - 1);
        else if (statements.LastOrDefault() is not ReturnStatementSyntax) return null;
        if (statements.Take(statements.Count - 1).Any(static s => s is not (LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } or ExpressionStatementSyntax))) return null;
        return statements.LastOrDefault() is ReturnStatementSyntax or ExpressionStatementSyntax && statements.Exists(s => s.Span.Contains(retry.Call!.Span)) ? statements : null;
    }

    // Nothing but the call throws what is caught, and nothing of the loop's own is used.
    private static bool CanStandAlone(StatementSyntax statement, Retry retry, StatementSyntax loop, CancellationToken cancellationToken) => statement.DescendantNodes().All(node => node switch
    {
        InvocationExpressionSyntax invocation when invocation != retry.Call =>
            retry.Model.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke, DeclaringSyntaxReferences.IsEmpty: true } method
            && method.ContainingNamespace?.ToDisplayString().StartsWith("Amazon.", StringComparison.Ordinal) != true,
        IdentifierNameSyntax name when retry.Model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local =>
            local.DeclaringSyntaxReferences.All(r => !loop.Span.Contains(r.Span) || retry.Try.Block.Span.Contains(r.Span)),
        _ => true,
    });

    // The log lines go with the attempts that they speak of.
    private static bool OnlyLogs(StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken) => statement switch
    {
        ContinueStatementSyntax or EmptyStatementSyntax => true,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } => statement.DescendantNodes().All(node => node switch
        {
            AssignmentExpressionSyntax or AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } => false,
            PrefixUnaryExpressionSyntax prefix => !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression),
            InvocationExpressionSyntax invocation => StringUse.NameOf(invocation) is "nameof" || (model.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol method && KnownMethods.LeavesArgumentsAlone(method) && !method.Name.StartsWith("Read", StringComparison.Ordinal)),
            _ => true,
        }),
        _ => false,
    };

    // A counter that lives longer than the loop may be read after it.
    private static bool CountsForItself(StatementSyntax loop) => loop is not ForStatementSyntax counted
        || (counted.Initializers.Count == 0 && counted.Incrementors.All(i => counted.Declaration?.Variables.Any(v => AttemptCounter.IsIncrement(i, v.Identifier.ValueText)) == true));

    // What was declared in the try block comes into the scope around the loop.
    private static bool NamesStayFree(List<StatementSyntax> kept, StatementSyntax loop, Retry retry)
    {
        var declared = kept.SelectMany(static s => s.DescendantNodes()).Select(static n => n switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            _ => null,
        }).OfType<string>().ToList();
        var around = (SyntaxNode?)loop.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? retry.Function;
        return declared.Count == 0 || !around.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && !retry.Try.Block.Span.Contains(t.Span) && declared.Contains(t.ValueText, StringComparer.Ordinal));
    }

    // As they stand in the try block, moved out to where the loop stands.
    private static List<StatementSyntax> Written(List<StatementSyntax> kept, StatementSyntax loop, Layout layout)
    {
        var (outer, inner) = (layout.Indentation(loop.GetFirstToken()), layout.Indentation(kept[0].GetFirstToken()));
        var surplus = inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Length - outer.Length : 0;
        var written = kept.ConvertAll(s => surplus == 0 ? s : s.ReplaceTrivia(s.DescendantTrivia().Where(t => StartsLine(t, inner)), (trivia, _) => Whitespace(trivia.ToString().Remove(outer.Length, surplus))));
        var comments = written[0].GetLeadingTrivia().SkipWhile(static t => !ElementLists.IsComment(t));
        written[0] = written[0].WithLeadingTrivia(loop.GetLeadingTrivia().AddRange(comments));
        var last = written.Count - 1;
        if (!written[last].GetTrailingTrivia().Any(ElementLists.IsComment)) written[last] = written[last].WithTrailingTrivia(loop.GetTrailingTrivia());
        return written;
    }

    private static bool StartsLine(SyntaxTrivia trivia, string indentation) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) && trivia.ToString().StartsWith(indentation, StringComparison.Ordinal)
        && trivia.SyntaxTree!.GetLineSpan(trivia.Span).StartLinePosition.Character == 0;
}
