using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Makes a retry right.</summary>
internal static class RetryEdits
{
    /// <summary>The edits that wait on each way back that does not, and where nothing bounds the retry, limit it.</summary>
    public static ImmutableArray<NodeEdit> BackOff(Retry retry, CancellationToken cancellationToken) => Make(retry, waits: true, limit: !retry.IsBounded, cancellationToken);

    /// <summary>The edits that limit the attempts.</summary>
    public static ImmutableArray<NodeEdit> Limit(Retry retry, CancellationToken cancellationToken) => Make(retry, waits: false, limit: true, cancellationToken);

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

        foreach (var way in ways)
        {
            var lines = way.HasWaited ? new List<string>() : wait.ToList();
            if (counter.Increment is { } increment) lines.Add(increment);
            if (lines.Count == 0) continue;
            if (way.Jump is null)
            {
                if (!Layout.CanInsert(retry.Catch.Block)) return ImmutableArray<NodeEdit>.Empty;
                edits.Add(new(layout.EndOf(retry.Catch.Block), "Wait", layout.InsertAtEnd(retry.Catch.Block, lines)));
            }
            else
            {
                if (!Layout.CanInsertBefore(way.Jump)) return ImmutableArray<NodeEdit>.Empty;
                edits.Add(new(layout.PlaceOf(way.Jump), "Wait" + way.Jump.SpanStart.ToString(CultureInfo.InvariantCulture), layout.InsertBefore(way.Jump, lines)));
            }
        }

        return edits.ToImmutable();
    }
}
