using BedrockAnalyzers.Rules.BDR2001;

namespace BedrockAnalyzers.Tests.Rules.BDR2001;

/// <summary>What the fix writes; that it says the same is shown by running it, in Running/WholeAnswerRunTests.</summary>
public class DrainedStreamFixTests
{
    private const string Request = "new ConverseStreamRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 512 } }";
    private const string Whole = "new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 512 } }";
    private const string Loop = "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; }";

    [Fact]
    public Task Comments_stay() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements("""
            // The request.
            var request = new ConverseStreamRequest /* for now */
            {
                ModelId = text, // the model
                InferenceConfig = new() { MaxTokens = 512 },
            };

            // Ask.
            using var response = await client.{|BDR2001:ConverseStreamAsync|}(request, cancellationToken); // once
            var all = new System.Text.StringBuilder();

            // Put it together.
            await foreach (var e in response.Stream)
            {
                // Only text.
                if (e is ContentBlockDeltaEvent delta)
                {
                    all.Append(delta.Delta.Text); // a piece
                }
            } // all is there

            Console.WriteLine(all);
            """),
        Verify.Statements("""
            // The request.
            var request = new ConverseRequest /* for now */
            {
                ModelId = text, // the model
                InferenceConfig = new() { MaxTokens = 512 },
            };

            // Ask.
            var response = await client.ConverseAsync(request, cancellationToken); // once
            var all = new System.Text.StringBuilder();

            // Put it together.
            // Only text.
            // a piece
            all.Append(string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text))); // all is there

            Console.WriteLine(all);
            """));

    [Theory]
    [InlineData("var all = new System.Text.StringBuilder();", "all.Append(d.Delta.Text);", "all.ToString().Trim() + all.ToString().Length", "var all = ", "all.Trim() + all.Length")]
    [InlineData("System.Text.StringBuilder all = new();", "all.Append(d.Delta.Text);", "all.ToString()", "string all = ", "all")]
    [InlineData("var all = \"\";", "all += d.Delta.Text;", "all", "var all = ", "all")]
    [InlineData("string? all = string.Empty;", "all += d.Delta.Text;", "all", "string? all = ", "all")]
    public Task An_empty_buffer_before_the_loop_becomes_the_text(string declared, string adds, string used, string after, string usedAfter) => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request});\n// The answer.\n{declared}\nawait foreach (var e in response.Stream)\n{{\n    if (e is ContentBlockDeltaEvent d) {adds}\n}}\n\nConsole.WriteLine({used});"),
        Verify.Statements($"var response = await client.ConverseAsync({Whole});\n// The answer.\n{after}string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text));\n\nConsole.WriteLine({usedAfter});"));

    [Theory]
    [InlineData("var all = new System.Text.StringBuilder(100);", "Console.WriteLine(all.ToString());")]
    [InlineData("var all = new System.Text.StringBuilder();", "Console.WriteLine(all);")]
    [InlineData("var all = new System.Text.StringBuilder();", "all.Clear(); Console.WriteLine(all.ToString());")]
    [InlineData("var all = new System.Text.StringBuilder(); // the answer", "Console.WriteLine(all.ToString());")]
    public Task A_buffer_that_is_used_as_one_stays(string declared, string use) => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request});\n{declared}\nawait foreach (var e in response.Stream) {{ if (e is ContentBlockDeltaEvent d) all.Append(d.Delta.Text); }}\n{use}"),
        Verify.Statements($"var response = await client.ConverseAsync({Whole});\n{declared}\nall.Append(string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text)));\n{use}"));

    [Fact]
    public Task Usage_and_stop_reason_are_those_of_the_answer() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($$"""
            var block = "";
            TokenUsage? usage = null;
            var response = await client.{|BDR2001:ConverseStreamAsync|}({{Request}});
            await foreach (var e in response.Stream)
            {
                switch (e)
                {
                    case ConverseStreamMetadataEvent metadata:
                        usage = metadata.Usage;
                        break;
                    case ContentBlockDeltaEvent { Delta.Text: { } piece }:
                        block += piece;
                        break;
                    case MessageStopEvent stop:
                        Console.WriteLine($"Ended: {stop.StopReason}");
                        break;
                }
            }

            Console.WriteLine(block + usage);
            """),
        Verify.Statements("""
            var block = "";
            TokenUsage? usage = null;
            var response = await client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 512 } });
            block += string.Concat(response.Output.Message.Content.ConvertAll(contentBlock => contentBlock.Text));
            Console.WriteLine($"Ended: {response.StopReason}");
            usage = response.Usage;

            Console.WriteLine(block + usage);
            """));

    [Fact]
    public Task Two_in_one_document() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($$"""
            var all = "";
            if (flag)
            {
                var response = await client.{|BDR2001:ConverseStreamAsync|}({{Request}});
                {{Loop}}
            }
            else
            {
                Amazon.BedrockRuntime.Model.ConverseStreamResponse response = await client.{|BDR2001:ConverseStreamAsync|}(new Amazon.BedrockRuntime.Model.ConverseStreamRequest { InferenceConfig = new() { MaxTokens = 512 } });
                {{Loop}}
            }

            Console.WriteLine(all);
            """),
        Verify.Statements("""
            var all = "";
            if (flag)
            {
                var response = await client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 512 } });
                all += string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text));
            }
            else
            {
                Amazon.BedrockRuntime.Model.ConverseResponse response = await client.ConverseAsync(new Amazon.BedrockRuntime.Model.ConverseRequest { InferenceConfig = new() { MaxTokens = 512 } });
                all += string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text));
            }

            Console.WriteLine(all);
            """));

    [Fact]
    public Task A_time_out_of_the_project_does_as_well() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements("var own = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) });\nvar all = \"\";\nvar response = await own.{|BDR2001:ConverseStreamAsync|}(new ConverseStreamRequest { ModelId = text });\n" + Loop + "\nConsole.WriteLine(all);"),
        Verify.Statements("var own = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) });\nvar all = \"\";\nvar response = await own.ConverseAsync(new ConverseRequest { ModelId = text });\nall += string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text));\nConsole.WriteLine(all);"));

    [Fact]
    public Task SDK_3() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Verify.Statements($"var all = \"\";\nvar response = await client.{{|BDR2001:ConverseStreamAsync|}}({Request});\nforeach (var e in response.Stream) {{ if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; }}\nConsole.WriteLine(all);"),
        Verify.Statements("var all = \"\";\nvar response = await client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 512 } });\nall += string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text));\nConsole.WriteLine(all);"),
        Sdk.V3);

    [Theory]
    // How long the answer may take is not known.
    [InlineData("new ConverseStreamRequest { ModelId = text }", Loop)]
    [InlineData("new ConverseStreamRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 4097 } }", Loop)]
    [InlineData("new ConverseStreamRequest { ModelId = text, InferenceConfig = flag ? new() { MaxTokens = 512 } : null }", Loop)]
    // The two requests differ.
    [InlineData("new ConverseStreamRequest { ModelId = text, GuardrailConfig = new(), InferenceConfig = new() { MaxTokens = 512 } }", Loop)]
    // Not all of the text, or something else.
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text + \"\\n\"; }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text.Trim(); }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d && d.ContentBlockIndex == 0) all += d.Delta.Text; }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d && !string.IsNullOrWhiteSpace(d.Delta.Text)) all += d.Delta.Text; }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { if (d.Delta.Text != null) continue; all += d.Delta.Text; } }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { all += d.Delta.Text; all += \" \"; } }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { all += d.Delta.Text; number++; } }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { all += d.Delta.Text; all += d.Delta.Text; } }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; else if (e is ConverseStreamMetadataEvent m) number = (int)(m.Metrics.LatencyMs ?? 0); }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; if (e is MessageStopEvent) break; if (e is ConverseStreamMetadataEvent m) number = m.Usage.InputTokens ?? 0; }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.ReasoningContent.Text; }")]
    [InlineData(Request, "await foreach (var e in response.Stream) { cancellationToken.ThrowIfCancellationRequested(); if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; }")]
    [InlineData(Request, "var parts = new List<string>(); await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) parts.Add(d.Delta.Text); } all = string.Join('\\n', parts);")]
    [InlineData(Request, "foreach (var piece in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => d.Delta.Text)) all += piece;")]
    [InlineData(Request, "all = string.Join(\"\\n\", response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => d.Delta.Text));")]
    // Another exception.
    [InlineData(Request, "try { await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } } catch (BedrockRuntimeEventStreamException ex) { all = ex.Message; }")]
    // Read by a method.
    [InlineData(Request, "all = await ReadAsync(response); static async Task<string> ReadAsync(ConverseStreamResponse response) { var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } return all; }")]
    public Task Not_offered(string request, string reading) =>
        Verify.NoFix<DrainedStreamAnalyzer, DrainedStreamFix>(Verify.Statements($"var all = \"\"; var response = await client.{{|BDR2001:ConverseStreamAsync|}}({request}); {reading} Console.WriteLine(all);"));

    [Theory]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var all = \"\"; var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; return all; }")]
    [InlineData("public async Task<string> M() { var all = \"\"; var request = new ConverseStreamRequest { InferenceConfig = new() { MaxTokens = 9 } }; Log(request); var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; return all; } private static void Log(object request) => Console.WriteLine(request);")]
    [InlineData("public async Task<string> M() { var all = \"\"; await foreach (var e in (await _client.{|BDR2001:ConverseStreamAsync|}(new() { InferenceConfig = new() { MaxTokens = 9 } })).Stream) if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; return all; }")]
    [InlineData("public async Task<string> M() { var all = \"\"; var response = await _client.{|BDR2001:InvokeModelWithResponseStreamAsync|}(new() { ModelId = \"meta.llama3-8b-instruct-v1:0\", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(\"{\\\"prompt\\\":\\\"Hi\\\",\\\"max_gen_len\\\":99}\")) }); await foreach (var e in response.Body) if (e is PayloadPart p) all += System.Text.Encoding.UTF8.GetString(p.Bytes.ToArray()); return all; }")]
    public Task Not_offered_for_members(string members) => Verify.NoFix<DrainedStreamAnalyzer, DrainedStreamFix>(Verify.Members(members));
}
