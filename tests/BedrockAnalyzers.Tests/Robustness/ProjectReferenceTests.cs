using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>An editor has the source of a referenced project, a build its assembly: both report the same, and nothing of the source is followed.</summary>
public class ProjectReferenceTests
{
    // All inputs, in all ways, take minutes.
    private const int NthInput = 64;

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Runtime.CompilerServices;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        using Amazon.Runtime;
        using Microsoft.Extensions.AI;
        using Polly;
        using Polly.Retry;

        """;

    /// <summary>What a project can use of a library, by what a rule follows; and how many diagnostics there are in the project, in either way.</summary>
    public static TheoryData<string, string, string, string> Programs => new()
    {
        { "a request that a method, a property and a field hand out", "public static class Requests { public static ConverseRequest Make() => new(); public static ConverseRequest Kept { get; } = new(); public static readonly ConverseRequest Shared = new(); public static ConverseRequest Each => new(); }", "public Task A() => Client.ConverseAsync(Requests.Make()); public Task B() => Client.ConverseAsync(Requests.Kept); public Task D() => Client.ConverseAsync(Requests.Shared); public Task E() => Client.ConverseAsync(Requests.Each);", "" },
        { "a request that a builder makes", "public class Builder { private readonly ConverseRequest _made = new(); public Builder With(string model) { _made.ModelId = model; return this; } public ConverseRequest Build() => _made; }", "public Task A() => Client.ConverseAsync(new Builder().With(\"anthropic.claude-v2\").Build());", "BDR6001" },
        { "a request that an extension method finishes", "public static class Extensions { public static ConverseRequest Capped(this ConverseRequest request) { request.InferenceConfig = new() { MaxTokens = 5 }; return request; } public static void Fill(this ConverseRequest request) { } }", "public Task A() => Client.ConverseAsync(new ConverseRequest().Capped()); public Task B() { var request = new ConverseRequest(); request.Fill(); return Client.ConverseAsync(request); } public Task D() => Client.ConverseAsync(new ConverseRequest());", "BDR1001" },
        { "a record's copy", "public record Settings(string Model, int? Cap = null) { public InferenceConfiguration Config => new() { MaxTokens = Cap }; }", "private static readonly Settings s_settings = new(\"m\"); public Task A() => Client.ConverseAsync(new ConverseRequest { InferenceConfig = (s_settings with { Cap = null }).Config }); public Task B() => Client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = s_settings.Cap } });", "" },
        { "a helper that sends what it is given", "public static class Sender { public static Task SendAsync(IAmazonBedrockRuntime client, ConverseRequest request) => client.ConverseAsync(request); public static async Task<string> AskAsync(this IAmazonBedrockRuntime client, string model) { var answer = await client.ConverseAsync(new ConverseRequest { ModelId = model }); return answer.Output.Message.Content[0].Text; } }", "public Task A() => Sender.SendAsync(Client, new ConverseRequest()); public async Task<Answer?> B() => JsonSerializer.Deserialize<Answer>(await Client.AskAsync(\"anthropic.claude-v2\")); public record Answer(string Text);", "BDR6001" },
        { "a client that decorates", "public class Metered(IChatClient inner) : DelegatingChatClient(inner) { public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => base.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = 5 }, cancellationToken); }", "public class Own(IChatClient inner) : Metered(inner); public Task A() => new Metered(Client.AsIChatClient(\"m\")).GetResponseAsync(\"Hi\"); public Task B() => new Own(Client.AsIChatClient(\"m\")).GetResponseAsync(\"Hi\"); public Task D() => Client.AsIChatClient(\"m\").AsBuilder().Use(c => new Metered(c)).Build().GetResponseAsync(\"Hi\");", "" },
        { "a chat client that is made with options", "public static class Chats { public static IChatClient Make(IAmazonBedrockRuntime client) => client.AsIChatClient(\"m\").AsBuilder().ConfigureOptions(o => o.MaxOutputTokens = 5).Build(); public static void Cap(ChatOptions options) => options.MaxOutputTokens = 5; }", "public Task A() => Chats.Make(Client).GetResponseAsync(\"Hi\"); public Task B() => Client.AsIChatClient(\"m\").AsBuilder().ConfigureOptions(Chats.Cap).Build().GetResponseAsync(\"Hi\");", "" },
        { "a client that derives from the SDK's", "public class Own : AmazonBedrockRuntimeClient { public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default) { request.InferenceConfig = new() { MaxTokens = 5 }; return base.ConverseAsync(request, cancellationToken); } }", "public Task A() => new Own().ConverseAsync(new ConverseRequest());", "BDR1001" },
        { "a retry helper", "public static class Again { public static async Task<T> RunAsync<T>(Func<Task<T>> action) { for (var i = 0; ; i++) { try { return await action(); } catch (ThrottlingException) when (i < 5) { await Task.Delay(100); } } } }", "public Task A() => Again.RunAsync(() => Client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = 5 } }));", "" },
        { "a filter, a wait and a counter", "public static class Retry { public static bool IsThrottled(Exception e) => e is ThrottlingException; public static bool Again(int attempt) => attempt < 5; public static Task WaitAsync(int attempt) => Task.Delay(100); public static TimeSpan Delay(int attempt) => TimeSpan.FromSeconds(1); public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1); public static readonly int[] Steps = { 1, 2, 4 }; }", """
            public async Task A() { for (var i = 0; i < 5; i++) { try { await Ask(); return; } catch (Exception e) when (Retry.IsThrottled(e)) { await Task.Delay(100); } } }
            public async Task B() { for (var i = 0; i < 5; i++) { try { await Ask(); return; } catch (ThrottlingException) { await Retry.WaitAsync(i); } } }
            public async Task D() { for (var i = 0; i < 5; i++) { try { await Ask(); return; } catch (ThrottlingException) { await Task.Delay(Retry.Delay(i)); } } }
            public async Task E() { for (var i = 0; ; i++) { try { await Ask(); return; } catch (ThrottlingException) when (Retry.Again(i)) { await Task.Delay(Retry.Pause); } } }
            public async Task F() { for (var i = 0; i < 3; i++) { try { await Ask(); return; } catch (ThrottlingException) { await Task.Delay(Retry.Steps[i]); } } }
            private Task Ask() => Client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = 5 } });
            """, "BDR3002" },
        { "pipelines of Polly", "public static class Pipelines { public static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<ThrottlingException>(), MaxRetryAttempts = int.MaxValue, Delay = TimeSpan.FromSeconds(1) }).Build(); public static readonly IAsyncPolicy Policy = Polly.Policy.Handle<ThrottlingException>().WaitAndRetryForeverAsync(_ => TimeSpan.FromSeconds(1)); public static TimeSpan Wait(int attempt) => TimeSpan.FromSeconds(1); public static void Tell(Exception e, TimeSpan t) { } }", """
            public Task A() => Pipelines.Policy.ExecuteAsync(() => Ask());
            public ValueTask B() => Pipelines.Pipeline.ExecuteAsync(async _ => await Ask());
            public Task D() => Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, Pipelines.Wait).ExecuteAsync(Ask);
            public Task E() => Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(1), (e, t) => Pipelines.Tell(e, t)).ExecuteAsync(Ask);
            public Task F() => Policy.Handle<ThrottlingException>().WaitAndRetryAsync(3, i => Pipelines.Wait(i)).ExecuteAsync(Ask);
            private Task Ask() => Client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = 5 } });
            """, "BDR3002" },
        { "constants, which both ways know", "public static class Models { public const string Old = \"anthropic.claude-v2\"; public const int Cap = 60000; }", "public Task A() => Client.ConverseAsync(new ConverseRequest { ModelId = Models.Old, InferenceConfig = new() { MaxTokens = 5 } }); public Task B() => Client.ConverseAsync(new ConverseRequest { ModelId = Models.Old, InferenceConfig = new() { MaxTokens = Models.Cap } });", "BDR1003 BDR3005" },
        { "read-only members, which neither knows", "public static class Models { public static readonly string Old = \"anthropic.claude-v2\"; public static string Other { get; } = \"anthropic.claude-v2\"; public static readonly int Cap = 60000; public static readonly InferenceConfiguration Config = new(); }", "public Task A() => Client.ConverseAsync(new ConverseRequest { ModelId = Models.Old, InferenceConfig = Models.Config }); public Task B() => Client.ConverseAsync(new ConverseRequest { ModelId = Models.Other, InferenceConfig = new() { MaxTokens = Models.Cap } });", "" },
        { "options", "public class Options { public string Model { get; set; } = \"anthropic.claude-v2\"; public int? MaxTokens { get; set; } public int Retries { get; init; } = 3; }", "private readonly Options _options = new(); public Task A(Options options) => Client.ConverseAsync(new ConverseRequest { ModelId = options.Model, InferenceConfig = new() { MaxTokens = options.MaxTokens } }); public Task B() => Client.ConverseAsync(new ConverseRequest { ModelId = _options.Model, InferenceConfig = new() { MaxTokens = _options.MaxTokens } }); public Task D() => Client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = new Options { Model = \"m\" }.MaxTokens } });", "" },
        { "a body of JSON", "public class Body { [JsonPropertyName(\"anthropic_version\")] public string Version { get; set; } = \"bedrock-2023-05-31\"; [JsonPropertyName(\"max_tokens\")] public int? MaxTokens { get; set; } [JsonPropertyName(\"temperature\")] public float? Temperature { get; set; } public List<string> messages { get; set; } = new(); } public record Short(string prompt, int max_gen_len = 512);", """
            public Task A() => Send(new Body { Version = "bedrock-2023-05-31", Temperature = 0.5f });
            public Task B() => Send(new Short("Hi"));
            public Task D() => Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-v2", Body = new System.IO.MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Own { messages = new() })) });
            private Task Send<T>(T body) => Client.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-3-haiku-20240307-v1:0", Body = new System.IO.MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body)) });
            private sealed class Own : Body { public int top_k { get; set; } }
            """, "BDR6001 BDR6001" },
        { "a history", "public class History { public List<Message> Messages { get; } = new(); public void Add(string text) => Messages.Add(new Message { Role = ConversationRole.User, Content = new() { new ContentBlock { Text = text } } }); public List<Message> Last(int n) => Messages.TakeLast(n).ToList(); } public abstract class Chat { protected readonly List<Message> Turns = new(); protected void Remember(Message message) => Turns.Add(message); }", """
            private readonly History _history = new();
            public async Task A() { while (Console.ReadLine() is { } line) { _history.Add(line); var answer = await Client.ConverseAsync(new ConverseRequest { Messages = _history.Messages, InferenceConfig = new() { MaxTokens = 5 } }); _history.Messages.Add(answer.Output.Message); } }
            public async Task B() { while (Console.ReadLine() is { } line) { _history.Add(line); await Client.ConverseAsync(new ConverseRequest { Messages = _history.Last(10), InferenceConfig = new() { MaxTokens = 5 } }); } }
            private sealed class Own : Chat { public async Task Ask(IAmazonBedrockRuntime client) { while (Console.ReadLine() is { } line) { Remember(new Message { Content = new() { new ContentBlock { Text = line } } }); var answer = await client.ConverseAsync(new ConverseRequest { Messages = Turns, InferenceConfig = new() { MaxTokens = 5 } }); Turns.Add(answer.Output.Message); } } }
            """, "" },
        { "a base class whose constructor sets fields", "public abstract class Service { protected readonly IAmazonBedrockRuntime Runtime; protected readonly InferenceConfiguration Config; protected int? Cap; protected Service(IAmazonBedrockRuntime runtime) { Runtime = runtime; Config = new() { MaxTokens = 5 }; Cap = 5; } protected virtual ConverseRequest Make() => new(); protected Task Send() => Runtime.ConverseAsync(Make()); }", "public class Own(IAmazonBedrockRuntime runtime) : Service(runtime) { public Task A() => Runtime.ConverseAsync(new ConverseRequest { InferenceConfig = Config }); public Task B() => Runtime.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = Cap } }); public Task D() => Runtime.ConverseAsync(Make()); protected override ConverseRequest Make() => new(); }", "" },
        { "generic helpers", "public static class Generic { public static T With<T>(T it, Action<T> change) { change(it); return it; } public static T Make<T>() where T : new() => new(); public static Task<R> Send<Q, R>(Q request, Func<Q, Task<R>> send) => send(request); }", "public Task A() => Client.ConverseAsync(Generic.With(new ConverseRequest(), r => r.InferenceConfig = new() { MaxTokens = 5 })); public Task B() => Client.ConverseAsync(Generic.Make<ConverseRequest>()); public Task D() => Generic.Send(new ConverseRequest(), r => Client.ConverseAsync(r));", "" },
        { "streams and iterators", "public static class Streams { public static async IAsyncEnumerable<string> Texts(ConverseStreamResponse response, [EnumeratorCancellation] CancellationToken token = default) { foreach (var chunk in response.Stream.AsEnumerable().OfType<ContentBlockDeltaEvent>()) { yield return chunk.Delta.Text; await Task.Yield(); } } public static async Task<string> All(ConverseStreamResponse response) { var text = \"\"; await foreach (var part in response.Stream) if (part is ContentBlockDeltaEvent delta) text += delta.Delta.Text; return text; } public static IEnumerable<ConverseRequest> Requests() { yield return new ConverseRequest(); } public static bool IsEnd(object e) => e is MessageStopEvent; }", """
            public async Task<string> A() => await Streams.All(await Ask());
            public async Task B() { await foreach (var text in Streams.Texts(await Ask())) Console.Write(text); }
            public async Task D() { foreach (var request in Streams.Requests()) await Client.ConverseAsync(request); }
            public async Task<string> E() { var text = ""; foreach (var part in (await Ask()).Stream.AsEnumerable()) { if (Streams.IsEnd(part)) break; if (part is ContentBlockDeltaEvent delta) text += delta.Delta.Text; } return text; }
            private Task<ConverseStreamResponse> Ask() => Client.ConverseStreamAsync(new ConverseStreamRequest { InferenceConfig = new() { MaxTokens = 5 } });
            """, "BDR2003" },
        { "delegates that members hold", "public static class Held { public static readonly Func<ConverseRequest> Make = () => new(); public static Func<IAmazonBedrockRuntime, Task> Send { get; } = c => c.ConverseAsync(new ConverseRequest()); public static Func<ConverseRequest, Task> Bind(IAmazonBedrockRuntime client) { return Send; Task Send(ConverseRequest request) => client.ConverseAsync(request); } }", "public Task A() => Client.ConverseAsync(Held.Make()); public Task B() => Held.Send(Client); public Task D() => Held.Bind(Client)(new ConverseRequest()); public Task E(string[] items) => Task.WhenAll(items.Select(_ => Held.Send(Client)));", "" },
        { "an interface that only the library implements", "public interface IAsker { Task<string> AskAsync(string prompt, int? cap = null); ConverseRequest Make(string prompt); } public partial class Asker(IAmazonBedrockRuntime client) : IAsker { public async Task<string> AskAsync(string prompt, int? cap = null) => (await client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } })).Output.Message.Content[0].Text; } public partial class Asker { public ConverseRequest Make(string prompt) => Made(prompt); private partial ConverseRequest Made(string prompt); } public partial class Asker { private partial ConverseRequest Made(string prompt) => new(); }", "private readonly IAsker _asker = new Asker(new AmazonBedrockRuntimeClient()); public async Task A(string[] items) { foreach (var item in items) Console.WriteLine(await _asker.AskAsync(item)); } public Task B() => Client.ConverseAsync(_asker.Make(\"Hi\")); public async Task<int> D() => JsonSerializer.Deserialize<int>(await new Asker(Client).AskAsync(\"Hi\"));", "" },
        { "an indexer, an operator, an event and a struct", "public class Caps { private readonly Dictionary<string, int?> _caps = new(); public int? this[string name] { get => _caps[name]; set => _caps[name] = value; } public static bool operator ==(Caps? left, int right) => true; public static bool operator !=(Caps? left, int right) => false; public static implicit operator InferenceConfiguration(Caps caps) => new(); public override bool Equals(object? other) => false; public override int GetHashCode() => 0; public event Action<ConverseRequest>? Made; public void Raise(ConverseRequest request) => Made?.Invoke(request); } public readonly struct Limit(int? cap) { public int? Cap { get; } = cap; public void Deconstruct(out int? cap, out string model) { cap = Cap; model = \"anthropic.claude-v2\"; } }", """
            private readonly Caps _caps = new();
            public Task A() { _caps["a"] = 5; return Client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = _caps["a"] } }); }
            public Task B() => Client.ConverseAsync(new ConverseRequest { InferenceConfig = _caps });
            public Task D() { var request = new ConverseRequest(); if (_caps == 5) request.InferenceConfig = new() { MaxTokens = 5 }; if (_caps == 5) return Client.ConverseAsync(request); return Task.CompletedTask; }
            public Task E() { var (cap, model) = new Limit(null); return Client.ConverseAsync(new ConverseRequest { ModelId = model, InferenceConfig = new() { MaxTokens = cap } }); }
            public Task F() { _caps.Made += r => r.InferenceConfig = new() { MaxTokens = 5 }; var request = new ConverseRequest(); _caps.Raise(request); return Client.ConverseAsync(request); }
            """, "" },
        { "loops over what the library brings", "public static class Items { public static readonly string[] Few = { \"a\", \"b\" }; public static string[] Many() => new string[1000]; public static IEnumerable<string> Each { get { yield return \"a\"; } } public static SemaphoreSlim Gate { get; } = new(5); public static async Task<T> Limited<T>(Func<Task<T>> run) { await Gate.WaitAsync(); try { return await run(); } finally { Gate.Release(); } } public static Task<ConverseResponse> Send(IAmazonBedrockRuntime client, string text) => client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = 5 } }); }", """
            public Task A() => Task.WhenAll(Items.Few.Select(Ask));
            public Task B() => Task.WhenAll(Items.Many().Select(Ask));
            public Task D(string[] items) => Task.WhenAll(items.Select(i => Items.Limited(() => Ask(i))));
            public Task E(string[] items) => Task.WhenAll(items.Select(i => Items.Send(Client, i)));
            public async Task F() { foreach (var item in Items.Each) await Ask(item); }
            public Task G(string[] items) => Task.WhenAll(items.Select(Ask));
            private Task<ConverseResponse> Ask(string text) => Client.ConverseAsync(new ConverseRequest { Messages = new() { new Message { Content = new() { new ContentBlock { Text = text } } } }, InferenceConfig = new() { MaxTokens = 5 } });
            """, "BDR3007 BDR3007 BDR3007" },
        { "a loop of tools", "public static class Tools { public static bool IsDone(ConverseResponse response) => response.StopReason != StopReason.Tool_use; public static Message Run(Message message) => new(); public static readonly int Rounds = 5; public static CancellationToken Token => new CancellationTokenSource(1000).Token; public static void Check(int round) { if (round > 5) throw new InvalidOperationException(); } }", """
            public async Task A(ConverseRequest request) { while (true) { var response = await Client.ConverseAsync(request); if (Tools.IsDone(response)) return; request.Messages.Add(response.Output.Message); request.Messages.Add(Tools.Run(response.Output.Message)); } }
            public async Task B(ConverseRequest request) { for (var i = 0; ; i++) { Tools.Check(i); var response = await Client.ConverseAsync(request, Tools.Token); if (response.StopReason != StopReason.Tool_use) return; request.Messages.Add(response.Output.Message); request.Messages.Add(new Message { Role = ConversationRole.User, Content = new() { new ContentBlock { ToolResult = new ToolResultBlock() } } }); } }
            public async Task D(ConverseRequest request) { while (true) { var response = await Client.ConverseAsync(request); if (response.StopReason != StopReason.Tool_use) return; request.Messages.Add(response.Output.Message); request.Messages.Add(new Message { Role = ConversationRole.User, Content = new() { new ContentBlock { ToolResult = new ToolResultBlock() } } }); } }
            """, "BDR1011 BDR1011" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task What_a_library_does_is_not_known(string name, string library, string members, string reported)
    {
        Assert.NotEmpty(name);
        var projects = new TwoProjects([Input.Parse(Usings + library, "Library.cs")], [Input.Parse(Usings + "public class C { private static readonly IAmazonBedrockRuntime Client = new AmazonBedrockRuntimeClient(); " + members + " }")], Sdk.V4);
        var (editor, build) = Assert.NotNull(await projects.Find(AllRules.Analyzers));
        Assert.Equal(build.Select(static d => d.Text), editor.Select(static d => d.Text));
        // The inventory of calls is no finding.
        Assert.Equal(reported, string.Join(' ', build.Select(static d => d.Id).Where(static id => id is not "BDR0002").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_same_is_found_in_what_was_one_project()
    {
        var inputs = (await RuleTestInputs.All()).Where(static i => !i.AllowErrors).DistinctBy(static i => i.ToString(), StringComparer.Ordinal).Where(static (_, i) => i % NthInput == 0);
        var (compiled, reported) = (0, 0);
        foreach (var projects in inputs.SelectMany(static i => TwoProjects.Of([.. i.Compile().Compilation.SyntaxTrees], i.Sdk)))
        {
            if (await projects.Find(AllRules.Analyzers) is not var (editor, build)) continue;
            compiled++;
            if (build.Any(static d => d.Id is not "BDR0002")) reported++;
            if (!build.Select(static d => d.Text).SequenceEqual(editor.Select(static d => d.Text), StringComparer.Ordinal)) Assert.Fail($"{projects}\n// Editor\n{string.Join('\n', editor)}\n// Build\n{string.Join('\n', build)}");
        }

        Assert.True(compiled > 40 && reported > 10, $"{compiled} ways compile, and in {reported} something is found");
    }

    [Fact]
    public void The_model_of_a_file_of_a_referenced_project_can_be_had()
    {
        var library = References.Compilation(Sdk.V4).WithAssemblyName("Library").AddSyntaxTrees(Input.Parse("public class L;"));
        var project = Input.Compile([Input.Parse("class C;")], Sdk.V4).AddReferences(library.ToMetadataReference());
        var bedrock = BedrockCompilation.TryGet(project)!;
        Assert.Same(library, bedrock.ModelOf(library.SyntaxTrees[0]).Compilation);
        Assert.False(bedrock.Declares(project.GetTypeByMetadataName("L")!));
        Assert.True(bedrock.Declares(project.GetTypeByMetadataName("C")!));
    }
}
