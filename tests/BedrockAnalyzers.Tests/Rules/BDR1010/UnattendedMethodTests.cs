using BedrockAnalyzers.Rules.BDR1010;

namespace BedrockAnalyzers.Tests.Rules.BDR1010;

/// <summary>The methods that a framework runs, and those that only look like them. The frameworks are not among the references: each is written out as far as the rule looks at it.</summary>
public class UnattendedMethodTests
{
    private const string Ask = """

        private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();

        private static async Task AskAsync(string text) =>
            await s_client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = new List<Message> { new Message { Content = new List<ContentBlock> { new ContentBlock { Text = text } } } } });

        """;

    private const string Reported = "{ foreach (var text in System.IO.File.ReadAllLines(\"texts.txt\")) await {|BDR1010:AskAsync|}(text); }";
    private const string Quiet = "{ foreach (var text in System.IO.File.ReadAllLines(\"texts.txt\")) await AskAsync(text); }";

    [Theory]
    [InlineData("Microsoft.Extensions.Hosting", "IHostedService", "StartAsync")]
    [InlineData("Microsoft.Extensions.Hosting", "IHostedService", "StopAsync")]
    [InlineData("Microsoft.Extensions.Hosting", "IHostedLifecycleService", "StartingAsync")]
    [InlineData("Microsoft.Extensions.Hosting", "IHostedLifecycleService", "StartedAsync")]
    [InlineData("Microsoft.Extensions.Hosting", "IHostedLifecycleService", "StoppingAsync")]
    [InlineData("Microsoft.Extensions.Hosting", "IHostedLifecycleService", "StoppedAsync")]
    [InlineData("Quartz", "IJob", "Execute")]
    [InlineData("MassTransit", "IConsumer", "Consume")]
    [InlineData("MassTransit", "IJobConsumer", "Run")]
    [InlineData("NServiceBus", "IHandleMessages", "Handle")]
    [InlineData("Rebus.Handlers", "IHandleMessages", "Handle")]
    [InlineData("Coravel.Invocable", "IInvocable", "Invoke")]
    [InlineData("AWS.Messaging", "IMessageHandler", "HandleAsync")]
    public async Task A_framework_runs_it(string space, string type, string method)
    {
        await Verify.Analyzer<CallForEachItemAnalyzer>(Implementing(space, type, method, Reported));

        // The same names elsewhere are no framework's, and its other methods somebody calls.
        await Verify.Analyzer<CallForEachItemAnalyzer>(Implementing("Own." + space, type, method, Quiet));
        await Verify.Analyzer<CallForEachItemAnalyzer>(Implementing(space, type + "s", method, Quiet));
        await Verify.Analyzer<CallForEachItemAnalyzer>(Implementing(space, type, "Describe" + method, Quiet));
    }

