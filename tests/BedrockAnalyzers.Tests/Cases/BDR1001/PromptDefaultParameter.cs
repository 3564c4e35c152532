using System.Collections.Generic; using System.Threading.Tasks; using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model;
public class BedrockService
{
    private readonly AmazonBedrockRuntimeClient _client = new(Amazon.RegionEndpoint.APSouth1);
    private readonly string _promptArn;
    public BedrockService(string promptArn = "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY")
    {
        _promptArn = promptArn;
    }
    public async Task<string> Run(string text)
    {
        var messages = new List<Message> { new Message { Role = ConversationRole.User, Content = new List<ContentBlock> { new ContentBlock { Text = text } } } };
        var request = new ConverseRequest { ModelId = _promptArn, Messages = messages };
        var r = await _client.ConverseAsync(request);
        return r.Output.Message.Content[0].Text;
    }
}
