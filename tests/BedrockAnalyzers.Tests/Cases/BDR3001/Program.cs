using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

using var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
var request = new ConverseRequest
{
    ModelId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    InferenceConfig = new InferenceConfiguration { MaxTokens = 512 },
    Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "Hello" }] }],
};

var attempts = 0;
while (attempts < 3)
{
    try
    {
        var response = await client.ConverseAsync(request);
        Console.WriteLine(response.Output.Message.Content[0].Text);
        break;
    }
    catch (ThrottlingException) // !BDR3001
    {
        attempts++;
    }
}

// Every line of the file is a question of its own.
foreach (var line in args)
{
    request.Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = line }] }];
    try
    {
        Console.WriteLine((await client.ConverseAsync(request)).StopReason);
    }
    catch (ThrottlingException)
    {
        Console.WriteLine("busy");
    }
}

var answered = await AskAsync(2);
return answered ? 0 : 1;

async Task<bool> AskAsync(int left)
{
    try
    {
        await client.ConverseAsync(request);
        return true;
    }
    catch (ThrottlingException) when (left > 0) // !BDR3001
    {
        return await AskAsync(left - 1);
    }
    catch (AmazonBedrockRuntimeException)
    {
        return false;
    }
}
