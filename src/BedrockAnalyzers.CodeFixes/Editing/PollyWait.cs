using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>The text of a wait with full jitter, as it can be written at a place.</summary>
internal static class PollyWait
{
    /// <summary>Waits that double with each attempt, up to 20 seconds, times a random number; null where the types cannot be named.</summary>
    public static string? Jittered(string attempt, int position, SemanticModel model)
    {
        if (NameOf("TimeSpan") is not { } span || NameOf("Random") is not { } random || NameOf("Math") is not { } math || NameOf("Guid") is not { } guid) return null;
        var source = TypeOf("Random", model)!.GetMembers("Shared").IsEmpty ? $"new {random}({guid}.NewGuid().GetHashCode())" : $"{random}.Shared";
        return $"{span}.FromSeconds({source}.NextDouble() * {math}.Min(20, {math}.Pow(2, {attempt})))";

        string? NameOf(string type) => NameOfType(type, position, model);
    }

    /// <summary>The shortest way to name a type of <c>System</c> that means it.</summary>
    public static string? NameOfType(string name, int position, SemanticModel model)
    {
        if (TypeOf(name, model) is not { } type) return null;
        foreach (var written in new[] { type.ToMinimalDisplayString(model, position), type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) })
        {
            if (SymbolEqualityComparer.Default.Equals(model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(written), SpeculativeBindingOption.BindAsExpression).Symbol, type)) return written;
        }

        return null;
    }

    /// <summary>A name that nothing has at the place of a call and nothing in it.</summary>
    public static string FreeName(string wanted, InvocationExpressionSyntax call, SemanticModel model)
    {
        var used = new HashSet<string>(call.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText), StringComparer.Ordinal);
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? wanted : wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!used.Contains(name) && model.LookupSymbols(call.SpanStart, name: name).IsEmpty) return name;
        }
    }

    private static INamedTypeSymbol? TypeOf(string name, SemanticModel model) =>
        model.Compilation.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(static n => n.Name is "System")?.GetTypeMembers(name).FirstOrDefault(static t => t is { Arity: 0, DeclaredAccessibility: Accessibility.Public });
}
