namespace BedrockAnalyzers.Bedrock;

/// <summary>What a call gives as its model ID, taken apart: a model's own ID, an inference profile's, or an ARN.</summary>
internal sealed class ModelId
{
    /// <summary>An ARN of the longest kind stays well below this; a longer text is something else.</summary>
    public const int LongestId = 512;

    private const int ShortestId = 8;

    private static readonly string[] s_regionPrefixes = ["us", "eu", "jp", "au", "apac", "us-gov", "global"];

    private static readonly string[] s_vendors =
    [
        "amazon", "anthropic", "ai21", "cohere", "meta", "mistral", "deepseek", "openai", "qwen", "writer", "google", "moonshot", "minimax", "nvidia", "zai", "stability",
        "luma", "twelvelabs",
    ];

    private static readonly string[] s_partitions = ["aws", "aws-us-gov", "aws-cn"];

    private readonly string _beforeBase;

    private ModelId(ModelIdForm form, string beforeBase, string? regionPrefix, string? baseId, string? contextSuffix)
    {
        Form = form;
        _beforeBase = beforeBase;
        RegionPrefix = regionPrefix;
        BaseId = baseId;
        ContextSuffix = contextSuffix;
        Family = baseId is null ? ModelFamily.Unknown : ModelFamily.Of(baseId);
    }

    public ModelIdForm Form { get; }

    /// <summary>The geography before the vendor (<c>us</c>, <c>us-gov</c>, <c>global</c>), or null when there is none.</summary>
    public string? RegionPrefix { get; }

    /// <summary>The model's own ID with its version, without region prefix and context suffix; null for an ARN that hides its model.</summary>
    public string? BaseId { get; }

    /// <summary>The context length of a provisioned variant, <c>48k</c> in <c>anthropic.claude-3-haiku-20240307-v1:0:48k</c>; null when there is none.</summary>
    public string? ContextSuffix { get; }

    /// <summary>The family, which decides where the cap stands in an InvokeModel body.</summary>
    public ModelFamily Family { get; }

    /// <summary>Whether it is a stored prompt; a Converse request for one may not carry an inference configuration.</summary>
    public bool IsPrompt => Form == ModelIdForm.PromptArn;

    /// <summary>Takes a text apart that as a whole is a model ID or a Bedrock ARN that can stand for one; null for every other text.</summary>
    public static ModelId? TryParse(string text)
    {
        if (text.Length is < ShortestId or > LongestId || text[0] is < 'a' or > 'z') return null;
        if (text.StartsWith("arn:", StringComparison.Ordinal)) return TryParseArn(text);
        return text.IndexOf('.') > 0 ? TryParseId(text, 0, ModelIdForm.FoundationModel) : null;
    }

    /// <summary>
    /// The same form with another model: region prefix and ARN stay. A context suffix goes: it names a provisioned variant that the other model need not have.
    /// Null for an ARN that hides its model.
    /// </summary>
    public string? WithBaseId(string newBaseId) => BaseId is null ? null : _beforeBase + newBaseId;

    // The ID stands from start to the end of the text; form is that of an ID without a region prefix.
    private static ModelId? TryParseId(string text, int start, ModelIdForm form)
    {
        var vendor = start;
        string? regionPrefix = null;
        foreach (var candidate in s_regionPrefixes)
        {
            if (!IsAt(text, start, candidate) || !IsDotAt(text, start + candidate.Length)) continue;
            regionPrefix = candidate;
            vendor = start + candidate.Length + 1;
            if (form == ModelIdForm.FoundationModel) form = ModelIdForm.InferenceProfile;
            break;
        }

        var name = NameAfterVendor(text, vendor);
        if (name < 0 || EndOfBaseId(text, name) is not { } end) return null;
        var contextSuffix = end < text.Length ? text.Substring(end + 1) : null;
        var baseId = vendor == 0 && contextSuffix is null ? text : text.Substring(vendor, end - vendor);
        return new(form, text.Substring(0, vendor), regionPrefix, baseId, contextSuffix);
    }

    private static int NameAfterVendor(string text, int start)
    {
        foreach (var vendor in s_vendors)
        {
            if (IsAt(text, start, vendor) && IsDotAt(text, start + vendor.Length)) return start + vendor.Length + 1;
        }

        return -1;
    }

