using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
var files = Directory.GetFiles(args[0], "*.md");

var tasks = files.Select(async file =>
{
    var text = await File.ReadAllTextAsync(file);
    return (file, await Embed(text));
});
foreach (var (file, vector) in await Task.WhenAll(tasks)) // !BDR3007
{
    Console.WriteLine($"{file}: {vector.Length}");
}

var batches = files.Select((file, i) => (file, i)).GroupBy(f => f.i / 10, f => f.file);
foreach (var batch in batches)
{
    await Task.WhenAll(batch.Select(async file => await Embed(await File.ReadAllTextAsync(file))));
}

async Task<float[]> Embed(string text)
{
    var body = JsonSerializer.Serialize(new { inputText = text });
    var response = await client.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.titan-embed-text-v2:0", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
    using var answer = JsonDocument.Parse(response.Body);
    return answer.RootElement.GetProperty("embedding").EnumerateArray().Select(v => v.GetSingle()).ToArray();
}
