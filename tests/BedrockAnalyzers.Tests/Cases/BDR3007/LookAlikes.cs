using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public static class Tasks
{
    public static async Task WhenAll(IEnumerable<Func<Task>> starts)
    {
        foreach (var start in starts) await start();
    }
}

public class Pages(IAmazonBedrockRuntime bedrock, HttpClient http)
{
    // Not Task.WhenAll, not Bedrock, not started.
    public Task OneByOne(string[] texts) => Tasks.WhenAll(texts.Select<string, Func<Task>>(text => () => bedrock.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 500 } })));

    public Task Download(string[] addresses) => Task.WhenAll(addresses.Select(a => http.GetStringAsync(a)));

    public async Task Read(string[] addresses)
    {
        var texts = await Task.WhenAll(addresses.Select(a => http.GetStringAsync(a)));
        foreach (var text in texts) await bedrock.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 500 } });
    }

    public async Task First(string[] texts)
    {
        var answered = await Task.WhenAny(texts.Select(text => bedrock.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { MaxTokens = 500 } })));
        await answered;
    }

    public async Task Tokens(string[] texts) => await Task.WhenAll(texts.Select(text => bedrock.CountTokensAsync(new CountTokensRequest { ModelId = text })));
}
