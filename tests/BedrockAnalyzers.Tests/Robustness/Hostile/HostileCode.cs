namespace BedrockAnalyzers.Tests.Robustness.Hostile;

/// <summary>Code that is far too deep, too wide, or goes round.</summary>
internal static class HostileCode
{
    private const int Wide = 5_000;
    private const int Deep = 250;
    private const string Call = "await _client.ConverseAsync(new ConverseRequest { ModelId = text });";
    private const string Retry = "while (true) { try { await _client.ConverseAsync(new ConverseRequest { ModelId = text }); break; } catch (ThrottlingException) { @ } }";

    public static IEnumerable<HostileInput> Branches()
    {
        yield return HostileInput.Statements("else ifs before a call", "var x = 0;\n" + HostileInput.Times(Wide / 10, "if (number == #) x = #;", " else ") + "\n" + Call);
        yield return HostileInput.Statements("ifs before a call", "var x = 0;\n" + HostileInput.Times(Wide, "if (number == #) x = #;") + "\n" + Call);
        yield return HostileInput.Statements("ifs that set the cap", "var r = new ConverseRequest { InferenceConfig = new() };\n" + HostileInput.Times(Wide, "if (number == #) r.InferenceConfig.MaxTokens = #;") + "\nawait _client.ConverseAsync(r);");
        yield return HostileInput.Statements("ifs of flags", HostileInput.Times(200, "var f# = number > #;") + HostileInput.Times(Wide, "if (f0) number = #; else if (f1) number++;") + "\n" + Call);
        yield return HostileInput.Statements("a switch around calls", "switch (number) {\n" + HostileInput.Times(500, "case #: await _client.ConverseAsync(Request); break;") + "\n}");
        yield return HostileInput.Statements("a switch before a call", "switch (number) {\n" + HostileInput.Times(1_000, "case #: text = \"a\"; break;") + "\n}" + Call);
        yield return HostileInput.Statements("a switch expression of models", "var m = number switch {\n" + HostileInput.Times(1_000, "# => \"anthropic.claude-v#\",") + "\n_ => text };\nawait _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return HostileInput.Statements("a switch expression of caps", "var m = number switch {\n" + HostileInput.Times(1_000, "# => #,") + "\n_ => 5 };\nawait _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = m } });");
        yield return HostileInput.Statements("try blocks", HostileInput.Times(Wide, "try { number++; } catch (InvalidOperationException) { number += #; }") + "\n" + Call);
        yield return HostileInput.Statements("try blocks with calls", HostileInput.Times(1_000, "try { await _client.ConverseAsync(Request); } catch (ThrottlingException) { number += #; }"));
        yield return HostileInput.Statements("retries", HostileInput.Times(200, Retry.Replace("@", "number += #;", StringComparison.Ordinal)));
        yield return HostileInput.Statements("branches in a catch", Retry.Replace("@", HostileInput.Times(Wide, "if (number == #) number += #;"), StringComparison.Ordinal));
        yield return HostileInput.Statements("waits in a catch", Retry.Replace("@", HostileInput.Times(Wide, "if (number == #) await Task.Delay(#);"), StringComparison.Ordinal));
        yield return HostileInput.Statements("catches of one try", "while (true) { try { " + Call + " break; }\n" + HostileInput.Times(100, "catch (ThrottlingException e) when (e.Message.Length == #) { number++; }") + " }");
        yield return HostileInput.Statements("loops", HostileInput.Times(1_000, "for (var i = 0; i < number; i++) { number--; }") + "\n" + Call);
        yield return HostileInput.Statements("loops with calls", HostileInput.Times(300, "foreach (var c in text) { await _client.ConverseAsync(Request); }"));
        yield return HostileInput.Statements("calls with requests of their own", HostileInput.Times(500, "if (number == #) { " + Call + " }"));
        yield return HostileInput.Statements("gotos", HostileInput.Times(Wide, "l#: if (number == #) goto l0;") + "\n" + Call);
        yield return HostileInput.Statements("statements", HostileInput.Times(10_000, "number += #;") + "\n" + Call);
        yield return HostileInput.Statements("locals that hold requests", HostileInput.Times(1_000, "var r# = new ConverseRequest(); r#.ModelId = text;") + "\nawait _client.ConverseAsync(r0);");
        yield return HostileInput.Statements("streams", HostileInput.Times(100, "using (var s# = await _client.ConverseStreamAsync(new ConverseStreamRequest())) { foreach (var e in s#.Stream.AsEnumerable()) { text += e; } }"));
    }

    public static IEnumerable<HostileInput> Nested()
    {
        yield return In("blocks", "{ ", "}");
        yield return In("ifs", "if (number > #) { ", "}");
        yield return In("else ifs", "if (number > #) number++; else { ", "}");
        yield return In("loops", "for (var i# = 0; i# < number; i#++) { ", "}", depth: 40);
        yield return In("loops over lists", "foreach (var i# in new[] { 1 }) { ", "}", depth: 40);
        yield return In("tries", "try { ", "} catch (ThrottlingException) { number += 1; }");
        yield return In("retries", "while (true) { try { ", "break; } catch (ThrottlingException) { number += 1; } }", depth: 40);
        yield return In("finallies", "try { ", "} finally { number++; }");
        yield return In("catches", "try { number++; } catch (Exception e#) { ", "}");
        yield return In("switches", "switch (number) { case 1: ", "break; }");
        yield return In("locks", "lock (text) { ", "}", "_ = _client.ConverseAsync(new ConverseRequest());");
        yield return In("usings", "using (new MemoryStream()) { ", "}");
        yield return In("local functions", "async Task F#() { await Task.Yield(); ", "}");
        yield return In("lambdas", "Func<Task> f# = async () => { ", "};", depth: 100);
        yield return In("lambdas that run", "await Task.Run(async () => { ", "});", depth: 4);
        yield return In("selects", "await Task.WhenAll(text.Select(async c# => { ", "}));", depth: 4);
        yield return Statement("parentheses", "await _client.ConverseAsync(" + HostileInput.Nested(Deep, "(", "new ConverseRequest { ModelId = text }", ")") + ");");
        yield return Statement("conditionals", "var m = " + HostileInput.Nested(Deep, "number > # ? \"a#\" : (", "text", ")") + "; await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("coalescing", "string? n = text; var m = " + HostileInput.Nested(Deep, "n ?? (", "text", ")") + "; await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("sums to the right", "var m = " + HostileInput.Nested(Deep, "\"a#\" + (", "text", ")") + "; await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("sums to the right as a body", "await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(Encoding.UTF8.GetBytes(" + HostileInput.Nested(Deep, "\"{\" + (", "text", ")") + ")) });");
        yield return Statement("sums of constants to the right", "await _client.ConverseAsync(new ConverseRequest { ModelId = " + HostileInput.Nested(Deep, "\"a\" + (", "\"b\"", ")") + " });");
        yield return Statement("calls in arguments", "await _client.ConverseAsync(new ConverseRequest { ModelId = " + HostileInput.Nested(Deep, "string.Concat(\"a\", ", "text", ")") + " });");
        yield return Statement("calls of own methods in arguments", "string F(string a) => a; await _client.ConverseAsync(new ConverseRequest { ModelId = " + HostileInput.Nested(Deep, "F(", "text", ")") + " });");
        yield return Statement("chained calls", "await _client.ConverseAsync(new ConverseRequest { ModelId = text" + HostileInput.Times(Deep, ".Replace(\"#\", \"a\")", "") + " });");
        yield return Statement("casts", "await _client.ConverseAsync(" + HostileInput.Nested(Deep, "(ConverseRequest)(object)(", "new ConverseRequest()", ")") + ");");
        yield return Statement("switch expressions", "var m = " + HostileInput.Nested(Deep, "number switch { # => \"a\", _ => ", "text", " }") + "; await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("interpolations", "var m = " + HostileInput.Nested(8, "$\"{", "text", "}\"") + "; await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("lambdas in lambdas", "Func<object> f = " + HostileInput.Nested(100, "(Func<object>)(() => ", "_client.ConverseAsync(new ConverseRequest())", ")") + "; f();");
        yield return Statement("nots", "if (" + HostileInput.Nested(Deep, "!(", "number > 1", ")") + ") " + Call);
        yield return Statement("ands", "if (" + HostileInput.Nested(Deep, "number > # && (", "number > 1", ")") + ") " + Call);
        yield return Statement("ands to the left", "if (" + HostileInput.Times(2_000, "number > #", " && ") + ") " + Call);
        yield return Statement("filters", "while (true) { try { " + Call + " break; } catch (AmazonBedrockRuntimeException e) when (" + HostileInput.Times(2_000, "e.ErrorCode == \"a#\"", " || ") + ") { } }");
        yield return Statement("patterns", "while (true) { try { " + Call + " break; } catch (Exception e) when (e is " + HostileInput.Times(1_000, "ThrottlingException", " or ") + ") { } }");
        yield return Statement("tuples", "var t = " + HostileInput.Nested(100, "(", "new ConverseRequest()", ", 1)") + "; " + Call);
        yield return Statement("documents", "await _client.ConverseAsync(new ConverseRequest { Messages = new() { new Message { Content = new() { new ContentBlock { ToolResult = new ToolResultBlock { Content = new() { new ToolResultContentBlock { Text = " + HostileInput.Nested(Deep, "(", "text", ")") + " } } } } } } } });");
        yield return HostileInput.Members("types in types around a call", HostileInput.Nested(Deep, "public class N# { ", "public Task M(IAmazonBedrockRuntime client) => client.ConverseAsync(new ConverseRequest());", "}"));
    }

    public static IEnumerable<HostileInput> Sums()
    {
        // Roslyn makes a graph of a sum of conditionals by recursion. At twice these sizes Roslyn 4.8 overflows by itself, as soon as any analyzer reports something in the file.
        yield return HostileInput.Statements("conditionals in a sum", "var m = " + HostileInput.Times(Wide, "(number > # ? \"a\" : \"b\")", " + ") + ";\nawait _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("a sum of texts", "var m = " + HostileInput.Times(Wide, "\"a#\"", " + ") + "; await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("a sum of texts and unknowns", "var m = " + HostileInput.Times(Wide / 2, "\"a#\" + text", " + ") + "; await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("a body that is a sum", "var m = \"{\\\"prompt\\\":\\\"\" + " + HostileInput.Times(Wide / 2, "\"a#\" + text", " + ") + " + \"\\\"}\"; await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(Encoding.UTF8.GetBytes(m)) });");
        yield return Statement("a prompt that grows by statements", "var m = \"\";\n" + HostileInput.Times(Wide, "m += \"a#\";") + " await _client.ConverseAsync(new ConverseRequest { Messages = new() { new Message { Content = new() { new ContentBlock { Text = m } } } } });");
        yield return Statement("a prompt that grows by assignments", "var m = \"\";\n" + HostileInput.Times(Wide, "m = m + text + \"a#\";") + " await _client.ConverseAsync(new ConverseRequest { ModelId = m, Messages = new() { new Message { Content = new() { new ContentBlock { Text = m } } } } });");
        yield return Statement("a prompt that grows at both ends", "var m = \"\";\n" + HostileInput.Times(Wide, "m = \"a#\" + m + m;") + " await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("a builder by statements", "var m = new StringBuilder();\n" + HostileInput.Times(Wide, "m.Append(\"a#\");") + " await _client.ConverseAsync(new ConverseRequest { Messages = new() { new Message { Content = new() { new ContentBlock { Text = m.ToString() } } } } });");
        yield return Statement("a builder as a chain", "var m = new StringBuilder()" + HostileInput.Times(500, ".Append(\"a#\")", "") + "; await _client.ConverseAsync(new ConverseRequest { Messages = new() { new Message { Content = new() { new ContentBlock { Text = m.ToString() } } } } });");
        yield return Statement("a builder of a body", "var m = new StringBuilder(\"{\");\n" + HostileInput.Times(Wide, "m.Append(\"\\\"a#\\\":1,\");") + " m.Append(\"}\"); await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(Encoding.UTF8.GetBytes(m.ToString())) });");
        yield return HostileInput.Members("constants of each other", "private const string S0 = \"a\";\n" + HostileInput.Times(250, "private const string T# = S0 + \"a\";") + "\npublic Task M() => _client.ConverseAsync(new ConverseRequest { ModelId = " + HostileInput.Times(250, "T#", " + ") + " });");
        yield return HostileInput.Members("constants that double", "private const string D0 = \"aaaaaaaaaa\";\n" + string.Join('\n', Enumerable.Range(1, 20).Select(static i => $"private const string D{i} = D{i - 1} + D{i - 1};")) + "\npublic Task M() => _client.ConverseAsync(new ConverseRequest { ModelId = D20 });");
    }

    public static IEnumerable<HostileInput> Initializers()
    {
        yield return Statement("messages", "var r = new ConverseRequest { Messages = new() {\n" + HostileInput.Times(2_000, "new Message { Role = ConversationRole.User, Content = new() { new ContentBlock { Text = \"a#\" } } },") + " } }; await _client.ConverseAsync(r);");
        yield return Statement("ten thousand messages", "var r = new ConverseRequest { Messages = new() {\n" + HostileInput.Times(10_000, "new Message { Role = ConversationRole.User },") + " } }; await _client.ConverseAsync(r);");
        yield return Statement("messages that are added", "var r = new ConverseRequest { Messages = new() };\n" + HostileInput.Times(2_000, "r.Messages.Add(new Message { Role = ConversationRole.User, Content = new() { new ContentBlock { Text = \"a#\" } } });") + " await _client.ConverseAsync(r);");
        yield return Statement("blocks of content", "var r = new ConverseRequest { Messages = new() { new Message { Content = new() {\n" + HostileInput.Times(10_000, "new ContentBlock { Text = \"a#\" },") + " } } } }; await _client.ConverseAsync(r);");
        yield return Statement("an array", "var a = new[] {\n" + HostileInput.Times(10_000, "\"anthropic.claude-v2#\",") + " }; foreach (var m in a) await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("an array of known models", "var a = new[] {\n" + HostileInput.Times(10_000, "\"anthropic.claude-v2\",") + " }; foreach (var m in a) await _client.ConverseAsync(new ConverseRequest { ModelId = m });");
        yield return Statement("an array of requests", "var a = new ConverseRequest[] {\n" + HostileInput.Times(10_000, "new() { ModelId = \"a#\" },") + " }; foreach (var m in a) await _client.ConverseAsync(m);");
        yield return Statement("a dictionary", "var a = new Dictionary<string, string> {\n" + HostileInput.Times(10_000, "[\"a#\"] = \"anthropic.claude-v2\",") + " }; await _client.ConverseAsync(new ConverseRequest { ModelId = a[text] });");
        yield return Statement("a dictionary of pairs", "var a = new Dictionary<string, string> {\n" + HostileInput.Times(10_000, "{ \"a#\", \"anthropic.claude-v2\" },") + " }; await _client.ConverseAsync(new ConverseRequest { ModelId = a[text] });");
        yield return Statement("an anonymous object as a body", "await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new {\n" + HostileInput.Times(1_000, "a# = #,") + " })) });");
        yield return Statement("an anonymous object of objects as a body", "await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { messages = new[] {\n" + HostileInput.Times(10_000, "new { role = \"user\", content = \"a#\" },") + " } })) });");
        yield return Statement("a body of a dictionary", "await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> {\n" + HostileInput.Times(10_000, "[\"a#\"] = #,") + " })) });");
        yield return Statement("a body of nodes", "var n = new JsonObject();\n" + HostileInput.Times(10_000, "n[\"a#\"] = #;") + " await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(Encoding.UTF8.GetBytes(n.ToJsonString())) });");
        yield return Statement("a writer", "using var s = new MemoryStream(); using var w = new Utf8JsonWriter(s); w.WriteStartObject();\n" + HostileInput.Times(1_000, "w.WriteNumber(\"a#\", #);") + " w.WriteEndObject(); w.Flush(); await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = s });");
        yield return Statement("properties of an object", "var b = new Big {\n" + HostileInput.Times(2_000, "P# = #,") + " }; await _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(b)) });", ("Big.cs", "public class Big { " + HostileInput.Times(2_000, "public int P# { get; set; }") + " }"));
        yield return Statement("metrics", "var q = new Amazon.CloudWatch.Model.GetMetricDataRequest { MetricDataQueries = new() {\n" + HostileInput.Times(2_000, "new() { MetricStat = new() { Metric = new() { Namespace = \"AWS/Bedrock\", MetricName = \"Throttles#\" } } },") + " } };");
        yield return HostileInput.Members("a table of fields", HostileInput.Times(10_000, "private static readonly string s_f# = \"anthropic.claude-v2\";") + "public Task M() => _client.ConverseAsync(new ConverseRequest { ModelId = s_f7 });");
        yield return HostileInput.Members("members of an enumeration", "public enum E { " + HostileInput.Times(10_000, "A#,") + " } public Task M(E e) => _client.ConverseAsync(new ConverseRequest { ModelId = e.ToString() });");
    }

    public static IEnumerable<HostileInput> Graphs()
    {
        yield return HostileInput.Members("a type of itself", "public class T<A> { public T<T<A>>? Next; public ConverseRequest R = new(); } public Task M() { var t = new T<int>(); return _client.ConverseAsync(t.Next!.Next!.Next!.R); }");
        yield return HostileInput.Members("a body of a type of itself", "public class T { public T? Next { get; set; } public List<T>? All { get; set; } public int A { get; set; } } public Task M() => _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new T { Next = new T() })) });");
        yield return HostileInput.Members("types of each other", HostileInput.Times(300, "public class T# { public T#? Own { get; set; } " + string.Concat(Enumerable.Range(0, 10).Select(static i => $"public T{i}? P{i} {{ get; set; }} ")) + "}") + "public Task M(T5 t) => _client.InvokeModelAsync(new InvokeModelRequest { ModelId = \"anthropic.claude-v2\", Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(t)) });");
        yield return HostileInput.Members("a base of a hundred bases", "public class B0 { public virtual Task Send(IAmazonBedrockRuntime c) => c.ConverseAsync(new ConverseRequest()); } " + string.Join('\n', Enumerable.Range(1, 100).Select(static i => $"public class B{i} : B{i - 1} {{ public override Task Send(IAmazonBedrockRuntime c) => base.Send(c); }}")));
        yield return HostileInput.Members("implementations", "public interface I { Task Send(string text); } " + HostileInput.Times(500, "public class I# : I { public Task Send(string text) => new AmazonBedrockRuntimeClient().ConverseAsync(new ConverseRequest()); }") + "public async Task M(I i, string[] all) { foreach (var one in all) await i.Send(one); }");
        yield return HostileInput.Members("methods that go round", HostileInput.Times(300, "private async Task<string> R#(ConverseRequest r, int n) => n > 0 ? await R%(r, n - 1) : (await _client.ConverseAsync(r)).StopReason;").Split('\n').Select(static (line, i) => line.Replace("%", $"{(i + 1) % 300}", StringComparison.Ordinal)).Aggregate(new System.Text.StringBuilder(), static (all, line) => all.AppendLine(line)).ToString());
        // Each walk takes all that it may.
        yield return HostileInput.Members("methods that all call each other", string.Join('\n', Enumerable.Range(0, 8).Select(static i => $"private async Task<string> R{i}(ConverseRequest r, int n) {{ {HostileInput.Times(8, "if (n == #) return await R#(r, n - 1);", " ")} return (await _client.ConverseAsync(r)).StopReason; }}")));
        yield return HostileInput.Members("properties that go round", string.Join('\n', Enumerable.Range(0, 1_000).Select(static i => $"private ConverseRequest P{i} => P{(i + 1) % 1_000};")) + "public Task M() => _client.ConverseAsync(P0);");
        yield return HostileInput.Members("texts that go round", string.Join('\n', Enumerable.Range(0, 1_000).Select(static i => $"private string P{i} => P{(i + 1) % 1_000} + P{(i + 2) % 1_000};")) + "public Task M() => _client.ConverseAsync(new ConverseRequest { ModelId = P0 });");
        yield return HostileInput.Members("lambdas that go round", "public async Task M() { " + HostileInput.Times(200, "Func<int, Task>? f# = null;") + string.Join('\n', Enumerable.Range(0, 200).Select(static i => $"f{i} = n => n > 0 ? f{(i + 1) % 200}!(n - 1) : _client.ConverseAsync(new ConverseRequest());")) + " await f0!(3); }");
        yield return HostileInput.Members("local functions that go round", "public async Task M() { " + string.Join('\n', Enumerable.Range(0, 300).Select(static i => $"Task F{i}(int n) => n > 0 ? F{(i + 1) % 300}(n - 1) : _client.ConverseAsync(new ConverseRequest());")) + " await F0(3); }");
        yield return HostileInput.Members("a chain that retries", "private Task<ConverseResponse> S0(ConverseRequest r) => _client.ConverseAsync(r);" + string.Join('\n', Enumerable.Range(1, 500).Select(static i => $"private async Task<ConverseResponse> S{i}(ConverseRequest r) {{ try {{ return await S{i - 1}(r); }} catch (ThrottlingException) {{ return await S{i - 1}(r); }} }}")));
        yield return HostileInput.Members("a retry through methods that go round", string.Join('\n', Enumerable.Range(0, 500).Select(static i => $"private async Task<ConverseResponse> S{i}(ConverseRequest r) {{ try {{ return await _client.ConverseAsync(r); }} catch (ThrottlingException) {{ return await S{(i + 1) % 500}(r); }} }}")));
        yield return HostileInput.Members("callers", "private Task<ConverseResponse> Send(ConverseRequest r) => Send1(r); private Task<ConverseResponse> Send1(ConverseRequest r) => Send2(r); private Task<ConverseResponse> Send2(ConverseRequest r) => _client.ConverseAsync(r);\n" + HostileInput.Times(500, "public async Task<string> M#(string t) { var r = new ConverseRequest { ModelId = t }; r.Messages = new() { new Message { Content = new() { new ContentBlock { Text = t } } } }; return (await Send(r)).Output.Message.Content[0].Text; }"));
        yield return HostileInput.Members("callers of a cap", "private Task<ConverseResponse> Send(int? cap, string model) => _client.ConverseAsync(new ConverseRequest { ModelId = model, InferenceConfig = new() { MaxTokens = cap } });\n" + HostileInput.Times(500, "public Task M#() => Send(#, \"anthropic.claude-v#\");"));
        yield return HostileInput.Members("methods of one name", HostileInput.Times(200, "private Task Send(int a#, T# t) => _client.ConverseAsync(new ConverseRequest()); private class T# { }") + HostileInput.Times(200, "public Task M#() => Send(#, new T#());"));
        yield return HostileInput.Members("loops that call a chain", "private async Task<string> S0(string t) => (await _client.ConverseAsync(new ConverseRequest { ModelId = t })).Output.Message.Content[0].Text;" + string.Join('\n', Enumerable.Range(1, 300).Select(static i => $"private async Task<string> S{i}(string t) {{ foreach (var x in t.Split(' ')) t += await S{i - 1}(x); return t; }}")));
        yield return HostileInput.Members("parses of a chain", "private async Task<string> S0(string t) => (await _client.ConverseAsync(new ConverseRequest { ModelId = t })).Output.Message.Content[0].Text;" + string.Join('\n', Enumerable.Range(1, 300).Select(static i => $"private async Task<string> S{i}(string t) => await S{i - 1}(t); public async Task<int> J{i}(string t) => JsonSerializer.Deserialize<int>(await S{i}(t));")));
    }

    public static IEnumerable<HostileInput> Files()
    {
        yield return HostileInput.Members("methods", HostileInput.Times(3_000, "private int A#(int n) => n + A0(n);") + Sender(0));
        yield return HostileInput.Members("methods of the SDK's name", string.Join('\n', Enumerable.Range(0, 500).Select(static i => $"private int ConverseAsync({string.Join(", ", Enumerable.Range(0, 9).Select(b => (i & (1 << b)) != 0 ? $"int a{b}" : $"string a{b}"))}) => 1;")) + Sender(0));
        yield return HostileInput.Members("lines", HostileInput.Times(2_000, "public int A#(int n)\n{\n    var x = n;\n    if (x > #)\n    {\n        x++;\n    }\n\n    return x;\n}\n") + HostileInput.Times(50, "public Task Send#() => _client.ConverseAsync(new ConverseRequest());"));
        yield return HostileInput.Members("a hundred senders", string.Join('\n', Enumerable.Range(0, 100).Select(Sender)));
        yield return HostileInput.Members("files of one class", Sender(0), [.. Enumerable.Range(1, 400).Select(static i => ($"C{i}.cs", HostileInput.Usings + "public partial class C { " + (i % 20 == 0 ? Sender(i) : $"private string N{i}(string text) => text + {i};") + " }"))]);
        yield return HostileInput.Members("files that call each other", Sender(0), [.. Enumerable.Range(1, 400).Select(static i => ($"C{i}.cs", HostileInput.Usings + $"public partial class C {{ private Task<ConverseResponse> Via{i}(ConverseRequest r) => {(i % 8 == 0 ? "_client.ConverseAsync(r)" : $"Via{i - 1}(r)")}; }}")), ("C.cs", "public partial class C { private System.Threading.Tasks.Task<Amazon.BedrockRuntime.Model.ConverseResponse> Via0(Amazon.BedrockRuntime.Model.ConverseRequest r) => _client.ConverseAsync(r); }")]);
    }

    private static string Sender(int i) => $$"""
        public async Task<string> Send{{i}}(string text)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    var answer = await _client.ConverseAsync(new ConverseRequest { ModelId = "anthropic.claude-v2", Messages = new() { new Message { Role = ConversationRole.User, Content = new() { new ContentBlock { Text = text } } } } });
                    return answer.Output.Message.Content[0].Text;
                }
                catch (ThrottlingException) when (attempt < {{i + 2}})
                {
                }
            }
        }
        """;

    private static HostileInput In(string name, string open, string close, string call = Call, int depth = Deep) => HostileInput.Statements(name + " around a call", HostileInput.Nested(depth, open, call, close));

    private static HostileInput Statement(string name, string statements, params (string Name, string Text)[] more) => HostileInput.Statements(name, statements) is var input ? input with { Files = [.. input.Files, .. more] } : null!;
}
