using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>What the parameters and <c>this</c> of the code that is read stand for.</summary>
/// <param name="Method">The method that is read; null for the function of the cycle.</param>
/// <param name="Arguments">What its parameters are given.</param>
/// <param name="Receiver">What it is called on.</param>
/// <param name="Caller">Where it is called; null for the function of the cycle.</param>
/// <param name="Level">How many calls lie between.</param>
internal sealed record ReadingFrame(IMethodSymbol? Method, ImmutableArray<(IParameterSymbol Parameter, ReadValue Value)> Arguments, ReadValue? Receiver, ReadingFrame? Caller, int Level)
{
    /// <summary>The function of the cycle, of whose callers nothing is known.</summary>
    public static readonly ReadingFrame Outermost = new(null, ImmutableArray<(IParameterSymbol, ReadValue)>.Empty, null, null, 0);

    /// <summary>What a parameter is given, by the call of the method itself or of one that it stands in.</summary>
    public ReadValue? ArgumentOf(IParameterSymbol parameter)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            foreach (var (known, value) in frame.Arguments)
            {
                if (SymbolEqualityComparer.Default.Equals(known, parameter)) return value;
            }
        }

        return null;
    }

    /// <summary>Whether a method is being read.</summary>
    public bool IsIn(IMethodSymbol method)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method)) return true;
        }

        return false;
    }
}
