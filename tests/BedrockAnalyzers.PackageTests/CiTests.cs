using System.Text.Json;
using CliWrap.Buffered;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The recipes for continuous integration, run as the page has them, in a repository with old mistakes.</summary>
public class CiTests(PackedPackage package)
{
    private const string Old = """
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        namespace Consumer;

        public class Chat(IAmazonBedrockRuntime bedrock)
        {
            // An old call: no cap, and a model that is no more.
            public Task<ConverseResponse> Ask(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest { ModelId = "anthropic.claude-v2", Messages = messages });

            public Task<ConverseResponse> AskMuch(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest
            {
                ModelId = "us.amazon.nova-2-lite-v1:0",
                Messages = messages,
                InferenceConfig = new InferenceConfiguration { MaxTokens = 32_000 },
            });
        }

        """;

    private const string New = """

        public class News(IAmazonBedrockRuntime bedrock)
        {
            public Task<ConverseResponse> Ask(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-2-lite-v1:0", Messages = messages });
        }

        """;

    private readonly Page _page = new("docs/ci.md");

    [Fact]
    public async Task The_recipes_do_what_the_page_says()
    {
        using var consumer = new Consumer(package, Old, "<OutputType>Library</OutputType>");
        Directory.CreateDirectory(consumer.PathOf(".git"));
        var gates = _page.Blocks("Gate");
        Assert.Equal(2, gates.Count);

        // Old code does not pass the gates.
        foreach (var gate in gates)
        {
            var closed = await RunAsync(consumer, gate, 1);
            Assert.Contains("Program.cs: error BDR1001", UserFolder.Reports(closed));
        }

        // A baseline is written once. Then it passes, and only what is new does not.
        var baseline = await RunAsync(consumer, Assert.Single(_page.Blocks("Baseline for an old code base")), 0);
        Assert.EndsWith("Program.cs: BDR1001, BDR6001\n2 reports in 1 file silenced.\n", baseline.StandardOutput.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(Old, consumer.Program.Replace("#pragma warning disable BDR1001, BDR6001 // baseline\n", "", StringComparison.Ordinal).Replace("#pragma warning restore BDR1001, BDR6001\n", "", StringComparison.Ordinal));
        Assert.Empty(UserFolder.Reports(await RunAsync(consumer, gates[0], 0)));
        consumer.Write("Program.cs", consumer.Program + New);
        Assert.Equal([23], Consumer.Lines(await RunAsync(consumer, gates[0], 1), "error", "BDR1001"));

        // Code scanning: the new mistake and the one that a build does not show; not the inventory, and not what is silenced.
        var scanning = _page.Blocks("Code scanning");
        await RunAsync(consumer, scanning[0], 0);
        Assert.Equal(["BDR1004 note Program.cs:17", "BDR1001 warning Program.cs:23"], Alerts(consumer.Read("bedrock.sarif")));
        await RunAsync(consumer, scanning[1], 0);
        Assert.Contains("BDR1001", consumer.Read("bedrock.sarif"), StringComparison.Ordinal);

        // A pull request: what could be repaired is said, then repaired, and nothing is left.
        var repair = _page.Blocks("Repair in a pull request");
        var before = consumer.Program;
        await RunAsync(consumer, repair[0], 2);
        Assert.Equal(before, consumer.Program);
        await RunAsync(consumer, repair[1], 0);
        Assert.Equal(before.Replace("32_000", "16_384", StringComparison.Ordinal).Replace("nova-2-lite-v1:0\", Messages = messages });", "nova-2-lite-v1:0\", Messages = messages, InferenceConfig = new InferenceConfiguration { MaxTokens = 4096 } });", StringComparison.Ordinal), consumer.Program);
        await RunAsync(consumer, repair[0], 0);
        Assert.Empty(UserFolder.Reports(await RunAsync(consumer, gates[0], 0)));
    }

    private static IEnumerable<string> Alerts(string log)
    {
        using var document = JsonDocument.Parse(log);
        var run = Assert.Single(document.RootElement.GetProperty("runs").EnumerateArray());
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var level = result.TryGetProperty("level", out var own) ? own.GetString() : "warning";
            yield return $"{result.GetProperty("ruleId")} {level} {place.GetProperty("artifactLocation").GetProperty("uri")}:{place.GetProperty("region").GetProperty("startLine")}";
        }
    }

    // The result of the last command. All but it must succeed.
    private static async Task<BufferedCommandResult> RunAsync(Consumer consumer, string block, int code)
    {
        var commands = CommandLine.DotNet(block);
        foreach (var command in commands.SkipLast(1)) await RunAsync(consumer, command, 0);
        return await RunAsync(consumer, commands[^1], code);
    }

    private static async Task<BufferedCommandResult> RunAsync(Consumer consumer, IReadOnlyList<string> command, int code)
    {
        var result = await consumer.RunAsync(command);
        Assert.True(result.ExitCode == code, $"{string.Join(' ', command)}: {result.ExitCode}\n{result.StandardOutput}{result.StandardError}");
        return result;
    }
}
