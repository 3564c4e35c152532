using System.Text.Json;
using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Inventory.Tests;

/// <summary>A folder with SARIF files as the compiler writes them.</summary>
internal sealed class Logs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bedrock-inventory-");

    public string Folder => _folder.FullName;

    public static InventoryCall Call(string path, int line, string member = "C.M", string operation = "Converse", string model = "amazon.nova-lite-v1:0", string cap = "512", string streaming = "false", string retriedBy = "SDK", string price = "0.00012288") =>
        new(path, line, 5, member, new(operation, model, cap, streaming, retriedBy, price));

    /// <summary>Writes a log of a build with the rule on. Paths of calls are relative to the folder.</summary>
    public void Write(string name, params InventoryCall[] calls) => WriteText(name, JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["$schema"] = "http://json.schemastore.org/sarif-2.1.0",
        ["version"] = "2.1.0",
        ["runs"] = new[]
        {
            new
            {
                results = calls.Select(c => new
                {
                    ruleId = InventoryProperties.Id,
                    level = "note",
                    message = new { text = "any" },
                    locations = new[] { new { physicalLocation = new { artifactLocation = new { uri = new Uri(Path.Combine(Folder, c.Path)).AbsoluteUri }, region = new { startLine = c.Line, startColumn = c.Column } } } },
                    properties = new { customProperties = new { c.Member, c.Values.Operation, c.Values.Model, c.Values.Cap, c.Values.Streaming, c.Values.RetriedBy, c.Values.AnswerPrice } },
                }),
            },
        },
    }));

    public void WriteText(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Runs the tool in the folder.</summary>
    public (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(arguments, Folder, output, error);
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
