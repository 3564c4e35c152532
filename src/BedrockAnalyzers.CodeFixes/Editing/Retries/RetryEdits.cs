using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Makes a retry right.</summary>
internal static class RetryEdits
{
    /// <summary>The edits that wait on each way back that does not, and where nothing bounds the retry, limit it.</summary>
    public static ImmutableArray<NodeEdit> BackOff(Retry retry, CancellationToken cancellationToken) => Make(retry, waits: true, limit: !retry.IsBounded, cancellationToken);

    /// <summary>The edits that limit the attempts.</summary>
    public static ImmutableArray<NodeEdit> Limit(Retry retry, CancellationToken cancellationToken) => Make(retry, waits: false, limit: true, cancellationToken);

    /// <summary>The edits that make a wait grow and give it jitter.</summary>
    public static ImmutableArray<NodeEdit> Grow(Retry retry, InvocationExpressionSyntax wait, CancellationToken cancellationToken)
    {
        var region = retry.Repeats is InvocationExpressionSyntax or LabeledStatementSyntax ? retry.Function : retry.Repeats;
        var layout = new Layout(retry.Try);
        if (!region.Span.Contains(wait.Span) || Retry.FunctionOf(wait) != retry.Function
            || wait.ArgumentList is not { ContainsDirectives: false, Arguments.Count: > 0 } given || given.Arguments[0] is not { NameColon: null, Expression: var time }
            || (retry.Counter is null && (retry.Repeats is LabeledStatementSyntax || !SuccessPath.Ends(retry)))
            || AttemptCounter.Of(retry, layout, cancellationToken) is not { } counter
            || GrowingWait.Time(retry, time, counter.Name, cancellationToken) is not var (old, written))
        {
            return ImmutableArray<NodeEdit>.Empty;
        }

        var edits = counter.Edits.ToBuilder();
        edits.Add(new(old, "Wait", node => ParseExpression(written).WithTriviaFrom(node)));
        if (TokenFor(retry, wait, given, cancellationToken) is { } token) edits.Add(new(given, "Token", node => WithToken((ArgumentListSyntax)node, token)));
        if (counter.Increment is null) return edits.ToImmutable();
        if (WaysBack.Of(retry, areWaitsMeant: false, cancellationToken) is not { } ways || !Insert(retry, ways, static _ => Array.Empty<string>(), counter, layout, edits)) return ImmutableArray<NodeEdit>.Empty;
        return edits.ToImmutable();
    }

    private static string? TokenFor(Retry retry, InvocationExpressionSyntax wait, ArgumentListSyntax given, CancellationToken cancellationToken) =>
        retry.Model.GetSymbolInfo(wait, cancellationToken).Symbol is IMethodSymbol { Name: "Delay" } method && method.Parameters.All(static p => p.Type.Name is not "CancellationToken") && given.Arguments.All(static a => a.NameColon is null)
            ? CancellationTokens.For(retry, cancellationToken)
            : null;

    private static ArgumentListSyntax WithToken(ArgumentListSyntax list, string token)
    {
        var last = list.Arguments.Last();
        return list.WithArguments(SeparatedList<ArgumentSyntax>(list.Arguments.GetWithSeparators().Replace(last, last.WithoutTrailingTrivia())
            .Add(Token(default, SyntaxKind.CommaToken, TriviaList(Space)))
            .Add(Argument(ParseExpression(token)).WithTrailingTrivia(last.GetTrailingTrivia()))));
    }

    private static ImmutableArray<NodeEdit> Make(Retry retry, bool waits, bool limit, CancellationToken cancellationToken)
    {
        var layout = new Layout(retry.Try);
        if (!SuccessPath.Ends(retry) || WaysBack.Of(retry, waits, cancellationToken) is not { } ways || AttemptCounter.Of(retry, layout, cancellationToken) is not { } counter) return ImmutableArray<NodeEdit>.Empty;
        var wait = waits ? Backoff.Statements(retry, counter.Name, cancellationToken) : Array.Empty<string>();
        if (wait is null) return ImmutableArray<NodeEdit>.Empty;
        if (waits && LastAttempt.TestBefore(retry, cancellationToken) is { } test) wait = new[] { $"if ({test})", "{" }.Concat(wait.Select(static l => "\t" + l)).Append("}").ToArray();

        var edits = counter.Edits.ToBuilder();
        if (limit)
        {
            if (RetryLimit.Edit(retry, counter, layout) is not { } end) return ImmutableArray<NodeEdit>.Empty;
            edits.Add(end);
        }

        return Insert(retry, ways, way => way.HasWaited ? Array.Empty<string>() : wait, counter, layout, edits) ? edits.ToImmutable() : ImmutableArray<NodeEdit>.Empty;
    }

    // Puts the lines and the count on each way back; false where there is no place for them.
    private static bool Insert(Retry retry, IReadOnlyList<WayBack> ways, Func<WayBack, IReadOnlyList<string>> linesOn, AttemptCounter counter, Layout layout, ImmutableArray<NodeEdit>.Builder edits)
    {
        foreach (var way in ways)
        {
            var lines = linesOn(way).ToList();
            if (counter.Increment is { } increment) lines.Add(increment);
            if (lines.Count == 0) continue;
            if (way.Jump is null)
            {
                if (!Layout.CanInsert(retry.Catch.Block)) return false;
                edits.Add(new(layout.EndOf(retry.Catch.Block), "Wait", layout.InsertAtEnd(retry.Catch.Block, lines)));
            }
            else
            {
                if (!Layout.CanInsertBefore(way.Jump)) return false;
                edits.Add(new(layout.PlaceOf(way.Jump), "Wait" + way.Jump.SpanStart.ToString(CultureInfo.InvariantCulture), layout.InsertBefore(way.Jump, lines)));
            }
        }

        return true;
    }
}
