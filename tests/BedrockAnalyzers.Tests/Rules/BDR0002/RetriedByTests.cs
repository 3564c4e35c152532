using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Tests.Rules.BDR0002;

/// <summary>What makes a call again that was throttled.</summary>
public class RetriedByTests
{
    private const string Catch = "catch (ThrottlingException) when (attempt < 4) { await Task.Delay(100); }";

    [Theory]
    [InlineData("SDK", "public Task<ConverseResponse> M(ConverseRequest request) => _client.ConverseAsync(request);")]
    [InlineData("for loop", "public async Task<ConverseResponse> M(ConverseRequest request) { for (var attempt = 0; ; attempt++) { try { return await _client.ConverseAsync(request); } " + Catch + " } }")]
    [InlineData("while loop", "public async Task<ConverseResponse> M(ConverseRequest request) { var attempt = 0; while (true) { try { return await _client.ConverseAsync(request); } catch (ThrottlingException) when (attempt++ < 4) { await Task.Delay(100); } } }")]
    [InlineData("recursion", "public async Task<ConverseResponse> M(ConverseRequest request, int attempt) { try { return await _client.ConverseAsync(request); } catch (ThrottlingException) when (attempt < 4) { return await M(request, attempt + 1); } }")]
    [InlineData("for loop in Outer", "public async Task<ConverseResponse> Outer(ConverseRequest request) { for (var attempt = 0; ; attempt++) { try { return await Inner(request); } " + Catch + " } } private Task<ConverseResponse> Inner(ConverseRequest request) => _client.ConverseAsync(request);")]
    [InlineData("for loop in Outer", "public async Task<ConverseResponse> Outer(ConverseRequest request) { for (var attempt = 0; ; attempt++) { try { return await A1(request); } " + Catch + " } } private Task<ConverseResponse> A1(ConverseRequest request) => A2(request); private Task<ConverseResponse> A2(ConverseRequest request) => A3(request); private Task<ConverseResponse> A3(ConverseRequest request) => _client.ConverseAsync(request);")]
    [InlineData("SDK", "public async Task<ConverseResponse> Outer(ConverseRequest request) { for (var attempt = 0; ; attempt++) { try { return await A1(request); } " + Catch + " } } private Task<ConverseResponse> A1(ConverseRequest request) => A2(request); private Task<ConverseResponse> A2(ConverseRequest request) => A3(request); private Task<ConverseResponse> A3(ConverseRequest request) => A4(request); private Task<ConverseResponse> A4(ConverseRequest request) => _client.ConverseAsync(request);")]
    [InlineData("for loop in Retry", "public Task<ConverseResponse> M(ConverseRequest request) => Retry(() => _client.ConverseAsync(request)); private static async Task<T> Retry<T>(Func<Task<T>> action) { for (var attempt = 0; ; attempt++) { try { return await action(); } " + Catch + " } }")]
    [InlineData("for loop", "public async Task<ConverseResponse> M(ConverseRequest request) { Func<Task<ConverseResponse>> ask = () => _client.ConverseAsync(request); for (var attempt = 0; ; attempt++) { try { return await ask(); } " + Catch + " } }")]
    [InlineData("SDK", "public Task M(ConverseRequest request) => Task.Run(() => _client.ConverseAsync(request));")]
    [InlineData("SDK", "public async Task M(IEnumerable<ConverseRequest> requests) { foreach (var request in requests) { try { await _client.ConverseAsync(request); } catch (ThrottlingException) { Console.WriteLine(\"skipped\"); } } }")]
    [InlineData("unknown", "public static Func<Task>? Held; public void M(ConverseRequest request) => Held = () => _client.ConverseAsync(request);")]
    [InlineData("unknown", "public abstract class Runner { public abstract Task Run(Func<Task> action); } public Task M(Runner runner, ConverseRequest request) => runner.Run(() => _client.ConverseAsync(request));")]
    [InlineData("for loop in Retry or SDK", "public async Task M(ConverseRequest request) { await Ask(request); await Retry(() => Ask(request)); } private Task<ConverseResponse> Ask(ConverseRequest request) => _client.ConverseAsync(request); private static async Task<T> Retry<T>(Func<Task<T>> action) { for (var attempt = 0; ; attempt++) { try { return await action(); } " + Catch + " } }")]
    [InlineData("for loop in M or SDK", "public async Task<ConverseResponse> M(ConverseRequest request) { await Ask(request); for (var attempt = 0; ; attempt++) { try { return await Ask(request); } " + Catch + " } } private Task<ConverseResponse> Ask(ConverseRequest request) => _client.ConverseAsync(request);")]
    [InlineData("SDK", "public Task<ConverseResponse> M(ConverseRequest request) => Logged(() => _client.ConverseAsync(request)); private static async Task<T> Logged<T>(Func<Task<T>> action) { Console.WriteLine(); return await action(); } public async Task<string> Other() { for (var attempt = 0; ; attempt++) { try { return await Logged(() => Task.FromResult(\"\")); } " + Catch + " } }")]
    public Task Loops(string retriedBy, string members) => Retried(Verify.Members(members), retriedBy);

