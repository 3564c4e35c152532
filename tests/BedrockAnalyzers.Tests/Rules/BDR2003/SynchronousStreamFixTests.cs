using BedrockAnalyzers.Rules.BDR2003;

namespace BedrockAnalyzers.Tests.Rules.BDR2003;

/// <summary>How the stream is awaited.</summary>
public class SynchronousStreamFixTests
{
    private const string Get = "var r = await client.ConverseStreamAsync(new ConverseStreamRequest());\n";
    private const string Event = "Amazon.Runtime.EventStreams.IEventStreamEvent";

    [Theory]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream)\n{\n    Console.WriteLine(e);\n}", "await foreach (var e in r.Stream)\n{\n    Console.WriteLine(e);\n}")]
    [InlineData("{|BDR2003:foreach|}(var e in r.Stream) {\n    if (flag) break;\n    continue;\n}", "await foreach(var e in r.Stream) {\n    if (flag) break;\n    continue;\n}")]
    [InlineData("// Read it.\n{|BDR2003:foreach|} /* all */ (var e /* one */ in r.Stream) // here\n{\n    // there\n}", "// Read it.\nawait foreach /* all */ (var e /* one */ in r.Stream) // here\n{\n    // there\n}")]
    [InlineData("{|BDR2003:foreach|} (" + Event + " e in r.Stream) { }", "await foreach (" + Event + " e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (ContentBlockDeltaEvent e in r.Stream) { }", "await foreach (ContentBlockDeltaEvent e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (object e in r.Stream.AsEnumerable()) { }", "await foreach (object e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream.AsEnumerable()) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream\n    .AsEnumerable()) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in (r.Stream.AsEnumerable())) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream!.AsEnumerable()) { }", "await foreach (var e in r.Stream!) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in Enumerable.AsEnumerable(r.Stream)) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in ((IEnumerable<" + Event + ">)r.Stream).AsEnumerable()) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in (IEnumerable<" + Event + ">)r.Stream) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in (await client.ConverseStreamAsync(new())).Stream.AsEnumerable()) { }", "await foreach (var e in (await client.ConverseStreamAsync(new())).Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream.ToBlockingEnumerable()) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream.ToBlockingEnumerable(cancellationToken)) { }", "await foreach (var e in r.Stream.WithCancellation(cancellationToken)) { }")]
    [InlineData("await foreach (var e in r.Stream.{|BDR2003:ToAsyncEnumerable|}()) { }", "await foreach (var e in r.Stream) { }")]
    [InlineData("var s = r.Stream.AsEnumerable();\n{|BDR2003:foreach|} (var e in s) { }", "var s = r.Stream;\nawait foreach (var e in s) { }")]
    [InlineData("var s = r.Stream;\n{|BDR2003:foreach|} (var e in s) { }\nConsole.WriteLine(s);", "var s = r.Stream;\nawait foreach (var e in s) { }\nConsole.WriteLine(s);")]
    // Several, and one in the other.
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream) { }\n{|BDR2003:foreach|} (var e in r.Stream.AsEnumerable()) { }", "await foreach (var e in r.Stream) { }\nawait foreach (var e in r.Stream) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream)\n    {|BDR2003:foreach|} (var f in r.Stream.AsEnumerable()) { }", "await foreach (var e in r.Stream)\n    await foreach (var f in r.Stream) { }")]
    [InlineData("foreach (var n in new[] { 1 })\n{\n    {|BDR2003:foreach|} (var f in r.Stream) { }\n}", "foreach (var n in new[] { 1 })\n{\n    await foreach (var f in r.Stream) { }\n}")]
    // In other functions.
    [InlineData("Func<Task> f = async () => { {|BDR2003:foreach|} (var e in r.Stream) { } };", "Func<Task> f = async () => { await foreach (var e in r.Stream) { } };")]
    [InlineData("async Task L() { {|BDR2003:foreach|} (var e in r.Stream) { } }\nawait L();", "async Task L() { await foreach (var e in r.Stream) { } }\nawait L();")]
    [InlineData("try { } catch { {|BDR2003:foreach|} (var e in r.Stream) { } } finally { {|BDR2003:foreach|} (var e in r.Stream) { } }", "try { } catch { await foreach (var e in r.Stream) { } } finally { await foreach (var e in r.Stream) { } }")]
    [InlineData("lock (text)\n{\n    Func<Task> f = async () => { {|BDR2003:foreach|} (var e in r.Stream) { } };\n}", "lock (text)\n{\n    Func<Task> f = async () => { await foreach (var e in r.Stream) { } };\n}")]
    // What does not outlive the wait.
