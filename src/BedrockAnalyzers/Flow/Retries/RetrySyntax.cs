using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What the syntax of a function says of the retries that can be in it. Each catch, loop and call in it asks, so it is looked through once.</summary>
/// <param name="HasCatch">Whether it catches something.</param>
/// <param name="Repeats">Whether it jumps, or calls itself.</param>
internal sealed record RetrySyntax(bool HasCatch, bool Repeats)
{
    /// <summary>Looks a function, or a whole member, through.</summary>
    public static RetrySyntax Of(SyntaxNode function)
    {
        var name = function switch
        {
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            _ => null,
        };
        var (hasCatch, repeats) = (false, false);
        foreach (var node in function.DescendantNodes())
        {
            hasCatch |= node is CatchClauseSyntax;
            repeats |= node is GotoStatementSyntax { RawKind: (int)SyntaxKind.GotoStatement } || (name is not null && node is InvocationExpressionSyntax call && string.Equals(StringUse.NameOf(call), name, StringComparison.Ordinal));
            if (hasCatch && repeats) break;
        }

        return new(hasCatch, repeats);
    }
}
