using BedrockAnalyzers.Rules.BDR6001;

namespace BedrockAnalyzers.Tests.Rules.BDR6001;

public class RetiredModelFixTests
{
    [Theory]
    [InlineData("us.anthropic.claude-3-haiku-20240307-v1:0", "us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("eu.anthropic.claude-sonnet-4-20250514-v1:0", "eu.anthropic.claude-sonnet-4-6")]
    [InlineData("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "global.anthropic.claude-sonnet-4-6")]
    [InlineData("us.anthropic.claude-opus-4-1-20250805-v1:0", "us.anthropic.claude-opus-5-5")]
    [InlineData("amazon.titan-text-express-v1", "amazon.nova-lite-v1:0")]
    [InlineData("amazon.titan-text-lite-v1", "amazon.nova-micro-v1:0")]
    [InlineData("amazon.titan-text-premier-v1:0", "amazon.nova-pro-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-express-v1", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-3-7-sonnet-20250219-v1:0", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6")]
    public Task The_same_form_with_another_model(string before, string after) => Fix($$"""text = {|BDR6001:"{{before}}"|}; // why""", $"text = \"{after}\"; // why");

    [Fact]
    public Task The_same_kind_of_literal() => Fix(
        """"
        text = {|BDR6001:@"us.anthropic.claude-3-haiku-20240307-v1:0"|};
        text = {|BDR6001:"""us.anthropic.claude-3-haiku-20240307-v1:0"""|};
        text = {|BDR6001:"""
            us.anthropic.claude-3-haiku-20240307-v1:0
            """|};
        text = {|BDR6001:$"us.anthropic.claude-3-haiku-20240307-v1:0"|};
        text = /* a */ {|BDR6001:$@"us.anthropic.claude-3-haiku-20240307-v1:0"|} /* b */;
        """",
        """"
        text = @"us.anthropic.claude-haiku-4-5-20251001-v1:0";
        text = """us.anthropic.claude-haiku-4-5-20251001-v1:0""";
        text = """
            us.anthropic.claude-haiku-4-5-20251001-v1:0
            """;
        text = $"us.anthropic.claude-haiku-4-5-20251001-v1:0";
        text = /* a */ $@"us.anthropic.claude-haiku-4-5-20251001-v1:0" /* b */;
        """");

    [Fact]
    public Task Utf8_literals() => Fix(
        """"
        var bytes = {|BDR6001:"us.anthropic.claude-3-haiku-20240307-v1:0"u8|}.ToArray(); // why
        bytes = {|BDR6001:@"us.anthropic.claude-3-haiku-20240307-v1:0"U8|}.ToArray();
        bytes = {|BDR6001:"""us.anthropic.claude-3-haiku-20240307-v1:0"""u8|}.ToArray();
        bytes = {|BDR6001:"""
            us.anthropic.claude-3-haiku-20240307-v1:0
            """u8|}.ToArray();
        """",
        """"
        var bytes = "us.anthropic.claude-haiku-4-5-20251001-v1:0"u8.ToArray(); // why
        bytes = @"us.anthropic.claude-haiku-4-5-20251001-v1:0"U8.ToArray();
        bytes = """us.anthropic.claude-haiku-4-5-20251001-v1:0"""u8.ToArray();
        bytes = """
            us.anthropic.claude-haiku-4-5-20251001-v1:0
            """u8.ToArray();
        """");

    [Fact]
    public Task In_a_place_where_nodes_share_a_span() => Fix(
        """Console.WriteLine({|BDR6001:"us.anthropic.claude-3-haiku-20240307-v1:0"|});""",
        """Console.WriteLine("us.anthropic.claude-haiku-4-5-20251001-v1:0");""");

    [Fact]
    public Task The_replacement_of_the_project() => Fix(
        """text = {|BDR6001:"mistral.mistral-large-2402-v1:0"|};""",
        """text = "us.amazon.nova-2-lite-v1:0";""",
        "dotnet_code_quality.BDR6001.retired_models = mistral.mistral-large-2402-v1:0>us.amazon.nova-2-lite-v1:0");

    [Theory]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0")] // the replacement needs a profile
    [InlineData("anthropic.claude-3-sonnet-20240229-v1:0")] // whether it needs one is not known
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0")]
    [InlineData("apac.anthropic.claude-3-haiku-20240307-v1:0")] // no such profile
    [InlineData("amazon.titan-text-express-v1:0:8k")] // a provisioned variant
    [InlineData("cohere.command-r-v1:0")] // no replacement
    [InlineData("us.anthropic\\u002Eclaude-3-haiku-20240307-v1:0")] // written with an escape
    public Task None_where_it_is_not_sure_to_work(string id) => Verify.NoFix<RetiredModelAnalyzer, RetiredModelFix>(Verify.Statements($$"""text = {|BDR6001:"{{id}}"|};"""));

    [Fact]
    public void Never_in_FixAll() => Assert.Null(new RetiredModelFix().GetFixAllProvider());

    private static Task Fix(string before, string after, string? options = null) =>
        Verify.Fix<RetiredModelAnalyzer, RetiredModelFix>(Verify.Statements(before), Verify.Statements(after), options: options, fixAll: false);
}
