using BedrockAnalyzers.Rules.BDR2001;

namespace BedrockAnalyzers.Tests.Rules.BDR2001;

/// <summary>What each operator of LINQ, and each type of the framework, does with the chunks.</summary>
public class StreamOperatorTests
{
    // What hands on each chunk as it comes, before all is gathered.
    [Theory]
    [InlineData(".AsEnumerable().ToList()")]
    [InlineData(".AsEnumerable().Cast<object>().ToList()")]
    [InlineData(".AsEnumerable().Select(e => e.ToString()).ToList()")]
    [InlineData(".AsEnumerable().SelectMany(e => new[] { e }).ToList()")]
    [InlineData(".AsEnumerable().Where(e => e is ContentBlockDeltaEvent).ToList()")]
    [InlineData(".AsEnumerable().Distinct().ToList()")]
    [InlineData(".AsEnumerable().Concat(new List<Amazon.Runtime.EventStreams.IEventStreamEvent>()).ToList()")]
    [InlineData(".AsEnumerable().Append(new MessageStopEvent()).ToList()")]
    [InlineData(".AsEnumerable().Prepend(new MessageStopEvent()).ToList()")]
    [InlineData(".AsEnumerable().DefaultIfEmpty().ToList()")]
    [InlineData(".AsEnumerable().Reverse().ToList()")]
    [InlineData(".AsEnumerable().OrderBy(e => e.ToString()).ToList()")]
    [InlineData(".AsEnumerable().ToAsyncEnumerable().ToListAsync()")]
    [InlineData(".ToBlockingEnumerable().ToList()")]
    [InlineData(".ToBlockingEnumerable(cancellationToken).ToList()")]
    // What gathers them.
    [InlineData(".AsEnumerable().ToArray()")]
    [InlineData(".AsEnumerable().ToHashSet()")]
    [InlineData(".AsEnumerable().ToDictionary(e => e.ToString()!)")]
    [InlineData(".AsEnumerable().ToLookup(e => e.ToString())")]
    [InlineData(".AsEnumerable().Aggregate((a, b) => b)")]
    [InlineData(".ToListAsync()")]
    [InlineData(".ToArrayAsync()")]
    [InlineData(".ToHashSetAsync()")]
    [InlineData(".ToDictionaryAsync(e => e.ToString()!)")]
    [InlineData(".AggregateAsync((a, b) => b)")]
    public Task Gathers(string operators) => Of(operators, isReported: true);

