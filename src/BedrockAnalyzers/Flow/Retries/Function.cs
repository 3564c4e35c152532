using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A lambda or method of the project that a delegate runs.</summary>
/// <param name="Parameters">What it takes.</param>
/// <param name="Body">What it does.</param>
/// <param name="Syntax">Where it stands.</param>
internal sealed record Function(ImmutableArray<IParameterSymbol> Parameters, IOperation Body, SyntaxNode Syntax)
{
    /// <summary>What it returns.</summary>
    public ImmutableArray<IOperation> Returns()
    {
        var returns = ImmutableArray.CreateBuilder<IOperation>();
        Collect(Body);
        return returns.ToImmutable();

        void Collect(IOperation operation)
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation) return;
            if (operation is IReturnOperation { ReturnedValue: { } value }) returns.Add(value);
            foreach (var child in operation.ChildOperations) Collect(child);
        }
    }
}
