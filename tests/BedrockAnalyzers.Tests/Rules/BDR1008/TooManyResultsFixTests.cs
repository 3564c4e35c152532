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
    [InlineData("flag ? 50 : 5", "flag ? 10 : 5")]
    [InlineData("flag ? (text.Length > 9 ? 50 : 0x30) : 5", "flag ? (text.Length > 9 ? 10 : 10) : 5")]
    [InlineData("text switch { \"a\" => 50, \"b\" => throw new System.ArgumentException(text), _ => 10 }", "text switch { \"a\" => 10, \"b\" => throw new System.ArgumentException(text), _ => 10 }")]
    [InlineData("5 * 10", "10")]
    [InlineData("int.MaxValue", "10")]
    public Task A_number_that_is_computed_or_chosen(string before, string after) => Fix(
        $$"""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:{{before}}|} } } });""",
        $$"""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {{after}} } } });""");

    [Theory]
    [InlineData("const int Results = 50;", "const int Results = 10;", "Results")]
    [InlineData("var results = /* all */ 50;", "var results = /* all */ 10;", "results")]
    public Task What_a_name_holds_that_is_used_once(string before, string after, string results) => Fix(
        $$"""{{before}} await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:{{results}}|} } } });""",
        $$"""{{after}} await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {{results}} } } });""");

    [Theory]
    [InlineData("const int Results = 50; System.Console.WriteLine(Results);", "Results")]
    [InlineData("var results = 50; System.Console.WriteLine(results);", "results")]
    [InlineData("const int Pages = 5;", "Pages * 10")]
    [InlineData("", "5 /* pages */ * 10")]
    public Task None_where_it_is_written_elsewhere(string before, string results) => Verify.NoFix<TooManyResultsAnalyzer, TooManyResultsFix>(
        RetrievalCode.Statements($$"""{{before}} await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:{{results}}|} } } });"""));

    private static Task Fix(string before, string after) => Verify.Fix<TooManyResultsAnalyzer, TooManyResultsFix>(RetrievalCode.Statements(before), RetrievalCode.Statements(after));
}