    [Theory]
    [InlineData("System.Collections.Immutable.ImmutableArray.ToImmutableArray(response.Stream.AsEnumerable())")]
    [InlineData("System.Collections.Immutable.ImmutableList.ToImmutableList(response.Stream.AsEnumerable())")]
    [InlineData("string.Join(\", \", response.Stream.AsEnumerable())")]
    [InlineData("string.Concat(response.Stream.AsEnumerable())")]
    public Task Gathers_as_an_argument(string all) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements(
        $"var response = await client.{{|BDR2001:ConverseStreamAsync|}}(new ConverseStreamRequest {{ ModelId = text }}, cancellationToken); Console.WriteLine({all});"));

    // A number, or the last chunk: no text is kept; and what may end early uses the stream.
    [Theory]
    [InlineData(".AsEnumerable().Count()")]
    [InlineData(".AsEnumerable().LongCount()")]
    [InlineData(".AsEnumerable().Sum(e => 1)")]
    [InlineData(".AsEnumerable().Max(e => 1)")]
    [InlineData(".AsEnumerable().Min(e => 1)")]
    [InlineData(".AsEnumerable().Average(e => 1)")]
    [InlineData(".AsEnumerable().Last()")]
    [InlineData(".AsEnumerable().LastOrDefault()")]
    [InlineData(".CountAsync()")]
    [InlineData(".LongCountAsync()")]
    [InlineData(".LastAsync()")]
    [InlineData(".LastOrDefaultAsync()")]
    [InlineData(".AsEnumerable().First()")]
    [InlineData(".AsEnumerable().Any()")]
    [InlineData(".AsEnumerable().Take(3).ToList()")]
    [InlineData(".AsEnumerable().TakeWhile(e => e is not MessageStopEvent).ToList()")]
    [InlineData(".FirstAsync()")]
    public Task Does_not_gather(string operators) => Of(operators, isReported: false);

    // A measure beside the text that is gathered does not use the stream.
    [Theory]
    [InlineData("var counted = list.Count();")]
    [InlineData("var counted = list.LongCount();")]
    [InlineData("var last = list.LastOrDefault();")]
    public Task A_measure_of_what_is_gathered(string statement) => Gathered($"var list = new List<string>(); await foreach (var e in response.Stream) {{ if (e is ContentBlockDeltaEvent d) {{ list.Add(d.Delta.Text); {statement} }} }}", isReported: true);

    // Converting, parsing and testing a piece shows it to nobody.
    [Theory]
    [InlineData("_ = Equals(piece, null);")]
    [InlineData("_ = string.IsNullOrEmpty(piece); _ = piece.Trim();")]
    [InlineData("_ = char.IsUpper(piece[0]);")]
    [InlineData("_ = Convert.ToBase64String(new byte[1]);")]
    [InlineData("_ = Math.Max(piece.Length, 3);")]
    [InlineData("_ = Enum.TryParse<DayOfWeek>(piece, out _);")]
    [InlineData("_ = Nullable.Compare<int>(piece.Length, 1);")]
    [InlineData("_ = BitConverter.ToInt32(new byte[4]);")]
    [InlineData("_ = Array.IndexOf(new[] { 'a' }, piece[0]);")]
    [InlineData("_ = Buffer.ByteLength(new byte[4]);")]
    [InlineData("_ = piece.AsSpan().Trim();")]
    [InlineData("_ = new Span<char>(new char[4]).ToArray();")]
    [InlineData("_ = piece.AsSpan().ToArray();")]
    [InlineData("_ = new Memory<char>(new char[4]).ToArray();")]
    [InlineData("_ = piece.AsMemory().ToArray();")]
    [InlineData("_ = short.TryParse(piece, out _);")]
    [InlineData("_ = int.TryParse(piece, out _);")]
    [InlineData("_ = long.TryParse(piece, out _);")]
    [InlineData("_ = uint.TryParse(piece, out _);")]
    [InlineData("_ = ulong.TryParse(piece, out _);")]
    [InlineData("_ = byte.TryParse(piece, out _);")]
    [InlineData("_ = bool.TryParse(piece, out _);")]
    [InlineData("_ = double.TryParse(piece, out _);")]
    [InlineData("_ = float.TryParse(piece, out _);")]
    [InlineData("_ = decimal.TryParse(piece, out _);")]
    [InlineData("_ = Guid.TryParse(piece, out _);")]
    [InlineData("_ = Tuple.Create(piece, 1);")]
    [InlineData("_ = ValueTuple.Create(piece, 1);")]
    [InlineData("_ = StringComparer.Ordinal.Equals(piece, \"a\");")]
    [InlineData("_ = new Index(1).GetOffset(3);")]
    [InlineData("_ = new Range(1, 2).GetOffsetAndLength(3);")]
    [InlineData("ArgumentNullException.ThrowIfNull(piece);")]
    [InlineData("ArgumentException.ThrowIfNullOrEmpty(piece);")]
    [InlineData("cancellationToken.ThrowIfCancellationRequested();")]
    [InlineData("Interlocked.Increment(ref count);")]
    [InlineData("_ = System.Text.Encoding.UTF8.GetBytes(piece);")]
    [InlineData("_ = new System.Text.UTF8Encoding().GetByteCount(piece);")]
    [InlineData("_ = System.Text.Encoding.UTF8.GetDecoder().GetCharCount(new byte[1], 0, 1);")]
    [InlineData("_ = System.Text.Rune.GetRuneAt(piece, 0);")]
    [InlineData("_ = System.Text.Json.JsonDocument.Parse(piece).RootElement.GetProperty(\"a\").GetString();")]
    [InlineData("foreach (var member in System.Text.Json.JsonDocument.Parse(piece).RootElement.EnumerateObject().GetEnumerator()) _ = member.NameEquals(\"a\");")]
    [InlineData("foreach (var member in System.Text.Json.JsonDocument.Parse(piece).RootElement.EnumerateArray().GetEnumerator()) _ = member.GetString();")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Deserialize<string>(piece, new System.Text.Json.JsonSerializerOptions());")]
    [InlineData("_ = System.Text.Json.JsonDocument.Parse(piece, new System.Text.Json.JsonDocumentOptions());")]
    [InlineData("_ = System.Text.Json.Nodes.JsonNode.Parse(piece);")]
    [InlineData("_ = System.Text.RegularExpressions.Regex.Match(piece, \"a\").Result(\"$1\");")]
    [InlineData("_ = System.Text.RegularExpressions.Regex.Match(piece, \"a\").Groups[0].ToString();")]
    [InlineData("_ = piece.Any(char.IsUpper);")]
    [InlineData("_ = new System.IO.StringReader(piece).ReadLine();")]
    [InlineData("_ = new System.IO.StreamReader(new System.IO.MemoryStream()).ReadLine();")]
    [InlineData("_ = new System.IO.BinaryReader(new System.IO.MemoryStream()).ReadInt32();")]
    [InlineData("_ = System.IO.TextReader.Synchronized(new System.IO.StringReader(piece));")]
    [InlineData("_ = piece.ToUpper(System.Globalization.CultureInfo.GetCultureInfo(\"en\"));")]
    [InlineData("_ = Newtonsoft.Json.JsonConvert.DeserializeObject(piece);")]
    [InlineData("_ = new InvalidOperationException(piece);")]
    public Task Shows_it_to_nobody(string statement) => Gathered($"var count = 0; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) {{ var piece = d.Delta.Text; {statement} buffer.Append(piece); }} Console.WriteLine(count);", isReported: true);

    [Theory]
    [InlineData("Console.Write(piece);")]
    [InlineData("System.Diagnostics.Trace.WriteLine(piece);")]
    [InlineData("AppContext.SetData(\"a\", piece);")]
    [InlineData("System.IO.File.AppendAllText(text, piece);")]
    [InlineData("await Task.Delay(1);")]
    [InlineData("await Task.Yield();")]
    [InlineData("await Task.Run(() => piece);")]
    [InlineData("Interlocked.Exchange(ref text, piece);")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(System.IO.Stream.Synchronized(Console.OpenStandardOutput()), piece);")]
    [InlineData("_ = new System.Collections.ObjectModel.ObservableCollection<string>() { piece };")]
    [InlineData("new System.IO.StreamWriter(text).Write(piece);")]
    [InlineData("if (DateTime.UtcNow > DateTime.MaxValue) Console.WriteLine();")]
    public Task Shows_it_or_may(string statement) => Gathered($"await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) {{ var piece = d.Delta.Text; {statement} buffer.Append(piece); }}", isReported: false);

    // What the text is put into, where nothing but the text is gathered.
    [Theory]
    [InlineData("var all = new List<string>();", "all.Add(piece);")]
    [InlineData("var all = new List<string>();", "all.AddRange(new[] { piece });")]
    [InlineData("var all = new List<string>();", "all.Insert(0, piece);")]
    [InlineData("var all = new List<string>();", "all.InsertRange(0, new[] { piece });")]
    [InlineData("var all = new Queue<string>();", "all.Enqueue(piece);")]
    [InlineData("var all = new Stack<string>();", "all.Push(piece);")]
    [InlineData("var all = new Dictionary<int, string>();", "all.TryAdd(all.Count, piece);")]
    [InlineData("var all = new Dictionary<int, string>();", "all[all.Count] = piece;")]
    [InlineData("var all = new System.Collections.ArrayList();", "all.Add(piece);")]
    [InlineData("var all = new System.Collections.ObjectModel.Collection<string>();", "all.Add(piece);")]
    [InlineData("var all = System.Collections.Immutable.ImmutableArray.CreateBuilder<string>();", "all.Add(piece);")]
    [InlineData("var all = new System.Text.Json.Nodes.JsonArray();", "all.Add(piece);")]
    [InlineData("var all = new Newtonsoft.Json.Linq.JArray();", "all.Add(piece);")]
    [InlineData("var all = new System.Text.StringBuilder();", "all.AppendLine(piece);")]
    [InlineData("var all = new System.IO.StringWriter();", "all.WriteLine(piece);")]
    [InlineData("var all = new System.IO.MemoryStream();", "all.Write(System.Text.Encoding.UTF8.GetBytes(piece));")]
    [InlineData("var all = new System.Buffers.ArrayBufferWriter<byte>();", "System.Buffers.BuffersExtensions.Write(all, System.Text.Encoding.UTF8.GetBytes(piece));")]
    public Task Holds_the_text(string made, string statement) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements(
        $"var response = await client.{{|BDR2001:ConverseStreamAsync|}}(new ConverseStreamRequest {{ ModelId = text }}, cancellationToken); {made} await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) {{ var piece = d.Delta.Text; {statement} }} Console.WriteLine(all);"));

    // What others hold too is only read.
    [Theory]
    [InlineData("_ = _names.Contains(piece);")]
    [InlineData("_ = _names.IndexOf(piece);")]
    [InlineData("_ = _names.ToArray();")]
    [InlineData("_ = _names.GetEnumerator();")]
    [InlineData("_ = _names[0];")]
    [InlineData("_ = _map.ContainsKey(piece);")]
    [InlineData("_ = _map.TryGetValue(piece, out _);")]
    [InlineData("_ = _map[piece];")]
    [InlineData("_ = _node.ToString();")]
    [InlineData("_ = _node.ToJsonString();")]
    [InlineData("_ = _node.AsObject();")]
    [InlineData("_ = _node.AsArray();")]
    [InlineData("_ = _node.AsValue();")]
    [InlineData("_ = _node.GetValueKind();")]
    [InlineData("_ = _node.GetValue<string>();")]
    [InlineData("_ = _node.AsObject().TryGetPropertyValue(piece, out _);")]
    [InlineData("_ = _token.SelectToken(piece);")]
    [InlineData("_ = _token.Value<string>(piece);")]
    [InlineData("_ = _token.Values<string>();")]
    [InlineData("_ = _token.ToObject<string>();")]
    [InlineData("_ = _token.Children();")]
    [InlineData("_ = _token.Property(piece);")]
    [InlineData("_ = _token.Properties();")]
    [InlineData("_names.Add(piece);", false)]
    [InlineData("_names.Clear();", false)]
    [InlineData("_map.Remove(piece);", false)]
    [InlineData("_node.AsObject().Clear();", false)]
    [InlineData("_token.RemoveAll();", false)]
    public Task Reads_what_others_hold(string statement, bool isReported = true) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Members($$"""
        public List<string> _names = [];
        public Dictionary<string, string> _map = [];
        public System.Text.Json.Nodes.JsonNode _node = new System.Text.Json.Nodes.JsonObject();
        public Newtonsoft.Json.Linq.JObject _token = new Newtonsoft.Json.Linq.JObject();

        public async Task<string> M(ConverseStreamRequest request)
        {
            var response = await _client.{{(isReported ? "{|BDR2001:ConverseStreamAsync|}" : "ConverseStreamAsync")}}(request);
            var all = "";
            await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { var piece = d.Delta.Text; {{statement}} all += piece; }
            return all;
        }
        """));

    // Numbers, times and roles are no text.
    [Theory]
    [InlineData("TokenUsage", "if (e is ConverseStreamMetadataEvent m) all.Add(m.Usage);")]
    [InlineData("ConverseStreamMetrics", "if (e is ConverseStreamMetadataEvent m) all.Add(m.Metrics);")]
    [InlineData("StopReason", "if (e is MessageStopEvent m) all.Add(m.StopReason);")]
    [InlineData("ConversationRole", "if (e is MessageStartEvent m) all.Add(m.Role);")]
    [InlineData("int", "if (e is ContentBlockDeltaEvent d) all.Add(d.Delta.Text.Length);")]
    [InlineData("TimeSpan", "if (e is ContentBlockDeltaEvent d) all.Add(TimeSpan.FromSeconds(d.Delta.Text.Length));")]
    [InlineData("DateTime", "if (e is ContentBlockDeltaEvent d) all.Add(new DateTime(d.Delta.Text.Length));")]
    [InlineData("DateTimeOffset", "if (e is ContentBlockDeltaEvent d) all.Add(new DateTimeOffset(d.Delta.Text.Length, TimeSpan.Zero));")]
    [InlineData("Guid", "if (e is ContentBlockDeltaEvent d) all.Add(Guid.Parse(d.Delta.Text));")]
    [InlineData("int?", "if (e is ContentBlockDeltaEvent d) all.Add(d.ContentBlockIndex);")]
    public Task Only_measured(string type, string statement) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements(
        $"var response = await client.ConverseStreamAsync(new ConverseStreamRequest {{ ModelId = text }}, cancellationToken); var all = new List<{type}>(); await foreach (var e in response.Stream) {{ {statement} }} Console.WriteLine(all);"));

    // The text of the last events comes when all of the answer is there.
    [Theory]
    [InlineData("response.Stream.MessageStopReceived += (_, e) => Console.Write(e);")]
    [InlineData("response.Stream.MetadataReceived += (_, e) => Console.Write(e);")]
    [InlineData("response.Stream.ExceptionReceived += (_, e) => Console.Write(e);")]
    public Task An_event_at_the_end(string statement) => Gathered("response.Stream.ContentBlockDeltaReceived += (_, e) => buffer.Append(e.EventStreamEvent.Delta.Text); " + statement + " await response.Stream.StartProcessingAsync();", isReported: true);

    [Fact]
    public Task An_event_before_the_end() => Gathered("response.Stream.ContentBlockDeltaReceived += (_, e) => buffer.Append(e.EventStreamEvent.Delta.Text); response.Stream.MessageStartReceived += (_, e) => Console.Write(e); await response.Stream.StartProcessingAsync();", isReported: false);

    private static Task Of(string operators, bool isReported) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements(
        $"var response = await client.{(isReported ? "{|BDR2001:ConverseStreamAsync|}" : "ConverseStreamAsync")}(new ConverseStreamRequest {{ ModelId = text }}, cancellationToken); var all = {(operators.EndsWith("Async()", StringComparison.Ordinal) || operators.Contains("Async(e", StringComparison.Ordinal) || operators.Contains("Async((", StringComparison.Ordinal) ? "await " : "")}response.Stream{operators}; Console.WriteLine(all);"));

    private static Task Gathered(string reading, bool isReported) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements(
        $"var response = await client.{(isReported ? "{|BDR2001:ConverseStreamAsync|}" : "ConverseStreamAsync")}(new ConverseStreamRequest {{ ModelId = text }}, cancellationToken); var buffer = new System.Text.StringBuilder(); {reading} Console.WriteLine(buffer);"));
}
