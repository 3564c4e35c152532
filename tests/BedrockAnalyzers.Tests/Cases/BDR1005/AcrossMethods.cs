using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public record Plan(string Title, string[] Steps);

public class TextFromAMethod(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request)
    {
        var text = await InvokeAsync(request);
        return JsonSerializer.Deserialize<Plan>(CleanJson(text)); // !BDR1005
    }

    private async Task<string> InvokeAsync(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        return ExtractText(response);
    }

    private static string ExtractText(ConverseResponse response) => response.Output.Message.Content.FirstOrDefault()?.Text ?? string.Empty;

    private static string CleanJson(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith("```")) return trimmed;
        var start = trimmed.IndexOf('{');
        var end = trimmed.LastIndexOf('}');
        return trimmed.Substring(start, end - start + 1);
    }
}

public class TextFromACheckedMethod(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request) => JsonSerializer.Deserialize<Plan>(await InvokeAsync(request));

    private async Task<string> InvokeAsync(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        if (response.StopReason != StopReason.End_turn) throw new InvalidOperationException();
        return response.Output.Message.Content[0].Text;
    }
}

public class ResponseFromAMethod(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request)
    {
        var response = await SendAsync(request, CancellationToken.None);
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text); // !BDR1005
    }

    public async Task<Plan?> Careful(ConverseRequest request)
    {
        var response = await SendAsync(request, CancellationToken.None);
        EnsureComplete(response);
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
    }

    private Task<ConverseResponse> SendAsync(ConverseRequest request, CancellationToken cancellationToken) => client.ConverseAsync(request, cancellationToken);

    private static void EnsureComplete(ConverseResponse response)
    {
        if (response.StopReason == StopReason.Max_tokens) throw new InvalidOperationException();
    }
}

public class TextGivenToAMethod(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        return Parse(response.Output.Message.Content[0].Text);
    }

    private static Plan? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Plan>(text); // !BDR1005
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

public class TextGivenToAMethodAfterALook(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        return response.StopReason == StopReason.Max_tokens ? null : Parse(response.Output.Message.Content[0].Text);
    }

    private static Plan? Parse(string text) => JsonSerializer.Deserialize<Plan>(text);
}

public class ResponseGivenToAMethod(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request) => Read(await client.ConverseAsync(request));

    private static Plan? Read(ConverseResponse response)
    {
        var text = response.Output.Message.Content[0].Text;
        return JsonSerializer.Deserialize<Plan>(text); // !BDR1005
    }
}

public class TwoLevels(IAmazonBedrockRuntime client)
{
    public async Task<List<Plan>> Ask(ConverseRequest request)
    {
        var text = await AskText(request);
        return Parse(text, 3);
    }

    private async Task<string> AskText(ConverseRequest request)
    {
        var (text, _) = await AskWithUsage(request);
        return text;
    }

    private async Task<(string Text, int Tokens)> AskWithUsage(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        return (response.Output.Message.Content[0].Text, response.Usage.OutputTokens ?? 0);
    }

    private List<Plan> Parse(string answer, int most) => ParseAll(answer).Take(most).ToList();

    private static List<Plan> ParseAll(string json) => JsonSerializer.Deserialize<List<Plan>>(json.Replace("\u00a0", " ")) ?? []; // !BDR1005
}

public class TuplesThatKnow(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request)
    {
        var (text, reason) = await AskWithReason(request);
        return reason == "max_tokens" ? null : JsonSerializer.Deserialize<Plan>(text);
    }

    private async Task<(string Text, string Reason)> AskWithReason(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        return (response.Output.Message.Content[0].Text, response.StopReason.Value);
    }
}

public record Completion(string Content, int Tokens);

public class CompletionResult
{
    public bool IsSuccess { get; set; }
    public string Content { get; set; } = "";
    public string? Error { get; set; }
}

public class OwnTypes(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Record(ConverseRequest request)
    {
        var completion = await CompleteAsync(request);
        return JsonSerializer.Deserialize<Plan>(completion.Content); // !BDR1005
    }

    public async Task<Plan?> Class(ConverseRequest request)
    {
        var result = await TryCompleteAsync(request);
        if (!result.IsSuccess) return null;
        return JsonSerializer.Deserialize<Plan>(result.Content); // !BDR1005
    }

    public async Task<Plan?> OtherMember(ConverseRequest request)
    {
        var result = await TryCompleteAsync(request);
        return JsonSerializer.Deserialize<Plan>(result.Error ?? "{}");
    }

    private async Task<Completion> CompleteAsync(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        return new Completion(response.Output.Message.Content[0].Text, 1);
    }

    private async Task<CompletionResult> TryCompleteAsync(ConverseRequest request)
    {
        try
        {
            var response = await client.ConverseAsync(request);
            return new CompletionResult { IsSuccess = true, Content = response.Output.Message.Content[0].Text };
        }
        catch (AmazonBedrockRuntimeException e)
        {
            return new CompletionResult { IsSuccess = false, Error = e.Message };
        }
    }
}

