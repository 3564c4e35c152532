using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>The retries of Polly that a run of a policy or pipeline is seen to go through.</summary>
internal static class PollyRuns
{
    private static readonly string[] s_names = ["Retry", "RetryAsync", "RetryForever", "RetryForeverAsync", "WaitAndRetry", "WaitAndRetryAsync", "WaitAndRetryForever", "WaitAndRetryForeverAsync", "AddRetry"];

    /// <summary>The names of those retries; empty where none is seen.</summary>
    /// <param name="run">The call of <c>Execute</c>.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ImmutableArray<string> Of(InvocationExpressionSyntax run, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        bedrock.PollyRuns(() => All(bedrock, cancellationToken)).Where(found => found.Run == run).Select(static found => "Polly " + found.Name).Distinct(StringComparer.Ordinal).ToImmutableArray();

    private static ImmutableArray<(InvocationExpressionSyntax Run, string Name)> All(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var runs = ImmutableArray.CreateBuilder<(InvocationExpressionSyntax, string)>();
        if (bedrock.Symbols.Polly is not { } polly) return runs.ToImmutable();
        foreach (var name in s_names)
        {
            foreach (var tree in bedrock.TreesThatCanName(name, cancellationToken))
            {
                foreach (var found in bedrock.NamesIn(tree, name, cancellationToken))
                {
                    if (Bare.Qualified(found).Parent is InvocationExpressionSyntax call && PollyRetries.At(call, polly, bedrock, cancellationToken) is { } retry)
                        runs.AddRange(retry.Runs.Select(run => (run, retry.Name)));
                }
            }
        }

        return runs.ToImmutable();
    }
}
