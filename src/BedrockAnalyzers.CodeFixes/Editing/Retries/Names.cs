using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>The shortest way to write a type that means it where it is written: something of the user's may be called the same.</summary>
internal static class Names
{
    /// <summary>How to write a type of which a static member is used; null where there is none such.</summary>
    /// <param name="model">The model.</param>
    /// <param name="position">Where it is written.</param>
    /// <param name="space">The type's namespace.</param>
    /// <param name="name">The type's name.</param>
    /// <param name="use">What follows it in an expression.</param>
    public static string? OfStatic(SemanticModel model, int position, string space, string name, string use) => Shortest(space, name, written =>
    {
        var found = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(written + use), SpeculativeBindingOption.BindAsExpression);
        return (found.Symbol ?? found.CandidateSymbols.FirstOrDefault())?.ContainingType?.ToDisplayString();
    });

    /// <summary>How to write a type; null where there is none such.</summary>
    public static string? OfType(SemanticModel model, int position, string space, string name) => Shortest(space, name, written =>
        (model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseTypeName(written), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol as ITypeSymbol)?.ToDisplayString());

    private static string? Shortest(string space, string name, Func<string, string?> meaning)
    {
        foreach (var written in new[] { name, $"{space}.{name}", $"global::{space}.{name}" })
        {
            if (string.Equals(meaning(written), $"{space}.{name}", StringComparison.Ordinal)) return written;
        }

        return null;
    }
}
