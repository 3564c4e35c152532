using BedrockAnalyzers.Rules.BDR2003;

namespace BedrockAnalyzers.Tests.Rules.BDR2003;

/// <summary>The shapes in short; whole programs are in Cases/BDR2003.</summary>
public class SynchronousStreamTests
{
    private const string Stream = "(await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream";
    private const string Body = "(await client.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest())).Body";
    private const string Get = "var s = " + Stream + ";\n";
    private const string Event = "Amazon.Runtime.EventStreams.IEventStreamEvent";

    private static readonly string[] s_linq =
    [
        "Aggregate((a, b) => a)", "AggregateBy(e => 1, 0, (n, e) => n + 1)", "All(e => flag)", "Any()", "Append(null!)", "AsParallel()", "AsQueryable()", "Average(e => 1)", "Cast<object>()", "Chunk(2)", "Concat([])", "Contains(null!)", "Count()", "CountBy(e => 1)", "DefaultIfEmpty()",
        "Distinct()", "DistinctBy(e => 1)", "ElementAt(0)", "ElementAtOrDefault(0)", "Except([])", "ExceptBy([1], e => 1)", "First()", "FirstOrDefault()", "GroupBy(e => 1)", "GroupJoin(new[] { 1 }, e => 1, n => n, (e, all) => e)", "Index()", "Intersect([])", "IntersectBy([1], e => 1)",
        "Join(new[] { 1 }, e => 1, n => n, (e, n) => n)", "Last()", "LastOrDefault()", "LeftJoin(new[] { 1 }, e => 1, n => n, (e, n) => n)", "LongCount()", "Max(e => 1)", "MaxBy(e => 1)", "Min(e => 1)", "MinBy(e => 1)", "OfType<object>()", "Order()", "OrderBy(e => 1)", "OrderByDescending(e => 1)",
        "OrderDescending()", "Prepend(null!)", "Reverse()", "RightJoin(new[] { 1 }, e => 1, n => n, (e, n) => n)", "Select(e => 1)", "SelectMany(e => new[] { 1 })", "SequenceEqual([])", "Shuffle()", "Single()", "SingleOrDefault()", "Skip(1)", "SkipLast(1)", "SkipWhile(e => flag)", "Sum(e => 1)",
        "Take(1)", "TakeLast(1)", "TakeWhile(e => flag)", "ToArray()", "ToAsyncEnumerable()", "ToDictionary(e => 1)", "ToHashSet()", "ToList()", "ToLookup(e => 1)", "Union([])", "UnionBy([], e => 1)", "Where(e => flag)", "Zip(new[] { 1 })",
    ];

