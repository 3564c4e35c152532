using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Metamorphic;

/// <summary>The rewritten forms of an input, and what must be the same in all of them.</summary>
internal static class Variants
{
    /// <summary>Every form that differs from the input. That it compiles is the caller's to see: some rewrites are right almost everywhere, not everywhere.</summary>
    public static IEnumerable<(Rewriter Rewriter, CSharpCompilation Compilation)> Of(Input input, CSharpCompilation compilation) =>
        Rewriters.All.Where(r => r != input.Without).Select(r => (r, Rewritten(r, input.Sdk, compilation))).Where(v => v.Item2 is not null)!;

    /// <summary>The compilation with each of its trees rewritten, or null when nothing changed.</summary>
    public static CSharpCompilation? Rewritten(Rewriter rewriter, Sdk sdk, CSharpCompilation compilation)
    {
        var trees = compilation.SyntaxTrees.Select(t => (Before: t, After: rewriter.Rewrite(t, compilation.GetSemanticModel(t)))).ToList();
        return trees.TrueForAll(t => string.Equals(t.Before.ToString(), t.After, StringComparison.Ordinal)) ? null : Input.Compile([.. trees.Select(t => Input.Parse(t.After, t.Before.FilePath))], sdk);
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
                default: return node.GetFirstToken().Text;
            }
        }
    }
}
