using BedrockAnalyzers.Rules.BDR2001;

namespace BedrockAnalyzers.Tests.Rules.BDR2001;

/// <summary>Where a small difference in the code would make the whole answer say something else, lose a comment, or not compile.</summary>
public class DrainedStreamFixExactTests
{
    private const string Request = "new ConverseStreamRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 512 } }";
    private const string Whole = "new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 512 } }";
    private const string Loop = "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; }";
    private const string Texts = "string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text))";
    private const string Chat = "var chat = client.AsIChatClient(\"us.amazon.nova-pro-v1:0\");\n";
    private const string Options = "new ChatOptions { MaxOutputTokens = 512 }";

    [Theory]
    // A section that is empty, but not for other events only.
    [InlineData("var all = \"\";", "await foreach (var e in response.Stream) { switch (e) { case ContentBlockDeltaEvent { ContentBlockIndex: 1 }: case MessageStartEvent: break; case ContentBlockDeltaEvent d: all += d.Delta.Text; break; } }")]
    // Without any text it stays null.
    [InlineData("string? all = null;", Loop)]
    [InlineData("string? all = default;", Loop)]
    [InlineData("string? all = flag ? text : null;", Loop)]
    [InlineData("string? all = \"\"; if (flag) { all = null; }", Loop)]
    // Another token.
    [InlineData("var all = \"\";", "await foreach (var e in response.Stream.WithCancellation(cancellationToken)) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; }")]
    // The error in the middle of the answer is handled, that of the call is not.
    [InlineData("var all = \"\";", "try { " + Loop + " } catch (Exception ex) { Console.WriteLine(ex); }")]
    [InlineData("var all = \"\";", "try { " + Loop + " } catch (AmazonBedrockRuntimeException) { }")]
    // The list is more than its text.
    [InlineData("var all = \"\"; var parts = new List<string>();", "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) parts.Add(d.Delta.Text); } all = string.Concat(parts) + parts.Count;")]
    [InlineData("var all = \"\"; var parts = new HashSet<string>();", "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) parts.Add(d.Delta.Text); } all = string.Concat(parts);")]
    [InlineData("var all = \"\"; var parts = new List<string>();", "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) parts.Add(d.Delta.Text); } all = string.Join(\" \", parts);")]
    [InlineData("var all = \"\"; var parts = new List<object>();", "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) parts.Add(d.Delta.Text); } all = string.Concat(parts);")]
    public Task Not_offered(string declared, string reading) =>
        Verify.NoFix<DrainedStreamAnalyzer, DrainedStreamFix>(Verify.Statements($"{declared} var response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request}); {reading} Console.WriteLine(all);"));

    [Theory]
    // Which error comes makes a difference.
    [InlineData("catch (Exception ex) when (ex is BedrockRuntimeEventStreamException) { all = \"broken\"; }")]
    [InlineData("catch (Exception ex) when (ex.InnerException is not null) { all = \"broken\"; }")]
    [InlineData("catch (Exception ex) { if (ex is BedrockRuntimeEventStreamException) throw; all = \"broken\"; }")]
    public Task Not_offered_for_errors(string handler) =>
        Verify.NoFix<DrainedStreamAnalyzer, DrainedStreamFix>(Verify.Statements($"var all = \"\"; try {{ var response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request}); {Loop} }} {handler} Console.WriteLine(all);"));

