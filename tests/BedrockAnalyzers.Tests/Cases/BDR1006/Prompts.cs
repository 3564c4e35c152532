using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public static class Texts
{
    public const string Line = "Answer in the language of the question, in two sentences at most, and name the page of the manual that the answer is from. If the manual says nothing about it, say so. ";
    public const string Page = Line + Line + Line + Line + Line + Line + Line + Line + Line + Line;
    public const string Manual = Page + Page + Page + Page + Page + Page + Page + Page + Page + Page + Page;
    public static readonly string Whole = "Manual\n" + Manual;
}

public class Prompts(IAmazonBedrockRuntime bedrock)
{
    private static readonly List<SystemContentBlock> s_system =
    [
        new SystemContentBlock { Text = "You answer questions about a manual." },
        new SystemContentBlock { Text = Texts.Manual }, // !BDR1006
    ];

    public Task<ConverseResponse> Field(string question) => bedrock.ConverseAsync(new ConverseRequest { System = s_system, Messages = [User(question)] });

    public Task<ConverseResponse> Known(string question) => bedrock.ConverseAsync(new ConverseRequest
    {
        ModelId = "us.anthropic.claude-sonnet-4-6",
        System =
        [
            new SystemContentBlock
            {
                Text = Texts.Manual, // !BDR1006
            },
        ],
        Messages = [User(question)],
    });

    public Task<ConverseStreamResponse> Stream(string question)
    {
        var system = new List<SystemContentBlock> { new() { Text = Texts.Whole } }; // !BDR1006
        return bedrock.ConverseStreamAsync(new ConverseStreamRequest { System = system, Messages = [User(question)] });
    }

    public Task<ConverseResponse> Request(string model, string question)
    {
        var request = new ConverseRequest { ModelId = model };
        request.System = [new SystemContentBlock { Text = Texts.Manual + "Be brief." }]; // !BDR1006
        request.Messages = [User(question)];
        return bedrock.ConverseAsync(request);
    }

    // Too short, or not always the same.
    public Task<ConverseResponse> Short(string question) => bedrock.ConverseAsync(new ConverseRequest { System = [new() { Text = Texts.Page }], Messages = [User(question)] });

    public Task<ConverseResponse> Changing(string question, string user) => bedrock.ConverseAsync(new ConverseRequest { System = [new() { Text = $"{Texts.Manual} You speak with {user}." }], Messages = [User(question)] });

    public Task<ConverseResponse> Read(string question) => bedrock.ConverseAsync(new ConverseRequest { System = [new() { Text = File.ReadAllText("manual.txt") }], Messages = [User(question)] });

    // It cannot cache, or it is not known whether it can.
    public Task<ConverseResponse> Llama(string question) => bedrock.ConverseAsync(new ConverseRequest { ModelId = "meta.llama3-70b-instruct-v1:0", System = [new() { Text = Texts.Manual }], Messages = [User(question)] });

    public Task<ConverseResponse> Stored(string question) => bedrock.ConverseAsync(new ConverseRequest { ModelId = "arn:aws:bedrock:us-east-1:123456789012:prompt/PROMPT12345:1", System = [new() { Text = Texts.Manual }] });

    // With one.
    public Task<ConverseResponse> Cached(string question) => bedrock.ConverseAsync(new ConverseRequest
    {
        System = [new() { Text = Texts.Manual }, new() { CachePoint = new CachePointBlock { Type = CachePointType.Default } }],
        Messages = [User(question)],
    });

    public Task<ConverseResponse> CachedInMessages(string question) => bedrock.ConverseAsync(new ConverseRequest
    {
        System = [new() { Text = Texts.Manual }],
        Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = Texts.Page }, new() { CachePoint = new CachePointBlock { Type = CachePointType.Default } }, new() { Text = question }] }],
    });

    public Task<ConverseResponse> Given(string question, List<SystemContentBlock> more) => bedrock.ConverseAsync(new ConverseRequest { System = [new() { Text = Texts.Manual }, .. more], Messages = [User(question)] });

    // Not a system prompt.
    public Task<ConverseResponse> Message() => bedrock.ConverseAsync(new ConverseRequest { Messages = [User(Texts.Manual)] });

    private static Message User(string text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };
}
