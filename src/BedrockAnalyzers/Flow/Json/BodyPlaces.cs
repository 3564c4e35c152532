using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>Tells whether a cap can be added where bodies are made.</summary>
internal static class BodyPlaces
{
    /// <summary>Whether the places are of this request alone, or of others that lack the same.</summary>
    /// <param name="creation">The creation of the request.</param>
    /// <param name="places">Where its bodies are made.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walks.</param>
    public static bool CanAdd(SyntaxNode creation, ImmutableArray<BodyGap.Missing> places, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        // Two models that have two names for the cap.
        if (places.Select(static place => place.At).Distinct().Count() < places.Length || Members.RootOf(creation) is not { } root) return false;
        var others = new HashSet<SyntaxNode>();
        foreach (var place in places)
        {
            if (Members.RootOf(place.At.Node) is not { } made) return false;
            if (made == root) continue;
            if (CallersOf(made) is not { AreAll: true } callers) return false;
            foreach (var caller in callers.Roots)
            {
                if (caller == root) continue;

                // Who does not send what he gets hands it on to somebody.
                if (!UsesIn(caller).Any(use => BodyUse.Holds(use, place.At, cancellationToken))) return false;
                others.Add(caller);
            }
        }

        return others.Append(root).SelectMany(UsesIn).All(use => !BodyUse.SharesOther(use, places, cancellationToken));

        IEnumerable<RequestUse> UsesIn(SyntaxNode member) => Requests.UsesAround(Members.NodeIn(member)!, bedrock.ModelOf(member.SyntaxTree), bedrock, cancellationToken);

        Callers? CallersOf(SyntaxNode made) =>
            made.SyntaxTree == root.SyntaxTree && made is MethodDeclarationSyntax && model.GetDeclaredSymbol(made, cancellationToken) is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } method
                ? bedrock.CallersOf(method, cancellationToken)
                : null;
    }
}
