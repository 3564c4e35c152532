namespace BedrockAnalyzers.Tests.Rules.BDR5001;

/// <summary>Code that watches metrics, around what a test is about.</summary>
internal static class MetricCode
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon.CloudWatch;
        using Amazon.CloudWatch.Model;

        """;

    /// <summary>The statements, in an asynchronous method that has a <c>client</c>, and a <c>flag</c> and a <c>text</c> nobody knows.</summary>
    public static string Statements(string body) => Members($$"""
        public async Task M(IAmazonCloudWatch client, bool flag, string text)
        {
            {{body.ReplaceLineEndings("\n    ")}}
            await Task.CompletedTask;
        }
        """);

    /// <summary>The members, in a class that has a <c>_client</c>.</summary>
    public static string Members(string members) => Usings + $$"""
        public class C
        {
            private readonly IAmazonCloudWatch _client = new AmazonCloudWatchClient();

            {{members.ReplaceLineEndings("\n    ")}}
        }
        """;
}
