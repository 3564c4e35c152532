using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.APIGatewayEvents;
using MassTransit;
using Microsoft.Azure.Functions.Worker;
using Quartz;

public class Function
{
    private readonly IAmazonBedrockRuntime _bedrock = new AmazonBedrockRuntimeClient();
    private readonly List<string> _urls = [.. File.ReadAllLines("urls.txt")];

    public async Task QueueAsync(SQSEvent sqs)
    {
        foreach (var record in sqs.Records)
        {
            await HandleAsync(record); // !BDR1010
        }
    }

    public async Task ScheduleAsync(ScheduledEvent scheduled)
    {
        foreach (var url in _urls) await AskAsync(url); // !BDR1010
    }

    public async Task<string> ApiAsync(APIGatewayProxyRequestEvent request)
    {
        var answers = new List<string>();
        foreach (var url in _urls) answers.Add(await AskAsync(url));
        return string.Join(",", answers);
    }

    public async Task<string> PlainAsync(string input)
    {
        var answers = new List<string>();
        foreach (var url in input.Split(',')) answers.Add(await AskAsync(url));
        return string.Join(",", answers);
    }

    [Function("Timer")]
    public async Task TimerAsync([TimerTrigger("0 0 3 * * *")] object timer)
    {
        foreach (var url in _urls) await AskAsync(url); // !BDR1010
    }

    [Function("Http")]
    public async Task HttpAsync([HttpTrigger("get")] object request)
    {
        foreach (var url in _urls) await AskAsync(url);
    }

    private async Task HandleAsync(SQSEvent.SQSMessage message)
    {
        var body = JsonSerializer.Deserialize<Dictionary<string, string>>(message.Body)!;
        Console.WriteLine(await AskAsync(body["text"]));
    }

    private async Task<string> AskAsync(string text)
    {
        var response = await _bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = text }] }] });
        return response.Output.Message.Content[0].Text;
    }
}

public sealed class Digest(IAmazonBedrockRuntime bedrock) : IJob
{
    public async Task Execute(IJobExecutionContext context)
    {
        foreach (var file in Directory.EnumerateFiles("articles"))
        {
            await bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = File.ReadAllText(file) }] }] }); // !BDR1010
        }
    }
}

public sealed record Uploaded(string[] Pages);

public sealed class UploadedConsumer(IAmazonBedrockRuntime bedrock) : IConsumer<Uploaded>
{
    public async Task Consume(ConsumeContext<Uploaded> context)
    {
        foreach (var page in context.Message.Pages)
        {
            await bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = page }] }] }); // !BDR1010
        }
    }
}

public sealed class Mediator(IAmazonBedrockRuntime bedrock)
{
    public async Task Consume(Uploaded message)
    {
        foreach (var page in message.Pages) await bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = page }] }] });
    }
}

namespace Amazon.Lambda.SQSEvents
{
    public class SQSEvent
    {
        public List<SQSMessage> Records { get; set; } = [];

        public class SQSMessage { public string Body { get; set; } = ""; }
    }
}

namespace Amazon.Lambda.CloudWatchEvents.ScheduledEvents { public class ScheduledEvent; }

namespace Amazon.Lambda.APIGatewayEvents { public class APIGatewayProxyRequestEvent; }

namespace Quartz
{
    public interface IJobExecutionContext;

    public interface IJob { Task Execute(IJobExecutionContext context); }
}

namespace MassTransit
{
    public interface ConsumeContext<out T> { T Message { get; } }

    public interface IConsumer<in T> { Task Consume(ConsumeContext<T> context); }
}

namespace Microsoft.Azure.Functions.Worker
{
    public sealed class FunctionAttribute(string name) : Attribute { public string Name => name; }

    public sealed class TimerTriggerAttribute(string schedule) : Attribute { public string Schedule => schedule; }

    public sealed class HttpTriggerAttribute(string method) : Attribute { public string Method => method; }
}
