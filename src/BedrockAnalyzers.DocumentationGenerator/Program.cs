// Writes the files that are made from the rules themselves. With --check it writes nothing, names the stale files and exits with 1.
// With pictures it builds the sample, applies a fix to it, and draws both.
using BedrockAnalyzers.DocumentationGenerator;
using BedrockAnalyzers.DocumentationGenerator.Pictures;
using BedrockAnalyzers.Rules.BDR1001;

if (args is not ([] or ["--check"] or ["pictures"]))
{
    await Console.Error.WriteLineAsync("usage: dotnet run --project src/BedrockAnalyzers.DocumentationGenerator [-- --check | -- pictures]");
    return 2;
}

var root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "BedrockAnalyzers.sln")))
{
    if (Path.GetDirectoryName(root) is not { } parent)
    {
        await Console.Error.WriteLineAsync("Not inside the repository: no BedrockAnalyzers.sln in this folder or above it.");
        return 2;
    }

    root = parent;
}

if (args is ["pictures"])
{
    await WriteAsync(BuildPicture.Path, BuildPicture.Draw(await SampleBuild.WarningsAsync(root, CancellationToken.None)));
    using var sample = SampleProgram.Open(root, await SampleBuild.ReferencesAsync(root, CancellationToken.None));
    await WriteAsync(QuickFixPicture.Path, await QuickFixPicture.DrawAsync(sample, new NoOutputTokenCapAnalyzer(), new NoOutputTokenCapFix(), CancellationToken.None));
    return 0;
}

var stale = GeneratedFiles.Stale(root).ToList();
foreach (var (path, text) in stale)
{
    if (args.Length > 0)
    {
        await Console.Error.WriteLineAsync($"{path} is stale: run dotnet run --project src/BedrockAnalyzers.DocumentationGenerator");
        continue;
    }

    await WriteAsync(path, text);
}

return args.Length > 0 && stale.Count > 0 ? 1 : 0;

async Task WriteAsync(string path, string text)
{
    var file = Path.Combine(root, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    await File.WriteAllTextAsync(file, text);
    Console.WriteLine($"{path} written");
}
