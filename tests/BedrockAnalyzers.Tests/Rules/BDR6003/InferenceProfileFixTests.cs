using BedrockAnalyzers.Rules.BDR6003;

namespace BedrockAnalyzers.Tests.Rules.BDR6003;

public class InferenceProfileFixTests
{
    private const string Haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";
    private const string Llama = "meta.llama4-maverick-17b-instruct-v1:0";

    [Theory]
    [InlineData("RegionEndpoint.USEast1", Haiku, "us." + Haiku)]
    [InlineData("RegionEndpoint.EUCentral1", Haiku, "eu." + Haiku)]
    [InlineData("RegionEndpoint.APNortheast1", Haiku, "jp." + Haiku)]
    [InlineData("RegionEndpoint.APSoutheast2", Haiku, "au." + Haiku)]
    [InlineData("RegionEndpoint.APSouth1", Haiku, "global." + Haiku)]
    [InlineData("region", Haiku, "global." + Haiku)]
    [InlineData("new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1 }", Haiku, "us." + Haiku)]
    [InlineData("new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1, ServiceURL = \"https://example.com\" }", Haiku, "global." + Haiku)]
    [InlineData("", "anthropic.claude-opus-4-7", "global.anthropic.claude-opus-4-7")]
    [InlineData("RegionEndpoint.USEast2", Llama, "us." + Llama)]
    [InlineData("RegionEndpoint.EUWest1", "eu.mistral.mistral-large-2402-v1:0", "mistral.mistral-large-2402-v1:0")]
    public Task Regions(string arguments, string before, string after) => Fix(Program(arguments, $"{{|BDR6003:\"{before}\"|}}"), Program(arguments, $"\"{after}\""));

    [Theory]
    [InlineData("RegionEndpoint.EUWest1", Llama)]
    [InlineData("", Llama)]
    [InlineData("", "anthropic.claude-opus-4-1-20250805-v1:0")]
    [InlineData("RegionEndpoint.USGovCloudWest1", Haiku)]
    public Task None_where_no_profile_is_certain(string arguments, string id) => Verify.NoFix<InferenceProfileAnalyzer, InferenceProfileFix>(Program(arguments, $"{{|BDR6003:\"{id}\"|}}"));

    [Theory]
    [InlineData("var model = {|BDR6003:\"anthropic.claude-opus-4-7\"|};\nConsole.WriteLine(model);\nConsole.WriteLine($\"Asking {model}\");\nawait client.ConverseAsync(new() { ModelId = model });")]
    [InlineData("await client.ConverseAsync(new() { ModelId = {|BDR6003:@\"anthropic.claude-opus-4-7\"|} });")]
    [InlineData("await Ask({|BDR6003:\"anthropic.claude-opus-4-7\"|});\nTask Ask(string model) => client.ConverseAsync(new() { ModelId = model });")]
    public Task Where_it_only_invokes(string statements) => Fix(Verify.Statements(statements), Verify.Statements(statements.Replace("{|BDR6003:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal).Replace("anthropic.", "global.anthropic.", StringComparison.Ordinal)));

    [Theory]
    [InlineData("var model = {|BDR6003:\"anthropic.claude-opus-4-7\"|};\nif (model == text) return;\nawait client.ConverseAsync(new() { ModelId = model });")]
    [InlineData("var model = {|BDR6003:\"anthropic.claude-opus-4-7\"|};\nConsole.WriteLine($\"us.{model}\");\nawait client.ConverseAsync(new() { ModelId = model });")]
    [InlineData("var model = {|BDR6003:\"anthropic.claude-opus-4-7\"|};\nif (flag) await client.ConverseAsync(new() { ModelId = \"us.\" + model });\nawait client.ConverseAsync(new() { ModelId = model });")]
    [InlineData("var model = {|BDR6003:\"anthropic.claude-opus-4-7\"|};\nawait client.CountTokensAsync(new() { ModelId = model });\nawait client.ConverseAsync(new() { ModelId = model });")]
    [InlineData("await Ask({|BDR6003:\"anthropic.claude-opus-4-7\"|}, flag);\nTask Ask(string model, bool isGlobal) => client.ConverseAsync(new() { ModelId = isGlobal ? \"global.\" + model : model });")]
    public Task None_where_it_is_used_otherwise(string statements) => Verify.NoFix<InferenceProfileAnalyzer, InferenceProfileFix>(Verify.Statements(statements));

    [Theory]
    [InlineData("private readonly string _model = {|BDR6003:\"anthropic.claude-opus-4-7\"|};")]
    [InlineData("private string _model { get; } = {|BDR6003:\"anthropic.claude-opus-4-7\"|};")]
    [InlineData("private string _model => {|BDR6003:\"anthropic.claude-opus-4-7\"|};")]
    public Task Of_a_member(string member) => Fix(Asked(member), Asked(member.Replace("{|BDR6003:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal).Replace("anthropic.", "global.anthropic.", StringComparison.Ordinal)));

    [Fact]
    public Task Two_Regions() => Fix(Two("{|BDR6003:\"anthropic.claude-haiku-4-5-20251001-v1:0\"|}"), Two("\"global.anthropic.claude-haiku-4-5-20251001-v1:0\""));

    [Fact]
    public void Never_in_FixAll() => Assert.Null(new InferenceProfileFix().GetFixAllProvider());

    private static Task Fix(string before, string after) => Verify.Fix<InferenceProfileAnalyzer, InferenceProfileFix>(before, after, fixAll: false);

    private static string Program(string arguments, string id) => $$"""
        using System.Threading.Tasks;
        using Amazon;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class C
        {
            public Task M(RegionEndpoint region)
            {
                var client = new AmazonBedrockRuntimeClient({{arguments}});
                return client.ConverseAsync(new ConverseRequest { ModelId = {{id}} });
            }
        }
        """;

    private static string Asked(string member) => Verify.Members(member + "\n\npublic Task Ask() => _client.ConverseAsync(new() { ModelId = _model });");

    private static string Two(string id) => $$"""
        using System.Threading.Tasks;
        using Amazon;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class C
        {
            private const string Model = {{id}};

            private readonly AmazonBedrockRuntimeClient _here = new(RegionEndpoint.USEast1);
            private readonly AmazonBedrockRuntimeClient _there = new(RegionEndpoint.EUWest1);

            public Task Here() => _here.ConverseAsync(new ConverseRequest { ModelId = Model });

            public Task There() => _there.ConverseAsync(new ConverseRequest { ModelId = Model });
        }
        """;
}
