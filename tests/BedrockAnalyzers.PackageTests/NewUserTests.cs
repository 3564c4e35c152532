using CliWrap.Buffered;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The first hour of a user: what the README says is done as it says, from an empty folder on.</summary>
public class NewUserTests(PackedPackage package)
{
    private readonly Page _readme = new("README.md");

    [Fact]
    public async Task The_README_does_what_it_says()
    {
        using var folder = new UserFolder(package);

        // Install: the commands in their order, the program, and the first warning.
        var install = _readme.Blocks("Install");
        await SucceedAsync(folder, install[0]);
        var program = Assert.Single(_readme.Blocks("Install", "csharp")) + "\n";
        folder.Write("Bot/Program.cs", program);
        var first = await SucceedAsync(folder, install[1]);
        // The link is that of the commit.
        var link = "/blob/" + await Repository.CommitAsync(TestContext.Current.CancellationToken) + "/";
        Assert.Contains(Assert.Single(_readme.Blocks("Install", "text")), first.StandardOutput.Replace(link, "/blob/main/", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["Program.cs: warning BDR1001"], UserFolder.Reports(first));

        // Repair.
        await SucceedAsync(folder, Assert.Single(_readme.Blocks("Repair a whole project")));
        Assert.Contains(Assert.Single(_readme.Blocks("Repair a whole project", "csharp")), folder.Read("Bot/Program.cs"), StringComparison.Ordinal);
        Assert.Empty(UserFolder.Reports(await SucceedAsync(folder, install[1])));

        // A preset, over code that is silenced in one place, in a type, and nowhere.
        var silenced = _readme.Blocks("Silence a rule", "csharp");
        folder.Write("Bot/Place.cs", InMethod("Place", silenced[0]));
        folder.Write("Bot/Type.cs", "using System.Diagnostics.CodeAnalysis;\n" + Snippets.Uncapped("Type", silenced[1]));
        folder.Write("Bot/Nowhere.cs", InMethod("Nowhere", string.Join('\n', silenced[0].Split('\n').Where(l => !l.StartsWith("#pragma", StringComparison.Ordinal)))));
        folder.Write("Bot/Swallowed.cs", Snippets.Swallowed("Swallowed"));
        var project = folder.Read("Bot/Bot.csproj");
        folder.Write("Bot/Bot.csproj", project.Replace("</PropertyGroup>", Assert.Single(_readme.Blocks("Presets", "xml")) + "</PropertyGroup>", StringComparison.Ordinal));
        var strict = await RunAsync(folder, install[1]);
        Assert.False(strict.IsSuccess);
        Assert.Equal(["Nowhere.cs: error BDR1001"], UserFolder.Reports(strict));

        // A gate, without the preset.
        folder.Write("Bot/Bot.csproj", project);
        var gate = Assert.Single(_readme.Blocks("Gate a build"));
        var gated = await RunAsync(folder, gate);
        Assert.False(gated.IsSuccess);
        Assert.Equal(["Nowhere.cs: error BDR1001"], UserFolder.Reports(gated));

        // Silenced in the whole project: the gate lets it through.
        folder.Write("Bot/.editorconfig", Assert.Single(_readme.Blocks("Silence a rule", "ini")));
        Assert.Empty(UserFolder.Reports(await SucceedAsync(folder, gate)));

        // The sample file: its severities count, and none of its options is a bad one (BDR0001 has no place, so it is in no report line).
        folder.Write("Bot/.editorconfig", Assert.Single(_readme.Blocks("Settings", "ini")));
        var sample = await RunAsync(folder, install[1]);
        Assert.False(sample.IsSuccess);
        Assert.Equal(["Nowhere.cs: error BDR1001", "Swallowed.cs: warning BDR3006"], UserFolder.Reports(sample));
        Assert.DoesNotContain("BDR0001", sample.StandardOutput, StringComparison.Ordinal);
    }

    private static async Task<BufferedCommandResult> SucceedAsync(UserFolder folder, string commands)
    {
        var result = await RunAsync(folder, commands);
        Assert.True(result.IsSuccess, $"{commands}\n{result.StandardOutput}{result.StandardError}");
        return result;
    }

    // Each command as it stands there; the result is that of the last, or of the first that fails. The folder is that of the program, once it exists.
    private static async Task<BufferedCommandResult> RunAsync(UserFolder folder, string commands)
    {
        BufferedCommandResult? result = null;
        foreach (var command in commands.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (command is "cd Bot") continue;
            result = await folder.RunInAsync(Directory.Exists(folder.PathOf("Bot")) ? "Bot" : "", Assert.Single(CommandLine.DotNet(command)));
            if (!result.IsSuccess) break;
        }

        return result!;
    }

    private static string InMethod(string name, string code) => $$"""
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class {{name}}(IAmazonBedrockRuntime bedrock)
        {
            public Task<ConverseResponse> AskAsync(string modelId, List<Message> messages)
            {
        {{code}}
                return bedrock.ConverseAsync(request);
            }
        }
        """;
}
