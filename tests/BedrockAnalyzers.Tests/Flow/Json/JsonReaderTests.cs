using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Tests.Flow.Json;

/// <summary>JSON texts, with <c>§</c> for a part that is not known.</summary>
public class JsonReaderTests
{
    [Theory]
    [InlineData("""{}""", "{}")]
    [InlineData("""{"a":1,"b":"x","c":true,"d":null,"e":1.5,"f":[1,{"g":2}]}""", "{a:1,b:'x',c:True,d:null,e:1.5,f:[1,{g:2}]}")]
    [InlineData("""  { "a" : { "b" : { } } , }  """, "{a:{b:{}}}")]
    [InlineData("""{ /* why */ "a": 1, // one"b":2""" + "\n\"c\":3}", "{a:1,c:3}")]
    [InlineData("""{"a\"b":"\u0041\n"}""", "{a\"b:'A\n'}")]
    [InlineData("""{"a":1,"a":2}""", "{a:1,a:2}")]
    [InlineData("""{"a":-12,"b":+3,"c":1e3}""", "{a:-12,b:3,c:1000}")]
    // Unknown parts.
    [InlineData("""{"prompt":"§","max":5}""", "{prompt:?,max:5}")]
    [InlineData("""{"prompt":"Human: § Assistant:","max":5}""", "{prompt:'Human: '?' Assistant:',max:5}")]
    [InlineData("""{"max":§,"b":2}""", "{max:?,b:2}")]
    [InlineData("""{"a":1§}""", "{a:?}")]
    [InlineData("""{"a":1 §}""", "{a:1,...}")]
    [InlineData("""{"a":1,§}""", "{a:1,...}")]
    [InlineData("""{§"a":1}""", "{a:1,...}")]
    [InlineData("""{§,"a":1}""", "{a:1,...}")]
    [InlineData("""{"a":1,§"b":2}""", "{a:1,b:2,...}")]
    [InlineData("""{"a":[§],"b":2}""", "{a:[?],b:2}")]
    [InlineData("""{"a":[1,§],"b":2}""", "{a:[1,?],b:2}")]
    [InlineData("""{"§":1,"b":2}""", "{b:2,...}")]
    [InlineData("""§""", "?")]
    // No JSON.
    [InlineData("""{"a":1""", "?")]
    [InlineData("""{"a" 1}""", "?")]
    [InlineData("""{"a":}""", "?")]
    [InlineData("""{"a":1]""", "?")]
    [InlineData("""{"a":1}}""", "?")]
    [InlineData("""{a:1}""", "?")]
    [InlineData("""{"a":1} x""", "?")]
    [InlineData("""{"a":"x""", "?")]
    [InlineData("""{"a":"x\""", "?")]
    [InlineData("""{ /* """, "?")]
    [InlineData("""Hello""", "?")]
    [InlineData("""§{"a":1}""", "?")]
    [InlineData("""{"a":1}§""", "?")]
    [InlineData("", "?")]
    public void Reads(string text, string expected) => Assert.Equal(expected, Describe(Read(text)));

    [Fact]
    public void Goes_through_any_depth()
    {
        const int Depth = 100_000;
        var value = Read(string.Concat(Enumerable.Repeat("{\"a\":", Depth)) + "1" + new string('}', Depth));
        Assert.IsType<JsonObject>(value);
    }

    [Fact]
    public void Reads_many_members() =>
        Assert.Equal(100_000, Assert.IsType<JsonObject>(Read("{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"m{i}\":{i}")) + "}")).Members.Length);

    [Fact]
    public void Each_beginning_of_a_text_is_read_or_unknown()
    {
        const string Text = """{"a":[1,{"b":"x\u0041§"}],"c":§,§"d":{"e":-1.5e3,"f":null}}""";
        for (var length = 0; length <= Text.Length; length++) Assert.NotNull(Read(Text[..length]));
    }

    [Fact]
    public void The_last_member_of_a_name_counts()
    {
        var json = Assert.IsType<JsonObject>(Read("""{"a":1,"b":2,"a":3}"""));
        Assert.Equal("3", Describe(json.Find("a")!.Value));
        Assert.Null(json.Find("c"));
    }

    private static JsonValue Read(string text)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        var pieces = text.Split('§');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) parts.Add(OpaqueValue.Unknown);
            if (pieces[i].Length > 0) parts.Add(new ConstantValue(pieces[i], origin: null));
        }

        return parts.Count == 0 ? JsonReader.Read(new ConstantValue(string.Empty, origin: null), TestContext.Current.CancellationToken) : JsonReader.Read(new ConcatenationValue(parts.ToImmutable()), TestContext.Current.CancellationToken);
    }

    private static string Describe(JsonValue value) => value switch
    {
        JsonObject json => "{" + string.Join(',', json.Members.Select(m => $"{m.Name}:{Describe(m.Value)}").Concat(json.IsOpen ? ["..."] : [])) + "}",
        JsonArray array => "[" + string.Join(',', array.Items.Select(Describe)) + "]",
        JsonScalar scalar => Describe(scalar.Value),
        _ => "?",
    };

    private static string Describe(Value value) => value switch
    {
        ConstantValue { Constant: string text } => $"'{text}'",
        ConstantValue { Constant: null } => "null",
        ConstantValue constant => FormattableString.Invariant($"{constant.Constant}"),
        ConcatenationValue concatenation => string.Concat(concatenation.Operands.Select(Describe)),
        _ => "?",
    };
}
