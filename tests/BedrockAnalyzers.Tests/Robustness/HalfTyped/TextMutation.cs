namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>A text of settings, JSON or options, that somebody is typing in.</summary>
internal static class TextMutation
{
    private static readonly string[] s_pieces =
        ["{", "}", "[", "]", "\"", "\\", ":", ",", "\n", "=", "//", "/*", "*/", "\\u00", "\\u0022", "\0", "\ud83d", "\u2028", "\uFEFF", "null", "true", "{}", "[]", "\"\"", "\"ModelId\": \"anthropic.claude-v2\",", "1e999", "-", "99999999999999999999", "arn:aws:bedrock:", "# comment"];

    private static readonly string[] s_values =
        ["", "0", "-1", "1", "5", "2147483647", "2147483648", "-2147483648", "99999999999999999999", "1e3", "1.5", "0x10", "true", "none", "abc", ",", ",,", "a,b", "anthropic.claude-v2, ,", "anthropic.claude-v2=2026-01-01", "=", "=2026-13-40", "a=b=c", "\u00fc\u00df", "\ud83d", "# x", "; x", "9999-12-31", "0001-01-01"];

    /// <summary>What somebody may write behind the key of an option.</summary>
    public static string Value(Random random) => s_values[random.Next(s_values.Length)];

    public static string Apply(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--) text = Once(text, random);
        return text;
    }

    private static string Once(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, random.Next(5) == 0 ? 200 : 8), text.Length - at);
        switch (random.Next(8))
        {
            case 0: return text[..at];
            case 1: return text.Remove(at, length);
            case 2: return text.Insert(at, text.Substring(at, length));
            case 3: return text.Insert(random.Next(text.Length + 1), text.Substring(at, length));
            case 4: return text.Remove(at, length).Insert(at, s_pieces[random.Next(s_pieces.Length)]);
            case 5:
                // The value in the line of the place.
                var start = text.LastIndexOfAny(['=', ':'], Math.Max(0, Math.Min(at, text.Length - 1)), Math.Max(0, Math.Min(at, text.Length - 1))) + 1;
                var end = text.IndexOfAny(['\n', '\r', '}'], start);
                return text[..start] + Value(random) + (end < 0 ? "" : text[end..]);
            default: return text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
        }
    }
}
