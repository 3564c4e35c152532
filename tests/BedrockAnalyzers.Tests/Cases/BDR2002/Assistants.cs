using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

// Streaming is cheaper: said of the type, and of no member.
public class Assistant(IAmazonBedrockRuntime client)
{
    public async IAsyncEnumerable<string> Answer(ConverseStreamRequest request)
    {
        // We stream the answer to save tokens. // !BDR2002
        var response = await client.ConverseStreamAsync(request);
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) yield return delta.Delta.Text;
        }
    }

    /// <summary>
    /// Answers a question.
    /// Streaming reduces the cost of the call. // !BDR2002
    /// </summary>
    public async Task Print(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await foreach (var e in response.Stream)
        {
            if (e is ContentBlockDeltaEvent delta) Console.Write(delta.Delta.Text);
        }
    }

    public async Task Say(ConverseStreamRequest request)
    {
        Console.WriteLine("Streaming, which saves tokens."); // !BDR2002
        var response = await client.ConverseStreamAsync(request);
        await foreach (var e in response.Stream) Console.Write(e);
    }

    // The words come sooner; streaming does not save tokens.
    public async Task Sooner(ConverseStreamRequest request)
    {
        // The cap keeps the bill low. Streaming costs the same as waiting.
        var response = await client.ConverseStreamAsync(request);
        // A smaller model would be cheaper.
        await foreach (var e in response.Stream) Console.Write(e);
    }

    // Streaming is cheaper, it says here, but nothing streams.
    public async Task<string> Whole(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        return response.Output.Message.Content[0].Text;
    }
}