public interface IAssistant
{
    Task<string> AskAsync(string question);
}

public class Assistant(IAmazonBedrockRuntime client) : IAssistant
{
    public async Task<string> AskAsync(string question)
    {
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = "m", Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = question }] }] });
        return response.Output.Message.Content[0].Text;
    }
}

public interface ITranslator
{
    Task<string> AskAsync(string question);
}

public class Translator(IAmazonBedrockRuntime client) : ITranslator
{
    public async Task<string> AskAsync(string question)
    {
        var response = await client.ConverseAsync(new ConverseRequest { ModelId = "m" });
        return response.Output.Message.Content[0].Text;
    }
}

public class OfflineTranslator : ITranslator
{
    public Task<string> AskAsync(string question) => Task.FromResult("{}");
}

public class Consumer(IAssistant assistant, ITranslator translator)
{
    public async Task<Plan?> OneImplementation(string question) => JsonSerializer.Deserialize<Plan>(await assistant.AskAsync(question)); // !BDR1005

    public async Task<Plan?> TwoImplementations(string question) => JsonSerializer.Deserialize<Plan>(await translator.AskAsync(question));
}

public class Delegates(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Own(ConverseRequest request)
    {
        var response = await WithRetry(() => client.ConverseAsync(request));
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text); // !BDR1005
    }

    public async Task<Plan?> Library(ConverseRequest request)
    {
        var response = await Task.Run(async () => await client.ConverseAsync(request));
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text); // !BDR1005
    }

    public async Task<Plan?> Unknown(Func<ConverseRequest, Task<ConverseResponse>> send, ConverseRequest request)
    {
        var response = await send(request);
        return JsonSerializer.Deserialize<Plan>(response.Output.Message.Content[0].Text);
    }

    private static async Task<T> WithRetry<T>(Func<Task<T>> action)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await action();
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay(1000 << attempt);
            }
        }
    }
}

public class LocalFunctions(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request)
    {
        return Parse(await AskText());

        async Task<string> AskText()
        {
            var response = await client.ConverseAsync(request);
            return response.Output.Message.Content[0].Text;
        }

        static Plan? Parse(string text) => JsonSerializer.Deserialize<Plan>(text); // !BDR1005
    }
}

public class Cycles(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request) => JsonSerializer.Deserialize<Plan>(await A(request, 3)); // !BDR1005

    private async Task<string> A(ConverseRequest request, int n) => n == 0 ? await B(request, n) : await A(request, n - 1);

    private async Task<string> B(ConverseRequest request, int n)
    {
        if (n > 5) return await A(request, n);
        var response = await client.ConverseAsync(request);
        var text = response.Output.Message.Content[0].Text;
        while (text.StartsWith(' ')) text = text.Substring(1);
        return text;
    }

    private static string Endless(string text) => Endless(text);

    public Plan? Nothing(string text) => JsonSerializer.Deserialize<Plan>(Endless(text));
}

public class OutParameters(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Ask(ConverseRequest request)
    {
        var response = await client.ConverseAsync(request);
        if (!TryGetText(response, out var text)) return null;
        return JsonSerializer.Deserialize<Plan>(text); // !BDR1005
    }

    private static bool TryGetText(ConverseResponse response, out string text)
    {
        text = "";
        if (response.Output.Message.Content.Count == 0) return false;
        text = response.Output.Message.Content[0].Text;
        return true;
    }
}

public static class Parser
{
    public static T? Parse<T>(this string text) => JsonSerializer.Deserialize<T>(text);
}

internal static class InternalParser
{
    public static T? ParseAs<T>(this string text) => JsonSerializer.Deserialize<T>(text); // !BDR1005
}

public class Extensions(IAmazonBedrockRuntime client)
{
    public async Task<Plan?> Public(ConverseRequest request) => (await client.ConverseAsync(request)).Output.Message.Content[0].Text.Parse<Plan>();

    public async Task<Plan?> Internal(ConverseRequest request) => (await client.ConverseAsync(request)).Output.Message.Content[0].Text.ParseAs<Plan>();
}
