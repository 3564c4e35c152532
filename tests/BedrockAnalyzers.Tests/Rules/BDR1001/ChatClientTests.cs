using BedrockAnalyzers.Rules.BDR1001;

namespace BedrockAnalyzers.Tests.Rules.BDR1001;

/// <summary>Chat clients of Microsoft.Extensions.AI that are followed back to a Bedrock client.</summary>
public class ChatClientTests
{
    [Fact]
    public Task Calls_and_pipelines() => Verify.Analyzer<NoOutputTokenCapAnalyzer>("""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        using Microsoft.Extensions.AI;
        public class Direct
        {
            private readonly IChatClient _chat;
            private readonly IChatClient _injected;
            private readonly IChatClient _piped;
            private readonly ChatOptions _options = new() { Temperature = 0.1f };
            private readonly ChatOptions _capped = new() { MaxOutputTokens = 100 };
            public Direct(IAmazonBedrockRuntime runtime, IChatClient injected)
            {
                _chat = runtime.AsIChatClient("anthropic.claude-sonnet-4-5-20250929-v1:0");
                _injected = injected;
                _piped = runtime.AsIChatClient("x").AsBuilder().ConfigureOptions(o => o.MaxOutputTokens ??= 1000).Build();
            }
            public async Task A() => await _chat.{|BDR1001:GetResponseAsync|}("hi");
            public async Task B() => await _injected.GetResponseAsync("hi");
            public async Task C() => await _piped.GetResponseAsync("hi");
            public async Task D() => await _chat.GetResponseAsync("hi", new ChatOptions { MaxOutputTokens = 5 });
            public async Task E() => await _chat.{|BDR1001:GetResponseAsync|}("hi", new ChatOptions { Temperature = 0 });
            public async Task F() => await _chat.{|BDR1001:GetResponseAsync|}("hi", _options);
            public async Task G() => await _chat.GetResponseAsync("hi", _capped);
            public async Task H(ChatOptions? o) => await _chat.GetResponseAsync("hi", o);
            public async Task I(CancellationToken ct) => await _chat.{|BDR1001:GetResponseAsync|}("hi", cancellationToken: ct);
            public async Task J(CancellationToken ct) => await _chat.{|BDR1001:GetResponseAsync|}("hi", null, ct);
            public async Task K(List<ChatMessage> m) { await foreach (var u in _chat.{|BDR1001:GetStreamingResponseAsync|}(m)) Console.Write(u); }
            public async Task L() => await _chat.{|BDR1001:GetResponseAsync|}<int>("hi");
            public async Task M() => await _chat.GetResponseAsync("hi", new ChatOptions { RawRepresentationFactory = _ => new ConverseRequest { InferenceConfig = new() { MaxTokens = 4 } } });
            public async Task N() => await new AmazonBedrockRuntimeClient().AsIChatClient().{|BDR1001:GetResponseAsync|}("hi");
            public async Task O() { using var c = new AmazonBedrockRuntimeClient().AsIChatClient().AsBuilder().Build(); await c.{|BDR1001:GetResponseAsync|}("hi"); }
            public async Task P() { var c = new ChatClientBuilder(new AmazonBedrockRuntimeClient().AsIChatClient()).ConfigureOptions(o => { o.Temperature = 0; }).Build(); await c.{|BDR1001:GetResponseAsync|}("hi"); }
            public async Task Q() { var c = new Capping(new AmazonBedrockRuntimeClient().AsIChatClient()); await c.GetResponseAsync("hi"); }
            public async Task R() { IChatClient c = new Logging(new AmazonBedrockRuntimeClient().AsIChatClient()); await c.{|BDR1001:GetResponseAsync|}("hi"); }
            public async Task S() { var c = new Logging(new AmazonBedrockRuntimeClient().AsIChatClient()); await c.{|BDR1001:GetResponseAsync|}([]); }
            public async Task T() { var c = new Logging(new Capping(new AmazonBedrockRuntimeClient().AsIChatClient())); await c.GetResponseAsync([]); }
            public async Task U(bool b) { var o = new ChatOptions(); if (b) o.MaxOutputTokens = 5; await _chat.{|BDR1001:GetResponseAsync|}("hi", o); }
            public async Task V() => await Ask(_chat, "x");
            private static async Task Ask(IChatClient client, string prompt) => await client.{|BDR1001:GetResponseAsync|}(prompt);
            public async Task W(Func<ChatClientBuilder, ChatClientBuilder> f) => await f(_chat.AsBuilder()).Build().GetResponseAsync("x");
            public async Task X() => await _chat.AsBuilder().Use((m, o, next, ct) => next(m, o, ct)).Build().GetResponseAsync("x");
        }
        public class Capping(IChatClient inner) : DelegatingChatClient(inner)
        {
            public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            {
                options = options?.Clone() ?? new ChatOptions();
                options.MaxOutputTokens ??= 500;
                return base.GetResponseAsync(messages, options, cancellationToken);
            }
        }
        public class Logging : DelegatingChatClient
        {
            public Logging(IChatClient inner) : base(inner) { }
            public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            {
                Console.WriteLine("asking");
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_prompt_of_its_own() => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Source(
        """await runtime.AsIChatClient("arn:aws:bedrock:us-east-1:111122223333:prompt/ABCDEFGHIJ").GetResponseAsync("hi");"""));

    [Fact]
    public Task Message() => Verify.Message<NoOutputTokenCapAnalyzer>(
        Source("""await runtime.AsIChatClient("us.anthropic.claude-sonnet-4-5-20250929-v1:0").GetResponseAsync("hi");"""),
        "This GetResponseAsync call sets no MaxOutputTokens: the model may write up to its maximum (64,000 tokens for Claude Sonnet 4.5) and that much quota is reserved (about $0.96 an answer); set ChatOptions.MaxOutputTokens");

    [Theory]
    [InlineData("""("hi")""", """("hi", new ChatOptions { MaxOutputTokens = 4096 })""")]
    [InlineData("""("hi", null)""", """("hi", new ChatOptions { MaxOutputTokens = 4096 })""")]
    [InlineData("""("hi", null, token)""", """("hi", new ChatOptions { MaxOutputTokens = 4096 }, token)""")]
    [InlineData("""("hi", cancellationToken: token)""", """("hi", cancellationToken: token, options: new ChatOptions { MaxOutputTokens = 4096 })""")]
    [InlineData("""("hi", options: default)""", """("hi", options: new ChatOptions { MaxOutputTokens = 4096 })""")]
    [InlineData("""("hi", new ChatOptions())""", """("hi", new ChatOptions { MaxOutputTokens = 4096 })""")]
    [InlineData("""("hi", new() { Temperature = 0 })""", """("hi", new() { Temperature = 0, MaxOutputTokens = 4096 })""")]
    [InlineData("""([new ChatMessage(ChatRole.User, "hi")] /* why */)""", """([new ChatMessage(ChatRole.User, "hi")], new ChatOptions { MaxOutputTokens = 4096 } /* why */)""")]
    public Task Fix(string before, string after) => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Source("await runtime.AsIChatClient().{|BDR1001:GetResponseAsync|}" + before + ";"),
        Source("await runtime.AsIChatClient().GetResponseAsync" + after + ";"));

    [Fact]
    public Task Fix_where_the_options_are_made() => Verify.Fix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Source("""var options = new ChatOptions(); await runtime.AsIChatClient().{|BDR1001:GetResponseAsync|}("hi", options);"""),
        Source("""var options = new ChatOptions { MaxOutputTokens = 4096 }; await runtime.AsIChatClient().GetResponseAsync("hi", options);"""));

    [Fact]
    public Task No_fix_where_a_local_holds_nothing() => Verify.NoFix<NoOutputTokenCapAnalyzer, NoOutputTokenCapFix>(
        Source("""ChatOptions? options = null; await runtime.AsIChatClient().{|BDR1001:GetResponseAsync|}("hi", options);"""));

    private static string Source(string statements) => $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Microsoft.Extensions.AI;

        public class C
        {
            public async Task M(IAmazonBedrockRuntime runtime, CancellationToken token)
            {
                {{statements}}
            }
        }
        """;
}
