using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;

public class Chats
{
    private readonly IChatClient _chat = new AmazonBedrockRuntimeClient().AsIChatClient("us.anthropic.claude-haiku-4-5-20251001-v1:0");

    public async Task<ChatResponse[]> Run(string[] questions) =>
        await Task.WhenAll(questions.Select(q => _chat.GetResponseAsync(q, new ChatOptions { MaxOutputTokens = 500 }))); // !BDR3007

    public async Task<List<string>> Text(List<string> questions, CancellationToken cancellationToken)
    {
        var tasks = questions.Select(async question =>
        {
            var response = await _chat.GetResponseAsync([new(ChatRole.User, question)], new ChatOptions { MaxOutputTokens = 500 }, cancellationToken: cancellationToken);
            return response.Text;
        });
        return [.. await Task.WhenAll(tasks)]; // !BDR3007
    }
}

// Whose client it is, is not known.
public class Injected(IChatClient chat)
{
    public async Task<ChatResponse[]> Run(string[] questions) => await Task.WhenAll(questions.Select(q => chat.GetResponseAsync(q)));
}
