using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Programs that use what a version of C# has brought, around requests with and without a cap.</summary>
internal static class LanguagePrograms
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading;\nusing System.Threading.Tasks;\nusing Amazon.BedrockRuntime;\nusing Amazon.BedrockRuntime.Model;\n";

    public static TheoryData<LanguageVersion, string> All => new()
    {
        {
            LanguageVersion.CSharp7_3, Usings + """
            namespace Old
            {
                public class C
                {
                    private readonly IAmazonBedrockRuntime _client;
                    public C(IAmazonBedrockRuntime client) { _client = client; }
                    public Task<ConverseResponse> Without(string text) => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });
                    public Task<ConverseResponse> With(string text) => _client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 5 } });
                    public async Task<string> Out(string text)
                    {
                        if (!int.TryParse(text, out var cap)) cap = default;
                        (string Name, int Cap) pair = (text, cap);
                        var request = {|BDR1001:new ConverseRequest|} { ModelId = pair.Name };
                        switch (pair) { case ValueTuple<string, int> p when p.Item1.Length > 5: return p.Item1; }
                        var response = await _client.ConverseAsync(request).ConfigureAwait(false);
                        return response.Output.Message.Content[0].Text;
                        int Local(in int x) => x;
                    }
                }
            }
            """
        },
        {
            LanguageVersion.CSharp8, Usings + """
            namespace Old
            {
                public interface IAsk { Task Ask(IAmazonBedrockRuntime client) => client.ConverseAsync({|BDR1001:new ConverseRequest()|}); }
                public class C
                {
                    public async IAsyncEnumerable<string?> Without(IAmazonBedrockRuntime client, string[] texts)
                    {
                        using var source = new CancellationTokenSource();
                        InferenceConfiguration? config = null;
                        config ??= new InferenceConfiguration { Temperature = 0.5f };
                        foreach (var text in texts[1..^1])
                        {
                            var model = text switch { "a" => "anthropic.claude-v1", _ => text };
                            var response = await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = model, InferenceConfig = config }, source.Token);
                            yield return response.Output.Message.Content[^1].Text;
                        }
                    }

                    public Task With(IAmazonBedrockRuntime client, InferenceConfiguration? config)
                    {
                        config ??= new InferenceConfiguration();
                        config.MaxTokens = 5;
                        static int Cap() => 5;
                        return client.ConverseAsync(new ConverseRequest { InferenceConfig = config });
                    }
                }
            }
            """
        },
        {
            LanguageVersion.CSharp9, Usings + """
            IAmazonBedrockRuntime client = new AmazonBedrockRuntimeClient();
            var settings = new Settings("m", null) with { Cap = 5 };
            await client.ConverseAsync(new() { ModelId = settings.Model, InferenceConfig = new() { MaxTokens = 5 } });
            ConverseRequest request = {|BDR1001:new()|} { ModelId = settings.Model };
            if (settings is { Cap: > 3 and not 4 } or null) await client.ConverseAsync(request);
            Func<int, int, int> f = static (_, _) => 1;
            public sealed record Settings(string Model, int? Cap) { public string? Region { get; init; } }
            """
        },
        {
            LanguageVersion.CSharp10, "global using System.Text;\n" + Usings + """
            namespace Ten;
            public readonly record struct Ask(string Text, int? Cap = null);
            public class C
            {
                private const string Vendor = "anthropic";
                private const string Model = $"{Vendor}.claude";
                public Task Without(IAmazonBedrockRuntime client, Ask ask)
                {
                    var send = (ConverseRequest r) => client.ConverseAsync(r);
                    return send({|BDR1001:new ConverseRequest|} { ModelId = Model });
                }
                public Task With(IAmazonBedrockRuntime client, Ask ask)
                {
                    var capped = ask with { Cap = 7 };
                    (var model, int cap) = (Model, 5);
                    return client.ConverseAsync(new ConverseRequest { ModelId = model, InferenceConfig = new() { MaxTokens = cap } });
                }
            }
            """
        },
        {
            LanguageVersion.CSharp11, Usings + """"
            namespace Eleven;
            file static class Requests
            {
                public static ConverseRequest Bare(string text) => {|BDR1001:new ConverseRequest|} { ModelId = text };
                public static ConverseRequest Capped(string text) => new() { ModelId = text, InferenceConfig = new() { MaxTokens = 5 } };
            }
            public class Options { public required string Model { get; init; } public required int Cap { get; init; } }
            public unsafe class C
            {
                public Task Without(IAmazonBedrockRuntime client, string[] texts) => texts is [var first, .. var rest] ? client.ConverseAsync(Requests.Bare(first)) : Task.CompletedTask;
                public Task With(IAmazonBedrockRuntime client, Options options) => client.ConverseAsync(Requests.Capped("""model "one" """));
                public static int* Pointer(int* p) { nint n = 5; return p; }
            }
            """"
        },
        {
            LanguageVersion.CSharp12, Usings + """
            using Pair = (string Model, int Cap);
            namespace Twelve;
            public class C(IAmazonBedrockRuntime client, int cap = 5)
            {
                public Task Without(string text) => client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text, Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }] });
                public Task With(Pair pair) => client.ConverseAsync(new ConverseRequest { ModelId = pair.Model, InferenceConfig = new() { MaxTokens = pair.Cap }, Messages = [.. Array.Empty<Message>()] });
                public Task WithField() { var f = (int x = 4) => x; return client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = cap } }); }
            }
            """
        },
        {
            LanguageVersion.CSharp9, Usings + """
            namespace Nine
            {
                public record Call(string Model, ConverseRequest Request)
                {
                    public Task Send(IAmazonBedrockRuntime client) => client.ConverseAsync(Request);
                }
                public sealed record Capped(string Model) : Call(Model, new ConverseRequest { ModelId = Model, InferenceConfig = new() { MaxTokens = 5 } });
                public unsafe class C
                {
                    public Task Without(IAmazonBedrockRuntime client, string text)
                    {
                        var letters = stackalloc char[4];
                        fixed (char* first = text) letters[0] = *first;
                        delegate*<string, int> length = &Length;
                        unsafe { return client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text + *letters + length(text) }); }
                    }
                    public Task With(IAmazonBedrockRuntime client, string text)
                    {
                        int cap = 5;
                        int* pointer = &cap;
                        return client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = *pointer } });
                    }
                    private static int Length(string text) => text.Length;
                }
            }
            """
        },
#if !ROSLYN_FLOOR
        {
            LanguageVersion.CSharp13, Usings + """
            namespace Thirteen;
            public partial class C(IAmazonBedrockRuntime client)
            {
                private readonly Lock _lock = new();
                public partial int? Cap { get; set; }
                public partial int? Cap { get => 5; set { } }
                public Task Without(params IEnumerable<string> texts) { lock (_lock) { return client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = "\e" + texts.First() }); } }
                public Task With(params ReadOnlySpan<string> texts) => client.ConverseAsync(new ConverseRequest { ModelId = texts[0], InferenceConfig = new() { MaxTokens = 5 } });
            }
            """
        },
        {
            LanguageVersion.CSharp14, Usings + """
            namespace Fourteen;
            public static class Extensions
            {
                extension(IAmazonBedrockRuntime client)
                {
                    public Task AskWithout(string text) => client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });
                    public int Cap => 5;
                    public Task AskWithProperty(string text) => client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = client.Cap } });
                    public Task AskWith(string text) => client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 5 } });
                    public static ConverseRequest Make(string text) => {|BDR1001:new ConverseRequest|} { ModelId = text };
                    public static ConverseRequest MakeShort(string text) => new ConverseRequest { ModelId = text, InferenceConfig = IAmazonBedrockRuntime.Short };
                    private static InferenceConfiguration Short => new() { MaxTokens = 5 };
                }
            }
            public class C(IAmazonBedrockRuntime client)
            {
                public Task Made(string text) => client.ConverseAsync(IAmazonBedrockRuntime.Make(text));
                public Task MadeShort(string text) => client.ConverseAsync(IAmazonBedrockRuntime.MakeShort(text));
                public int Cap { get => field; set => field = value > 0 ? value : 5; } = 5;
                public Task With(ConverseRequest? given) { given?.InferenceConfig = new() { MaxTokens = 5 }; return client.ConverseAsync(given!); }
                public Task WithField() => client.ConverseAsync(new() { InferenceConfig = new() { MaxTokens = Cap } });
                public ConverseRequest Lazy => field ??= {|BDR1001:new ConverseRequest|} { ModelId = "m" };
                public Task WithoutField() => client.ConverseAsync(Lazy);
                public string Name => nameof(List<>);
            }
            """
        },
        {
            LanguageVersion.Preview, Usings + """
            namespace Newest;
            public class C(IAmazonBedrockRuntime client)
            {
                public Task Without(string text) => client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });
            }
            """
        },
#endif
    };
}
