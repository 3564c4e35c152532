using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Rig;

public class MarkupTests
{
    [Fact]
    public void Marks_are_taken_out()
    {
        var markup = Markup.Parse("a {|BDR1001:b {|BDR6001:c|}|} d");
        Assert.Equal("a b c d", markup.Text);
        Assert.Equal([("BDR6001", new TextSpan(4, 1)), ("BDR1001", new TextSpan(2, 3))], markup.Marks);
    }

    [Theory]
    [InlineData("x = $$\"\"\"{{y}}\"\"\"; z is [.., var w]; a[|b")]
    public void Everything_else_stays(string text) => Assert.Equal((text, 0), (Markup.Parse(text).Text, Markup.Parse(text).Marks.Length));

    [Theory]
    [InlineData("{|BDR1001:a|}{|BDR1001:b|}")]
    [InlineData("{|BDR1001:a {|BDR6001:b|}|}")]
    [InlineData("{|BDR1001:{|BDR6001:a|} b|}")]
    [InlineData("{|BDR1001:a|} {|BDR1001:|}b")]
    public void What_is_rendered_reads_as_what_was_parsed(string marked)
    {
        var markup = Markup.Parse(marked);
        Assert.Equal(marked, Markup.Render(markup.Text, markup.Marks));
    }

    [Theory]
    [InlineData("{|BDR1001:a")]
    [InlineData("a|}")]
    public void A_mark_has_two_ends(string marked) => Assert.Throws<FormatException>(() => Markup.Parse(marked));
}
