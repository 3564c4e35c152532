using BedrockAnalyzers.Rules.BDR2002;

namespace BedrockAnalyzers.Tests.Rules.BDR2002;

/// <summary>Sentences and names, by themselves.</summary>
public class SavingClaimTests
{
    [Theory, MemberData(nameof(Sentences.Claims), MemberType = typeof(Sentences))]
    public void Claim(string text) => Assert.Single(Claims(text, isAtCall: false));

    [Theory, MemberData(nameof(Sentences.NotUnderstood), MemberType = typeof(Sentences))]
    public void Not_understood(string text) => Assert.Empty(Claims(text, isAtCall: false));

    [Theory, MemberData(nameof(Sentences.NearMisses), MemberType = typeof(Sentences))]
    public void Near_miss(string text) => Assert.Empty(Claims(text, isAtCall: true));

    [Theory, MemberData(nameof(Sentences.ClaimsAtCall), MemberType = typeof(Sentences))]
    public void Claim_at_the_call(string text)
    {
        Assert.Single(Claims(text, isAtCall: true));
        Assert.Empty(Claims(text, isAtCall: false));
    }

    [Theory, MemberData(nameof(Sentences.NearMissesAtCall), MemberType = typeof(Sentences))]
    public void Near_miss_at_the_call(string text) => Assert.Empty(Claims(text, isAtCall: true));

    [Theory, MemberData(nameof(Sentences.Names), MemberType = typeof(Sentences))]
    public void Name(string name) => Assert.True(SavingName.Says(name));

    [Theory, MemberData(nameof(Sentences.OtherNames), MemberType = typeof(Sentences))]
    public void Other_name(string name) => Assert.False(SavingName.Says(name));

    // One way to say it, with each word that it can be said with.
    [Theory]
    [InlineData("Streaming gives lower token WORD.", "usage", "consumption", "cost", "costs", "use", "spend")]
    [InlineData("Streaming means less token WORD.", "usage", "consumption", "cost", "costs", "use", "spend")]
    [InlineData("Streaming means a low WORD.", "bill", "cost", "price", "spend")]
    [InlineData("Streaming brings savings WORD tokens.", "on", "in", "of")]
    [InlineData("With streaming you pay WORD what is read.", "only for", "just for", "for only", "for just")]
    [InlineData("With streaming you pay for WORD tokens.", "less", "fewer")]
    [InlineData("With streaming you only WORD for what is read.", "pay")]
    [InlineData("Streaming lowers WORD and memory.", "tokens", "the token usage")]
    [InlineData("Streaming WORD a low number of tokens.", "uses", "consumes", "needs")]
    [InlineData("Streaming is a mode WORD saves tokens.", "that", "which")]
    [InlineData("Streaming means lower WORD.", "cost", "costs", "price", "prices", "bill", "bills", "billing", "spending", "fees", "charges", "expenses")]
    [InlineData("Streaming means WORD costs.", "lower", "reduced", "low", "less")]
    [InlineData("With streaming, fewer tokens are WORD.", "billed", "charged", "used", "consumed")]
    [InlineData("Streaming WORD the cost down.", "keeps", "brings")]
    [InlineData("Streaming keeps the cost WORD.", "down", "low", "in check", "under control")]
    [InlineData("Streaming WORD fewer tokens.", "uses", "consumes", "costs", "needs", "burns", "requires")]
    [InlineData("Streaming WORD tokens.", "saves", "conserves")]
    [InlineData("Streaming WORD costs.", "saves", "reduces", "lowers", "cuts", "minimizes", "minimises", "decreases", "slashes", "halves", "shrinks", "optimizes", "optimises", "curbs")]
    [InlineData("Streaming is WORD.", "cheaper", "inexpensive", "economical", "affordable")]
    [InlineData("Streaming is less WORD.", "expensive", "costly", "pricey")]
    [InlineData("Streaming is cost WORD.", "effective", "efficient")]
    [InlineData("With streaming the bill WORD lower.", "is", "gets", "stays")]
    [InlineData("We use WORD because it is cheaper.", "streaming", "streams", "ConverseStream", "ConverseStreamAsync", "InvokeModelWithResponseStream", "CreateStreaming", "RetrieveAndGenerateStream")]
    public void Claim_with_each_word(string sentence, params string[] words) =>
        Assert.All(words, word => Assert.Single(Claims(sentence.Replace("WORD", word, StringComparison.Ordinal), isAtCall: false)));

