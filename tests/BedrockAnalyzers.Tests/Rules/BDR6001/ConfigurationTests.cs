using BedrockAnalyzers.Rules.BDR6001;

namespace BedrockAnalyzers.Tests.Rules.BDR6001;

/// <summary>IDs in the settings of a program.</summary>
public class ConfigurationTests
{
    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("appsettings.Production.json")]
    [InlineData("/src/App/AppSettings.Development.json")]
    [InlineData(@"C:\App\Properties\launchSettings.json")]
    public Task Settings(string file) => Json(file, """
        {
          "Bedrock": { "ModelId": "{|BDR6001:anthropic.claude-v2|}", "Fast": "us.amazon.nova-2-lite-v1:0" },
          "All": [ "{|BDR6001:us.anthropic.claude-3-haiku-20240307-v1:0|}", "{|BDR6001:arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2:1|}" ], // old ones
          "anthropic.claude-v2": "not anthropic.claude-v2",
        }
        """);

    [Theory]
    [InlineData("settings.json")]
    [InlineData("appsettings.json.txt")]
    [InlineData("package.json")]
    public Task Another_file(string file) => Json(file, """{ "ModelId": "anthropic.claude-v2" }""");

    [Fact]
    public Task No_JSON() => Json("appsettings.json", """{ "ModelId": "anthropic.claude-v2" """);

    [Fact]
    public Task The_projects_own_list() => Verify.Analyzer<RetiredModelAnalyzer>(
        "class C;", options: "dotnet_code_quality.BDR6001.retired_models = amazon.nova-pro-v1:0", more: [("appsettings.json", """{ "ModelId": "{|BDR6001:amazon.nova-pro-v1:0|}" }""")]);

    private static Task Json(string file, string text) => Verify.Analyzer<RetiredModelAnalyzer>("class C;", more: [(file, text)]);
}
