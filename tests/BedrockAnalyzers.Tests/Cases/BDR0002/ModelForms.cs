#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Arns;
public partial class ModelForms(IAmazonBedrockRuntime client, int max)
{
    private static readonly InferenceConfiguration Small = new() { MaxTokens = 1000 };
    private static InferenceConfiguration Prop => new() { MaxTokens = 1000 };
    private Task<ConverseResponse> Ask(string model) => client.ConverseAsync(new ConverseRequest { ModelId = model, InferenceConfig = Small }); // Converse | amazon.nova-pro-v1:0 or unknown | 1000 | false | SDK | unknown // !BDR0002
    public async Task A()
    {
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0", InferenceConfig = Small }); // Converse | arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0 | 1000 | false | SDK | $0.0055 // !BDR0002
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", InferenceConfig = Prop }); // Converse | arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0 | 1000 | false | SDK | $0.0032 // !BDR0002
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl", InferenceConfig = Small }); // Converse | arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl | 1000 | false | SDK | unknown // !BDR0002
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl", InferenceConfig = Small }); // Converse | arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl | 1000 | false | SDK | unknown // !BDR0002
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1" }); // Converse | arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1 | unknown | false | SDK | unknown // !BDR0002
        await client.ConverseAsync(new() { ModelId = "eu.anthropic.claude-sonnet-4-6", InferenceConfig = Small }); // Converse | eu.anthropic.claude-sonnet-4-6 | 1000 | false | SDK | $0.017 // !BDR0002
        await client.ConverseAsync(new() { ModelId = "anthropic.claude-haiku-4-5-20251001-v1:0", InferenceConfig = Small }); // Converse | anthropic.claude-haiku-4-5-20251001-v1:0 | 1000 | false | SDK | $0.0055 // !BDR0002
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.anthropic.claude-haiku-4-5-20251001-v1:0", InferenceConfig = Small }); // Converse | arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.anthropic.claude-haiku-4-5-20251001-v1:0 | 1000 | false | SDK | $0.0050 // !BDR0002
        await client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl", InferenceConfig = Small }); // Converse | arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl | 1000 | false | SDK | unknown // !BDR0002
        await client.ConverseAsync(new() { ModelId = "mistral.ministral-3-8b-instruct", InferenceConfig = Small }); // Converse | mistral.ministral-3-8b-instruct | 1000 | false | SDK | unknown // !BDR0002
        await client.ConverseAsync(new() { ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0", InferenceConfig = new() { MaxTokens = max } }); // Converse | us.anthropic.claude-haiku-4-5-20251001-v1:0 | unknown | false | SDK | unknown // !BDR0002
        await client.ConverseAsync(new() { ModelId = $"{"us"}.anthropic.claude-haiku-4-5-20251001-v1:0", InferenceConfig = new() { MaxTokens = 500 * 2 } }); // Converse | us.anthropic.claude-haiku-4-5-20251001-v1:0 | 1000 | false | SDK | $0.0055 // !BDR0002
        await client.ConverseAsync(new() { ModelId = "us." + Environment.GetEnvironmentVariable("M"), InferenceConfig = new() { MaxTokens = int.Parse("4") } }); // Converse | unknown | unknown | false | SDK | unknown // !BDR0002
        await Ask("amazon.nova-pro-v1:0"); await Ask(Environment.MachineName);
        await Ask2("amazon.nova-pro-v1:0"); await Ask2(model: "amazon.nova-lite-v1:0", cap: 10);
    }
    private async Task<ConverseResponse> Ask2(string model, int cap = 20)
    {
        var request = new ConverseRequest { ModelId = model };
        request.InferenceConfig = new() { MaxTokens = cap };
        return await client.ConverseAsync(request); // Converse | amazon.nova-lite-v1:0 or amazon.nova-pro-v1:0 | 10 or 20 | false | SDK | $0.000064 // !BDR0002
    }
    partial void Hook();
    partial void Hook() { _ = client?.ConverseAsync(new() { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = Small }); } // Converse | amazon.nova-pro-v1:0 | 1000 | false | SDK | $0.0032 // !BDR0002
}
