using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
    [InlineData("""{"a":"\u0041§"}""", "{a:'A'?}")]
    [InlineData("""§""", "?")]
    // No JSON.
    [InlineData("""{"a":1""", "?")]
    [InlineData("""{"a" 1}""", "?")]
    [InlineData("""{"a":}""", "?")]
    [InlineData("""{"a":1]""", "?")]
    [InlineData("""{"a":1}}""", "?")]
    [InlineData("""{a:1}""", "?")]
    [InlineData("""{"a":1} x""", "?")]
    [InlineData("""{"a":1 "b":2}""", "?")]
    [InlineData("""{"a":1,,"b":2}""", "?")]
    [InlineData("""{§,,"a":1}""", "?")]
    [InlineData("""{"a"§:1}""", "?")]
    [InlineData("""{"a":"x""", "?")]
    [InlineData("""{"a":"x\""", "?")]
    [InlineData("""{ /* """, "?")]
    [InlineData("""Hello""", "?")]
    [InlineData("""§{"a":1}""", "?")]
    [InlineData("""{"a":1}§""", "?")]
    [InlineData("", "?")]
    public void Reads(string text, string expected) => Assert.Equal(expected, Describe(Read(text)));

    // Who reads the values goes down by recursion; the text is gone through without.
    [Theory, InlineData(1_000, true), InlineData(100_000, false)]
    public void Reads_a_thousand_levels_and_leaves_what_is_deeper(int depth, bool isRead) =>
        Assert.Equal(isRead, Read(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)) is JsonObject);

    [Fact]
    public void Leaves_a_million_values() => Assert.IsType<JsonUnknown>(Read("[" + string.Join(',', Enumerable.Repeat("1", 1_000_000)) + "]"));

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
    public void Reads_ten_megabytes()
    {
        var text = "{\"prompt\":\"" + new string('x', 5_000_000) + "\",\"messages\":[" + string.Join(',', Enumerable.Repeat("{\n  \"role\": \"user\",\n  \"content\": \"a\\n\\u0041\"\n}", 100_000)) + "]}";
        Assert.InRange(text.Length, 9_000_000, 12_000_000);
        var watch = Stopwatch.StartNew();
        Assert.IsType<JsonObject>(Read(text));

        // It takes about half a second; several test runs may share the machine.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    // What is allocated is the same on every machine, and time is not.
    [Theory]
    [InlineData("members")]
    [InlineData("depth")]
    [InlineData("space")]
    [InlineData("parts")]
    public void Ten_times_the_text_is_ten_times_the_work(string what)
    {
        Work(10);
        var (few, many) = (Work(100), Work(1_000));
        Assert.InRange(many, 5 * few, 12 * few);

        long Work(int times)
        {
            var text = what switch
            {
                "members" => "{" + string.Join(",\n  ", Enumerable.Range(0, times).Select(i => $"\"m{i % 10}\": {i % 10}")) + "}",
                "depth" => string.Concat(Enumerable.Repeat("{\n\"a\":", times)) + "1" + new string('}', times),
                "space" => "{" + string.Join(',', Enumerable.Repeat("\n" + new string(' ', 50) + "\"a\": 1", times)) + "}",
                _ => "{" + string.Join(',', Enumerable.Repeat("\"a\": \"§\"", times)) + "}",
            };
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (parts, origin) = (PartsOf(text), Origin());
            var read = GC.GetAllocatedBytesForCurrentThread();
            Assert.IsType<JsonObject>(JsonReader.Read(new ConcatenationValue(parts.Select(p => p is ConstantValue c ? new ConstantValue(c.Constant, origin) : p).ToImmutableArray()), CancellationToken.None));
            Assert.True(read > before);
            return GC.GetAllocatedBytesForCurrentThread() - read;
        }
    }

    // At the place that an object has, a member can be added: a strict reader finds it there, and everything that was there before.
    [Fact]
    public void Says_where_a_member_can_be_added()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var text = RandomJson.Make(seed);
            var root = Assert.IsType<JsonObject>(JsonReader.Read(new ConstantValue(text, Origin()), CancellationToken.None));
            foreach (var json in ObjectsIn(root))
            {
                Assert.True(json.Place is { Position: not null }, text);
                var at = json.Place.Position;
                Assert.Equal(json.Members.IsEmpty, at.IsFirst);
                var added = text.Insert(at.Offset, $"{(at.IsFirst ? "" : ",")}{at.Space}\"added\":{at.SpaceOfValue}4096");
                var changed = JsonReader.Read(new ConstantValue(added, origin: null), CancellationToken.None);
                using (JsonDocument.Parse(added)) Assert.Equal(Describe(root).Length + "added:4096".Length + (at.IsFirst ? 0 : 1), Describe(changed).Length);
            }
        }

        static IEnumerable<JsonObject> ObjectsIn(JsonValue value) => value switch
        {
            JsonObject json => json.Members.SelectMany(m => ObjectsIn(m.Value)).Prepend(json),
            JsonArray array => array.Items.SelectMany(ObjectsIn),
            _ => [],
        };
    }

    // A member is added as those beside it are written; alone, as the braces are.
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"added":4096}""")]
    [InlineData("""{"a": 1}""", """{"a": 1, "added": 4096}""")]
    [InlineData("""{ "a": 1 }""", """{ "a": 1, "added": 4096 }""")]
    [InlineData("""{ "a":1 }""", """{ "a":1,"added":4096 }""")]
    [InlineData("""{"a":1, "b":2}""", """{"a":1, "b":2, "added":4096}""")]
    [InlineData("""{ "a": 1,"b": 2 }""", """{ "a": 1,"b": 2,"added": 4096 }""")]
    [InlineData("{\n  \"a\": 1\n}", "{\n  \"a\": 1,\n  \"added\": 4096\n}")]
    [InlineData("{\r\n\t\"a\":1\r\n}", "{\r\n\t\"a\":1,\r\n\t\"added\":4096\r\n}")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"added\": 4096\n}")]
    [InlineData("{}", """{"added": 4096}""")]
    [InlineData("{ }", """{ "added": 4096 }""")]
    [InlineData("{\n}", "{\n  \"added\": 4096\n}")]
    [InlineData("  {\n  }", "  {\n    \"added\": 4096\n  }")]
    [InlineData("\t{\r\n\t}", "\t{\r\n\t\t\"added\": 4096\r\n\t}")]
    public void Says_how_a_member_is_set_off(string text, string expected)
    {
        var place = Assert.IsType<JsonObject>(JsonReader.Read(new ConstantValue(text, Origin()), TestContext.Current.CancellationToken)).Place;
        Assert.NotNull(place?.Position);
        var at = place.Position;
        Assert.Equal(expected, text.Insert(at.Offset, $"{(at.IsFirst ? "" : ",")}{at.Space}\"added\":{at.SpaceOfValue}4096"));
    }

    [Theory]
    [InlineData("""{ "a": 1 }""", true)]
    [InlineData("""{ "a": 1, }""", false)]
    [InlineData("""{ "a": [1, ] }""", false)]
    [InlineData("""{ "a": 1 /* one */ }""", false)]
    [InlineData("// all\n{ \"a\": 1 }", false)]
    [InlineData("""{"a":[1,],"b":[2,]}""", false)]
    public void Says_no_place_in_what_only_a_lenient_reader_takes(string text, bool hasPlace) =>
        Assert.Equal(hasPlace, Assert.IsType<JsonObject>(JsonReader.Read(new ConstantValue(text, Origin()), CancellationToken.None)).Place is not null);

    [Fact]
    public void The_last_member_of_a_name_counts()
    {
        var json = Assert.IsType<JsonObject>(Read("""{"a":1,"b":2,"a":3}"""));
        Assert.Equal("3", Describe(json.Find("a")!.Value));
        Assert.Null(json.Find("c"));
    }

    private static ExpressionSyntax Origin() => SyntaxFactory.ParseExpression("text");

    private static JsonValue Read(string text) => JsonReader.Read(PartsOf(text) is { IsEmpty: false } parts ? new ConcatenationValue(parts) : new ConstantValue(string.Empty, origin: null), TestContext.Current.CancellationToken);

    private static ImmutableArray<Value> PartsOf(string text)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        var pieces = text.Split('§');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) parts.Add(OpaqueValue.Unknown);
            if (pieces[i].Length > 0) parts.Add(new ConstantValue(pieces[i], origin: null));
        }

        return parts.ToImmutable();
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
