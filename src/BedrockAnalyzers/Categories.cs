namespace BedrockAnalyzers;

/// <summary>The categories of the rules, as users name them in bulk severities (<c>dotnet_analyzer_diagnostic.category-Bedrock.Tokens.severity</c>).</summary>
internal static class Categories
{
    public const string Configuration = "Bedrock.Configuration";
    public const string Tokens = "Bedrock.Tokens";
    public const string Streaming = "Bedrock.Streaming";
    public const string Throttling = "Bedrock.Throttling";
    public const string Throughput = "Bedrock.Throughput";
    public const string Monitoring = "Bedrock.Monitoring";
    public const string Models = "Bedrock.Models";
}
