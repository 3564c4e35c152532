// C# 14
// only: BDR1001
// Partial classes, nested types, static imports, generic and abstract bases, records, structs, extension members.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;
using static Proseware.Mail.Shared.Defaults;
using Inference = Amazon.BedrockRuntime.Model.InferenceConfiguration;
using Request = Amazon.BedrockRuntime.Model.ConverseRequest;

namespace Proseware.Mail.Shared
{
    internal static class Defaults
    {
        public const int AnswerTokens = 900;

        public static Inference Precise() => new() { MaxTokens = AnswerTokens, Temperature = 0f };

        public static Inference Creative() => new() { Temperature = 1f };

        public static Request Blank(string model) => new() { ModelId = model }; // !BDR1001

        public static Request Filled(string model) => new() { ModelId = model, InferenceConfig = Precise() };
    }
}

namespace Proseware.Mail
{
    public partial class MailWriter
    {
        private readonly IAmazonBedrockRuntime _bedrock;

        public MailWriter(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

        private partial Inference Config(bool precise);

        private static partial void Finish(Request request);

        static partial void NotImplemented(Request request);
    }

    public partial class MailWriter
    {
        public Task A() => _bedrock.ConverseAsync(new Request { ModelId = "m", InferenceConfig = Precise() });

        public Task B() => _bedrock.ConverseAsync(new Request { ModelId = "m", InferenceConfig = Creative() }); // !BDR1001

        public Task C() => _bedrock.ConverseAsync(Blank("m"));

        public Task D() => _bedrock.ConverseAsync(Filled("m"));

        public Task E() => _bedrock.ConverseAsync(new Request { ModelId = "m", InferenceConfig = Config(precise: true) });

        public Task F()
        {
            var request = new Request { ModelId = "m" };
            Finish(request);
            return _bedrock.ConverseAsync(request);
        }

        public Task G()
        {
            // Nobody implements it, so the compiler leaves the call out.
            var request = new Request { ModelId = "m" }; // !BDR1001 missed
            NotImplemented(request);
            return _bedrock.ConverseAsync(request);
        }
    }

    public partial class MailWriter
    {
        private partial Inference Config(bool precise) => precise ? Precise() : new Inference { MaxTokens = 2000 };

        private static partial void Finish(Request request) => request.InferenceConfig = new Inference { MaxTokens = AnswerTokens };
    }

    public class Outer
    {
        private readonly Inner _inner;

        public Outer(IAmazonBedrockRuntime bedrock) => _inner = new Inner(bedrock);

        public Task A(string q) => _inner.AskAsync(new ConverseRequest { ModelId = "m", System = [new() { Text = q }] }); // !BDR1001

        public Task B(string q) => _inner.AskAsync(Inner.Shared.Cap(new ConverseRequest { ModelId = "m", System = [new() { Text = q }] }));

        public Task C(string q) => _inner.AskCappedAsync(new() { ModelId = "m", System = [new() { Text = q }] });

        private sealed class Inner(IAmazonBedrockRuntime bedrock)
        {
            public Task AskAsync(ConverseRequest request) => bedrock.ConverseAsync(request);

            public Task AskCappedAsync(ConverseRequest request) => AskAsync(Shared.Cap(request));

            internal static class Shared
            {
                internal static ConverseRequest Cap(ConverseRequest request)
                {
                    request.InferenceConfig = Precise();
                    return request;
                }
            }
        }
    }

    /// <summary>What derived classes of others do is unknown.</summary>
    public abstract class BedrockHandler<TInput>
    {
        private readonly IAmazonBedrockRuntime _bedrock;

        protected BedrockHandler(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

        protected virtual InferenceConfiguration? Inference => null;

        protected abstract string Prompt(TInput input);

        protected abstract void Configure(ConverseRequest request);

        public async Task<string> HandleAsync(TInput input, CancellationToken ct)
        {
            var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = Prompt(input) }] };
            Configure(request);
            var response = await _bedrock.ConverseAsync(request, ct);
            return response.Output.Message.Content[0].Text;
        }

