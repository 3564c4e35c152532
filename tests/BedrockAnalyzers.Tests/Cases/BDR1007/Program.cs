using System;
using System.Collections.Generic;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient();
var messages = new List<Message>();
while (true)
{
    Console.Write("> ");
    var input = Console.ReadLine();
    if (string.IsNullOrEmpty(input) || input == "exit") break;
    messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = input }] });
    var response = await client.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.amazon.nova-pro-v1:0",
        Messages = messages, // !BDR1007
    });
    messages.Add(response.Output.Message);
    Console.WriteLine($"{response.Output.Message.Content[0].Text} ({messages.Count} messages, {response.Usage.TotalTokens} tokens)");
}
