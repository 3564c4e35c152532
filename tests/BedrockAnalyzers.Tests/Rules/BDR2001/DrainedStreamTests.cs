using BedrockAnalyzers.Rules.BDR2001;

namespace BedrockAnalyzers.Tests.Rules.BDR2001;

/// <summary>The shapes in short; whole programs are in Cases/BDR2001.</summary>
public class DrainedStreamTests
{
    private const string Call = "var response = await client.{|BDR2001:ConverseStreamAsync|}(new ConverseStreamRequest { ModelId = text }, cancellationToken); ";
    private const string QuietCall = "var response = await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = text }, cancellationToken); ";
    private const string Buffer = "var buffer = new System.Text.StringBuilder(); ";

    [Theory]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text);")]
    [InlineData("foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent { Delta.Text: { } piece }) buffer.Append(piece); }")]
    [InlineData("foreach (var e in response.Stream.AsEnumerable()) { if (e is not ContentBlockDeltaEvent d) continue; buffer.Append(d.Delta.Text); }")]
    [InlineData("await foreach (var e in response.Stream.WithCancellation(cancellationToken).ConfigureAwait(false)) { var delta = (e as ContentBlockDeltaEvent)?.Delta?.Text; if (!string.IsNullOrEmpty(delta)) buffer.Append(delta); }")]
    [InlineData("await foreach (var e in response.Stream) switch (e) { case ContentBlockDeltaEvent d: buffer.Append(d.Delta.Text); break; case MessageStopEvent: break; }")]
    [InlineData("await foreach (var e in response.Stream) { cancellationToken.ThrowIfCancellationRequested(); if (e is ContentBlockDeltaEvent d) buffer.AppendLine($\"{d.Delta.Text}!\"); }")]
    [InlineData("await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) buffer.Append($\"{d.Delta.Text}!\").Append(' '); }")]
    [InlineData("var parts = new List<string>(); await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) parts.Add(d.Delta.Text); } buffer.Append(string.Concat(parts));")]
    [InlineData("List<Amazon.Runtime.EventStreams.IEventStreamEvent> all = []; foreach (var e in response.Stream) all.Add(e); Console.WriteLine(all.Count);")]
    [InlineData("string all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; } Console.WriteLine(all);")]
    [InlineData("string all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all = all + d.Delta.Text; } Console.WriteLine(all);")]
    [InlineData("await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); if (e is MessageStopEvent) break; }")]
    [InlineData("await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); else if (e is ConverseStreamMetadataEvent m) { Console.WriteLine(m.Usage.OutputTokens); } }")]
    [InlineData("TokenUsage? usage = null; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); else if (e is ConverseStreamMetadataEvent m) usage = m.Usage; } Console.WriteLine(usage);")]
    [InlineData("var pieces = 0; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) { pieces++; buffer.Append(d.Delta.Text); } } Console.WriteLine(pieces);")]
    [InlineData("buffer.Append(string.Concat(response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => d.Delta.Text)));")]
    [InlineData("var all = response.Stream.AsEnumerable().ToList();")]
    [InlineData("var texts = (from e in response.Stream.AsEnumerable() where e is ContentBlockDeltaEvent select ((ContentBlockDeltaEvent)e).Delta.Text).ToArray();")]
    [InlineData("buffer = response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Aggregate(new System.Text.StringBuilder(), (all, d) => all.Append(d.Delta.Text));")]
    [InlineData("var events = response.Stream.GetAsyncEnumerator(cancellationToken); while (await events.MoveNextAsync()) { if (events.Current is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }")]
    [InlineData("var events = response.Stream.GetAsyncEnumerator(cancellationToken); while (true) { if (!await events.MoveNextAsync()) break; if (events.Current is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }")]
    [InlineData("using var events = response.Stream.AsEnumerable().GetEnumerator(); while (events.MoveNext()) { var e = events.Current; if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }")]
    [InlineData("response.Stream.ContentBlockDeltaReceived += (_, e) => buffer.Append(e.EventStreamEvent.Delta.Text); await response.Stream.StartProcessingAsync();")]
    [InlineData("response.Stream.ContentBlockDeltaReceived += Take; await response.Stream.StartProcessingAsync(); void Take(object? sender, Amazon.Runtime.EventStreams.EventStreamEventReceivedArgs<ContentBlockDeltaEvent> e) { buffer.Append(e.EventStreamEvent.Delta.Text); }")]
    [InlineData("void Take(string piece) => buffer.Append(piece); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) Take(d.Delta.Text);")]
    [InlineData("Action<string> take = piece => buffer.Append(piece); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) take(d.Delta.Text);")]
    [InlineData("var bytes = new System.IO.MemoryStream(); var writer = new System.IO.StreamWriter(bytes); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) writer.Write(d.Delta.Text);")]
    [InlineData("var writer = new System.IO.StringWriter(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) await writer.WriteAsync(d.Delta.Text); Console.WriteLine(writer);")]
    [InlineData("var blocks = new Dictionary<int, string>(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) blocks[d.ContentBlockIndex ?? 0] = blocks.GetValueOrDefault(d.ContentBlockIndex ?? 0) + d.Delta.Text; Console.WriteLine(blocks.Count);")]
    [InlineData("var blocks = new Dictionary<int, System.Text.StringBuilder>(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { var key = d.ContentBlockIndex ?? 0; if (!blocks.TryGetValue(key, out var block)) blocks[key] = block = new System.Text.StringBuilder(); block.Append(d.Delta.Text); } Console.WriteLine(blocks.Count);")]
    [InlineData("if (response is { Stream: { } stream }) { foreach (var e in stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }")]
    [InlineData("using (var stream = response.Stream) { await foreach (var e in stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }")]
    [InlineData("try { await foreach (var e in response.Stream) { try { if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); } catch (InvalidOperationException) { } } } catch (BedrockRuntimeEventStreamException ex) { Console.WriteLine(ex.Message); }")]
    [InlineData("await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); else if (e is MessageStopEvent { StopReason: var reason }) { if (reason == StopReason.Max_tokens) throw new InvalidOperationException(\"cut\"); } }")]
    public Task Gathered_to_the_end(string reading) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements(Call + Buffer + reading + " Console.WriteLine(buffer);"));

    [Theory]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) Console.Write(d.Delta.Text);")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); Console.Write(d.Delta.Text); }")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); if (flag) Console.Write(d.Delta.Text); }")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); Console.Write('.'); }")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); if (d.Delta.Text.Contains(\"END\")) break; }")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); if (buffer.Length > number) return; }")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); if (buffer.Length > number) throw new InvalidOperationException(); }")]
    [InlineData("await foreach (var e in response.Stream) { if (cancellationToken.IsCancellationRequested) break; if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) number += d.Delta.Text.Length;")]
    [InlineData("var lengths = new List<int>(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) lengths.Add(d.Delta.Text.Length);")]
    [InlineData("await foreach (var e in response.Stream) if (e is ConverseStreamMetadataEvent m) number = m.Usage.OutputTokens ?? 0;")]
    [InlineData("var watch = System.Diagnostics.Stopwatch.StartNew(); var first = TimeSpan.Zero; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { if (first == TimeSpan.Zero) first = watch.Elapsed; buffer.Append(d.Delta.Text); }")]
    [InlineData("DateTime? first = null; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { first ??= DateTime.UtcNow; buffer.Append(d.Delta.Text); }")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); await Task.Delay(number); }")]
    [InlineData("await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); await Task.Yield(); }")]
    [InlineData("var channel = System.Threading.Channels.Channel.CreateUnbounded<string>(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) await channel.Writer.WriteAsync(d.Delta.Text);")]
    [InlineData("IProgress<string> progress = new Progress<string>(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { buffer.Append(d.Delta.Text); progress.Report(d.Delta.Text); }")]
    [InlineData("using var file = System.IO.File.CreateText(text); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) file.Write(d.Delta.Text);")]
    [InlineData("using var file = new System.IO.StreamWriter(text); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) file.Write(d.Delta.Text);")]
    [InlineData("using var writer = new System.IO.StreamWriter(Console.OpenStandardOutput()); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) writer.Write(d.Delta.Text);")]
    [InlineData("var timer = new Timer(_ => Console.Write(buffer.ToString())); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text);")]
    [InlineData("var reading = Task.Run(async () => { await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }); while (!reading.IsCompleted) Console.Write(buffer.Length);")]
    [InlineData("Keep(buffer); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); static void Keep(object kept) => AppContext.SetData(\"a\", kept);")]
    [InlineData("void Take(string piece) { buffer.Append(piece); Console.Write(piece); } await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) Take(d.Delta.Text);")]
    [InlineData("var first = response.Stream.AsEnumerable().First();")]
    [InlineData("var some = response.Stream.AsEnumerable().Take(3).ToList();")]
    [InlineData("var some = response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => d.Delta.Text).TakeWhile(t => t != \"END\").ToList();")]
    [InlineData("var count = response.Stream.AsEnumerable().Count();")]
    [InlineData("var all = response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => { Console.Write(d.Delta.Text); return d.Delta.Text; }).ToList();")]
    [InlineData("var events = response.Stream.GetAsyncEnumerator(cancellationToken); if (await events.MoveNextAsync()) { Console.WriteLine(events.Current); } while (await events.MoveNextAsync()) { if (events.Current is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }")]
    [InlineData("var events = response.Stream.GetAsyncEnumerator(cancellationToken); while (buffer.Length < number && await events.MoveNextAsync()) { if (events.Current is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); }")]
    [InlineData("response.Stream.ContentBlockDeltaReceived += (_, e) => { buffer.Append(e.EventStreamEvent.Delta.Text); Console.Write(e.EventStreamEvent.Delta.Text); }; await response.Stream.StartProcessingAsync();")]
    [InlineData("response.Stream.ContentBlockDeltaReceived += (_, e) => buffer.Append(e.EventStreamEvent.Delta.Text); response.Stream.StartProcessing(); while (flag) Console.Write(buffer);")]
    // What has come before the error is used.
    [InlineData("try { await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); } catch (Exception) { Console.WriteLine(buffer); }")]
    [InlineData("try { await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); } catch (OperationCanceledException) { buffer.Append(\" …\"); }")]
    [InlineData("await foreach (var e in response.Stream) { }")]
    [InlineData("Console.WriteLine(response.Stream);")]
    [InlineData("Console.WriteLine(response.HttpStatusCode);")]
    public Task Not_gathered_to_the_end(string reading) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements(QuietCall + Buffer + reading + " Console.WriteLine(buffer);"));

    [Theory]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); return await ReadAsync(response); } private static async Task<string> ReadAsync(ConverseStreamResponse response) { var all = \"\"; await foreach (var e in response.Stream) all += ((ContentBlockDeltaEvent)e).Delta.Text; return all; }")]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); var all = new List<string>(); await foreach (var e in response.Stream) Take(e as ContentBlockDeltaEvent, all); return string.Concat(all); } private void Take(ContentBlockDeltaEvent? e, List<string> all) { if (e != null) all.Add(e.Delta.Text); }")]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); var all = \"\"; await foreach (var piece in TextsOf(response.Stream)) all += piece; return all; } private static async IAsyncEnumerable<string> TextsOf(ConverseStreamOutput stream) { await foreach (var e in stream) if (e is ContentBlockDeltaEvent d) yield return d.Delta.Text; }")]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); return string.Concat(TextsOf(response.Stream)); } private static IEnumerable<string> TextsOf(ConverseStreamOutput stream) => stream.AsEnumerable().OfType<ContentBlockDeltaEvent>().Select(d => d.Delta.Text);")]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var response = await RetryAsync(() => _client.{|BDR2001:ConverseStreamAsync|}(request)); var all = \"\"; await foreach (var e in response.Stream) all += ((ContentBlockDeltaEvent)e).Delta.Text; return all; } private static async Task<T> RetryAsync<T>(Func<Task<T>> run) { await Task.Delay(1); return await run(); }")]
    [InlineData("public async IAsyncEnumerable<string> M(ConverseStreamRequest request) { var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); var all = \"\"; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; yield return all; }")]
    [InlineData("public async Task<Answer> M(ConverseStreamRequest request) { var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); var answer = new Answer(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) answer.Text += d.Delta.Text; return answer; } public sealed class Answer { public string Text { get; set; } = \"\"; }")]
    [InlineData("public async Task<Answer> M(ConverseStreamRequest request) { var response = await _client.{|BDR2001:ConverseStreamAsync|}(request); var answer = new Answer(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) answer.Add(d.Delta.Text); return answer; } public sealed class Answer { private readonly List<string> _parts = []; public void Add(string part) => _parts.Add(part); }")]
    public Task Gathered_across_members(string members) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Members(members));

    [Theory]
    [InlineData("private string _all = \"\"; public async Task M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) _all += d.Delta.Text; }")]
    [InlineData("private readonly System.Text.StringBuilder _all = new(); public async Task M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); var all = _all; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all.Append(d.Delta.Text); }")]
    [InlineData("private readonly Dictionary<int, System.Text.StringBuilder> _blocks = []; public async Task M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d && _blocks.TryGetValue(d.ContentBlockIndex ?? 0, out var all)) all.Append(d.Delta.Text); }")]
    [InlineData("private (System.Text.StringBuilder All, int Number) _state; public async Task M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d && _state is { All: { } all }) all.Append(d.Delta.Text); }")]
    [InlineData("private readonly List<System.Text.StringBuilder> _all = []; public async Task M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) foreach (var one in _all) one.Append(d.Delta.Text); }")]
    [InlineData("public async Task M(ConverseStreamRequest request, System.Text.StringBuilder all) { var response = await _client.ConverseStreamAsync(request); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all.Append(d.Delta.Text); }")]
    [InlineData("public Task<ConverseStreamResponse> M(ConverseStreamRequest request) => _client.ConverseStreamAsync(request);")]
    [InlineData("public async Task<ConverseStreamOutput> M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); return response.Stream; }")]
    [InlineData("public async IAsyncEnumerable<string> M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) yield return d.Delta.Text; }")]
    [InlineData("public async IAsyncEnumerable<string> M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); var all = \"\"; await foreach (var e in response.Stream) { if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; if (all.EndsWith('.')) { yield return all; all = \"\"; } } }")]
    [InlineData("public async Task<string> M(ConverseStreamRequest request, Action<string> show) { var response = await _client.ConverseStreamAsync(request); var all = \"\"; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { all += d.Delta.Text; show(d.Delta.Text); } return all; }")]
    [InlineData("public event EventHandler<string>? Shown; public async Task<string> M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); var all = \"\"; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) { all += d.Delta.Text; Shown?.Invoke(this, d.Delta.Text); } return all; }")]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); var all = \"\"; await foreach (var e in response.Stream) { all += TextOf(e); } return all; } private static string TextOf(object e) { var text = e is ContentBlockDeltaEvent d ? d.Delta.Text : \"\"; Show(text); return text; } private static void Show(string text) => Console.Write(text);")]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); var all = \"\"; await foreach (var e in response.Stream) { all += TextOf(e); } return all; } protected virtual string TextOf(object e) => \"\";")]
    [InlineData("public async Task<string> M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); var all = \"\"; await foreach (var piece in TextsOf(response.Stream)) { all += piece; Console.Write(piece); } return all; } private static async IAsyncEnumerable<string> TextsOf(ConverseStreamOutput stream) { await foreach (var e in stream) if (e is ContentBlockDeltaEvent d) yield return d.Delta.Text; }")]
    [InlineData("public async Task<Answer> M(ConverseStreamRequest request) { var response = await _client.ConverseStreamAsync(request); var answer = new Answer(); await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) answer.Text += d.Delta.Text; return answer; } public sealed class Answer { public string Text { get => \"\"; set => Console.Write(value); } }")]
    public Task Not_gathered_across_members(string members) => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Members(members));

    [Theory]
    [InlineData("new InferenceConfiguration { MaxTokens = 8192 }", true)]
    [InlineData("new InferenceConfiguration { MaxTokens = 8193 }", false)]
    [InlineData("null", true)]
    public Task A_long_answer_may_be_streamed(string configuration, bool isReported) =>
        Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements($"var response = await client.{(isReported ? "{|BDR2001:ConverseStreamAsync|}" : "ConverseStreamAsync")}(new ConverseStreamRequest {{ ModelId = text, InferenceConfig = {configuration} }}); var all = \"\"; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; Console.WriteLine(all);"));

    [Fact]
    public Task An_answer_with_thinking_may_be_streamed() =>
        Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements("var response = await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = text, AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document(new Dictionary<string, Amazon.Runtime.Documents.Document> { [\"thinking\"] = new(new Dictionary<string, Amazon.Runtime.Documents.Document> { [\"type\"] = \"enabled\", [\"budget_tokens\"] = 2048 }) }) }); var all = \"\"; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; Console.WriteLine(all);"));

    [Theory]
    [InlineData("var doc = System.Text.Json.JsonDocument.Parse(part.Bytes); all += doc.RootElement.GetProperty(\"delta\").GetProperty(\"text\").GetString();")]
    [InlineData("var json = System.Text.Encoding.UTF8.GetString(part.Bytes.ToArray()); var node = System.Text.Json.Nodes.JsonNode.Parse(json); if (node?[\"type\"]?.ToString() == \"content_block_delta\") all += node[\"delta\"]![\"text\"];")]
    [InlineData("using var reader = new System.IO.StreamReader(part.Bytes); var chunk = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object>>(reader.ReadToEnd()); all += chunk![\"outputText\"];")]
    [InlineData("var chunk = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.Nodes.JsonObject>(part.Bytes); all += chunk?[\"outputText\"]; var finished = chunk?[\"completionReason\"]?.GetValue<string>(); if (finished?.ToUpperInvariant() == \"FINISH\") break;")]
    [InlineData("var chunk = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.Nodes.JsonObject>(part.Bytes); all += chunk?[\"outputs\"]?[0]?[\"text\"]; if (chunk?[\"outputs\"]?[0]?[\"stop_reason\"] is not null) { break; }")]
    [InlineData("var chunk = await System.Text.Json.JsonSerializer.DeserializeAsync<System.Text.Json.Nodes.JsonObject>(part.Bytes, cancellationToken: cancellationToken).ConfigureAwait(false); all += chunk?[\"outputText\"]!.GetValue<string>();")]
    [InlineData("var chunk = Newtonsoft.Json.Linq.JObject.Parse(System.Text.Encoding.UTF8.GetString(part.Bytes.ToArray())); all += (string?)chunk[\"generation\"];")]
    [InlineData("dynamic chunk = Newtonsoft.Json.JsonConvert.DeserializeObject(System.Text.Encoding.UTF8.GetString(part.Bytes.ToArray()))!; all += (string)chunk.generation;")]
    public Task Bodies_are_parsed(string reading) =>
        Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements($"var response = await client.{{|BDR2001:InvokeModelWithResponseStreamAsync|}}(new InvokeModelWithResponseStreamRequest {{ ModelId = text }}); var all = \"\"; foreach (var e in response.Body) {{ if (e is PayloadPart part) {{ {reading} }} }} Console.WriteLine(all);"));

    [Fact]
    public Task Bytes_are_copied() =>
        Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements("var response = await client.{|BDR2001:InvokeModelWithResponseStreamAsync|}(new InvokeModelWithResponseStreamRequest { ModelId = text }); var all = new System.IO.MemoryStream(); await foreach (var e in response.Body) if (e is PayloadPart part) part.Bytes.CopyTo(all); Console.WriteLine(all.Length);"));

    [Theory]
    [InlineData("var all = \"\"; await foreach (var update in chat.{|BDR2001:GetStreamingResponseAsync|}(text)) all += update.Text; Console.WriteLine(all);")]
    [InlineData("var answer = await chat.{|BDR2001:GetStreamingResponseAsync|}(text).ToChatResponseAsync(); Console.WriteLine(answer.Text);")]
    [InlineData("List<ChatResponseUpdate> updates = []; await foreach (var update in chat.{|BDR2001:GetStreamingResponseAsync|}(text)) updates.Add(update); Console.WriteLine(updates.ToChatResponse().Text);")]
    [InlineData("var updates = await chat.{|BDR2001:GetStreamingResponseAsync|}(text).ToListAsync(); Console.WriteLine(updates.Count);")]
    [InlineData("var all = \"\"; await foreach (var update in chat.{|BDR2001:GetStreamingResponseAsync|}(text)) foreach (var content in update.Contents.OfType<TextContent>()) all += content.Text; Console.WriteLine(all);")]
    [InlineData("await foreach (var update in chat.GetStreamingResponseAsync(text)) Console.Write(update);")]
    [InlineData("var all = \"\"; await foreach (var update in other.GetStreamingResponseAsync(text)) all += update.Text; Console.WriteLine(all);")]
    [InlineData("var all = \"\"; await foreach (var update in chat.GetStreamingResponseAsync(text, new ChatOptions { MaxOutputTokens = 10_000 })) all += update.Text; Console.WriteLine(all);")]
    public Task Chat_clients_of_Bedrock(string reading) =>
        Verify.Analyzer<DrainedStreamAnalyzer>("using Microsoft.Extensions.AI;" + Verify.Members($"public async Task M(IChatClient other, string text) {{ var chat = _client.AsIChatClient(\"us.amazon.nova-pro-v1:0\"); {reading} }}"));

    [Fact]
    public Task SDK_3() => Verify.Analyzer<DrainedStreamAnalyzer>(Verify.Statements(Call + Buffer + "foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) buffer.Append(d.Delta.Text); Console.WriteLine(buffer);"), Sdk.V3);

    [Fact]
    public Task Message() => Verify.Message<DrainedStreamAnalyzer>(
        Verify.Statements(Call.Replace("{|BDR2001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal) + "var all = \"\"; await foreach (var e in response.Stream) if (e is ContentBlockDeltaEvent d) all += d.Delta.Text; Console.WriteLine(all);"),
        "ConverseStreamAsync streams, but every chunk only goes into a buffer until the stream has ended: that costs the same tokens and shows nothing sooner; call ConverseAsync, or hand on each piece of text as it comes");
}
