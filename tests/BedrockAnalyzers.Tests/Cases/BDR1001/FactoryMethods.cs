// only: BDR1001
// Helpers that build the request, or the inference configuration of the request.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.Logging;

namespace Contoso.Support.Factories;

public sealed class TicketSummarizer
{
    private const string Model = "anthropic.claude-3-haiku-20240307-v1:0";
    private readonly IAmazonBedrockRuntime _bedrock;
    private readonly ILogger<TicketSummarizer> _logger;

    public TicketSummarizer(IAmazonBedrockRuntime bedrock, ILogger<TicketSummarizer> logger)
    {
        _bedrock = bedrock;
        _logger = logger;
    }

    public async Task<string> SummarizeAsync(string ticket, CancellationToken ct)
    {
        var request = BuildSummary(ticket);
        _logger.LogInformation("Summarizing {Length} characters", ticket.Length);
        var response = await _bedrock.ConverseAsync(request, ct);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> TitleAsync(string ticket, CancellationToken ct)
    {
        var response = await _bedrock.ConverseAsync(BuildTitle(ticket), ct);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> TagsAsync(string ticket, CancellationToken ct)
    {
        // The factory leaves the cap out, its only caller sets it.
        var request = BuildTags(ticket);
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 64 };
        var response = await _bedrock.ConverseAsync(request, ct);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> LanguageAsync(string ticket, CancellationToken ct)
    {
        var request = BuildLanguage(ticket);
        var response = await _bedrock.ConverseAsync(request, ct);
        // Too late: the call has been made.
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 64 };
        return response.Output.Message.Content[0].Text;
    }

    private static ConverseRequest BuildSummary(string ticket)
    {
        return new ConverseRequest // !BDR1001
        {
            ModelId = Model,
            Messages = UserTurn("Summarize: " + ticket),
        };
    }

    private static ConverseRequest BuildTitle(string ticket)
    {
        return new ConverseRequest
        {
            ModelId = Model,
            Messages = UserTurn("A title for: " + ticket),
            InferenceConfig = new InferenceConfiguration { MaxTokens = 32 },
        };
    }

    private static ConverseRequest BuildTags(string ticket)
    {
        var request = new ConverseRequest { ModelId = Model };
        request.Messages = UserTurn("Tags for: " + ticket);
        return request;
    }

    private static ConverseRequest BuildLanguage(string ticket) =>
        new() { ModelId = Model, Messages = UserTurn("Which language? " + ticket) }; // !BDR1001

    private static List<Message> UserTurn(string text) =>
        [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }];
}

public class ReplyDrafter(IAmazonBedrockRuntime bedrock)
{
    public Task<ConverseResponse> DraftAsync(string mail, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        InferenceConfig = Short(),
    }, ct);

    public Task<ConverseResponse> PolishAsync(string mail, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        // This configuration has a temperature only.
        InferenceConfig = Creative(),
    }, ct);

    public Task<ConverseResponse> TranslateAsync(string mail, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        InferenceConfig = WithCap(800),
    }, ct);

    public Task<ConverseResponse> ExpandAsync(string mail, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        // The helper copies what it is given; here it is given null.
        InferenceConfig = WithOptionalCap(null),
    }, ct);

    public Task<ConverseResponse> ShortenAsync(string mail, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        InferenceConfig = WithOptionalCap(200),
    }, ct);

    public Task<ConverseResponse> RephraseAsync(string mail, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        // The default of the parameter is null.
        InferenceConfig = WithDefault(temperature: 0.9f),
    }, ct);

    public Task<ConverseResponse> CorrectAsync(string mail, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        InferenceConfig = WithDefault(maxTokens: 512, temperature: 0.9f),
    }, ct);

    public Task<ConverseResponse> GreetAsync(string mail, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        // The default of the parameter is a number.
        InferenceConfig = WithNumberByDefault(temperature: 0f),
    }, ct);

    public Task<ConverseResponse> SignAsync(string mail, int? maxTokens, CancellationToken ct) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "amazon.nova-lite-v1:0",
        Messages = [Turn(mail)],
        // Whoever calls this public method decides: unknown.
        InferenceConfig = WithOptionalCap(maxTokens),
    }, ct);

    private static InferenceConfiguration Short() => new() { MaxTokens = 300, Temperature = 0.1f };

    private static InferenceConfiguration Creative()
    {
        var config = new InferenceConfiguration();
        config.Temperature = 0.9f;
        config.TopP = 0.95f;
        return config;
    }

    private static InferenceConfiguration WithCap(int maxTokens) => new() { MaxTokens = maxTokens };

    private static InferenceConfiguration WithOptionalCap(int? maxTokens) => new() { MaxTokens = maxTokens };

    private static InferenceConfiguration WithDefault(int? maxTokens = null, float temperature = 0.2f) =>
        new() { MaxTokens = maxTokens, Temperature = temperature };

    private static InferenceConfiguration WithNumberByDefault(int maxTokens = 1024, float temperature = 0.2f) =>
        new() { MaxTokens = maxTokens, Temperature = temperature };

    private static Message Turn(string text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };
}

