using BedrockAnalyzers.Rules.BDR3007;

namespace BedrockAnalyzers.Tests.Rules.BDR3007;

public class AllAtOnceFixTests
{
    private const string Options = "new ParallelOptions { MaxDegreeOfParallelism = 4 }";
    private const string WithToken = "new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }";

    private const string Ask = """

        private async Task<string> AskAsync(string text) { var response = await _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 100 } }); return response.Output.Message.Content[0].Text; }
        """;

    [Fact]
    public Task A_block() => Fix(
        """
        public async Task M(List<string> texts, CancellationToken cancellationToken)
        {
            // all of them
            await Task.{|BDR3007:WhenAll|}(texts.Select(async text =>
            {
                // one
                Console.WriteLine(await AskAsync(text));
            })).ConfigureAwait(false); // done
        }
        """,
        $$"""
        public async Task M(List<string> texts, CancellationToken cancellationToken)
        {
            // all of them
            await Parallel.ForEachAsync(texts, {{WithToken}}, async (text, _) =>
            {
                // one
                Console.WriteLine(await AskAsync(text));
            }).ConfigureAwait(false); // done
        }
        """);

    [Fact]
    public Task A_method_that_is_named() => Fix(
        "public Task M(List<string> texts) => Task.{|BDR3007:WhenAll|}(texts.Where(text => text.Length > 0).Select(AskAsync));",
        $"public Task M(List<string> texts) => Parallel.ForEachAsync(texts.Where(text => text.Length > 0), {Options}, async (item, _) => await AskAsync(item));");

    [Fact]
    public Task A_lambda_that_is_not_async() => Fix(
        "public async Task M(List<string> texts) { await Task.{|BDR3007:WhenAll|}(texts.Select(text => AskAsync(text)).ToList()).ConfigureAwait(false); }",
        $"public async Task M(List<string> texts) {{ await Parallel.ForEachAsync(texts, {Options}, async (text, _) => await AskAsync(text).ConfigureAwait(false)).ConfigureAwait(false); }}");

    [Fact]
    public Task A_name_that_is_taken() => Fix(
        "public async Task M(List<string> texts, string item) { await Task.{|BDR3007:WhenAll|}(texts.Select(AskAsync)); await Task.{|BDR3007:WhenAll|}(texts.Select(async text => { _ = await AskAsync(text); })); }",
        $"public async Task M(List<string> texts, string item) {{ await Parallel.ForEachAsync(texts, {Options}, async (one, _) => await AskAsync(one)); await Parallel.ForEachAsync(texts, {Options}, async (text, token) => {{ _ = await AskAsync(text); }}); }}");

    [Fact]
    public Task What_items_hold() => Fix(
        "public async Task M(List<string[]> pairs) => await Task.{|BDR3007:WhenAll|}(pairs.Select(async pair => pair[1] = await AskAsync(pair[0])));",
        $"public async Task M(List<string[]> pairs) => await Parallel.ForEachAsync(pairs, {Options}, async (pair, _) => pair[1] = await AskAsync(pair[0]));");

    [Fact]
    public Task Answers_in_their_order() => Fix(
        """
        public async Task<string[]> M(IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            // Ask.
            var answers = await Task.{|BDR3007:WhenAll|}(texts.Select(AskAsync)); // all
            return answers;
        }
        """,
        $$"""
        public async Task<string[]> M(IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            // Ask.
            var answers = new string[texts.Count];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, texts.Count),
                {{WithToken}},
                async (i, _) => answers[i] = await AskAsync(texts[i])); // all
            return answers;
        }
        """);

