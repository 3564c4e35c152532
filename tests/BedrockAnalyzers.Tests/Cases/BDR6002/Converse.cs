using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;

namespace Contoso.Settings;

public static class Shared
{
    public static readonly InferenceConfiguration Creative = new()
    {
        MaxTokens = 1000,
        Temperature = 0.9f, // !BDR6002
    };
    public static InferenceConfiguration Plain { get; } = new() { MaxTokens = 1000, Temperature = 0.2f };
    public static readonly InferenceConfiguration Only = new() { MaxTokens = 20 };

    public static InferenceConfiguration Make(float temperature) => new()
    {
        MaxTokens = 500,
        Temperature = temperature, // !BDR6002
    };

    public static InferenceConfiguration Both(int max)
    {
        var config = new InferenceConfiguration { MaxTokens = max };
        config.Temperature = 0.5f; // !BDR6002
        config.TopP = 0.9f; // !BDR6002
        return config;
    }
}

public sealed class Chat(IAmazonBedrockRuntime client)
{
    private const string Sonnet5 = "us.anthropic.claude-sonnet-5";
    private const string Haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private static readonly string Opus = "global.anthropic.claude-opus-4-8";

    public Task A(List<Message> m) => client.ConverseAsync(new ConverseRequest
    {
        ModelId = Sonnet5,
        Messages = m,
        InferenceConfig = new InferenceConfiguration
        {
            MaxTokens = 512,
            Temperature = 0.7f, // !BDR6002
        },
    });

    public Task B(List<Message> m) => client.ConverseStreamAsync(new ConverseStreamRequest
    {
        ModelId = Opus,
        Messages = m,
        InferenceConfig = new()
        {
            Temperature = 0.7F, // !BDR6002
            TopP = 0.9F, // !BDR6002
            MaxTokens = 512,
        },
    });

    public Task C(List<Message> m) => client.ConverseAsync(new ConverseRequest
    {
        ModelId = Haiku,
        Messages = m,
        InferenceConfig = new()
        {
            Temperature = 0.7F, // !BDR6002
            TopP = 0.9F, // !BDR6002
            MaxTokens = 512,
        },
    });