    [Theory]
    [InlineData("{|BDR2003:foreach|} (var e in " + Stream + ") { }")]
    [InlineData("{|BDR2003:foreach|} (var e in " + Body + ") { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in s) Console.WriteLine(e);")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in s.AsEnumerable()) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in (s!).AsEnumerable()) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in Enumerable.AsEnumerable(s)) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in s.ToBlockingEnumerable(cancellationToken)) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in (IEnumerable<" + Event + ">)s) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in s as IEnumerable<" + Event + ">) { }")]
    [InlineData(Get + "var all = s.AsEnumerable();\n{|BDR2003:foreach|} (var e in all) { }")]
    [InlineData(Get + "IEnumerable<" + Event + "> all = s;\n{|BDR2003:foreach|} (var e in all) { }")]
    [InlineData("ConverseStreamResponse? r = await client.ConverseStreamAsync(new());\n{|BDR2003:foreach|} (var e in r?.Stream!) { }")]
    [InlineData("ConverseStreamResponse? r = await client.ConverseStreamAsync(new());\n{|BDR2003:foreach|} (var e in r?.Stream?.AsEnumerable() ?? []) { }")]
    [InlineData("ConverseStreamResponse? r = await client.ConverseStreamAsync(new());\nvar all = r.Stream?.AsEnumerable().{|BDR2003:ToList|}();")]
    [InlineData("ConverseStreamResponse? r = await client.ConverseStreamAsync(new());\nvar all = r?.Stream?.AsEnumerable()?.{|BDR2003:ToList|}();")]
    [InlineData(Get + "{|BDR2003:foreach|} (ContentBlockDeltaEvent e in s.AsEnumerable()) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in s.AsEnumerable().OfType<ContentBlockDeltaEvent>()) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var (e, i) in s.AsEnumerable().Select((x, n) => (x, n)).Where(x => x.n > 1)) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in from x in s.AsEnumerable() orderby x select x) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in (from x in s.AsEnumerable() select x).Skip(1)) { }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in Enumerable.Skip(Enumerable.Select(s, x => x), 1)) { }")]
    [InlineData(Get + "foreach (var e in s.AsEnumerable().{|BDR2003:ToList|}()) { }")]
    [InlineData(Get + "var all = s.AsEnumerable().{|BDR2003:OfType|}<ContentBlockDeltaEvent>().Select(x => x.Delta.Text).ToList();")]
    [InlineData(Get + "var all = Enumerable.{|BDR2003:Select|}(s, x => x.ToString());\nforeach (var e in all) { }")]
    [InlineData(Get + "if (s.AsEnumerable().{|BDR2003:Any|}()) return;")]
    [InlineData(Get + "var all = {|BDR2003:from|} x in s.AsEnumerable() where x is ContentBlockDeltaEvent select x.ToString();")]
    [InlineData(Get + "var all = ({|BDR2003:from|} x in s.AsEnumerable() select x).ToList();")]
    [InlineData(Get + "var all = from n in new[] { 1 } from m in new[] { 2 } join o in s.AsEnumerable().{|BDR2003:Cast|}<object>() on n equals o.GetHashCode() select o;")]
    [InlineData(Get + "await foreach (var e in s.{|BDR2003:ToAsyncEnumerable|}()) { }")]
    [InlineData(Get + "var last = s.AsEnumerable().{|BDR2003:Cast|}<object>().Last();")]
    [InlineData(Get + "try { {|BDR2003:foreach|} (var e in s) { } } catch { } finally { {|BDR2003:foreach|} (var e in s) { } }")]
    [InlineData(Get + "lock (text) { {|BDR2003:foreach|} (var e in s) { } }")]
    [InlineData(Get + "{|BDR2003:foreach|} (var e in s) { {|BDR2003:foreach|} (var f in s) { } }")]
    [InlineData("Func<Task> f = async () => { {|BDR2003:foreach|} (var e in " + Stream + ") { } };")]
    [InlineData("Func<Task> f = async delegate { {|BDR2003:foreach|} (var e in " + Stream + ") { } };")]
    [InlineData("Func<ConverseStreamOutput, Task<int>> f = async s => s.AsEnumerable().{|BDR2003:Count|}();")]
    [InlineData("await L();\nasync Task L() { {|BDR2003:foreach|} (var e in " + Stream + ") { } }")]
    public Task In_an_asynchronous_function(string statements) => Verify.Analyzer<SynchronousStreamAnalyzer>(Verify.Statements(statements));

    [Fact]
    public Task Each_method_of_LINQ() => Verify.Analyzer<SynchronousStreamAnalyzer>(
        Verify.Statements(Get + string.Join('\n', s_linq.Select(static call => $"_ = s.AsEnumerable().{{|BDR2003:{NameOf(call)}|}}{call[NameOf(call).Length..]};"))));

    // What hands the sequence on as it is enumerates nothing.
    [Fact]
    public void No_method_of_LINQ_is_forgotten() => Assert.Empty(typeof(Enumerable).GetMethods()
        .Where(static m => m.GetParameters() is [{ ParameterType: { IsGenericType: true } first }, ..] && first.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(static m => m.Name)
        .Except([nameof(Enumerable.AsEnumerable), nameof(Enumerable.TryGetNonEnumeratedCount), .. s_linq.Select(NameOf)]));

    [Theory]
    [InlineData("await foreach (var e in " + Stream + ") { }")]
    [InlineData("await foreach (var e in " + Stream + ".WithCancellation(cancellationToken).ConfigureAwait(false)) { }")]
    [InlineData("var all = await " + Stream + ".ToListAsync();")]
    [InlineData("foreach (var e in await " + Stream + ".ToListAsync()) { }")]
    [InlineData("var all = " + Stream + ".AsEnumerable();")]
    [InlineData(Get + "Console.WriteLine(s.AsEnumerable());")]
    [InlineData(Get + "s.ToBlockingEnumerable();")]
    [InlineData(Get + "await s.StartProcessingAsync();")]
    [InlineData(Get + "IAsyncEnumerable<" + Event + "> a = s;\nvar all = a.Select(x => x.ToString());\nawait foreach (var t in all) { }")]
    [InlineData(Get + "var t = Task.Run(() => { foreach (var e in s) { } });")]
    [InlineData(Get + "Func<int> f = () => s.AsEnumerable().Count();")]
    [InlineData(Get + "Action f = delegate { foreach (var e in s) { } };")]
    [InlineData(Get + "L();\nvoid L() { foreach (var e in s) { } }")]
    [InlineData(Get + "var all = from n in new[] { 1, 2 } from e in s.AsEnumerable() select e;")]
    [InlineData(Get + "var all = from n in new[] { 1, 2 } select s.AsEnumerable().Count();")]
    [InlineData(Get + "var all = new[] { s }.SelectMany(x => x.AsEnumerable().Where(e => e is ContentBlockDeltaEvent));")]
    [InlineData(Get + "var all = from x in new[] { s } select x;")]
    [InlineData("IEnumerable<" + Event + "> all = " + Stream + ";\nall = [];\nforeach (var e in all) { }")]
    [InlineData("IEnumerable<" + Event + "> all;\nall = flag ? Array.Empty<Amazon.Runtime.EventStreams.IEventStreamEvent>() : " + Stream + ";\nforeach (var e in all) { }")]
    [InlineData("var r = await client.ConverseAsync(new ConverseRequest());\nforeach (var e in r.Output.Message.Content) { }\nvar texts = r.Output.Message.Content.Select(c => c.Text).ToList();")]
    [InlineData("foreach (var n in new[] { 1 }) { }\nvar two = new[] { 1 }.Where(n => n > 0);")]
    [InlineData(Get + "using var events = ((IEnumerable<" + Event + ">)s).GetEnumerator();\nwhile (events.MoveNext()) { }")]
    [InlineData(Get + "var all = new List<" + Event + ">(s);")]
    [InlineData(Get + "Console.WriteLine(s.Equals(null) || s.GetHashCode() > 1);")]
    public Task Not_so(string statements) => Verify.Analyzer<SynchronousStreamAnalyzer>(Verify.Statements(statements));

    [Theory]
    [InlineData("public void M(ConverseStreamOutput s) { foreach (var e in s) { } }")]
    [InlineData("public int M(ConverseStreamOutput s) => s.AsEnumerable().Count();")]
    [InlineData("public int P { get { ConverseStreamOutput stream = new(System.IO.Stream.Null); foreach (var e in stream) { } return 1; } }")]
    [InlineData("public IEnumerable<string> M(ConverseStreamOutput s) { foreach (var e in s) yield return e.ToString()!; }")]
    [InlineData("private readonly int _n = ((ConverseStreamOutput)null!).AsEnumerable().Count();")]
    [InlineData("public C(ConverseStreamOutput s) { foreach (var e in s) { } }")]
    [InlineData("public async Task M(IEnumerable<" + Event + "> s) { await Task.Yield(); foreach (var e in s) { } var n = s.Count(); }")]
    [InlineData("private IEnumerable<" + Event + "> _s = [];\npublic async Task M() { await Task.Yield(); foreach (var e in _s) { } }")]
    [InlineData("public async Task M(ConverseStreamOutput s) { await Task.Yield(); foreach (var e in Texts(s)) { } }\nprivate static IEnumerable<string> Texts(IEnumerable<" + Event + "> s) => [];")]
    [InlineData("public async Task M(ConverseStreamOutput s) { await Task.Yield(); s.Select(1); }\n}\npublic static class Own {\npublic static int Select(this ConverseStreamOutput s, int n) => n;")]
    [InlineData("public async Task M(ConverseStreamOutput s) { {|BDR2003:foreach|} (var e in s) { await Task.Yield(); } }")]
    [InlineData("public async IAsyncEnumerable<string> M(ConverseStreamOutput s) { {|BDR2003:foreach|} (var e in s) { await Task.Yield(); yield return e.ToString()!; } }")]
    [InlineData("public async Task<int> M(ConverseStreamOutput s) => s.AsEnumerable().{|BDR2003:Count|}();")]
    [InlineData("public async Task M(ResponseStream s) { await Task.Yield(); {|BDR2003:foreach|} (PayloadPart e in s) { } }")]
    [InlineData("private ConverseStreamResponse _r = new();\npublic async void M() { await Task.Yield(); {|BDR2003:foreach|} (var e in _r.Stream) { } }")]
    [InlineData("public void M(ConverseStreamOutput s) { Func<Task> f = async () => { {|BDR2003:foreach|} (var e in s) { await Task.Yield(); } }; }")]
    [InlineData("public async Task M(ConverseStreamOutput s) { await Task.Yield(); try { } catch (Exception) when (s.AsEnumerable().{|BDR2003:Any|}()) { } }")]
    [InlineData("public async Task<IEnumerable<string>> M(ConverseStreamOutput s) { await Task.Yield(); return s.AsEnumerable().{|BDR2003:Select|}(e => e.ToString()!); }")]
    public Task In_a_member(string members) => Verify.Analyzer<SynchronousStreamAnalyzer>(Verify.Members(members));

    [Theory]
    [InlineData("await Task.Yield();\n", "{|BDR2003:foreach|}")]
    [InlineData("", "foreach")]
    public Task Top_level_statements(string first, string loop) => Verify.Analyzer<SynchronousStreamAnalyzer>(
        $"using System;\nusing System.Threading.Tasks;\nusing Amazon.BedrockRuntime.Model;\n\n{first}{loop} (var e in new ConverseStreamResponse().Stream) Console.WriteLine(e);\n");

    [Fact]
    public Task SDK_3() => Verify.Analyzer<SynchronousStreamAnalyzer>(
        Verify.Statements(Get + "foreach (var e in s) { }\nforeach (var e in s.AsEnumerable()) { }\nvar all = s.OfType<ContentBlockDeltaEvent>().ToList();"), Sdk.V3);

    [Fact]
    public Task Types_of_the_same_name() => Verify.Analyzer<SynchronousStreamAnalyzer>("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;

        namespace Own.Model
        {
            public abstract class ConverseStreamOutput : List<int>, IAsyncEnumerable<int>
            {
                public abstract IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default);
            }

            public abstract class ResponseStream : List<int>, IAsyncEnumerable<int>
            {
                public abstract IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default);
            }

            public class C(IAmazonBedrockRuntime client)
            {
                public async Task M(ConverseStreamOutput a, ResponseStream b)
                {
                    await Task.Yield();
                    foreach (var n in a) { }
                    foreach (var n in b.AsEnumerable()) { }
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task Streams_of_agents() => Verify.Analyzer<SynchronousStreamAnalyzer>("""
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon.BedrockAgentRuntime.Model;

        public class C
        {
            public async Task M(RetrieveAndGenerateStreamResponse response)
            {
                await Task.Yield();
                foreach (var e in response.Stream) { }
                var n = response.Stream.AsEnumerable().Count();
            }
        }
        """);

    [Fact]
    public Task A_local_that_is_made_of_itself() => Verify.Analyzer<SynchronousStreamAnalyzer>(
        Verify.Statements("var all = all.AsEnumerable(); foreach (var e in all) { } foreach (var m in Missing(all)) { } all.Select("), allowErrors: true);

    [Theory]
    [InlineData(Get + "foreach (var e in s) { }", "foreach")]
    [InlineData(Get + "var all = s.AsEnumerable().ToList();", "ToList")]
    public Task What_it_says(string statements, string what) => Verify.Message<SynchronousStreamAnalyzer>(
        Verify.Statements(statements), what + " blocks a thread for the whole generation of the answer: under load the thread pool runs out; write await foreach");

    private static string NameOf(string call) => string.Concat(call.TakeWhile(char.IsLetter));
}
