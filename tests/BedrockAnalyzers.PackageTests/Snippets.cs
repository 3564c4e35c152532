namespace BedrockAnalyzers.PackageTests;

/// <summary>Classes that break one rule each.</summary>
internal static class Snippets
{
    // A JSON file of the project, which BDR6001 reads.
    public const string RetiredModel = """{ "Bedrock": { "ModelId": "us.anthropic.claude-3-haiku-20240307-v1:0" } }""";

    /// <summary>BDR1001: a warning, and a headline rule.</summary>
    public static string Uncapped(string name, string before = "") => Request(name, "", before);

    /// <summary>BDR1003: a warning, no headline rule.</summary>
    public static string CapAboveMaximum(string name) => Request(name, "InferenceConfig = new InferenceConfiguration { MaxTokens = 900_000 },");

    /// <summary>BDR1004: Info, with a fix.</summary>
    public static string HighCap(string name) => Request(name, "InferenceConfig = new InferenceConfiguration { MaxTokens = 64_000 },");

    /// <summary>BDR3006: Info, without a fix.</summary>
    public static string Swallowed(string name) => $$"""
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class {{name}}(IAmazonBedrockRuntime bedrock)
        {
            public async Task<string> SummarizeAsync(ConverseRequest request)
            {
                var summary = "";
                try
                {
                    var response = await bedrock.ConverseAsync(request);
                    summary = response.Output.Message.Content[0].Text;
                }
                catch (ThrottlingException)
                {
                }

                return summary;
            }
        }
        """;

    private static string Request(string name, string member, string before = "") => $$"""
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        {{before}}
        public class {{name}}(IAmazonBedrockRuntime bedrock)
        {
            public Task<ConverseResponse> AskAsync(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest
            {
                ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
                Messages = messages,
                {{member}}
            });
        }
        """;
}
