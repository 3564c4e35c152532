namespace BedrockAnalyzers.Inventory.Tests;

/// <summary>What has changed between two builds.</summary>
public class DiffTests
{
    private const string Head = "| Change | Call | Operation | Model | Cap | Streaming | Retried by | Worst-case price of an answer |\n|---|---|---|---|---|---|---|---|\n";

    [Fact]
    public void What_only_moved_has_not_changed() => Assert.Equal(
        (Program.Done, "No change: 3 Bedrock calls, as before.\n"),
        Diff(
            [Logs.Call("src/A.cs", 7), Logs.Call("src/A.cs", 20, cap: "64"), Logs.Call("src/Old/B.cs", 1, member: "B.Ask")],
            [Logs.Call("src/A.cs", 9), Logs.Call("src/A.cs", 40, member: "C.Renamed", cap: "64"), Logs.Call("src/New/B.cs", 3, member: "B.Ask")]));

    [Fact]
    public void Added_removed_and_changed_calls_are_told() => Assert.Equal(
        (Program.Done, "**Bedrock calls**: 1 added, 1 removed, 1 changed.\n\n" + Head
            + "| changed | `A.cs:8` | Converse | `amazon.nova-lite-v1:0` → `us.x` | 512 → none | no | SDK → for loop | $0.00012 → $0.50 |\n"
            + "| removed | `B.cs:3` | Converse | `amazon.nova-lite-v1:0` | 512 | no | SDK | $0.00012 |\n"
            + "| added | `C.cs:5` | ConverseStream | `amazon.nova-lite-v1:0` | 512 | yes | SDK | $0.00012 |\n"
            + "\nCalls: 3 → 3; without a cap: 0 → 1; the dearest answer costs at most: $0.00012 → $0.50.\n"),
        Diff(
            [Logs.Call("A.cs", 7), Logs.Call("A.cs", 30, cap: "64"), Logs.Call("B.cs", 3, member: "B.Ask")],
            [Logs.Call("A.cs", 8, model: "us.x", cap: "none", retriedBy: "for loop", price: "0.5"), Logs.Call("A.cs", 31, cap: "64"), Logs.Call("C.cs", 5, member: "D.Ask", operation: "ConverseStream", streaming: "true")]));

    // The first of two like calls goes: the one that is left has moved up, and is not taken for a changed one.
    [Fact]
    public void The_call_that_stays_is_known_by_what_it_is()
    {
        var (_, text) = Diff([Logs.Call("A.cs", 7, cap: "64"), Logs.Call("A.cs", 9, cap: "512")], [Logs.Call("A.cs", 7, cap: "512")]);
        Assert.Contains("0 added, 1 removed, 0 changed", text, StringComparison.Ordinal);
        Assert.Contains("| removed | `A.cs:7` | Converse | `amazon.nova-lite-v1:0` | 64 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moved_member_and_another_operation_are_changes()
    {
        var (code, text) = Diff(
            [Logs.Call("Old/A.cs", 7, member: "A.Ask"), Logs.Call("B.cs", 3, member: "B.Ask")],
            [Logs.Call("New/A.cs", 9, member: "A.Ask", cap: "none"), Logs.Call("B.cs", 3, member: "B.Ask", operation: "ConverseStream", streaming: "true")],
            "--fail-when-dearer");
        Assert.Equal(Program.Dearer, code);
        Assert.Contains("0 added, 0 removed, 2 changed", text, StringComparison.Ordinal);
        Assert.Contains("| changed | `B.cs:3` | Converse → ConverseStream | `amazon.nova-lite-v1:0` | 512 | no → yes |", text, StringComparison.Ordinal);
        Assert.Contains("| changed | `New/A.cs:9` | Converse | `amazon.nova-lite-v1:0` | 512 → none |", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("512", "0.1", "512", "0.2", Program.Dearer)]
    [InlineData("512", "unknown", "none", "unknown", Program.Dearer)]
    [InlineData("512", "0.2", "512", "0.1", Program.Done)]
    [InlineData("none", "0.2", "none", "0.2", Program.Done)]
    [InlineData("none", "0.2", "512", "0.1", Program.Done)]
    [InlineData("512", "unknown", "512", "0.1", Program.Done)]
    public void It_can_fail_when_a_call_becomes_dearer(string capBefore, string priceBefore, string capAfter, string priceAfter, int code)
    {
        InventoryCall[] before = [Logs.Call("A.cs", 7, cap: capBefore, price: priceBefore)], after = [Logs.Call("A.cs", 7, cap: capAfter, price: priceAfter)];
        Assert.Equal(code, Diff(before, after, "--fail-when-dearer").Code);
        Assert.Equal(Program.Done, Diff(before, after).Code);
    }

    [Fact]
    public void Two_checkouts_have_a_root_each()
    {
        using var logs = new Logs();
        logs.Write("before.sarif", Logs.Call("one/src/A.cs", 7));
        logs.Write("after.sarif", Logs.Call("two/src/A.cs", 7));
        Assert.Contains("1 Bedrock call, as before", logs.Run("diff", "--base", "before.sarif", "--head", "after.sarif", "--base-root", "one", "--root", "two").Output, StringComparison.Ordinal);

        // A worktree has a file .git.
        logs.WriteText("one/.git", "gitdir: elsewhere");
        Directory.CreateDirectory(Path.Combine(logs.Folder, "two", ".git"));
        Assert.Contains("1 Bedrock call, as before", logs.Run("diff", "--base", "before.sarif", "--head", "after.sarif").Output, StringComparison.Ordinal);
    }

    private static (int Code, string Text) Diff(InventoryCall[] before, InventoryCall[] after, params string[] options)
    {
        using var logs = new Logs();
        logs.Write("before.sarif", before);
        logs.Write("after.sarif", after);
        var (code, text, error) = logs.Run(["diff", "--base", "before.sarif", "--head", "after.sarif", .. options]);
        Assert.Empty(error);
        return (code, text);
    }
}
