using Microsoft.CodeAnalysis;
using Xunit;

namespace AwsSdk.Tests;

/// <summary>The surfaces against the real packages, and against code that users write for SDK 3 and SDK 4.</summary>
public class SurfaceTests
{
    [Theory]
    [InlineData("AWSSDK.BedrockRuntime")]
    [InlineData("AWSSDK.Bedrock")]
    [InlineData("AWSSDK.BedrockAgentRuntime")]
    [InlineData("AWSSDK.CloudWatch")]
    [InlineData("AWSSDK.Extensions.Bedrock.MEAI")]
    public void The_surface_is_what_the_package_is(string package)
    {
        var dll = Metadata.PackageDll(package);
        if (!File.Exists(dll))
        {
            Assert.False(string.Equals(Metadata.Get("AwsSdk.FromNuGet"), "true", StringComparison.OrdinalIgnoreCase), $"Built with AwsSdkFromNuGet=true, but there is no {dll}.");
            Assert.Skip($"{package} {Metadata.Get("AwsSdk.Package." + package)} is not among the restored packages: build with -p:AwsSdkFromNuGet=true where the feed has it.");
        }

        string[] runtime = [Metadata.PackageDll("AWSSDK.BedrockRuntime")];
        string[] surfaceRuntime = [Path.Combine(Metadata.Get("AwsSdk.Surface.v4"), "AWSSDK.BedrockRuntime.dll")];
        var isRuntime = string.Equals(package, "AWSSDK.BedrockRuntime", StringComparison.Ordinal);
        var real = SdkCompilation.Load(dll, SdkCompilation.ExtensionsAI().Concat(isRuntime ? [] : runtime.Where(File.Exists)));
        var surface = SdkCompilation.Load(Path.Combine(Metadata.Get("AwsSdk.Surface.v4"), package + ".dll"), SdkCompilation.ExtensionsAI().Concat(isRuntime ? [] : surfaceRuntime));

        var differences = SurfaceComparer.Compare(surface, real);

        Assert.True(differences.Count == 0, $"{package} {Metadata.Get("AwsSdk.Package." + package)}, {differences.Count} differences:\n{string.Join('\n', differences)}");
    }

    // What users write for either SDK: the same names, but numbers are nullable in SDK 4 only.
    private const string Program = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        class Program
        {
            async Task<string> Run(string text)
            {
                using var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
                var request = new ConverseRequest
                {
                    ModelId = "amazon.nova-lite-v1:0",
                    Messages = new List<Message> { new Message { Role = ConversationRole.User, Content = new List<ContentBlock> { new ContentBlock { Text = text } } } },
                    InferenceConfig = new InferenceConfiguration { MaxTokens = 256, Temperature = 0.5f },
                };
                try
                {
                    var response = await client.ConverseAsync(request);
                    return response.StopReason == StopReason.Max_tokens ? null : response.Output.Message.Content[0].Text;
                }
                catch (ThrottlingException e) when (e.ErrorCode == "ThrottlingException")
                {
                    return null;
                }
            }

            async Task Stream(IAmazonBedrockRuntime client, ConverseStreamRequest request)
            {
                using var response = await client.ConverseStreamAsync(request);
                foreach (var part in response.Stream.AsEnumerable())
                {
                    if (part is ContentBlockDeltaEvent delta) System.Console.Write(delta.Delta.Text);
                }
            }

            #NUMBERS#
        }
        """;

    [Theory]
    [InlineData("v3", "int MaxTokens(InferenceConfiguration c) => c.MaxTokens; bool Is(ConverseResponse r) => r.Usage.OutputTokens > 0 && 0 == (long)r.Metrics.LatencyMs.CompareTo(1L);")]
    [InlineData("v4", "int? MaxTokens(InferenceConfiguration c) => c.MaxTokens ?? null; bool Is(ConverseResponse r) => r.Usage.OutputTokens.HasValue && r.Metrics.LatencyMs is long and > 0;")]
    [InlineData("v4", "async Task Read(ConverseStreamResponse r) { await foreach (var part in r.Stream) System.Console.Write(part); }")]
    public void Programs_compile(string major, string numbers) => Assert.Empty(Errors(major, numbers));

    [Theory]
    [InlineData("v3", "bool Is(InferenceConfiguration c) => c.MaxTokens.HasValue;", "CS1061")]
    [InlineData("v4", "int MaxTokens(InferenceConfiguration c) => c.MaxTokens;", "CS0266")]
    public void Numbers_are_nullable_in_SDK_4_only(string major, string numbers, string error) => Assert.Equal(error, Assert.Single(Errors(major, numbers)).Id);

    [Fact]
    public void Every_surface_of_SDK_4_is_usable_together() => Assert.Empty(Create("v4", """
        using Amazon.Bedrock;
        using Amazon.Bedrock.Model;
        using Amazon.BedrockAgentRuntime;
        using Amazon.BedrockAgentRuntime.Model;
        using Amazon.BedrockRuntime;
        using Amazon.CloudWatch;
        using Amazon.CloudWatch.Model;
        using Microsoft.Extensions.AI;

        class Program
        {
            IChatClient Chat(IAmazonBedrockRuntime runtime) => runtime.AsIChatClient("amazon.nova-lite-v1:0");
            object Throughput(IAmazonBedrock client) => client.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest { ModelUnits = 1 });
            object Alarm(IAmazonCloudWatch client) => client.PutMetricAlarmAsync(new PutMetricAlarmRequest { Namespace = "AWS/Bedrock", MetricName = "InvocationThrottles" });
            object Ask(IAmazonBedrockAgentRuntime client) => client.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest
            {
                RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration
                {
                    KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration
                    {
                        GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = 512 } } },
                    },
                },
            });
        }
        """));

    private static IEnumerable<Diagnostic> Errors(string major, string numbers) => Create(major, Program.Replace("#NUMBERS#", numbers, StringComparison.Ordinal));

    private static IEnumerable<Diagnostic> Create(string major, string source) =>
        SdkCompilation.Create(source, Metadata.Get("AwsSdk.Core." + major), [.. SdkCompilation.Surfaces(Metadata.Get("AwsSdk." + major)), .. SdkCompilation.ExtensionsAI()])
            .GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error);
}
