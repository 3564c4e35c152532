using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A call in a <c>try</c> that is a Bedrock call, comes to one, or may.</summary>
/// <param name="Syntax">The invocation.</param>
/// <param name="Operation">Its operation in the control-flow graph.</param>
/// <param name="Reached">The Bedrock calls that it comes to; none where that is not seen.</param>
internal sealed record RetriedCall(InvocationExpressionSyntax Syntax, IInvocationOperation Operation, ReachedCalls Reached)
{
    /// <summary>Stands for no call: a function is asked about an exception, whoever threw it.</summary>
    public static readonly RetriedCall None = new(null!, null!, ReachedCalls.None);

    /// <summary>Whether it is a delegate, or a method of the project without a body, so that it may come to any call.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether what it comes to the Bedrock call by waits before it, so that each attempt has waited.</summary>
    public bool WaitsFirst { get; init; }

    /// <summary>The throttling exceptions that it throws, made once: paths are told apart by them.</summary>
    public IReadOnlyList<Thrown>? Throttling { get; set; }

    /// <summary>The lasting errors that it throws, made once.</summary>
    public IReadOnlyList<Thrown>? Lasting { get; set; }

    /// <inheritdoc/>
    public bool Equals(RetriedCall? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
