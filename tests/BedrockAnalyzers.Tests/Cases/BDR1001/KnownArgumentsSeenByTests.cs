// only: BDR1001
// Another assembly sees the internal members: what it passes to them is unknown.
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

[assembly: InternalsVisibleTo("Litware.Answers.Tests")]

namespace Litware.Search.Visible;

internal static class Internals
{
    // The tests may pass what they like.
    internal static Task AskAsync(IAmazonBedrockRuntime bedrock, int? cap) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        InferenceConfig = new() { MaxTokens = cap },
    });

    // Private stays private: the one caller gives null.
    private static Task HiddenAsync(IAmazonBedrockRuntime bedrock, int? cap) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        InferenceConfig = new() { MaxTokens = cap },
    });

    private static Task HiddenCappedAsync(IAmazonBedrockRuntime bedrock, int? cap) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        InferenceConfig = new() { MaxTokens = cap },
    });

    // No parameter helps here.
    internal static Task FixedAsync(IAmazonBedrockRuntime bedrock, string q) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        System = [new() { Text = q }],
        InferenceConfig = new() { Temperature = 0f },
    });

    internal static Task FromConfig(IAmazonBedrockRuntime bedrock, InferenceConfiguration? config) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "eu.amazon.nova-lite-v1:0",
        InferenceConfig = config,
    });

    internal static Task Flagged(IAmazonBedrockRuntime bedrock, bool capped)
    {
        // A constant under a flag that others may pass.
        var request = new ConverseRequest { ModelId = "eu.amazon.nova-lite-v1:0" }; // !BDR1001
        if (capped) request.InferenceConfig = new() { MaxTokens = 10 };
        return bedrock.ConverseAsync(request);
    }

    private sealed class Nested(IAmazonBedrockRuntime bedrock)
    {
        // A member of a private type is as private as the type.
        internal Task AskAsync(int? cap) => bedrock.ConverseAsync(new ConverseRequest // !BDR1001
        {
            ModelId = "eu.amazon.nova-lite-v1:0",
            InferenceConfig = new() { MaxTokens = cap },
        });
    }

    public static async Task RunAsync(IAmazonBedrockRuntime bedrock)
    {
        await AskAsync(bedrock, null);
        await HiddenAsync(bedrock, null);
        await HiddenCappedAsync(bedrock, 1);
        await FixedAsync(bedrock, "Hello");
        await FromConfig(bedrock, null);
        await Flagged(bedrock, true);
        await new Nested(bedrock).AskAsync(null);
    }
}