    // What tells to save is no claim, even at the call; what says that it saves is.
    [Theory]
    [InlineData("Save tokens.", "Saves tokens.")]
    [InlineData("Reduce costs.", "Reduces costs.")]
    [InlineData("Lower the cost.", "Lowers the cost.")]
    [InlineData("Keep the cost down.", "Keeps the cost down.")]
    [InlineData("Bring the cost down.", "Brings the cost down.")]
    [InlineData("Cut costs.", "Cuts costs.")]
    [InlineData("Minimize costs.", "Minimizes costs.")]
    [InlineData("Minimise costs.", "Minimises costs.")]
    [InlineData("Decrease costs.", "Decreases costs.")]
    [InlineData("Optimize costs.", "Optimizes costs.")]
    [InlineData("Optimise costs.", "Optimises costs.")]
    [InlineData("Use fewer tokens.", "Uses fewer tokens.")]
    public void Told_and_said(string told, string said)
    {
        Assert.Empty(Claims(told, isAtCall: true));
        Assert.Single(Claims(said, isAtCall: true));
        Assert.Empty(Claims(said, isAtCall: false));
    }

    // The same words of something else.
    [Theory]
    [InlineData("Streaming uses less WORD.", "memory", "RAM", "CPU", "bandwidth", "disk")]
    [InlineData("With streaming you pay WORD.", "only once", "just once", "for it")]
    [InlineData("Streaming with WORD saves tokens.", "caching", "a cap", "a smaller model", "batching", "truncation", "a summary", "Haiku")]
    [InlineData("Streaming WORD saves tokens.", "never", "hardly", "supposedly", "allegedly", "possibly", "cannot claim that it")]
    [InlineData("A WORD stream saves money.", "memory", "file", "network", "video", "audio")]
    public void Near_miss_with_each_word(string sentence, params string[] words) =>
        Assert.All(words, word => Assert.Empty(Claims(sentence.Replace("WORD", word, StringComparison.Ordinal), isAtCall: false)));

    [Theory]
    [InlineData("WORDStream", "Cheap", "Cheaper", "Inexpensive", "Economical", "Thrifty", "Affordable", "LowCost", "LowerCost", "ReducedCost", "LowPrice", "LowerBill", "CostEffective", "CostEfficient", "CostSaving", "FewerTokens", "LessTokens")]
    [InlineData("StreamWORDSaveTokens", "To")]
    [InlineData("SaveTokensWORDStreaming", "By", "With", "Via", "Through", "For")]
    [InlineData("StreamToReduceWORD", "Tokens", "Cost", "Costs", "Bill")]
    public void Name_with_each_word(string name, params string[] words) =>
        Assert.All(words, word => Assert.True(SavingName.Says(name.Replace("WORD", word, StringComparison.Ordinal)), word));

    [Theory]
    [InlineData("CheapStreamWORD", "And", "Then", "Or", "Not", "Non", "Without", "Model", "Models", "Store", "Usage", "Is", "Should", "Can", "If", "When", "Prompt", "Before", "After", "Count", "Counter", "Report", "Log", "Metric", "Metrics", "Than", "Request", "Text", "Question", "Article", "Tips")]
    [InlineData("WORDStream", "SaveTokens", "ReduceTokens", "PriceEffective", "LowMemory", "MemorySaving")]
    public void Other_name_with_each_word(string name, params string[] words) =>
        Assert.All(words, word => Assert.False(SavingName.Says(name.Replace("WORD", word, StringComparison.Ordinal)), word));

    // Half of the sentences are near misses.
    [Fact]
    public void There_are_as_many_near_misses() => Assert.True(Sentences.Claims.Count >= 70 && Sentences.NearMisses.Count >= Sentences.Claims.Count);

