namespace BedrockAnalyzers.Tests.Running;

/// <summary>What an asked model answers, as a stream and as a whole: the SDK's types as far as the programs use them, with a client that gives the same answer either way.</summary>
internal static class AnswerProps
{
    public const string Source = """
        #nullable disable
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime.Model;
        using Amazon.Runtime.EventStreams;
        using Microsoft.Extensions.AI;

        namespace Amazon.Runtime.EventStreams
        {
            public interface IEventStreamEvent { }
        }

        namespace Amazon.BedrockRuntime
        {
            public interface IAmazonBedrockRuntime
            {
                Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default);
                Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default);
                Task<InvokeModelWithResponseStreamResponse> InvokeModelWithResponseStreamAsync(InvokeModelWithResponseStreamRequest request, CancellationToken cancellationToken = default);
                Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default);
            }

            public class BedrockRuntimeEventStreamException : Exception { }

            public static class AmazonBedrockRuntimeExtensions
            {
                public static IChatClient AsIChatClient(this IAmazonBedrockRuntime runtime, string model) => new Props.FakeChat((Props.FakeClient)runtime);
            }
        }

        namespace Amazon.BedrockRuntime.Model
        {
            public class StopReason
            {
                public string Value { get; set; }
                public override string ToString() => Value;
            }

            public class TokenUsage { public int? InputTokens { get; set; } public int? OutputTokens { get; set; } public int? TotalTokens { get; set; } }
            public class InferenceConfiguration { public int? MaxTokens { get; set; } public float? Temperature { get; set; } }
            public class Message { public string Role { get; set; } public List<ContentBlock> Content { get; set; } }
            public class ContentBlock { public string Text { get; set; } }
            public class SystemContentBlock { public string Text { get; set; } }
            public class ConverseRequest { public string ModelId { get; set; } public List<Message> Messages { get; set; } = new(); public List<SystemContentBlock> System { get; set; } public InferenceConfiguration InferenceConfig { get; set; } }
            public class ConverseStreamRequest { public string ModelId { get; set; } public List<Message> Messages { get; set; } = new(); public List<SystemContentBlock> System { get; set; } public InferenceConfiguration InferenceConfig { get; set; } }
            public class ConverseOutput { public Message Message { get; set; } }
            public class ConverseResponse { public ConverseOutput Output { get; set; } public StopReason StopReason { get; set; } public TokenUsage Usage { get; set; } public int HttpStatusCode => 200; }
            public class ConverseStreamResponse : IDisposable { public ConverseStreamOutput Stream { get; set; } public int HttpStatusCode => 200; public void Dispose() { } }
            public class ContentBlockDelta { public string Text { get; set; } }
            public class MessageStartEvent : IEventStreamEvent { }
            public class ContentBlockStopEvent : IEventStreamEvent { }
            public class ContentBlockDeltaEvent : IEventStreamEvent { public ContentBlockDelta Delta { get; set; } public int? ContentBlockIndex { get; set; } }
            public class MessageStopEvent : IEventStreamEvent { public StopReason StopReason { get; set; } }
            public class ConverseStreamMetadataEvent : IEventStreamEvent { public TokenUsage Usage { get; set; } }

            public class InvokeModelRequest { public string ModelId { get; set; } public string ContentType { get; set; } public string Accept { get; set; } public MemoryStream Body { get; set; } }
            public class InvokeModelWithResponseStreamRequest { public string ModelId { get; set; } public string ContentType { get; set; } public string Accept { get; set; } public MemoryStream Body { get; set; } }
            public class InvokeModelResponse { public MemoryStream Body { get; set; } public string ContentType => "application/json"; public int HttpStatusCode => 200; }
            public class InvokeModelWithResponseStreamResponse : IDisposable { public ResponseStream Body { get; set; } public string ContentType => "application/json"; public int HttpStatusCode => 200; public void Dispose() { } }
            public class PayloadPart : IEventStreamEvent { public MemoryStream Bytes { get; set; } }

            public class ResponseStream : ConverseStreamOutput
            {
                public ResponseStream(List<IEventStreamEvent> events) : base(events) { }
            }

            public class ConverseStreamOutput : IEnumerable<IEventStreamEvent>, IAsyncEnumerable<IEventStreamEvent>, IDisposable
            {
                private readonly List<IEventStreamEvent> _events;
                public ConverseStreamOutput(List<IEventStreamEvent> events) => _events = events;
                public IEnumerator<IEventStreamEvent> GetEnumerator() => _events.GetEnumerator();
                IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
                public async IAsyncEnumerator<IEventStreamEvent> GetAsyncEnumerator(CancellationToken cancellationToken)
                {
                    foreach (var e in _events) { await Task.Yield(); yield return e; }
                }
                public void Dispose() { }
            }
        }

        namespace Props
        {
            public class FakeClient : Amazon.BedrockRuntime.IAmazonBedrockRuntime
            {
                private static readonly StopReason s_stop = new() { Value = "end_turn" };

                // The blocks of the answer, each in the pieces that it comes in; null is a piece that is no text.
                public string[][] Blocks { get; set; }
                public int Streams { get; private set; }
                public int Wholes { get; private set; }

                private static TokenUsage Usage => new() { InputTokens = 11, OutputTokens = 7, TotalTokens = 18 };

                public Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default)
                {
                    Streams++;
                    Check(request.ModelId, request.InferenceConfig);
                    var events = new List<IEventStreamEvent> { new MessageStartEvent() };
                    for (var i = 0; i < Blocks.Length; i++)
                    {
                        foreach (var piece in Blocks[i]) events.Add(new ContentBlockDeltaEvent { ContentBlockIndex = i, Delta = new() { Text = piece } });
                        events.Add(new ContentBlockStopEvent());
                    }

                    events.Add(new MessageStopEvent { StopReason = s_stop });
                    events.Add(new ConverseStreamMetadataEvent { Usage = Usage });
                    return Task.FromResult(new ConverseStreamResponse { Stream = new(events) });
                }

                public Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
                {
                    Wholes++;
                    Check(request.ModelId, request.InferenceConfig);
                    return Task.FromResult(new ConverseResponse { Output = new() { Message = new() { Content = Blocks.Select(pieces => new ContentBlock { Text = pieces.All(p => p is null) ? null : string.Concat(pieces) }).ToList() } }, StopReason = s_stop, Usage = Usage });
                }

                public Task<InvokeModelWithResponseStreamResponse> InvokeModelWithResponseStreamAsync(InvokeModelWithResponseStreamRequest request, CancellationToken cancellationToken = default)
                {
                    Streams++;
                    return Task.FromResult(new InvokeModelWithResponseStreamResponse { Body = new(Bodies.Parts(request.ModelId, request.Body, Blocks).Select(part => (IEventStreamEvent)new PayloadPart { Bytes = Bodies.Of(part) }).ToList()) });
                }

                public Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default)
                {
                    Wholes++;
                    return Task.FromResult(new InvokeModelResponse { Body = Bodies.Of(Bodies.Whole(request.ModelId, request.Body, Blocks)) });
                }

                private static void Check(string model, InferenceConfiguration configuration)
                {
                    if (model is null || configuration?.MaxTokens is null) throw new InvalidOperationException("The request lost something.");
                }

                public string Text(string[] pieces) => string.Concat(pieces);
                public void CountStream() => Streams++;
                public void CountWhole() => Wholes++;
            }

            // What each family says in its own JSON, in parts and as a whole.
            public static class Bodies
            {
                public static MemoryStream Of(object value) => new(JsonSerializer.SerializeToUtf8Bytes(value));

                public static IEnumerable<object> Parts(string model, MemoryStream body, string[][] blocks)
                {
                    Check(body);
                    var pieces = blocks.SelectMany(b => b).Where(p => p is not null).ToList();
                    if (model.Contains("claude"))
                    {
                        yield return new { type = "message_start", message = new { content = Array.Empty<object>(), usage = new { input_tokens = 3 } } };
                        for (var i = 0; i < blocks.Length; i++)
                        {
                            yield return new { type = "content_block_start", index = i, content_block = new { type = "text", text = "" } };
                            foreach (var piece in blocks[i]) yield return piece is null ? new { type = "content_block_delta", index = i, delta = (object)new { type = "thinking_delta", thinking = "hm" } } : new { type = "content_block_delta", index = i, delta = (object)new { type = "text_delta", text = piece } };
                            yield return new { type = "content_block_stop", index = i };
                        }

                        yield return new { type = "message_delta", delta = new { stop_reason = "end_turn" }, usage = new { output_tokens = 5 } };
                        yield return new { type = "message_stop" };
                    }
                    else if (model.Contains("nova"))
                    {
                        yield return new { messageStart = new { role = "assistant" } };
                        foreach (var piece in pieces) yield return new { contentBlockDelta = new { contentBlockIndex = 0, delta = new { text = piece } } };
                        yield return new { messageStop = new { stopReason = "end_turn" } };
                    }
                    else
                    {
                        foreach (var piece in pieces.Append("")) yield return Part(model, piece);
                    }
                }

                public static object Whole(string model, MemoryStream body, string[][] blocks)
                {
                    Check(body);
                    var text = string.Concat(blocks.SelectMany(b => b));
                    var content = blocks.Select(b => b.All(p => p is null) ? (object)new { type = "thinking", thinking = "hmhm" } : new { type = "text", text = string.Concat(b) });
                    return model.Contains("claude") ? new { type = "message", role = "assistant", content, stop_reason = "end_turn" }
                        : model.Contains("nova") ? new { output = new { message = new { role = "assistant", content } }, stopReason = "end_turn" }
                        : model.Contains("titan") ? new { inputTextTokenCount = 3, results = new[] { new { tokenCount = 5, outputText = text } } }
                        : Part(model, text);
                }

                private static object Part(string model, string text) =>
                    model.Contains("titan") ? new { outputText = text, index = 0 } : model.Contains("mistral") ? new { outputs = new[] { new { text, stop_reason = (string)null } } } : new { generation = text, prompt_token_count = 3 };

                private static void Check(MemoryStream body)
                {
                    if (body is null || !new StreamReader(body).ReadToEnd().Contains("1024")) throw new InvalidOperationException("The request lost something.");
                }
            }

            public class FakeChat : IChatClient
            {
                private readonly FakeClient _client;
                public FakeChat(FakeClient client) => _client = client;
                public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default)
                {
                    _client.CountWhole();
                    return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, _client.Blocks.SelectMany(b => b.Any(p => p is not null) ? new AIContent[] { new TextContent(string.Concat(b)) } : Array.Empty<AIContent>()).ToList())) { FinishReason = ChatFinishReason.Stop });
                }

                public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default)
                {
                    _client.CountStream();
                    foreach (var piece in _client.Blocks.SelectMany(b => b).Where(p => p is not null)) { await Task.Yield(); yield return new ChatResponseUpdate(ChatRole.Assistant, piece); }
                    yield return new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop };
                }

                public object GetService(Type serviceType, object serviceKey = null) => null;
                public void Dispose() { }
            }
        }

        public static class R
        {
            private static readonly string[][][] s_answers =
            {
                new[] { new[] { "Hel", "lo", " wor", "ld." } },
                new[] { new[] { "one ", "two" }, new[] { " three" } },
                new[] { new string[] { null, null }, new[] { "after ", "thinking" } },
                new[] { new[] { "", " ", "\n", "x", "" } },
                Array.Empty<string[]>(),
                new[] { new[] { "all at once" } },
            };

            // For each answer what the program makes of it, and how it asked.
            public static string[] Run(string argument)
            {
                var results = new List<string>();
                foreach (var blocks in s_answers)
                {
                    var client = new Props.FakeClient { Blocks = blocks };
                    var result = Program.Ask(client, CancellationToken.None).GetAwaiter().GetResult();
                    results.Add(argument == "how" ? $"{client.Streams} streams, {client.Wholes} wholes" : result);
                }

                return results.ToArray();
            }
        }
        """;
}
