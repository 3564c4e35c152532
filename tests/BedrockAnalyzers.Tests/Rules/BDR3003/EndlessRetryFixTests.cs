using BedrockAnalyzers.Rules.BDR3003;
using BedrockAnalyzers.Tests.Running;

namespace BedrockAnalyzers.Tests.Rules.BDR3003;

/// <summary>How the fix writes; what it does is in <see cref="BackoffRunTests"/>.</summary>
public class EndlessRetryFixTests
{
    private const string Wait = "await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * 20), cancellationToken);";

    [Fact]
    public Task A_loop() => Fix(
        $$"""
        {|BDR3003:while|} (true)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException e) when (e.Message.Length > 0 || request.ModelId == null)
            {
                {{Wait}}
            }
        }
        """,
        $$"""
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException e) when ((e.Message.Length > 0 || request.ModelId == null) && attempt < 4)
            {
                {{Wait}}
            }
        }
        """);

    [Fact]
    public Task A_goto() => Fix(
        $$"""
        // Until it works.
        again:
        try
        {
            return await client.ConverseAsync(request, cancellationToken);
        }
        catch (ThrottlingException)
        {
            {{Wait}}
            {|BDR3003:goto|} again;
        }
        """,
        $$"""
        var attempt = 0;
        // Until it works.
        again:
        try
        {
            return await client.ConverseAsync(request, cancellationToken);
        }
        catch (ThrottlingException) when (attempt < 4)
        {
            {{Wait}}
            attempt++;
            goto again;
        }
        """);

    [Fact]
    public Task A_counter_that_is_only_logged() => Fix(
        $$"""
        {|BDR3003:for|} (var i = 1; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException)
            {
                Console.WriteLine(i);
                {{Wait}}
            }
        }
        """,
        $$"""
        for (var i = 1; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException) when (i < 5)
            {
                Console.WriteLine(i);
                {{Wait}}
            }
        }
        """);

    private static Task Fix(string before, string after) => Verify.Fix<EndlessRetryAnalyzer, EndlessRetryFix>(Method(before), Method(after));

    private static string Method(string body) => Shapes.Usings +
        $$"""
        class C
        {
            static async Task<ConverseResponse> M(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
            {
        {{body}}
            }
        }
        """;
}
