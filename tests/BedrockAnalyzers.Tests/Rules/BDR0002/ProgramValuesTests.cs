using System.Globalization;
using BedrockAnalyzers.Rules.BDR0002;
using BedrockAnalyzers.Tests.Cases;

namespace BedrockAnalyzers.Tests.Rules.BDR0002;

/// <summary>What is said of the calls of whole programs: the comment behind each has its values.</summary>
public class ProgramValuesTests
{
    [Theory]
    [InlineData("Bodies.cs")]
    [InlineData("ModelForms.cs")]
    [InlineData("RetriedWays.cs")]
    [InlineData("SharedRequests.cs")]
    public async Task Each_call_has_the_values_behind_it(string program)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(CaseTests.Folder, "BDR0002", program), TestContext.Current.CancellationToken);
        var (errors, found) = await Analysis.Build(CaseTests.Compile(text), [new CallInventoryAnalyzer()]);
        Assert.Empty(errors);
        var lines = text.Split('\n');
        Assert.Equal(
            lines.Select((line, i) => (Number: i + 1, Parts: line.Split(" // "))).Where(l => l.Parts[^1] is "!BDR0002").Select(l => $"{l.Number}: {l.Parts[^2]}"),
            found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => $"{d.Location.GetLineSpan().StartLinePosition.Line + 1}: {Values(d.GetMessage(CultureInfo.InvariantCulture))}"));
    }

    private static string Values(string message) => message.Replace(": model ", " | ", StringComparison.Ordinal).Replace(", cap ", " | ", StringComparison.Ordinal).Replace(", streaming ", " | ", StringComparison.Ordinal)
        .Replace(", retried by ", " | ", StringComparison.Ordinal).Replace(", worst-case price of an answer ", " | ", StringComparison.Ordinal);
}
