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
// Nothing here is to be reported.
// Silent ones: pass-through, several families, unknown models, schemas.
public class Params { public int MaxTokens { get; set; } = 100000; public string? Text { get; set; } }
public class Ok(IAmazonBedrockRuntime c, Func<string, string> pick)
{
    private Task Send(string model, object body) => c.InvokeModelAsync(new InvokeModelRequest { ModelId = model, Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
    public Task A(string p, bool llama) => Send(llama ? "meta.llama3-3-70b-instruct-v1:0" : "mistral.mistral-large-2402-v1:0", new { prompt = p, max_tokens = 500 });
    public Task B(string p) => Send(pick(p), new { prompt = p, max_gen_len = 500, max_tokens = 500 });
    public Task C(string model, string p)
    {
        object body = model.StartsWith("anthropic") ? new { anthropic_version = "x", messages = p, max_tokens = 500 }
            : model.StartsWith("meta") ? new { prompt = p, max_gen_len = 500 }
            : new { inputText = p, textGenerationConfig = new { maxTokenCount = 500 } };
        return Send(model, body);
    }
    public Task D(string p) => Send("anthropic.claude-3-5-sonnet-20241022-v2:0", new { anthropic_version = "x", messages = p, max_tokens = 500, tools = new[] { new { input_schema = new { properties = new { maxTokens = new { type = "integer" }, max_gen_len = 4 } } } } });
    public Task E(string p) => Send("amazon.nova-lite-v1:0", new { messages = p, inferenceConfig = new { maxTokens = 500 }, toolConfig = new { max_tokens = 4 } });
    public Task F(string p, string model)
    {
        var id = model switch { "llama" => "meta.llama3-3-70b-instruct-v1:0", "claude" => "anthropic.claude-3-5-sonnet-20241022-v2:0", _ => throw new ArgumentException(model) };
        object body = model switch { "llama" => new { prompt = p, max_gen_len = 500 }, "claude" => new { anthropic_version = "x", messages = p, max_tokens = 500 }, _ => throw new ArgumentException(model) };
        return Send(id, body);
    }
    public Task G(string p) { var o = new Params { MaxTokens = 90000, Text = p }; return Send("meta.llama3-3-70b-instruct-v1:0", new { prompt = o.Text, max_gen_len = 500 }); }
    public Task H(string p, int n) => Send("meta.llama3-3-70b-instruct-v1:0", new { prompt = p, max_gen_len = n });
    public Task I(string p) => Send("cohere.command-r-v1:0", new { message = p, max_tokens = 500 });
    public Task J(string p) => Send("ai21.j2-ultra-v1", new { prompt = p, maxTokens = 500 });
    public Task K(string p) => Send("openai.gpt-oss-20b-1:0", new { messages = p, max_tokens = 500 });
    public Task L(string p) => Send("openai.gpt-oss-20b-1:0", new { messages = p, max_completion_tokens = 500, max_tokens = 500 });
    public Task M(string p) => Send("amazon.titan-embed-text-v2:0", new { inputText = p, max_tokens = 500 });
    public Task N(string p) => Send("anthropic.claude-v2", new { messages = p, max_tokens = 500, anthropic_version = "x" });
    public Task O(string p) => Send("anthropic.claude-v2:1", "{\"prompt\":\"" + p + "\",\"max_tokens_to_sample\":300}");
    public Task P(string p) => Send("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc", new { prompt = p, max_tokens = 5 });
    public Task Q(string p) => Send("meta.llama3-3-70b-instruct-v1:0", JsonNode.Parse("{\"prompt\": \"x\", \"max_gen_len\": 5, \"options\": {\"max_tokens\": 3}}")!);
}
public class OtherUse
{
    // Looks like a cap, is none of Bedrock's.
    public object A() => new { max_tokens = 1_000_000 };
    public string B() => "{ \"max_tokens\": 1000000 }";
    public void C(Dictionary<string, int> d) { d["max_tokens"] = 1_000_000; d.Add("maxTokens", 900_000); }
}
