using CsCheck;

namespace BedrockAnalyzers.Tests.Flow.Json;

/// <summary>JSON, and the same text with <c>§</c> where a part of it is hidden: a value, a member, an item, or what is inside a string.</summary>
internal readonly record struct JsonText(string Whole, string Shown);

/// <summary>JSON of all shapes and layouts. Objects have each name once.</summary>
internal static class JsonTextGen
{
    private static readonly Gen<string> s_space = Gen.OneOf("", "", "", " ", "\n  ", "\r\n\t");

    private static readonly Gen<string> s_characters = Gen.OneOf(
        Gen.Char.AlphaNumeric.Select(static c => c.ToString()), Gen.OneOf(" ", "{", "}", "[", "]", ",", ":", "/*", "//", "\\\"", "\\\\", "\\/", "\\n", "\\r", "\\t", "\\b", "\\f", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\u00e9", "\ud83d\ude00", "\u2028"))
        .Array[0, 6].Select(string.Concat);

    private static readonly Gen<JsonText> s_scalar = Gen.OneOf(
        Gen.Select(s_characters, s_characters, s_characters, Gen.Int[0, 5], static (a, b, c, hidden) => new JsonText($"\"{a}{b}{c}\"", hidden == 0 ? $"\"{a}§{c}\"" : $"\"{a}{b}{c}\"")),
        Gen.OneOf("0", "-0", "7", "-12", "2147483647", "2147483648", "-2147483649", "1.5", "-2.5e3", "1E+2", "0.0", "12345678901234567890", "1e300", "true", "false", "null", "\"\"").Select(static s => new JsonText(s, s)));

    public static readonly Gen<JsonText> Any = Gen.Recursive<JsonText>(static (depth, value) =>
    {
        var item = Gen.Select(s_space, depth >= 3 ? s_scalar : value, s_space, Gen.Int[0, 5], static (before, value, after, hidden) => new JsonText(before + value.Whole + after, before + (hidden == 0 ? "§" : value.Shown) + after));
        return depth >= 4 ? s_scalar : Gen.OneOf(s_scalar, Object(item), List('[', ']', item));
    });

    public static readonly Gen<JsonText> Objects = Object(Gen.Select(s_space, Any, static (before, value) => new JsonText(before + value.Whole, before + value.Shown)));

    private static Gen<JsonText> Object(Gen<JsonText> value) => List(
        '{', '}',
        Gen.Select(s_space, s_characters, s_space, value, Gen.Int[0, 7], static (before, name, behind, value, hidden) =>
        {
            var whole = $"{before}\"{name}@\"{behind}:{value.Whole}";
            return new JsonText(whole, hidden == 0 ? before + "§" : $"{before}\"{name}@\"{behind}:{value.Shown}");
        }));

    // The place in the list makes a name one of its own.
    private static Gen<JsonText> List(char open, char close, Gen<JsonText> item) =>
        Gen.Select(item.Array[0, 4], s_space, (items, space) => new JsonText(open + Join(items, static i => i.Whole) + space + close, open + Join(items, static i => i.Shown) + space + close));

    private static string Join(JsonText[] items, Func<JsonText, string> text) => string.Join(',', items.Select((item, i) => text(item).Replace("@", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
}
