using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

// Stand-in until the real one comes.
internal static class WaitShapes
{
    public static WaitShape Of(IOperation duration, ImmutableArray<ISymbol> counters, SyntaxNode? repeated, ImmutableDictionary<IParameterSymbol, IOperation>? arguments, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var text = duration.Syntax.ToString();
        var isRandom = text.Contains("Random") || text.Contains(".Next");
        if (text is "TimeSpan.Zero") return new(WaitGrowth.None, false, true);
        if (text.Contains("Pow(") || text.Contains("<<")) return new(WaitGrowth.Exponential, isRandom, false);
        if (duration.DescendantsAndSelf().Any(o => o is IParameterReferenceOperation p && counters.Contains(p.Parameter, SymbolEqualityComparer.Default))) return new(WaitGrowth.Linear, isRandom, false);
        return duration is IInvocationOperation { TargetMethod.ContainingType.Name: "TimeSpan", Arguments: var given } && given.All(a => a.Value.ConstantValue.HasValue || a.Value is IConversionOperation { Operand.ConstantValue.HasValue: true }) ? new(WaitGrowth.None, isRandom, false) : default;
    }
}
