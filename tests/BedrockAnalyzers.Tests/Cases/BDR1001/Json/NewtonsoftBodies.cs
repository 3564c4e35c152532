// Bodies made with Newtonsoft.Json.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Contoso.Newtonsoft;

public sealed class CohereBody
{
    [JsonProperty("message")]
    public string? Message { get; set; }

    [JsonProperty(PropertyName = "max_tokens", NullValueHandling = NullValueHandling.Ignore)]
    public int? MaxTokens { get; set; }
}

public sealed class NewtonsoftClient
{
    private const string Model = "cohere.command-r-v1:0";
    private static readonly JsonSerializerSettings s_settings = new() { ContractResolver = new CamelCasePropertyNamesContractResolver() };
    private readonly IAmazonBedrockRuntime _bedrock;

    public NewtonsoftClient(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public Task Functional(string prompt)
    {
        var body = new JObject(
            new JProperty("message", prompt),
            new JProperty("chat_history", new JArray()));
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) }); // !BDR1001
    }

    public Task FunctionalCapped(string prompt)
    {
        var body = new JObject(
            new JProperty("message", prompt),
            new JProperty("max_tokens", 400));
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) });
    }

    public Task ByPairs(string prompt, IDictionary<string, object> parameters)
    {
        var body = new JObject(parameters.Select(p => new JProperty(p.Key, p.Value)));
        body["message"] = prompt;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) });
    }

    public Task OfAnObject(string prompt)
    {
        var body = JObject.FromObject(new { message = prompt });
        body["temperature"] = 0.3;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) }); // !BDR1001
    }

    public Task OfAnObjectCapped(string prompt, int limit)
    {
        var body = JObject.FromObject(new CohereBody { Message = prompt });
        body["max_tokens"] = limit;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) });
    }

    public Task Merged(string prompt, string defaults)
    {
        var body = JObject.FromObject(new { message = prompt });
        body.Merge(JObject.Parse(defaults), new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Union });
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) });
    }

    public Task Completed(string prompt)
    {
        var body = new JObject { ["message"] = prompt };
        Complete(body);
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) });
    }

    public Task CompletedHere(string prompt)
    {
        var body = JObject.FromObject(new { message = prompt });
        body["max_tokens"] ??= 500;
        if (body["temperature"] == null) body["temperature"] = 0;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) });
    }

    public Task CompletedUnlessThere(string prompt)
    {
        var body = new JObject { ["message"] = prompt };
        if (body["max_tokens"] is null) body["max_tokens"] = 500;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = ToStream(body) });
    }

    public Task CompletedDictionary(string prompt)
    {
        var body = new Dictionary<string, object> { ["message"] = prompt };
        if (!body.TryGetValue("max_tokens", out _)) body["max_tokens"] = 500;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(body))) });
    }

    public Task Typed(string prompt) => _bedrock.InvokeModelAsync(new InvokeModelRequest // !BDR1001
    {
        ModelId = Model,
        Body = new MemoryStream(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(new CohereBody { Message = prompt }, Formatting.Indented))),
    });

    public Task WithSettings(string prompt) => _bedrock.InvokeModelAsync(new InvokeModelRequest
    {
        ModelId = Model,
        Body = new MemoryStream(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(new { Message = prompt }, s_settings))),
    });

    public Task WithTextWriter(string prompt)
    {
        var text = new StringBuilder();
        using (var writer = new JsonTextWriter(new StringWriter(text)))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("message");
            writer.WriteValue(prompt);
            writer.WriteEndObject();
        }

        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())) }); // !BDR1001
    }

    public async Task WithSerializer(CohereBody body)
    {
        var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, Encoding.UTF8, 1024, leaveOpen: true))
        using (var json = new JsonTextWriter(writer))
            new JsonSerializer().Serialize(json, body);
        stream.Position = 0;
        await _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = Model, Body = stream });
    }

    public Task Nested(string prompt)
    {
        var body = new JObject { ["inputText"] = prompt, ["textGenerationConfig"] = new JObject { ["temperature"] = 0 } };
        body["textGenerationConfig"]!["maxTokenCount"] = 300;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-express-v1", Body = ToStream(body) });
    }

    public Task NestedWithout(string prompt)
    {
        var body = new JObject { ["inputText"] = prompt, ["textGenerationConfig"] = new JObject { ["temperature"] = 0 } };
        body["textGenerationConfig"]!["topP"] = 1;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-express-v1", Body = ToStream(body) }); // !BDR1001
    }

    public Task Selected(string prompt)
    {
        var body = new JObject { ["inputText"] = prompt, ["textGenerationConfig"] = new JObject { ["temperature"] = 0 } };
        ((JObject)body.SelectToken("textGenerationConfig")!)["maxTokenCount"] = 300;
        return _bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-text-express-v1", Body = ToStream(body) });
    }

    private static void Complete(JObject body)
    {
        if (!body.ContainsKey("max_tokens")) body.Add("max_tokens", 500);
    }

    private static MemoryStream ToStream(JToken body) => new(Encoding.UTF8.GetBytes(body.ToString(Formatting.None)));
}
