using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
var modelId = "anthropic.claude-3-haiku-20240307-v1:0";

var request = new ConverseStreamRequest
{
    ModelId = modelId,
    Messages = new List<Message>
    {
        new Message
        {
            Role = ConversationRole.User,
            Content = new List<ContentBlock> { new ContentBlock { Text = args.Length > 0 ? args[0] : "Hello" } },
        },
    },
    InferenceConfig = new InferenceConfiguration() { MaxTokens = 512, Temperature = 0.5F, TopP = 0.9F },
};

try
{
    // Gathered first, printed at last.
    var response = await client.ConverseStreamAsync(request); // !BDR2001
    var answer = new StringBuilder();
    foreach (var chunk in response.Stream.AsEnumerable())
    {
        if (chunk is ContentBlockDeltaEvent)
        {
            answer.Append((chunk as ContentBlockDeltaEvent)!.Delta.Text);
        }
    }

    Console.WriteLine(answer);
}
catch (AmazonBedrockRuntimeException e)
{
    Console.WriteLine($"ERROR: Can't invoke '{modelId}'. Reason: {e.Message}");
    throw;
}

// The same, shown as it comes.
var second = await client.ConverseStreamAsync(request);
foreach (var chunk in second.Stream.AsEnumerable())
{
    if (chunk is ContentBlockDeltaEvent delta) Console.Write(delta.Delta.Text);
}

Console.WriteLine(await AskAsync("And in one word?"));

async Task<string> AskAsync(string prompt)
{
    var text = "";
    request.Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }];
    await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) // !BDR2001
    {
        if (chunk is ContentBlockDeltaEvent delta) text += delta.Delta.Text;
    }

    return text;
}
