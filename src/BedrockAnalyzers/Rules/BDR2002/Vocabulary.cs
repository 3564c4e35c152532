namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>The English words by which a sentence about the cost of streaming is known.</summary>
internal static class Vocabulary
{
    private static readonly HashSet<string> s_streams = Set("stream streams streaming streamed streaming's");

    private static readonly HashSet<string> s_proper = Set("bedrock amazon aws claude anthropic api i conversestream conversestreamasync invokemodelwithresponsestream invokemodelwithresponsestreamasync converse converseasync invokemodel invokemodelasync");

    private static readonly HashSet<string> s_runOn = Set("a an the of to with by and or for in on at via using through from that which so is are was be as than our your its this these because since we it us more less fewer lower when while not only");

    // Who denies, doubts, asks, or tells what others say does not say it.
    private static readonly HashSet<string> s_denials = Set(
        "no never neither nor none nothing cannot cant dont doesnt isnt wont hardly barely scarcely myth myths contrary wrong wrongly mistaken mistakenly mistake misconception misconceptions fallacy false falsely untrue incorrect incorrectly misleading same equal equally identical identically unchanged regardless perceived "
        + "may might could maybe perhaps possibly whether supposedly allegedly believed believe believes think thinks thought claim claims claimed assume assumes assumed assumption said say says saying told seem seems hope hopes hoping unclear unsure unlikely checks verify measures measured tests evaluate compares comparing "
        + "todo fixme hack xxx disable disabled disables disabling nonstreaming unlike versus vs");

    // Money and tokens that something else saves.
    private static readonly HashSet<string> s_otherCauses = Set(
        "cap caps capped capping maxtokens max_tokens maxoutputtokens max maximum limit limits limited limiting ceiling haiku sonnet opus nova llama mistral titan deepseek micro mini cache caches cached caching cachepoint trim trims trimmed trimming truncate truncates truncated truncating truncation summarize summarizes summarized summarizing "
        + "summarise summarised summary summaries compress compressed compresses compression compact compacts compacted compaction prune prunes pruned pruning batch batches batched batching flex tier tiers provisioned throughput cancel cancels canceled cancelled cancelling canceling cancellation abort aborts aborted aborting stop stops stopped "
        + "stopping early earlier interrupt interrupted interrupts dispose disposes disposed disposing disconnect disconnects disconnected break breaks temperature router routing routed routes distillation distilled region regions gzip schema tool tools toolchoice retry retries retried retrying timeout timeouts guardrail guardrails shorter concise short "
        + "brief terse smaller small cheapest dashboard dashboards column table database db invoice plan quota reuse reuses reused dedupe deduplicate deduplicated filter filters filtered filtering top topk retrieval embedding embeddings chunking spot serverless lambda graviton discount history first");

    private static readonly HashSet<string> s_resources = Set(
        "memory ram cpu allocation allocations allocating gc heap bandwidth network networking buffer buffers buffering buffered disk io i/o thread threads threading connection connections garbage lock locks copy copies copying serialization deserialization parsing storage database compute computing maintenance engineering development");

    private static readonly HashSet<string> s_objects = Set("money cost costs price prices pricing bill bills billing charge charges spend spending expense expenses expenditure token tokens dollars dollar cents fee fees usd budget budgets");

    private static readonly HashSet<string> s_prices = Set("cost costs price prices pricing bill bills billing charges spend spending expense expenses fees");

    private static readonly HashSet<string> s_saves = Set("save saves saved saving conserve conserves conserved conserving");

    private static readonly HashSet<string> s_reduces = Set(
        "reduce reduces reduced reducing lower lowers lowered lowering cut cuts cutting minimize minimizes minimized minimizing minimise minimises minimised minimising decrease decreases decreased decreasing slash slashes slashed slashing halve halves halved halving shrink shrinks shrinking optimize optimizes optimized optimizing optimise optimises optimised optimising curb curbs curbing");

    private static readonly HashSet<string> s_comparatives = Set("cheaper cheaply inexpensive economical economically affordable");

    private static readonly HashSet<string> s_costly = Set("expensive costly pricey");

    private static readonly HashSet<string> s_effective = Set(
        "effective effectively effectiveness efficient efficiently efficiency saving savings saver friendly optimized optimised optimization optimisation optimizing optimising reduction reductions cutting reducing cutter benefit benefits advantage advantages reasons");

    private static readonly HashSet<string> s_uses = Set("use uses using used consume consumes consumed consuming cost costs costing need needs burn burns burning pay pays paid paying spend spends spending bill bills billed billing charge charges charged charging require requires");

    private static readonly HashSet<string> s_pays = Set("cost costs costing pay pays paid paying spend spends spending bill bills billed charge charges charged");

    private static readonly HashSet<string> s_down = Set("down low lower small minimal");

    private static readonly HashSet<string> s_reduced = Set("reduced lowered lower saved less smaller halved cut minimized minimised low down fewer decreased drop drops fall falls shrink shrinks decrease decreases");

    private static readonly HashSet<string> s_beings = Set("is are was were be been being get gets stay stays remain remains will can go goes come comes");

    private static readonly HashSet<string> s_stops = Set("to in into for when with while by from at until before after because which that if is are was were as per so then we it");

