// only: BDR1003
// The call stands in a lambda that unseen code runs, in a method that only the project calls.
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

internal sealed class Translator(IAmazonBedrockRuntime bedrock)
{
    public async Task<string> InInitializerAsync(string text)
    {
        var request = new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 8192 }, // !BDR1003
        };
        var response = await Task.Run(async () => await bedrock.ConverseAsync(request));
        return response.Output.Message.Content[0].Text;
    }

    // When the lambda runs, the cap may be the other one.
    public async Task<string> LoweredLaterAsync(string text)
    {
        var request = new ConverseRequest
        {
            ModelId = "amazon.nova-lite-v1:0",
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = text }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 8192 },
        };
        var sending = Task.Run(async () => await bedrock.ConverseAsync(request));
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 2048 };
        var response = await sending;
        return response.Output.Message.Content[0].Text;
    }
}

internal sealed class Catalogue(Translator translator)
{
    public async Task<List<string>> TranslateAsync(IReadOnlyList<string> texts)
    {
        var translated = new List<string>();
        foreach (var text in texts)
        {
            translated.Add(await translator.InInitializerAsync(text));
            translated.Add(await translator.LoweredLaterAsync(text));
        }

        return translated;
    }
}
