using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Busy = Amazon.BedrockRuntime.Model.ThrottlingException;

// Nobody learns that the call was throttled.
public sealed class Swallowed(IAmazonBedrockRuntime client, IAmazonBedrockAgentRuntime agents)
{
    public string? Summary { get; private set; }

    public async Task Empty(ConverseRequest request)
    {
        try
        {
            Summary = (await client.ConverseAsync(request)).Output.Message.Content[0].Text;
        }
        catch (Amazon.BedrockRuntime.Model.ThrottlingException) // !BDR3006
        {
        }
    }

    public async Task Comment(InvokeModelRequest request)
    {
        try
        {
            await client.InvokeModelAsync(request);
        }
        catch (Busy) // !BDR3006
        {
            // Not important.
        }
    }

    public async Task Named(ConverseRequest request)
    {
        try
        {
            await client.ConverseAsync(request);
        }
#pragma warning disable CS0168
        catch (Busy ex) // !BDR3006
#pragma warning restore CS0168
        {
        }
        catch (AmazonBedrockRuntimeException ex)
        {
            Console.WriteLine(ex.Message);
        }
    }

    public async Task Nothing(ConverseRequest request)
    {
        try
        {
            await client.ConverseAsync(request);
        }
        catch (Busy) { ; } // !BDR3006
    }

    // The item is lost.
    public async Task<List<string>> Items(IEnumerable<ConverseRequest> requests)
    {
        var answers = new List<string>();
        foreach (var request in requests)
        {
            try
            {
                answers.Add((await client.ConverseAsync(request)).Output.Message.Content[0].Text);
            }
            catch (Busy) // !BDR3006
            {
            }
        }

        return answers;
    }

    public async Task<string> KnowledgeBase(RetrieveAndGenerateRequest request)
    {
        var text = "";
        try
        {
            text = (await agents.RetrieveAndGenerateAsync(request)).Output.Text;
        }
        catch (Amazon.BedrockAgentRuntime.Model.ThrottlingException) // !BDR3006
        {
        }

        return text;
    }

    public Task All(IEnumerable<ConverseRequest> requests) => Task.WhenAll(requests.Select(async request =>
    {
        try
        {
            await client.ConverseAsync(request);
        }
        catch (Busy) // !BDR3006
        {
        }
    }));

    public void Blocking(ConverseRequest request)
    {
        try
        {
            Local();
        }
        catch (Busy) // !BDR3006
        {
        }

        void Local() => client.ConverseAsync(request).GetAwaiter().GetResult();
    }

    public async Task Finally(ConverseRequest request)
    {
        try
        {
            await client.ConverseAsync(request);
        }
        catch (Busy) // !BDR3006
        {
        }
        finally
        {
            Console.WriteLine("done");
        }
    }

    public async Task<string> Stream(ConverseStreamRequest request)
    {
        var text = new StringBuilder();
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await foreach (var part in response.Stream)
            {
                if (part is ContentBlockDeltaEvent delta) text.Append(delta.Delta.Text);
            }
        }
        catch (Busy) // !BDR3006
        {
        }
        catch (BedrockRuntimeEventStreamException ex)
        {
            Console.WriteLine(ex.Message);
        }

        return text.ToString();
    }

    // The nearest clause swallows, the outer one never sees it.
    public async Task Nested(ConverseRequest request)
    {
        try
        {
            try
            {
                await client.ConverseAsync(request);
            }
            catch (Busy) // !BDR3006
            {
            }
        }
        catch (Exception ex)
        {
            Console.WriteLine(ex.Message);
        }
    }
}