    // What has a cost or counts tokens, and is what is meant then.
    private static readonly HashSet<string> s_heads = Set("field fields property properties value values variable column counter counters total totals threshold alarm alarms limit limits report reports metric metrics estimate estimates table record records center centre explorer id name stream estimation calculation calculator log logs label");

    private static readonly HashSet<string> s_stored = Set("to into in as for so from before after count counts stats statistics details info data per");

    private static readonly HashSet<string> s_notMany = Set("the these those all each received returned generated streamed every its their his her cancellation access refresh auth authentication bearer session continuation csrf jwt");

    private static readonly HashSet<string> s_auxiliaries = Set(
        "is are was be been will would can should shall also often usually generally much far significantly substantially considerably greatly drastically slightly a an bit lot little thus therefore thereby hence always typically mostly really actually even help helps helping lets let allow allows make makes making keep keeps keeping tend tends the our your overall total token input output api monthly number amount of here "
        + "both faster quicker simpler better nicer easier more way just simply only still currently thanks order means mean ends up end has have provide provides providing give gives giving offer offers offering bring brings bringing achieve achieves ensure ensures enable enables results result bedrock aws amazon ai llm inference model per request good great");

    private static readonly HashSet<string> s_pronouns = Set("it this that they we you us i it's that's which these doing");

    private static readonly HashSet<string> s_openers = Set("to for at with by in because since as so and or but which that where when therefore thus hence while if via through on");

    private static readonly HashSet<string> s_connectors = Set(
        "by with via through using use uses used thanks to due because since as we it it's is are of when whenever while for in on from the a an this our let let's here mode response responses result call calls simply just prefer prefers choose chose always bedrock bedrock's aws api you i using going instead can should must so please go enable enabled enables turning turn way option approach variant");

    private static readonly HashSet<string> s_hinge = Set("because since as when by via with through if whenever");

    private static readonly HashSet<string> s_excluding = Set("than without unlike before after until non not avoid avoids avoiding disable disabling versus vs close closes closing end ends leave leaves only no never prior drop drops skip skips skipping");

    private static readonly HashSet<string> s_otherStreams = Set("memory file network byte input output video audio data crypto log stdout response's");

    private static readonly HashSet<string> s_nouns = Set(
        "mode way option options approach alternative alternatives measure call calls path api apis method methods variant choice solution streaming stream streams technique strategy pattern version operation implementation endpoint delivery answer answers response responses reasons purposes");

    private static readonly HashSet<string> s_followers = Set(
        "than and or but because when whenever by with via through to for here in on as since if per so too overall compared while this that using thanks due of if at it we now anyway both is are from over again");

    /// <summary>Whether a word means that an answer comes in pieces.</summary>
    public static bool IsStream(string word) =>
        s_streams.Contains(word) || (word.Length > 10 && (Has(word, "conversestream") || Has(word, "withresponsestream") || Has(word, "streamingresponse") || Has(word, "createstreaming") || Has(word, "generatestream")));

    /// <summary>Whether a line that ends in the word goes on in the next.</summary>
    public static bool RunsOn(string word) => s_runOn.Contains(word);

    /// <summary>Whether a word is written with a capital within a sentence too.</summary>
    public static bool IsProperName(string word) => s_proper.Contains(word);

    /// <summary>Whether a sentence with the word denies what it says, doubts it, or says that others say it.</summary>
    public static bool Denies(string word) => s_denials.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>Whether the word names something else that saves money or tokens.</summary>
    public static bool IsOtherCause(string word) => s_otherCauses.Contains(word);

    /// <summary>Whether the word names what is not paid for by the token.</summary>
    public static bool IsResource(string word) => s_resources.Contains(word);

    public static bool IsObject(string word) => s_objects.Contains(word);

    public static bool IsPrice(string word) => s_prices.Contains(word);

    public static bool IsSave(string word) => s_saves.Contains(word);

    public static bool IsReduce(string word) => s_reduces.Contains(word);

    public static bool IsComparative(string word) => s_comparatives.Contains(word);

    public static bool IsCostly(string word) => s_costly.Contains(word);

    public static bool IsEffective(string word) => s_effective.Contains(word);

    public static bool IsUse(string word) => s_uses.Contains(word);

    public static bool IsPay(string word) => s_pays.Contains(word);

    public static bool IsDown(string word) => s_down.Contains(word);

    public static bool IsReduced(string word) => s_reduced.Contains(word);

    public static bool IsBeing(string word) => s_beings.Contains(word);

    public static bool EndsObject(string word) => s_stops.Contains(word);

    public static bool IsHead(string word) => s_heads.Contains(word);

    public static bool Stores(string word) => s_stored.Contains(word);

    public static bool IsCertain(string word) => s_notMany.Contains(word);

    public static bool IsAuxiliary(string word) => s_auxiliaries.Contains(word);

    public static bool IsPronoun(string word) => s_pronouns.Contains(word);

    public static bool Opens(string word) => s_openers.Contains(word);

    public static bool Connects(string word) => s_connectors.Contains(word);

    public static bool IsHinge(string word) => s_hinge.Contains(word);

    public static bool Excludes(string word) => s_excluding.Contains(word);

    public static bool IsOtherStream(string word) => s_otherStreams.Contains(word);

    public static bool CanBeCostSaving(string word) => s_nouns.Contains(word) || s_followers.Contains(word);

    private static bool Has(string word, string part) => word.IndexOf(part, StringComparison.Ordinal) >= 0;

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
