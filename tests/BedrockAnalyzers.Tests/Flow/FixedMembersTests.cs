using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Tests.Flow;

public class FixedMembersTests
{
    [Theory]
    [InlineData("string P => \"a\";", "a")]
    [InlineData("readonly string P = (\"a\" + Q) + $\"{Q}c\"; const string Q = \"b\";", "abbc")]
    [InlineData("string P => F ? \"a\" : Q ?? \"c\"; string Q { get; } = \"b\"; bool F;", "a|b|c")]
    [InlineData("string P => \"1\" + \"2\" + \"3\" + \"4\" + \"5\" + \"6\" + \"7\" + \"8\" + \"9\";", "123456789")]
    [InlineData("readonly string P = \"a\"; C(string p) { P = p; }", null)]
    [InlineData("readonly string P = \"a\"; C(string p) { }", "a")]
    [InlineData("string P { get; set; } = \"a\";", null)]
    [InlineData("static string P => P;", "?")]
    public void What_a_member_holds(string members, string? expected) => Assert.Equal(expected, Read(members) is { } value ? Render(value) : null);

    [Fact]
    public void Work_is_bounded_where_each_member_names_the_next_one_thrice()
    {
        var chain = string.Concat(Enumerable.Range(0, 20).Select(i => $"string P{i} => F ? P{i + 1} : G ? P{i + 1} : P{i + 1}; "));
        Assert.Equal("a|?", Render(Read("string P => P0; " + chain + "string P20 => \"a\"; bool F, G;")!));
    }

    [Fact]
    public void A_long_sum_does_not_overflow() => Assert.Contains("?", Render(Read($"string P => {string.Join(" + ", Enumerable.Repeat("Q", 5000))}; string Q => \"a\";")!), StringComparison.Ordinal);

    [Fact]
    public void A_constructor_that_is_too_long_to_look_through_can_set_the_member() =>
        Assert.Null(Read($"readonly string P = \"a\"; C() {{ {string.Concat(Enumerable.Repeat("M(); ", 5000))} }} void M() {{ }}"));

    private static Value? Read(string members)
    {
        // Without a bound this would run for years, and the token would end it.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        var compilation = Input.Compile([Input.Parse($"class C {{ {members} }}")], Sdk.V4);
        return FixedMembers.ValueOf(compilation.GetTypeByMetadataName("C")!.GetMembers("P").Single(), BedrockCompilation.TryGet(compilation)!, limit.Token);
    }

    private static string Render(Value value) => value switch
    {
        ConstantValue { Constant: var constant } => $"{constant}",
        ConcatenationValue { Operands: var operands } => string.Concat(operands.Select(Render)),
        UnionValue union => string.Join('|', union.Parts.Select(Render)),
        _ => "?",
    };
}
