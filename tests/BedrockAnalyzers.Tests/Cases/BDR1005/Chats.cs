using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;

public record Plan(string Title, string[] Steps);

public class Chats
{
    private readonly IChatClient _chat;
    private readonly IChatClient _injected;

    public Chats(IAmazonBedrockRuntime runtime, IChatClient injected)
    {
        _chat = runtime.AsIChatClient("anthropic.claude-sonnet-4-5-20250929-v1:0");
        _injected = injected;
    }

    public async Task<Plan?> Text(string prompt)
    {
        var answer = await _chat.GetResponseAsync(prompt);
        return JsonSerializer.Deserialize<Plan>(answer.Text); // !BDR1005
    }

    public async Task<Plan?> Messages(string prompt)
    {
        var answer = await _chat.GetResponseAsync(prompt);
        return JsonSerializer.Deserialize<Plan>(answer.Messages.Last().Text); // !BDR1005
    }

    public async Task<Plan?> Printed(string prompt) => JsonSerializer.Deserialize<Plan>((await _chat.GetResponseAsync(prompt)).ToString()); // !BDR1005

    public async Task<Plan?> Checked(string prompt)
    {
        var answer = await _chat.GetResponseAsync(prompt);
        if (answer.FinishReason == ChatFinishReason.Length) return null;
        return JsonSerializer.Deserialize<Plan>(answer.Text);
    }

    public async Task<Plan?> OfWhom(string prompt)
    {
        var answer = await _injected.GetResponseAsync(prompt);
        return JsonSerializer.Deserialize<Plan>(answer.Text);
    }
}
