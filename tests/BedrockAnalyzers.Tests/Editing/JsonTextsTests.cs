using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Editing;

/// <summary>What is inserted into a literal of any kind is what it then says.</summary>
public class JsonTextsTests
{
    private const string Inserted = ",\n  \"a\": {\"b\":\t1}";

    public static TheoryData<string> Kinds => [.. WrittenTexts.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Inserts_anywhere(string kind)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var text = RandomJson.Make(seed);

            // A raw literal on one line cannot hold lines.
            if (kind is "raw") text = text.ReplaceLineEndings(" ");
            var inserted = kind is "raw" ? Inserted.ReplaceLineEndings(" ") : Inserted;
            var tree = Input.Parse($"class C {{ object F => {WrittenTexts.Write(kind, text, new Random(seed))}; }}");
            var compilation = CSharpCompilation.Create("Test", [tree]);
            var node = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;
            Assert.Equal(text, WrittenTexts.ValueOf(node));
            foreach (var offset in Enumerable.Range(0, text.Length + 1).Where(i => !IsInPair(text, i)).OrderBy(i => (i * 7919L + seed) % 101).Take(6))
            {
                var edit = JsonTexts.Insert(node, offset, inserted, compilation.GetSemanticModel(tree), TestContext.Current.CancellationToken);
                Assert.True(edit is not null, $"{offset} in {node}");
                var changed = node.ReplaceNode(edit.Node, edit.Change(edit.Node));
                if (edit.Node == node) changed = (ExpressionSyntax)edit.Change(node);
                Assert.Equal(text.Insert(offset, inserted), WrittenTexts.ValueOf(SyntaxFactory.ParseExpression(changed.ToFullString(), options: Input.ParseOptions)));
            }
        }
    }

    private static bool IsInPair(string text, int at) => at > 0 && at < text.Length && (char.IsLowSurrogate(text[at]) || (text[at - 1] == '\r' && text[at] == '\n'));
}
