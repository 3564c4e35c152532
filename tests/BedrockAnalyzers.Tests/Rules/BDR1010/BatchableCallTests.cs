using BedrockAnalyzers.Rules.BDR1010;

namespace BedrockAnalyzers.Tests.Rules.BDR1010;

/// <summary>What a record of a batch job cannot ask for, and loops of which it is not known that each element has a call.</summary>
public class BatchableCallTests
{
    [Theory]
    [InlineData("tools")]
    [InlineData("toolConfig")]
    [InlineData("tool_choice")]
    [InlineData("functions")]
    [InlineData("output_format")]
    [InlineData("output_config")]
    [InlineData("outputConfig")]
    [InlineData("response_format")]
    [InlineData("guided_json")]
    [InlineData("cache_control")]
    [InlineData("cachePoint")]
    public async Task A_body_with(string field)
    {
        await Invoke($", {field} = new[] {{ 1 }}", isReported: false);
        await Invoke($", options = new {{ {field} = 1 }}", isReported: false);
        await Invoke($", x_{field} = new[] {{ 1 }}", isReported: true);
    }

    // What an array holds is not followed.
    [Theory]
    [InlineData("cache_control", false)]
    [InlineData("cachePoint", false)]
    [InlineData("citations", true)]
    public Task A_body_with_a_prompt_that_has(string field, bool isReported) => Invoke($", system = new[] {{ new {{ type = \"text\", text = \"Be brief.\", {field} = new {{ type = \"ephemeral\" }} }} }}", isReported);

    [Theory]
    [InlineData("ToolConfig = new ToolConfiguration(),", false)]
    [InlineData("OutputConfig = new OutputConfig(),", false)]
    [InlineData("ServiceTier = new ServiceTier(),", false)]
    [InlineData("InferenceConfig = new InferenceConfiguration(),", true)]
    [InlineData("AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { tools = 1 }),", false)]
    [InlineData("AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { top_k = 1 }),", true)]
    public Task A_request_with(string setting, bool isReported) => InMain(
        $"foreach (var text in texts) await s_client.{(isReported ? "{|BDR1010:ConverseAsync|}" : "ConverseAsync")}(new ConverseRequest {{ {setting} ModelId = \"us.amazon.nova-lite-v1:0\", Messages = new List<Message> {{ new Message {{ Content = new List<ContentBlock> {{ new ContentBlock {{ Text = text }} }} }} }} }});");

    [Theory]
    [InlineData("Tools = new List<AITool>()", false)]
    [InlineData("ResponseFormat = ChatResponseFormat.Json", false)]
    [InlineData("AdditionalProperties = new AdditionalPropertiesDictionary()", false)]
    [InlineData("RawRepresentationFactory = _ => new ConverseRequest()", false)]
    [InlineData("Temperature = 0.5f", true)]
    public Task Options_of_a_chat_with(string setting, bool isReported) => Verify.Analyzer<CallForEachItemAnalyzer>("using Microsoft.Extensions.AI;" + Verify.Members(
        $"public static async Task Main(string[] texts) {{ var chat = new AmazonBedrockRuntimeClient().AsIChatClient(\"us.amazon.nova-lite-v1:0\"); foreach (var text in texts) await chat.{(isReported ? "{|BDR1010:GetResponseAsync|}" : "GetResponseAsync")}(text, new ChatOptions {{ {setting} }}); }}"));

    [Theory]
    [InlineData("us.amazon.nova-lite-v1:0", true)]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", true)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0", true)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl", true)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl", false)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1", false)]
    public Task A_model(string model, bool isReported) => InMain(
        $"foreach (var text in texts) await s_client.{(isReported ? "{|BDR1010:ConverseAsync|}" : "ConverseAsync")}(new ConverseRequest {{ ModelId = \"{model}\", Messages = new List<Message> {{ new Message {{ Content = new List<ContentBlock> {{ new ContentBlock {{ Text = text }} }} }} }} }});");

    [Theory]
    [InlineData("await Task.WhenAny(TASKS);")]
    [InlineData("await foreach (var task in Task.WhenEach(TASKS)) Console.WriteLine(task);")]
    [InlineData("await TASKS.First();")]
    [InlineData("await TASKS.FirstOrDefault()!;")]
    [InlineData("Console.WriteLine(TASKS.Any(task => task.Result.Output == null));")]
    [InlineData("Console.WriteLine(TASKS.TakeWhile(task => task.Result.Output == null).Count());")]
    [InlineData("await TASKS.ToAsyncEnumerable().FirstAsync();")]
    [InlineData("await TASKS.ToAsyncEnumerable().FirstOrDefaultAsync();")]
    [InlineData("await TASKS.ToAsyncEnumerable().AnyAsync();")]
    public async Task Can_end_early(string statement)
    {
        await InMain(statement.Replace("TASKS", Select("ConverseAsync"), StringComparison.Ordinal));
        await InMain($"await Task.WhenAll({Select("{|BDR1010:ConverseAsync|}")});");
    }

    private static string Select(string call) => $"texts.Select(text => s_client.{call}(new ConverseRequest {{ ModelId = \"us.amazon.nova-lite-v1:0\", Messages = new List<Message> {{ new Message {{ Content = new List<ContentBlock> {{ new ContentBlock {{ Text = text }} }} }} }} }}))";

    private static Task Invoke(string fields, bool isReported) => InMain(
        $"foreach (var text in texts) await s_client.{(isReported ? "{|BDR1010:InvokeModelAsync|}" : "InvokeModelAsync")}(new InvokeModelRequest {{ ModelId = \"us.anthropic.claude-haiku-4-5-20251001-v1:0\", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new {{ max_tokens = 100, prompt = text{fields} }}))) }});");

    private static Task InMain(string statements) => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members(
        $"private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();\npublic static async Task Main(string[] texts) {{ {statements} await Task.CompletedTask; }}"));
}