public class OverloadedRequests
{
    private readonly IAmazonBedrockRuntime _runtime;

    public OverloadedRequests(IAmazonBedrockRuntime runtime) => _runtime = runtime;

    public Task<ConverseResponse> A(string q) => _runtime.ConverseAsync(Make(q));

    public Task<ConverseResponse> B(string q) => _runtime.ConverseAsync(Make(q, 256));

    public Task<ConverseResponse> C(string q) => _runtime.ConverseAsync(Make(q, "Answer in French."));

    public Task<ConverseResponse> D(string q) => _runtime.ConverseAsync(MakeFrom("Be brief.", q, "Thank you."));

    public Task<ConverseResponse> E(string q) => _runtime.ConverseAsync(MakeCappedFrom(128, "Be brief.", q, "Thank you."));

    // Three overloads: only the one that takes a number sets the cap.
    private static ConverseRequest Make(string q) => new ConverseRequest // !BDR1001
    {
        ModelId = "meta.llama3-8b-instruct-v1:0",
        Messages = { new Message { Role = ConversationRole.User, Content = { new ContentBlock { Text = q } } } },
    };

    private static ConverseRequest Make(string q, int maxTokens) => new ConverseRequest
    {
        ModelId = "meta.llama3-8b-instruct-v1:0",
        Messages = { new Message { Role = ConversationRole.User, Content = { new ContentBlock { Text = q } } } },
        InferenceConfig = new() { MaxTokens = maxTokens },
    };

    private static ConverseRequest Make(string q, string system)
    {
        // Goes through the overload with the number.
        var request = Make(q, 512);
        request.System = [new SystemContentBlock { Text = system }];
        return request;
    }

    private static ConverseRequest MakeFrom(params string[] parts)
    {
        var request = new ConverseRequest { ModelId = "meta.llama3-8b-instruct-v1:0" }; // !BDR1001
        request.Messages = parts.Select(p => new Message { Role = ConversationRole.User, Content = [new() { Text = p }] }).ToList();
        return request;
    }

    private static ConverseRequest MakeCappedFrom(int cap, params string[] parts)
    {
        var request = new ConverseRequest { ModelId = "meta.llama3-8b-instruct-v1:0", InferenceConfig = new() { MaxTokens = cap } };
        request.Messages = parts.Select(p => new Message { Role = ConversationRole.User, Content = [new() { Text = p }] }).ToList();
        return request;
    }
}

public class AsyncFactories
{
    private readonly IAmazonBedrockRuntime _runtime;
    private readonly HttpPromptStore _prompts;

    public AsyncFactories(IAmazonBedrockRuntime runtime, HttpPromptStore prompts) => (_runtime, _prompts) = (runtime, prompts);

