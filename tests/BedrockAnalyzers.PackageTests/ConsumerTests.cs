using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The package as a user has it: installed, seen in a build, gating it, and repairing the code.</summary>
public class ConsumerTests(PackedPackage package)
{
    private const string Program = """
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        namespace Consumer;

        public class Chat(IAmazonBedrockRuntime bedrock)
        {
            public Task<ConverseResponse> Ask(List<Message> messages) =>
                bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-2-lite-v1:0", Messages = messages });

            public Task<ConverseResponse> AskWarmly(List<Message> messages)
            {
                var request = new ConverseRequest
                {
                    ModelId = "us.amazon.nova-2-lite-v1:0",
                    Messages = messages,
                    InferenceConfig = new InferenceConfiguration { Temperature = 0.7f },
                };
                return bedrock.ConverseAsync(request);
            }

            public Task<ConverseStreamResponse> Stream(List<Message> messages) =>
                bedrock.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "us.amazon.nova-2-lite-v1:0", Messages = messages });

            // Only one path has no cap: which number the other paths should have, a fix cannot know.
            public Task<ConverseResponse> AskShortly(List<Message> messages, bool shortly) =>
                bedrock.ConverseAsync(new ConverseRequest
                {
                    ModelId = "us.amazon.nova-2-lite-v1:0",
                    Messages = messages,
                    InferenceConfig = shortly ? new InferenceConfiguration { MaxTokens = 1 } : null,
                });

            public Task<ConverseResponse> AskWithCap(List<Message> messages) =>
                bedrock.ConverseAsync(new ConverseRequest
                {
                    ModelId = "us.amazon.nova-2-lite-v1:0",
                    Messages = messages,
                    InferenceConfig = new InferenceConfiguration { MaxTokens = 512 },
                });
        }

        """;

    private static readonly int[] s_all = [9, 13, 23, 27];

    [Fact]
    public async Task A_build_warns()
    {
        using var consumer = new Consumer(package, Program);

        var build = await consumer.BuildAsync();

        Assert.True(build.IsSuccess, build.StandardOutput);
        Assert.Equal(s_all, Consumer.Lines(build, "warning", "BDR1001"));
        Assert.DoesNotContain("AD0001", build.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", build.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_stops_the_build()
    {
        using var consumer = new Consumer(package, Program);

        var build = await consumer.BuildAsync("-warnaserror:BDR1001");

        Assert.False(build.IsSuccess, build.StandardOutput);
        Assert.Equal(s_all, Consumer.Lines(build, "error", "BDR1001"));
    }

    [Fact]
    public async Task Dotnet_format_repairs_all_but_what_has_no_fix()
    {
        using var consumer = new Consumer(package, Program);
        var before = await consumer.BuildAsync();
        Assert.Equal(s_all, Consumer.Lines(before, "warning", "BDR1001"));

        var format = await consumer.FormatAsync("--diagnostics", "BDR1001");

        Assert.True(format.IsSuccess, format.StandardOutput + format.StandardError);
        Assert.Equal(3, consumer.Program.Split("MaxTokens = 4096").Length - 1);
        var after = await consumer.BuildAsync("-warnaserror", "-warnnotaserror:BDR1001");
        Assert.True(after.IsSuccess, after.StandardOutput);
        var left = Assert.Single(Consumer.Lines(after, "warning", "BDR1001"));
        Assert.Contains("ConverseRequest", consumer.Program.Split('\n')[left - 1], StringComparison.Ordinal);
        Assert.Contains("shortly ? new InferenceConfiguration { MaxTokens = 1 } : null", consumer.Program.Split('\n')[left + 3], StringComparison.Ordinal);
    }
}
