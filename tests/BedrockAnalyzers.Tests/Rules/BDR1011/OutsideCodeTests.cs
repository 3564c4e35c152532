using BedrockAnalyzers.Rules.BDR1011;

namespace BedrockAnalyzers.Tests.Rules.BDR1011;

/// <summary>What code outside the project makes of the model's answer is still the model's; what it brings itself may end the loop.</summary>
public class OutsideCodeTests
{
    private const string Said = "response.Output.Message.Content[0].Text";

    [Theory]
    [InlineData("string.Concat(SAID, \"a\") == \"b\"")]
    [InlineData("SAID.Trim().StartsWith(\"a\", StringComparison.Ordinal)")]
    [InlineData("new System.IO.StringReader(SAID).ReadLine() == \"a\"")]
    [InlineData("new System.IO.StreamReader(new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(SAID))).ReadToEnd() == \"a\"")]
    [InlineData("System.IO.TextReader.Synchronized(new System.IO.StringReader(SAID)).ReadLine() == \"a\"")]
    [InlineData("new System.IO.BinaryReader(new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(SAID))).ReadString() == \"a\"")]
    [InlineData("SAID.Split(' ').Contains(\"a\")")]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(SAID, \"a\")")]
    [InlineData("System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToUpper(SAID) == \"A\"")]
    [InlineData("Newtonsoft.Json.Linq.JObject.Parse(SAID)[\"a\"] != null")]
    [InlineData("Newtonsoft.Json.JsonConvert.DeserializeObject<string>(SAID) == \"a\"")]
    [InlineData("System.Text.Json.JsonDocument.Parse(SAID).RootElement.GetProperty(\"a\").GetBoolean()")]
    [InlineData("new HashSet<string> { SAID }.Contains(\"a\")")]
    [InlineData("await Task.FromResult(SAID) == \"a\"")]
    [InlineData("await new ValueTask<string>(SAID) == \"a\"")]
    [InlineData("System.Runtime.CompilerServices.RuntimeHelpers.Equals(SAID, \"a\")")]
    public Task Makes_something_of_the_answer(string test) => Of(test, isReported: true);

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(SAID) == \"a\"")]
    [InlineData("Console.In.ReadLine() == SAID")]
    [InlineData("new Random().Next(3) == 1")]
    [InlineData("Activator.CreateInstance(null!, SAID) == null")]
    [InlineData("AppContext.GetData(SAID) == null")]
    [InlineData("AppDomain.CurrentDomain.GetData(SAID) == null")]
    [InlineData("GC.GetTotalMemory(false) > 1_000_000")]
    [InlineData("System.IO.File.Exists(SAID)")]
    [InlineData("System.IO.File.ReadAllText(\"stop.txt\") == SAID")]
    [InlineData("new System.Net.Http.HttpClient().GetStringAsync(SAID).Result == \"a\"")]
    [InlineData("await Task.WhenAny(Task.Delay(5)) == null")]
    [InlineData("Task.WaitAny(Task.Delay(5)) == 0")]
    [InlineData("Task.Delay(5).Wait(5)")]
    public Task Brings_something_of_its_own(string test) => Of(test, isReported: false);

    [Theory]
    [InlineData("DateTime.Now > end")]
    [InlineData("DateTime.UtcNow > end")]
    [InlineData("DateTime.Today > end")]
    [InlineData("DateTimeOffset.Now > end")]
    [InlineData("DateTimeOffset.UtcNow > end")]
    [InlineData("Environment.TickCount > last")]
    [InlineData("Environment.TickCount64 > last")]
    [InlineData("System.Diagnostics.Stopwatch.GetTimestamp() > last")]
    [InlineData("System.Diagnostics.Stopwatch.GetElapsedTime(last) > TimeSpan.FromMinutes(1)")]
    [InlineData("TimeProvider.System.GetUtcNow() > end")]
    [InlineData("TimeProvider.System.GetLocalNow() > end")]
    [InlineData("watch.Elapsed > TimeSpan.FromMinutes(1)")]
    public Task A_deadline(string test) => Of(test, isReported: false);

    // A collection that each turn fills bounds it by its count; one that no turn changes does not.
    [Theory]
    [InlineData("List<string>", "seen.Add(\"a\");")]
    [InlineData("List<string>", "seen.AddRange(new[] { \"a\" });")]
    [InlineData("List<string>", "seen.Insert(0, \"a\");")]
    [InlineData("List<string>", "seen.InsertRange(0, new[] { \"a\" });")]
    [InlineData("Queue<string>", "seen.Enqueue(\"a\");")]
    [InlineData("Stack<string>", "seen.Push(\"a\");")]
    [InlineData("LinkedList<string>", "seen.AddLast(\"a\");")]
    [InlineData("LinkedList<string>", "seen.AddFirst(\"a\");")]
    [InlineData("Dictionary<int, string>", "seen.TryAdd(seen.Count, \"a\");")]
    [InlineData("Dictionary<int, string>", "seen[seen.Count] = \"a\";")]
    [InlineData("Queue<string>", "seen.Dequeue();")]
    [InlineData("Stack<string>", "var next = seen.Pop();")]
    [InlineData("List<string>", "seen.RemoveAt(0);")]
    public async Task A_collection_that_each_turn_changes(string type, string statement)
    {
        await Counted(type, statement, isReported: false);
        await Counted(type, "Console.WriteLine(seen);", isReported: true);
    }

    private static Task Counted(string type, string statement, bool isReported) => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Verify.Statements($$"""
        var request = new ConverseRequest { ModelId = text };
        var seen = new {{type}}();
        {{(isReported ? "{|BDR1011:while|}" : "while")}} (true)
        {
            var response = await client.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) break;
            {{statement}}
            if (seen.Count == 10) return;
        }
        """));

    private static Task Of(string test, bool isReported) => Verify.Analyzer<UnboundedToolLoopAnalyzer>(Verify.Statements($$"""
        var request = new ConverseRequest { ModelId = text };
        var end = DateTime.MaxValue;
        var last = 100L;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        {{(isReported ? "{|BDR1011:while|}" : "while")}} (true)
        {
            var response = await client.ConverseAsync(request);
            if (response.StopReason != StopReason.Tool_use) break;
            if ({{test.Replace("SAID", Said, StringComparison.Ordinal)}}) return;
        }
        """));
}
