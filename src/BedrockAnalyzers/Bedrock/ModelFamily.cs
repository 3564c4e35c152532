using System.Collections.Immutable;

namespace BedrockAnalyzers.Bedrock;

/// <summary>
/// A family of models whose InvokeModel bodies have one shape: where the output-token cap stands, and what happens without it.
/// From the "Inference request parameters" pages of the Amazon Bedrock user guide and the Nova user guide, read 2026-11-23; each family names its page.
/// Converse has one place for all families (<c>InferenceConfig.MaxTokens</c>) and does not need this.
/// </summary>
internal sealed class ModelFamily
{
    /// <summary>Claude with <c>messages</c>. Page: model-parameters-anthropic-claude-messages-request-response.</summary>
    public static readonly ModelFamily ClaudeMessages = new("Claude, messages", MissingCap.CallFails, null, areCapNamesCertain: true, "max_tokens");

    /// <summary>
    /// Claude 1, 2 and Instant with <c>prompt</c>. Page: model-parameters-anthropic-claude-text-completion. Those models take <c>messages</c> too: a body
    /// that has them is of <see cref="ClaudeMessages"/>, whatever the ID says.
    /// </summary>
    public static readonly ModelFamily ClaudeTextCompletions = new("Claude, text completions", MissingCap.CallFails, null, areCapNamesCertain: true, "max_tokens_to_sample");

    /// <summary>Titan text. Page: model-parameters-titan-text.</summary>
    public static readonly ModelFamily TitanText = new("Titan text", MissingCap.DefaultNumber, 512, areCapNamesCertain: true, "textGenerationConfig.maxTokenCount");

    /// <summary>Nova that writes text. Page: complete-request-schema of the Nova user guide; <c>max_new_tokens</c> is the older spelling that AWS's samples still use.</summary>
    public static readonly ModelFamily Nova = new("Nova", MissingCap.ModelsChoice, null, areCapNamesCertain: true, "inferenceConfig.maxTokens", "inferenceConfig.max_new_tokens");

    /// <summary>Llama. Page: model-parameters-meta; the default's number is not certain.</summary>
    public static readonly ModelFamily Llama = new("Llama", MissingCap.SmallDefault, null, areCapNamesCertain: true, "max_gen_len");

    /// <summary>Mistral, text and chat. Pages: model-parameters-mistral-text-completion, model-parameters-mistral-chat-completion.</summary>
    public static readonly ModelFamily Mistral = new("Mistral", MissingCap.DependsOnModel, null, areCapNamesCertain: true, "max_tokens");

    /// <summary>Cohere Command. Page: model-parameters-cohere-command.</summary>
    public static readonly ModelFamily CohereCommand = new("Cohere Command", MissingCap.DependsOnModel, null, areCapNamesCertain: true, "max_tokens");

    /// <summary>AI21 Jamba. Page: model-parameters-jamba.</summary>
    public static readonly ModelFamily Jamba = new("AI21 Jamba", MissingCap.DefaultNumber, 4096, areCapNamesCertain: true, "max_tokens");

    /// <summary>AI21 Jurassic-2, ended before 2026; its default is small, the number is not certain.</summary>
    public static readonly ModelFamily Jurassic = new("AI21 Jurassic-2", MissingCap.SmallDefault, null, areCapNamesCertain: true, "maxTokens");

    /// <summary>DeepSeek. Page: model-parameters-deepseek.</summary>
    public static readonly ModelFamily DeepSeek = new("DeepSeek", MissingCap.DependsOnModel, null, areCapNamesCertain: true, "max_tokens");

    /// <summary>OpenAI's models on Bedrock. Page: model-parameters-openai, whose examples write <c>max_completion_tokens</c>; the body follows chat completions, where <c>max_tokens</c> counts too.</summary>
    public static readonly ModelFamily OpenAI = new("OpenAI", MissingCap.DependsOnModel, null, areCapNamesCertain: false, "max_completion_tokens", "max_tokens");

    /// <summary>Vendors whose bodies follow OpenAI's chat completions. No page was read that settles the name, so any of the three counts as a cap.</summary>
    public static readonly ModelFamily OpenAIShaped = new("OpenAI-shaped", MissingCap.DependsOnModel, null, areCapNamesCertain: false, "max_tokens", "max_completion_tokens", "maxTokens");

    /// <summary>TwelveLabs Pegasus. Page: model-parameters-pegasus.</summary>
    public static readonly ModelFamily Pegasus = new("TwelveLabs Pegasus", MissingCap.DefaultNumber, 4096, areCapNamesCertain: true, "maxOutputTokens");

    /// <summary>Models that write no tokens of text: embeddings, images, video, speech, rerankers. Their bodies have no cap.</summary>
    public static readonly ModelFamily NoTokenOutput = new("no token output", MissingCap.NothingToCap, null, areCapNamesCertain: true);

