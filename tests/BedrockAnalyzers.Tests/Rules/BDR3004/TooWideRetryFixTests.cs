using BedrockAnalyzers.Rules.BDR3004;
using BedrockAnalyzers.Tests.Running;

namespace BedrockAnalyzers.Tests.Rules.BDR3004;

public class TooWideRetryFixTests
{
    private const string Passing = "is ThrottlingException or ServiceUnavailableException or InternalServerException or ModelNotReadyException";

    [Theory]
    [InlineData("catch ({|BDR3004:Exception|} e)", "catch (Exception e) when (e " + Passing + ")")]
    [InlineData("catch ({|BDR3004:Exception|})", "catch (Exception ex) when (ex " + Passing + ")")]
    [InlineData("{|BDR3004:catch|}", "catch (Exception ex) when (ex " + Passing + ")")]
    [InlineData("{|BDR3004:catch|} // all", "catch (Exception ex) when (ex " + Passing + ") // all")]
    [InlineData("catch ({|BDR3004:AmazonBedrockRuntimeException|}) // all", "catch (AmazonBedrockRuntimeException ex) when (ex " + Passing + ") // all")]
    [InlineData("catch ({|BDR3004:AmazonServiceException|} error) when (attempt < 3)", "catch (AmazonServiceException error) when (attempt < 3 && error " + Passing + ")")]
    [InlineData("catch ({|BDR3004:AmazonServiceException|} error) when (attempt < 3 || cancellationToken.CanBeCanceled)", "catch (AmazonServiceException error) when ((attempt < 3 || cancellationToken.CanBeCanceled) && error " + Passing + ")")]
    public Task A_filter(string before, string after) => Verify.Fix<LastingErrorRetriedAnalyzer, TooWideRetryFix>(Code(before), Code(after));

    [Fact]
    public Task Errors_of_the_other_service() => Verify.Fix<LastingErrorRetriedAnalyzer, TooWideRetryFix>(
        Agent("catch ({|BDR3004:Exception|} e)"), Agent("catch (Exception e) when (e is ThrottlingException or InternalServerException or ModelNotReadyException)"));

    // A filter of four names with their namespace is a line that nobody reads.
    [Fact]
    public Task The_using_that_the_errors_need()
    {
        const string Import = "using Amazon.BedrockRuntime.Model;\n";
        var before = WithNamespaces(Code("catch ({|BDR3004:AmazonBedrockRuntimeException|} ex)"));
        var after = WithNamespaces(Code("catch (AmazonBedrockRuntimeException ex) when (ex " + Passing + ")"));
        Assert.Contains(Import, after, StringComparison.Ordinal);
        return Verify.Fix<LastingErrorRetriedAnalyzer, TooWideRetryFix>(before.Replace(Import, "", StringComparison.Ordinal), after);

        static string WithNamespaces(string code) => code.Replace("ConverseRe", "Amazon.BedrockRuntime.Model.ConverseRe", StringComparison.Ordinal);
    }

    // It cannot be narrowed to another error than it names.
    [Fact]
    public Task Not_where_one_of_them_is_named() => Verify.NoFix<LastingErrorRetriedAnalyzer, TooWideRetryFix>(Code("catch ({|BDR3004:ValidationException|})"));

    [Fact]
    public async Task What_cannot_pass_comes_out_at_once()
    {
        var before = Markup.Parse(Code("catch ({|BDR3004:Exception|})")).Text;
        var (text, found, left) = await Apply.FixAll<LastingErrorRetriedAnalyzer, TooWideRetryFix>(before, "BDR3004.Filter");
        Assert.Equal((1, 0), (found, left));
        using var program = RetryProgram.Compile(text);
        Expectation.Holds(program, new() { Attempts = 4, End = "null", WaitsAtEnd = true }, text);
        Assert.Equal((2, "ValidationException: invalid 2"), (program.Run(RetryProgram.ForEver, invalidAt: 2).Calls, program.Run(RetryProgram.ForEver, invalidAt: 2).Outcome));
    }

    private static string Code(string clause) => Shapes.Usings +
        $$"""
        public class Program
        {
            public static async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
            {
                for (var attempt = 0; attempt < 4; attempt++)
                {
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    {{clause}}
                    {
                        await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))), cancellationToken);
                    }
                }

                return null;
            }
        }
        """;

    private static string Agent(string clause) => Code(clause).Replace("BedrockRuntime", "BedrockAgentRuntime", StringComparison.Ordinal).Replace("ConverseResponse", "RetrieveAndGenerateResponse", StringComparison.Ordinal)
        .Replace("ConverseRequest", "RetrieveAndGenerateRequest", StringComparison.Ordinal).Replace("ConverseAsync", "RetrieveAndGenerateAsync", StringComparison.Ordinal);
}