    [Theory]
    [InlineData("SDK", "new AmazonBedrockRuntimeClient()")]
    [InlineData("SDK", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 5 })")]
    [InlineData("none", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 0 })")]
    public Task Clients(string retriedBy, string client) => Retried(Verify.Statements($"var own = {client}; await own.ConverseAsync(new ConverseRequest());"), retriedBy);

    [Theory]
    [InlineData("SDK", "new AmazonBedrockRuntimeClient()")]
    [InlineData("SDK", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 5 })")]
    [InlineData("none", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 0 })")]
    public Task Clients_that_are_held(string retriedBy, string client) => Retried(Verify.Members($"private readonly IAmazonBedrockRuntime _own = {client}; public Task M() => _own.ConverseAsync(new ConverseRequest());"), retriedBy);

    [Fact]
    public Task Some_ways_have_a_client_that_does_not() => Retried(
        Verify.Statements("var own = flag ? new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 0 }) : new AmazonBedrockRuntimeClient(); await own.ConverseAsync(new ConverseRequest());"),
        "SDK or none");

    [Theory]
    [InlineData("Polly WaitAndRetryAsync", "Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n)).ExecuteAsync(() => client.ConverseAsync(new ConverseRequest()))")]
    [InlineData("Polly AddRetry", "new ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions()).Build().ExecuteAsync(async token => await client.ConverseAsync(new ConverseRequest(), token), cancellationToken)")]
    [InlineData("unknown", "_pipeline.ExecuteAsync(async token => await client.ConverseAsync(new ConverseRequest(), token), cancellationToken)")]
    public Task Of_Polly(string retriedBy, string code) => Retried(
        "using Polly;\n" + Verify.Statements($"await {code};").Replace("public class C\n{", "public class C(ResiliencePipeline pipeline)\n{\n    private readonly ResiliencePipeline _pipeline = pipeline;", StringComparison.Ordinal), retriedBy);

    [Fact]
    public Task A_decorator_of_the_project_may_stand_before_the_client() => Retried(
        Verify.Members("""
            public Task<ConverseResponse> M(IAmazonBedrockRuntime client, ConverseRequest request) => client.ConverseAsync(request);
            public class Patient : AmazonBedrockRuntimeClient
            {
                public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default) => throw new NotImplementedException();
            }
            """),
        "unknown");

    private static Task Retried(string source, string retriedBy) => Verify.Message<CallInventoryAnalyzer>(source, $"Converse: model unknown, cap {(source.Contains("new ConverseRequest()", StringComparison.Ordinal) ? "none" : "unknown")}, streaming false, retried by {retriedBy}, worst-case price of an answer unknown");
}
