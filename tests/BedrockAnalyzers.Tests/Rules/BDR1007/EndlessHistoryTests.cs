using BedrockAnalyzers.Rules.BDR1007;
using BedrockAnalyzers.Tests.Metamorphic;

namespace BedrockAnalyzers.Tests.Rules.BDR1007;

public class EndlessHistoryTests
{
    private const string History = "private readonly List<Message> _history = new(); private static Message User(string text) => new() { Role = ConversationRole.User, Content = new() { new() { Text = text } } };\n";

    [Theory]
    [InlineData("{|BDR1007:_history|}")]
    [InlineData("{|BDR1007:_history.ToList()|}")]
    [InlineData("{|BDR1007:new List<Message>(_history)|}")]
    [InlineData("{|BDR1007:_history.Select(m => new Message { Role = m.Role, Content = m.Content }).ToList()|}")]
    [InlineData("{|BDR1007:_history.Append(User(\"?\")).ToList()|}")]
    [InlineData("{|BDR1007:new[] { User(\"?\") }.Concat(_history).ToList()|}")]
    [InlineData("_history.TakeLast(10).ToList()")]
    [InlineData("_history.Skip(2).ToList()")]
    [InlineData("_history.Where(m => m.Content.Count > 0).ToList()")]
    [InlineData("_history.GetRange(0, 1)")]
    [InlineData("new() { _history[0], _history[^1] }")]
    [InlineData("new() { _history.Last() }")]
    public Task What_is_sent(string value) => Ask(value, without: Rewriters.This);

    [Theory]
    [InlineData("")]
    [InlineData("public int Turns => _history.Count;")]
    [InlineData("public Message Last => _history[_history.Count - 1];")]
    [InlineData("public IReadOnlyList<Message> All => _history;")]
    [InlineData("public List<Message> All => _history;")]
    [InlineData("public IEnumerable<Message> All() => _history.AsReadOnly();")]
    [InlineData("public void Print() { foreach (var m in _history) Console.WriteLine(m.Role); for (var i = 0; i < _history.Count; i++) Console.WriteLine(i); }")]
    [InlineData("public string Text() => string.Join(\", \", _history.Select(m => m.Content[0].Text));")]
    [InlineData("public bool IsEmpty => _history is null || _history.Count == 0 || !_history.Any() || _history is { Count: 0 };")]
    [InlineData("public void Save() => Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(_history));")]
    [InlineData("private void Log(List<Message> messages) => Console.WriteLine(messages.Count); public void M() => Log(_history);")]
    [InlineData("public void Edit(string text) { _history[0] = User(text); _history[^1].Content.Clear(); }")]
    public Task What_leaves_it_as_long_as_it_is(string member) => Ask("{|BDR1007:_history|}", member);

    [Theory]
    [InlineData("public void M() => _history.Clear();")]
    [InlineData("public void M() => this._history.RemoveAt(0);")]
    [InlineData("public void M() { lock (_history) { _history.RemoveRange(0, 2); } }")]
    [InlineData("public void M() => _history.RemoveAll(m => m.Role == ConversationRole.User);")]
    [InlineData("public void M() => _history?.Clear();")]
    [InlineData("public void M() { var h = _history; h.Clear(); }")]
    [InlineData("public List<Message> All => _history; public void M() => All.Clear();")]
    [InlineData("public List<Message> All() => _history; public void M() => All().Clear();")]
    [InlineData("public void M(Action<List<Message>> trim) => trim(_history);")]
    [InlineData("public Func<List<Message>> M() => () => _history;")]
    [InlineData("private static void Trim(IList<Message> messages) => messages.RemoveAt(0); public void M() => Trim(_history);")]
    [InlineData("private static void Trim(IList<Message> messages, int n) { if (n > 0) Trim(messages, n - 1); messages.RemoveAt(0); } public void M() => Trim(_history, 2);")]
    [InlineData("public void M() { if (_history.Count > 20) throw new InvalidOperationException(); }")]
    [InlineData("public bool IsFull => 20 <= _history.Count;")]
    [InlineData("public void M() { switch (_history.Count) { case 20: throw new InvalidOperationException(); } }")]
    [InlineData("public void M() { Check(_history.Count); } private static void Check(int count) { if (count > 3) throw new InvalidOperationException(); }")]
    [InlineData("public IEnumerable<Message> M() => _history.TakeLast(3);")]
    [InlineData("public void M(Dictionary<string, List<Message>> all) => all[\"a\"] = _history;")]
    public Task What_makes_it_shorter_or_may(string member) => Ask("_history", member);

    [Fact]
    public Task Two_places_are_one_cause() => Members(History + """
        public async Task M(string text)
        {
            _history.Add(User(text));
            await _client.ConverseAsync(new ConverseRequest { Messages = {|BDR1007:_history|} });
            await _client.ConverseAsync(new ConverseRequest { Messages = _history });
            await _client.ConverseStreamAsync(new ConverseStreamRequest { Messages = _history });
        }
        """);

