using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
var modelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
var request = new InvokeModelWithResponseStreamRequest
{
    ModelId = modelId,
    Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { anthropic_version = "bedrock-2023-05-31", max_tokens = 512, messages = new[] { new { role = "user", content = "Hello" } } })),
    ContentType = "application/json",
};

try
{
    var answer = await client.InvokeModelWithResponseStreamAsync(request);
    foreach (var item in answer.Body)
    {
        var chunk = JsonSerializer.Deserialize<JsonObject>(((PayloadPart)item).Bytes);
        Console.Write(chunk!["delta"]?["text"] ?? "");
    }
}
catch (AmazonBedrockRuntimeException e) // !BDR2004
{
    Console.WriteLine($"ERROR: Can't invoke '{modelId}'. Reason: {e.Message}");
    throw;
}

try
{
    var answer = await client.InvokeModelWithResponseStreamAsync(request);
    foreach (var item in answer.Body) Console.WriteLine(item);
}
catch (Exception e)
{
    Console.WriteLine(e.Message);
}
