using BedrockAnalyzers.Rules.BDR1008;

namespace BedrockAnalyzers.Tests.Rules.BDR1008;

public class TooManyResultsTests
{
    private const string Option = "dotnet_code_quality.BDR1008.max_results = ";

    [Theory]
    [InlineData("""await client.RetrieveAsync(new RetrieveRequest { RetrievalConfiguration = new KnowledgeBaseRetrievalConfiguration { VectorSearchConfiguration = new KnowledgeBaseVectorSearchConfiguration { NumberOfResults = {|BDR1008:11|} } } });""")]
    [InlineData("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:100|} } } });""")]
    [InlineData("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { ManagedSearchConfiguration = new() { NumberOfResults = {|BDR1008:50|} } } });""")]
    [InlineData("""await client.RetrieveAndGenerateAsync(new() { RetrieveAndGenerateConfiguration = new() { KnowledgeBaseConfiguration = new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:50|} } } } } });""")]
    [InlineData("""await client.RetrieveAndGenerateStreamAsync(new() { RetrieveAndGenerateConfiguration = new() { KnowledgeBaseConfiguration = new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:50|} } } } } });""")]
    [InlineData("""var search = new KnowledgeBaseVectorSearchConfiguration(); search.NumberOfResults = {|BDR1008:50|}; await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = search } });""")]
    [InlineData("""var search = new KnowledgeBaseVectorSearchConfiguration(); search.NumberOfResults ??= {|BDR1008:50|}; await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = search } });""")]
    [InlineData("""const int Results = 50; await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:Results|} } } });""")]
    [InlineData("""var results = 50; await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:results|} } } });""")]
    [InlineData("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:flag ? 50 : 5|} } } });""")]
    [InlineData("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:2 * 10|} } } });""")]
    [InlineData("""var search = new KnowledgeBaseVectorSearchConfiguration { NumberOfResults = {|BDR1008:50|} }; await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = search } }); await client.RetrieveAndGenerateAsync(new() { RetrieveAndGenerateConfiguration = new() { KnowledgeBaseConfiguration = new() { RetrievalConfiguration = new() { VectorSearchConfiguration = search } } } });""")]
    [InlineData("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:50|}, OverrideSearchType = SearchType.HYBRID, RerankingConfiguration = null } } });""")]
    [InlineData("""foreach (var c in text) await Task.Run(() => client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:20|} } } }));""")]
    public Task Many_results(string statements) => Statements(statements);

    [Fact]
    public Task Through_methods_of_the_project() => Members("""
        private const int Many = 40;

        public Task Long(string question) => Find(question, Many);

        public Task Short(string question) => Find(question, 5);

        public Task Fixed(string question) => _client.RetrieveAsync(new() { RetrievalConfiguration = Search() });

        public KnowledgeBaseRetrievalConfiguration Shared() => new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:30|} } };

        private Task Find(string question, int results) => _client.RetrieveAsync(new()
        {
            RetrievalQuery = new() { Text = question },
            RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:results|} } },
        });

        private static KnowledgeBaseRetrievalConfiguration Search() => new() { VectorSearchConfiguration = new() { NumberOfResults = {|BDR1008:Many|} } };
        """);

    [Theory]
    [InlineData("10")]
    [InlineData("1")]
    [InlineData("number")]
    [InlineData("flag ? 5 : number")]
    [InlineData("Math.Min(number, 5)")]
    [InlineData("Math.Min(50, 100)")]
    [InlineData("text.Length")]
    [InlineData("int.Parse(text)")]
    public Task Few_results_or_who_knows(string results) => Statements($$"""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {{results}} } } });""");

    [Theory]
    [InlineData("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 50, RerankingConfiguration = new() { Type = VectorSearchRerankingConfigurationType.BEDROCK_RERANKING_MODEL } } } });""")]
    [InlineData("""var search = new KnowledgeBaseVectorSearchConfiguration { NumberOfResults = 50 }; if (flag) search.RerankingConfiguration = new(); await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = search } });""")]
    [InlineData("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { ManagedSearchConfiguration = new() { NumberOfResults = 50, RerankingModelType = RerankingModelType.MANAGED } } });""")]
    [InlineData("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 50, RerankingConfiguration = Reranking() } } }); VectorSearchRerankingConfiguration Reranking() => new() { BedrockRerankingConfiguration = new() { NumberOfRerankedResults = 5 } };""")]
    public Task Results_that_are_ranked_again(string statements) => Statements(statements);

    [Theory]
    [InlineData("""var search = new KnowledgeBaseVectorSearchConfiguration { NumberOfResults = 50 }; search.NumberOfResults = 5; await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = search } });""")]
    [InlineData("""await client.RerankAsync(new() { RerankingConfiguration = new() { BedrockRerankingConfiguration = new() { NumberOfResults = 50 } } });""")]
    [InlineData("""var own = new { NumberOfResults = 50 }; Console.WriteLine(own);""")]
    public Task Other_numbers(string statements) => Statements(statements);

    [Theory]
    [InlineData("20", "20", "{|BDR1008:21|}")]
    [InlineData("3", "3", "{|BDR1008:4|}")]
    [InlineData("0", "10", "{|BDR1008:11|}")]
    public Task The_option(string option, string right, string wrong) => Verify.Analyzer<TooManyResultsAnalyzer>(
        RetrievalCode.Statements($$"""
            await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {{right}} } } });
            await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = {{wrong}} } } });
            """),
        options: Option + option);

    [Fact]
    public Task The_message() => Verify.Message<TooManyResultsAnalyzer>(
        RetrievalCode.Statements("""await client.RetrieveAsync(new() { RetrievalConfiguration = new() { VectorSearchConfiguration = new() { NumberOfResults = 50 } } });"""),
        "NumberOfResults is 50: each result is a passage that becomes part of a prompt and is paid for as input tokens, and the last ones have the least to do with the question; lower it to 10");

    private static Task Statements(string statements) => Verify.Analyzer<TooManyResultsAnalyzer>(RetrievalCode.Statements(statements));

    private static Task Members(string members) => Verify.Analyzer<TooManyResultsAnalyzer>(RetrievalCode.Members(members));
}
