using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Params;

public sealed class Assistant(IAmazonBedrockRuntime runtime)
{
    public Task<string> Summarize(string text) => AskAsync(P.Long, text);
    public Task<string> Translate(string text) => AskAsync(P.LongField, text);

    private async Task<string> AskAsync(string system, string text)
    {
        var request = new ConverseRequest
        {
            ModelId = "us.anthropic.claude-sonnet-4-6",
            System = [new SystemContentBlock { Text = system }], // !BDR1006
            Messages = [new() { Role = "user", Content = [new() { Text = text }] }],
        };
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public Task<string> A(string text) => MixedAsync(P.Long, text);
    public Task<string> B(string text) => MixedAsync(P.Medium, text);
    private async Task<string> MixedAsync(string system, string text) => (await runtime.ConverseAsync(new()
    {
        ModelId = "us.anthropic.claude-sonnet-4-6",
        System = [new() { Text = system }],
        Messages = [new() { Role = "user", Content = [new() { Text = text }] }],
    })).Output.Message.Content[0].Text;

    public Task<string> C(string text) => ChangedAsync(P.Long, text);
    private async Task<string> ChangedAsync(string system, string text)
    {
        system = system.Replace("Contoso", text);
        return (await runtime.ConverseAsync(new()
        {
            ModelId = "us.anthropic.claude-sonnet-4-6",
            System = [new() { Text = system }],
            Messages = [new() { Role = "user", Content = [new() { Text = text }] }],
        })).Output.Message.Content[0].Text;
    }

    public Task<string> D(string text) => ChangedAsync2(P.Long, text);
    private async Task<string> ChangedAsync2(string system, string text)
    {
        system += text;
        return (await runtime.ConverseAsync(new()
        {
            ModelId = "us.anthropic.claude-sonnet-4-6",
            System = [new() { Text = system }],
            Messages = [new() { Role = "user", Content = [new() { Text = text }] }],
        })).Output.Message.Content[0].Text;
    }

    public Task<string> E(string text) => PublicAsync(P.Long, text);
    public async Task<string> PublicAsync(string system, string text) => (await runtime.ConverseAsync(new()
    {
        ModelId = "us.anthropic.claude-sonnet-4-6",
        System = [new() { Text = system }],
        Messages = [new() { Role = "user", Content = [new() { Text = text }] }],
    })).Output.Message.Content[0].Text;

    public async Task<string> F(string text)
    {
        var request = new ConverseRequest { ModelId = "us.anthropic.claude-sonnet-4-6", System = new(), Messages = [new() { Role = "user", Content = [new() { Text = text }] }] };
        // The rules.
        request.System.Add(new SystemContentBlock { Text = P.Long }); // !BDR1006
        request.System.Add(new SystemContentBlock { Text = $"Today is {DateTime.Today:d}." });
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }

    public async Task<string> G(string text, bool terse)
    {
        var system = terse ? P.Long : P.LongField;
        system += text;
        var request = new ConverseRequest { ModelId = "us.anthropic.claude-sonnet-4-6", System = [new() { Text = system }], Messages = [new() { Role = "user", Content = [new() { Text = text }] }] };
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }
    public async Task<string> H(string text, bool terse)
    {
        var block = new SystemContentBlock { Text = P.Long };
        if (terse) block.Text = text;
        var request = new ConverseRequest { ModelId = "us.anthropic.claude-sonnet-4-6", System = [block], Messages = [new() { Role = "user", Content = [new() { Text = text }] }] };
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }
    public async Task<string> I(string text)
    {
        var block = new SystemContentBlock { Text = P.Long };
        Decorate(block);
        var request = new ConverseRequest { ModelId = "us.anthropic.claude-sonnet-4-6", System = [block], Messages = [new() { Role = "user", Content = [new() { Text = text }] }] };
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }
    private static void Decorate(SystemContentBlock block) => block.Text += DateTime.Now;
    public async Task<string> J(string text)
    {
        var request = new ConverseRequest { ModelId = "us.anthropic.claude-sonnet-4-6", System = [new() { Text = P.Long }], Messages = [new() { Role = "user", Content = [new() { Text = text }] }] };
        request.System[0].Text = text;
        return (await runtime.ConverseAsync(request)).Output.Message.Content[0].Text;
    }
}
static class P
{
    private const string L = "You are a careful assistant of Contoso. Answer only from facts!! "; // 64
    private const string L4 = L + L + L + L;
    private const string L16 = L4 + L4 + L4 + L4;
    private const string L64 = L16 + L16 + L16 + L16;
    public const string Medium = L64 + L64 + L64; // about 3,100 tokens
    public const string Long = Medium + L64 + L64; // about 5,200 tokens
    public static readonly string LongField = Long;
    public static string LongProperty => Long + "Be brief.";
}
