using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public class Loops
{
    private readonly IAmazonBedrockRuntime _bedrock;

    public Loops(IAmazonBedrockRuntime bedrock) => _bedrock = bedrock;

    public async Task<List<Message>> While()
    {
        var conversation = new List<Message>();
        var userInput = await GetUserInputAsync();
        while (userInput != null)
        {
            var message = new Message { Role = ConversationRole.User, Content = [new() { Text = userInput }] };
            conversation.Add(message);
            var response = await SendAsync(conversation); // !BDR1007
            await ProcessAsync(response, conversation);
            userInput = await GetUserInputAsync();
        }

        return conversation;
    }

    public async Task Do(TextReader reader)
    {
        List<Message> messages = [];
        string? line;
        do
        {
            line = await reader.ReadLineAsync();
            messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = line }] });
            var request = new ConverseRequest { Messages = messages }; // !BDR1007
            var response = await _bedrock.ConverseAsync(request);
            messages.Add(new Message { Role = ConversationRole.Assistant, Content = response.Output.Message.Content });
        }
        while (line != "bye");
    }

    public async Task Endless()
    {
        var messages = new List<Message>();
        for (; ; )
        {
            if (Console.ReadLine() is not { Length: > 0 } text) return;
            messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
            messages.Add((await _bedrock.ConverseAsync(new ConverseRequest { Messages = messages.ToList() })).Output.Message); // !BDR1007
        }
    }

    public async Task Channel(ChannelReader<string> questions)
    {
        var messages = new List<Message>();
        await foreach (var question in questions.ReadAllAsync())
        {
            messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
            messages.Add((await _bedrock.ConverseAsync(new ConverseRequest { Messages = messages })).Output.Message); // !BDR1007
        }
    }

    public async Task Each(IEnumerable<string> questions)
    {
        var messages = new List<Message>();
        foreach (var question in questions)
        {
            messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
            messages.Add((await _bedrock.ConverseAsync(new ConverseRequest { Messages = messages })).Output.Message); // !BDR1007
        }
    }

    // The tools of each turn are looked after in an inner loop with a limit of its own.
    public async Task Tools(ToolConfiguration tools, Func<ConverseResponse, Message> run)
    {
        var messages = new List<Message>();
        while (Console.ReadLine() is { } line)
        {
            messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = line }] });
            for (var turn = 0; turn < 10; turn++)
            {
                var response = await _bedrock.ConverseAsync(new ConverseRequest { Messages = messages, ToolConfig = tools }); // !BDR1007
                messages.Add(response.Output.Message);
                if (response.StopReason != StopReason.Tool_use) break;
                messages.Add(run(response));
            }
        }
    }

    public async Task LocalFunction()
    {
        var messages = new List<Message>();
        while (true)
        {
            var text = Console.ReadLine();
            if (text is null) return;
            Console.WriteLine(await Ask(text));
        }

        async Task<string> Ask(string question)
        {
            messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = question }] });
            var response = await _bedrock.ConverseAsync(new ConverseRequest { Messages = messages }); // !BDR1007
            messages.Add(response.Output.Message);
            return response.Output.Message.Content[0].Text;
        }
    }

    public void Handler(Chat chat)
    {
        var messages = new List<Message>();
        chat.Received += async text =>
        {
            messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
            var response = await _bedrock.ConverseAsync(new ConverseRequest { Messages = messages }); // !BDR1007
            messages.Add(response.Output.Message);
        };
    }

    // What is added to in the loop and retried inside it.
    public async Task Retried()
    {
        var messages = new List<Message>();
        string? text;
        while ((text = Console.ReadLine()) != null)
        {
            messages.Add(new Message { Role = ConversationRole.User, Content = [new() { Text = text }] });
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    messages.Add((await _bedrock.ConverseAsync(new ConverseRequest { Messages = messages })).Output.Message); // !BDR1007
                    break;
                }
                catch (ThrottlingException)
                {
                    await Task.Delay(1000 << attempt);
                }
            }
        }
    }

    private Task<ConverseResponse> SendAsync(List<Message> conversation) => _bedrock.ConverseAsync(new ConverseRequest { Messages = conversation });

    private static Task ProcessAsync(ConverseResponse response, List<Message> conversation)
    {
        conversation.Add(response.Output.Message);
        return Task.CompletedTask;
    }

    private static async Task<string?> GetUserInputAsync()
    {
        await Task.Yield();
        var text = Console.ReadLine();
        return text == "x" ? null : text;
    }
}

public class Chat
{
    public event Action<string>? Received;

    public void Receive(string text) => Received?.Invoke(text);
}
