using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The inventory of a repository of two projects, one of which has two target frameworks: built by one command, made into a table by the installed tool, and compared with the next commit.</summary>
public class InventoryTests(PackedPackage package)
{
    private const string Program = """
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        namespace Consumer;

        public class Chat(IAmazonBedrockRuntime bedrock)
        {
            public Task<ConverseResponse> Ask(List<Message> messages) =>
                bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-2-lite-v1:0", Messages = messages, InferenceConfig = new() { MaxTokens = 512 } });
        }

        """;

    private const string Library = """
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        namespace Library;

        public static class Stories
        {
            public static async Task<ConverseStreamResponse> Tell(IAmazonBedrockRuntime bedrock, List<Message> messages)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await bedrock.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "global.anthropic.claude-haiku-4-5-20251001-v1:0", Messages = messages });
                    }
                    catch (ThrottlingException) when (attempt < 4)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, attempt)));
                    }
                }
            }
        }

        """;

    private const string Columns = "Call | Operation | Model | Cap | Streaming | Retried by | Worst-case price of an answer |\n";

    [Fact]
    public async Task A_repository_has_a_table_and_a_change_a_difference()
    {
        using var consumer = new Consumer(package, Program, "<DefaultItemExcludes>$(DefaultItemExcludes);Library/**;packages/**</DefaultItemExcludes><OutputType>Library</OutputType>", """<ItemGroup><ProjectReference Include="Library/Library.csproj" /></ItemGroup>""");
        consumer.Write("Library/Library.csproj", consumer.Read("Consumer.csproj")
            .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net8.0</TargetFrameworks>", StringComparison.Ordinal)
            .Replace("""<ItemGroup><ProjectReference Include="Library/Library.csproj" /></ItemGroup>""", "", StringComparison.Ordinal));
        consumer.Write("Library/Stories.cs", Library);
        consumer.Write("All.slnx", """<Solution><Project Path="Consumer.csproj" /><Project Path="Library/Library.csproj" /></Solution>""");
        await InstallAsync(consumer);

        // What was built before is compiled again, or it would have no file.
        var plain = await consumer.RunAsync("build", "All.slnx");
        Assert.True(plain.IsSuccess, plain.StandardOutput);
        Assert.Empty(consumer.Files(".sarif"));
        await BuildAsync(consumer);
        string[] logs = ["Library/obj/bedrock-inventory/Library.net10.0.sarif", "Library/obj/bedrock-inventory/Library.net8.0.sarif", "obj/bedrock-inventory/Consumer.net10.0.sarif"];
        Assert.Equal(logs, consumer.Files(".sarif"));
        Assert.Equal(
            "| " + Columns + "|---|---|---|---|---|---|---|\n"
            + "| `Library/Stories.cs:14` | ConverseStream | `global.anthropic.claude-haiku-4-5-20251001-v1:0` | none | yes | for loop | $0.32 |\n"
            + "| `Program.cs:9` | Converse | `us.amazon.nova-2-lite-v1:0` | 512 | no | SDK | $0.0013 |\n"
            + "\n**2 calls in 2 files**: 1 without a cap, 0 of unknown price; the dearest answer costs at most $0.32.\n",
            await TableAsync(consumer, 0, "table", "."));

        foreach (var log in logs) consumer.Write("before/" + Path.GetFileName(log), consumer.Read(log));
        consumer.Write("Program.cs", "// A comment moves all lines.\n" + Program.Replace("MaxTokens = 512", "MaxTokens = 5120", StringComparison.Ordinal));
        consumer.Write("Library/Stories.cs", Library.Replace("return await", "// Another.\n                return await", StringComparison.Ordinal));
        await BuildAsync(consumer);
        Assert.Equal(
            "**Bedrock calls**: 0 added, 0 removed, 1 changed.\n\n"
            + "| Change | " + Columns + "|---|---|---|---|---|---|---|---|\n"
            + "| changed | `Program.cs:10` | Converse | `us.amazon.nova-2-lite-v1:0` | 512 → 5,120 | no | SDK | $0.0013 → $0.013 |\n"
            + "\nCalls: 2 → 2; without a cap: 1 → 1; the dearest answer costs at most: $0.32 → $0.32.\n",
            await TableAsync(consumer, 2, "diff", "--base", "before", "--head", "obj", "Library/obj", "--fail-when-dearer"));
        Assert.Equal("No change: 2 Bedrock calls, as before.\n", await TableAsync(consumer, 0, "diff", "--base", "before", "--head", "before"));
    }

    private static async Task BuildAsync(Consumer consumer)
    {
        var build = await consumer.RunAsync("build", "All.slnx", "-p:BedrockInventory=true");
        Assert.True(build.IsSuccess, build.StandardOutput);
        Assert.DoesNotContain("BDR0002", build.StandardOutput, StringComparison.Ordinal);
    }

    private static async Task<string> TableAsync(Consumer consumer, int code, params string[] arguments)
    {
        var table = await consumer.RunAsync(["bedrock-inventory", .. arguments]);
        Assert.True(table.ExitCode == code, $"{table.ExitCode}: {table.StandardOutput}{table.StandardError}");
        return table.StandardOutput.ReplaceLineEndings("\n");
    }

    // As a repository has it: the version in a manifest.
    private async Task InstallAsync(Consumer consumer)
    {
        consumer.Write(".config/dotnet-tools.json", $$"""{ "version": 1, "isRoot": true, "tools": { "bedrockanalyzers.inventory": { "version": "{{package.Version}}", "commands": [ "bedrock-inventory" ] } } }""");
        var restore = await consumer.RunAsync("tool", "restore");
        Assert.True(restore.IsSuccess, restore.StandardOutput + restore.StandardError);
    }
}
