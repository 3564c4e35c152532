using BedrockAnalyzers.Rules.BDR4002;

namespace BedrockAnalyzers.Tests.Rules.BDR4002;

public class DevelopmentThroughputTests
{
    private const string Arn = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3d4e5f6";

    [Theory]
    [InlineData("appsettings.Development.json")]
    [InlineData("appsettings.Test.json")]
    [InlineData("appsettings.Local.json")]
    [InlineData("appsettings.Staging.json")]
    [InlineData("appsettings.Sandbox.json")]
    [InlineData("AppSettings.development.JSON")]
    [InlineData("/src/App/appsettings.Development.json")]
    [InlineData(@"C:\src\App\Properties\launchSettings.json")]
    public Task A_file_for_development(string file) => Json(file, $$"""{ "Bedrock": { "ModelId": "{|BDR4002:{{Arn}}|}" } }""");

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("appsettings.Production.json")]
    [InlineData("appsettings.DevelopmentOnly.json")]
    [InlineData("settings.Development.json")]
    [InlineData("appsettings.Development.json.bak")]
    [InlineData("mylaunchSettings.json")]
    public Task Another_file(string file) => Json(file, $$"""{ "Bedrock": { "ModelId": "{{Arn}}" } }""");

    [Fact]
    public Task Any_value_and_no_name() => Json("appsettings.Development.json", $$"""
        {
          // for load tests
          "Models": [ "{|BDR4002:{{Arn}}|}", "amazon.nova-lite-v1:0", [ "{|BDR4002:{{Arn}}|}" ], ],
          "{{Arn}}": 1, /* é, 日本, 😀 */ "Größe": "{|BDR4002:arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:provisioned-model\/abc|}",
          "Text": "see {{Arn}}", "Number": 1.5e3, "Null": null, "Escaped": "{|BDR4002:\u0061rn:aws:bedrock:us-east-1:123456789012:provisioned-model/x|}",
        }
        // the end
        """);

    [Theory]
    [InlineData("{ \"a\": \"b\", \"c\": \"ARN\"")]
    [InlineData("{ \"a\": \"ARN\" } }")]
    [InlineData("{ \"a\" \"ARN\" }")]
    [InlineData("{ \"a\": \"ARN\", , }")]
    [InlineData("{ \"a\": \"ARN\" } /* no end")]
    [InlineData("{ \"a\": \"ARN\", \"b\": \"no end\n }")]
    [InlineData("{ 'a': 'ARN' }")]
    [InlineData("{ \"a\": \"ARN\" \"b\": 1 }")]
    [InlineData("[ \"ARN\" ]")]
    [InlineData("\"ARN\"")]
    [InlineData("")]
    public Task What_is_no_settings(string text) => Json("appsettings.Development.json", text.Replace("ARN", Arn, StringComparison.Ordinal));

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData(1024 * 1024 + 1, false)]
    public Task A_file_over_1_MB_is_left_alone(int length, bool isReported)
    {
        var (start, end) = ("{ \"a\": \"", "\" }");
        var text = start + (isReported ? "{|BDR4002:" + Arn + "|}" : Arn) + end;
        return Json("appsettings.Development.json", text + new string(' ', length - start.Length - Arn.Length - end.Length));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public Task Line_ends(string end) => Json("appsettings.Development.json", "{" + end + "  \"a\": \"{|BDR4002:" + Arn + "|}\"" + end + "}" + end);

    [Fact]
    public Task A_byte_order_mark() => Json("appsettings.Development.json", "\uFEFF{ \"a\": \"{|BDR4002:" + Arn + "|}\" }");

    // In code.

    [Fact]
    public Task Code_for_development() => Verify.Analyzer<DevelopmentThroughputAnalyzer>($$"""
        using System.Collections.Generic;
        namespace Contoso.Sandbox
        {
            class Settings
            {
                const string Model = {|BDR4002:"{{Arn}}"|};
                string Get(bool flag) => flag ? {|BDR4002:"{{Arn}}"|} : {|BDR4002:$"{{Arn}}"|};
                bool Is(string model) => model == "{{Arn}}";
                string Text => "see {{Arn}}";
                Dictionary<string, string> Names => new() { ["{{Arn}}"] = "a" };
                const string Other = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3";
            }
        }
        """);

    [Fact]
    public Task Code_for_production() => Verify.Analyzer<DevelopmentThroughputAnalyzer>($$"""class Settings { const string Model = "{{Arn}}"; }""");

    [Fact]
    public Task A_test_project() => Verify.Analyzer<DevelopmentThroughputAnalyzer>($$"""class Settings { const string Model = {|BDR4002:"{{Arn}}"|}; }""", options: "build_property.IsTestProject = true");

    [Fact]
    public Task Without_the_SDK() => Verify.Analyzer<DevelopmentThroughputAnalyzer>("", Sdk.CoreOnly, more: [("appsettings.Development.json", $$"""{ "a": "{{Arn}}" }""")]);

    [Fact]
    public Task The_message() => Verify.Message<DevelopmentThroughputAnalyzer>(
        $$"""class DevSettings { const string Model = "{{Arn}}"; }""",
        "This ARN in DevSettings is that of provisioned throughput, which is billed for every hour that it exists, and whose capacity is bought for production; use the ID of an on-demand model or inference profile");

    private static Task Json(string file, string text) => Verify.Analyzer<DevelopmentThroughputAnalyzer>("", more: [(file, text)]);
}
