using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Tests.Flow;

public class TextsTests
{
    [Fact]
    public void One_of_the_alternatives_contains_it() => Assert.True(Texts.CanContain(new ConcatenationValue([Text("a"), AnyOf("x", "b"), Text("c")]), "abc"));

    [Fact]
    public void None_of_the_alternatives_contains_it() => Assert.False(Texts.CanContain(new ConcatenationValue([AnyOf("a", "b", "c", "d"), AnyOf("e", "f", "g", "h")]), "ab"));

    [Fact]
    public void An_unknown_part_contains_nothing() => Assert.False(Texts.CanContain(new ConcatenationValue([Text("a"), OpaqueValue.Unknown, Text("b")]), "ab"));

    [Fact]
    public void Of_too_many_alternatives_one_may_contain_it() => Assert.True(Texts.CanContain(new ConcatenationValue([AnyOf("a", "b", "c", "d"), AnyOf("e", "f", "g", "h", "i")]), "wanted"));

    [Fact]
    public void More_values_than_are_told_apart_may_contain_it()
    {
        Value either = Text("0");
        for (var i = 1; i < 20; i++) either = Value.Either(either, Text(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Same(OpaqueValue.Anything, either);
        Assert.Same(OpaqueValue.Anything, Value.Either(Text("20"), either));
        Assert.True(Texts.CanContain(either, "wanted"));
    }

    private static ConstantValue Text(string text) => new(text, origin: null);

    private static UnionValue AnyOf(params string[] texts) => new(texts.Select(Text).ToImmutableArray<Value>());
}
