using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
var request = new ConverseStreamRequest
{
    ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    Messages = new List<Message> { new Message { Role = ConversationRole.User, Content = new List<ContentBlock> { new ContentBlock { Text = "Why is the sky blue?" } } } },
    InferenceConfig = new InferenceConfiguration { MaxTokens = 512, Temperature = 0.5F },
};

try
{
    // Send the request to the Bedrock Runtime and wait for the result.
    var response = await client.ConverseStreamAsync(request);

    // Extract and print the streamed response text in real-time.
    foreach (var chunk in response.Stream.AsEnumerable()) // !BDR2003
    {
        if (chunk is ContentBlockDeltaEvent deltaEvent)
        {
            Console.Write(deltaEvent.Delta.Text);
        }
    }

    Print(response.Stream);
    await foreach (var chunk in response.Stream) Console.Write(chunk);
}
catch (BedrockRuntimeEventStreamException e)
{
    Console.WriteLine($"ERROR: Can't invoke '{request.ModelId}'. Reason: {e.Message}");
    throw;
}

static void Print(ConverseStreamOutput stream)
{
    foreach (var chunk in stream) Console.WriteLine(JsonSerializer.Serialize(chunk));
}
