using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

public record Plan(string Title, string[] Steps);

public class ClaudeAnswer
{
    [JsonPropertyName("content")] public List<ClaudeBlock> Content { get; set; } = [];
    [JsonPropertyName("stop_reason")] public string? WhyItEnded { get; set; }
    [JsonPropertyName("usage")] public JsonElement Usage { get; set; }
}

public class ClaudeBlock
{
    [JsonPropertyName("text")] public string Text { get; set; } = "";
}

public record LlamaAnswer(string Generation, string StopReason);

public class Envelopes
{
    private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient();

    public async Task<ClaudeAnswer?> TheEnvelopeItself(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        return await JsonSerializer.DeserializeAsync<ClaudeAnswer>(response.Body);
    }

    public async Task<string?> TheEnvelopeAsAString(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        using var reader = new StreamReader(response.Body);
        var body = await reader.ReadToEndAsync();
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("content")[0].GetProperty("text").GetString();
    }

    public async Task<ClaudeBlock?> APartOfIt(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        using var document = JsonDocument.Parse(response.Body);
        return JsonSerializer.Deserialize<ClaudeBlock>(document.RootElement.GetProperty("content")[0].GetRawText());
    }

    public async Task<Plan?> Elements(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        using var document = await JsonDocument.ParseAsync(response.Body);
        var text = document.RootElement.GetProperty("content")[0].GetProperty("text").GetString();
        return JsonSerializer.Deserialize<Plan>(text!); // !BDR1005
    }

    public async Task<Plan?> ElementsByChance(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var root = JsonDocument.Parse(Encoding.UTF8.GetString(response.Body.ToArray())).RootElement;
        if (root.TryGetProperty("content", out var content))
        {
            foreach (var block in content.EnumerateArray())
            {
                if (block.TryGetProperty("text", out var text)) return JsonSerializer.Deserialize<Plan>(text.GetString() ?? "{}"); // !BDR1005
            }
        }

        return null;
    }

    public async Task<Plan?> Nodes(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var node = await JsonNode.ParseAsync(response.Body);
        var text = node?["content"]?[0]?["text"]?.GetValue<string>() ?? "";
        return JsonSerializer.Deserialize<Plan>(text); // !BDR1005
    }

    public async Task<JsonNode?> NodesByConversion(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var node = JsonNode.Parse(response.Body)!;
        return JsonNode.Parse((string)node["generation"]!); // !BDR1005
    }

    public async Task<JsonNode?> NodesByToString(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var node = JsonNode.Parse(response.Body)!;
        return JsonNode.Parse(node["results"]![0]!["outputText"]!.ToString()); // !BDR1005
    }

    public async Task<Plan?> Dynamic(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        using var reader = new StreamReader(response.Body);
        dynamic answer = JsonConvert.DeserializeObject<dynamic>(reader.ReadToEnd())!;
        string text = answer.content[0].text;
        return JsonConvert.DeserializeObject<Plan>(text); // !BDR1005
    }

    public async Task<JObject> Tokens(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var answer = JObject.Parse(new StreamReader(response.Body).ReadToEnd());
        return JObject.Parse(answer["completion"]!.ToString()); // !BDR1005
    }

    public async Task<Plan?> OwnType(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var answer = JsonSerializer.Deserialize<ClaudeAnswer>(response.Body);
        return JsonSerializer.Deserialize<Plan>(answer!.Content.First().Text); // !BDR1005
    }

    public async Task<Plan?> OwnRecord(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var answer = await JsonSerializer.DeserializeAsync<LlamaAnswer>(response.Body);
        return JsonSerializer.Deserialize<Plan>(answer?.Generation ?? ""); // !BDR1005
    }

    public async Task<Plan?> OwnTypeByAMethod(InvokeModelRequest request)
    {
        var answer = await AskAsync<LlamaAnswer>(request);
        return JsonSerializer.Deserialize<Plan>(answer!.Generation.Trim()); // !BDR1005
    }

