using BedrockAnalyzers.Rules.BDR1007;
using BedrockAnalyzers.Tests.Metamorphic;

namespace BedrockAnalyzers.Tests.Rules.BDR1007;

/// <summary>Each method of a list by what it does to the history: it grows, is shortened, or stays whole.</summary>
public class ListMethodTests
{
    private const string Next = "new Message { Content = new() { new() { Text = text } } }";

    [Theory]
    [InlineData("List<Message>", "_turns.Add(NEXT);")]
    [InlineData("List<Message>", "_turns.AddRange(new[] { NEXT });")]
    [InlineData("List<Message>", "_turns.Insert(0, NEXT);")]
    [InlineData("List<Message>", "_turns.InsertRange(0, new[] { NEXT });")]
    [InlineData("LinkedList<Message>", "_turns.AddLast(NEXT);")]
    [InlineData("LinkedList<Message>", "_turns.AddFirst(NEXT);")]
    [InlineData("Queue<Message>", "_turns.Enqueue(NEXT);")]
    [InlineData("Stack<Message>", "_turns.Push(NEXT);")]
    [InlineData("System.Collections.Concurrent.BlockingCollection<Message>", "_turns.TryAdd(NEXT);")]
    public Task Grows(string type, string statement) => Of(type, statement, "{|BDR1007:_turns.ToList()|}");

    [Theory]
    [InlineData("Queue<Message>", "_turns.Enqueue(NEXT);", "public void M() => _turns.Dequeue();")]
    [InlineData("Queue<Message>", "_turns.Enqueue(NEXT);", "public void M() => _turns.TryDequeue(out _);")]
    [InlineData("Queue<Message>", "_turns.Enqueue(NEXT);", "public void M() => _turns.Clear();")]
    [InlineData("Stack<Message>", "_turns.Push(NEXT);", "public void M() => _turns.Pop();")]
    [InlineData("Stack<Message>", "_turns.Push(NEXT);", "public void M() => _turns.TryPop(out _);")]
    [InlineData("LinkedList<Message>", "_turns.AddLast(NEXT);", "public void M() => _turns.RemoveFirst();")]
    [InlineData("HashSet<Message>", "_turns.Add(NEXT);", "public void M(List<Message> old) => _turns.ExceptWith(old);")]
    [InlineData("HashSet<Message>", "_turns.Add(NEXT);", "public void M(List<Message> old) => _turns.IntersectWith(old);")]
    [InlineData("System.Collections.Concurrent.BlockingCollection<Message>", "_turns.TryAdd(NEXT);", "public void M() => _turns.TryTake(out _);")]
    [InlineData("System.Collections.Concurrent.BlockingCollection<Message>", "_turns.TryAdd(NEXT);", "public void M() => _turns.Take();")]
    public Task Is_shortened(string type, string statement, string member) => Of(type, statement, "_turns.ToList()", member);

    [Theory]
    [InlineData("_turns.ToArray().ToList()")]
    [InlineData("_turns.AsReadOnly().ToList()")]
    [InlineData("_turns.AsEnumerable().ToList()")]
    [InlineData("System.Collections.Immutable.ImmutableList.ToImmutableList(_turns).ToList()", false)]
    [InlineData("_turns.Select(m => m).ToList()")]
    [InlineData("_turns.ConvertAll(m => m)")]
    [InlineData("_turns.Concat(new List<Message>()).ToList()")]
    [InlineData("_turns.Append(NEXT).ToList()")]
    [InlineData("_turns.Prepend(NEXT).ToList()")]
    [InlineData("_turns.Cast<Message>().ToList()")]
    [InlineData("_turns.OrderBy(m => m.Role.Value).ToList()")]
    [InlineData("_turns.Where(m => m.Content.Count > 0).ToList()", false)]
    [InlineData("_turns.Distinct().ToList()", false)]
    [InlineData("_turns.Chunk(10).Last().ToList()", false)]
    [InlineData("_turns.Slice(0, 1)", false)]
    [InlineData("_turns.TakeWhile(m => m.Content.Count > 0).ToList()", false)]
    [InlineData("_turns.SkipLast(1).ToList()", false)]
    public Task Is_sent_whole(string sent, bool isReported = true) => Of("List<Message>", "_turns.Add(NEXT);", isReported ? "{|BDR1007:" + sent + "|}" : sent);

    // In a loop the list is a conversation where somebody says something new each time: what is read, or what its name says.
    [Theory]
    [InlineData("Console.ReadLine()", true)]
    [InlineData("await Console.In.ReadLineAsync()", true)]
    [InlineData("Console.ReadKey().ToString()", true)]
    [InlineData("System.IO.File.ReadLines(text).First()", true)]
    [InlineData("queue.Dequeue()", true)]
    [InlineData("queue.TryDequeue(out var said) ? said : null", true)]
    [InlineData("blocking.TryTake(out var said) ? said : null", true)]
    [InlineData("blocking.GetConsumingEnumerable().First()", true)]
    [InlineData("channel.Reader.TryRead(out var said) ? said : null", true)]
    [InlineData("await channel.Reader.ReadAllAsync().FirstAsync()", true)]
    [InlineData("source.Receive()", true)]
    [InlineData("await source.ReceiveAsync()", true)]
    [InlineData("await source.ReceiveMessageAsync()", true)]
    [InlineData("await source.DequeueAsync()", true)]
    [InlineData("source.NextUserInput()", true)]
    [InlineData("source.NextUserMessage()", true)]
    [InlineData("source.GetInput()", true)]
    [InlineData("source.GetQuestion()", true)]
    [InlineData("source.ReadOne()", true)]
    [InlineData("source.Compose()", false)]
    [InlineData("queue.Peek()", false)]
    [InlineData("DateTime.Now.ToString()", false)]
    public Task Somebody_says_something(string said, bool isReported) => Verify.Analyzer<EndlessHistoryAnalyzer>(Verify.Members($$"""
        public interface ISource
        {
            string Receive();
            Task<string> ReceiveAsync();
            Task<string> ReceiveMessageAsync();
            Task<string> DequeueAsync();
            string NextUserInput();
            string NextUserMessage();
            string GetInput();
            string GetQuestion();
            string ReadOne();
            string Compose();
        }

        public async Task M(ISource source, string text, Queue<string> queue, System.Collections.Concurrent.BlockingCollection<string> blocking, System.Threading.Channels.Channel<string> channel)
        {
            var messages = new List<Message>();
            while (true)
            {
                messages.Add(new Message { Content = new() { new() { Text = {{said}} } } });
                await _client.ConverseAsync(new ConverseRequest { Messages = {{(isReported ? "{|BDR1007:messages|}" : "messages")}} });
            }
        }
        """));

    private static Task Of(string type, string statement, string sent, string member = "") => Verify.Analyzer<EndlessHistoryAnalyzer>(
        Verify.Members($$"""
            private readonly {{type}} _turns = new();

            {{member}}

            public async Task Ask(string text)
            {
                {{statement.Replace("NEXT", Next, StringComparison.Ordinal)}}
                await _client.ConverseAsync(new ConverseRequest { Messages = {{sent.Replace("NEXT", Next, StringComparison.Ordinal)}} });
            }
            """),
        without: Rewriters.This);
}
