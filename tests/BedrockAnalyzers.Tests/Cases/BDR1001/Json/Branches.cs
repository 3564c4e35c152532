using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

// One variable that holds another payload on each branch.
public class Branches(IAmazonBedrockRuntime bedrock)
{
    private const string Claude = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

    public Task BothCapped(string model, string prompt, int? cap)
    {
        object payload;
        if (model.Contains("claude-v2")) payload = new { prompt, max_tokens_to_sample = cap ?? 300 };
        else payload = new { anthropic_version = "bedrock-2023-05-31", messages = new[] { new { role = "user", content = prompt } }, max_tokens = cap ?? 300 };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(payload)) });
    }

    public Task OneCapped(string model, string prompt)
    {
        object payload;
        if (model.Contains("claude-v2")) payload = new { prompt, max_tokens_to_sample = 300 };
        else payload = new { anthropic_version = "bedrock-2023-05-31", messages = new[] { new { role = "user", content = prompt } } };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(payload)) }); // !BDR1001
    }

    // Of a model that nobody knows, a body that says nothing of its family is left alone.
    public Task Unmarked(string model, string prompt)
    {
        object payload = model.Contains("llama") ? new { prompt } : new { inputText = prompt };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(payload)) });
    }

    public Task ImageOrText(bool image, string prompt)
    {
        var model = image ? "amazon.titan-image-generator-v2:0" : Claude;
        object payload = image ? new { taskType = "TEXT_IMAGE", textToImageParams = new { text = prompt } } : new { anthropic_version = "bedrock-2023-05-31", messages = prompt, max_tokens = 100 };
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(payload)) });
    }

    public Task OneOrNothing(bool known, string prompt)
    {
        object? payload = known ? new { anthropic_version = "bedrock-2023-05-31", messages = prompt, max_tokens = 100 } : null;
        if (payload is null) throw new ArgumentException(prompt);
        return bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Claude, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(payload)) });
    }
}
