using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Flow;

public class NameIndexTests
{
    [Fact]
    public void Every_word_is_found()
    {
        var words = Enumerable.Range(0, 5_000).Select(i => $"Word{i}_é").ToList();
        var index = NameIndex.Of(SourceText.From(string.Join(".", words)));
        Assert.All(words, word => Assert.True(index.CanContain(word)));
    }

    [Fact]
    public void Few_others_are()
    {
        var index = NameIndex.Of(SourceText.From(string.Join(" ", Enumerable.Range(0, 5_000).Select(i => $"Word{i}"))));
        Assert.InRange(Enumerable.Range(0, 10_000).Count(i => index.CanContain($"Other{i}")), 0, 1_000);
    }

    [Theory]
    [InlineData("", "a", false)]
    [InlineData("a", "a", true)]
    [InlineData("ab", "a", false)]
    [InlineData("(a)", "a", true)]
    [InlineData("@class", "class", true)]
    public void A_short_text(string text, string name, bool contains) => Assert.Equal(contains, NameIndex.Of(SourceText.From(text)).CanContain(name));

    [Fact]
    public void A_word_across_the_buffers_end() => Assert.True(NameIndex.Of(SourceText.From(new string(' ', 4090) + "SomeLongName")).CanContain("SomeLongName"));
}
