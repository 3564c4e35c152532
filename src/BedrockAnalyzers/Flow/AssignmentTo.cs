using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>The key under which a state keeps which assignment gave a property what it holds: that of an unknown value cannot be told from the value.</summary>
/// <param name="Member">The property.</param>
internal sealed record AssignmentTo(ISymbol Member)
{
    /// <summary>Whether it is kept: for what a model samples with, which is written with a fraction.</summary>
    public static bool IsKeptFor(ISymbol member) => member is IPropertySymbol { Type: var type } && (IsFraction(type) || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } of } && IsFraction(of[0])));

    private static bool IsFraction(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
}
