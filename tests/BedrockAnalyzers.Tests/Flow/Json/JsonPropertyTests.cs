using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using BedrockAnalyzers.Tests.Robustness;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Flow.Json;

/// <summary>What holds for every JSON text, beside another reader. A failure prints the seed that makes it again (<c>CsCheck_Seed</c>) and the smallest text.</summary>
public class JsonPropertyTests
{
    private const int Texts = 2_000;

    private static readonly string[] s_tokens = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "1", "-2.5", "true", "null", "/* { */", "// [\n"];

    [Fact]
    public void What_is_wholly_known_is_read_as_System_Text_Json_reads_it() => JsonTextGen.Any.Sample(text => Agrees(Read(text.Whole, out _), text.Whole), iter: Texts);

    [Fact]
    public void What_is_known_beside_unknown_parts_is_what_the_whole_text_has() => JsonTextGen.Any.Sample(
        text =>
        {
            var json = Read(text.Shown, out var pieces);
            Assert.True(text.Shown is "§" || json is not JsonUnknown, text.Shown);
            Agrees(json, text.Whole);
            foreach (var (spot, value) in SpotsIn(json))
            {
                using var written = JsonDocument.Parse(pieces[spot.Node].Substring(spot.Offset, spot.Length));
                Agrees(value, written.RootElement);
            }
        },
        iter: Texts);

    // Brackets, commas, colons and comments in any order: the same are valid.
    [Fact]
    public void Any_sequence_of_tokens_is_valid_to_both_readers_or_to_none() => Gen.Select(JsonTextGen.Any, Gen.Int[0, 3], Gen.Select(Gen.Int[0, 100], Gen.OneOf(s_tokens)).Array[0, 3]).Select(static (text, left, added) =>
        {
            var tokens = TokensOf(text.Whole);
            for (var i = 0; i < left && tokens.Count > 0; i++) tokens.RemoveAt(text.Whole.Length * (i + 7) % tokens.Count);
            foreach (var (at, token) in added) tokens.Insert(at % (tokens.Count + 1), token);

            // System.Text.Json takes a comment anywhere but there.
            for (var i = tokens.Count - 1; i > 0; i--) if (tokens[i] is ":" && tokens[i - 1].StartsWith('/')) tokens.RemoveAt(i - 1);
            return string.Join(' ', tokens);
        }).Sample(
        static text =>
        {
            using var document = TryParse(text, isLenient: true);
            Assert.Equal(document is null, Read(text, out _) is JsonUnknown);
        },
        iter: 2 * Texts);

    [Fact]
    public void A_text_that_is_being_typed_is_read_without_a_fault() => Gen.Select(JsonTextGen.Any, Gen.Int).Sample(
        static (text, seed) =>
        {
            var typed = TextMutation.Apply(text.Shown, new Random(seed));
            var json = Read(typed, out var pieces);
            foreach (var (spot, _) in SpotsIn(json)) Assert.InRange(spot.Offset + spot.Length, 1, pieces[spot.Node].Length);
            foreach (var place in ObjectsIn(json).Select(static o => o.Place).OfType<JsonPlace>()) Assert.InRange(place.Position!.Offset, 1, pieces[place.Node].Length);
            if (typed.Contains('§', StringComparison.Ordinal)) return;
            using var document = TryParse(typed, isLenient: false);
            if (document is not null) Agrees(json, document.RootElement);
        },
        iter: 2 * Texts);

    [Fact]
    public void Strings_of_a_file_are_found_where_they_stand() => Gen.Select(JsonTextGen.Objects, Gen.Int[0, int.MaxValue]).Sample(
        static (text, seed) =>
        {
            using var document = JsonDocument.Parse(text.Whole);
            var found = JsonReader.StringsIn(text.Whole, CancellationToken.None);
            Assert.Equal(StringsIn(document.RootElement), found.Select(static f => f.Text));
            foreach (var one in found) Assert.Equal(one.Text, JsonSerializer.Deserialize<string>(text.Whole.Substring(one.Start - 1, one.Length + 2)));

            var typed = TextMutation.Apply(text.Whole, new Random(seed));
            foreach (var one in JsonReader.StringsIn(typed, CancellationToken.None)) Assert.True(typed[one.Start - 1] == '"' && typed[one.Start + one.Length] == '"', typed);
        },
        iter: Texts);

    // The same text in a literal of each kind: what is said to stand at a place in the source stands there.
    [Fact]
    public void Names_and_values_are_found_in_literals_of_every_kind() => Gen.Select(JsonTextGen.Objects, Gen.OneOf(WrittenTexts.Kinds), Gen.Int[0, 1_000]).Sample(
        static (json, kind, seed) =>
        {
            var text = kind is "raw" ? json.Whole.ReplaceLineEndings(" ") : json.Whole;
            var tree = Input.Parse($"class C {{ object F => {WrittenTexts.Write(kind, text, new Random(seed))}; }}");
            var model = CSharpCompilation.Create("Test", [tree]).GetSemanticModel(tree);
            var node = tree.GetRoot().DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;
            foreach (var (spot, _) in SpotsIn(JsonReader.Read(new ConstantValue(text, node), CancellationToken.None)))
            {
                var span = LiteralTexts.SpanOf(spot.Node, spot.Offset, spot.Length, model, CancellationToken.None);
                // Only what begins in one literal of a sum and ends in the next one stands at no place.
                if (span is null && kind is "sum" && spot.Offset < text.Length / 2 && spot.Offset + spot.Length > text.Length / 2) continue;
                Assert.True(span is { } at && node.Span.Contains(at), $"{spot.Offset} in {node}");
                Assert.Equal(text.Substring(spot.Offset, spot.Length), Unescaped(kind, node, span.Value));
            }
        },
        iter: Texts);

    private static string Unescaped(string kind, SyntaxNode node, Microsoft.CodeAnalysis.Text.TextSpan span)
    {
        var written = node.SyntaxTree.GetText().ToString(span);
        if (kind is "sum") kind = node.DescendantTokens().Single(t => t.Span.Contains(span)).Text.StartsWith('@') ? "verbatim" : "escaped";
        return kind switch
        {
            "escaped" or "UTF-8" => WrittenTexts.ValueOf(SyntaxFactory.ParseExpression($"\"{written}\"")),
            "verbatim" => WrittenTexts.ValueOf(SyntaxFactory.ParseExpression($"@\"{written}\"")),
            "interpolated" => WrittenTexts.ValueOf(SyntaxFactory.ParseExpression($"$\"{written}\"")),
            "interpolated verbatim" => WrittenTexts.ValueOf(SyntaxFactory.ParseExpression($"$@\"{written}\"")),
            _ => written,
        };
    }

    // Each known piece stands somewhere, so that there are places to look at.
    private static JsonValue Read(string text, out Dictionary<SyntaxNode, string> pieces)
    {
        pieces = [];
        var parts = ImmutableArray.CreateBuilder<Value>();
        foreach (var piece in text.Split('§'))
        {
            if (pieces.Count > 0) parts.Add(OpaqueValue.Unknown);
            var node = SyntaxFactory.ParseExpression("text");
            pieces.Add(node, piece);
            parts.Add(new ConstantValue(piece, node));
        }

        return JsonReader.Read(parts.Count == 1 ? parts[0] : new ConcatenationValue(parts.ToImmutable()), CancellationToken.None);
    }

    private static void Agrees(JsonValue value, string whole)
    {
        using var document = JsonDocument.Parse(whole);
        Agrees(value, document.RootElement);
    }

    // Nothing that is known is otherwise in the whole text, and what is closed has nothing more.
    private static void Agrees(JsonValue value, JsonElement whole)
    {
        switch (value)
        {
            case JsonObject json:
                Assert.Equal(JsonValueKind.Object, whole.ValueKind);
                if (!json.IsOpen) Assert.Equal(whole.EnumerateObject().Select(static p => p.Name), json.Members.Select(static m => m.Name));
                foreach (var member in json.Members.Where(m => ReferenceEquals(json.Find(m.Name), m))) Agrees(member.Value, whole.GetProperty(member.Name));
                break;
            case JsonArray array:
                Assert.Equal(whole.GetArrayLength(), array.Items.Length);
                foreach (var (item, element) in array.Items.Zip(whole.EnumerateArray())) Agrees(item, element);
                break;
            case JsonScalar { Value: ConstantValue { Constant: var constant } }:
                Assert.Equal(ConstantOf(whole), constant);
                break;
        }
    }

    private static object? ConstantOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt32(out var integer) ? (object)integer : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => element,
    };

    private static IEnumerable<string> StringsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static p => StringsIn(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(StringsIn),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private static IEnumerable<JsonObject> ObjectsIn(JsonValue value) => value switch
    {
        JsonObject json => json.Members.SelectMany(static m => ObjectsIn(m.Value)).Prepend(json),
        JsonArray array => array.Items.SelectMany(ObjectsIn),
        _ => [],
    };

    private static IEnumerable<(JsonSpot Spot, JsonValue Value)> SpotsIn(JsonValue value) => value switch
    {
        JsonObject json => json.Members.SelectMany(static m => SpotsIn(m.Value).Concat(Spot(m.ValueSpot, m.Value)).Concat(Spot(m.NameSpot, new JsonScalar(new ConstantValue(m.Name, origin: null))))),
        JsonArray array => array.Items.SelectMany(SpotsIn).Concat(array.Spots.Zip(array.Items).SelectMany(static s => Spot(s.First, s.Second))),
        _ => [],
    };

    private static IEnumerable<(JsonSpot Spot, JsonValue Value)> Spot(JsonSpot? spot, JsonValue value) => spot is null ? [] : [(spot, value)];

    private static JsonDocument? TryParse(string text, bool isLenient)
    {
        try
        {
            var document = JsonDocument.Parse(text, new() { AllowTrailingCommas = isLenient, CommentHandling = isLenient ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow });
            if (AllStringsAreText(document.RootElement)) return document;
            document.Dispose();
            return null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    // Half a pair of surrogates is an error only when the string is asked for.
    private static bool AllStringsAreText(JsonElement element)
    {
        try
        {
            JsonSerializer.Serialize(element);
            return StringsIn(element).All(static s => s is not null);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static List<string> TokensOf(string json)
    {
        var tokens = new List<string>();
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        for (var depth = 0; reader.Read();)
        {
            // The reader leaves out commas and colons: they are put where they belong.
            var isEnd = reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
            if (!isEnd && tokens.Count > 0 && tokens[^1] is not "{" and not "[" and not ":") tokens.Add(",");
            tokens.Add(reader.TokenType switch
            {
                JsonTokenType.StartObject => "{",
                JsonTokenType.EndObject => "}",
                JsonTokenType.StartArray => "[",
                JsonTokenType.EndArray => "]",
                JsonTokenType.PropertyName or JsonTokenType.String => "\"a" + depth.ToString(CultureInfo.InvariantCulture) + "\"",
                _ => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            });
            if (reader.TokenType == JsonTokenType.PropertyName) tokens.Add(":");
            depth++;
        }

        return tokens;
    }
}