    // A model's name is lower-case words, numbers and versions joined by single hyphens or dots, then up to two parts behind colons: the
    // minor version and a context length. "amazon.com" and "meta.description" have neither hyphen nor digit; "anthropic.claude-" is a prefix that someone looks for.
    private static int? EndOfBaseId(string text, int start)
    {
        var marked = false;
        var afterSeparator = true;
        var at = start;
        for (; at < text.Length && text[at] != ':'; at++)
        {
            var c = text[at];
            if (c is '-' or '.')
            {
                if (afterSeparator) return null;
                afterSeparator = true;
                marked |= c == '-';
            }
            else if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                afterSeparator = false;
                marked |= c <= '9';
            }
            else
            {
                return null;
            }
        }

        if (afterSeparator || !marked) return null;
        if (at == text.Length) return at;
        var end = EndOfDigits(text, at + 1);
        if (end == at + 1) return null;
        if (end == text.Length) return end;
        var context = EndOfDigits(text, end + 1);
        if (text[end] != ':' || context == end + 1) return null;
        return context == text.Length || (context == text.Length - 1 && text[context] == 'k') ? end : null;
    }

    private static int EndOfDigits(string text, int start)
    {
        var at = start;
        while (at < text.Length && text[at] is >= '0' and <= '9') at++;
        return at;
    }

    // arn:PARTITION:bedrock:REGION:ACCOUNT:KIND/REST
    private static ModelId? TryParseArn(string text)
    {
        const int Partition = 4;
        var service = EndOfPart(text, Partition) + 1;
        if (service == 0 || !IsAnyOf(text, Partition, service - 1, s_partitions) || !IsAt(text, service, "bedrock:")) return null;
        var region = service + "bedrock:".Length;
        var account = EndOfPart(text, region) + 1;
        if (account <= region + 1) return null;
        var kind = EndOfPart(text, account) + 1;
        if (kind == 0) return null;
        var slash = text.IndexOf('/', kind);
        if (slash < 0 || slash == text.Length - 1) return null;
        for (var at = slash + 1; at < text.Length; at++)
        {
            if (!IsOfResource(text[at])) return null;
        }

        if (FormOfKind(text, kind, slash) is not { } form) return null;
        if (form is ModelIdForm.FoundationModelArn or ModelIdForm.InferenceProfileArn && TryParseId(text, slash + 1, form) is { } named) return named;
        return new(form, text, regionPrefix: null, baseId: null, contextSuffix: null);
    }

    private static ModelIdForm? FormOfKind(string text, int start, int end) => text.Substring(start, end - start) switch
    {
        "foundation-model" => ModelIdForm.FoundationModelArn,
        "inference-profile" => ModelIdForm.InferenceProfileArn,
        "application-inference-profile" => ModelIdForm.ApplicationInferenceProfileArn,
        "provisioned-model" => ModelIdForm.ProvisionedModelArn,
        "custom-model-deployment" => ModelIdForm.CustomModelDeploymentArn,
        "imported-model" => ModelIdForm.ImportedModelArn,
        "custom-model" => ModelIdForm.CustomModelArn,
        "prompt-router" => ModelIdForm.PromptRouterArn,
        "default-prompt-router" => ModelIdForm.DefaultPromptRouterArn,
        "prompt" => ModelIdForm.PromptArn,
        _ => null,
    };

    // The colon that ends a part, or -1 when what stands before it cannot be a part of one resource's ARN: a policy's wildcard, a
    // placeholder, white space. An account may be made up ("ACCOUNT_ID"): the resource behind it is still what it is.
    private static int EndOfPart(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            var c = text[at];
            if (c == ':') return at;
            if (c is '*' or '?' or '{' or '}' or '/' || char.IsWhiteSpace(c)) return -1;
        }

        return -1;
    }

    private static bool IsOfResource(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or ':' or '/' or '<' or '>';

    private static bool IsAnyOf(string text, int start, int end, string[] words)
    {
        foreach (var word in words)
        {
            if (word.Length == end - start && IsAt(text, start, word)) return true;
        }

        return false;
    }

    private static bool IsAt(string text, int start, string word) => string.CompareOrdinal(text, start, word, 0, word.Length) == 0;

    private static bool IsDotAt(string text, int at) => at < text.Length && text[at] == '.';
}
