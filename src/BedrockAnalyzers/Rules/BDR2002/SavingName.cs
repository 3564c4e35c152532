namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>Whether a name says that streaming saves money or tokens: <c>StreamToSaveTokensAsync</c>, <c>lowCostStream</c>.</summary>
internal static class SavingName
{
    private const int MaximumLength = 100;

    /// <summary>Whether a name says so.</summary>
    public static bool Says(string name)
    {
        if (name.Length is < 9 or > MaximumLength || name.IndexOf("stream", StringComparison.OrdinalIgnoreCase) < 0) return false;
        var words = WordsOf(name);
        var (hasStream, hasSaving, hasWay) = (false, false, false);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var next = i + 1 < words.Count ? words[i + 1] : "";
            if (IsOther(word)) return false;
            hasWay |= word is "to" or "by" or "with" or "via" or "through" or "for";
            if (Vocabulary.IsStream(word) && !(i > 0 && Vocabulary.IsOtherStream(words[i - 1]))) hasStream = true;
            else if (word is "cheap" or "cheaper" or "cheaply" or "inexpensive" or "economical" or "thrifty" or "affordable") hasSaving = true;
            else if (Vocabulary.IsObject(word) && word is not ("price" or "prices") && Vocabulary.IsEffective(next)) hasSaving = true;
            else if (word is "low" or "lower" or "reduced" or "less" && next is "cost" or "costs" or "price" or "prices" or "bill") hasSaving = true;
        }

        for (var i = 0; i + 1 < words.Count && !hasSaving; i++)
        {
            var isObject = words[i + 1] is "token" or "tokens" or "cost" or "costs" or "bill" or "money";

            // SaveTokens alone can keep them, and ReduceTokens can trim a text.
            hasSaving = (Vocabulary.IsSave(words[i]) || Vocabulary.IsReduce(words[i])) && isObject && (hasWay || words[i + 1] is "money" || (Vocabulary.IsReduce(words[i]) && words[i + 1] is "cost" or "costs" or "bill"));
            hasSaving |= words[i] is "fewer" or "less" && words[i + 1] is "tokens";
        }

        return hasStream && hasSaving;
    }

    private static bool IsOther(string word) =>
        Vocabulary.IsOtherCause(word) || Vocabulary.IsResource(word) || Vocabulary.Denies(word)
        || word is "and" or "then" or "or" or "not" or "non" or "without" or "model" or "models" or "store" or "usage" or "is" or "should" or "can" or "if" or "when" or "prompt" or "before" or "after" or "count" or "counter" or "report" or "log" or "metric" or "metrics" or "than" or "request" or "text" or "question" or "article" or "tips";

    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || name[i] == '_' || name[i - 1] == '_' || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!isEnd) continue;
            if (name[start] != '_') words.Add(name.Substring(start, i - start).ToLowerInvariant());
            start = i;
        }

        return words;
    }
}