#if !ROSLYN_FLOOR
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream)\n{\n    Span<byte> span = new byte[4];\n    span.Clear();\n}", "await foreach (var e in r.Stream)\n{\n    Span<byte> span = new byte[4];\n    span.Clear();\n}")]
#endif
    // Directives that have nothing to do with it.
    [InlineData("#pragma warning disable CS0219\n{|BDR2003:foreach|} (var e in r.Stream) { }", "#pragma warning disable CS0219\nawait foreach (var e in r.Stream) { }")]
    [InlineData("#if NET8_0_OR_GREATER\nnumber++;\n#endif\n{|BDR2003:foreach|} (var e in r.Stream) { }", "#if NET8_0_OR_GREATER\nnumber++;\n#endif\nawait foreach (var e in r.Stream) { }")]
    public Task A_loop(string before, string after) => Verify.Fix<SynchronousStreamAnalyzer, SynchronousStreamFix>(Verify.Statements(Get + before), Verify.Statements(Get + after));

    [Theory]
    [InlineData(
        "{|BDR2003:foreach|} (var d in r.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>())\n{\n    // Show it.\n    Console.Write(d.Delta.Text);\n}",
        "await foreach (var item in r.Stream)\n{\n    if (item is not ContentBlockDeltaEvent d) continue;\n    // Show it.\n    Console.Write(d.Delta.Text);\n}")]
    [InlineData(
        "{|BDR2003:foreach|} (ContentBlockDeltaEvent d in Enumerable.AsEnumerable(r.Stream).OfType<ContentBlockDeltaEvent>()) { Console.Write(d.Delta.Text); }",
        "await foreach (var item in r.Stream) { if (item is not ContentBlockDeltaEvent d) continue; Console.Write(d.Delta.Text); }")]
    [InlineData(
        "var item = 1;\n{|BDR2003:foreach|} (var d in r.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>())\n    Console.Write(d.Delta.Text + item);",
        "var item = 1;\nawait foreach (var chunk in r.Stream)\n    if (chunk is ContentBlockDeltaEvent d) Console.Write(d.Delta.Text + item);")]
    [InlineData(
        "{|BDR2003:foreach|} (var d in r.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>()) {\n    Console.Write(d.Delta.Text);\n}",
        "await foreach (var item in r.Stream) {\n    if (item is not ContentBlockDeltaEvent d) continue;\n    Console.Write(d.Delta.Text);\n}")]
    [InlineData(
        "{|BDR2003:foreach|} (var d in r.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>())\n{\n    {|BDR2003:foreach|} (var e in r.Stream) { Console.Write(d.Delta.Text); }\n}",
        "await foreach (var item in r.Stream)\n{\n    if (item is not ContentBlockDeltaEvent d) continue;\n    await foreach (var e in r.Stream) { Console.Write(d.Delta.Text); }\n}")]
    public Task A_loop_over_one_type(string before, string after) => Verify.Fix<SynchronousStreamAnalyzer, SynchronousStreamFix>(Verify.Statements(Get + before), Verify.Statements(Get + after));

    [Theory]
    [InlineData("var all = r.Stream.AsEnumerable().{|BDR2003:ToList|}();", "var all = await r.Stream.ToListAsync();")]
    [InlineData("var all = /* all */ r.Stream\n    .AsEnumerable()\n    .{|BDR2003:ToArray|}(); // done", "var all = /* all */ await r.Stream\n    .ToArrayAsync(); // done")]
    [InlineData("number = r.Stream.AsEnumerable().{|BDR2003:Count|}(e => e is ContentBlockDeltaEvent);", "number = await r.Stream.CountAsync(e => e is ContentBlockDeltaEvent);")]
    [InlineData("foreach (var e in r.Stream.AsEnumerable().{|BDR2003:ToList|}()) { }", "foreach (var e in await r.Stream.ToListAsync()) { }")]
    [InlineData("Func<Task<bool>> f = async () => r.Stream.AsEnumerable().{|BDR2003:Any|}();", "Func<Task<bool>> f = async () => await r.Stream.AnyAsync();")]
    public Task One_value(string before, string after) => Verify.Fix<SynchronousStreamAnalyzer, SynchronousStreamFix>(Verify.Statements(Get + before), Verify.Statements(Get + after));

    [Theory]
    [InlineData("lock (text)\n{\n    {|BDR2003:foreach|} (var e in r.Stream) { }\n}")]
    [InlineData("lock (text)\n{\n    number = r.Stream.AsEnumerable().{|BDR2003:Count|}();\n}")]