    [Fact]
    public Task Answers_of_a_block() => Fix(
        """
        public async Task<int> M(string[] texts)
        {
            var lengths = await Task.{|BDR3007:WhenAll|}(texts.Select(async text =>
            {
                var answer = await AskAsync(text);

                // How long it is.
                return (text, answer.Length);
            }));
            return lengths.Length;
        }
        """,
        $$"""
        public async Task<int> M(string[] texts)
        {
            var lengths = new (string text, int Length)[texts.Length];
            await Parallel.ForEachAsync(Enumerable.Range(0, texts.Length), {{Options}}, async (i, _) =>
            {
                var text = texts[i];
                var answer = await AskAsync(text);

                // How long it is.
                lengths[i] = (text, answer.Length);
            });
            return lengths.Length;
        }
        """);

    [Fact]
    public Task Two_of_one_block() => Fix(
        """
        public async Task<int> M(string[] texts)
        {
            var answers = await Task.{|BDR3007:WhenAll|}(texts.Select(text => AskAsync(text)));
            var more = await Task.{|BDR3007:WhenAll|}(answers.Select(answer => AskAsync(answer)));
            return more.Length;
        }
        """,
        $$"""
        public async Task<int> M(string[] texts)
        {
            var answers = new string[texts.Length];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, texts.Length),
                {{Options}},
                async (i, _) => answers[i] = await AskAsync(texts[i]));
            var more = new string[answers.Length];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, answers.Length),
                {{Options}},
                async (i, _) => more[i] = await AskAsync(answers[i]));
            return more.Length;
        }
        """);

    [Fact]
    public Task SDK_3() => Verify.Fix<AllAtOnceAnalyzer, AllAtOnceFix>(
        Verify.Members("public Task M(List<string> texts) => Task.{|BDR3007:WhenAll|}(texts.Select(AskAsync));" + Ask),
        Verify.Members($"public Task M(List<string> texts) => Parallel.ForEachAsync(texts, {Options}, async (item, _) => await AskAsync(item));" + Ask),
        Sdk.V3);

    [Theory]
    [InlineData("public async Task M(List<string> texts) { var answers = new List<string>(); await Task.{|BDR3007:WhenAll|}(texts.Select(async text => answers.Add(await AskAsync(text)))); }")]
    [InlineData("public async Task M(List<string> texts) { var number = 0; await Task.{|BDR3007:WhenAll|}(texts.Select(async text => { number++; await AskAsync(text); })); }")]
    [InlineData("public async Task<string[]> M(List<string> texts) => await Task.{|BDR3007:WhenAll|}(texts.Select(AskAsync));")]
    [InlineData("public Task<string[]> M(List<string> texts) => Task.{|BDR3007:WhenAll|}(texts.Select(AskAsync));")]
    [InlineData("public async Task M(List<string> texts) { await Task.{|BDR3007:WhenAll|}(texts.Select((text, i) => AskAsync(text + i))); }")]
    [InlineData("public async Task M(List<string> texts) { await Task.{|BDR3007:WhenAll|}(texts.Select(text => { return AskAsync(text); })); }")]
    [InlineData("public async Task M(List<string> texts) { await Task.{|BDR3007:WhenAll|}(texts.Select(async text => { if (text.Length == 0) return 0; await AskAsync(text); return 1; })); }")]
    [InlineData("public async Task M(List<string> texts) { await Task.{|BDR3007:WhenAll|}(texts /* all */ .Select(/* each */ AskAsync)); }")]
    [InlineData("public async Task M(IEnumerable<string> texts) { var answers = await Task.{|BDR3007:WhenAll|}(texts.Select(AskAsync)); Console.WriteLine(answers.Length); }")]
    [InlineData("public async Task M(List<string> texts) { var tasks = texts.Select(AskAsync); await Task.{|BDR3007:WhenAll|}(tasks); }")]
    public Task None(string member) => Verify.NoFix<AllAtOnceAnalyzer, AllAtOnceFix>(Verify.Members(member + Ask));

    private static Task Fix(string before, string after) => Verify.Fix<AllAtOnceAnalyzer, AllAtOnceFix>(Verify.Members(before + Ask), Verify.Members(after + Ask));
}