    [Fact]
    public Task A_part_in_another_file() => Verify.Analyzer<EndlessHistoryAnalyzer>(
        "partial class C { public void Say(string text) => _history.Add(new Message { Content = new() { new() { Text = text } } }); public Task<ConverseResponse> Ask(string text) { Say(text); return _client.ConverseAsync(new ConverseRequest { Messages = {|BDR1007:_history|} }); } }".Insert(0, "using Amazon.BedrockRuntime.Model; using System.Threading.Tasks;\n"),
        more: [("Part.cs", "using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model; using System.Collections.Generic; partial class C { private readonly List<Message> _history = new(); private readonly IAmazonBedrockRuntime _client; public C(IAmazonBedrockRuntime client) => _client = client; }")]);

    [Fact]
    public Task A_part_in_another_file_that_trims() => Verify.Analyzer<EndlessHistoryAnalyzer>(
        "using Amazon.BedrockRuntime.Model; using System.Threading.Tasks;\npartial class C { public Task<ConverseResponse> Ask(string text) { _history.Add(new Message { Content = new() { new() { Text = text } } }); return _client.ConverseAsync(new ConverseRequest { Messages = _history }); } }",
        more: [("Part.cs", "using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model; using System.Collections.Generic; partial class C { private readonly List<Message> _history = new(); private readonly IAmazonBedrockRuntime _client; public C(IAmazonBedrockRuntime client) => _client = client; public void Reset() => _history.Clear(); }")]);

    [Fact]
    public Task Version_3_of_the_SDK() => Verify.Analyzer<EndlessHistoryAnalyzer>(
        Verify.Members(History + "public async Task M(string text) { _history.Add(User(text)); await _client.ConverseAsync(new ConverseRequest { Messages = {|BDR1007:_history|} }); }"), Sdk.V3);

    [Fact]
    public Task The_message() => Verify.Message<EndlessHistoryAnalyzer>(
        Verify.Members(History + "public async Task M(string text) { _history.Add(User(text)); await _client.ConverseAsync(new ConverseRequest { Messages = {|BDR1007:_history|} }); }"),
        "_history grows with each turn and is sent whole: each call pays again for all that was said before, until the model's context is full; send the last 12 messages",
        options: "dotnet_code_quality.BDR1007.max_messages = 12");

    [Theory]
    [InlineData("while (true) { messages.Add(new Message { Content = new() { new() { Text = Console.ReadLine() } } }); await client.ConverseAsync(new ConverseRequest { Messages = {|BDR1007:messages|} }); }")]
    [InlineData("while (flag) { var line = Console.ReadLine(); if (line == null) break; messages.Add(new Message { Content = new() { new() { Text = line } } }); var request = new ConverseRequest { Messages = {|BDR1007:messages|} }; await client.ConverseAsync(request); }")]
    [InlineData("foreach (var line in System.IO.File.ReadLines(text)) { messages.Add(new Message { Content = new() { new() { Text = line } } }); await client.ConverseAsync(new ConverseRequest { Messages = {|BDR1007:messages|} }); }")]
    [InlineData("for (var i = 0; i < 3; i++) { messages.Add(new Message { Content = new() { new() { Text = Console.ReadLine() } } }); await client.ConverseAsync(new ConverseRequest { Messages = messages }); }")]
    [InlineData("while (true) { messages.Add(new Message { Content = new() { new() { Text = Console.ReadLine() } } }); await client.ConverseAsync(new ConverseRequest { Messages = messages }); messages.RemoveAt(0); }")]
    [InlineData("messages.Add(new Message { Content = new() { new() { Text = Console.ReadLine() } } }); await client.ConverseAsync(new ConverseRequest { Messages = messages });")]
    [InlineData("while (true) { messages = new(); messages.Add(new Message { Content = new() { new() { Text = Console.ReadLine() } } }); await client.ConverseAsync(new ConverseRequest { Messages = messages }); }")]
    [InlineData("foreach (var line in new[] { \"a\", \"b\" }) { messages.Add(new Message { Content = new() { new() { Text = line } } }); await client.ConverseAsync(new ConverseRequest { Messages = messages }); }")]
    public Task A_local(string loop) => Verify.Analyzer<EndlessHistoryAnalyzer>(Verify.Statements("var messages = new List<Message>(); " + loop));

    private static Task Ask(string value, string member = "", Rewriter? without = null) => Verify.Analyzer<EndlessHistoryAnalyzer>(Verify.Members(History + $$"""
        {{member}}

        public async Task Ask(string text)
        {
            _history.Add(User(text));
            var response = await _client.ConverseAsync(new ConverseRequest { Messages = {{value}} });
            _history.Add(response.Output.Message);
        }
        """), without: without);

    private static Task Members(string members) => Verify.Analyzer<EndlessHistoryAnalyzer>(Verify.Members(members));
}
