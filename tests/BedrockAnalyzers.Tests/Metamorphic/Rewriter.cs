using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Metamorphic;

/// <summary>Writes a file in another way that means the same.</summary>
/// <param name="name">What the rewriter does, for messages.</param>
/// <param name="changes">The changes to a tree. Insertions at one place come in the order given.</param>
internal sealed class Rewriter(string name, Func<SyntaxNode, SemanticModel, IEnumerable<TextChange>> changes)
{
    public string Rewrite(SyntaxTree tree, SemanticModel model)
    {
        var text = new System.Text.StringBuilder();
        var source = tree.ToString();
        var at = 0;
        foreach (var change in changes(tree.GetRoot(), model).OrderBy(c => c.Span.Start))
        {
            text.Append(source, at, change.Span.Start - at).Append(change.NewText);
            at = change.Span.End;
        }

        return text.Append(source, at, source.Length - at).ToString();
    }

    public override string ToString() => name;
}
