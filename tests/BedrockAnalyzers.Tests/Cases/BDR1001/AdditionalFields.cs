using System.Collections.Generic; using System.Threading.Tasks; using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model; using Amazon.Runtime.Documents;
public class R
{
    public async Task Run(IAmazonBedrockRuntime bedrock, List<Message> messages, Tool tool)
    {
        var s = await bedrock.ConverseStreamAsync(new ConverseStreamRequest // !BDR1001
        {
            ModelId = "eu.anthropic.claude-sonnet-4-20250514-v1:0",
            AdditionalModelRequestFields = Document.FromObject(new { thinking = new Dictionary<string, object> { { "type", "enabled" }, { "budget_tokens", 2000 } } }),
            Messages = messages,
            ToolConfig = new ToolConfiguration { Tools = [tool] },
            InferenceConfig = new InferenceConfiguration() { Temperature = 1.0F }
        });
    }
    // the same with a Document: seen
    public async Task Run2(IAmazonBedrockRuntime bedrock, List<Message> messages)
    {
        var s = await bedrock.ConverseStreamAsync(new ConverseStreamRequest // !BDR1001
        {
            ModelId = "eu.anthropic.claude-sonnet-4-20250514-v1:0",
            AdditionalModelRequestFields = new Document { { "thinking", new Document { { "type", "enabled" }, { "budget_tokens", 2000 } } } },
            Messages = messages,
            InferenceConfig = new InferenceConfiguration() { Temperature = 1.0F }
        });
    }
    public async Task Run3(IAmazonBedrockRuntime bedrock, List<Message> messages)
    {
        var s = await bedrock.ConverseStreamAsync(new ConverseStreamRequest
        {
            ModelId = "eu.anthropic.claude-sonnet-4-20250514-v1:0",
            AdditionalModelRequestFields = Document.FromObject(new { max_tokens = 100 }),
            Messages = messages,
        });
    }
}
