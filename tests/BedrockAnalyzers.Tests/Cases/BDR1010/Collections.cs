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

// Collections and loops.
internal static class Collections
{
    private static readonly IAmazonBedrockRuntime s_client = new AmazonBedrockRuntimeClient();
    private static readonly string[] s_topics = ["cats", "dogs", "birds"];
    private static readonly List<string> s_personas = ["critic", "fan"];

    private enum Tone { Formal, Casual }

    public static async Task Main(string[] args)
    {
        var lines = File.ReadAllLines(args[0]).Select(line => line.Trim()).Where(line => line != "").ToList();
        foreach (var topic in s_topics) await AskAsync(topic);
        foreach (var persona in s_personas) await AskAsync(persona);
        foreach (var tone in Enum.GetValues<Tone>()) await AskAsync(tone.ToString());
        foreach (var number in Enumerable.Range(1, 20)) await AskAsync("Story " + number);
        foreach (var number in Enumerable.Range(1, 1000)) await AskAsync("Story " + number); // !BDR1010
        foreach (var line in lines.Take(25)) await AskAsync(line);
        foreach (var line in lines.Take(int.Parse(args[1]))) await AskAsync(line);
        foreach (var line in lines) await AskAsync(line); // !BDR1010
        foreach (var (index, line) in lines.Index()) await AskAsync(index + line); // !BDR1010
        foreach (var group in lines.GroupBy(line => line[0])) await AskAsync(string.Join("\n", group)); // !BDR1010
        foreach (var entry in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText("a.json"))!) await AskAsync(entry.Key + entry.Value); // !BDR1010
        foreach (var hit in await SearchAsync("cats", topK: 5)) await AskAsync(hit);

        var prompts = new List<string> { "Write a poem.", "Write a song." };
        foreach (var prompt in prompts) await AskAsync(prompt);

        var filled = new List<string>();
        foreach (var line in lines) filled.Add("Translate: " + line);
        foreach (var prompt in filled) await AskAsync(prompt); // !BDR1010

        // Numbers, not elements.
        for (var i = 0; i < 200; i++) await AskAsync("Story " + i);
        for (var i = 0; i < lines.Count; i += 10) await AskAsync(string.Join("\n", lines.Skip(i).Take(10)));
        for (var i = 0; i < lines.Count; i++) await AskAsync(lines[0]);
        foreach (var delay in new[] { 1, 2, 4 })
        {
            try { await AskAsync(lines[0]); break; }
            catch (ThrottlingException) { await Task.Delay(delay * 1000); }
        }

        // One call for all.
        await AskAsync(string.Join("\n", lines.Select(line => "- " + line)));
        var numbered = new StringBuilder();
        foreach (var line in lines) numbered.AppendLine(line);
        await AskAsync(numbered.ToString());

        // A sample.
        var count = 0;
        foreach (var line in lines)
        {
            if (count++ >= 10) break;
            await AskAsync(line);
        }

        // The first that fits.
        var fitting = await Task.WhenAny(lines.Select(AskAsync));
        foreach (var line in lines)
        {
            var answer = await AskAsync(line);
            if (answer == "yes") { Console.WriteLine(line); break; }
        }

        // The model is not asked.
        foreach (var line in lines) await File.AppendAllTextAsync("out.txt", line);
        await Parallel.ForEachAsync(lines, async (line, token) => await File.WriteAllTextAsync(line, line, token));
        var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Content = [new() { Text = lines[0] }] }] });
        foreach (var block in response.Output.Message.Content) await AskAsync(block.Text);
    }

    private static Task<string[]> SearchAsync(string query, int topK) => Task.FromResult(Directory.GetFiles(query).Take(topK).ToArray());

    private static async Task<string> AskAsync(string text)
    {
        var response = await s_client.ConverseAsync(new ConverseRequest { ModelId = "us.amazon.nova-lite-v1:0", Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = text }] }] });
        return response.Output.Message.Content[0].Text;
    }
}
