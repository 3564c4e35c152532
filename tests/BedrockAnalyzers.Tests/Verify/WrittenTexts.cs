using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests;

/// <summary>Literals of every kind that say the same text.</summary>
internal static class WrittenTexts
{
    public static readonly string[] Kinds = ["escaped", "verbatim", "raw", "raw lines", "interpolated", "interpolated verbatim", "interpolated raw lines", "UTF-8", "UTF-8 raw lines", "sum"];

    /// <summary>A literal that says a text. A raw one on one line cannot hold lines.</summary>
    public static string Write(string kind, string text, Random random) => kind switch
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

    /// <summary>What a literal says.</summary>
    public static string ValueOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        ParenthesizedExpressionSyntax parenthesized => ValueOf(parenthesized.Expression),
        BinaryExpressionSyntax sum => ValueOf(sum.Left) + ValueOf(sum.Right),
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text] } whole => whole.StringStartToken.Text.EndsWith("\"\"\"\n", StringComparison.Ordinal) ? text.TextToken.ValueText : text.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal),
        _ => throw new InvalidOperationException(node.ToString()),
    };
}
