namespace BedrockAnalyzers.Inventory.Tests;

/// <summary>What is said when the input is wrong.</summary>
public class ErrorTests
{
    [Theory]
    [InlineData("none.sarif", "error: There is no file or folder 'none.sarif'. A build writes them: dotnet build -p:BedrockInventory=true")]
    [InlineData("empty", "error: No *.sarif file is in the folder 'empty'. A build writes them: dotnet build -p:BedrockInventory=true")]
    [InlineData("none/*.sarif", "error: No file matches 'none/*.sarif'. A build writes them: dotnet build -p:BedrockInventory=true")]
    [InlineData("text.sarif", "error: '*text.sarif' is no SARIF file: it is not JSON.")]
    [InlineData("array.sarif", "error: '*array.sarif' is no SARIF file: it has no runs.")]
    [InlineData("json.sarif", "error: '*json.sarif' is no SARIF file: it has no runs.")]
    [InlineData("old.sarif", "error: '*old.sarif' is not SARIF 2.1. The compiler writes the older version by default: set ErrorLog to 'FILE.sarif,version=2.1', or let -p:BedrockInventory=true set it.")]
    [InlineData("off.sarif", "error: '*off.sarif' holds no entry of BDR0002: the rule is off by default. Switch it on by building with -p:BedrockInventory=true, or with 'dotnet_diagnostic.BDR0002.severity = suggestion' in .editorconfig.")]
    public void It_says_what_to_do(string input, string message)
    {
        using var logs = new Logs();
        Directory.CreateDirectory(Path.Combine(logs.Folder, "empty"));
        logs.WriteText("text.sarif", "Build succeeded.");
        logs.WriteText("array.sarif", "[]");
        logs.WriteText("json.sarif", """{ "version": "2.1.0" }""");
        logs.WriteText("old.sarif", """{ "version": "1.0.0", "runs": [ { } ] }""");
        logs.WriteText("off.sarif", """{ "version": "2.1.0", "runs": [ { "results": [ ] } ] }""");
        var (code, output, error) = logs.Run("table", input);
        Assert.Equal((Program.BadInput, ""), (code, output));
        Assert.Equal(message, error.TrimEnd().Replace(logs.Folder + Path.DirectorySeparatorChar, "*", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("diff", "--base", "a.sarif")]
    [InlineData("unknown")]
    public void Wrong_arguments_end_with_the_same_code(params string[] arguments)
    {
        using var logs = new Logs();
        var (code, _, error) = logs.Run(arguments);
        Assert.Equal(Program.BadInput, code);
        Assert.NotEmpty(error);
    }
}
