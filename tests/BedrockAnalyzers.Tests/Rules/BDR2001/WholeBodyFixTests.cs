using BedrockAnalyzers.Rules.BDR2001;

namespace BedrockAnalyzers.Tests.Rules.BDR2001;

/// <summary>The fix for a model's own JSON: what it writes, and where it is not the same. That it says the same is shown by running it, in Running/WholeAnswerRunTests.</summary>
public class WholeBodyFixTests
{
    private const string Usings = "using System.IO;using System.Text.Json;using System.Text.Json.Nodes;";
    private const string Body = "Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { prompt = \"Hi\", max_gen_len = 512 }))";

    // With a time-out of the project's own, whatever the model.
    private const string Own = "var own = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) });\n";

    [Fact]
    public Task Blocks_of_a_document() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Usings + Verify.Statements("""
            var request = new InvokeModelWithResponseStreamRequest
            {
                ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
                Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { max_tokens = 512 })),
            };
            using var response = await client.{|BDR2001:InvokeModelWithResponseStreamAsync|}(request, cancellationToken);
            var all = new System.Text.StringBuilder();

            // Put it together.
            await foreach (var item in response.Body)
            {
                // Only parts.
                if (item is PayloadPart part)
                {
                    using var json = JsonDocument.Parse(part.Bytes);
                    if (json.RootElement.TryGetProperty("delta", out var delta) && delta.TryGetProperty("text", out var piece))
                    {
                        all.Append(piece.GetString()); // a piece
                    }
                }
            }

            Console.WriteLine(all);
            """),
        Usings + Verify.Statements("""
            var request = new InvokeModelRequest
            {
                ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
                Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { max_tokens = 512 })),
            };
            var response = await client.InvokeModelAsync(request, cancellationToken);
            var all = new System.Text.StringBuilder();

            // Put it together.
            // Only parts.
            // a piece
            using var answer = JsonDocument.Parse(response.Body);
            foreach (var block in answer.RootElement.GetProperty("content").EnumerateArray())
            {
                if (block.TryGetProperty("text", out var blockText)) all.Append(blockText.GetString());
            }

            Console.WriteLine(all);
            """));

    [Theory]
    [InlineData("var chunk = JsonSerializer.Deserialize<JsonObject>(((PayloadPart)item).Bytes);\n    all += chunk?[\"generation\"] ?? \"\";", "var answer = JsonSerializer.Deserialize<JsonObject>(response.Body);\nall += answer?[\"generation\"]?.ToString();")]
    [InlineData("var chunk = JsonNode.Parse((item as PayloadPart)!.Bytes);\n    all += chunk!.AsObject()[\"generation\"];", null)]
    [InlineData("var raw = System.Text.Encoding.UTF8.GetString(((PayloadPart)item).Bytes.ToArray());\n    all += JsonDocument.Parse(raw).RootElement.GetProperty(\"generation\").GetString();", "var answer = JsonDocument.Parse(response.Body);\nall += answer.RootElement.GetProperty(\"generation\").GetString();")]
    [InlineData("if (item is not PayloadPart part) continue;\n    var chunk = JsonNode.Parse(part.Bytes);\n    if (chunk is null) continue;\n    all += chunk[\"outputs\"]?[0]?[\"text\"]?.GetValue<string>();", "var answer = JsonNode.Parse(response.Body);\nall += answer?[\"outputs\"]?[0]?[\"text\"]?.ToString();")]
    [InlineData("if (item is PayloadPart part)\n    {\n        all += JsonNode.Parse(part.Bytes)![\"outputText\"]!.ToString();\n    }", "var answer = JsonNode.Parse(response.Body);\nall += answer?[\"results\"]?[0]?[\"outputText\"]?.ToString();")]
    [InlineData("if (item is PayloadPart part)\n    {\n        all += JsonNode.Parse(part.Bytes)?[\"contentBlockDelta\"]?[\"delta\"]?[\"text\"];\n    }", "var answer = JsonNode.Parse(response.Body);\nforeach (var block in answer![\"output\"]![\"message\"]![\"content\"]!.AsArray())\n{\n    all += block?[\"text\"]?.ToString();\n}")]
    // Another place, or several.
    [InlineData("if (item is PayloadPart part) all += JsonNode.Parse(part.Bytes)?[\"text\"];", null)]
    [InlineData("if (item is PayloadPart part) all += JsonNode.Parse(part.Bytes)?[\"delta\"]?[\"thinking\"];", null)]
    [InlineData("if (item is PayloadPart part) all += JsonNode.Parse(part.Bytes)?[\"outputs\"]?[1]?[\"text\"];", null)]
    [InlineData("if (item is PayloadPart part) { var chunk = JsonNode.Parse(part.Bytes); all += chunk?[\"generation\"]; all += chunk?[\"generation\"]; }", null)]
    // Not of every part.
    [InlineData("if (item is PayloadPart part) { var chunk = JsonNode.Parse(part.Bytes); if (chunk?[\"index\"]?.ToString() == \"0\") all += chunk?[\"outputText\"]; }", null)]
    [InlineData("if (item is PayloadPart part) { var chunk = JsonNode.Parse(part.Bytes); if (chunk?[\"completionReason\"] is null) all += chunk?[\"outputText\"]; }", null)]
    [InlineData("if (item is PayloadPart part) { var chunk = JsonNode.Parse(part.Bytes); if (chunk?[\"type\"]?.ToString() == \"content_block_start\") all += chunk?[\"delta\"]?[\"text\"]; }", null)]
    [InlineData("if (item is PayloadPart part) { var chunk = JsonNode.Parse(part.Bytes); if (chunk?[\"type\"]?.ToString() != \"content_block_delta\") all += chunk?[\"delta\"]?[\"text\"]; }", null)]
    [InlineData("if (item is PayloadPart part) { var chunk = JsonNode.Parse(part.Bytes); if (chunk?[\"generation\"] is null) all += chunk?[\"generation\"]; }", null)]
    // Something else is made of it, or done.
    [InlineData("if (item is PayloadPart part) all += JsonNode.Parse(part.Bytes)?[\"generation\"]?.ToJsonString();", null)]
    [InlineData("if (item is PayloadPart part) all += JsonNode.Parse(part.Bytes)?[\"generation\"]?.ToString().Trim();", null)]
    [InlineData("if (item is PayloadPart part) all += JsonNode.Parse(part.Bytes)?[\"generation\"] + \"\\n\";", null)]
    [InlineData("if (item is PayloadPart part) { var chunk = JsonNode.Parse(part.Bytes); all += chunk?[\"generation\"]; number += 1; }", null)]
    [InlineData("if (item is PayloadPart part) { var chunk = JsonNode.Parse(part.Bytes); all += chunk?[\"generation\"]; number = chunk?[\"generation_token_count\"]?.GetValue<int>() ?? 0; }", null)]
    [InlineData("if (item is PayloadPart part) all += System.Text.Encoding.UTF8.GetString(part.Bytes.ToArray());", null)]
    [InlineData("if (item is PayloadPart part) all += (string?)Newtonsoft.Json.Linq.JObject.Parse(System.Text.Encoding.UTF8.GetString(part.Bytes.ToArray()))[\"generation\"];", null)]
    public Task Text_of_a_model(string reading, string? written)
    {
        var before = Own + $"var response = await own.{{|BDR2001:InvokeModelWithResponseStreamAsync|}}(new InvokeModelWithResponseStreamRequest {{ ModelId = text, {Body} }});\nvar all = \"\";\nforeach (var item in response.Body)\n{{\n    {reading}\n}}\nConsole.WriteLine(all + number);";
        if (written is null) return Verify.NoFix<DrainedStreamAnalyzer, DrainedStreamFix>(Usings + Verify.Statements(before));
        return Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
            Usings + Verify.Statements(before),
            Usings + Verify.Statements(Own + $"var response = await own.InvokeModelAsync(new InvokeModelRequest {{ ModelId = text, {Body} }});\nvar all = \"\";\n{written}\nConsole.WriteLine(all + number);"));
    }

    [Fact]
    public Task SDK_3() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        Usings + Verify.Statements(Own + $"var response = await own.{{|BDR2001:InvokeModelWithResponseStreamAsync|}}(new InvokeModelWithResponseStreamRequest {{ ModelId = text, {Body} }});\nvar all = \"\";\nforeach (PayloadPart part in response.Body)\n{{\n    all += JsonNode.Parse(part.Bytes)?[\"generation\"];\n}}\nConsole.WriteLine(all);"),
        Usings + Verify.Statements(Own + $"var response = await own.InvokeModelAsync(new InvokeModelRequest {{ ModelId = text, {Body} }});\nvar all = \"\";\nvar answer = JsonNode.Parse(response.Body);\nall += answer?[\"generation\"]?.ToString();\nConsole.WriteLine(all);"),
        Sdk.V3);

    [Fact]
    public Task Windows_line_endings() => Verify.Fix<DrainedStreamAnalyzer, DrainedStreamFix>(
        (Usings + Verify.Statements(Own + $"var response = await own.{{|BDR2001:InvokeModelWithResponseStreamAsync|}}(new InvokeModelWithResponseStreamRequest {{ ModelId = text, {Body} }});\nvar all = \"\";\nforeach (PayloadPart part in response.Body)\n{{\n    all += JsonNode.Parse(part.Bytes)?[\"delta\"]?[\"text\"];\n}}\nConsole.WriteLine(all);")).ReplaceLineEndings("\r\n"),
        (Usings + Verify.Statements(Own + $"var response = await own.InvokeModelAsync(new InvokeModelRequest {{ ModelId = text, {Body} }});\nvar all = \"\";\nvar answer = JsonNode.Parse(response.Body);\nforeach (var block in answer![\"content\"]!.AsArray())\n{{\n    all += block?[\"text\"]?.ToString();\n}}\nConsole.WriteLine(all);")).ReplaceLineEndings("\r\n"));
}
