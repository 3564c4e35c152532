using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Flow.Json;

public class LiteralTextsTests
{
    [Theory]
    [InlineData("\"\"\"\n")]
    [InlineData("\"\"\"\n  {")]
    [InlineData("\"\"\"\n  \"\"")]
    [InlineData("$\"\"\"\n")]
    [InlineData("$$\"\"\"\n  {{1}} \"\"")]
    [InlineData("@\"")]
    [InlineData("\"")]
    public void A_literal_that_is_still_being_typed(string text)
    {
        var indentation = SyntaxFactory.ParseExpression(text, options: Input.ParseOptions) switch
        {
            InterpolatedStringExpressionSyntax interpolated => LiteralTexts.LayoutOf(interpolated).Indentation,
            LiteralExpressionSyntax literal => LiteralTexts.LayoutOf(literal.Token).Indentation,
            var other => throw new InvalidOperationException(other.Kind().ToString()),
        };
        Assert.True(string.IsNullOrWhiteSpace(indentation), indentation);
    }

    [Theory]
    [InlineData("\"{ \\\"a\\\": 10 }\"", "10")]
    [InlineData("@\"{ \"\"a\"\": 10 }\"", "10")]
    [InlineData("\"\"\"{ \"a\": 10 }\"\"\"", "10")]
    [InlineData("\"\"\"\n    { \"a\":\n      10 }\n    \"\"\"", "10")]
    [InlineData("\"{ \\u0022a\\u0022: \" + \"10 }\"", "10")]
    [InlineData("$\"{{ \\\"a\\\": 10 }}\"", "10")]
    // One letter of two characters, in the escapes of eight digits, of four, and of as many as there are.
    [InlineData("\"{ \\\"\\U0001F600\\\": 10 }\"", "10")]
    [InlineData("\"{ \\\"\\U0001F600\\U00000041\\uD83D\\uDE00\\x41\\x0042\\\": 10 }\"", "10")]
    public void A_part_of_a_text(string code, string part)
    {
        var tree = Input.Parse($"class C {{ string M() => {code}; }}");
        var model = Input.Compile([tree], Sdk.None).GetSemanticModel(tree);
        var root = tree.GetRoot(TestContext.Current.CancellationToken);
        var expression = root.DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;
        var text = expression is InterpolatedStringExpressionSyntax ? "{ \"a\": 10 }" : (string)model.GetConstantValue(expression, TestContext.Current.CancellationToken).Value!;
        var span = LiteralTexts.SpanOf(expression, text.IndexOf(part, StringComparison.Ordinal), part.Length, model, TestContext.Current.CancellationToken);
        Assert.NotNull(span);
        Assert.Equal(part, tree.GetText(TestContext.Current.CancellationToken).ToString(span.Value));
    }
}
