using BedrockAnalyzers.Rules.BDR2001;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Running;

/// <summary>Each shape of a gathered stream is fixed, compiled, and run before and after against a client that gives the same answers either way.</summary>
public class WholeAnswerRunTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => AnswerShapes.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Names))]
    public async Task The_whole_answer_says_the_same(string name)
    {
        var before = AnswerShapes.Program(AnswerShapes.All[name]);
        var (after, found, left) = await Apply.FixAll<DrainedStreamAnalyzer, DrainedStreamFix>(before, "BDR2001.WholeAnswer");
        Assert.True((found, left) == (1, 0), $"{found} are found, {left} are left in\n{after}");
        if (Environment.GetEnvironmentVariable("FIXED_STREAMS") is { } folder) await File.WriteAllTextAsync(Path.Combine(folder, name + ".cs"), after, TestContext.Current.CancellationToken);
        Assert.Equal(Run(before, "what"), Run(after, "what"));
        Assert.All(Run(before, "how"), static how => Assert.Equal("1 streams, 0 wholes", how));
        Assert.All(Run(after, "how"), static how => Assert.Equal("0 streams, 1 wholes", how));
    }

    // The rig tells answers apart: a rewrite that loses something is seen.
    [Theory]
    [InlineData("string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text))", "response.Output.Message.Content.FirstOrDefault()?.Text")]
    [InlineData("string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text))", "string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text?.Trim()))")]
    [InlineData("string.Concat(response.Output.Message.Content.ConvertAll(block => block.Text))", "string.Join('\\n', response.Output.Message.Content.ConvertAll(block => block.Text))")]
    public async Task A_wrong_rewrite_says_something_else(string right, string wrong)
    {
        var before = AnswerShapes.Program(AnswerShapes.All["Append"]);
        var (after, _, _) = await Apply.FixAll<DrainedStreamAnalyzer, DrainedStreamFix>(before, "BDR2001.WholeAnswer");
        Assert.Contains(right, after, StringComparison.Ordinal);
        Assert.NotEqual(Run(before, "what"), Run(after.Replace(right, wrong, StringComparison.Ordinal), "what"));
    }

    [Theory]
    [InlineData("Claude", "if (block.TryGetProperty(\"text\", out var blockText)) all.Append(blockText.GetString());", "if (block.TryGetProperty(\"text\", out var blockText)) { all.Append(blockText.GetString()); break; }")]
    [InlineData("ClaudeNode", "block?[\"text\"]?.ToString()", "block?[\"text\"]?.ToJsonString()")]
    [InlineData("Titan", "?[\"results\"]?[0]?[\"outputText\"]", "?[\"outputText\"]")]
    public async Task A_wrong_rewrite_of_a_body_says_something_else(string name, string right, string wrong)
    {
        var before = AnswerShapes.Program(AnswerShapes.All[name]);
        var (after, _, _) = await Apply.FixAll<DrainedStreamAnalyzer, DrainedStreamFix>(before, "BDR2001.WholeAnswer");
        Assert.Contains(right, after, StringComparison.Ordinal);
        Assert.NotEqual(Run(before, "what"), Run(after.Replace(right, wrong, StringComparison.Ordinal), "what"));
    }

    private static string[] Run(string program, string argument)
    {
        var chat = References.Compilation(Sdk.V4).References.OfType<PortableExecutableReference>().Where(static r => Path.GetFileName(r.FilePath!).StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal));
        return RunningCode.Run(References.Compilation(Sdk.None).AddReferences(chat).AddSyntaxTrees(Input.Parse(program, "Program.cs"), Input.Parse(AnswerProps.Source, "Props.cs")), argument);
    }
}
