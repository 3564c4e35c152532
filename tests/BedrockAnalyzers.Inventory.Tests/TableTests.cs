namespace BedrockAnalyzers.Inventory.Tests;

/// <summary>The table of one build.</summary>
public class TableTests
{
    private const string Head = "| Call | Operation | Model | Cap | Streaming | Retried by | Worst-case price of an answer |\n|---|---|---|---|---|---|---|\n";

    [Fact]
    public void Calls_stand_in_the_order_of_their_places()
    {
        using var logs = new Logs();
        logs.Write("obj/b.sarif", Logs.Call("src/B.cs", 3, operation: "ConverseStream", cap: "none", streaming: "true", price: "0.0012288"));
        logs.Write("obj/a.sarif", Logs.Call("src/A.cs", 20, model: "us.a or unknown", cap: "64 or 20000", retriedBy: "for loop in Ask", price: "unknown"), Logs.Call("src/A.cs", 7));
        Assert.Equal(
            (Program.Done, Head
                + "| `src/A.cs:7` | Converse | `amazon.nova-lite-v1:0` | 512 | no | SDK | $0.00012 |\n"
                + "| `src/A.cs:20` | Converse | `us.a` or unknown | 64 or 20,000 | no | for loop in Ask | unknown |\n"
                + "| `src/B.cs:3` | ConverseStream | `amazon.nova-lite-v1:0` | none | yes | SDK | $0.0012 |\n"
                + "\n**3 calls in 2 files**: 1 without a cap, 1 of unknown price; the dearest answer costs at most $0.0012.\n", ""),
            logs.Run("table", "obj"));
    }

    [Theory]
    [InlineData("logs/a.sarif")]
    [InlineData("logs")]
    [InlineData(".")]
    [InlineData("logs/*.sarif")]
    [InlineData("**/*.sarif")]
    [InlineData("*/a.*")]
    public void Files_folders_and_patterns_are_read(string input)
    {
        using var logs = new Logs();
        logs.Write("logs/a.sarif", Logs.Call("A.cs", 7));
        Assert.Contains("| `A.cs:7` |", logs.Run("table", input).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_was_built_twice_is_one()
    {
        using var logs = new Logs();
        logs.Write("p.net8.0.sarif", Logs.Call("A.cs", 7), Logs.Call("A.cs", 9, cap: "64", price: "0.00001536"));
        logs.Write("p.net10.0.sarif", Logs.Call("A.cs", 7), Logs.Call("A.cs", 9, cap: "none", model: "us.b", price: "0.5"));
        logs.Write("q.sarif", Logs.Call("A.cs", 9, cap: "64", price: "unknown"));
        Assert.Equal(
            Head + "| `A.cs:7` | Converse | `amazon.nova-lite-v1:0` | 512 | no | SDK | $0.00012 |\n"
            + "| `A.cs:9` | Converse | `us.b` or `amazon.nova-lite-v1:0` | none or 64 | no | SDK | unknown |\n"
            + "\n**2 calls in 1 file**: 1 without a cap, 1 of unknown price; the dearest answer costs at most $0.00012.\n",
            logs.Run("table", ".").Output);
    }

    [Fact]
    public void A_place_can_be_a_link()
    {
        using var logs = new Logs();
        logs.Write("a.sarif", Logs.Call("src/Größe & Co.cs", 7));
        Assert.Contains("| [src/Größe & Co.cs:7](https://example.com/blob/abc/src/Gr%C3%B6%C3%9Fe%20%26%20Co.cs#L7) |", logs.Run("table", "a.sarif", "--links", "https://example.com/blob/abc/").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_begin_at_the_repository_or_at_the_root_that_is_given()
    {
        using var logs = new Logs();
        logs.Write("a.sarif", Logs.Call("repository/src/A.cs", 7));
        Assert.Contains("| `repository/src/A.cs:7` |", logs.Run("table", "a.sarif").Output, StringComparison.Ordinal);
        Assert.Contains("| `A.cs:7` |", logs.Run("table", "a.sarif", "--root", "repository/src").Output, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(logs.Folder, "repository", ".git"));
        Assert.Contains("| `src/A.cs:7` |", logs.Run("table", "a.sarif").Output, StringComparison.Ordinal);
        Assert.Contains($"| `{logs.Folder.Replace('\\', '/')}/repository/src/A.cs:7` |", logs.Run("table", "a.sarif", "--root", "elsewhere").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_price_none_is_the_dearest()
    {
        using var logs = new Logs();
        logs.Write("a.sarif", Logs.Call("A.cs", 7, price: "unknown"));
        Assert.EndsWith("\n**1 call in 1 file**: 0 without a cap, 1 of unknown price.\n", logs.Run("table", "a.sarif").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_go_to_a_file()
    {
        using var logs = new Logs();
        logs.Write("a.sarif", Logs.Call("A.cs", 7));
        Assert.Equal((Program.Done, "", ""), logs.Run("table", "a.sarif", "--output", "calls.md"));
        Assert.StartsWith(Head, File.ReadAllText(Path.Combine(logs.Folder, "calls.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Suppressed_entries_and_other_rules_are_left_out()
    {
        using var logs = new Logs();
        logs.WriteText("a.sarif", """
            { "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "BDR1001" }, { "ruleId": "BDR0002", "suppressions": [ { "kind": "inSource" } ], "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "A.cs" } } } ] } ],
              "tool": { "driver": { "rules": [ { "id": "BDR0002" } ] } }, "invocations": [ { "ruleConfigurationOverrides": [ { "descriptor": { "id": "BDR0002" }, "configuration": { "level": "note" } } ] } ] } ] }
            """);
        Assert.Equal((Program.Done, "No Bedrock calls.\n", ""), logs.Run("table", "a.sarif"));
    }
}
