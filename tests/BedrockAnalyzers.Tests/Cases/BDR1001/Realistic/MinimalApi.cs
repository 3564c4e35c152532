// only: BDR1001
// A minimal API: handlers are lambdas and methods. Every call is capped, by a client of the project or by a helper.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Proseware.Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IAmazonBedrockRuntime>(_ => new AmazonBedrockRuntimeClient(RegionEndpoint.EUCentral1));
builder.Services.AddSingleton<BoundedClient>();
builder.Services.AddScoped<TextService>();
builder.Services.Configure<TextSettings>(builder.Configuration.GetSection("Text"));

var app = builder.Build();
var fallbackModel = app.Configuration["Bedrock:Model"] ?? "eu.amazon.nova-lite-v1:0";
var limits = new InferenceConfiguration { MaxTokens = 300, Temperature = 0f };

app.MapGet("/health", () => Results.Ok());

app.MapPost("/classify", async (TextInput input, IAmazonBedrockRuntime bedrock, CancellationToken cancellationToken) =>
{
    var request = new ConverseRequest
    {
        ModelId = fallbackModel,
        Messages = [Texts.User("One word: " + input.Text)],
        InferenceConfig = new InferenceConfiguration { MaxTokens = 4 },
    };
    var response = await bedrock.ConverseAsync(request, cancellationToken);
    return Results.Ok(Texts.Of(response));
});

app.MapPost("/shorten", async (TextInput input, IAmazonBedrockRuntime bedrock, CancellationToken cancellationToken) =>
    Results.Ok(Texts.Of(await bedrock.ConverseAsync(Shorten(input), cancellationToken))));

app.MapPost("/extend", async (TextInput input, BoundedClient bedrock, CancellationToken cancellationToken) =>
{
    // The client of the project sees to the cap.
    var response = await bedrock.ConverseAsync(new ConverseRequest { ModelId = fallbackModel, Messages = [Texts.User("Go on: " + input.Text)] }, cancellationToken);
    return Results.Ok(Texts.Of(response));
});

app.MapPost("/translate/{language}", TranslateAsync);
app.MapPost("/stream", (TextInput input, TextService service, CancellationToken cancellationToken) => service.StreamAsync(input.Text, cancellationToken));
app.MapPost("/rewrite", (TextInput input, TextService service, CancellationToken cancellationToken) => service.RewriteAsync(input.Text, input.MaxTokens, cancellationToken));

await app.RunAsync();

ConverseRequest Shorten(TextInput input)
{
    var request = new ConverseRequest { ModelId = fallbackModel, Messages = [Texts.User("Shorten: " + input.Text)] };
    request.InferenceConfig = limits;
    return request;
}

static async Task<IResult> TranslateAsync(string language, TextInput input, IAmazonBedrockRuntime bedrock, ILogger<TextService> logger, CancellationToken cancellationToken)
{
    var request = new ConverseRequest
    {
        ModelId = "eu.amazon.nova-pro-v1:0",
        System = [new SystemContentBlock { Text = $"Translate into {language}." }],
        Messages = [Texts.User(input.Text)],
    };
    Texts.Limit(request, input.MaxTokens ?? 2 * input.Text.Length);
    try
    {
        return Results.Ok(Texts.Of(await bedrock.ConverseAsync(request, cancellationToken)));
    }
    catch (ThrottlingException e)
    {
        logger.LogWarning(e, "Throttled");
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}

namespace Proseware.Api
{
    public sealed record TextInput(string Text, int? MaxTokens);

    public sealed class TextSettings
    {
        public string Model { get; set; } = "eu.amazon.nova-pro-v1:0";

        public int StreamTokens { get; set; } = 4000;
    }

    public sealed class BoundedClient() : AmazonBedrockRuntimeClient(RegionEndpoint.EUCentral1)
    {
        private const int Bound = 1000;

        public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
        {
            request.InferenceConfig ??= new InferenceConfiguration();
            request.InferenceConfig.MaxTokens = Math.Min(request.InferenceConfig.MaxTokens ?? Bound, Bound);
            return base.ConverseAsync(request, cancellationToken);
        }
    }

    public sealed class TextService(IAmazonBedrockRuntime bedrock, Microsoft.Extensions.Options.IOptions<TextSettings> settings)
    {
        public async Task<string> RewriteAsync(string text, int? maxTokens, CancellationToken cancellationToken)
        {
            var request = new ConverseRequest { ModelId = settings.Value.Model, Messages = [Texts.User("Rewrite: " + text)] };
            request.InferenceConfig = maxTokens switch
            {
                { } n => new InferenceConfiguration { MaxTokens = n },
                null => Default(),
            };
            return Texts.Of(await bedrock.ConverseAsync(request, cancellationToken));
        }

        public async IAsyncEnumerable<string> StreamAsync(string text, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var response = await bedrock.ConverseStreamAsync(CreateStream(text), cancellationToken);
            await foreach (var part in response.Stream.WithCancellation(cancellationToken))
            {
                if (part is ContentBlockDeltaEvent { Delta.Text: { Length: > 0 } delta })
                    yield return delta;
            }
        }

        private ConverseStreamRequest CreateStream(string text) => new()
        {
            ModelId = settings.Value.Model,
            Messages = [Texts.User(text)],
            InferenceConfig = new InferenceConfiguration { MaxTokens = settings.Value.StreamTokens },
        };

        private static InferenceConfiguration Default() => new() { MaxTokens = 800, Temperature = 0.5f };
    }

    internal static class Texts
    {
        public static Message User(string text) => new() { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] };

        public static string Of(ConverseResponse response) => string.Concat(response.Output.Message.Content.Select(c => c.Text));

        public static void Limit(ConverseRequest request, int maxTokens)
        {
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = maxTokens };
        }
    }
}
