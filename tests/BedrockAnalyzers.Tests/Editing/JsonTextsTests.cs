using System.Globalization;
using System.Text;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Editing;

/// <summary>What is inserted into a literal of any kind is what it then says.</summary>
public class JsonTextsTests
{
    private const string Inserted = ",\n  \"a\": {\"b\":\t1}";

    public static TheoryData<string> Kinds => ["escaped", "verbatim", "raw", "raw lines", "interpolated", "interpolated verbatim", "interpolated raw lines", "UTF-8", "UTF-8 raw lines", "sum"];

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
            var tree = Input.Parse($"class C {{ object F => {Written(kind, text, new Random(seed))}; }}");
            var compilation = CSharpCompilation.Create("Test", [tree]);
            var node = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;
            Assert.Equal(text, ValueOf(node));
            foreach (var offset in Enumerable.Range(0, text.Length + 1).Where(i => !IsInPair(text, i)).OrderBy(i => (i * 7919L + seed) % 101).Take(6))
            {
                var edit = JsonTexts.Insert(node, offset, inserted, compilation.GetSemanticModel(tree), TestContext.Current.CancellationToken);
                Assert.True(edit is not null, $"{offset} in {node}");
                var changed = node.ReplaceNode(edit.Node, edit.Change(edit.Node));
                if (edit.Node == node) changed = (ExpressionSyntax)edit.Change(node);
                Assert.Equal(text.Insert(offset, inserted), ValueOf(SyntaxFactory.ParseExpression(changed.ToFullString(), options: Input.ParseOptions)));
            }
        }
    }

    private static bool IsInPair(string text, int at) => at > 0 && at < text.Length && (char.IsLowSurrogate(text[at]) || (text[at - 1] == '\r' && text[at] == '\n'));

    private static string Written(string kind, string text, Random random) => kind switch
    {
        "escaped" => "\"" + Escaped(text, random) + "\"",
        "verbatim" => "@\"" + Doubled(text) + "\"",
        "raw" => "\"\"\"\"" + text + "\"\"\"\"",
        "raw lines" => Lines("\"\"\"", text),
        "interpolated" => "$\"" + Braces(Escaped(text, random)) + "\"",
        "interpolated verbatim" => "$@\"" + Braces(Doubled(text)) + "\"",
        "interpolated raw lines" => Lines("$$$$$$$$\"\"\"", text),
        "UTF-8" => "\"" + Escaped(text, random) + "\"u8",
        "UTF-8 raw lines" => Lines("\"\"\"", text) + "u8",
        _ => "(\"" + Escaped(text[..(text.Length / 2)], random) + "\" + @\"" + Doubled(text[(text.Length / 2)..]) + "\")",
    };

    private static string Lines(string open, string text) => open + "\n      " + text.Replace("\n", "\n      ", StringComparison.Ordinal) + "\n      \"\"\"";

    private static string Doubled(string text) => text.Replace("\"", "\"\"", StringComparison.Ordinal);

    private static string Braces(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Escaped(string text, Random random)
    {
        var builder = new StringBuilder();
        foreach (var character in text)
        {
            builder.Append(character switch
            {
                '"' => random.Next(2) == 0 ? "\\\"" : "\\u0022",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => random.Next(2) == 0 ? "\\t" : "\\x0009",
                > '~' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        return builder.ToString();
    }

    private static string ValueOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        ParenthesizedExpressionSyntax parenthesized => ValueOf(parenthesized.Expression),
        BinaryExpressionSyntax sum => ValueOf(sum.Left) + ValueOf(sum.Right),
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text] } whole => whole.StringStartToken.Text.EndsWith("\"\"\"\n", StringComparison.Ordinal) ? text.TextToken.ValueText : text.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal),
        _ => throw new InvalidOperationException(node.ToString()),
    };
}