#if !ROSLYN_FLOOR
    [InlineData("Span<byte> span = new byte[4];\n{|BDR2003:foreach|} (var e in r.Stream) { span.Clear(); }")]
    [InlineData("ref var n = ref (new int[1])[0];\n{|BDR2003:foreach|} (var e in r.Stream) { n++; }")]
    [InlineData("foreach (var b in new byte[4].AsSpan())\n{\n    {|BDR2003:foreach|} (var e in r.Stream) { }\n}")]
#endif
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream.AsEnumerable().Skip(1)) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream?.AsEnumerable() ?? []) { }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream./* as it is */AsEnumerable()) { }")]
    [InlineData("{|BDR2003:foreach|} (object e in r.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>()) { Console.WriteLine(e); }")]
    [InlineData("{|BDR2003:foreach|} (var e in r.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>()) { }")]
    [InlineData("IEnumerable<" + Event + "> s = r.Stream;\n{|BDR2003:foreach|} (var e in s) { }")]
    [InlineData("var s = r.Stream.AsEnumerable();\n{|BDR2003:foreach|} (var e in s) { }\nConsole.WriteLine(s);")]
    [InlineData("if (r.Stream.AsEnumerable().{|BDR2003:Any|}()) return;")]
    [InlineData("var n = r.Stream.AsEnumerable().{|BDR2003:ToList|}().Count;")]
    [InlineData("var texts = r.Stream.AsEnumerable().{|BDR2003:Select|}(e => e.ToString());")]
    [InlineData("var texts = {|BDR2003:from|} e in r.Stream.AsEnumerable() select e.ToString();")]
    [InlineData("#if NET8_0_OR_GREATER\n{|BDR2003:foreach|} (var e in r.Stream)\n#else\nforeach (var e in r.Stream.AsEnumerable())\n#endif\n{\n}")]
    [InlineData("#if !NET8_0_OR_GREATER\nforeach (var e in r.Stream)\n#else\n{|BDR2003:foreach|} (var e in r.Stream.AsEnumerable())\n#endif\n{\n}")]
    public Task None(string statements) => Verify.NoFix<SynchronousStreamAnalyzer, SynchronousStreamFix>(Verify.Statements(Get + statements));

    [Fact]
    public Task None_in_a_filter() => Verify.NoFix<SynchronousStreamAnalyzer, SynchronousStreamFix>(Verify.Statements(Get + "try { } catch (Exception) when (r.Stream.AsEnumerable().{|BDR2003:Any|}()) { }"));

    [Fact]
    public Task An_iterator() => Verify.Fix<SynchronousStreamAnalyzer, SynchronousStreamFix>(
        Verify.Members("public async IAsyncEnumerable<string> M(ResponseStream body)\n{\n    {|BDR2003:foreach|} (var part in body)\n    {\n        await Task.Yield();\n        yield return part.ToString()!;\n    }\n}"),
        Verify.Members("public async IAsyncEnumerable<string> M(ResponseStream body)\n{\n    await foreach (var part in body)\n    {\n        await Task.Yield();\n        yield return part.ToString()!;\n    }\n}"));

    [Fact]
    public Task An_expression_body() => Verify.Fix<SynchronousStreamAnalyzer, SynchronousStreamFix>(
        Verify.Members("public async Task<int> M(ResponseStream body) => body.AsEnumerable().{|BDR2003:Count|}();"),
        Verify.Members("public async Task<int> M(ResponseStream body) => await body.CountAsync();"));

    [Fact]
    public Task Top_level_statements() => Verify.Fix<SynchronousStreamAnalyzer, SynchronousStreamFix>(
        "using System;\nusing System.Threading.Tasks;\nusing Amazon.BedrockRuntime.Model;\n\nawait Task.Yield();\n{|BDR2003:foreach|} (var e in new ConverseStreamResponse().Stream) Console.WriteLine(e);\n",
        "using System;\nusing System.Threading.Tasks;\nusing Amazon.BedrockRuntime.Model;\n\nawait Task.Yield();\nawait foreach (var e in new ConverseStreamResponse().Stream) Console.WriteLine(e);\n");
}
