using System; using System.Collections.Generic; using System.Threading.Tasks; using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model;
public class EnhancedBedrockService
{
    private readonly AmazonBedrockRuntimeClient _client;
    private readonly string _promptArn;
    public EnhancedBedrockService(string? promptArn = null)
    {
        _client = new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.APSouth1);
        _promptArn = promptArn ?? Environment.GetEnvironmentVariable("BEDROCK_PROMPT_ARN")
            ?? "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY";
    }
    public async Task<string> Run(List<Message> messages)
    {
        var request = new ConverseRequest { ModelId = _promptArn, Messages = messages };
        var r = await _client.ConverseAsync(request);
        return r.Output.Message.Content[0].Text;
    }
}
