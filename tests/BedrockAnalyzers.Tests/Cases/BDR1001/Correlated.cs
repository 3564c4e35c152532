using System;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

// What one branch did to a request goes with what the local, the result or the tested value is then.
public enum Depth { Short, Normal, Full }
public class Correlated(IAmazonBedrockRuntime client)
{
    private static InferenceConfiguration Limit(int n) => new() { MaxTokens = n };
    private static ConverseRequest Made(int n) => new() { InferenceConfig = Limit(n) };

    public Task ReplacedOnOnePath(string text)
    {
        var request = new ConverseRequest();
        if (text.Length > 4) request.InferenceConfig = Limit(5);
        else request = Made(1);
        return client.ConverseAsync(request);
    }
    public Task ReplacedByBare(string text)
    {
        var request = Made(5);
        if (text.Length > 4) request = new ConverseRequest(); // !BDR1001
        return client.ConverseAsync(request);
    }
    public Task DroppedOnOnePath(string text)
    {
        var request = new ConverseRequest();
        if (text.Length > 4) request.InferenceConfig = Limit(5);
        else request = null;
        return request == null ? Task.CompletedTask : client.ConverseAsync(request);
    }
    public Task ReplacedOnBothPaths(string text)
    {
        var request = new ConverseRequest();
        request = text.Length > 4 ? Made(4) : Made(400);
        return client.ConverseAsync(request);
    }
    public Task TriedWithOut(string text)
    {
        if (!TryMake(text, out var request)) return Task.CompletedTask;
        return client.ConverseAsync(request);
    }
    private static bool TryMake(string text, out ConverseRequest request)
    {
        request = new ConverseRequest();
        if (text.Length > 4) return false;
        request.InferenceConfig = Limit(3);
        return true;
    }
    public Task TriedWithNull(string text) => TryMakeNull(text, out var request) ? client.ConverseAsync(request!) : Task.CompletedTask;
    private static bool TryMakeNull(string text, out ConverseRequest? request)
    {
        request = null;
        if (text.Length > 4) return false;
        request = Made(3);
        return true;
    }
    public async Task TriedAsync(string text) { var request = new ConverseRequest(); if (await FillAsync(request, text)) await client.ConverseAsync(request); }
    public async Task NotTriedAsync(string text) { var request = new ConverseRequest(); await FillAsync(request, text); await client.ConverseAsync(request); } // !BDR1001
    private static async Task<bool> FillAsync(ConverseRequest request, string text)
    {
        if (text.Length > 4) return false;
        await Task.Yield();
        request.InferenceConfig = Limit(3);
        return true;
    }
    public Task OneOfThree(string kind)
    {
        var depth = kind switch { "short" => Depth.Short, "full" => Depth.Full, _ => Depth.Normal };
        InferenceConfiguration? config = depth switch { Depth.Short => Limit(10), Depth.Normal => Limit(100), Depth.Full => Limit(1000), _ => null };
        return client.ConverseAsync(new ConverseRequest { InferenceConfig = config });
    }
    public Task OneOfTwo(bool brief) { var depth = brief ? Depth.Short : Depth.Full; return client.ConverseAsync(new ConverseRequest { InferenceConfig = depth switch { Depth.Short => Limit(10), Depth.Full => Limit(1000), _ => null } }); }
    public Task OneOfThreeLeft(string kind)
    {
        var depth = kind switch { "short" => Depth.Short, "full" => Depth.Full, _ => Depth.Normal };
        return client.ConverseAsync(new ConverseRequest { InferenceConfig = depth == Depth.Short ? Limit(10) : null }); // !BDR1001
    }
}
