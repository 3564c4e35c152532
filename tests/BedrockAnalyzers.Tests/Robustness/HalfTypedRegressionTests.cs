namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>What half-typed code has brought down once. Each is the least code that did.</summary>
public class HalfTypedRegressionTests
{
    // Names that are searched for in the text of a file: an empty one was found at one place for ever.
    [Theory]
    [InlineData("private const string = \"anthropic.claude-sonnet-4-5-20250929-v1:0\";")]
    [InlineData("public void M() { var = \"anthropic.claude-sonnet-4-5-20250929-v1:0\"; }")]
    [InlineData("public string => \"anthropic.claude-sonnet-4-5-20250929-v1:0\";")]
    [InlineData("public string () => \"anthropic.claude-sonnet-4-5-20250929-v1:0\";")]
    [InlineData("public void M(string = \"anthropic.claude-sonnet-4-5-20250929-v1:0\") { } public void N() => M();")]
    public Task A_model_ID_in_a_declaration_whose_name_is_not_typed_yet(string members) => Holds(Verify.Members(members));

    // Names that lead back to themselves on the way to a constant text: the stack overflowed, and with it the compiler.
    [Theory]
    [InlineData("var text = \"You are\" + text; return _client.ConverseAsync(new ConverseRequest { System = [new SystemContentBlock { Text = text }] });")]
    [InlineData("var a = b + \"x\"; var b = a + \"y\"; return _client.ConverseAsync(new ConverseRequest { System = [new SystemContentBlock { Text = b }] });")]
    [InlineData("if (number > 0) return Ask(\"Again: \" + prompt, number - 1); return _client.ConverseAsync(new ConverseRequest { System = [new SystemContentBlock { Text = prompt }] });")]
    public Task A_system_prompt_that_is_made_of_itself(string statements) =>
        Holds(Verify.Members($"public Task Start() => Ask(\"Be brief.\", 3); private Task<ConverseResponse> Ask(string prompt, int number) {{ {statements} }}"));

    // An indexer in an initializer that is given more than it takes, while what it answers cannot be initialized: Roslyn looked for arguments that are not there.
    [Theory]
    [InlineData("_client.ConverseStreamAsync(new Dictionary<string, Amazon.Runtime.Documents.Document> { [\"thinking\", { [\"budget_tokens\"]")]
    [InlineData("_client.ConverseAsync(new ConverseRequest { AdditionalModelRequestFields = new Dictionary<string, Amazon.Runtime.Documents.Document> { [\"thinking\", 1] = { [\"budget_tokens\"] = 1024 } } }); }")]
    [InlineData("var d = new Dictionary<string, Amazon.Runtime.Documents.Document> { [\"a\", 1] = { [\"b\"] = 1 } }; for (var i = 0; i < 3; i++) { try { await _client.ConverseAsync(new ConverseRequest()); return; } catch (ThrottlingException) { } } }")]
    public Task An_initializer_whose_indexer_is_given_too_much(string statements) => Holds(Verify.Members($"public async Task M() {{ {statements}"));

    private static async Task Holds(string text)
    {
        using var rig = new HalfTypedRig();
        var result = await rig.Run(new HalfTypedInput(0, "regression", Sdk.V4, [("Code.cs", text)], 0, null), TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
    }
}
