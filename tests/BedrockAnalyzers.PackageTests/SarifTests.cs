using System.Text.Json.Nodes;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What a build writes for sites that show findings beside the code: SARIF 2.1.0.</summary>
public class SarifTests(PackedPackage package)
{
    private const string Program = """
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        namespace Consumer;

        public class Chat(IAmazonBedrockRuntime bedrock)
        {
            public Task<ConverseResponse> Ask(List<Message> messages) =>
                bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-2-lite-v1:0", Messages = messages });

            public Task<ConverseResponse> AskOnPurpose(List<Message> messages)
            {
        #pragma warning disable BDR1001 // The caller's proxy sets the cap.
                return bedrock.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-2-lite-v1:0", Messages = messages });
        #pragma warning restore BDR1001
            }

            public Task<ConverseResponse> AskLong(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest
            {
                ModelId = "us.amazon.nova-2-lite-v1:0",
                Messages = messages,
                InferenceConfig = new InferenceConfiguration { MaxTokens = 20000 },
            });
        }

        """;

    private const string Settings = "{\n  \"Bedrock\": { \"ModelId\": \"us.anthropic.claude-3-haiku-20240307-v1:0\" }\n}\n";

    private static readonly string[] s_reported = ["BDR1001", "BDR1004", "BDR6001"];

    [Fact]
    public async Task A_build_writes_what_code_scanning_needs()
    {
        using var consumer = new Consumer(package, Program, "<OutputType>Library</OutputType>");
        consumer.Write("appsettings.json", Settings);
        var build = await consumer.BuildAsync("-p:ErrorLog=out.sarif%2Cversion=2.1");
        Assert.True(build.IsSuccess, build.StandardOutput);
        var log = JsonNode.Parse(consumer.Read("out.sarif"))!;
        Assert.Equal("2.1.0", (string)log["version"]!);
        Assert.Contains("sarif-2.1.0", (string)log["$schema"]!, StringComparison.Ordinal);
        var run = Assert.Single(log["runs"]!.AsArray())!;
        Assert.NotEmpty((string)run["tool"]!["driver"]!["name"]!);
        Assert.NotEmpty((string)run["tool"]!["driver"]!["version"]!);

        // Each rule once, with what the site shows about it.
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        var catalogue = JsonNode.Parse(package.Read("rules.json"))!["rules"]!.AsArray().ToDictionary(r => (string)r!["id"]!, r => r!);
        var commit = await Repository.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(rules.Count, rules.Select(r => (string)r!["id"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.All(s_reported, id =>
        {
            var rule = Assert.Single(rules, r => (string)r!["id"]! == id)!;
            var entry = catalogue[id];
            Assert.Equal((string)entry["title"]!, (string)rule["shortDescription"]!["text"]!);
            Assert.Equal((string)entry["description"]!, (string)rule["fullDescription"]!["text"]!);
            Assert.Equal((string)entry["category"]!, (string)rule["properties"]!["category"]!);

            // A warning is what a rule without a level is.
            Assert.Equal((string)entry["defaultSeverity"]! == "Info" ? "note" : null, (string?)rule["defaultConfiguration"]?["level"]);
            Assert.Equal((string)entry["helpLink"]!, (string)rule["helpUri"]!);
            Assert.True(File.Exists(Repository.FileBehind((string)rule["helpUri"]!, commit)));
        });

        // Each finding at its place, the one that is silenced marked so.
        var results = run["results"]!.AsArray().Where(r => ((string)r!["ruleId"]!).StartsWith("BDR", StringComparison.Ordinal)).Select(r => r!).ToList();
        Assert.All(results, result =>
        {
            Assert.Equal((string)result["ruleId"]!, (string)rules[(int)result["ruleIndex"]!]!["id"]!);
            Assert.Equal((string)result["ruleId"]! == "BDR1004" ? "note" : "warning", (string)result["level"]!);
            Assert.NotEmpty((string)result["message"]!["text"]!);
        });
        Assert.Equal(
            [
                ("BDR1001", "Program.cs", "new ConverseRequest", 9, false),
                ("BDR1001", "Program.cs", "new ConverseRequest", 14, true),
                ("BDR1004", "Program.cs", "20000", 22, false),
                ("BDR6001", "appsettings.json", "us.anthropic.claude-3-haiku-20240307-v1:0", 2, false),
            ],
            results.Select(Found).OrderBy(f => f.Id, StringComparer.Ordinal).ThenBy(f => f.Line));

        (string Id, string File, string Text, int Line, bool IsSuppressed) Found(JsonNode result)
        {
            var place = Assert.Single(result["locations"]!.AsArray())!["physicalLocation"]!;

            // The compiler writes whole paths: what uploads the file makes them relative to the repository.
            var uri = new Uri((string)place["artifactLocation"]!["uri"]!, UriKind.Absolute);
            Assert.True(uri.IsFile);
            var name = Path.GetFileName(uri.LocalPath);
            Assert.True(File.Exists(uri.LocalPath));
            var region = place["region"]!;
            var line = (int)region["startLine"]!;
            Assert.Equal(line, (int)region["endLine"]!);
            var (start, end) = ((int)region["startColumn"]! - 1, (int)region["endColumn"]! - 1);
            return ((string)result["ruleId"]!, name, consumer.Read(name).ReplaceLineEndings("\n").Split('\n')[line - 1][start..end], line, result["suppressions"] is JsonArray { Count: > 0 });
        }
    }
}
