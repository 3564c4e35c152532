using System.Text;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Retries in methods that are far larger than any that is written by hand: the walk ends and its work stays in proportion.</summary>
public class LargeRetryTests
{
    // The bound of one walk.
    private const int MaximumVisits = 40_000;

    [Fact]
    public void Two_thousand_branches() => Holds(
        "while (true) { try { return await client.ConverseAsync(request); } catch (ThrottlingException) { "
        + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"if (x == {i}) y += {i}; else if (y > {i}) z = x - {i};\n")) + "} }",
        visits: 40_000,
        found: 1);

    [Fact]
    public void Fifty_nested_loops() => Holds(
        string.Concat(Enumerable.Range(0, 50).Select(i => $"for (var i{i} = 0; i{i} < 3; i{i}++) {{\n"))
        + "try { return await client.ConverseAsync(request); } catch (ThrottlingException) { x++; }\n" + new string('}', 50) + " throw new InvalidOperationException();",
        visits: 15_000,
        found: 1);

    [Fact]
    public void Sixty_calls_that_can_fail() => Holds(
        "while (true) { " + string.Concat(Enumerable.Range(0, 60).Select(i => $"try {{ await client.ConverseAsync(request); }} catch (ThrottlingException) {{ if (x == {i}) await Task.Delay({i + 1}); x++; }}\n")) + "}",
        visits: MaximumVisits,
        found: null);

    private static void Holds(string statements, int visits, int? found)
    {
        var text = new StringBuilder(Running.Shapes.Usings)
            .Append("public class C { public async Task<ConverseResponse> M(IAmazonBedrockRuntime client, ConverseRequest request, int x, int y, int z) { ").Append(statements).Append(" } }").ToString();
        var compilation = Input.Compile([Input.Parse(text)], Sdk.V4);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        var bedrock = BedrockCompilation.TryGet(compilation)!;
        var method = compilation.SyntaxTrees.First().GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var retries = bedrock.RetriesOf(method, followsLasting: false, TestContext.Current.CancellationToken);
        if (found is { } count) Assert.Equal(count, retries.Count(r => r.ComesBackAtOnce));
        Assert.InRange(bedrock.VisitedOperations, 1, visits);
    }
}
