using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;

// An agent answers in a stream only: there is no other call.
public class AgentStreams(IAmazonBedrockAgentRuntime client)
{
    public async Task<string> Ask(InvokeAgentRequest request)
    {
        var response = await client.InvokeAgentAsync(request);
        using var output = new MemoryStream();
        foreach (var item in response.Completion)
        {
            if (item is PayloadPart part) part.Bytes.CopyTo(output);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    public async Task<string> AskText(InvokeAgentRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.InvokeAgentAsync(request);
        await foreach (var item in response.Completion)
        {
            if (item is PayloadPart part) answer.Append(Encoding.UTF8.GetString(part.Bytes.ToArray()));
        }

        return answer.ToString();
    }

    public async Task<string> AskByHandler(InvokeAgentRequest request)
    {
        var answer = "";
        var response = await client.InvokeAgentAsync(request);
        response.Completion.ChunkReceived += (_, e) => answer += Encoding.UTF8.GetString(e.EventStreamEvent.Bytes.ToArray());
        await response.Completion.StartProcessingAsync();
        return answer;
    }

    public async Task<List<PayloadPart>> AskAll(InvokeAgentRequest request)
    {
        var response = await client.InvokeAgentAsync(request);
        return response.Completion.AsEnumerable().OfType<PayloadPart>().ToList();
    }

    // Of a knowledge base, which has another way to answer, and which the rule leaves alone.
    public async Task<string> AskTheKnowledgeBase(RetrieveAndGenerateStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await client.RetrieveAndGenerateStreamAsync(request);
        await foreach (var item in response.Stream)
        {
            if (item is RetrieveAndGenerateOutputEvent output) answer.Append(output.Text);
        }

        return answer.ToString();
    }
}
