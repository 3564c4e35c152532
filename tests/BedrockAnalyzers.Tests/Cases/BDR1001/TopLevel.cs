// only: BDR1001
// Top-level statements, their local functions, and the types below them.
using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

const string model = "anthropic.claude-3-haiku-20240307-v1:0";
using var bedrock = new AmazonBedrockRuntimeClient(RegionEndpoint.EUCentral1);
var limit = new InferenceConfiguration { MaxTokens = 500 };
var loose = new InferenceConfiguration { Temperature = 0.2f };
int? none = null;

var first = new ConverseRequest { ModelId = model, InferenceConfig = limit };
await bedrock.ConverseAsync(first);

var second = new ConverseRequest { ModelId = model, InferenceConfig = loose }; // !BDR1001
await bedrock.ConverseAsync(second);

var third = Make("Hello");
await bedrock.ConverseAsync(third);

var fourth = Cap(Draft("Hello"));
await bedrock.ConverseAsync(fourth);

Console.WriteLine(await AskAsync("Why?", 100));
Console.WriteLine(await AskLooselyAsync("Why?", none));

// Captured by the local function.
var fifth = new ConverseRequest { ModelId = model };
Limit();
await bedrock.ConverseAsync(fifth);

var sixth = new ConverseRequest { ModelId = model }; // !BDR1001
await SendAsync();
sixth.InferenceConfig = limit;

var seventh = new ConverseRequest { ModelId = model }; // !BDR1001
if (args is ["--brief", ..])
    seventh.InferenceConfig = limit;
await bedrock.ConverseAsync(seventh);

var eighth = new ConverseRequest { ModelId = model };
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: ask QUESTION");
    return 1;
}
else
{
    eighth.InferenceConfig = new() { MaxTokens = 10 * args.Length };
}

await bedrock.ConverseAsync(eighth);

Func<string, ConverseRequest> build = text => new ConverseRequest { ModelId = model, InferenceConfig = limit };
await bedrock.ConverseAsync(build(args[0]));

var runner = new Runner(bedrock);
await runner.RunAsync(args[0]);
await runner.RunCappedAsync(args[0]);
return 0;

static ConverseRequest Make(string text) => new() { ModelId = model, System = [new() { Text = text }] }; // !BDR1001

static ConverseRequest Draft(string text) => new() { ModelId = model, System = [new() { Text = text }] };

static ConverseRequest Cap(ConverseRequest request)
{
    request.InferenceConfig = new InferenceConfiguration { MaxTokens = 50 };
    return request;
}

void Limit() => fifth.InferenceConfig = limit;

Task SendAsync() => bedrock.ConverseAsync(sixth);

async Task<string> AskAsync(string text, int? cap)
{
    var response = await bedrock.ConverseAsync(new ConverseRequest { ModelId = model, System = [new() { Text = text }], InferenceConfig = new() { MaxTokens = cap } });
    return response.Output.Message.Content[0].Text;
}

async Task<string> AskLooselyAsync(string text, int? cap)
{
    var response = await bedrock.ConverseAsync(new ConverseRequest { ModelId = model, System = [new() { Text = text }], InferenceConfig = new() { MaxTokens = cap } }); // !BDR1001
    return response.Output.Message.Content[0].Text;
}

internal sealed class Runner(IAmazonBedrockRuntime bedrock)
{
    private readonly TextWriter _out = Console.Out;

    public async Task RunAsync(string text)
    {
        var response = await bedrock.ConverseAsync(New(text));
        await _out.WriteLineAsync(response.Output.Message.Content[0].Text);
    }

    public async Task RunCappedAsync(string text)
    {
        var response = await bedrock.ConverseAsync(NewCapped(text));
        await _out.WriteLineAsync(response.Output.Message.Content[0].Text);
    }

    private static ConverseRequest New(string text)
    {
        return new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }] }; // !BDR1001
    }

    private static ConverseRequest NewCapped(string text)
    {
        return new ConverseRequest { ModelId = "amazon.nova-lite-v1:0", System = [new() { Text = text }], InferenceConfig = new() { MaxTokens = 7 } };
    }
}
