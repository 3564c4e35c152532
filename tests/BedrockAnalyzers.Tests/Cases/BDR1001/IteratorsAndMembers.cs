using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public class Batches(IAmazonBedrockRuntime client)
{
    public async Task Send()
    {
        foreach (var request in Bare("a", "b")) await client.ConverseAsync(request);
    }

    public async Task SendCapped()
    {
        foreach (var request in Capped("a", "b")) await client.ConverseAsync(request);
    }

    public async Task SendAsync()
    {
        await foreach (var request in BareAsync()) await client.ConverseAsync(request);
    }

    public async Task SendAndCap()
    {
        foreach (var request in ToBeCapped())
        {
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
            await client.ConverseAsync(request);
        }
    }

    public List<ConverseRequest> Collected() => [.. ToBeCollected()];

    private static IEnumerable<ConverseRequest> Bare(params string[] models)
    {
        foreach (var model in models) yield return new ConverseRequest { ModelId = model }; // !BDR1001
    }

    private static IEnumerable<ConverseRequest> Capped(params string[] models)
    {
        foreach (var model in models)
        {
            var request = new ConverseRequest { ModelId = model };
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
            yield return request;
        }
    }

    private static async IAsyncEnumerable<ConverseRequest> BareAsync()
    {
        await Task.Yield();
        yield return new ConverseRequest(); // !BDR1001
    }

    private static IEnumerable<ConverseRequest> ToBeCapped()
    {
        yield return new ConverseRequest();
    }

    private static IEnumerable<ConverseRequest> ToBeCollected()
    {
        yield return new ConverseRequest();
    }
}

public class Templates
{
    public ConverseRequest Bare { get; } = new(); // !BDR1001

    public ConverseRequest Capped { get; } = new() { InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } };

    public ConverseRequest FromConstructor { get; }

    public ConverseRequest FromConstructorCapped { get; }

    public ConverseRequest Read { get; } = new() { ModelId = "x" };

    internal ConverseRequest Inside { get; } = new();

    public Templates()
    {
        FromConstructor = new ConverseRequest(); // !BDR1001
        FromConstructorCapped = new ConverseRequest();
        FromConstructorCapped.InferenceConfig = new InferenceConfiguration { MaxTokens = 5 };
    }

    public Task Send(IAmazonBedrockRuntime client)
    {
        Read.InferenceConfig = new InferenceConfiguration { MaxTokens = 5 };
        return client.ConverseAsync(Read);
    }
}
