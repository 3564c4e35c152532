using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

// What batch inference does not do, or what is not known of a request.
internal static class Settings
{
    private const string Model = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();

    public static async Task Main(string[] texts)
    {
        var tools = new ToolConfiguration { Tools = [] };
        foreach (var text in texts)
        {
            await s_client.ConverseAsync(new ConverseRequest { ModelId = Model, Messages = Messages(text), ToolConfig = tools });
        }

        foreach (var text in texts)
        {
            var request = new ConverseRequest { ModelId = Model, Messages = Messages(text) };
            if (text.Contains("search")) request.ToolConfig = tools;
            await s_client.ConverseAsync(request);
        }

        foreach (var text in texts)
        {
            await foreach (var chunk in (await s_client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = Model, Messages = Messages(text) })).Stream) Console.WriteLine(chunk);
        }

        foreach (var text in texts)
        {
            await s_client.ConverseAsync(new ConverseRequest { ModelId = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl", Messages = Messages(text) });
        }

        foreach (var text in texts)
        {
            await s_client.ConverseAsync(new ConverseRequest { ModelId = "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1", PromptVariables = new() { ["text"] = new() { Text = text } } });
        }

        foreach (var text in texts)
        {
            await s_client.ConverseAsync(new ConverseRequest { ModelId = Environment.GetEnvironmentVariable("MODEL"), Messages = Messages(text) }); // !BDR1010
        }

        foreach (var text in texts)
        {
            await s_client.ConverseAsync(new ConverseRequest { ModelId = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl", Messages = Messages(text) }); // !BDR1010
        }

        // Models are compared.
        foreach (var model in File.ReadAllLines("models.txt"))
        {
            var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = model, Messages = Messages("Hello") });
            Console.WriteLine(response.Output.Message.Content[0].Text);
        }

        foreach (var text in texts)
        {
            foreach (var model in File.ReadAllLines("models.txt")) await AskAsync(model, text);
        }

        foreach (var text in texts) await AskAsync(Model, text); // !BDR1010

        foreach (var path in Directory.GetFiles("requests")) await s_client.ConverseAsync(JsonSerializer.Deserialize<ConverseRequest>(File.ReadAllText(path)));
        foreach (var text in texts) await CountAsync(text);
        foreach (var text in texts) await BodyAsync(text);
        foreach (var text in texts) await BodyWithToolsAsync(text);
        foreach (var path in texts) await UnknownBodyAsync(path);
        foreach (var text in texts) await StructuredAsync(text);
        foreach (var text in texts) await TextBodyAsync(text); // !BDR1010
        foreach (var text in texts) await FieldsAsync(text);
    }

    private static List<Message> Messages(string text) => [new() { Role = ConversationRole.User, Content = [new() { Text = text }] }];

    private static Task AskAsync(string modelId, string text) => s_client.ConverseAsync(new ConverseRequest { ModelId = modelId, Messages = Messages(text) });

    private static Task CountAsync(string text) => s_client.CountTokensAsync(new CountTokensRequest { ModelId = text });

    private static async Task BodyAsync(string text)
    {
        var body = "{ \"anthropic_version\": \"bedrock-2023-05-31\", \"max_tokens\": 500, \"system\": [{ \"type\": \"text\", \"text\": \"You are terse.\", \"cache_control\": { \"type\": \"ephemeral\" } }], \"messages\": [{ \"role\": \"user\", \"content\": \"" + text + "\" }] }";
        await s_client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
    }

    private static async Task BodyWithToolsAsync(string text)
    {
        var body = JsonSerializer.Serialize(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 500, tools = new[] { new { name = "search" } }, messages = new[] { new { role = "user", content = text } } });
        await s_client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
    }

    private static async Task UnknownBodyAsync(string path)
    {
        await s_client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(File.ReadAllBytes(path)) });
    }

    private static async Task StructuredAsync(string text)
    {
        var body = JsonSerializer.Serialize(new { max_tokens = 500, response_format = new { type = "json_object" }, messages = new[] { new { role = "user", content = text } } });
        await s_client.InvokeModelAsync(new InvokeModelRequest { ModelId = "openai.gpt-oss-20b-1:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
    }

    private static async Task TextBodyAsync(string text)
    {
        var body = $$"""{ "anthropic_version": "bedrock-2023-05-31", "max_tokens": 500, "messages": [{ "role": "user", "content": {{JsonSerializer.Serialize(text)}} }] }""";
        await s_client.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
    }

    private static Task FieldsAsync(string text) => s_client.ConverseAsync(new ConverseRequest
    {
        ModelId = Model,
        Messages = Messages(text),
        AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { response_format = new { type = "json_object" } }),
    });
}

// A client of Bedrock by its name only.
internal interface IAmazonBedrock { Task<string> ConverseAsync(string text); }

internal static class LookAlike
{
    public static async Task Main(IAmazonBedrock client, string[] texts)
    {
        foreach (var text in texts) await client.ConverseAsync(text);
    }
}
