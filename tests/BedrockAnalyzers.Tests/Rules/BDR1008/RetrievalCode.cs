namespace BedrockAnalyzers.Tests.Rules.BDR1008;

/// <summary>Code that asks a knowledge base, around what a test is about.</summary>
internal static class RetrievalCode
{
    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using Amazon.BedrockAgentRuntime;
        using Amazon.BedrockAgentRuntime.Model;

        """;

    /// <summary>The statements, in an asynchronous method that has a <c>client</c>, and a <c>flag</c>, a <c>number</c> and a <c>text</c> nobody knows.</summary>
    public static string Statements(string body) => Members($$"""
        public async Task M(IAmazonBedrockAgentRuntime client, bool flag, int number, string text)
        {
            {{body.ReplaceLineEndings("\n    ")}}
            await Task.CompletedTask;
        }
        """);

    /// <summary>The members, in a class that has a <c>_client</c>.</summary>
    public static string Members(string members) => Usings + $$"""
        public class C
        {
            private readonly IAmazonBedrockAgentRuntime _client = new AmazonBedrockAgentRuntimeClient();

            {{members.ReplaceLineEndings("\n    ")}}
        }
        """;
}
