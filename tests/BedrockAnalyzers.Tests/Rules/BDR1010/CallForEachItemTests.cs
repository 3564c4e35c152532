using BedrockAnalyzers.Rules.BDR1010;

namespace BedrockAnalyzers.Tests.Rules.BDR1010;

/// <summary>The shapes in short; whole programs are in Cases/BDR1010.</summary>
public class CallForEachItemTests
{
    private const string Ask = """

        private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();

        private static async Task<string> AskAsync(string text)
        {
            var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = new List<Message> { new Message { Content = new List<ContentBlock> { new ContentBlock { Text = text } } } } });
            return response.Output.Message.Content[0].Text;
        }
        """;

    private const string Request = "new ConverseRequest { ModelId = \"us.amazon.nova-lite-v1:0\", Messages = new List<Message> { new Message { Content = new List<ContentBlock> { new ContentBlock { Text = text } } } } }";

    [Theory]
    [InlineData("foreach (var text in texts) await {|BDR1010:AskAsync|}(text);")]
    [InlineData("foreach (var text in texts) { var answer = await {|BDR1010:AskAsync|}(\"Translate: \" + text); Console.WriteLine(answer); }")]
    [InlineData("for (var i = 0; i < texts.Length; i++) Console.WriteLine(await {|BDR1010:AskAsync|}(texts[i]));")]
    [InlineData("for (var i = texts.Length - 1; i >= 0; i--) Console.WriteLine(await {|BDR1010:AskAsync|}(texts[i]));")]
    [InlineData("foreach (var task in texts.Select({|BDR1010:AskAsync|})) Console.WriteLine(await task);")]
    [InlineData("foreach (var task in texts.Select(text => {|BDR1010:AskAsync|}(text))) Console.WriteLine(await task);")]
    [InlineData("await Parallel.ForEachAsync(texts, async (text, token) => await {|BDR1010:AskAsync|}(text));")]
    [InlineData("await Parallel.ForEachAsync(texts, async (text, token) => await s_client.{|BDR1010:ConverseAsync|}(" + Request + ", token));")]
    [InlineData("foreach (var text in texts) { await {|BDR1010:AskAsync|}(text); await AskAsync(text + \"?\"); }")]
    [InlineData("foreach (var text in texts) { try { await {|BDR1010:AskAsync|}(text); } catch (Exception) { break; } }")]
    [InlineData("foreach (var text in texts.Take(500)) await {|BDR1010:AskAsync|}(text);")]
    [InlineData("await Task.WhenAll(texts.Select({|BDR1010:AskAsync|}));")]
    [InlineData("await Task.WhenAll(texts.Select(text => {|BDR1010:AskAsync|}(text)));")]
    [InlineData("foreach (var chunk in texts.Chunk(10)) foreach (var text in chunk) await {|BDR1010:AskAsync|}(text);")]
    [InlineData("await Local(); async Task Local() { foreach (var text in texts) await {|BDR1010:AskAsync|}(text); }")]
    public Task Reported(string statements) => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($"public static async Task Main(string[] texts) {{ {statements} await Task.CompletedTask; }}{Ask}"));

    // What runs through Polly is one call for each item all the same.
    [Theory]
    [InlineData("ResiliencePipeline s_pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();")]
    [InlineData("IAsyncPolicy s_pipeline = Policy.Handle<Exception>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));")]
    public async Task Behind_a_pipeline(string pipeline)
    {
        await Verify.Analyzer<CallForEachItemAnalyzer>(PollyCode.Members($$"""
            private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();
            private static readonly {{pipeline}}

            private static async Task<string> AskAsync(string text)
            {
                var request = {{Request}};
                var response = await s_pipeline.ExecuteAsync(async token => await s_client.ConverseAsync(request, token), CancellationToken.None);
                return response.Output.Message.Content[0].Text;
            }

            public static async Task Main(string[] texts)
            {
                foreach (var text in texts) Console.WriteLine(await {|BDR1010:AskAsync|}(text));
            }
            """));
        await Verify.Analyzer<CallForEachItemAnalyzer>(PollyCode.Members($$"""
            private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();
            private static readonly {{pipeline}}

            public static async Task Main(string[] texts)
            {
                foreach (var text in texts)
                {
                    var response = await s_pipeline.ExecuteAsync(async token => await s_client.{|BDR1010:ConverseAsync|}({{Request}}, token), CancellationToken.None);
                    Console.WriteLine(response.Output.Message.Content[0].Text);
                }
            }
            """));
    }

    [Theory]
    [InlineData("foreach (var text in texts) await AskAsync(\"Hello\");")]
    [InlineData("foreach (var text in texts) { if ((await AskAsync(text)).Length > 3) break; }")]
    [InlineData("foreach (var text in texts) { if ((await AskAsync(text)).Length > 3) return; }")]
    [InlineData("var last = \"\"; foreach (var text in texts) last = await AskAsync(last + text);")]
    [InlineData("foreach (var text in texts) await AskAsync(await AskAsync(text));")]
    [InlineData("foreach (var text in texts) { var answer = await AskAsync(text); await AskAsync(answer); }")]
    [InlineData("foreach (var text in new[] { \"a\", \"b\" }) await AskAsync(text);")]
    [InlineData("foreach (var text in texts.Take(99)) await AskAsync(text);")]
    [InlineData("await Task.WhenAny(texts.Select(AskAsync));")]
    [InlineData("Console.ReadLine(); foreach (var text in texts) await AskAsync(text);")]
    [InlineData("while (true) { foreach (var text in texts) await AskAsync(text); Console.ReadLine(); }")]
    [InlineData("Func<Task> later = async () => { foreach (var text in texts) await AskAsync(text); }; await later();")]
    [InlineData("for (var i = 0; i < 3; i++) await AskAsync(texts[i]);")]
    [InlineData("foreach (var text in texts) Console.WriteLine(text); await AskAsync(texts[0]);")]
    public Task Silent(string statements) => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($"public static async Task Main(string[] texts) {{ {statements} await Task.CompletedTask; }}{Ask}"));

    // Into what an answer is put that the next call is asked with.
    [Theory]
    [InlineData("List<string>", "Add(answer)")]
    [InlineData("List<string>", "AddRange(new[] { answer })")]
    [InlineData("List<string>", "Insert(0, answer)")]
    [InlineData("Queue<string>", "Enqueue(answer)")]
    [InlineData("Stack<string>", "Push(answer)")]
    [InlineData("HashSet<string>", "Add(answer)")]
    [InlineData("System.Text.StringBuilder", "Append(answer)")]
    [InlineData("System.Text.StringBuilder", "AppendLine(answer)")]
    [InlineData("System.Text.StringBuilder", "AppendFormat(\"{0}\", answer)")]
    [InlineData("System.Text.StringBuilder", "AppendJoin(' ', answer)")]
    [InlineData("List<string>", "InsertRange(0, new[] { answer })")]
    [InlineData("LinkedList<string>", "AddFirst(answer)")]
    [InlineData("LinkedList<string>", "AddLast(answer)")]
    [InlineData("Dictionary<string, string>", "Add(text, answer)")]
    [InlineData("Dictionary<string, string>", "TryAdd(text, answer)")]
    public async Task Answers_that_the_next_call_is_asked_with(string type, string fill)
    {
        await Of("await AskAsync(text + Said(kept))");
        await Of("await {|BDR1010:AskAsync|}(text)");

        Task Of(string asked) => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members(
            $"private static string Said(object kept) => kept.ToString() ?? \"\";\npublic static async Task Main(string[] texts) {{ var kept = new {type}(); foreach (var text in texts) {{ var answer = {asked}; kept.{fill}; }} Console.WriteLine(kept); }}{Ask}"));
    }

    [Theory]
    [InlineData("public static async Task Run(string[] texts)")]
    [InlineData("public async Task Main(string[] texts)")]
    [InlineData("public static async Task Main(List<string> texts)")]
    [InlineData("private async Task Run(string[] texts)")]
    public Task Somebody_may_wait(string method) => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($"{method} {{ foreach (var text in texts) await AskAsync(text); }}{Ask}"));

    [Fact]
    public Task SDK_3() => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($"public static async Task Main(string[] texts) {{ foreach (var text in texts) await {{|BDR1010:AskAsync|}}(text); }}{Ask}"), Sdk.V3);

    [Fact]
    public Task Recursion() => Verify.Analyzer<CallForEachItemAnalyzer>(Verify.Members($"public static Task Main(string[] texts) => One(texts);\nprivate static Task One(string[] texts) => Two(texts);\nprivate static async Task Two(string[] texts) {{ foreach (var text in texts) await {{|BDR1010:AskAsync|}}(text); await One(texts); }}{Ask}"));

    [Fact]
    public Task Message() => Verify.Message<CallForEachItemAnalyzer>(
        Verify.Members($"public static async Task Main(string[] texts) {{ foreach (var text in texts) await AskAsync(text); }}{Ask}"),
        "AskAsync asks the model once for each element of texts, and nobody waits for the answers: batch inference typically costs half; batch the records with CreateModelInvocationJob (at least 100), or keep the calls where answers are needed at once");
}
