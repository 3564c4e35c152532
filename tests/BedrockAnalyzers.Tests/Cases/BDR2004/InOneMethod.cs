using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using Microsoft.Extensions.Logging;
using Throttled = Amazon.BedrockRuntime.Model.ThrottlingException;

public class InOneMethod(IAmazonBedrockRuntime client, ILogger<InOneMethod> logger)
{
    public async Task Printed(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            foreach (var chunk in response.Stream.AsEnumerable())
            {
                if (chunk is ContentBlockDeltaEvent delta) Console.Write(delta.Delta.Text);
            }
        }
        catch (AmazonBedrockRuntimeException e) // !BDR2004
        {
            Console.WriteLine($"ERROR: Can't invoke '{request.ModelId}'. Reason: {e.Message}");
            throw;
        }
    }

    public async Task<string> Awaited(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        try
        {
            var response = await client.ConverseStreamAsync(request, cancellationToken);
            await foreach (var chunk in response.Stream.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (chunk is ContentBlockDeltaEvent delta) answer.Append(delta.Delta.Text);
            }
        }
        catch (ThrottlingException) // !BDR2004
        {
            answer.Append(" (too many requests)");
        }

        return answer.ToString();
    }

    public async Task Body(InvokeModelWithResponseStreamRequest request)
    {
        try
        {
            var response = await client.InvokeModelWithResponseStreamAsync(request);
            foreach (var item in response.Body)
            {
                if (item is not PayloadPart part) continue;
                Console.Write(JsonSerializer.Deserialize<JsonElement>(part.Bytes).GetProperty("completion"));
            }
        }
        catch (AmazonServiceException ex) when (ex.StatusCode == HttpStatusCode.TooManyRequests) // !BDR2004
        {
            logger.LogWarning("Throttled: {Code}", ex.ErrorCode);
        }
    }

    // One diagnostic a try, at the first of them.
    public async Task Several(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
        }
        catch (ValidationException ex)
        {
            logger.LogError(ex, "The request is wrong");
        }
        catch (ThrottlingException ex) // !BDR2004
        {
            logger.LogWarning(ex, "Throttled");
        }
        catch (AmazonBedrockRuntimeException ex)
        {
            logger.LogError(ex, "Failed");
        }
    }

    public async Task Aliased(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (Throttled) // !BDR2004
        {
            Console.WriteLine("later");
        }
    }

    public async Task Qualified(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (global::Amazon.Runtime.AmazonServiceException) // !BDR2004
        {
            Console.WriteLine("later");
        }
    }

    // The call stands before the try; what is in it is the stream all the same.
    public async Task OnlyTheStream(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        var stream = response.Stream;
        try
        {
            await foreach (var chunk in stream) Console.WriteLine(chunk);
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            Console.WriteLine("broken off");
        }
    }

    public async Task<List<string>> Projected(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            return response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => d.Delta.Text).ToList();
        }
        catch (ThrottlingException) // !BDR2004
        {
            return [];
        }
    }

    public async Task<string> Joined(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            var texts = from e in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>() where e.Delta.Text is not null select e.Delta.Text;
            return string.Concat(texts);
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            return "";
        }
    }

    public async Task<List<IEventStreamEvent>> Collected(ConverseStreamRequest request)
    {
        var all = new List<IEventStreamEvent>();
        try
        {
            all.AddRange((await client.ConverseStreamAsync(request)).Stream);
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            all.Clear();
        }

        return all;
    }

    public async Task<IEventStreamEvent[]> Spread(ConverseStreamRequest request)
    {
        try
        {
            return [.. (await client.ConverseStreamAsync(request)).Stream];
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            return [];
        }
    }

    public async Task ByHand(ConverseStreamRequest request)
    {
        var response = await client.ConverseStreamAsync(request);
        await using var events = response.Stream.GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            try
            {
                if (!await events.MoveNextAsync()) break;
            }
            catch (ThrottlingException ex) // !BDR2004
            {
                logger.LogWarning(ex, "Throttled");
                break;
            }

            Console.WriteLine(events.Current);
        }
    }

    public async Task ByHandAssignedLater(ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<IEventStreamEvent>? events = null;
        try
        {
            var response = await client.ConverseStreamAsync(request, cancellationToken);
            events = response.Stream.GetAsyncEnumerator(cancellationToken);
            while (await events.MoveNextAsync().ConfigureAwait(false)) Console.WriteLine(events.Current);
        }
        catch (AmazonServiceException ex) // !BDR2004
        {
            logger.LogWarning(ex, "Broken off");
        }
        finally
        {
            if (events is not null) await events.DisposeAsync();
        }
    }

    public async Task AsInterface(ConverseStreamRequest request)
    {
        try
        {
            IEnumerable<IEventStreamEvent> events = (await client.ConverseStreamAsync(request)).Stream;
            foreach (var e in events) Console.WriteLine(e);
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            Console.WriteLine("broken off");
        }
    }

    // Two tries around each other: the inner one is where it lacks.
    public async Task Nested(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            try
            {
                await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
            }
            catch (ThrottlingException) // !BDR2004
            {
                Console.WriteLine("broken off");
            }
        }
        catch (AmazonBedrockRuntimeException)
        {
            Console.WriteLine("not begun");
        }
    }

    public async Task InATask(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await Task.Run(() =>
            {
                foreach (var chunk in response.Stream) Console.WriteLine(chunk);
            });
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            Console.WriteLine("broken off");
        }
    }

    public async Task WithFinally(ConverseStreamRequest request, Stream output)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            await using var writer = new StreamWriter(output);
            await foreach (var chunk in response.Stream)
            {
                if (chunk is ContentBlockDeltaEvent { Delta.Text: { } text }) await writer.WriteAsync(text);
            }
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (JsonException)
        {
            logger.LogInformation("bad chunk");
        }
        catch (AmazonServiceException ex) // !BDR2004
        {
            logger.LogError(ex, "Status {Status}", ex.StatusCode);
        }
        finally
        {
            await output.DisposeAsync();
        }
    }

    public async Task Retried(ConverseStreamRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var response = await client.ConverseStreamAsync(request);
                await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
                return;
            }
            catch (ThrottlingException) when (attempt < 4) // !BDR2004
            {
                await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, attempt)));
            }
        }
    }

    public void Blocking(ConverseStreamRequest request)
    {
        try
        {
            var response = client.ConverseStreamAsync(request).GetAwaiter().GetResult();
            var first = response.Stream.First();
            Console.WriteLine(first);
        }
        catch (AmazonBedrockRuntimeException) // !BDR2004
        {
            Console.WriteLine("broken off");
        }
    }
}
