namespace BedrockAnalyzers.Tests.Robustness.Hostile;

/// <summary>Texts of ten million characters, and JSON a thousand deep, at the places where a rule reads a text.</summary>
internal static class HostileTexts
{
    private const int Long = 10_000_000;
    private const int Deep = 1_000;
    private const string Model = "anthropic.claude-3-5-sonnet-20240620-v1:0";

    private static string Filler => new('a', Long);

    public static IEnumerable<HostileInput> All()
    {
        // Bodies.
        yield return HostileInput.Body("a body in a literal", Quoted("""{"anthropic_version":"bedrock-2023-05-31","messages":[{"role":"user","content":"@"}]}""", Filler));
        yield return HostileInput.Body("a body in a raw string", "\"\"\"\n            {\"anthropic_version\":\"bedrock-2023-05-31\",\"messages\":[{\"role\":\"user\",\"content\":\"" + Filler + "\"}]}\n            \"\"\"");
        yield return HostileInput.Body("a body in an interpolated string", "$$\"\"\"\n            {\"messages\":[{\"role\":\"user\",\"content\":\"" + Filler + "{{text}}\"}]}\n            \"\"\"");
        yield return HostileInput.Body("a body with ten thousand holes", "$\"{{\\\"messages\\\":[" + HostileInput.Times(10_000, "{{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"{text}\\\"}}", ",") + "]}}\"");
        yield return HostileInput.Body("a body of a million members", Quoted("{@}", string.Join(',', Enumerable.Range(0, 1_000_000).Select(static i => $"\"{i}\":{i}"))));
        yield return HostileInput.Body("a body of a million members of one name", Quoted("{@}", HostileInput.Times(1_000_000, "\"temp\":1", ",")));
        yield return HostileInput.Body("a body of a million messages", Quoted("""{"messages":[@]}""", HostileInput.Times(200_000, """{"role":"user","content":"Hi"}""", ",")));
        yield return HostileInput.Body("a body of escapes", Quoted("""{"messages":"@"}""", HostileInput.Times(1_000_000, """\u0061\n""", "")));
        yield return HostileInput.Body("a body of spaces and brackets", Quoted("@", new string(' ', Long / 2) + new string('[', Long / 2)));
        yield return HostileInput.Body("a body a thousand deep", Quoted("@", HostileInput.Nested(Deep, "{\"a\":", "1", "}")));
        yield return HostileInput.Body("a body of arrays a thousand deep", Quoted("""{"messages":@}""", HostileInput.Nested(Deep, "[", "1", "]")));
        yield return HostileInput.Body("a body whose text is two thousand texts", "\"{\\\"messages\\\":[]\" + " + HostileInput.Times(2_000, $"\"{new string(' ', Long / 2_000)}\"", " + ") + " + \"}\"");
        yield return HostileInput.Body("a body of objects 200 deep", "JsonSerializer.Serialize(" + HostileInput.Nested(200, "new { a = ", "1", " }") + ")");
        yield return HostileInput.Body("a body of nodes 200 deep", HostileInput.Nested(200, "new JsonObject { [\"a\"] = ", "1", " }") + ".ToJsonString()");

        // Prompts and models.
        yield return Converse("a prompt", $"Messages = new() {{ new Message {{ Role = ConversationRole.User, Content = new() {{ new ContentBlock {{ Text = \"{Filler}\" }} }} }} }}");
        yield return Converse("a system text", $"System = new() {{ new SystemContentBlock {{ Text = \"{Filler}\" }} }}");
        yield return Converse("a system text in a constant", "System = new() { new SystemContentBlock { Text = Prompt } }", $"private const string Prompt = @\"{Filler}\";");
        yield return Converse("a prompt of words", $"Messages = new() {{ new Message {{ Role = ConversationRole.User, Content = new() {{ new ContentBlock {{ Text = \"{HostileInput.Times(Long / 20, "Answer with a number ", "")}\" }} }} }} }}");
        yield return Converse("the ID of a model", $"ModelId = \"{Filler}\"");
        yield return Converse("an ID with a known start", $"ModelId = \"{Model}{Filler}\"");
        yield return Converse("an ID of dots, dashes and colons", $"ModelId = \"{HostileInput.Times(Long / 4, ".a-:", "")}\"");
        yield return Converse("an ARN", $"ModelId = \"arn:aws:bedrock:us-east-1:123456789012:inference-profile/{Filler}\"");
        yield return Converse("a text as model in many places", $"ModelId = Id", $"private const string Id = \"{Filler}\";\n" + HostileInput.Times(100, "public Task T#() => _client.ConverseAsync(new ConverseRequest { ModelId = Id });"));

        // Metrics.
        yield return HostileInput.Statements("a metric's name", $"_ = new GetMetricStatisticsRequest {{ Namespace = \"AWS/Bedrock\", MetricName = \"{Filler}\" }};");
        yield return HostileInput.Statements("a dashboard", $"_ = new PutDashboardRequest {{ DashboardBody = {Quoted("""{"widgets":[@]}""", HostileInput.Times(50_000, """{"properties":{"metrics":[["AWS/Bedrock","Throttles"]]}}""", ","))} }};");
        yield return HostileInput.Statements("a dashboard of one widget", $"_ = new PutDashboardRequest {{ DashboardBody = {Quoted("""{"widgets":[{"properties":{"metrics":[@]}}]}""", """["AWS/Bedrock","Throttles"],""" + HostileInput.Times(500_000, """["...","."]""", ","))} }};");
        yield return HostileInput.Statements("a dashboard a thousand deep", $"_ = new PutDashboardRequest {{ DashboardBody = {Quoted("""{"widgets":@}""", HostileInput.Nested(Deep, "[", "1", "]"))} }};");

        // Files.
        yield return WithFile("settings of ten megabytes", "appsettings.json", """{"Bedrock":{"ModelId":"anthropic.claude-v2","Prompt":"@"}}""", Filler);
        yield return WithFile("settings of many models", "appsettings.json", """{"Models":[@]}""", HostileInput.Times(400_000, "\"anthropic.claude-v2\"", ","));
        yield return WithFile("settings of many texts", "appsettings.json", """{"Models":[@]}""", HostileInput.Times(1_000_000, "\"a.b-#\"", ","));
        yield return WithFile("settings a thousand deep", "appsettings.json", "@", HostileInput.Nested(Deep, "{\"a\":", "\"anthropic.claude-v2\"", "}"));
        yield return WithFile("settings a million deep", "appsettings.json", "@", HostileInput.Nested(1_000_000, "{\"a\":", "\"anthropic.claude-v2\"", "}"));
        yield return WithFile("settings without an end", "appsettings.json", """{"a":"@""", Filler);
        yield return WithFile("settings of comments", "appsettings.json", """{@"a":"anthropic.claude-v2"}""", HostileInput.Times(500_000, "/* a */ // b\n", ""));

        // Comments.
        yield return HostileInput.Statements("a comment of a megabyte", $"// {HostileInput.Times(50_000, "streaming is cheaper ", "")}\nawait _client.ConverseStreamAsync(new ConverseStreamRequest());");
        yield return HostileInput.Statements("a comment of a megabyte that never ends a sentence", $"// streaming saves {HostileInput.Times(200_000, "the ", "")}\nawait _client.ConverseStreamAsync(new ConverseStreamRequest());");
        yield return HostileInput.Statements("a comment of a megabyte without spaces", $"/* streaming {new string('a', 1_000_000)} */\nawait _client.ConverseStreamAsync(new ConverseStreamRequest());");
        yield return HostileInput.Statements("many comments", HostileInput.Times(50_000, "// streaming # is cheaper") + "\nawait _client.ConverseStreamAsync(new ConverseStreamRequest());");
        yield return HostileInput.Statements("many comments of one sentence", HostileInput.Times(50_000, "// streaming, and #") + "\nawait _client.ConverseStreamAsync(new ConverseStreamRequest());");
        yield return HostileInput.Members("a documentation comment of a megabyte", $"/// <summary>{HostileInput.Times(50_000, "Streaming costs less. ", "\n/// ")}</summary>\npublic Task S() => _client.ConverseStreamAsync(new ConverseStreamRequest());");
    }

    private static string Quoted(string around, string inside) => "\"" + around.Replace("@", inside, StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static HostileInput Converse(string name, string setting, string members = "") =>
        HostileInput.Members(name, members + $"\npublic async Task<ConverseResponse> M() => await _client.ConverseAsync(new ConverseRequest {{ {(setting.StartsWith("ModelId", StringComparison.Ordinal) ? "" : $"ModelId = \"{Model}\", ")}{setting} }});");

    private static HostileInput WithFile(string name, string file, string around, string inside) =>
        HostileInput.Members(name, "public Task M() => Task.CompletedTask;", (file, around.Replace("@", inside, StringComparison.Ordinal)));
}
