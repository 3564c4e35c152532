using BedrockAnalyzers.Rules.BDR3001;
using BedrockAnalyzers.Rules.BDR3003;
using BedrockAnalyzers.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Rules.BDR3001;

/// <summary>Right retries with the wait or the bound taken out.</summary>
public class WithoutTheWaitTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => Shapes.WithoutJitter.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory, MemberData(nameof(Names))]
    public async Task A_retry_whose_wait_is_taken_out_is_reported(string name)
    {
        var shape = Shapes.WithoutJitter.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));
        Assert.DoesNotContain("BDR3001", await Found<RetryWithoutBackoffAnalyzer>(shape.Code, shape.Sdk), StringComparer.Ordinal);
        var text = new WithoutWaits().Visit(Input.Parse(shape.Code).GetRoot(TestContext.Current.CancellationToken)).ToFullString();
        Assert.NotEqual(shape.Code, text);
        Assert.Contains("BDR3001", await Found<RetryWithoutBackoffAnalyzer>(text, shape.Sdk), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("for (var attempt = 0; attempt < 5; attempt++)", "for (var attempt = 0; ; attempt++)", "")]
    [InlineData("while (attempt < 5)", "while (true)", "attempt++;")]
    [InlineData("while (attempt++ < 5)", "while (attempt++ >= 0 || true)", "")]
    [InlineData("for (; ; attempt++)", "for (; ; attempt++)", "if (attempt == 4) throw;")]
    [InlineData("while (true)", "while (true)", "if (++attempt > 4) throw;")]
    [InlineData("while (DateTime.UtcNow < end)", "while (true)", "")]
    [InlineData("while (!cancellationToken.IsCancellationRequested && attempt++ < 4)", "while (!cancellationToken.IsCancellationRequested)", "")]
    public async Task A_retry_whose_bound_is_taken_out_has_no_end(string bounded, string endless, string bound)
    {
        Assert.Empty(await Found<EndlessRetryAnalyzer>(Program(bounded, bound), Sdk.V4));
        Assert.Contains("BDR3003", await Found<EndlessRetryAnalyzer>(Program(endless, bound.StartsWith("if", StringComparison.Ordinal) ? "" : bound), Sdk.V4), StringComparer.Ordinal);
    }

    private static string Program(string loop, string bound)
    {
        var first = loop.Contains("var attempt", StringComparison.Ordinal) ? "" : "var attempt = 0;";
        return $$"""
            {{Shapes.Usings}}
            public class Program
            {
                public async Task<ConverseResponse> Ask(IAmazonBedrockRuntime client, ConverseRequest request, DateTime end, CancellationToken cancellationToken)
                {
                    {{first}}
                    {{loop}}
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            {{bound}}
                            await Task.Delay(1000, cancellationToken);
                        }
                    }

                    throw new TimeoutException();
                }
            }
            """;
    }

    private static async Task<List<string>> Found<TAnalyzer>(string code, Sdk sdk)
        where TAnalyzer : BedrockAnalyzer, new()
    {
        var (_, found) = await Analysis.Build(Input.Compile([Input.Parse(code)], sdk), [new TAnalyzer()], Configuration.Options(null, []));
        return [.. found.Select(d => d.Id)];
    }

    private sealed class WithoutWaits : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node) =>
            node.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(m => m.Name.Identifier.ValueText is "Delay" or "Sleep" or "WaitOne") ? SyntaxFactory.EmptyStatement().WithTriviaFrom(node) : base.VisitExpressionStatement(node);
    }
}
