using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Metamorphic;

/// <summary>The rewritten forms of an input, and what must be the same in all of them.</summary>
internal static class Variants
{
    /// <summary>Every form that differs from the input. That it compiles is the caller's to see: some rewrites are right almost everywhere, not everywhere.</summary>
    public static IEnumerable<(Rewriter Rewriter, CSharpCompilation Compilation)> Of(Input input, CSharpCompilation compilation)
    {
        // One model for all rewriters: it keeps what it has bound.
        var trees = compilation.SyntaxTrees.Select(t => (Tree: t, Model: compilation.GetSemanticModel(t))).ToList();
        foreach (var rewriter in Rewriters.All.Where(r => r != input.Without))
        {
            var texts = trees.ConvertAll(t => (Before: t.Tree, After: rewriter.Rewrite(t.Tree, t.Model)));
            if (texts.Exists(t => !string.Equals(t.Before.ToString(), t.After, StringComparison.Ordinal)))
                yield return (rewriter, Input.Compile(texts.ConvertAll(t => Input.Parse(t.After, t.Before.FilePath)), input.Sdk));
        }
    }

    /// <summary>What is reported where, in words that do not depend on how the code is written: IDs and the tokens they stand at, in order.</summary>
    public static ImmutableArray<string> Anchors(IEnumerable<Diagnostic> found) =>
        [.. found.Select(d => $"{d.Id} at {Anchor(d.Location)}").Order(StringComparer.Ordinal)];

    private static string Anchor(Location location)
    {
        if (location.SourceTree is not { } tree) return location.GetLineSpan().ToString();
        var node = tree.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        if (node.Span != location.SourceSpan) return tree.GetRoot().FindToken(location.SourceSpan.Start).Text;
        while (true)
        {
            switch (node)
            {
                case ParenthesizedExpressionSyntax parenthesized: node = parenthesized.Expression; continue;
                case QualifiedNameSyntax qualified: node = qualified.Right; continue;
                case AliasQualifiedNameSyntax alias: node = alias.Name; continue;
                case MemberAccessExpressionSyntax member: node = member.Name; continue;
                default: return FirstToken(node).Text;
            }
        }
    }

    // Of (a) + b and a + b it is the same.
    private static SyntaxToken FirstToken(SyntaxNode node)
    {
        var token = node.GetFirstToken();
        while (token.Parent is ParenthesizedExpressionSyntax) token = token.GetNextToken();
        return token;
    }
}
