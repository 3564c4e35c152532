// Answers customers of an online shop for bicycles at the console, and writes a summary for the ticket.

using Amazon;
using Amazon.BedrockRuntime;
using SupportBot;

using var bedrock = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
var agent = new SupportAgent(bedrock);

Console.WriteLine("Ask about your order. An empty line ends the chat.");
while (true)
{
    Console.Write("> ");
    var question = Console.ReadLine();
    if (string.IsNullOrWhiteSpace(question)) break;

    Console.WriteLine(await agent.AnswerAsync(question));
}

var summary = await agent.SummarizeAsync();
Console.WriteLine();
Console.WriteLine("For the ticket:");
Console.WriteLine(summary);