    [Theory]
    [InlineData("// It shows words sooner. Streaming is cheaper! And more.", "Streaming is cheaper!")]
    [InlineData("// Streaming\n    // is\n    // cheaper. Really.", "Streaming\n    // is\n    // cheaper.")]
    [InlineData("// Stream the answer\n// Save tokens to the history", null)]
    [InlineData("// We use\n// ConverseStream to save tokens.", "We use\n// ConverseStream to save tokens.")]
    [InlineData("// var cheaper = await client.ConverseStreamAsync(request); // streaming saves tokens;", null)]
    [InlineData("/* Streaming is cheaper. */", "Streaming is cheaper.")]
    [InlineData("/* Streaming is cheaper */", "Streaming is cheaper")]
    [InlineData("/*\n * Streaming is\n * cheaper.\n */", "Streaming is\n * cheaper.")]
    [InlineData("/// <summary>Streams the answer to save tokens.</summary>", "Streams the answer to save tokens.")]
    [InlineData("/// <summary>\n/// Answers. <c>ConverseStream</c> is cheaper.\n/// </summary>", "<c>ConverseStream</c> is cheaper.")]
    [InlineData("/// <remarks><see cref=\"IAmazonBedrockRuntime.ConverseStreamAsync(ConverseStreamRequest, System.Threading.CancellationToken)\"/> saves tokens</remarks>", "<see cref=\"IAmazonBedrockRuntime.ConverseStreamAsync(ConverseStreamRequest, System.Threading.CancellationToken)\"/> saves tokens")]
    [InlineData("/// <example><code>\n/// Streaming is cheaper.\n/// </code></example>", null)]
    [InlineData("/** <summary>Streaming is cheaper.</summary> */", "Streaming is cheaper.")]
    [InlineData("// Streaming (e.g. ConverseStream) is cheaper.", "Streaming (e.g. ConverseStream) is cheaper.")]
    [InlineData("// Streaming vs. Converse etc. is shown here. Streaming is cheaper.", "Streaming is cheaper.")]
    [InlineData("// We use streaming etc. because it is cheaper.", "We use streaming etc. because it is cheaper.")]
    [InlineData("// Streaming, approx. as fast, is cheaper.", "Streaming, approx. as fast, is cheaper.")]
    [InlineData("// - streaming: cheaper\n// - batch: slower", "streaming: cheaper")]
    [InlineData("// Streaming is cheaper .", "Streaming is cheaper .")]
    [InlineData("// streaming is cheaper;", "streaming is cheaper")]
    [InlineData("// x => streaming is cheaper", null)]
    [InlineData("// 1. Streaming is cheaper\n// 2. Batch is not", "Streaming is cheaper")]
    [InlineData("//", null)]
    [InlineData("/**/", null)]
    [InlineData("/// <", null)]
    public void In_a_comment(string comment, string? claim) =>
        Assert.Equal(claim is null ? [] : [claim], SavingClaim.In(SentenceReader.OfComment(comment, 0, TestContext.Current.CancellationToken), isAtCall: false).Select(s => comment.Substring(s.Span.Start, s.Span.Length)));

    private static IEnumerable<object> Claims(string text, bool isAtCall) => SavingClaim.In(SentenceReader.OfComment("// " + text, 0, TestContext.Current.CancellationToken), isAtCall);

    // A megabyte that is all claims but for one word, and one that is a single sentence.
    [Theory]
    [InlineData("// ", "streaming saves not ")]
    [InlineData("// ", "streaming saves tokens, ")]
    [InlineData("// ", "less ")]
    [InlineData("/// ", "<c>")]
    [InlineData("/// ", "<")]
    public void Long_comments_take_no_longer_than_they_are(string marker, string words)
    {
        var comment = marker + string.Concat(Enumerable.Repeat(words, 1_000_000 / words.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        _ = SavingClaim.In(SentenceReader.OfComment(comment, 0, TestContext.Current.CancellationToken), isAtCall: true).ToList();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed} for a megabyte");
    }
}
