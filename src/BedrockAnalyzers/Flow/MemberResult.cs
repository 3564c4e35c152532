using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>What the walk over a member has found.</summary>
/// <param name="Calls">The Bedrock calls that it can reach.</param>
/// <param name="Handed">What it hands to whoever calls it: what it returns, yields, or stores in what it was given by reference and holds an object of the SDK, with what was known then.</param>
/// <param name="Stored">What it leaves in the members of its type and holds an object of the SDK.</param>
/// <param name="Entered">The methods of the project that were walked on the way.</param>
internal sealed record MemberResult(ImmutableArray<BedrockCall> Calls, ImmutableArray<(Value Value, State State)> Handed, ImmutableArray<(ISymbol Member, Value Value, State State)> Stored, ImmutableHashSet<ISymbol> Entered)
{
    /// <summary>Nothing: a member without a body, or one that is too large to follow.</summary>
    public static readonly MemberResult None = new(ImmutableArray<BedrockCall>.Empty, ImmutableArray<(Value, State)>.Empty, ImmutableArray<(ISymbol, Value, State)>.Empty, ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>The objects of the SDKs for CloudWatch and for retrieval that are given to code outside, with what was known then.</summary>
    public ImmutableArray<(Value Value, State State)> Given { get; init; } = ImmutableArray<(Value, State)>.Empty;

    /// <summary>The calls of chat clients of Bedrock whose pipelines may set anything in the request: of these only is known that they are made.</summary>
    public ImmutableArray<BedrockCall> Configured { get; init; } = ImmutableArray<BedrockCall>.Empty;

    /// <summary>Whether an object of the SDK that the walked code made is in the hands of the caller afterwards.</summary>
    public bool HandsOutObjects => !Handed.IsEmpty;
}