    public Task D(List<Message> m) => client.ConverseAsync(new ConverseRequest
    {
        ModelId = Haiku,
        Messages = m,
        InferenceConfig = new() { Temperature = 0.7F, MaxTokens = 512 },
    });
    public Task E(List<Message> m) => client.ConverseAsync(new ConverseRequest
    {
        ModelId = Haiku,
        Messages = m,
        InferenceConfig = new() { TopP = 0.7F, MaxTokens = 512 },
    });
    public Task F(List<Message> m) => client.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.anthropic.claude-sonnet-4-6",
        Messages = m,
        InferenceConfig = new() { Temperature = 0.7F, TopP = 0.9f, MaxTokens = 512 },
    });

    public Task G() => client.ConverseAsync(new() { ModelId = Sonnet5, InferenceConfig = Shared.Creative });
    public Task H() => client.ConverseAsync(new() { ModelId = Haiku, InferenceConfig = Shared.Plain });
    public Task I() => client.ConverseAsync(new() { ModelId = Sonnet5, InferenceConfig = Shared.Only });
    public Task J() => client.ConverseAsync(new() { ModelId = Opus, InferenceConfig = Shared.Make(0.1f) });
    public Task K() => client.ConverseAsync(new() { ModelId = Opus, InferenceConfig = Shared.Both(100) });

    public async Task L()
    {
        var request = new ConverseRequest { ModelId = "anthropic.claude-opus-5-5" };
        request.InferenceConfig = new InferenceConfiguration();
        request.InferenceConfig.MaxTokens = 100;
        request.InferenceConfig.Temperature = 0; // !BDR6002
        await client.ConverseAsync(request);
    }

    public async Task M(bool creative)
    {
        var config = new InferenceConfiguration { MaxTokens = 100 };
        if (creative)
        {
            config.Temperature = 1f; // !BDR6002
        }
        await client.ConverseAsync(new ConverseRequest { ModelId = "us.anthropic.claude-fable-5", InferenceConfig = config });
    }

    public async Task N(bool creative)
    {
        var config = new InferenceConfiguration { MaxTokens = 100 };
        if (creative)
            config.Temperature = 1f;
        else
            config.TopP = 0.9f;
        await client.ConverseAsync(new ConverseRequest { ModelId = Haiku, InferenceConfig = config });
    }

    public async Task O(float? temperature, string modelId)
    {
        await client.ConverseAsync(new ConverseRequest { ModelId = modelId, InferenceConfig = new() { MaxTokens = 3, Temperature = temperature, TopP = 0.2f } });
    }

    public async Task P(bool smart)
    {
        var id = smart ? "us.anthropic.claude-opus-4-7" : "us.anthropic.claude-sonnet-4-6";
        await client.ConverseAsync(new ConverseRequest
        {
            ModelId = id,
            InferenceConfig = new()
            {
                MaxTokens = 3,
                Temperature = 0.5f, // !BDR6002 missed
            },
        });
    }

    public async Task Q(bool smart)
    {
        var id = smart ? "us.anthropic.claude-opus-4-7" : "us.anthropic.claude-sonnet-4-6";
        var request = new ConverseRequest { ModelId = id, InferenceConfig = new() { MaxTokens = 3 } };
        if (!smart)
            request.InferenceConfig.Temperature = 0.5f;
        await client.ConverseAsync(request);
    }

    // null is not set
    public Task R() => client.ConverseAsync(new() { ModelId = Opus, InferenceConfig = new() { MaxTokens = 3, Temperature = null, TopP = null } });

    // thinking
    public Task S() => client.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.anthropic.claude-opus-4-7",
        InferenceConfig = new() { MaxTokens = 8000 },
        AdditionalModelRequestFields = Document.FromObject(new
        {
            thinking = new
            {
                type = "enabled",
                budget_tokens = 4000, // !BDR6002
            },
        }),
    });
    public Task T() => client.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.anthropic.claude-opus-4-7",
        InferenceConfig = new() { MaxTokens = 8000 },
        AdditionalModelRequestFields = Document.FromObject(new { thinking = new { type = "adaptive" } }),
    });
    public Task U() => client.ConverseAsync(new ConverseRequest
    {
        ModelId = Haiku,
        InferenceConfig = new() { MaxTokens = 8000 },
        AdditionalModelRequestFields = Document.FromObject(new { thinking = new { type = "enabled", budget_tokens = 2000 } }),
    });
    public Task V() => client.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.anthropic.claude-opus-5",
        InferenceConfig = new() { MaxTokens = 8000 },
        AdditionalModelRequestFields = new Document
        {
            { "thinking", new Document
            {
                { "type", "enabled" },
                { "budget_tokens", 4000 }, // !BDR6002
            } },
        },
    });
    public Task W() => client.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.anthropic.claude-opus-5",
        InferenceConfig = new() { MaxTokens = 8000 },
        AdditionalModelRequestFields = new Document(new Dictionary<string, Document>
        {
            {
                "thinking", new Document(new Dictionary<string, Document>
                {
                    { "type", new Document("enabled") },
                    { "budget_tokens", new Document(4000) }, // !BDR6002
                })
            },
        }),
    });
    public Task X() => client.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.anthropic.claude-opus-5",
        InferenceConfig = new() { MaxTokens = 8000 },
        AdditionalModelRequestFields = Document.FromObject(new
        {
            top_p = 0.9, // !BDR6002
            top_k = 3,
        }),
    });

    // model set after
    public async Task Y()
    {
        var r = new ConverseRequest { InferenceConfig = new() { MaxTokens = 1, Temperature = 0.4f } }; // !BDR6002
        r.ModelId = Opus;
        await client.ConverseAsync(r);
    }
    public async Task Z()
    {
        var r = new ConverseRequest { ModelId = Opus, InferenceConfig = new() { MaxTokens = 1, Temperature = 0.4f } };
        r.ModelId = Haiku;
        await client.ConverseAsync(r);
    }
    public async Task Z2()
    {
        var r = new ConverseRequest { ModelId = Opus, InferenceConfig = new() { MaxTokens = 1, Temperature = 0.4f } };
        r.InferenceConfig.Temperature = null;
        await client.ConverseAsync(r);
    }
    // prompt arn, inference profile arn of an application
    public Task Z3() => client.ConverseAsync(new() { ModelId = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc", InferenceConfig = new() { MaxTokens = 5, Temperature = 1, TopP = 1 } });
    public Task Z4() => client.ConverseAsync(new() { ModelId = "us.amazon.nova-pro-v1:0", InferenceConfig = new() { MaxTokens = 5, Temperature = 1, TopP = 1 } });
    public Task Z5() => client.ConverseAsync(new()
    {
        ModelId = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-8",
        InferenceConfig = new()
        {
            MaxTokens = 5,
            Temperature = 1, // !BDR6002
        },
    });
}

public sealed class Helper(IAmazonBedrockRuntime client)
{
    // settings in a helper of the class, request in another
    private static InferenceConfiguration Config(float? temperature = null, float? topP = null) => new() { MaxTokens = 100, Temperature = temperature, TopP = topP };
    private ConverseRequest Request(string model, InferenceConfiguration config) => new() { ModelId = model, InferenceConfig = config };
    public Task A() => client.ConverseAsync(Request("us.anthropic.claude-haiku-4-5-20251001-v1:0", Config(0.5f)));
    public Task B() => client.ConverseAsync(Request("us.anthropic.claude-opus-4-7", Config()));
    public Task C() => client.ConverseAsync(Request("us.anthropic.claude-opus-4-7", new InferenceConfiguration
    {
        MaxTokens = 4,
        TopP = 0.9f, // !BDR6002
    }));

    private async Task<string> Send(string model, float temperature)
    {
        var response = await client.ConverseAsync(new ConverseRequest
        {
            ModelId = model,
            InferenceConfig = new InferenceConfiguration
            {
                MaxTokens = 100,
                Temperature = temperature, // !BDR6002
            },
        });
        return response.StopReason;
    }
    public Task D() => Send("global.anthropic.claude-sonnet-5", 0.1f);

    private async Task<string> SendOld(string model, float temperature)
    {
        var response = await client.ConverseAsync(new ConverseRequest
        {
            ModelId = model,
            InferenceConfig = new InferenceConfiguration { MaxTokens = 100, Temperature = temperature },
        });
        return response.StopReason;
    }
    public Task E() => SendOld("global.anthropic.claude-sonnet-4-6", 0.1f);
}
