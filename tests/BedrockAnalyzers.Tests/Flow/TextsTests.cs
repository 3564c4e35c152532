using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Tests.Flow;

public class TextsTests
{
    [Fact]
    public void One_of_the_alternatives_names_a_prompt() => Assert.True(Texts.CanNamePrompt(new ConcatenationValue([Text("arn:a"), AnyOf(":model", ":prompt"), Text("/c")])));

    [Fact]
    public void None_of_the_alternatives_names_a_prompt() => Assert.False(Texts.CanNamePrompt(new ConcatenationValue([AnyOf(":prompt", "b", "c", "d"), AnyOf("e", "f", "g", "h")])));

    [Fact]
    public void An_unknown_part_names_nothing() => Assert.False(Texts.CanNamePrompt(new ConcatenationValue([Text(":prompt"), OpaqueValue.Unknown, Text("/b")])));

    [Fact]
    public void A_text_that_is_longer_than_any_ID_names_no_prompt() => Assert.False(Texts.CanNamePrompt(Text("arn:prompt/".PadRight(1_000, 'a'))));

    [Fact]
    public void Of_too_many_alternatives_one_may() => Assert.True(Texts.CanNamePrompt(new ConcatenationValue([AnyOf("a", "b", "c", "d"), AnyOf("e", "f", "g", "h", "i")])));

    [Fact]
    public void More_values_than_are_told_apart_may()
    {
        Value either = Text("0");
        for (var i = 1; i < 20; i++) either = Value.Either(either, Text(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Same(OpaqueValue.Anything, either);
        Assert.Same(OpaqueValue.Anything, Value.Either(Text("20"), either));
        Assert.True(Texts.CanNamePrompt(either));
    }

    private static ConstantValue Text(string text) => new(text, origin: null);

    private static UnionValue AnyOf(params string[] texts) => new(texts.Select(Text).ToImmutableArray<Value>());
}
