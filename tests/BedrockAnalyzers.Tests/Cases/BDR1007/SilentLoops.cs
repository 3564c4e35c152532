using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public class SilentLoops(IAmazonBedrockRuntime bedrock)
{
    private static readonly string[] s_questions = ["Who?", "Where?", "Why?"];

    private static Message User(string? text) => new() { Role = ConversationRole.User, Content = [new() { Text = text }] };

    private async Task<Message> Converse(List<Message> messages) => (await bedrock.ConverseAsync(new ConverseRequest { Messages = messages })).Output.Message;

    public async Task NewEachTime()
    {
        while (Console.ReadLine() is { } line)
        {
            var messages = new List<Message>();
            messages.Add(User(line));
            Console.WriteLine((await Converse(messages)).Content[0].Text);
        }
    }

    public async Task StartedAnew()
    {
        var messages = new List<Message>();
        while (Console.ReadLine() is { } line)
        {
            messages = new List<Message>();
            messages.Add(User(line));
            messages.Add(await Converse(messages));
        }
    }

    public async Task ClearedOnCommand()
    {
        var messages = new List<Message>();
        while (Console.ReadLine() is { } line)
        {
            if (line == "/clear")
            {
                messages.Clear();
                continue;
            }

            messages.Add(User(line));
            messages.Add(await Converse(messages));
        }
    }

    public async Task Trimmed()
    {
        var messages = new List<Message>();
        while (Console.ReadLine() is { } line)
        {
            messages.Add(User(line));
            messages.Add(await Converse(messages));
            if (messages.Count > 20) messages.RemoveRange(0, 2);
        }
    }

    public async Task SentInPart()
    {
        var messages = new List<Message>();
        while (Console.ReadLine() is { } line)
        {
            messages.Add(User(line));
            messages.Add(await Converse(messages.TakeLast(10).ToList()));
        }
    }

    public async Task EndsWhenLong()
    {
        var messages = new List<Message>();
        while (messages.Count < 40 && Console.ReadLine() is { } line)
        {
            messages.Add(User(line));
            messages.Add(await Converse(messages));
        }
    }

    public async Task Counted()
    {
        var messages = new List<Message>();
        for (var i = 0; i < 5; i++)
        {
            messages.Add(User(Console.ReadLine()));
            messages.Add(await Converse(messages));
        }
    }

    public async Task CountedInside()
    {
        var messages = new List<Message>();
        var turns = 0;
        while (true)
        {
            if (++turns > 10) break;
            messages.Add(User(Console.ReadLine()));
            messages.Add(await Converse(messages));
        }
    }

    public async Task Budget()
    {
        var messages = new List<Message>();
        var tokens = 0;
        while (Console.ReadLine() is { } line)
        {
            messages.Add(User(line));
            var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages });
            messages.Add(response.Output.Message);
            tokens += response.Usage.TotalTokens ?? 0;
            if (tokens > 100_000) break;
        }
    }

    public async Task FewQuestions()
    {
        var messages = new List<Message>();
        foreach (var question in s_questions)
        {
            messages.Add(User(question));
            messages.Add(await Converse(messages));
        }
    }

    public async Task FewQuestionsInPlace()
    {
        var messages = new List<Message>();
        foreach (var question in new[] { "Who?", "Where?" })
        {
            messages.Add(User(question));
            messages.Add(await Converse(messages));
        }
    }

    // Filled in a loop, sent once.
    public async Task Examples(IEnumerable<(string Question, string Answer)> examples, string question)
    {
        var messages = new List<Message>();
        foreach (var (asked, answered) in examples)
        {
            messages.Add(User(asked));
            messages.Add(new Message { Role = ConversationRole.Assistant, Content = [new() { Text = answered }] });
        }

        messages.Add(User(question));
        await Converse(messages);
    }

    // Filled before, and sent again and again as it is.
    public async Task SentAgain()
    {
        var messages = new List<Message> { User("Hello") };
        messages.Add(User(Console.ReadLine()));
        while (Console.ReadLine() is { Length: > 0 }) await Converse(messages);
    }

    // One task, that the model ends.
    public async Task<string> ToolLoop(string task, ToolConfiguration tools, Func<ConverseResponse, Message> run)
    {
        var messages = new List<Message> { User(task) };
        while (true)
        {
            var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages, ToolConfig = tools });
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(run(response));
        }
    }

    public async Task<string> BoundedToolLoop(string task, ToolConfiguration tools, Func<ConverseResponse, Message> run)
    {
        var messages = new List<Message> { User(task) };
        for (var turn = 0; turn < 20; turn++)
        {
            var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages, ToolConfig = tools });
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            messages.Add(run(response));
        }

        throw new InvalidOperationException();
    }

    public async Task ToolLoopOfEachLine(ToolConfiguration tools, Func<ConverseResponse, Message> run)
    {
        while (Console.ReadLine() is { } line)
        {
            var messages = new List<Message> { User(line) };
            ConverseResponse response;
            do
            {
                response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages, ToolConfig = tools });
                messages.Add(response.Output.Message);
                messages.Add(run(response));
            }
            while (response.StopReason == StopReason.Tool_use);
        }
    }

    // Until the answer is complete, or good.
    public async Task<string> Continued(string task)
    {
        var messages = new List<Message> { User(task) };
        var text = "";
        ConverseResponse response;
        do
        {
            response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages });
            text += response.Output.Message.Content[0].Text;
            messages.Add(response.Output.Message);
            messages.Add(User("Go on."));
        }
        while (response.StopReason == StopReason.Max_tokens);
        return text;
    }

    public async Task<string> Corrected(string task, Func<string, string?> check)
    {
        var messages = new List<Message> { User(task) };
        while (true)
        {
            var answer = await Converse(messages);
            messages.Add(answer);
            if (check(answer.Content[0].Text) is not { } error) return answer.Content[0].Text;
            messages.Add(User("That is wrong: " + error));
        }
    }

    public async Task<string> Approved(string task, ToolConfiguration tools, Func<ConverseResponse, Message> run)
    {
        var messages = new List<Message> { User(task) };
        while (true)
        {
            var response = await bedrock.ConverseAsync(new ConverseRequest { Messages = messages, ToolConfig = tools });
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message.Content[0].Text;
            Console.WriteLine("Run it? (y/n)");
            if (Console.ReadLine() != "y") return "";
            messages.Add(run(response));
        }
    }

    public async Task ScriptedTurns()
    {
        var messages = new List<Message>();
        messages.Add(User("Who are you?"));
        messages.Add(await Converse(messages));
        messages.Add(User(Console.ReadLine()));
        messages.Add(await Converse(messages));
    }

    public async Task OneCallEach(IEnumerable<string> texts)
    {
        var answers = new List<Message>();
        foreach (var text in texts) answers.Add(await Converse([User(text)]));
    }

    public async Task LocalFunctionOnce(string question)
    {
        var messages = new List<Message>();
        await Ask(question);

        async Task Ask(string text)
        {
            messages.Add(User(text));
            messages.Add(await Converse(messages));
        }
    }

    public async Task ReplacedByHelper()
    {
        var messages = new List<Message>();
        while (Console.ReadLine() is { } line)
        {
            messages.Add(User(line));
            messages.Add(await Converse(messages));
            messages = Compact(messages);
        }
    }

    public async Task Stored(Dictionary<string, List<Message>> sessions)
    {
        if (!sessions.TryGetValue("me", out var messages)) return;
        while (Console.ReadLine() is { } line)
        {
            messages.Add(User(line));
            messages.Add(await Converse(messages));
        }
    }

    private static List<Message> Compact(List<Message> messages) => messages.Where((_, i) => i % 2 == 0).ToList();
}