    public async Task<string> AskAsync(string id, CancellationToken ct)
    {
        var request = await LoadAsync(id, ct).ConfigureAwait(false);
        var response = await _runtime.ConverseAsync(request, ct).ConfigureAwait(false);
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> AskCappedAsync(string id, CancellationToken ct) =>
        (await _runtime.ConverseAsync(await LoadCappedAsync(id, ct), ct)).Output.Message.Content[0].Text;

    public async Task<string> AskValueTaskAsync(string id, CancellationToken ct)
    {
        var request = await LoadValueAsync(id, ct);
        return (await _runtime.ConverseAsync(request, ct)).Output.Message.Content[0].Text;
    }

    public async Task<string> AskCappedValueTaskAsync(string id, CancellationToken ct)
    {
        var request = await LoadCappedValueAsync(id, ct);
        return (await _runtime.ConverseAsync(request, ct)).Output.Message.Content[0].Text;
    }

    public async Task<string> AskPairAsync(string id, CancellationToken ct)
    {
        var (request, name) = Pair(id);
        var response = await _runtime.ConverseAsync(request, ct);
        return name + ": " + response.Output.Message.Content[0].Text;
    }

    private async Task<ConverseRequest> LoadAsync(string id, CancellationToken ct)
    {
        var prompt = await _prompts.GetAsync(id, ct);
        var request = new ConverseRequest // !BDR1001
        {
            ModelId = "mistral.mistral-large-2402-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
        };
        return request;
    }

    private async Task<ConverseRequest> LoadCappedAsync(string id, CancellationToken ct)
    {
        var prompt = await _prompts.GetAsync(id, ct);
        var request = new ConverseRequest
        {
            ModelId = "mistral.mistral-large-2402-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }],
        };
        request.InferenceConfig = await ConfigAsync(ct);
        return request;
    }

    private async Task<InferenceConfiguration> ConfigAsync(CancellationToken ct)
    {
        await Task.Delay(1, ct);
        return new InferenceConfiguration { MaxTokens = 700 };
    }

    private async ValueTask<ConverseRequest> LoadValueAsync(string id, CancellationToken ct) => new ConverseRequest // !BDR1001
    {
        ModelId = "mistral.mistral-large-2402-v1:0",
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = await _prompts.GetAsync(id, ct) }] }],
    };

    private async ValueTask<ConverseRequest> LoadCappedValueAsync(string id, CancellationToken ct) => new ConverseRequest
    {
        ModelId = "mistral.mistral-large-2402-v1:0",
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = await _prompts.GetAsync(id, ct) }] }],
        InferenceConfig = new InferenceConfiguration { MaxTokens = 700 },
    };

    private static (ConverseRequest Request, string Name) Pair(string id) =>
        (new ConverseRequest { ModelId = "mistral.mistral-large-2402-v1:0", InferenceConfig = new() { MaxTokens = 20 } }, id);
}

public sealed class HttpPromptStore(System.Net.Http.HttpClient http)
{
    public Task<string> GetAsync(string id, CancellationToken ct) => http.GetStringAsync("prompts/" + id, ct);
}

internal static class GenericHelpers
{
    // Gives back what it gets.
    public static T Tagged<T>(T request, string tag) where T : AmazonBedrockRuntimeRequest
    {
        Console.WriteLine($"{typeof(T).Name} for {tag}");
        return request;
    }

    public static T OrDefault<T>(T? value, T fallback) where T : class => value ?? fallback;
}

public class TaggedCalls(IAmazonBedrockRuntime client)
{
    public Task<ConverseResponse> Plain(string text) =>
        client.ConverseAsync(GenericHelpers.Tagged(new ConverseRequest { ModelId = "cohere.command-r-v1:0" }, text)); // !BDR1001

    public Task<ConverseResponse> Capped(string text) =>
        client.ConverseAsync(GenericHelpers.Tagged(new ConverseRequest { ModelId = "cohere.command-r-v1:0", InferenceConfig = new() { MaxTokens = 90 } }, text));

    public Task<ConverseStreamResponse> Streamed(string text)
    {
        var request = GenericHelpers.Tagged<ConverseStreamRequest>(new() { ModelId = "cohere.command-r-v1:0" }, text); // !BDR1001
        return client.ConverseStreamAsync(request);
    }

    public Task<ConverseStreamResponse> StreamedCapped(string text)
    {
        var request = GenericHelpers.Tagged<ConverseStreamRequest>(new() { ModelId = "cohere.command-r-v1:0" }, text);
        request.InferenceConfig = GenericHelpers.OrDefault(null, new InferenceConfiguration { MaxTokens = 90 });
        return client.ConverseStreamAsync(request);
    }

    public Task<ConverseResponse> Fallback(string text) => client.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "cohere.command-r-v1:0",
        // The first argument is null, so the second one is taken; it has no cap.
        InferenceConfig = GenericHelpers.OrDefault(null, new InferenceConfiguration { Temperature = 0f }),
    });
}
