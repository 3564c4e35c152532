using BedrockAnalyzers.Rules.BDR3007;

namespace BedrockAnalyzers.Tests.Rules.BDR3007;

/// <summary>What may hold the calls back, and what holds nobody back.</summary>
public class LimitTests
{
    private const string Ask = """

        private async Task<string> AskAsync(string text) { var response = await _client.ConverseAsync(new ConverseRequest { ModelId = text }); return response.Output.Message.Content[0].Text; }
        """;

    // Where it is not sure, the name of the type decides.
    [Theory]
    [InlineData("OwnSemaphore")]
    [InlineData("CallThrottler")]
    [InlineData("RateLimit")]
    [InlineData("TokenLimiter")]
    [InlineData("Bulkhead")]
    [InlineData("CallGate")]
    [InlineData("TokenBucket")]
    [InlineData("LeakyBucket")]
    [InlineData("AsyncLock")]
    [InlineData("AsyncMonitor")]
    [InlineData("Pacer")]
    [InlineData("CallScheduler")]
    public Task A_type_that_is_named_as_a_limit(string type) => Of($"private readonly {type} _held = new(); public class {type} {{ public void Use() {{ }} }}", "_held.Use();");

    [Theory]
    [InlineData("private readonly Notes _held = new(); public class Notes { public void Use() { } }", "_held.Use();")]
    [InlineData("private readonly Gates _held = Gates.Open; public enum Gates { Open }", "Console.WriteLine(_held);")]
    [InlineData("private readonly GateException _held = new(); public class GateException : Exception;", "Console.WriteLine(_held.Message);")]
    [InlineData("private readonly GateChanged _held = () => { }; public delegate void GateChanged();", "Console.WriteLine(_held.Method);")]
    [InlineData("private readonly TaskScheduler _held = TaskScheduler.Default;", "Console.WriteLine(_held.Id);")]
    [InlineData("private readonly Amazon.BedrockRuntime.Model.ThrottlingException? _held;", "Console.WriteLine(_held);")]
    [InlineData("", "Console.WriteLine(nameof(SemaphoreSlim));")]
    public Task What_holds_nobody_back(string member, string statement) => Of(member, statement, isReported: true);