    private async Task<T?> AskAsync<T>(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        using var reader = new StreamReader(response.Body);
        return JsonSerializer.Deserialize<T>(await reader.ReadToEndAsync());
    }

    public async Task<Plan?> DocumentGivenOn(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        using var body = response.Body;
        return Extract(await JsonDocument.ParseAsync(body));
    }

    private static Plan? Extract(JsonDocument answer)
    {
        var content = answer.RootElement.GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString() ?? string.Empty;
        var start = content.IndexOf('{');
        var end = content.LastIndexOf('}');
        using var json = JsonDocument.Parse(content.Substring(start, end - start + 1)); // !BDR1005
        return new(json.RootElement.GetProperty("title").GetString()!, []);
    }

    public async Task<Plan?> BodyGivenOn(InvokeModelRequest request)
    {
        string? body = null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                var response = await _client.InvokeModelAsync(request);
                using var reader = new StreamReader(response.Body);
                body = await reader.ReadToEndAsync();
                break;
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000 << attempt);
            }
        }

        return ReadPlan(body!);
    }

    private Plan? ReadPlan(string body)
    {
        var text = TextOf(body);
        return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<Plan>(text); // !BDR1005
    }

    private static string TextOf(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("outputText", out var text) ? text.GetString() ?? "" : "";
    }

    public async Task<Plan?> ReasonInTheElements(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        using var document = await JsonDocument.ParseAsync(response.Body);
        if (document.RootElement.GetProperty("stop_reason").GetString() == "max_tokens") return null;
        return JsonSerializer.Deserialize<Plan>(document.RootElement.GetProperty("content")[0].GetProperty("text").GetString()!);
    }

    public async Task<Plan?> ReasonOfNova(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var node = JsonNode.Parse(response.Body)!;
        if (node["stopReason"]?.ToString() == "max_tokens") return null;
        return JsonSerializer.Deserialize<Plan>(node["output"]!["message"]!["content"]![0]!["text"]!.ToString());
    }

    public async Task<Plan?> ReasonOfTitan(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var node = JsonNode.Parse(response.Body)!;
        if (node["results"]![0]!["completionReason"]!.ToString() != "FINISH") return null;
        return JsonSerializer.Deserialize<Plan>(node["results"]![0]!["outputText"]!.ToString());
    }

    public async Task<Plan?> ReasonByPath(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var answer = JObject.Parse(new StreamReader(response.Body).ReadToEnd());
        if ((string?)answer.SelectToken("choices[0].finish_reason") == "length") return null;
        return JsonSerializer.Deserialize<Plan>((string)answer.SelectToken("choices[0].message.content")!);
    }

    public async Task<Plan?> ReasonInAnOwnType(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var answer = JsonSerializer.Deserialize<ClaudeAnswer>(response.Body)!;
        if (answer.WhyItEnded == "max_tokens") return null;
        return JsonSerializer.Deserialize<Plan>(answer.Content[0].Text);
    }

    public async Task<Plan?> ReasonInAMethod(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        using var document = await JsonDocument.ParseAsync(response.Body);
        Check(document);
        return JsonSerializer.Deserialize<Plan>(document.RootElement.GetProperty("content")[0].GetProperty("text").GetString()!);
    }

    private static void Check(JsonDocument document)
    {
        if (document.RootElement.TryGetProperty("stop_reason", out var reason) && reason.GetString() == "max_tokens") throw new InvalidOperationException();
    }

    public Plan? OfAFile() => JsonSerializer.Deserialize<Plan>(JsonDocument.Parse(File.ReadAllText("a.json")).RootElement.GetProperty("text").GetString()!);

    public async Task<Plan?> ParsedTwice(InvokeModelRequest request)
    {
        var response = await _client.InvokeModelAsync(request);
        var answer = JsonSerializer.Deserialize<LlamaAnswer>(response.Body)!;
        var outer = JsonDocument.Parse(answer.Generation); // !BDR1005
        return JsonSerializer.Deserialize<Plan>(outer.RootElement.GetProperty("text").GetString()!);
    }
}
