using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;

public class GivenTheResponse(IAmazonBedrockRuntime client)
{
    public async Task Run(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await PrintAsync(response);
        }
        catch (ThrottlingException) // !BDR2004
        {
            Console.WriteLine("later");
        }
    }

    private static async Task PrintAsync(ConverseStreamResponse response)
    {
        await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
    }

    public async Task<string> Collect(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            return response.Stream.ReadText();
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            return "";
        }
    }

    public async Task Iterate(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await foreach (var text in TextsOf(response.Stream, CancellationToken.None)) Console.Write(text);
        }
        catch (AmazonBedrockRuntimeException ex) // !BDR2004
        {
            Console.WriteLine(ex.Message);
        }
    }

    private static async IAsyncEnumerable<string> TextsOf(ConverseStreamOutput stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var e in stream.WithCancellation(cancellationToken))
        {
            if (e is ContentBlockDeltaEvent { Delta.Text: { } text }) yield return text;
        }
    }

    public async Task AsSequence(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            Print(response.Stream);
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            Console.WriteLine("broken off");
        }
    }

    private static void Print(IEnumerable<IEventStreamEvent> events)
    {
        foreach (var e in events) Console.WriteLine(e);
    }

    public async Task Local(ConverseStreamRequest request)
    {
        try
        {
            await Pump();
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            Console.WriteLine("broken off");
        }

        async Task Pump()
        {
            var response = await client.ConverseStreamAsync(request);
            await foreach (var e in response.Stream) Console.WriteLine(e);
        }
    }

    public async Task Returned(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            foreach (var text in Texts(response)) Console.Write(text);
        }
        catch (ThrottlingException) // !BDR2004
        {
            Console.WriteLine("later");
        }
    }

    private static IEnumerable<string> Texts(ConverseStreamResponse response) => response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text);

    // Where the method takes the errors itself, nothing is missing here.
    public async Task Careful(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await PrintCarefullyAsync(response);
        }
        catch (ThrottlingException)
        {
            Console.WriteLine("later");
        }
    }

    private static async Task PrintCarefullyAsync(ConverseStreamResponse response)
    {
        try
        {
            await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
        }
        catch (BedrockRuntimeEventStreamException ex)
        {
            Console.WriteLine(ex.InnerException?.Message);
        }
    }

    // The answer is handed on: whoever enumerates it meets the errors.
    public async Task<ConverseStreamOutput?> HandedOn(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            return response.Stream;
        }
        catch (ThrottlingException)
        {
            return null;
        }
    }

    public async Task<IAsyncEnumerable<string>?> Lazily(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            return TextsOf(response.Stream, CancellationToken.None);
        }
        catch (ThrottlingException)
        {
            return null;
        }
    }

    public async Task<IEnumerable<string>?> LazilyToo(ConverseStreamRequest request)
    {
        try
        {
            return (await client.ConverseStreamAsync(request)).Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(e => e.Delta.Text);
        }
        catch (ThrottlingException)
        {
            return null;
        }
    }

    // Nobody waits for it in the try.
    public async Task InTheBackground(ConverseStreamRequest request)
    {
        Task printing;
        try
        {
            var response = await client.ConverseStreamAsync(request);
            printing = PrintAsync(response);
        }
        catch (ThrottlingException)
        {
            return;
        }

        await printing;
    }

    // Recursion ends.
    public async Task Again(ConverseStreamRequest request)
    {
        try
        {
            await Again(request);
        }
        catch (ThrottlingException)
        {
            Console.WriteLine("later");
        }
    }
}

public interface IPrinter
{
    Task PrintAsync(ConverseStreamResponse response);
}

public class ThroughAnInterface(IAmazonBedrockRuntime client, IPrinter printer, Func<ConverseStreamOutput, Task> print)
{
    // What the printer does with it nobody sees.
    public async Task Run(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await printer.PrintAsync(response);
            await print(response.Stream);
        }
        catch (ThrottlingException)
        {
            Console.WriteLine("later");
        }
    }
}

internal static class Streams
{
    public static string ReadText(this ConverseStreamOutput stream)
    {
        var text = new StringBuilder();
        foreach (var e in stream)
        {
            if (e is ContentBlockDeltaEvent delta) text.Append(delta.Delta.Text);
        }

        return text.ToString();
    }
}
