using BedrockAnalyzers.Rules.BDR3005;

namespace BedrockAnalyzers.Tests.Rules.BDR3005;

/// <summary>A client that comes from outside is not asked how it waits, and one that is made here is, however it gets to the call.</summary>
public class InjectedClientTests
{
    private const string Long = "new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 10000 } }";

    [Theory]
    [InlineData("private readonly AmazonBedrockRuntimeClient _made = new();", "_made")]
    [InlineData("private readonly AmazonBedrockRuntimeClient _made; public C() { _made = new(); }", "_made")]
    [InlineData("private AmazonBedrockRuntimeClient Made { get; } = new();", "Made")]
    [InlineData("private readonly AmazonBedrockRuntimeClient _made = new();", "this._made")]
    public Task Made_in_the_class(string members, string client) => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Members($"{members}\npublic Task M(string text) => {client}.{{|BDR3005:ConverseAsync|}}({Long});"));

    [Theory]
    [InlineData("private AmazonBedrockRuntimeClient? _made;", "_made = new(); await _made.{|BDR3005:ConverseAsync|}(LONG);")]
    [InlineData("private IAmazonBedrockRuntime _made = null!;", "if (_made == null) _made = new AmazonBedrockRuntimeClient(); await _made.ConverseAsync(LONG);")]
    [InlineData("", "AmazonBedrockRuntimeClient made = new(); await made.{|BDR3005:ConverseAsync|}(LONG);")]
    [InlineData("", "await Ask(new AmazonBedrockRuntimeClient()); async Task Ask(AmazonBedrockRuntimeClient made) => await made.{|BDR3005:ConverseAsync|}(LONG);")]
    [InlineData("private static Task Ask(IAmazonBedrockRuntime made, string text) => made.{|BDR3005:ConverseAsync|}(LONG);", "await Ask(new AmazonBedrockRuntimeClient(), text);")]
    [InlineData("", "Func<AmazonBedrockRuntimeClient, Task> ask = made => made.{|BDR3005:ConverseAsync|}(LONG); await ask(new AmazonBedrockRuntimeClient());")]
    public Task Made_in_the_method(string members, string statements) => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Members($"{members}\npublic async Task M(string text) {{ {statements} }}".Replace("LONG", Long, StringComparison.Ordinal)));

    [Theory]
    [InlineData("private AmazonBedrockRuntimeClient _made;", "_made = new(); _made.{|BDR3005:ConverseAsync|}(LONG);")]
    [InlineData("private readonly AmazonBedrockRuntimeClient _made;", "_made = new(); _made.{|BDR3005:ConverseAsync|}(LONG);")]
    [InlineData("", "made = new AmazonBedrockRuntimeClient(); made.{|BDR3005:ConverseAsync|}(LONG);")]
    public Task Made_in_the_constructor(string members, string statements) => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Members($"{members}\npublic C(IAmazonBedrockRuntime made, string text) {{ {statements} }}".Replace("LONG", Long, StringComparison.Ordinal)));

    [Theory]
    [InlineData("private readonly IAmazonBedrockRuntime _given; public C(IAmazonBedrockRuntime given) => _given = given;", "_given")]
    [InlineData("public IAmazonBedrockRuntime Given { get; set; } = null!;", "Given")]
    public Task Given_to_the_class(string members, string client) => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Members($"{members}\npublic Task M(string text) => {client}.ConverseAsync({Long});"));

    [Fact]
    public Task Given_to_a_method_that_others_may_call() => Verify.Analyzer<DefaultTimeoutAnalyzer>(Verify.Members(
        $"public Task M(IAmazonBedrockRuntime given, string text) => given.ConverseAsync({Long});\npublic Task N(string text) => M(new AmazonBedrockRuntimeClient(), text);"));
}
