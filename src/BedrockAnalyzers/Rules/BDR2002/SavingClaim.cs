namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>
/// Whether a sentence says that streaming saves money or tokens. It does so when it names a saving, streaming is the subject or the cause of it, and nothing in it denies it or names another cause. What is not understood is not such a sentence.
/// </summary>
internal static class SavingClaim
{
    // How far words can be apart and still belong together.
    private const int Reach = 16;
    private const int ObjectReach = 5;

    /// <summary>The sentences that say so.</summary>
    /// <param name="sentences">The sentences of one text.</param>
    /// <param name="isAtCall">Whether the text stands at the call, so that what has no subject speaks of streaming.</param>
    public static IEnumerable<Sentence> In(IReadOnlyList<Sentence> sentences, bool isAtCall)
    {
        if (sentences.Any(IsDisclaimer)) yield break;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (IsSaid(sentences[i], isAtCall && i == 0, i > 0 && SpeaksOfStreaming(sentences[i - 1])) && !(i + 1 < sentences.Count && Answers(sentences[i + 1]))) yield return sentences[i];
        }
    }

    private static bool IsSaid(Sentence sentence, bool isAtCall, bool isAfterStream)
    {
        if (sentence.End == '?') return false;
        var words = sentence.Words;
        var (hasClaim, hasResource) = (false, false);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Text;
            if (Vocabulary.Denies(word) || IsOtherCause(words, i)) return false;
            if (i == 0 && word is "measure" or "check" or "test" or "compare") return false;
            if (word is "not" && !(At(words, i + 1) is "only" or "just" or "merely")) return false;
            if (word is "without" && Any(words, i + 1, i + 4, static w => Vocabulary.IsStream(w) || Vocabulary.IsObject(w) || Vocabulary.IsReduce(w) || Vocabulary.IsSave(w))) return false;
            if (word is "instead" or "rather" && Vocabulary.IsSave(At(words, i + 2)) | Vocabulary.IsReduce(At(words, i + 2))) return false;
            if (word is "if" && Any(words, i + 1, i + 4, static w => Vocabulary.IsStream(w))) return false;
            if (word is "how" && At(words, i + 1) is "to" or "much") return false;
            hasResource |= Vocabulary.IsResource(word);
            hasClaim |= Vocabulary.IsObject(word) || Vocabulary.IsPay(word) || Vocabulary.IsComparative(word) || Vocabulary.IsCostly(word) || Vocabulary.IsPay(word);
        }

        if (!hasClaim) return false;
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsQuoted && EndOfSaving(words, i, hasResource) is { } end && IsByStreaming(words, i, end, isAtCall, isAfterStream)) return true;
        }

        return false;
    }

    // A smaller model saves by itself; a smaller bill is the saving.
    private static bool IsOtherCause(IReadOnlyList<Word> words, int i) => Vocabulary.IsOtherCause(words[i].Text) && words[i].Text switch
    {
        "smaller" => !(Vocabulary.IsPrice(At(words, i + 1)) || (Vocabulary.IsBeing(At(words, i - 1)) && Vocabulary.IsPrice(At(words, i - 2)))),
        "small" => !Vocabulary.IsPrice(At(words, i - 1)),
        _ => true,
    };

    // The last word of a saving that begins at a word, or null where none does.
    private static int? EndOfSaving(IReadOnlyList<Word> words, int i, bool hasResource)
    {
        var word = words[i].Text;
        var next = At(words, i + 1);
        if (Vocabulary.IsComparative(word)) return hasResource || At(words, i - 1) is "a" or "an" or "the" or "of" && !IsOfSaving(words, i) ? null : i;
        if (word is "less" or "lower" && Vocabulary.IsCostly(next)) return hasResource ? null : i + 1;
        if (Vocabulary.IsObject(word))
        {
            var effective = next is "usage" or "consumption" ? i + 2 : i + 1;
            if (Vocabulary.IsEffective(At(words, effective)) && At(words, i - 1) is not ("for" or "of" or "on") | At(words, effective) is not ("benefits" or "advantages"))
                return (hasResource && word is not ("token" or "tokens")) || !IsOfSaving(words, effective) || Vocabulary.IsHead(At(words, effective + 1)) ? null : effective;
        }

        if (word is "savings" or "reduction" or "reductions" && next is "in" or "of" or "on" && ObjectAfter(words, i + 2) is { } saved && IsMeant(words, saved, hasResource)) return saved;
        if (Vocabulary.IsReduce(word) && ObjectAfter(words, i + 1) is { } reduced && words[reduced].Text is not ("budget" or "budgets") && IsMeant(words, reduced, hasResource)) return reduced;
        if (word is "avoid" or "avoids" or "avoiding" && AvoidedAfter(words, i + 1) is { } avoided && IsMeant(words, avoided, hasResource)) return avoided;
        if (Vocabulary.IsSave(word) && ObjectAfter(words, i + 1) is { } kept && IsMeant(words, kept, hasResource) && !IsStored(words, i, kept)) return kept;
        if (word is "fewer" or "less" or "smaller" or "lower" or "reduced" or "low" && EndOfLess(words, i, hasResource) is { } less) return less;
        if (word is "keep" or "keeps" or "keeping" or "bring" or "brings" && ObjectAfter(words, i + 1) is { } down && IsMeant(words, down, hasResource) && EndOfDown(words, down) is { } low) return low;
        if (Vocabulary.IsUse(word) && EndOfUse(words, i, hasResource) is { } used) return used;
        if (word is "half" or "fraction" && Any(words, i + 1, i + 4, Vocabulary.IsPrice) && !hasResource && At(words, i - 1) is not "the") return IndexOf(words, i + 1, i + 4, Vocabulary.IsPrice);
        if ((Vocabulary.IsPrice(word) || word is "tokens" || (word is "usage" or "consumption" && At(words, i - 1) is "token")) && EndOfPassive(words, i) is { } passive && IsMeant(words, i, hasResource)) return passive;
        return null;
    }

    // "a cost-effective way", not "a cost-effective report".
    private static bool IsOfSaving(IReadOnlyList<Word> words, int i) => i + 1 >= words.Count || words[i + 1].Before != '\0' || Vocabulary.CanBeCostSaving(words[i + 1].Text) || Vocabulary.IsStream(words[i + 1].Text);

    private static int? ObjectAfter(IReadOnlyList<Word> words, int from)
    {
        for (var i = from; i < words.Count && i <= from + ObjectReach; i++)
        {
            var word = words[i].Text;
            if (words[i].Before is not ('\0' or ',') || words[i].IsQuoted) return null;
            if (Vocabulary.IsObject(word))
            {
                // The last of "token cost", "Bedrock bill", "money".
                while (i + 1 < words.Count && words[i + 1].Before == '\0' && Vocabulary.IsObject(words[i + 1].Text)) i++;
                if (words[i].Text is "token" && At(words, i + 1) is not ("usage" or "consumption" or "use" or "spend")) return null;
                return i;
            }

            if (i > from && Vocabulary.IsUse(word) && word is not ("use" or "used")) return null;
            if (Vocabulary.EndsObject(word) || Vocabulary.IsSave(word)) return null;
        }

        return null;
    }

    private static int? AvoidedAfter(IReadOnlyList<Word> words, int from)
    {
        for (var i = from; i < words.Count && i < from + 4; i++)
        {
            if (words[i].Text is "paying" or "charges" or "costs" or "cost" or "fees" or "expenses") return i;
            if (words[i].Text is "wasting" or "wasted" && Any(words, i + 1, i + 4, static w => w is "tokens" or "money")) return IndexOf(words, i + 1, i + 4, static w => w is "tokens" or "money");
        }

        return null;
    }

    // Not the cost of memory, and not a counter of tokens.
    private static bool IsMeant(IReadOnlyList<Word> words, int i, bool hasResource)
    {
        var next = i + 1 < words.Count && words[i + 1].Before == '\0' ? words[i + 1].Text : "";
        if (Vocabulary.IsHead(next) && !(next is "stream")) return false;
        if (next is "per" && At(words, i + 2) is "chunk" or "event" or "message" or "frame" or "delta") return false;
        if (At(words, i - 1) is "time" or "latency" or "switching" or "opportunity") return false;
        if (next is "of" && At(words, i + 2) is "waiting" or "latency" or "buffering") return false;
        return !hasResource || words[i].Text is "token" or "tokens" or "usage" or "money" or "bill";
    }

    // "save the tokens to the database" keeps them.
    private static bool IsStored(IReadOnlyList<Word> words, int from, int to)
    {
        if (words[to].Text is "money" or "dollars") return false;
        var next = At(words, to + 1);
        if (next is "usage" or "consumption" && words[to].Text is "token") next = At(words, to + 2) is var after && At(words, from - 1) is "to" ? after : "in";
        return Any(words, from + 1, to, Vocabulary.IsCertain) || (to + 1 < words.Count && words[to + 1].Before == '\0' && Vocabulary.Stores(next) && !Vocabulary.IsHinge(next));
    }

    private static int? EndOfLess(IReadOnlyList<Word> words, int i, bool hasResource)
    {
        for (var at = i + 1; at < words.Count && at <= i + 3; at++)
        {
            var word = words[at].Text;
            if (words[at].Before != '\0' || Vocabulary.EndsObject(word)) return null;
            if (word is "tokens")
            {
                if (!IsMeant(words, at, hasResource)) return null;
                var isUsed = Any(words, at + 1, at + 4, static w => w is "billed" or "charged" or "used" or "consumed");
                return isUsed || Any(words, i - 3, i, static w => Vocabulary.IsUse(w) && w is not "using" || w is "using") ? at : null;
            }

            if (word is "token" && At(words, at + 1) is "usage" or "consumption" or "cost" or "costs" or "use" or "spend") return at + 1;
            if (Vocabulary.IsPrice(word)) return word is "charge" or "spend" or "cost" or "costs" or "price" or "prices" or "bill" or "bills" or "billing" or "spending" or "fees" or "charges" or "expenses" && IsMeant(words, at, hasResource) ? at : null;
        }

        return null;
    }

    private static int? EndOfDown(IReadOnlyList<Word> words, int from)
    {
        for (var i = from + 1; i < words.Count && i <= from + 4; i++)
        {
            if (Vocabulary.IsDown(words[i].Text) || (words[i].Text is "check" or "control" && At(words, i - 1) is "in" or "under")) return i;
        }

        return null;
    }

    // "costs less", "uses fewer tokens", "pay only for what is read".
    private static int? EndOfUse(IReadOnlyList<Word> words, int i, bool hasResource)
    {
        if (Vocabulary.IsPay(words[i].Text))
        {
            var next = At(words, i + 1);
            if (next is "only" or "just" && At(words, i + 2) is "for") return i + 2;
            if (next is "for" && At(words, i + 2) is "only" or "just") return i + 2;
            if (next is "for" && At(words, i + 2) is "less" or "fewer") return i + 2;
            if (At(words, i - 1) is "only" && next is "for") return i + 1;
        }

        for (var at = i + 1; at < words.Count && at <= i + 3; at++)
        {
            if (words[at].Text is not ("less" or "fewer")) continue;
            var after = at + 1 < words.Count && words[at + 1].Before == '\0' ? words[at + 1].Text : "";
            if (Vocabulary.IsPay(words[i].Text) && !hasResource && (after.Length == 0 || Vocabulary.CanBeCostSaving(after) || after is "money")) return at;
            return IndexOf(words, at + 1, at + 4, static w => w is "tokens") is { } tokens && IsMeant(words, tokens, hasResource) ? tokens : null;
        }

        return null;
    }

    // "the bill is lower", "tokens are saved", "costs drop"
    private static int? EndOfPassive(IReadOnlyList<Word> words, int i)
    {
        var hasBeing = false;
        for (var at = i + 1; at < words.Count && at <= i + 6; at++)
        {
            var word = words[at].Text;
            if (words[at].Before != '\0') return null;
            hasBeing |= Vocabulary.IsBeing(word);
            if (!Vocabulary.IsReduced(word)) continue;
            if (word is "saved" && Vocabulary.Stores(At(words, at + 1))) return null;
            return hasBeing || (at == i + 1 && word is "drop" or "drops" or "fall" or "falls" or "shrink" or "shrinks" or "down") ? at : null;
        }

        return null;
    }

    private static bool IsByStreaming(IReadOnlyList<Word> words, int start, int end, bool isAtCall, bool isAfterStream)
    {
        // Streaming in the saving itself: "the cost of streaming is lower".
        for (var i = start; i <= end; i++)
        {
            if (Vocabulary.IsStream(words[i].Text) && IsMeantStream(words, i)) return true;
        }

        var (at, hasOther) = (start - 1, false);
        var isOpened = start < words.Count && words[start].Before != '\0';
        for (; at >= 0 && !isOpened && start - at <= Reach; at--)
        {
            var word = words[at].Text;
            if (Vocabulary.IsStream(word)) return IsMeantStream(words, at);
            if (word is "that" or "which" && words[at].Before == '\0' && at > 0) return IsOfStream(words, at);
            if (Vocabulary.IsPronoun(word) && !hasOther) break;
            if (Vocabulary.Opens(word))
            {
                if (!hasOther) break;
                if (word is not ("of" or "in" or "on" or "for" or "to" or "with" or "at" or "by" or "via" or "through")) return false;
            }
            else if (!Vocabulary.IsAuxiliary(word) && !Vocabulary.IsEffective(word) && !Vocabulary.IsComparative(word) && !Vocabulary.IsReduce(word) && !Vocabulary.IsUse(word))
            {
                hasOther = true;
            }

            isOpened = words[at].Before != '\0';
            if (isOpened && at == 0) isOpened = false;
        }

        if (hasOther) return false;
        for (var i = at; i >= 0 && i > at - 2 * Reach; i--)
        {
            if (Vocabulary.IsStream(words[i].Text) && IsMeantStream(words, i)) return true;
        }

        if (IsFollowedByStream(words, end)) return true;
        var isWithoutSubject = at < 2;
        return isWithoutSubject && ((isAfterStream && !IsImperative(words)) || (isAtCall && !IsImperative(words)));
    }

    // "Save tokens" can ask to store them, "Keep the cost down" can speak of the request; "saves tokens" speaks of what stands here.
    private static bool IsImperative(IReadOnlyList<Word> words) => words[0].Text is "save" or "reduce" or "lower" or "keep" or "cut" or "minimize" or "minimise" or "decrease" or "optimize" or "optimise" or "low" or "avoid" or "use" or "bring" or "tokens" or "costs" or "cost" or "price" or "token" && !(words.Count > 1 && Vocabulary.IsEffective(words[1].Text));

    // "a mode that saves", "streaming is what saves"
    private static bool IsOfStream(IReadOnlyList<Word> words, int at)
    {
        if (At(words, at - 1) is "so" or "means" or "ensures" or "such") return Any(words, 0, at, Vocabulary.IsStream) && !Any(words, 0, at, Vocabulary.Excludes);
        for (var i = at - 1; i >= 0 && i >= at - 7; i--)
        {
            if (Vocabulary.IsStream(words[i].Text)) return (at - i <= 2 || At(words, i + 1) is "is") && IsMeantStream(words, i);
        }

        return false;
    }

    // "Save tokens: stream", "cheaper than waiting because it streams"
    private static bool IsFollowedByStream(IReadOnlyList<Word> words, int end)
    {
        var isCompared = false;
        for (var i = end + 1; i < words.Count && i <= end + Reach; i++)
        {
            var word = words[i].Text;
            if (Vocabulary.IsStream(word)) return !isCompared && IsMeantStream(words, i);
            if (word is "than" && i == end + 1) isCompared = true;
            else if (isCompared) isCompared = !Vocabulary.IsHinge(word) && words[i].Before == '\0';
            else if (word is "and" && words[i].Before == '\0' && At(words, i + 1) is "latency" or "time" or "speed" or "delay") i++;
            else if (!Vocabulary.Connects(word)) return false;
        }

        return false;
    }

    private static bool IsMeantStream(IReadOnlyList<Word> words, int i)
    {
        if (words[i].Before == '\0' && Vocabulary.IsOtherStream(At(words, i - 1))) return false;
        for (var at = i - 1; at >= 0 && at >= i - 3 && words[at + 1].Before == '\0'; at--)
        {
            if (Vocabulary.IsHinge(words[at].Text)) return true;
            if (Vocabulary.Excludes(words[at].Text) && !(words[at].Text is "not" or "only" && At(words, at + 1) is "only" or "just")) return false;
        }

        return true;
    }

    private static bool SpeaksOfStreaming(Sentence sentence)
    {
        var isOf = false;
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            var word = sentence.Words[i].Text;
            if ((Vocabulary.Denies(word) && word is not ("same" or "equal")) || IsOtherCause(sentence.Words, i) || word is "not" or "without") return false;
            isOf |= Vocabulary.IsStream(word) && IsMeantStream(sentence.Words, i);
        }

        return isOf;
    }

    // "That is a myth."
    private static bool Answers(Sentence sentence) =>
        sentence.Words.Count > 0
        && sentence.Words[0].Text is "that" or "this" or "it" or "but" or "however" or "actually" or "no" or "not" or "though" or "which" or "in" or "wrong" or "well" or "they"
        && sentence.Words.Any(static w => Vocabulary.Denies(w.Text) || w.Text is "not");

    // A text that says somewhere that something is a myth.
    private static bool IsDisclaimer(Sentence sentence) => sentence.Words.Any(static w => w.Text is "myth" or "myths" or "misconception" or "fallacy" or "untrue" or "mistaken" or "contrary" or "misleading");

    private static string At(IReadOnlyList<Word> words, int i) => i >= 0 && i < words.Count ? words[i].Text : "";

    private static bool Any(IReadOnlyList<Word> words, int from, int to, Func<string, bool> test) => IndexOf(words, from, to, test) is not null;

    private static int? IndexOf(IReadOnlyList<Word> words, int from, int to, Func<string, bool> test)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, words.Count); i++)
        {
            if (test(words[i].Text)) return i;
        }

        return null;
    }
}
