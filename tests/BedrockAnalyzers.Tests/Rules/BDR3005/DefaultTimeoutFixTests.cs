using BedrockAnalyzers.Rules.BDR3005;

namespace BedrockAnalyzers.Tests.Rules.BDR3005;

/// <summary>Where the time-out is written.</summary>
public class DefaultTimeoutFixTests
{
    private const string Long = "new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 10000 } }";

    [Theory]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { UseHttp = true })", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { UseHttp = true, Timeout = TimeSpan.FromMinutes(10) })")]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig())", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) })")]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = null, UseHttp = true })", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10), UseHttp = true })")]
    // The configuration that the client would make itself.
    [InlineData("new AmazonBedrockRuntimeClient()", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) })")]
    [InlineData("new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.USEast1)", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { RegionEndpoint = Amazon.RegionEndpoint.USEast1, Timeout = TimeSpan.FromMinutes(10) })")]
    [InlineData("new AmazonBedrockRuntimeClient(text, /* secret */ text)", "new AmazonBedrockRuntimeClient(text, /* secret */ text, new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) })")]
    [InlineData("new AmazonBedrockRuntimeClient(text, text, Amazon.RegionEndpoint.GetBySystemName(text))", "new AmazonBedrockRuntimeClient(text, text, new AmazonBedrockRuntimeConfig { RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(text), Timeout = TimeSpan.FromMinutes(10) })")]
    public Task Configuration(string before, string after)
    {
        return Verify.Fix<DefaultTimeoutAnalyzer, DefaultTimeoutFix>(Text(before, "{|BDR3005:ConverseAsync|}"), Text(after, "ConverseAsync"));

        static string Text(string made, string call) => Verify.Statements($"using var made = {made};\nvar answer = await made.{call}({Long});");
    }

    [Fact]
    public Task Two_calls_of_one_client() => Verify.Fix<DefaultTimeoutAnalyzer, DefaultTimeoutFix>(
        Verify.Statements($"AmazonBedrockRuntimeClient made = new();\nawait made.{{|BDR3005:ConverseAsync|}}({Long});\nawait made.{{|BDR3005:ConverseAsync|}}({Long});"),
        Verify.Statements($"AmazonBedrockRuntimeClient made = new(new AmazonBedrockRuntimeConfig {{ Timeout = TimeSpan.FromMinutes(10) }});\nawait made.ConverseAsync({Long});\nawait made.ConverseAsync({Long});"));

    [Fact]
    public Task On_lines_of_their_own() => Verify.Fix<DefaultTimeoutAnalyzer, DefaultTimeoutFix>(
        Verify.Statements($"var config = new AmazonBedrockRuntimeConfig\n{{\n    UseHttp = true, // for tests\n}};\nawait new AmazonBedrockRuntimeClient(config).{{|BDR3005:ConverseAsync|}}({Long});"),
        Verify.Statements($"var config = new AmazonBedrockRuntimeConfig\n{{\n    UseHttp = true, // for tests\n    Timeout = TimeSpan.FromMinutes(10),\n}};\nawait new AmazonBedrockRuntimeClient(config).ConverseAsync({Long});"));

    [Fact]
    public Task Either_of_two() => Verify.Fix<DefaultTimeoutAnalyzer, DefaultTimeoutFix>(
        Verify.Statements($"var made = flag ? new AmazonBedrockRuntimeClient() : new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig {{ UseHttp = true }});\nawait made.{{|BDR3005:ConverseAsync|}}({Long});"),
        Verify.Statements($"var made = flag ? new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig {{ Timeout = TimeSpan.FromMinutes(10) }}) : new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig {{ UseHttp = true, Timeout = TimeSpan.FromMinutes(10) }});\nawait made.ConverseAsync({Long});"));

    [Fact]
    public Task SDK_3() => Verify.Fix<DefaultTimeoutAnalyzer, DefaultTimeoutFix>(
        Verify.Statements($"await new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.USEast1).{{|BDR3005:ConverseAsync|}}({Long});"),
        Verify.Statements($"await new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig {{ RegionEndpoint = Amazon.RegionEndpoint.USEast1, Timeout = TimeSpan.FromMinutes(10) }}).ConverseAsync({Long});"),
        Sdk.V3);

    [Fact]
    public Task None_where_the_arguments_are_named() => Verify.NoFix<DefaultTimeoutAnalyzer, DefaultTimeoutFix>(
        Verify.Statements($"await new AmazonBedrockRuntimeClient(region: Amazon.RegionEndpoint.USEast1).{{|BDR3005:ConverseAsync|}}({Long});"));
}
