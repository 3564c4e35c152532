using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

// The project's own client stands before the SDK's and lets four through.
public class LimitedClient : AmazonBedrockRuntimeClient
{
    private readonly SemaphoreSlim _gate = new(4);

    public override async Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await base.ConverseAsync(request, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }
}

public class Answers(IAmazonBedrockRuntime bedrock)
{
    public Task Run(string[] texts) => Task.WhenAll(texts.Select(text => bedrock.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 500 } })));

    // What the project's client does not stand before is not limited.
    public Task Invoke(string[] texts) => Task.WhenAll(texts.Select(text => bedrock.InvokeModelAsync(new InvokeModelRequest { ModelId = text }))); // !BDR3007
}
