// The SDK's Document as additional fields, completed after it was made.
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;

namespace Contoso.Documents;

public sealed class DocumentClient(IAmazonBedrockRuntime bedrock)
{
    private const string Model = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    public Task Added(List<Message> messages)
    {
        var fields = new Document();
        fields.Add("top_k", 5);
        return bedrock.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = messages, AdditionalModelRequestFields = fields }); // !BDR1001
    }

    public Task AddedCap(List<Message> messages)
    {
        var fields = new Document();
        fields.Add("max_tokens", 5);
        return bedrock.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = messages, AdditionalModelRequestFields = fields });
    }

    public Task OfObject(List<Message> messages)
    {
        var fields = Document.FromObject(new { top_k = 5 });
        return bedrock.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = messages, AdditionalModelRequestFields = fields }); // !BDR1001
    }

    public Task OfObjectThenCap(List<Message> messages)
    {
        var fields = Document.FromObject(new { top_k = 5 });
        fields.Add("max_tokens", 100);
        return bedrock.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = messages, AdditionalModelRequestFields = fields });
    }

    public Task OfDictionary(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = Model,
        Messages = messages,
        AdditionalModelRequestFields = Document.FromObject(new Dictionary<string, object> { ["top_k"] = 200 }),
    });

    public Task OfDocuments(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = Model,
        Messages = messages,
        AdditionalModelRequestFields = new Document(new Dictionary<string, Document> { ["max_tokens"] = new Document(200) }),
    });

    public Task Unknown(List<Message> messages, object fields) => bedrock.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = messages, AdditionalModelRequestFields = Document.FromObject(fields) });

    public Task Nested(List<Message> messages, int budget) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = messages,
        AdditionalModelRequestFields = new Document { { "inferenceConfig", new Document { { "maxTokens", budget } } } },
    });
}