    [Theory]
    [InlineData("private readonly SemaphoreSlim _held = new(4);", "Console.WriteLine(_held.CurrentCount);")]
    [InlineData("private readonly Semaphore _held = new(4, 4);", "Console.WriteLine(_held);")]
    [InlineData("private readonly Mutex _held = new();", "Console.WriteLine(_held);")]
    [InlineData("private SemaphoreSlim Held { get; } = new(4);", "Console.WriteLine(Held);")]
    [InlineData("", "var held = new SemaphoreSlim(4); Console.WriteLine(held);")]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentQueue<string> _queue = new();", "_queue.TryDequeue(out var taken);")]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentBag<string> _queue = new();", "_queue.TryTake(out var taken);")]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentStack<string> _queue = new();", "_queue.TryPop(out var taken);")]
    [InlineData("private readonly System.Collections.Concurrent.BlockingCollection<string> _queue = new();", "_queue.Take();")]
    [InlineData("private readonly System.Collections.Concurrent.BlockingCollection<string> _queue = new();", "_queue.GetConsumingEnumerable();")]
    [InlineData("private readonly System.Threading.Channels.Channel<string> _queue = System.Threading.Channels.Channel.CreateUnbounded<string>();", "_queue.Reader.ReadAllAsync();")]
    [InlineData("private readonly System.Threading.Channels.Channel<string> _queue = System.Threading.Channels.Channel.CreateUnbounded<string>();", "var taken = await _queue.Reader.ReadAsync();")]
    [InlineData("private readonly System.Threading.Channels.Channel<string> _queue = System.Threading.Channels.Channel.CreateUnbounded<string>();", "_queue.Reader.TryRead(out var taken);")]
    [InlineData("private readonly System.Threading.Channels.Channel<string> _queue = System.Threading.Channels.Channel.CreateUnbounded<string>();", "var some = await _queue.Reader.WaitToReadAsync();")]
    [InlineData("", "await Task.Delay(100);")]
    [InlineData("", "Thread.Sleep(100);")]
    [InlineData("private readonly PeriodicTimer _timer = new(TimeSpan.FromSeconds(1));", "var ticked = await _timer.WaitForNextTickAsync();")]
    public Task What_may_hold_back(string member, string statement) => Of(member, statement);

    [Theory]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentQueue<string> _queue = new();", "_queue.Enqueue(text);")]
    [InlineData("private readonly Queue<string> _queue = new();", "_queue.TryDequeue(out var taken);")]
    [InlineData("", "for (var i = 0; i < 3; i++) await Task.Delay(100);")]
    [InlineData("", "try { Console.WriteLine(text); } catch (InvalidOperationException) { await Task.Delay(100); }")]
    [InlineData("", "await Task.Yield();")]
    public Task What_does_not(string member, string statement) => Of(member, statement, isReported: true);

    // Unseen code by its name, where nothing is known of its type.
    [Theory]
    [InlineData("AcquireOne")]
    [InlineData("ThrottleCalls")]
    [InlineData("LeaseOne")]
    [InlineData("Permit")]
    [InlineData("LimitCalls")]
    [InlineData("LockAsync")]
    [InlineData("EnterRoom")]
    [InlineData("WaitForTurn")]
    [InlineData("WaitTurn")]
    [InlineData("WaitForSlot")]
    [InlineData("WaitAsync")]
    [InlineData("Wait")]
    [InlineData("WaitOne")]
    public async Task A_method_that_is_named_as_a_limit(string method)
    {
        await Unbound($"missing.{method}(text);", isReported: false);
        await Unbound($"missing.Write{method.ToUpperInvariant()}(text);", isReported: true);
    }

    [Fact]
    public Task What_waits_after_the_call_does_not_hold_it_back() => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"public async Task M(List<string> texts) => await Task.{{|BDR3007:WhenAll|}}(texts.Select(async text => {{ await AskAsync(text); await Task.Delay(100); }}));{Ask}"));

    // Each call ends before the next one starts.
    [Theory]
    [InlineData("AskAsync(text).Wait(); await Task.Yield();", false)]
    [InlineData("AskAsync(text).GetAwaiter().GetResult(); await Task.Yield();", false)]
    [InlineData("AskAsync(text).ConfigureAwait(false).GetAwaiter().GetResult(); await Task.Yield();", false)]
    [InlineData("_ = (AskAsync(text)!).Result; await Task.Yield();", false)]
    [InlineData("_client.ConverseAsync(new ConverseRequest { ModelId = text }).Wait(); await Task.Yield();", false)]
    [InlineData("await Task.Run(() => AskAsync(text).Result);", true)]
    [InlineData("await Task.Factory.StartNew(() => AskAsync(text).Result);", true)]
    public Task Who_blocks(string statements, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"public async Task M(List<string> texts) => await Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}(texts.Select(async text => {{ {statements} }}));{Ask}"));

    // How many items there are.
    [Theory]
    [InlineData("texts.Take(50).ToArray()")]
    [InlineData("texts.TakeLast(50)")]
    [InlineData("texts.Append(\"a\")")]
    [InlineData("texts.Prepend(\"a\")")]
    [InlineData("texts.Take(2).Concat(texts)")]
    [InlineData("texts.Take(2).Union(texts)")]
    [InlineData("texts.Zip(texts, (a, b) => a + b)")]
    [InlineData("texts.OrderBy(text => text)")]
    [InlineData("texts.AsReadOnly()")]
    [InlineData("texts.ToArray().AsEnumerable()")]
    [InlineData("Enumerable.Repeat(\"a\", 100)")]
    [InlineData("Enum.GetValues<DayOfWeek>().Select(day => day.ToString())")]
    [InlineData("(flag ? texts : new[] { \"a\" }.ToList())")]
    [InlineData("(other ?? texts)")]
    [InlineData("new[] { \"a\", \"b\", \"c\", \"d\", \"e\" }")]
    [InlineData("new string[100]")]
    [InlineData("new string[] { \"a\", \"b\", \"c\", \"d\", \"e\" }")]
    [InlineData("new List<string> { \"a\", \"b\", \"c\", \"d\", \"e\" }")]
    [InlineData("new List<string>(texts)")]
    [InlineData("new[] { texts }[0]")]
    [InlineData("Load(\"a\")")]
    public Task Many(string items) => Sized(items, isReported: true);

    [Theory]
    [InlineData("texts.Take(4)")]
    [InlineData("texts.TakeLast(4)")]
    [InlineData("texts.Take(2).Concat(new[] { \"a\" })")]
    [InlineData("texts.Take(2).Append(\"a\")")]
    [InlineData("texts.Zip(texts.Take(3), (a, b) => a + b)")]
    [InlineData("texts.Skip(number).Take(50)")]
    [InlineData("texts.ToArray()[2..50]")]
    [InlineData("texts.ToArray()[(2..50)]")]
    [InlineData("texts.Chunk(50).First()")]
    [InlineData("texts.Chunk(50).FirstOrDefault()!")]
    [InlineData("texts.Chunk(50).Last()")]
    [InlineData("texts.Chunk(50).LastOrDefault()!")]
    [InlineData("texts.Chunk(50).Single()")]
    [InlineData("texts.Chunk(50).SingleOrDefault()!")]
    [InlineData("texts.Chunk(50).ElementAt(2)")]
    [InlineData("texts.AsParallel()")]
    [InlineData("texts.AsParallel().WithDegreeOfParallelism(4)")]
    [InlineData("texts.GetRange(0, 50)")]
    [InlineData("texts.Chunk(50).ToList()[0]")]
    [InlineData("texts.Slice(0, 50)")]
    [InlineData("Enumerable.Repeat(\"a\", 3)")]
    [InlineData("Enum.GetValues<Two>().Select(two => two.ToString())")]
    [InlineData("new[] { \"a\", \"b\", \"c\", \"d\" }")]
    [InlineData("new string[4]")]
    [InlineData("new string[] { \"a\", \"b\", \"c\", \"d\" }")]
    [InlineData("new List<string> { \"a\", \"b\", \"c\", \"d\" }")]
    [InlineData("batch")]
    [InlineData("currentWindow")]
    [InlineData("slice")]
    [InlineData("partition")]
    [InlineData("buffer")]
    public Task Few_or_a_number_that_is_chosen(string items) => Sized(items, isReported: false);

    // What a member holds from the beginning, where nothing is put into it later.
    [Theory]
    [InlineData("private readonly List<string> _names = new() { \"a\", \"b\" };", "", false)]
    [InlineData("private readonly List<string> _names = new() { \"a\", \"b\" };", "_names.Contains(name);", false)]
    [InlineData("private readonly List<string> _names = new() { \"a\", \"b\" };", "_names.Add(name);", true)]
    [InlineData("private readonly List<string> _names = new() { \"a\", \"b\" };", "this._names.AddRange(new[] { name });", true)]
    [InlineData("private readonly List<string> _names = new() { \"a\", \"b\" };", "_names.Insert(0, name);", true)]
    [InlineData("private readonly List<string> _names = new();", "", true)]
    [InlineData("private readonly List<string> _names;", "", true)]
    [InlineData("private List<string> _names = new() { \"a\", \"b\" };", "", true)]
    [InlineData("private List<string> _names { get; } = new() { \"a\", \"b\" };", "", false)]
    [InlineData("private List<string> _names => new() { \"a\", \"b\" };", "", false)]
    [InlineData("private List<string> _names { get; set; } = new() { \"a\", \"b\" };", "", true)]
    [InlineData("protected virtual List<string> _names => new() { \"a\", \"b\" };", "", true)]
    public Task Held_by_a_member(string member, string statement, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"{member}\npublic void Put(string name) {{ {statement} }}\npublic async Task M() => await Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}(_names.Select(AskAsync));{Ask}"));

    // What an extension method is called on is what its first parameter holds.
    [Theory]
    [InlineData("new[] { \"a\", \"b\" }.AskAll(_client)", false)]
    [InlineData("Asking.AskAll(client: _client, texts: new[] { \"a\", \"b\" })", false)]
    [InlineData("texts.AskAll(_client)", true)]
    [InlineData("Asking.AskAll(client: _client, texts: texts)", true)]
    public Task Passed_on(string call, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(
        Verify.Members($"public Task M(List<string> texts) => {call};")
        + $"internal static class Asking {{ public static Task AskAll(this IEnumerable<string> texts, IAmazonBedrockRuntime client) => Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}(texts.Select(text => client.ConverseAsync(new ConverseRequest {{ ModelId = text }}))); }}");

    // What does not bind may be a package that is not here: its name alone says whether it is few.
    [Theory]
    [InlineData("missing.Chunk(50)", false)]
    [InlineData("missing.Find(50)", true)]
    public Task Unbound_items(string items, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"public async Task M(Missing missing) {{ var tasks = new List<Task>(); foreach (string text in {items}) tasks.Add(AskAsync(text)); await Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}(tasks); }}{Ask}"), allowErrors: true);

    // A parameter that says how many are wanted: what is asked for is a limit, unless it is a large number.
    [Theory]
    [InlineData("top")]
    [InlineData("topK")]
    [InlineData("topN")]
    [InlineData("k")]
    [InlineData("limit")]
    [InlineData("max")]
    [InlineData("maxResults")]
    [InlineData("maxCount")]
    [InlineData("maxItems")]
    [InlineData("maximum")]
    [InlineData("count")]
    [InlineData("take")]
    [InlineData("size")]
    [InlineData("pageSize")]
    [InlineData("batchSize")]
    [InlineData("maxNumber")]
    [InlineData("numberOfResults")]
    public async Task A_method_that_is_asked_for_so_many(string parameter)
    {
        await Asked(parameter, "number", isReported: false);
        await Asked(parameter, "3", isReported: false);
        await Asked(parameter, "50", isReported: true);
        await Asked("x" + parameter + "x", "number", isReported: true);
    }

    // Into what the tasks are put that are waited for.
    [Theory]
    [InlineData("List<Task>", "tasks.Add(AskAsync(text));", "tasks")]
    [InlineData("Queue<Task>", "tasks.Enqueue(AskAsync(text));", "tasks")]
    [InlineData("Stack<Task>", "tasks.Push(AskAsync(text));", "tasks")]
    [InlineData("LinkedList<Task>", "tasks.AddLast(AskAsync(text));", "tasks")]
    [InlineData("HashSet<Task>", "tasks.Add(AskAsync(text));", "tasks.ToArray()")]
    [InlineData("Dictionary<string, Task>", "tasks.Add(text, AskAsync(text));", "tasks.Values")]
    [InlineData("Dictionary<string, Task>", "tasks.TryAdd(text, AskAsync(text));", "tasks.Values")]
    [InlineData("Dictionary<string, Task>", "tasks[text] = AskAsync(text);", "tasks.Values")]
    [InlineData("System.Collections.Concurrent.ConcurrentBag<Task>", "tasks.Add(AskAsync(text));", "tasks")]
    [InlineData("List<Task>", "{ var task = AskAsync(text); tasks.Add(task); }", "tasks")]
    [InlineData("Queue<Task>", "{ var task = AskAsync(text); tasks.Enqueue(task); }", "tasks")]
    [InlineData("Stack<Task>", "{ var task = AskAsync(text); tasks.Push(task); }", "tasks")]
    [InlineData("LinkedList<Task>", "{ var task = AskAsync(text); tasks.AddLast(task); }", "tasks")]
    [InlineData("Dictionary<string, Task>", "{ var task = AskAsync(text); tasks.TryAdd(text, task); }", "tasks.Values")]
    [InlineData("List<Task>", "{ var more = texts.Select(AskAsync); tasks.AddRange(more); }", "tasks")]
    public Task Filled_by_each_method(string type, string statement, string tasks) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"public async Task M(List<string> texts) {{ var tasks = new {type}(); foreach (var text in texts) {statement} await Task.{{|BDR3007:WhenAll|}}({tasks}); }}{Ask}"));

    // What only reads the tasks lets them be.
    [Theory]
    [InlineData("Console.WriteLine(tasks.Count);", true)]
    [InlineData("Console.WriteLine(tasks.Capacity);", true)]
    [InlineData("tasks.EnsureCapacity(10);", true)]
    [InlineData("Console.WriteLine(tasks.ToArray());", true)]
    [InlineData("Console.WriteLine(tasks.AsReadOnly());", true)]
    [InlineData("Console.WriteLine(tasks.Any());", true)]
    [InlineData("foreach (var task in tasks) Console.WriteLine(task.Status);", true)]
    [InlineData("Console.WriteLine(tasks[0]);", true)]
    [InlineData("Console.WriteLine(tasks);", true)]
    [InlineData("tasks.RemoveAt(0);", false)]
    [InlineData("tasks.Clear();", false)]
    [InlineData("Keep(tasks);", false)]
    public Task Used_besides(string statement, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"private static void Keep(List<Task> tasks) {{ }}\npublic async Task M(List<string> texts) {{ var tasks = new List<Task>(); foreach (var text in texts) tasks.Add(AskAsync(text)); {statement} await Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}(tasks); }}{Ask}"));

    private static Task Asked(string parameter, string asked, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"public interface IStore {{ List<string> Find(string query, int {parameter}); }}\npublic async Task M(IStore store, int number) => await Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}(store.Find(\"a\", {asked}).Select(AskAsync));{Ask}"));

    private static Task Of(string member, string statement, bool isReported = false) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"{member}\npublic async Task M(List<string> texts) => await Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}(texts.Select(async text => {{ {statement} await AskAsync(text); }}));{Ask}"));

    private static Task Unbound(string statement, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"public async Task M(List<string> texts, Missing missing) => await Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}(texts.Select(async text => {{ {statement} await AskAsync(text); }}));{Ask}"), allowErrors: true);

    private static Task Sized(string items, bool isReported) => Verify.Analyzer<AllAtOnceAnalyzer>(Verify.Members(
        $"private enum Two {{ A, B }}\nprivate static List<string> Load(string name) => System.IO.File.ReadAllLines(name).ToList();\npublic async Task M(List<string> texts, List<string>? other, List<string> batch, List<string> currentWindow, List<string> slice, List<string> partition, List<string> buffer, bool flag, int number) => await Task.{(isReported ? "{|BDR3007:WhenAll|}" : "WhenAll")}({items}.Select(AskAsync));{Ask}"));
}