    [Fact]
    public Task Errors_of_any_kind() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var all = \"\";\ntry\n{{\n    var response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request});\n    {Loop}\n}}\ncatch (Exception ex)\n{{\n    all = ex.Message;\n}}\nConsole.WriteLine(all);"),
        Verify.Statements($"var all = \"\";\ntry\n{{\n    var response = await client.ConverseAsync({Whole});\n    all += {Texts};\n}}\ncatch (Exception ex)\n{{\n    all = ex.Message;\n}}\nConsole.WriteLine(all);"));

    [Fact]
    public Task Another_token_is_looked_at() => Verify.NoFix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Members($"public async Task<string> M(string text, CancellationToken one, CancellationToken other) {{ var all = \"\"; var response = await _client.{{|BDR2001:ConverseStreamAsync|}}({Request}, one); await foreach (var e in response.Stream) {{ other.ThrowIfCancellationRequested(); if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; }} return all; }}"));

    [Fact]
    public Task Comments_at_the_using_and_in_what_stays() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($$"""
            var all = new System.Text.StringBuilder();
            TokenUsage? usage = null;
            using /* to the end */ var response = await client.{|BDR2001:ConverseStreamAsync|}({{Request}});
            await foreach (var e in response.Stream)
            {
                if (e is ContentBlockDeltaEvent d)
                {
                    all.Append(/* a piece */ d.Delta.Text);
                }
                else if (e is ConverseStreamMetadataEvent m)
                {
                    usage /* at the end */ = m.Usage; // once
                }
            }

            Console.WriteLine($"{all} {usage}");
            """),
        Verify.Statements($$"""
            var all = new System.Text.StringBuilder();
            TokenUsage? usage = null;
            /* to the end */ var response = await client.ConverseAsync({{Whole}});
            // once
            all.Append(/* a piece */ {{Texts}});
            usage /* at the end */ = response.Usage;

            Console.WriteLine($"{all} {usage}");
            """));

    [Fact]
    public Task Last_events_stay_in_their_order() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var all = \"\";\nvar response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request});\nawait foreach (var e in response.Stream)\n{{\n    if (e is ConverseStreamMetadataEvent) Console.WriteLine(\"last\");\n    else if (e is MessageStopEvent s) Console.WriteLine(s.StopReason);\n    else if (e is ContentBlockDeltaEvent d) all += d.Delta.Text;\n}}\nConsole.WriteLine(all);"),
        Verify.Statements($"var all = \"\";\nvar response = await client.ConverseAsync({Whole});\nall += {Texts};\nConsole.WriteLine(response.StopReason);\nConsole.WriteLine(\"last\");\nConsole.WriteLine(all);"));

    [Fact]
    public Task Other_events_are_named() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var all = string.Empty;\nvar response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request});\nawait foreach (var e in response.Stream)\n{{\n    switch (e)\n    {{\n        case MessageStartEvent:\n            break;\n        case ContentBlockDeltaEvent d:\n            all += d.Delta.Text ?? string.Empty;\n            break;\n        case MessageStopEvent:\n            break;\n    }}\n}}\nConsole.WriteLine(all);"),
        Verify.Statements($"var all = string.Empty;\nvar response = await client.ConverseAsync({Whole});\nall += {Texts};\nConsole.WriteLine(all);"));

    [Fact]
    public Task List_of_pieces() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var parts = new List<string>();\nvar response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request});\nawait foreach (var e in response.Stream)\n{{\n    if (e is ContentBlockDeltaEvent d) parts.Add(d.Delta.Text); // each\n}}\n\nConsole.WriteLine(string.Concat(parts));"),
        Verify.Statements($"var parts = new List<string>();\nvar response = await client.ConverseAsync({Whole});\n// each\nparts.AddRange(response.Output.Message.Content.ConvertAll(block => block.Text));\n\nConsole.WriteLine(string.Concat(parts));"));

    [Fact]
    public Task Comments_in_a_chain_of_texts() => Verify.NoFix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request}); Console.WriteLine(string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>() /* only text */.Select(d => d.Delta.Text)));"));

    [Fact]
    public Task Two_chats_in_one_block() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        "using Microsoft.Extensions.AI;" + Verify.Statements(Chat + $"var all = \"\";\nvar more = \"\";\nif (flag)\n{{\n    await foreach (var update in chat.{{|BDR2001:GetStreamingResponseAsync|}}(text, {Options})) more += update.Text;\n}}\nawait foreach (var update in chat.{{|BDR2001:GetStreamingResponseAsync|}}(text, {Options})) all += update.Text;\nawait foreach (var update in chat.{{|BDR2001:GetStreamingResponseAsync|}}(text, {Options})) all += update.Text;\nConsole.WriteLine(all + more);"),
        "using Microsoft.Extensions.AI;" + Verify.Statements(Chat + $"var all = \"\";\nvar more = \"\";\nif (flag)\n{{\n    var response = await chat.GetResponseAsync(text, {Options});\n    more += response.Text;\n}}\nvar answer = await chat.GetResponseAsync(text, {Options});\nall += answer.Text;\nvar chatResponse = await chat.GetResponseAsync(text, {Options});\nall += chatResponse.Text;\nConsole.WriteLine(all + more);"));

    [Fact]
    public Task Comments_in_chats() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        "using Microsoft.Extensions.AI;" + Verify.Statements(Chat + $"var all = \"\";\nawait foreach (var update in chat.{{|BDR2001:GetStreamingResponseAsync|}}(\n    text, // the question\n    {Options}))\n{{\n    // A piece.\n    all += update.Text;\n}}\nvar one = await chat\n    .{{|BDR2001:GetStreamingResponseAsync|}}(text, {Options})\n    .ToChatResponseAsync(cancellationToken);\nConsole.WriteLine(all + one.Text);"),
        "using Microsoft.Extensions.AI;" + Verify.Statements(Chat + $"var all = \"\";\n// A piece.\nvar response = await chat.GetResponseAsync(\n    text, // the question\n    {Options});\nall += response.Text;\nvar one = await chat\n    .GetResponseAsync(text, {Options}, cancellationToken: cancellationToken);\nConsole.WriteLine(all + one.Text);"));

    [Theory]
    [InlineData("var one = await chat.{|BDR2001:GetStreamingResponseAsync|}(text, new ChatOptions { MaxOutputTokens = 512 }) /* all of it */ .ToChatResponseAsync(); var all = one.Text;")]
    [InlineData("string? all = null; await foreach (var update in chat.{|BDR2001:GetStreamingResponseAsync|}(text, new ChatOptions { MaxOutputTokens = 512 })) all += update.Text;")]
    // With tools the answer is several messages, whose texts are put on lines of their own.
    [InlineData("var all = \"\"; await foreach (var update in chat.{|BDR2001:GetStreamingResponseAsync|}(text, new ChatOptions { MaxOutputTokens = 512, Tools = [AIFunctionFactory.Create(() => 1)] })) all += update.Text;")]
    [InlineData("var all = \"\"; var options = new ChatOptions { MaxOutputTokens = 512 }; options.Tools = [AIFunctionFactory.Create(() => 1)]; await foreach (var update in chat.{|BDR2001:GetStreamingResponseAsync|}(text, options)) all += update.Text;")]
    public Task Chats_not_offered(string reading) =>
        Verify.NoFix<DrainedStreamAnalyzer, DrainedStreamFix>("using Microsoft.Extensions.AI;" + Verify.Statements(Chat + reading + " Console.WriteLine(all);"));

    [Fact]
    public Task Windows_line_endings() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var all = \"\";\nint? output = 0;\nvar response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request});\nawait foreach (var e in response.Stream)\n{{\n    // A piece.\n    if (e is ContentBlockDeltaEvent d) all += d.Delta.Text;\n    if (e is ConverseStreamMetadataEvent m) output = m.Usage.OutputTokens;\n}}\n\nConsole.WriteLine(all + output);").ReplaceLineEndings("\r\n"),
        Verify.Statements($"var all = \"\";\nint? output = 0;\nvar response = await client.ConverseAsync({Whole});\n// A piece.\nall += {Texts};\noutput = response.Usage.OutputTokens;\n\nConsole.WriteLine(all + output);").ReplaceLineEndings("\r\n"));
}
