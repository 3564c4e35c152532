using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

// With cache points.
internal static class Cached
{
    public static async Task Main(string[] texts)
    {
        var client = new AmazonBedrockRuntimeClient();
        foreach (var text in texts)
        {
            await client.ConverseAsync(new ConverseRequest
            {
                ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
                System = [new() { Text = "You are terse." }, new() { CachePoint = new() { Type = CachePointType.Default } }],
                Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = text }] }],
            });
        }
    }
}
