using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams.Internal;
using Microsoft.Extensions.Logging;
using Throttled = Amazon.BedrockRuntime.Model.ThrottlingException;

public class Covered(IAmazonBedrockRuntime client, ILogger<Covered> logger)
{
    public async Task Everything(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (AmazonBedrockRuntimeException ex)
        {
            logger.LogError(ex, "Bedrock");
        }
        catch (Exception ex)
        {
            logger.LogError(ex, "Other");
        }
    }

    public async Task WithoutType(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (Throttled)
        {
            Console.WriteLine("later");
        }
        catch
        {
            Console.WriteLine("failed");
        }
    }

    public async Task ByName(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (Throttled)
        {
            Console.WriteLine("later");
        }
        catch (BedrockRuntimeEventStreamException ex) when (ex.InnerException is Throttled)
        {
            Console.WriteLine("later");
        }
    }

    public async Task ByBase(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (EventStreamException)
        {
            Console.WriteLine("broken off");
        }
        catch (AmazonServiceException)
        {
            Console.WriteLine("failed");
        }
    }

    public async Task Filtered(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (AmazonServiceException)
        {
            Console.WriteLine("failed");
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            Console.WriteLine(ex);
        }
    }

    public async Task Outside(ConverseStreamRequest request)
    {
        try
        {
            try
            {
                await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
            }
            catch (Throttled)
            {
                Console.WriteLine("later");
            }
        }
        catch (Exception ex)
        {
            logger.LogError(ex, "Failed");
        }
    }

    public async Task Inside(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            try
            {
                await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
            }
            catch (BedrockRuntimeEventStreamException ex)
            {
                logger.LogError(ex, "Broken off");
            }
        }
        catch (Throttled)
        {
            Console.WriteLine("later");
        }
    }

    // A catch of the outer try does not take what its own handler throws.
    public async Task InTheHandler(ConverseStreamRequest request, ConverseStreamResponse fallback)
    {
        try
        {
            await client.ConverseStreamAsync(request);
        }
        catch (Exception)
        {
            try
            {
                await foreach (var chunk in fallback.Stream) Console.WriteLine(chunk);
            }
            catch (Throttled) // !BDR2004
            {
                Console.WriteLine("later");
            }
        }
    }

    // The stream is read behind the try.
    public async Task Behind(ConverseStreamRequest request)
    {
        ConverseStreamResponse response;
        try
        {
            response = await client.ConverseStreamAsync(request);
        }
        catch (AmazonBedrockRuntimeException ex)
        {
            logger.LogError(ex, "Bedrock");
            throw;
        }

        await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
    }

    public async Task InTheFinally(ConverseStreamRequest request, ConverseStreamOutput stream)
    {
        try
        {
            await client.ConverseStreamAsync(request);
        }
        catch (AmazonBedrockRuntimeException ex)
        {
            logger.LogError(ex, "Bedrock");
        }
        finally
        {
            foreach (var chunk in stream) Console.WriteLine(chunk);
        }
    }

    public async Task NoStream(ConverseRequest request)
    {
        try
        {
            var response = await client.ConverseAsync(request);
            foreach (var block in response.Output.Message.Content) Console.WriteLine(block.Text);
        }
        catch (Throttled)
        {
            Console.WriteLine("later");
        }
    }

    // An error of these filters comes before the first chunk.
    public async Task Denied(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (AmazonServiceException ex) when (ex.ErrorCode == "AccessDeniedException")
        {
            Console.WriteLine("ask for access to the model");
        }
        catch (AmazonBedrockRuntimeException ex) when (ex.StatusCode is HttpStatusCode.NotFound)
        {
            Console.WriteLine("no such model");
        }
    }

    public async Task OtherExceptions(ConverseStreamRequest request)
    {
        try
        {
            await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
        }
        catch (Amazon.BedrockRuntime.Model.ValidationException)
        {
            Console.WriteLine("wrong request");
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("cancelled");
        }
    }

    // With events, errors are not thrown at all: they are an event too.
    public async Task Events(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            response.Stream.ContentBlockDeltaReceived += (_, e) => Console.Write(e.EventStreamEvent.Delta.Text);
            response.Stream.ExceptionReceived += (_, e) => Console.WriteLine(e.EventStreamException.Message);
            await response.Stream.StartProcessingAsync();
        }
        catch (Throttled)
        {
            Console.WriteLine("later");
        }
    }

    // Who runs the function, and where, is not seen.
    public async Task Deferred(ConverseStreamRequest request, List<Action> later)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            later.Add(() =>
            {
                foreach (var chunk in response.Stream) Console.WriteLine(chunk);
            });
        }
        catch (Throttled)
        {
            Console.WriteLine("later");
        }
    }

    public async Task OnlyLookedAt(ConverseStreamRequest request)
    {
        try
        {
            var response = await client.ConverseStreamAsync(request);
            ArgumentNullException.ThrowIfNull(response.Stream);
            Console.WriteLine(response.Stream.ToString());
            logger.LogDebug("{Stream}", response.Stream);
        }
        catch (Throttled)
        {
            Console.WriteLine("later");
        }
    }
}

public class OfAgents(IAmazonBedrockAgentRuntime client)
{
    public async Task Agent(InvokeAgentRequest request)
    {
        try
        {
            var response = await client.InvokeAgentAsync(request);
            await foreach (var chunk in response.Completion) Console.WriteLine(chunk);
        }
        catch (AmazonServiceException)
        {
            Console.WriteLine("failed");
        }
    }

    public async Task KnowledgeBase(RetrieveAndGenerateStreamRequest request)
    {
        try
        {
            var response = await client.RetrieveAndGenerateStreamAsync(request);
            await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
        }
        catch (Amazon.BedrockAgentRuntime.Model.ThrottlingException)
        {
            Console.WriteLine("later");
        }
    }
}

namespace Own
{
    // A type that is only called like the SDK's.
    public class ThrottlingException : Exception;

    public class OwnType(IAmazonBedrockRuntime client)
    {
        public async Task Run(ConverseStreamRequest request)
        {
            try
            {
                await foreach (var chunk in (await client.ConverseStreamAsync(request)).Stream) Console.WriteLine(chunk);
            }
            catch (ThrottlingException)
            {
                Console.WriteLine("later");
            }
        }
    }

    public class ConverseStreamOutput : List<string>;

    public class OwnStream(ConverseStreamOutput stream)
    {
        public void Run()
        {
            try
            {
                foreach (var text in stream) Console.WriteLine(text);
            }
            catch (Throttled)
            {
                Console.WriteLine("later");
            }
        }
    }
}
