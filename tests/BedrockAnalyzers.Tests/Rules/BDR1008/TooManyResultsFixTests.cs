using BedrockAnalyzers.Rules.BDR1008;

namespace BedrockAnalyzers.Tests.Rules.BDR1008;

public class TooManyResultsFixTests
{
    [Theory]
    [InlineData("50", "10")]
    [InlineData("1_00", "10")]
    [InlineData("(0x20)", "(10)")]
    public Task A_literal(string before, string after) => Fix(
        $$"""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = /* of them */ {|BDR1008:{{before}}|} /* all */ } } }); // often""",
        $$"""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = /* of them */ {{after}} /* all */ } } }); // often""");

    [Fact]
    public Task Several_in_one_document() => Fix(
        """
        await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:50|} } } });
        await client.RetrieveAsync(new() { RetrievalConfiguration = new() { ManagedSearchConfiguration = new() { NumberOfResults = {|BDR1008:25|} } } });
        """,
        """
        await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 10 } } });
        await client.RetrieveAsync(new() { RetrievalConfiguration = new() { ManagedSearchConfiguration = new() { NumberOfResults = 10 } } });
        """);

    [Fact]
    public Task The_number_of_the_option() => Verify.Fix<TooManyResultsAnalyzer, TooManyResultsFix>(
        RetrievalCode.Statements("await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:50|} } } });"),
        RetrievalCode.Statements("await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 20 } } });"),
        options: "dotnet_code_quality.BDR1008.max_results = 20");

    [Theory]
    [InlineData("const int Results = 50;", "Results")]
    [InlineData("var results = 50;", "results")]
    [InlineData("", "flag ? 50 : 5")]
    [InlineData("", "5 * 10")]
    public Task None_where_it_is_no_literal(string before, string results) => Verify.NoFix<TooManyResultsAnalyzer, TooManyResultsFix>(
        RetrievalCode.Statements($$"""{{before}} await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:{{results}}|} } } });"""));

    private static Task Fix(string before, string after) => Verify.Fix<TooManyResultsAnalyzer, TooManyResultsFix>(RetrievalCode.Statements(before), RetrievalCode.Statements(after));
}