    [Fact]
    public Task An_override_of_what_implements_it() => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($$"""
        public abstract class Job : Quartz.IJob { public virtual Task Execute() => Task.CompletedTask; public virtual Task Describe() => Task.CompletedTask; }
        public class Nightly : Job { public override async Task Execute() {{Reported}} public override async Task Describe() {{Quiet}} }
        {{Ask}}
        """) + "namespace Quartz { public interface IJob { System.Threading.Tasks.Task Execute(); } }");

    [Theory]
    [InlineData("Microsoft.Extensions.Hosting", "BackgroundService", "ExecuteAsync", true)]
    [InlineData("Microsoft.Extensions.Hosting", "BackgroundService", "DescribeAsync", false)]
    [InlineData("Microsoft.Extensions.Hosting", "ForegroundService", "ExecuteAsync", false)]
    [InlineData("Microsoft.Hosting", "BackgroundService", "ExecuteAsync", false)]
    public Task A_background_service(string space, string type, string method, bool isReported) => Verify.Analyzer<CallForEachItemAnalyzer>(
        Verify.Members($"public class Between : {space}.{type} {{ }} public class Job : Between {{ public override async Task {method}() {(isReported ? Reported : Quiet)} }}{Ask}") + $"namespace {space} {{ public class {type} {{ public virtual System.Threading.Tasks.Task {method}() => System.Threading.Tasks.Task.CompletedTask; }} }}");

    [Theory]
    [InlineData("Amazon.Lambda.SQSEvents.SQSEvent")]
    [InlineData("Amazon.Lambda.SNSEvents.SNSEvent")]
    [InlineData("Amazon.Lambda.S3Events.S3Event")]
    [InlineData("Amazon.Lambda.KinesisEvents.KinesisEvent")]
    [InlineData("Amazon.Lambda.KinesisFirehoseEvents.KinesisFirehoseEvent")]
    [InlineData("Amazon.Lambda.DynamoDBEvents.DynamoDBEvent")]
    [InlineData("Amazon.Lambda.CloudWatchEvents.CloudWatchEvent")]
    [InlineData("Amazon.Lambda.CloudWatchEvents.ScheduledEvents.ScheduledEvent")]
    [InlineData("Amazon.Lambda.CloudWatchEvents.S3Events.S3ObjectCreateEvent")]
    [InlineData("Amazon.Lambda.CloudWatchEvents.BatchEvents.BatchJobStateChangeEvent")]
    [InlineData("Amazon.Lambda.KafkaEvents.KafkaEvent")]
    [InlineData("Amazon.Lambda.MQEvents.RabbitMQEvent")]
    [InlineData("Amazon.Lambda.SimpleEmailEvents.SimpleEmailEvent")]
    public Task An_event_of_Lambda(string type) => Verify.Analyzer<CallForEachItemAnalyzer>(Taking(type, Reported));

    [Theory]
    [InlineData("Amazon.Lambda.APIGatewayEvents.APIGatewayEvent")]
    [InlineData("Amazon.Lambda.SQSEvents.SQSBatchResponse")]
    [InlineData("Azure.Lambda.XSQSEvents.SQSEvent")]
    [InlineData("Amazon.Lambda.SQSEventsOfOurs.SQSEvent")]
    [InlineData("Own.SQSEvent")]
    public Task Not_an_event_of_Lambda(string type) => Verify.Analyzer<CallForEachItemAnalyzer>(Taking(type, Quiet));

    [Theory]
    [InlineData("TimerTrigger")]
    [InlineData("QueueTrigger")]
    [InlineData("ServiceBusTrigger")]
    [InlineData("EventHubTrigger")]
    [InlineData("KafkaTrigger")]
    [InlineData("RabbitMQTrigger")]
    [InlineData("BlobTrigger")]
    [InlineData("CosmosDBTrigger")]
    [InlineData("EventGridTrigger")]
    public Task A_trigger_of_Azure_Functions(string trigger) => Verify.Analyzer<CallForEachItemAnalyzer>(
        Verify.Members($"public async Task Run([{trigger}] string message) {Reported}\npublic sealed class {trigger}Attribute : Attribute;{Ask}"));

    [Fact]
    public Task Who_sends_a_request_waits() => Verify.Analyzer<CallForEachItemAnalyzer>(
        Verify.Members($"public async Task Run([HttpTrigger] string message) {Quiet}\npublic sealed class HttpTriggerAttribute : Attribute;{Ask}"));

    [Theory]
    [InlineData("public static async Task Main()", true)]
    [InlineData("public static async Task Main(string[] arguments)", true)]
    [InlineData("public static async Task Main(int[] arguments)", false)]
    [InlineData("public static async Task Main(string[] arguments, int number)", false)]
    [InlineData("public static async Task Main<T>(string[] arguments)", false)]
    public Task An_entry_point(string method, bool isReported) => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($"{method} {(isReported ? Reported : Quiet)}{Ask}"));

    // Who types what is asked next waits for the answers.
    [Theory]
    [InlineData("Ask")]
    [InlineData("AskAsync")]
    [InlineData("Prompt")]
    [InlineData("PromptAsync")]
    [InlineData("Confirm")]
    [InlineData("ConfirmAsync")]
    public async Task A_person_is_asked_at_the_console(string method)
    {
        await Verify.Analyzer<CallForEachItemAnalyzer>(AtConsole("AnsiConsole", $"AnsiConsole.{method}(\"?\");", method, Quiet));
        await Verify.Analyzer<CallForEachItemAnalyzer>(AtConsole("AnsiConsoleExtensions", $"AnsiConsoleExtensions.{method}(\"?\");", method, Quiet));
        await Verify.Analyzer<CallForEachItemAnalyzer>(AtConsole("Model", $"Model.{method}(\"?\");", method, Reported));

        // In a method of the project that is called for it.
        await Verify.Analyzer<CallForEachItemAnalyzer>(AtConsole("AnsiConsole", $"GetNext(); static void GetNext() => AnsiConsole.{method}(\"?\");", method, Quiet));
        await Verify.Analyzer<CallForEachItemAnalyzer>(AtConsole("AnsiConsole", $"GetNext(); static void GetNext() => ReadOne(); static void ReadOne() => AnsiConsole.{method}(\"?\");", method, Quiet));
    }

    [Theory]
    [InlineData("Console.ReadLine();")]
    [InlineData("Console.ReadKey();")]
    [InlineData("Console.Read();")]
    [InlineData("ReadNext(); static void ReadNext() => Console.ReadLine();")]
    [InlineData("AskNext(); static void AskNext() => Console.ReadLine();")]
    [InlineData("PromptNext(); static void PromptNext() => Console.ReadLine();")]
    [InlineData("ConfirmNext(); static void ConfirmNext() => Console.ReadLine();")]
    public Task A_person_types_a_line(string before) => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($"public static async Task Main() {{ {before} {Quiet} }}{Ask}"));

    [Fact]
    public Task A_line_that_is_read_afterwards_keeps_the_window_open() => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($"public static async Task Main() {{ {Reported} Console.ReadLine(); }}{Ask}"));

    private static string AtConsole(string type, string before, string method, string body) => Verify.Members(
        $"public static async Task Main() {{ {before} {body} }}\npublic static class {type} {{ public static void {method}(string prompt) {{ }} }}{Ask.Replace("AskAsync", "SendAsync", StringComparison.Ordinal)}").Replace("await AskAsync(text)", "await SendAsync(text)", StringComparison.Ordinal).Replace("{|BDR1010:AskAsync|}", "{|BDR1010:SendAsync|}", StringComparison.Ordinal);

    private static string Implementing(string space, string type, string method, string body) =>
        Verify.Members($"public class Job : {space}.{type} {{ public async Task {method}() {body} }}{Ask}") + $"namespace {space} {{ public interface {type} {{ System.Threading.Tasks.Task {method}(); }} }}";

    private static string Taking(string type, string body)
    {
        var at = type.LastIndexOf('.');
        return Verify.Members($"public async Task Handle({type} notice) {body}{Ask}") + $"namespace {type[..at]} {{ public class {type[(at + 1)..]} {{ }} }}";
    }
}
