using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;

using var runtime = new AmazonBedrockRuntimeClient(RegionEndpoint.EUCentral1);
IChatClient chat = runtime.AsIChatClient("eu.amazon.nova-lite-v1:0");
List<ChatMessage> history = [new(ChatRole.System, "Answer in one sentence.")];

while (true)
{
    Console.Write("> ");
    if (Console.ReadLine() is not { Length: > 0 } line) break;
    history.Add(new ChatMessage(ChatRole.User, line));
    List<ChatResponseUpdate> updates = [];
    await foreach (var update in chat.GetStreamingResponseAsync(history))
    {
        Console.Write(update.Text);
        updates.Add(update);
    }

    Console.WriteLine();
    history.AddMessages(updates);
}

history.Add(new ChatMessage(ChatRole.User, "Give this conversation a title."));
var title = await chat.GetStreamingResponseAsync(history).ToChatResponseAsync(); // !BDR2001
Console.WriteLine(title.Text);

var body = JsonSerializer.Serialize(new
{
    anthropic_version = "bedrock-2023-05-31",
    max_tokens = 512,
    messages = new[] { new { role = "user", content = title.Text } },
});
var streamed = await runtime.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest // !BDR2001
{
    ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
    Body = new MemoryStream(Encoding.UTF8.GetBytes(body)),
    ContentType = "application/json",
});
var text = string.Empty;
foreach (var item in streamed.Body)
{
    var chunk = JsonSerializer.Deserialize<JsonObject>(((PayloadPart)item).Bytes);
    text += chunk?["delta"]?["text"]?.GetValue<string>() ?? "";
}

File.WriteAllText("title.txt", text);
