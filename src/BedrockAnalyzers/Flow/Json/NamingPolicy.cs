using System.Text;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>How a serializer writes the name of a member.</summary>
internal sealed class NamingPolicy
{
    /// <summary>As it is.</summary>
    public static readonly NamingPolicy AsIs = new(static name => name);

    /// <summary>In a way nobody here knows: only a name in small letters is the same under all of them.</summary>
    public static readonly NamingPolicy Unknown = new(static name => name.Any(char.IsUpper) ? null : name);

    /// <summary>Something of the project's own writes the objects, so that nothing of them is known.</summary>
    public static readonly NamingPolicy Hidden = new(static _ => null);

    private static readonly NamingPolicy s_camelCase = new(CamelCase);
    private static readonly NamingPolicy s_snakeCaseLower = new(static name => Separated(name, '_'));
    private static readonly NamingPolicy s_kebabCaseLower = new(static name => Separated(name, '-'));

    private readonly Func<string, string?> _nameOf;

    private NamingPolicy(Func<string, string?> nameOf) => _nameOf = nameOf;

    /// <summary>All policies that say what becomes of a name.</summary>
    public static IEnumerable<NamingPolicy> Known { get; } = new[] { s_camelCase, s_snakeCaseLower, s_kebabCaseLower };

    /// <summary>Whether nobody here knows what becomes of an object.</summary>
    public bool HidesContent => ReferenceEquals(this, Hidden);

    /// <summary>The policy of <c>System.Text.Json.JsonNamingPolicy</c> under a name.</summary>
    public static NamingPolicy Of(string name) => name switch
    {
        "CamelCase" => s_camelCase,
        "SnakeCaseLower" => s_snakeCaseLower,
        "KebabCaseLower" => s_kebabCaseLower,
        _ => Unknown,
    };

    /// <summary>What a member is called in JSON, or null when that is not known.</summary>
    public string? NameOf(string member) => _nameOf(member);

    // IOStatus → ioStatus: capitals at the start become small, the last of several stays when a small letter follows.
    private static string CamelCase(string name)
    {
        var characters = name.ToCharArray();
        for (var i = 0; i < characters.Length && char.IsUpper(characters[i]); i++)
        {
            if (i > 0 && i + 1 < characters.Length && !char.IsUpper(characters[i + 1])) break;
            characters[i] = char.ToLowerInvariant(characters[i]);
        }

        return new string(characters);
    }

    private static string Separated(string name, char separator)
    {
        var builder = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != separator && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) builder.Append(separator);
            builder.Append(char.ToLowerInvariant(name[i]));
        }

        return builder.ToString();
    }
}
