using BedrockAnalyzers.Rules.BDR3007;

namespace BedrockAnalyzers.Tests.Rules.BDR3007;

/// <summary>The shapes in short; whole programs are in Cases/BDR3007.</summary>
public class AllAtOnceTests
{
    private const string Ask = """

        private async Task<string> AskAsync(string text) { var response = await _client.ConverseAsync(new ConverseRequest { ModelId = text }); return response.Output.Message.Content[0].Text; }
        """;

    [Theory]
    [InlineData("texts.Select(AskAsync)")]
    [InlineData("texts.Select(text => AskAsync(text)).ToList()")]
    [InlineData("texts.Select(async text => await AskAsync(text))")]
    [InlineData("texts.Select(async text => { await AskAsync(text); })")]
    [InlineData("(from text in texts select AskAsync(text))")]
    [InlineData("(from a in new[] { \"a\", \"b\" } from text in texts select AskAsync(a + text))")]
    [InlineData("Enumerable.Select(texts, AskAsync)")]
    [InlineData("texts.Where(text => text.Length > 0).OrderBy(text => text).Select((text, i) => AskAsync(text + i)).ToArray()")]
    [InlineData("texts.Take(50).Select(AskAsync)")]
    [InlineData("Enumerable.Range(0, 100).Select(i => AskAsync(i.ToString()))")]
    [InlineData("Enumerable.Range(0, texts.Count).Select(i => AskAsync(texts[i]))")]
    [InlineData("new[] { \"a\", \"b\", \"c\", \"d\", \"e\" }.Select(AskAsync)")]
    [InlineData("texts.Select(text => AskAsync(text)).Concat(texts.Select(text => AskAsync(text + text)))")]
    [InlineData("texts.ToDictionary(text => text, text => AskAsync(text)).Values")]
    [InlineData("texts.Select(text => Task.Run(() => AskAsync(text)))")]
    public Task Reported(string tasks) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members($"public async Task M(List<string> texts) => await Task.{{|BDR3007:WhenAll|}}({tasks});{Ask}"));

    [Theory]
    [InlineData("AskAsync(texts[0]), AskAsync(texts[1])")]
    [InlineData("AskAsync(texts[0])")]
    [InlineData("new[] { AskAsync(texts[0]), AskAsync(texts[1]) }")]
    [InlineData("texts.Take(3).Select(AskAsync)")]
    [InlineData("texts.Take(number).Select(AskAsync)")]
    [InlineData("texts.Skip(number).Take(10).Select(AskAsync)")]
    [InlineData("(from text in texts from other in texts.Take(number) select AskAsync(text + other))")]
    [InlineData("(from text in new[] { \"a\", \"b\" } select AskAsync(text))")]
    [InlineData("texts.GetRange(0, 10).Select(AskAsync)")]
    [InlineData("texts.Chunk(10).First().Select(AskAsync)")]
    [InlineData("texts.Chunk(10).Select(chunk => AskAsync(chunk[0]))")]
    [InlineData("Enumerable.Range(0, 4).Select(i => AskAsync(i.ToString()))")]
    [InlineData("Enumerable.Range(0, number).Select(i => AskAsync(i.ToString()))")]
    [InlineData("new[] { \"a\", \"b\" }.Select(AskAsync)")]
    [InlineData("new List<string> { \"a\", \"b\" }.Where(text => text.Length > 0).Select(AskAsync)")]
    [InlineData("texts.Select(_ask)")]
    [InlineData("texts.Select(text => _ask(text))")]
    [InlineData("texts.Select(text => Task.FromResult(AskAsync(text).Result))")]
    [InlineData("texts.Select(async text => { await _gate.WaitAsync(); try { await AskAsync(text); } finally { _gate.Release(); } })")]
    [InlineData("texts.Select(async text => { await Task.Delay(100 * text.Length); await AskAsync(text); })")]
    [InlineData("texts.Select(text => Task.Delay(text.Length))")]
    public Task Silent(string tasks) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"private readonly SemaphoreSlim _gate = new(4);\nprivate readonly Func<string, Task> _ask = _ => Task.CompletedTask;\npublic async Task M(List<string> texts, int number) => await Task.WhenAll({tasks});{Ask}"));

    [Theory]
    [InlineData("foreach (var text in texts) tasks.Add(AskAsync(text));")]
    [InlineData("for (var i = 0; i < texts.Count; i++) { var task = AskAsync(texts[i]); tasks.Add(task); }")]
    [InlineData("tasks.AddRange(texts.Select(AskAsync));")]
    [InlineData("texts.ForEach(text => tasks.Add(AskAsync(text)));")]
    public Task Filled(string statement) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members($"public async Task M(List<string> texts) {{ var tasks = new List<Task>(); {statement} await Task.{{|BDR3007:WhenAll|}}(tasks); }}{Ask}"));

    [Theory]
    [InlineData("tasks.Add(AskAsync(texts[0])); tasks.Add(AskAsync(texts[1]));")]
    [InlineData("for (var i = 0; i < 4; i++) tasks.Add(AskAsync(texts[i]));")]
    [InlineData("for (var i = 0; i < number; i++) tasks.Add(AskAsync(texts[i]));")]
    [InlineData("foreach (var text in texts) { var task = AskAsync(text); tasks.Add(task); await task; }")]
    [InlineData("foreach (var text in texts) { if (tasks.Count == 4) { await Task.WhenAll(tasks); tasks.Clear(); } tasks.Add(AskAsync(text)); }")]
    [InlineData("foreach (var text in texts) { if (tasks.Count >= 4) tasks.Remove(await Task.WhenAny(tasks)); tasks.Add(AskAsync(text)); }")]
    [InlineData("foreach (var text in texts) { await _gate.WaitAsync(); tasks.Add(AskAsync(text).ContinueWith(_ => _gate.Release())); }")]
    [InlineData("foreach (var text in texts) { await Task.Delay(100); tasks.Add(AskAsync(text)); }")]
    [InlineData("foreach (var text in texts) { tasks.Add(AskAsync(text)); if (number-- == 0) break; }")]
    [InlineData("Fill(tasks);")]
    public Task Filled_and_limited(string statement) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"private readonly SemaphoreSlim _gate = new(4);\nprivate void Fill(List<Task> tasks) {{ }}\npublic async Task M(List<string> texts, int number) {{ var tasks = new List<Task>(); {statement} await Task.WhenAll(tasks); }}{Ask}"));

    // What Polly retries starts at once all the same; a pipeline that may hold back is not known to.
    [Theory]
    [InlineData("private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();", true)]
    [InlineData("private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).AddTimeout(TimeSpan.FromSeconds(30)).Build();", true)]
    [InlineData("private static ResiliencePipeline _pipeline => Built(); private static ResiliencePipeline Built() => new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();", true)]
    [InlineData("private readonly IAsyncPolicy _pipeline = Policy.Handle<Exception>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));", true)]
    [InlineData("private readonly AsyncRetryPolicy _pipeline = Policy.Handle<Exception>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));", true)]
    [InlineData("private readonly ResiliencePipeline _pipeline; public C(ResiliencePipeline pipeline) => _pipeline = pipeline;", false)]
    [InlineData("private ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build(); public void Use(ResiliencePipeline pipeline) => _pipeline = pipeline;", false)]
    [InlineData("private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).AddPipeline(Other()).Build(); private static ResiliencePipeline Other() => null!;", false)]
    [InlineData("private readonly ResiliencePipeline _pipeline = Built(); private static ResiliencePipeline Built() { var builder = new ResiliencePipelineBuilder(); Limit(builder); return builder.AddRetry(new RetryStrategyOptions()).Build(); } private static void Limit(ResiliencePipelineBuilder builder) { }", false)]
    [InlineData("private readonly IAsyncPolicy _pipeline = Policy.BulkheadAsync(4);", false)]
    public Task Behind_a_pipeline(string pipeline, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(PollyCode.Members($$"""
        {{pipeline}}

        private async Task<string> AskAsync(string text)
        {
            var response = await _pipeline.ExecuteAsync(async token => await _client.ConverseAsync(new ConverseRequest { ModelId = text }, token), CancellationToken.None);
            return response.Output.Message.Content[0].Text;
        }

        public async Task M(List<string> texts) => await Task.{{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}}(texts.Select(AskAsync));
        """));

    [Fact]
    public Task SDK_3() => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members($"public Task M(List<string> texts) => Task.{{|BDR3007:WhenAll|}}(texts.Select(AskAsync));{Ask}"), Sdk.V3);

    [Fact]
    public Task Recursion() => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members("""
        public async Task M(List<string> texts) { await Task.WhenAll(texts.Select(One)); await Task.WhenAll(Tasks(texts)); }
        private Task One(string text) => text.Length > 1 ? Other(text) : Task.CompletedTask;
        private Task Other(string text) => One(text[1..]);
        private IEnumerable<Task> Tasks(List<string> texts) => Tasks(texts);
        """));

    [Fact]
    public Task Where_a_type_is_missing() => Verify.Analyzer<AllAtOnceAnalyzer>(
        Verify.Members($"public async Task M(List<string> texts, Missing missing) {{ await Task.{{|BDR3007:WhenAll|}}(texts.Select(AskAsync)); await Task.WhenAll(missing.Select(AskAsync)); await Task.WhenAll(texts.Select(missing.Ask)); await Task.WhenAll(; }}{Ask}"), allowErrors: true);

    [Fact]
    public Task What_it_says() => Verify.Message<AllAtOnceAnalyzer>(
        Verify.Members($"public Task M(List<string> texts) => Task.WhenAll(texts.Select(AskAsync));{Ask}"),
        "Nothing limits how many of these Bedrock calls run at once: with many items they use up the account's requests and tokens a minute in one moment, and the rest is throttled; limit them, with Parallel.ForEachAsync and MaxDegreeOfParallelism = 4");
}
