using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

public record Plan(string Title, string[] Steps);

public class InOneMethod
{
    private readonly IAmazonBedrockRuntime _client;
    private readonly ILogger<InOneMethod> _logger;
    public InOneMethod(IAmazonBedrockRuntime client, ILogger<InOneMethod> logger) => (_client, _logger) = (client, logger);

    public async Task<Plan?> Direct(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text); // !BDR1005
    }

    public async Task<Plan?> Trimmed(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        var text = response.Output?.Message?.Content?.FirstOrDefault()?.Text ?? "{}";
        text = text.Trim();
        if (text.StartsWith("```json")) text = text.Substring(7);
        if (text.EndsWith("```")) text = text[..^3];
        return JsonSerializer.Deserialize<Plan>(text); // !BDR1005
    }

    public async Task<Plan?> Braces(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request).ConfigureAwait(false);
        var text = response.Output.Message.Content.First(c => c.Text != null).Text;
        var start = text.IndexOf('{');
        var end = text.LastIndexOf('}');
        if (start < 0 || end < start) return null;
        return JsonConvert.DeserializeObject<Plan>(text.Substring(start, end - start + 1)); // !BDR1005
    }

    public async Task<JsonNode?> Matched(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        var text = string.Join("\n", response.Output.Message.Content.Select(c => c.Text));
        var match = Regex.Match(text, @"\{.*\}", RegexOptions.Singleline);
        return match.Success ? JsonNode.Parse(match.Value) : null; // !BDR1005
    }

    public async Task<string[]?> MatchedGroup(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        var match = Regex.Match(response.Output.Message.Content[0].Text, @"\[(.*?)\]");
        return JsonSerializer.Deserialize<string[]>($"[{match.Groups[1].Value}]"); // !BDR1005
    }

    public async Task<JObject> Prefilled(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        return JObject.Parse("{" + response.Output.Message.Content[0].Text); // !BDR1005
    }

    public async Task<JsonDocument> Built(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        var builder = new StringBuilder();
        foreach (var block in response.Output.Message.Content)
        {
            if (block.Text is not null) builder.Append(block.Text);
        }

        return JsonDocument.Parse(builder.ToString()); // !BDR1005
    }

    public async Task<Plan?> Bytes(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(response.Output.Message.Content[0].Text));
        return await JsonSerializer.DeserializeAsync<Plan>(stream); // !BDR1005
    }

    public async Task<Plan?> Pattern(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        if (response is { Output.Message.Content: [{ Text: { } text }, ..] }) return JsonSerializer.Deserialize<Plan>(text); // !BDR1005
        return null;
    }

    public async Task<Plan?> Caught(ConverseRequest request)
    {
        string? text = null;
        try
        {
            var response = await _client.ConverseAsync(request);
            text = response.Output.Message.Content[0].Text;
            _logger.LogInformation("Got {Text} with {Tokens}", text, response.Usage.OutputTokens);
            return JsonSerializer.Deserialize<Plan>(text); // !BDR1005
        }
        catch (System.Text.Json.JsonException e)
        {
            _logger.LogError(e, "No JSON: {Text}", text);
            return null;
        }
    }

    public async Task<Plan?> Assigned(ConverseRequest request, bool again)
    {
        ConverseResponse response;
        if (again) response = await _client.ConverseAsync(request);
        else response = await _client.ConverseAsync(request);
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content.Last().Text); // !BDR1005
    }

    public async Task<List<Plan?>> Lambda(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        return response.Output.Message.Content.Where(c => c.Text is not null).Select(c => JsonSerializer.Deserialize<Plan>(c.Text)).ToList(); // !BDR1005
    }

    public async Task<Plan?> Retried(ConverseRequest request)
    {
        ConverseResponse? response = null;
        for (var i = 0; i < 3 && response is null; i++)
        {
            try
            {
                response = await _client.ConverseAsync(request);
            }
            catch (ThrottlingException)
            {
                await Task.Delay(1000 << i);
            }
        }

        return JsonSerializer.Deserialize<Plan>(response!.Output.Message.Content[0].Text); // !BDR1005
    }

    public async Task<Plan?> OfAnother(ConverseRequest request)
    {
        var first = await _client.ConverseAsync(request);
        if (first.StopReason == StopReason.Max_tokens) return null;
        var second = await _client.ConverseAsync(request);
        return JsonSerializer.Deserialize<Plan>(second.Output.Message.Content[0].Text); // !BDR1005
    }

    public async Task<Plan?> Checked(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        if (response.StopReason == StopReason.Max_tokens) throw new InvalidOperationException();
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
    }

    public async Task<Plan?> CheckedLater(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        try
        {
            return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
        }
        catch (System.Text.Json.JsonException) when (response.StopReason == "max_tokens")
        {
            return null;
        }
    }

    public async Task<Plan?> CheckedUnderAnotherName(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        var same = response;
        if (same.StopReason == StopReason.Max_tokens) return null;
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
    }

    public async Task<Plan?> CheckedByPattern(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        if (response is not { StopReason.Value: "end_turn" }) return null;
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
    }

    public async Task<Plan?> Logged(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        _logger.LogInformation("Ended by {Reason}", response.StopReason);
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
    }

    public async Task<string> NotParsed(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        var text = response.Output.Message.Content[0].Text;
        return JsonSerializer.Serialize(new { text });
    }

    public async Task<Plan?> SomethingElse(ConverseRequest request, string stored)
    {
        var response = await _client.ConverseAsync(request);
        Console.WriteLine(response.Output.Message.Content[0].Text);
        var text = stored;
        return JsonSerializer.Deserialize<Plan>(text);
    }

    public async Task<Plan?> Overwritten(ConverseRequest request, string stored)
    {
        var response = await _client.ConverseAsync(request);
        var text = response.Output.Message.Content[0].Text;
        Console.WriteLine(text);
        text = stored;
        return JsonSerializer.Deserialize<Plan>(text);
    }

    public async Task<int> Number(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        return int.Parse(response.Output.Message.Content[0].Text);
    }

    public async Task<Plan?> File(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        var name = response.Output.Message.Content[0].Text;
        return JsonSerializer.Deserialize<Plan>(System.IO.File.ReadAllText(name));
    }

    public async Task<Plan?> LookedUp(ConverseRequest request, Dictionary<string, string> plans)
    {
        var response = await _client.ConverseAsync(request);
        return JsonSerializer.Deserialize<Plan>(plans[response.Output.Message.Content[0].Text]);
    }

    public async Task<Plan?> Metadata(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        return JsonSerializer.Deserialize<Plan>(response.ResponseMetadata.RequestId);
    }

    public async Task<(Plan?, ConverseResponse)> HandedOn(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        return (JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text), response);
    }

    public ConverseResponse? Last { get; private set; }

    public async Task<Plan?> Stored(ConverseRequest request)
    {
        var response = await _client.ConverseAsync(request);
        Last = response;
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
    }

    public async Task<Plan?> ToUnseen(ConverseRequest request, Action<ConverseResponse> check)
    {
        var response = await _client.ConverseAsync(request);
        check(response);
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
    }

    public Plan? OfACaller(ConverseResponse response) => JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);

    public Plan? OfACallersText(string text) => JsonSerializer.Deserialize<Plan>(text.Trim());
}
