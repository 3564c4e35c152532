using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Tests.Flow;

/// <summary>Where a name stands in a file, which is searched part by part.</summary>
public class CallersTests
{
    private const int PartSize = 8_192;

    [Fact]
    public void A_name_is_found_once_wherever_a_part_of_the_text_ends()
    {
        const string Code = "class C { void M() => Ask(); void N() { AskMore(); Ask(); TAsk(); /* Ask() */ } }";
        var places = new[] { Code.IndexOf("Ask();", StringComparison.Ordinal), Code.IndexOf(" Ask(); TAsk", StringComparison.Ordinal) + 1 };

        // From before the first name to behind the last, the end of the first part goes through all of them.
        for (var padding = PartSize - Code.Length - 10; padding < PartSize + 10; padding++)
        {
            var tree = CSharpSyntaxTree.ParseText("//" + new string('x', padding - 3) + "\n" + Code + "\n//" + new string('y', PartSize * 2), cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(places.Select(place => padding + place), Callers.NamesIn(tree, "Ask", TestContext.Current.CancellationToken).Select(static name => name.SpanStart));
        }
    }

    [Fact]
    public void A_name_that_is_the_first_or_the_last_of_a_file_is_found()
    {
        var tree = CSharpSyntaxTree.ParseText("Ask(); Ask", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([0, 7], Callers.NamesIn(tree, "Ask", TestContext.Current.CancellationToken).Select(static name => name.SpanStart));
    }

    [Fact]
    public void A_name_that_is_longer_than_a_part_is_found()
    {
        var name = new string('a', PartSize * 2);
        var tree = CSharpSyntaxTree.ParseText($"class C {{ void M() => {name}(); void N() => {name}b(); void O() => {name}(); }}", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(2, Callers.NamesIn(tree, name, TestContext.Current.CancellationToken).Length);
    }

    [Fact]
    public void What_has_no_name_yet_is_found_nowhere() =>
        Assert.Empty(Callers.NamesIn(CSharpSyntaxTree.ParseText("class C { }", cancellationToken: TestContext.Current.CancellationToken), "", TestContext.Current.CancellationToken));
}
