using System;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = args[0] }] }] };

ConverseResponse? response = null;
while (response is null) // !BDR3003
{
    try
    {
        response = await client.ConverseAsync(request);
    }
    catch (ThrottlingException e)
    {
        Console.Error.WriteLine(e.Message);
        await Task.Delay(1000);
    }
}

var tries = 0;
Again:
try
{
    response = await client.ConverseAsync(request);
}
catch (ThrottlingException) when (tries++ < 3)
{
    goto Again;
}

Console.WriteLine(await Ask("Hello", 3));

async Task<string> Ask(string text, int left)
{
    try
    {
        return (await client.ConverseAsync(request)).Output.Message.Content[0].Text;
    }
    catch (ThrottlingException) when (left > 0)
    {
        return await Ask(text, left - 1);
    }
}
