using BedrockAnalyzers.Rules.BDR1001;

namespace BedrockAnalyzers.Tests.Rules.BDR1001;

/// <summary>What is done with a writer, a stream or a node beside the text of the body, which stays known; and what may change it.</summary>
public class JsonMethodTests
{
    [Theory]
    [InlineData("writer.Formatting = Newtonsoft.Json.Formatting.Indented;")]
    [InlineData("writer.Indentation = 4;")]
    [InlineData("writer.IndentChar = ' ';")]
    [InlineData("writer.CloseOutput = true;")]
    [InlineData("writer.AutoCompleteOnClose = true;")]
    [InlineData("text.NewLine = \"\\n\";")]
    [InlineData("writer.Flush();")]
    [InlineData("await writer.FlushAsync();")]
    [InlineData("writer.WriteComment(\"a\");")]
    [InlineData("writer.WriteRaw(\",\");", false)]
    [InlineData("Console.WriteLine(writer.Path);")]
    [InlineData("Change(writer);", false)]
    public Task With_a_writer_of_Newtonsoft(string statement, bool isReported = true) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Members($$"""
        protected virtual void Change(Newtonsoft.Json.JsonWriter writer) { }

        public async Task M()
        {
            var text = new System.IO.StringWriter();
            var writer = new Newtonsoft.Json.JsonTextWriter(text);
            {{statement}}
            writer.WriteStartObject();
            writer.WritePropertyName("anthropic_version");
            writer.WriteValue("bedrock-2023-05-31");
            writer.WriteEndObject();
            await _client.InvokeModelAsync({{(isReported ? "{|BDR1001:new InvokeModelRequest|}" : "new InvokeModelRequest")}} { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Body = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ToString())) });
        }
        """));

    [Theory]
    [InlineData("body.Position = 0;")]
    [InlineData("body.Capacity = 1000;")]
    [InlineData("body.Seek(0, System.IO.SeekOrigin.Begin);")]
    [InlineData("body.Flush();")]
    [InlineData("await body.FlushAsync();")]
    [InlineData("writer.Flush();")]
    [InlineData("await writer.FlushAsync();")]
    [InlineData("writer.AutoFlush = true;")]
    [InlineData("writer.NewLine = \"\\n\";")]
    [InlineData("Change(body);", false)]
    public Task With_a_stream(string statement, bool isReported = true) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Members($$"""
        protected virtual void Change(System.IO.Stream stream) { }

        public async Task M()
        {
            var body = new System.IO.MemoryStream();
            var writer = new System.IO.StreamWriter(body);
            writer.Write("{ \"anthropic_version\": \"bedrock-2023-05-31\", \"messages\": [] }");
            {{statement}}
            await _client.InvokeModelAsync({{(isReported ? "{|BDR1001:new InvokeModelRequest|}" : "new InvokeModelRequest")}} { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Body = body });
        }
        """));

    // Each way to write a member, by which the body has a cap, or a member beside it.
    [Theory]
    [InlineData("writer.WriteNumber(\"NAME\", 100);")]
    [InlineData("writer.WritePropertyName(\"NAME\"); writer.WriteNumberValue(100);")]
    [InlineData("writer.WriteString(\"NAME\", \"100\");")]
    [InlineData("writer.WritePropertyName(\"NAME\"); writer.WriteStringValue(\"100\");")]
    [InlineData("writer.WriteBoolean(\"NAME\", true);")]
    [InlineData("writer.WritePropertyName(\"NAME\"); writer.WriteBooleanValue(true);")]
    [InlineData("writer.WriteBase64String(\"NAME\", new byte[1]);")]
    [InlineData("writer.WritePropertyName(\"NAME\"); writer.WriteBase64StringValue(new byte[1]);")]
    [InlineData("writer.WritePropertyName(\"NAME\"); writer.WriteRawValue(\"100\");")]
    [InlineData("writer.WriteStartArray(\"NAME\"); writer.WriteEndArray();")]
    [InlineData("writer.WritePropertyName(\"NAME\"); writer.WriteStartArray(); writer.WriteEndArray();")]
    [InlineData("writer.WriteStartObject(\"NAME\"); writer.WriteEndObject();")]
    [InlineData("writer.WritePropertyName(\"NAME\"); writer.WriteStartObject(); writer.WriteEndObject();")]
    public async Task Each_way_to_write_a_member(string statement)
    {
        await Written(statement.Replace("NAME", "max_tokens", StringComparison.Ordinal), isReported: false);
        await Written(statement.Replace("NAME", "metadata", StringComparison.Ordinal), isReported: true);
    }

    [Theory]
    [InlineData("writer.WriteNull(\"metadata\");")]
    [InlineData("writer.WritePropertyName(\"metadata\"); writer.WriteNullValue();")]
    [InlineData("writer.WriteCommentValue(\"metadata\");")]
    [InlineData("writer.Flush();")]
    [InlineData("await writer.FlushAsync();")]
    public Task What_sets_no_cap(string statement) => Written(statement, isReported: true);

    // Each way to carry the text of a body on, and what makes another text of it.
    [Theory]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(json.ToString()))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(json.Trim()))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(json.TrimStart()))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(json.TrimEnd()))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(json.Normalize()))")]
    [InlineData("new MemoryStream(Encoding.ASCII.GetBytes(json))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json))))")]
    [InlineData("new MemoryStream(new MemoryStream(Encoding.UTF8.GetBytes(json)).ToArray())")]
    [InlineData("new MemoryStream(new MemoryStream(Encoding.UTF8.GetBytes(json)).GetBuffer())")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(json).AsSpan().ToArray())")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString()))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(System.Text.Json.Nodes.JsonNode.Parse(json)!.ToString()))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(Newtonsoft.Json.Linq.JObject.Parse(json).ToString()))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(Newtonsoft.Json.Linq.JToken.Parse(json).ToString()))")]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(Changed(json)))", false)]
    [InlineData("new MemoryStream(Encoding.UTF8.GetBytes(json), writable: false)")]
    public Task Carried(string body, bool isReported = true) => Verify.Analyzer<NoOutputTokenCapAnalyzer>("using System.IO;\nusing System.Text;\n" + Verify.Members($$"""
        protected virtual string Changed(string text) => text;

        public async Task M()
        {
            var json = "{ \"anthropic_version\": \"bedrock-2023-05-31\", \"messages\": [] }";
            await _client.InvokeModelAsync({{(isReported ? "{|BDR1001:new InvokeModelRequest|}" : "new InvokeModelRequest")}} { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Body = {{body}} });
        }
        """));

    private static Task Written(string statement, bool isReported) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Members($$"""
        public async Task M()
        {
            var body = new System.IO.MemoryStream();
            var writer = new System.Text.Json.Utf8JsonWriter(body);
            writer.WriteStartObject();
            writer.WriteString("anthropic_version", "bedrock-2023-05-31");
            {{statement}}
            writer.WriteEndObject();
            writer.Flush();
            await _client.InvokeModelAsync({{(isReported ? "{|BDR1001:new InvokeModelRequest|}" : "new InvokeModelRequest")}} { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", Body = body });
        }
        """));
}
