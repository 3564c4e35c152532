using BedrockAnalyzers.Rules.BDR1007;

namespace BedrockAnalyzers.Tests.Rules.BDR1007;

public class EndlessHistoryFixTests
{
    private const string Window = ".TakeLast(20).SkipWhile(m => m.Role != ConversationRole.User)";

    [Theory]
    [InlineData("_history", "_history" + Window + ".ToList()")]
    [InlineData("this._history", "this._history" + Window + ".ToList()")]
    [InlineData("_history.ToList()", "_history" + Window + ".ToList()")]
    [InlineData("new List<Message>(_history)", "new List<Message>(_history" + Window + ")")]
    public Task A_field(string before, string after) => Fix(Code($"{{|BDR1007:{before}|}}"), Code(after));

#if !ROSLYN_FLOOR
    [Fact]
    public Task A_spread() => Fix(Code("{|BDR1007:[.. _history, User(text)]|}"), Code($"[.. _history{Window}, User(text)]"));
#endif

    [Fact]
    public Task The_number_of_the_option() => Verify.Fix<EndlessHistoryAnalyzer, EndlessHistoryFix>(
        Verify.Members(Code("{|BDR1007:_history|}")), Verify.Members(Code("_history.TakeLast(8).SkipWhile(m => m.Role != ConversationRole.User).ToList()")), options: "dotnet_code_quality.BDR1007.max_messages = 8");

    [Fact]
    public Task An_argument() => Fix(
        Code("messages", " private Task<ConverseResponse> SendAsync(List<Message> messages)", "await SendAsync({|BDR1007:_history|}); // all"),
        Code("messages", " private Task<ConverseResponse> SendAsync(List<Message> messages)", $"await SendAsync(_history{Window}.ToList()); // all"));

    // No result of a tool without the call that it answers, and never nothing.
    [Fact]
    public Task Tools() => Fix(
        Code("{|BDR1007:_history|}") + Tool,
        Code("_history.Skip(_history.FindLastIndex(Math.Max(0, _history.Count - 20), m => m.Role == ConversationRole.User && !m.Content.Exists(c => c.ToolResult != null))).ToList()") + Tool);

    [Fact]
    public Task A_using() => Verify.Fix<EndlessHistoryAnalyzer, EndlessHistoryFix>(
        "using Amazon.BedrockRuntime;\nusing Amazon.BedrockRuntime.Model;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\nclass C { private readonly List<Message> _history = new(); Task M(IAmazonBedrockRuntime client, Message m) { _history.Add(m); return client.ConverseAsync(new ConverseRequest { Messages = {|BDR1007:_history|} }); } }",
        "using Amazon.BedrockRuntime;\nusing Amazon.BedrockRuntime.Model;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\nclass C { private readonly List<Message> _history = new(); Task M(IAmazonBedrockRuntime client, Message m) { _history.Add(m); return client.ConverseAsync(new ConverseRequest { Messages = _history.TakeLast(20).SkipWhile(message => message.Role != ConversationRole.User).ToList() }); } }");

    [Fact]
    public Task Chats() => Verify.Fix<EndlessHistoryAnalyzer, EndlessHistoryFix>(
        Chat("{|BDR1007:_history|}"),
        Chat("_history.Where(m => m.Role == ChatRole.System).Concat(_history.Where(m => m.Role != ChatRole.System).TakeLast(20).SkipWhile(m => m.Role != ChatRole.User))"));

    [Theory]
    [InlineData("_history.Select(m => new Message { Role = m.Role, Content = m.Content }).ToList()")]
    [InlineData("_history.Append(User(text)).ToList()")]
    [InlineData("All()")]
    public Task Other_forms(string value) => NoFix(Code($"{{|BDR1007:{value}|}}") + " private List<Message> All() => _history.ToList();");

    // What is added to a copy would be lost.
    [Theory]
    [InlineData("private async Task SendAsync(List<Message> messages) { var response = await _client.ConverseAsync(new ConverseRequest { Messages = messages }); messages.Add(response.Output.Message); } public async Task Ask(string text) { _history.Add(User(text)); await SendAsync({|BDR1007:_history|}); }")]
    [InlineData("public async Task Ask(string text) { var request = new ConverseRequest { Messages = {|BDR1007:_history|} }; request.Messages.Add(User(text)); await _client.ConverseAsync(request); }")]
    public Task Who_sends_it_adds_to_it(string members) => NoFix(Fields + members);

    private const string Fields = "private readonly List<Message> _history = new(); private static Message User(string text) => new() { Role = ConversationRole.User, Content = new() { new() { Text = text } } };\n";

    private const string Tool = " private static Message Result(string id) => new() { Role = ConversationRole.User, Content = new() { new() { ToolResult = new() { ToolUseId = id } } } };";

    private static string Code(string value, string method = "", string statement = "") => method.Length == 0
        ? Fields + $$"""
            public async Task Ask(string text)
            {
                _history.Add(User(text));

                // The model
                var response = await _client.ConverseAsync(new ConverseRequest
                {
                    Messages = {{value}}, // all of it
                });
                _history.Add(response.Output.Message);
            }
            """
        : Fields + $$"""
            public async Task Ask(string text)
            {
                _history.Add(User(text));
                {{statement}}
            }

            {{method}} => _client.ConverseAsync(new ConverseRequest { Messages = {{value}} });
            """;

    private static string Chat(string value) => "using Microsoft.Extensions.AI;\n" + Verify.Members($$"""
        private readonly List<ChatMessage> _history = new() { new(ChatRole.System, "Be brief.") };

        public async Task<string> Ask(string text)
        {
            _history.Add(new ChatMessage(ChatRole.User, text));
            var response = await _client.AsIChatClient("us.amazon.nova-pro-v1:0").GetResponseAsync({{value}});
            _history.AddRange(response.Messages);
            return response.Text;
        }
        """);

    private static Task Fix(string before, string after) => Verify.Fix<EndlessHistoryAnalyzer, EndlessHistoryFix>(Verify.Members(before), Verify.Members(after));

    private static Task NoFix(string members) => Verify.NoFix<EndlessHistoryAnalyzer, EndlessHistoryFix>(Verify.Members(members));
}
