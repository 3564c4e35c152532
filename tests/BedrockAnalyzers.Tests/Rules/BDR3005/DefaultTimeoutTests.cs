using BedrockAnalyzers.Rules.BDR3005;

namespace BedrockAnalyzers.Tests.Rules.BDR3005;

/// <summary>The shapes in short; whole programs are in Cases/BDR3005.</summary>
public class DefaultTimeoutTests
{
    private const string Long = "new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 8193 } }";

    [Theory]
    [InlineData("new AmazonBedrockRuntimeClient()")]
    [InlineData("new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.USEast1)")]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig())")]
    [InlineData("new AmazonBedrockRuntimeClient(text, text, new AmazonBedrockRuntimeConfig { UseHttp = true, MaxErrorRetry = 1 })")]
    [InlineData("(flag ? new AmazonBedrockRuntimeClient() : new AmazonBedrockRuntimeClient(text, text))")]
    [InlineData("((IAmazonBedrockRuntime)new AmazonBedrockRuntimeClient())")]
    public Task On_a_client(string made) => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Statements($"var answer = await {made}.{{|BDR3005:ConverseAsync|}}({Long}, cancellationToken);"));

    [Theory]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromSeconds(number) })")]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 0 })")]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = flag ? 0 : 4 })")]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = number })")]
    [InlineData("new AmazonBedrockRuntimeClient((AmazonBedrockRuntimeConfig)client.Config)")]
    [InlineData("(flag ? client : new AmazonBedrockRuntimeClient())")]
    [InlineData("client")]
    public Task Silent_on_a_client(string made) => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Statements($"var answer = await {made}.ConverseAsync({Long});"));

    [Theory]
    [InlineData("number")]
    [InlineData("8192")]
    [InlineData("flag ? 100 : 4000")]
    public Task Silent_on_a_cap(string cap) => Verify.Analyzer<DefaultTimeoutAnalyzer>(
        Verify.Statements($"var answer = await new AmazonBedrockRuntimeClient().ConverseAsync(new ConverseRequest {{ ModelId = text, InferenceConfig = new InferenceConfiguration {{ MaxTokens = {cap} }} }});"));

    // What code changes later, or before, by way of others.
    [Theory]
    [InlineData("Change(config);\nvar made = new AmazonBedrockRuntimeClient(config);\nawait made.ConverseAsync(" + Long + ");\nstatic void Change(AmazonBedrockRuntimeConfig c) => c.Timeout = TimeSpan.FromMinutes(5);")]
    [InlineData("Change(config);\nvar made = new AmazonBedrockRuntimeClient(config);\nawait made.{|BDR3005:ConverseAsync|}(" + Long + ");\nstatic void Change(AmazonBedrockRuntimeConfig c) => c.UseHttp = true;")]
    [InlineData("var made = new AmazonBedrockRuntimeClient(config);\nvar other = new AmazonBedrockRuntimeClient(config);\nawait made.{|BDR3005:ConverseAsync|}(" + Long + ");\nawait other.{|BDR3005:ConverseAsync|}(" + Long + ");")]
    [InlineData("new List<object>().Add(config);\nvar made = new AmazonBedrockRuntimeClient(config);\nawait made.ConverseAsync(" + Long + ");")]
    [InlineData("config.Timeout ??= TimeSpan.FromMinutes(5);\nvar made = new AmazonBedrockRuntimeClient(config);\nawait made.ConverseAsync(" + Long + ");")]
    [InlineData("var made = new AmazonBedrockRuntimeClient(config);\nconfig.Timeout = TimeSpan.FromMinutes(5);\nawait made.ConverseAsync(" + Long + ");")]
    public Task Configuration(string statements) => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Statements("var config = new AmazonBedrockRuntimeConfig { RegionEndpoint = Amazon.RegionEndpoint.USEast1 };\n" + statements));

    [Fact]
    public Task What_the_SDK_finds_elsewhere_is_not_nothing() => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Statements($$"""
        var config = new AmazonBedrockRuntimeConfig();
        if (config.RegionEndpoint is null) throw new InvalidOperationException();
        await new AmazonBedrockRuntimeClient(config).{|BDR3005:ConverseAsync|}({{Long}});
        """));

    [Fact]
    public Task SDK_3() => Verify.Analyzer<DefaultTimeoutAnalyzer>(
        Verify.Statements($"var answer = await new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.USEast1).{{|BDR3005:ConverseAsync|}}({Long});"), Sdk.V3);

    [Fact]
    public Task A_client_of_the_project() => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Members("""
        private sealed class Slow : AmazonBedrockRuntimeClient
        {
            public Slow() : base(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(5) }) { }
        }

        public Task M() => new Slow().ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 20000 } });
        """));

    [Fact]
    public Task In_code_that_is_not_finished() => Verify.Analyzer<DefaultTimeoutAnalyzer>(
        Verify.Statements($"var config = new AmazonBedrockRuntimeConfig {{ Timeout = }};\nvar made = new AmazonBedrockRuntimeClient(config, missing);\nawait made.ConverseAsync({Long});"), allowErrors: true);

    [Theory]
    [InlineData("InferenceConfig = new InferenceConfiguration { MaxTokens = 16000 }", "ConverseAsync may write up to 16,000 tokens, and its client gives up after 100 seconds: the SDK then sends the request again, and each time a whole answer is computed and paid for; set Timeout on the client's configuration (10 minutes), or stream the answer")]
    public Task What_it_says(string cap, string message) => Verify.Message<DefaultTimeoutAnalyzer>(Verify.Statements($"var answer = await new AmazonBedrockRuntimeClient().ConverseAsync(new ConverseRequest {{ ModelId = text, {cap} }});"), message);
}
