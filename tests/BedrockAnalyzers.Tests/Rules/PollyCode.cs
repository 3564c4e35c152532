namespace BedrockAnalyzers.Tests.Rules;

/// <summary>Code with Polly, as inputs of the tests.</summary>
internal static class PollyCode
{
    /// <summary>The waits that the fixes write.</summary>
    public const string Jittered = "TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt)))";

    private const string Usings = """
        using Polly;
        using Polly.Retry;

        """;

    /// <summary>The members, in a class that has a <c>_client</c>.</summary>
    public static string Members(string members) => Usings + Verify.Members(members);

    /// <summary>The statements, in an asynchronous method that has a <c>client</c>, and a <c>flag</c>, a <c>number</c> and a <c>text</c> nobody knows.</summary>
    public static string Statements(string body) => Usings + Verify.Statements(body);
}