        public Task<ConverseResponse> HandleWithPropertyAsync(TInput input, CancellationToken ct) => _bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            System = [new() { Text = Prompt(input) }],
            InferenceConfig = Inference,
        }, ct);

        // Nothing that somebody may override touches the request.
        public Task<ConverseResponse> HandlePlainAsync(TInput input, CancellationToken ct) => _bedrock.ConverseAsync(new ConverseRequest // !BDR1001
        {
            ModelId = "amazon.nova-lite-v1:0",
            System = [new() { Text = Prompt(input) }],
        }, ct);

        // The cap of this class is behind what may be overridden.
        public Task<ConverseResponse> HandleSafelyAsync(TInput input, CancellationToken ct)
        {
            var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = Prompt(input) }] };
            Configure(request);
            request.InferenceConfig ??= new();
            request.InferenceConfig.MaxTokens ??= 1000;
            return _bedrock.ConverseAsync(request, ct);
        }

        // A method that nobody can override.
        public Task<ConverseResponse> HandleFixedAsync(TInput input, CancellationToken ct)
        {
            var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = Prompt(input) }] }; // !BDR1001
            Cool(request);
            return _bedrock.ConverseAsync(request, ct);
        }

        protected Task<ConverseResponse> SendAsync(ConverseRequest request, CancellationToken ct) => _bedrock.ConverseAsync(request, ct);

        protected static void Cool(ConverseRequest request) => request.InferenceConfig = new() { Temperature = 0f };

        protected static void Cap(ConverseRequest request) => request.InferenceConfig = new() { MaxTokens = 10 };
    }

    public sealed class MailHandler(IAmazonBedrockRuntime bedrock) : BedrockHandler<string>(bedrock)
    {
        protected override InferenceConfiguration? Inference => new() { MaxTokens = 300 };

        protected override string Prompt(string input) => "Answer this mail: " + input;

        protected override void Configure(ConverseRequest request) => request.InferenceConfig = new() { MaxTokens = 300 };

        public Task Own(string q, CancellationToken ct) => SendAsync(new ConverseRequest { ModelId = "m", System = [new() { Text = q }] }, ct); // !BDR1001

        // This class is sealed: it is this Configure that is called, and it sets the cap.
        public Task OwnConfigured(string q, CancellationToken ct)
        {
            var request = new ConverseRequest { ModelId = "m", System = [new() { Text = q }] };
            Configure(request);
            return SendAsync(request, ct);
        }

        public Task OwnCapped(string q, CancellationToken ct)
        {
            var request = new ConverseRequest { ModelId = "m", System = [new() { Text = q }] };
            Cap(request);
            return SendAsync(request, ct);
        }

        public Task OwnCooled(string q, CancellationToken ct)
        {
            var request = new ConverseRequest { ModelId = "m", System = [new() { Text = q }] }; // !BDR1001
            Cool(request);
            return SendAsync(request, ct);
        }

        public Task OwnProperty(string q, CancellationToken ct) => SendAsync(new ConverseRequest { ModelId = "m", InferenceConfig = Inference }, ct);
    }

    public sealed class BareHandler(IAmazonBedrockRuntime bedrock) : BedrockHandler<Uri>(bedrock)
    {
        protected override InferenceConfiguration? Inference => base.Inference;

        protected override string Prompt(Uri input) => input.ToString();

        protected override void Configure(ConverseRequest request)
        {
            request.System.Add(new SystemContentBlock { Text = "Be kind." });
        }

        public Task Own(CancellationToken ct)
        {
            // The method that is called is the one above: this class is sealed.
            var request = new ConverseRequest { ModelId = "m", System = [] }; // !BDR1001
            Configure(request);
            return SendAsync(request, ct);
        }
    }

    public abstract class Step<TSelf> where TSelf : Step<TSelf>
    {
        private protected static ConverseRequest Make(string q) => new() { ModelId = "m", System = [new() { Text = q }] }; // !BDR1001

        private protected static ConverseRequest MakeCapped(string q) => new() { ModelId = "m", System = [new() { Text = q }], InferenceConfig = Precise() };
    }

    public sealed class FirstStep(IAmazonBedrockRuntime bedrock) : Step<FirstStep>
    {
        public Task A(string q) => bedrock.ConverseAsync(Make(q));

        public Task B(string q) => bedrock.ConverseAsync(MakeCapped(q));
    }

    internal readonly struct Budget
    {
        public Budget(int tokens) => Tokens = tokens;

        public int Tokens { get; }

        public Inference ToConfig() => new() { MaxTokens = Tokens };

        public static Inference Unlimited() => new() { Temperature = 0.5f };
    }

    internal sealed record Prompt(string Text)
    {
        public Request ToRequest() => new() { ModelId = "m", System = [new() { Text = Text }], InferenceConfig = Budget.Unlimited() }; // !BDR1001

        public Request ToRequest(Budget budget) => new() { ModelId = "m", System = [new() { Text = Text }], InferenceConfig = budget.ToConfig() };
    }

    public class PromptUsers(IAmazonBedrockRuntime bedrock)
    {
        public Task A(string q) => bedrock.ConverseAsync(new Prompt(q).ToRequest());

        public Task B(string q) => bedrock.ConverseAsync(new Prompt(q).ToRequest(new Budget(40)));

        public Task C(string q) => bedrock.ConverseAsync((new Prompt(q) with { Text = q + "?" }).ToRequest(new Budget(40)));
    }

    internal static class NewStyle
    {
        extension(ConverseRequest request)
        {
            public void Limit(int tokens) => request.InferenceConfig = new() { MaxTokens = tokens };

            public ConverseRequest Limited(int tokens)
            {
                request.InferenceConfig = new() { MaxTokens = tokens };
                return request;
            }

            public ConverseRequest Saying(string text)
            {
                request.System = [new() { Text = text }];
                return request;
            }

            public bool IsLimited => request.InferenceConfig?.MaxTokens is not null;
        }
    }

    public class NewStyleUsers(IAmazonBedrockRuntime bedrock, ILogger<NewStyleUsers> logger)
    {
        public Task A()
        {
            var request = new ConverseRequest { ModelId = "m" };
            request.Limit(10);
            return bedrock.ConverseAsync(request);
        }

        public Task B() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m" }.Saying("Hello").Limited(10));

        public Task C() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m" }.Saying("Hello")); // !BDR1001 missed

        public Task D()
        {
            var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
            if (!request.IsLimited) logger.LogWarning("No limit");
            return bedrock.ConverseAsync(request);
        }

        public Task E()
        {
            var request = new ConverseRequest { ModelId = "m" };
            if (!request.IsLimited) request.Limit(10);
            return bedrock.ConverseAsync(request);
        }
    }

    // Types that only have the names.
    public class Impostors
    {
        private readonly Client _client = new();

        public Task<string> A() => _client.ConverseAsync(new ConverseRequest { Name = "m" });

        private sealed class ConverseRequest
        {
            public string Name { get; set; } = "";
        }

        private sealed class Client
        {
            public Task<string> ConverseAsync(ConverseRequest request) => Task.FromResult(request.Name);
        }
    }
}