    /// <summary>No family that is known: rules that need one are silent.</summary>
    public static readonly ModelFamily Unknown = new("unknown", MissingCap.Unknown, null, areCapNamesCertain: false);

    private ModelFamily(string name, MissingCap withoutCap, int? defaultCap, bool areCapNamesCertain, params string[] capPaths)
    {
        Name = name;
        WithoutCap = withoutCap;
        DefaultCap = defaultCap;
        AreCapNamesCertain = areCapNamesCertain;
        CapPaths = ImmutableArray.Create(capPaths);
    }

    /// <summary>The family's name for people.</summary>
    public string Name { get; }

    /// <summary>Where the cap may stand in the JSON body, members separated by dots from the top; the one to write first. Empty where there is none.</summary>
    public ImmutableArray<string> CapPaths { get; }

    /// <summary>Whether the names in <see cref="CapPaths"/> are known to be right and complete, so that another family's name beside them is a mistake.</summary>
    public bool AreCapNamesCertain { get; }

    /// <summary>What becomes of a call without a cap.</summary>
    public MissingCap WithoutCap { get; }

    /// <summary>The cap that stands in for a missing one, in tokens; null when there is none or it is not certain.</summary>
    public int? DefaultCap { get; }

    /// <summary>Every place where some family has its cap.</summary>
    public static ImmutableArray<string> AllCapPaths { get; } =
        new[] { ClaudeMessages, ClaudeTextCompletions, TitanText, Nova, Llama, Mistral, CohereCommand, Jamba, Jurassic, DeepSeek, OpenAI, OpenAIShaped, Pegasus }.SelectMany(static f => f.CapPaths).Distinct(StringComparer.Ordinal).ToImmutableArray();

    /// <summary>What some family calls its cap, without the object around it.</summary>
    public static ImmutableHashSet<string> AllCapNames { get; } = AllCapPaths.Select(static path => path.Substring(path.LastIndexOf('.') + 1)).ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>What some family calls the object that its cap stands in.</summary>
    public static ImmutableHashSet<string> AllCapOwners { get; } = AllCapPaths.Where(static path => path.IndexOf('.') >= 0).Select(static path => path.Substring(0, path.IndexOf('.'))).ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>The family of a model, by its ID without region prefix.</summary>
    public static ModelFamily Of(string baseId)
    {
        var dot = baseId.IndexOf('.');
        return dot < 0 ? Unknown : baseId.Substring(0, dot) switch
        {
            "anthropic" => OfAnthropic(baseId),
            "amazon" => OfAmazon(baseId),
            "meta" => Starts(baseId, "meta.llama") ? Llama : Unknown,
            "mistral" => Mistral,
            "cohere" => Starts(baseId, "cohere.command") ? CohereCommand : Starts(baseId, "cohere.embed") || Starts(baseId, "cohere.rerank") ? NoTokenOutput : Unknown,
            "ai21" => Starts(baseId, "ai21.jamba") ? Jamba : Starts(baseId, "ai21.j2") ? Jurassic : Unknown,
            "deepseek" => DeepSeek,
            "openai" => OpenAI,
            "google" => Starts(baseId, "google.gemma") ? OpenAIShaped : Unknown,
            "qwen" or "writer" or "moonshot" or "minimax" or "nvidia" or "zai" => OpenAIShaped,
            "twelvelabs" => Starts(baseId, "twelvelabs.pegasus") ? Pegasus : Starts(baseId, "twelvelabs.marengo") ? NoTokenOutput : Unknown,
            "stability" or "luma" => NoTokenOutput,
            _ => Unknown,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ModelFamily OfAnthropic(string baseId)
    {
        if (!Starts(baseId, "anthropic.claude")) return Unknown;
        return Starts(baseId, "anthropic.claude-v1") || Starts(baseId, "anthropic.claude-v2") || Starts(baseId, "anthropic.claude-instant") ? ClaudeTextCompletions : ClaudeMessages;
    }

    private static ModelFamily OfAmazon(string baseId)
    {
        if (Starts(baseId, "amazon.titan-text") || Starts(baseId, "amazon.titan-tg1")) return TitanText;
        if (Starts(baseId, "amazon.titan-embed") || Starts(baseId, "amazon.titan-image") || Starts(baseId, "amazon.rerank")) return NoTokenOutput;
        if (!Starts(baseId, "amazon.nova-")) return Unknown;
        if (Starts(baseId, "amazon.nova-canvas") || Starts(baseId, "amazon.nova-reel") || Starts(baseId, "amazon.nova-sonic") || baseId.Contains("-embeddings")) return NoTokenOutput;
        return Starts(baseId, "amazon.nova-micro") || Starts(baseId, "amazon.nova-lite") || Starts(baseId, "amazon.nova-pro") || Starts(baseId, "amazon.nova-premier") || Starts(baseId, "amazon.nova-2-lite")
            ? Nova
            : Unknown;
    }

    private static bool Starts(string text, string stem) => text.StartsWith(stem, StringComparison.Ordinal);
}
