using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>What counts the attempts of a retry: what is there, or what the edits add.</summary>
/// <param name="Name">The variable.</param>
/// <param name="AtFirst">What it is when the first attempt comes to the catch clause.</param>
/// <param name="Increment">The statement that counts, to be written on each way back; null where that is done elsewhere.</param>
/// <param name="Edits">The edits that add it.</param>
internal sealed record AttemptCounter(string Name, int AtFirst, string? Increment, ImmutableArray<NodeEdit> Edits)
{
    /// <summary>The counter of a retry; null where none can be added that counts right.</summary>
    public static AttemptCounter? Of(Retry retry, Layout layout, CancellationToken cancellationToken)
    {
        if (retry.Counter is { } counter) return new(counter, AtFilter(retry, counter, cancellationToken), null, ImmutableArray<NodeEdit>.Empty);
        if (CountedInClause(retry, cancellationToken) is { } counted) return counted;
        switch (retry.Repeats)
        {
            case InvocationExpressionSyntax:
                return NameIn(retry.Function, retry) is { } parameter && AttemptParameter.Edits(retry, parameter) is { } edits ? new(parameter, 0, null, edits) : null;
            case WhileStatementSyntax loop when NameIn(loop, retry) is { } name:
                return InHeader(loop, name, node => ToFor((WhileStatementSyntax)node, name));
            case ForStatementSyntax { Declaration: null, Initializers.Count: 0, Incrementors.Count: 0, OpenParenToken.TrailingTrivia.Count: 0 } loop when NameIn(loop, retry) is { } name:
                return InHeader(loop, name, node => WithCounter((ForStatementSyntax)node, name));
            case StatementSyntax { Parent: BlockSyntax block } statement when NameIn(block, retry) is { } name && Layout.CanInsert(block):
                return new(name, 0, name + "++;", ImmutableArray.Create(new NodeEdit(block, "Attempt" + statement.SpanStart, layout.InsertBefore(block, statement, new[] { $"var {name} = 0;" }))));
            default:
                return null;
        }
    }

    private static AttemptCounter? InHeader(StatementSyntax loop, string name, Func<SyntaxNode, SyntaxNode> change) => new(name, 0, null, ImmutableArray.Create(new NodeEdit(loop, "Attempt", change)));

    // The rule says what a counter is during the first attempt; where the clause itself counts, a filter comes before that.
    private static int AtFilter(Retry retry, string counter, CancellationToken cancellationToken)
    {
        if (!retry.Catch.Block.DescendantNodes().Any(n => IsIncrement(n, counter))) return retry.CounterAtFirst;
        return retry.Model.LookupSymbols(retry.Catch.SpanStart, name: counter).FirstOrDefault() is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            && references[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && retry.Model.GetConstantValue(value, cancellationToken) is { HasValue: true, Value: int first }
            ? first
            : 0;
    }

    /// <summary>Whether a node adds one to a variable.</summary>
    public static bool IsIncrement(SyntaxNode node, string name) => node switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression, Operand: IdentifierNameSyntax operand } => string.Equals(operand.Identifier.ValueText, name, StringComparison.Ordinal),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression, Operand: IdentifierNameSyntax operand } => string.Equals(operand.Identifier.ValueText, name, StringComparison.Ordinal),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => string.Equals(left.Identifier.ValueText, name, StringComparison.Ordinal),
        _ => false,
    };

    // if (++attempt == 3) throw; counts too: a local from before the loop that only this writes to, once each time.
    private static AttemptCounter? CountedInClause(Retry retry, CancellationToken cancellationToken)
    {
        if (retry.Repeats is InvocationExpressionSyntax) return null;
        foreach (var test in retry.Catch.Block.Statements.OfType<IfStatementSyntax>())
        {
            var first = test.Condition;
            while (SuccessPath.Unwrapped(first) is BinaryExpressionSyntax binary) first = binary.Left;
            if (first is not (PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax) || first.ChildNodes().First() is not IdentifierNameSyntax name || !IsIncrement(first, name.Identifier.ValueText)) continue;
            if (retry.Model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int32, DeclaringSyntaxReferences: { Length: 1 } declared } local
                || declared[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
                || retry.Model.GetConstantValue(value, cancellationToken) is not { HasValue: true, Value: int start and (0 or 1) })
            {
                continue;
            }

            var isOutside = retry.Repeats is LabeledStatementSyntax ? declarator.Span.End <= retry.Repeats.SpanStart : !retry.Repeats.Span.Contains(declarator.Span);
            if (isOutside && retry.Function.DescendantNodes().Count(n => IsIncrement(n, local.Name)) == 1) return new(local.Name, start, null, ImmutableArray<NodeEdit>.Empty);
        }

        return null;
    }

    // The same for a retry whether the others of its member have been given theirs or not: loops whose own variable it is may share a name, others may not.
    private static string NameFor(Retry retry)
    {
        if (retry.Repeats is InvocationExpressionSyntax) return "attempt";
        var member = (SyntaxNode?)retry.Repeats.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? retry.Function;
        var repeating = member.DescendantNodes().Where(static n => n is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or LabeledStatementSyntax && n.DescendantNodes().Any(static t => t is TryStatementSyntax)).ToList();
        if (repeating.TrueForAll(r => r is WhileStatementSyntax or ForStatementSyntax && !repeating.Exists(other => other != r && other.Contains(r)))) return "attempt";
        var number = repeating.IndexOf(retry.Repeats) + 1;
        return number <= 1 ? "attempt" : "attempt" + number;
    }

    private static string? NameIn(SyntaxNode region, Retry retry)
    {
        var name = NameFor(retry);
        return new[] { name, name.Replace("attempt", "retry") }.FirstOrDefault(n => IsFree(n, region, retry));
    }

    private static bool IsFree(string name, SyntaxNode region, Retry retry) =>
        !region.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && string.Equals(t.ValueText, name, StringComparison.Ordinal))
        && !retry.Model.LookupSymbols(retry.Try.Block.SpanStart + 1, name: name).Any(static s => s is ILocalSymbol or IParameterSymbol);

    private static ForStatementSyntax ToFor(WhileStatementSyntax loop, string name)
    {
        var header = Header(name);
        return header
            .WithForKeyword(header.ForKeyword.WithLeadingTrivia(loop.WhileKeyword.LeadingTrivia).WithTrailingTrivia(loop.WhileKeyword.TrailingTrivia))
            .WithOpenParenToken(loop.OpenParenToken)
            .WithCondition(loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression) ? null : loop.Condition)
            .WithCloseParenToken(loop.CloseParenToken)
            .WithStatement(loop.Statement);
    }

    private static ForStatementSyntax WithCounter(ForStatementSyntax loop, string name)
    {
        var header = Header(name);
        return loop
            .WithDeclaration(header.Declaration)
            .WithFirstSemicolonToken(loop.FirstSemicolonToken.WithTrailingTrivia(Space))
            .WithSecondSemicolonToken(loop.SecondSemicolonToken.WithTrailingTrivia(Space))
            .WithIncrementors(header.Incrementors);
    }

    private static ForStatementSyntax Header(string name) => (ForStatementSyntax)ParseStatement($"for (var {name} = 0; ; {name}++) ;");
}
