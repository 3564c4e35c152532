// Writes the files that are made from the rules themselves. With --check it writes nothing, names the stale files and exits with 1.
using BedrockAnalyzers.DocumentationGenerator;

if (args is not ([] or ["--check"]))
{
    await Console.Error.WriteLineAsync("usage: dotnet run --project src/BedrockAnalyzers.DocumentationGenerator [--check]");
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

var stale = GeneratedFiles.Stale(root).ToList();
foreach (var (path, text) in stale)
{
    if (args.Length > 0)
    {
        await Console.Error.WriteLineAsync($"{path} is stale: run dotnet run --project src/BedrockAnalyzers.DocumentationGenerator");
        continue;
    }

    var file = Path.Combine(root, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    await File.WriteAllTextAsync(file, text);
    Console.WriteLine($"{path} written");
}

return args.Length > 0 && stale.Count > 0 ? 1 : 0;
