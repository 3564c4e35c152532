using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.BedrockRuntime.Model;

namespace Mine
{
    public static class JsonSerializer
    {
        public static T? Deserialize<T>(string text) => default;
    }

    public class Client
    {
        public Task<Answer> ConverseAsync(object request) => Task.FromResult(new Answer());
    }

    public class Answer
    {
        public Dictionary<string, string> Output { get; } = [];
    }

    public class LookAlikes(Amazon.BedrockRuntime.IAmazonBedrockRuntime client)
    {
        public async Task<int> OtherParser(ConverseRequest request) => JsonSerializer.Deserialize<int>((await client.ConverseAsync(request)).Output.Message.Content[0].Text);

        public async Task<int> OtherClient(Client other, ConverseRequest request) => System.Text.Json.JsonSerializer.Deserialize<int>((await other.ConverseAsync(request)).Output["text"]);
    }
}
