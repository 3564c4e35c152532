using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockAgentRuntime.Model;
using ConverseRequest = Amazon.BedrockRuntime.Model.ConverseRequest;

namespace Contoso.Regions
{
    public record ModelChoice(string Id, int MaxTokens);

    public class Worker
    {
        private readonly AmazonBedrockRuntimeClient _eu = new(RegionEndpoint.GetBySystemName("eu-west-1"));
        private readonly AmazonBedrockRuntimeClient _us = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1 });
        private static readonly ModelChoice s_fast = new("anthropic.claude-haiku-4-5-20251001-v1:0", 512); // !BDR6003
        private static readonly ModelChoice s_smart = new("global.anthropic.claude-opus-4-7", 4096);
        private readonly List<ModelChoice> _choices = new()
        {
            new ModelChoice("amazon.nova-2-lite-v1:0", 1000), // !BDR6003
            new ModelChoice("amazon.nova-lite-v1:0", 1000),
        };

        public Task A() => _eu.ConverseAsync(new ConverseRequest { ModelId = "anthropic.claude-opus-4-7" }); // !BDR6003
        public Task B() => _us.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-premier-v1:0" }); // !BDR6003
        public Task C() => _us.ConverseAsync(new ConverseRequest { ModelId = "us.mistral.mistral-large-2402-v1:0" }); // !BDR6003
        public Task D() => _us.ConverseAsync(new ConverseRequest { ModelId = s_fast.Id, InferenceConfig = new() { MaxTokens = s_fast.MaxTokens } });
        public Task E() => _us.ConverseAsync(new ConverseRequest { ModelId = s_smart.Id });
        public async Task F()
        {
            foreach (var choice in _choices)
                await _us.ConverseAsync(new ConverseRequest { ModelId = choice.Id });
        }
        public Task G() => _us.ConverseAsync(new ConverseRequest { ModelId = @"amazon.nova-premier-v1:0" }); // !BDR6003
        public Task H() => _us.ConverseAsync(new ConverseRequest { ModelId = """amazon.nova-premier-v1:0""" }); // !BDR6003
        public Task I() => _us.ConverseAsync(new ConverseRequest
        {
            // the good one
            ModelId = /* opus */ "anthropic.claude-opus-4-7", // !BDR6003
        });
        public Task J() => _us.ConverseAsync(new ConverseRequest { ModelId = (string)("anthropic.claude-opus-4-7") }); // !BDR6003

        // builder
        private sealed class RequestBuilder
        {
            private readonly ConverseRequest _r = new();
            public RequestBuilder Model(string id) { _r.ModelId = id; return this; }
            public RequestBuilder Tokens(int n) { _r.InferenceConfig = new Amazon.BedrockRuntime.Model.InferenceConfiguration { MaxTokens = n }; return this; }
            public ConverseRequest Build() => _r;
        }
        public Task K() => _us.ConverseAsync(new RequestBuilder()
            .Model("anthropic.claude-opus-4-7") // !BDR6003
            .Tokens(100)
            .Build());
        public Task L() => _us.ConverseAsync(new RequestBuilder()
            .Model("us.anthropic.claude-opus-4-7")
            .Tokens(100)
            .Build());

        // helper in another class
        public Task M() => _us.ConverseAsync(Requests.For("anthropic.claude-opus-4-7", "x")); // !BDR6003
        public Task N() => _us.ConverseAsync(Requests.For("us.anthropic.claude-opus-4-7", "x"));
        public Task<ConverseResponse> O() => _us.AskAsync("anthropic.claude-haiku-4-5-20251001-v1:0", "x"); // !BDR6003
        public Task<ConverseResponse> P() => _us.AskAsync(modelId: "us.anthropic.claude-haiku-4-5-20251001-v1:0", prompt: "x");

        // overwritten before use
        public async Task Q(bool global)
        {
            var r = new ConverseRequest { ModelId = "anthropic.claude-opus-4-7" };
            r.ModelId = "us.anthropic.claude-opus-4-7";
            await _us.ConverseAsync(r);
        }
        // never sent
        public ConverseRequest R() { var r = new ConverseRequest { ModelId = "us.anthropic.claude-opus-4-7" }; return r; }
        public void S()
        {
            var known = new HashSet<string> { "anthropic.claude-opus-4-7", "amazon.nova-2-lite-v1:0" };
            Console.WriteLine(known.Contains("anthropic.claude-opus-4-7"));
        }
        // prefix chosen
        private string WithPrefix(string id) => "us." + id;
        public Task T() => _us.ConverseAsync(new ConverseRequest { ModelId = WithPrefix("anthropic.claude-opus-4-7") });
        public Task U() => _us.ConverseAsync(new ConverseRequest { ModelId = string.Concat("us.", "anthropic.claude-opus-4-7") });
        public Task V() => _us.ConverseAsync(new ConverseRequest { ModelId = "us." + "anthropic.claude-opus-4-7" });
        public Task W(string region) => _us.ConverseAsync(new ConverseRequest { ModelId = string.Format("{0}.{1}", region, "anthropic.claude-opus-4-7") });
        public Task X() => _us.ConverseAsync(new ConverseRequest { ModelId = "arn:aws:bedrock:us-east-1::inference-profile/" + "anthropic.claude-opus-4-7" });
    }

    public static class Requests
    {
        public static ConverseRequest For(string id, string text) => new()
        {
            ModelId = id,
            Messages = new List<Amazon.BedrockRuntime.Model.Message>(),
        };

        public static async Task<ConverseResponse> AskAsync(this IAmazonBedrockRuntime client, string modelId, string prompt)
        {
            var request = new ConverseRequest();
            request.ModelId = modelId;
            return await client.ConverseAsync(request);
        }
    }

    // decorator's own type and a user's type of the same name
    public class Fake { public class ConverseRequest { public string? ModelId { get; set; } } public ConverseRequest Make() => new() { ModelId = "anthropic.claude-opus-4-7" }; }

    public record BedrockOptions
    {
        public string Model { get; init; } = "anthropic.claude-haiku-4-5-20251001-v1:0";
        public string Embedding { get; init; } = "amazon.titan-embed-text-v2:0";
    }
    public class OptionsUser(IAmazonBedrockRuntime client, BedrockOptions options)
    {
        public Task Run() => client.ConverseAsync(new ConverseRequest { ModelId = options.Model });
    }
    public class ProfileOptions
    {
        public string BaseModel { get; set; } = "anthropic.claude-haiku-4-5-20251001-v1:0";
    }
    public class ProfileUser(IAmazonBedrockRuntime client, ProfileOptions options)
    {
        public Task Run() => client.ConverseAsync(new ConverseRequest { ModelId = "us." + options.BaseModel });
    }
    public class FieldHolder
    {
        private string _model = "anthropic.claude-haiku-4-5-20251001-v1:0";
        public void Use(string model) => _model = model;
        public Task Run(IAmazonBedrockRuntime client) => client.ConverseAsync(new ConverseRequest { ModelId = _model });
    }
}
