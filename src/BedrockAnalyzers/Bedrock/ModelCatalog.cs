using System.Collections.Immutable;
using System.Globalization;

namespace BedrockAnalyzers.Bedrock;

/// <summary>What is known of the models, from the embedded table <c>models.tsv</c>.</summary>
internal sealed class ModelCatalog
{
    /// <summary>The table's date, as <c>yyyy-MM-dd</c>: states are as of this day. No rule reads the clock, or one commit would build differently tomorrow.</summary>
    public const string Date = "2026-11-23";

    private const int Columns = 19;

    private static ModelCatalog? s_default;

    private readonly ImmutableDictionary<string, ModelEntry> _byExactId;
    private readonly ImmutableArray<ModelEntry> _stems;

    private ModelCatalog(ImmutableArray<ModelEntry> entries)
    {
        Entries = entries;
        var byExactId = ImmutableDictionary.CreateBuilder<string, ModelEntry>(StringComparer.Ordinal);
        var stems = ImmutableArray.CreateBuilder<ModelEntry>();
        foreach (var entry in entries)
        {
            if (entry.IsStem) stems.Add(entry);
            else byExactId[entry.Id] = entry;
        }

        // The longest first, so that the first match is the one that counts.
        stems.Sort(static (a, b) => a.Id.Length != b.Id.Length ? b.Id.Length.CompareTo(a.Id.Length) : string.CompareOrdinal(a.Id, b.Id));
        _byExactId = byExactId.ToImmutable();
        _stems = stems.ToImmutable();
    }

    /// <summary>The table that the package ships.</summary>
    public static ModelCatalog Default => s_default ?? Interlocked.CompareExchange(ref s_default, Parse(ReadTable(), out _), comparand: null) ?? s_default;

    /// <summary>All rows, in the table's order.</summary>
    public ImmutableArray<ModelEntry> Entries { get; }

    /// <summary>What is known of the model, or null for an unknown one and for ARNs that hide theirs.</summary>
    public static ModelEntry? Find(ModelId id) => id.BaseId is { } baseId ? Default.Find(baseId) : null;

    /// <summary>What is known of the model with this ID, which has no region prefix and no context suffix.</summary>
    public ModelEntry? Find(string baseId)
    {
        if (_byExactId.TryGetValue(baseId, out var exact)) return exact;
        foreach (var entry in _stems)
        {
            if (IsStemOf(entry.Id, baseId)) return entry;
        }

        return null;
    }

    /// <summary>
    /// The active model of the same vendor that writes for the lowest price, and its ID; null when none is known to be cheaper. The ID is null where the table names only a stem.
    /// </summary>
    public (ModelEntry Model, string? Id)? FindCheaper(ModelEntry model)
    {
        var cheapest = model;
        foreach (var entry in Entries)
        {
            if (entry.State == ModelState.Active && entry.OutputPrice < cheapest.OutputPrice && string.Equals(entry.Vendor, model.Vendor, StringComparison.Ordinal)) cheapest = entry;
        }

        if (cheapest == model) return null;

        // A stem is no ID, but another row may name one that it stands for.
        return (cheapest, cheapest.IsStem ? Entries.FirstOrDefault(entry => entry.Replacement is { } id && Find(id) == cheapest)?.Replacement : cheapest.Id);
    }

    /// <summary>
    /// Whether an ID is a stem, or a stem with a version behind it: <c>claude-v2</c> is one of <c>claude-v2:1</c>, <c>claude-opus-5</c> is none of <c>claude-opus-5-5</c>,
    /// which is another model. A stem that ends in a hyphen takes whatever goes on.
    /// </summary>
    public static bool IsStemOf(string stem, string baseId)
    {
        if (!baseId.StartsWith(stem, StringComparison.Ordinal)) return false;
        var end = stem.Length;
        return baseId.Length == end || stem[end - 1] == '-' || baseId[end] == ':' || (baseId[end] == '-' && (IsVersionAt(baseId, end + 1) || IsDateAt(baseId, end + 1)));
    }

    /// <summary>Reads a table. A row that is not well formed is left out and named in <paramref name="problems"/>; the shipped table has none, which a test watches.</summary>
    public static ModelCatalog Parse(string table, out ImmutableArray<string> problems)
    {
        var entries = ImmutableArray.CreateBuilder<ModelEntry>();
        var bad = ImmutableArray.CreateBuilder<string>();
        foreach (var line in table.Split('\n'))
        {
            var row = line.TrimEnd('\r');
            if (row.Length == 0 || row[0] == '#') continue;
            if (TryParseRow(row.Split('\t')) is { } entry) entries.Add(entry);
            else bad.Add(row);
        }

        problems = bad.ToImmutable();
        return new(entries.ToImmutable());
    }

    private static ModelEntry? TryParseRow(string[] cells)
    {
        if (cells.Length != Columns) return null;
        var isStem = cells[0].EndsWith("*", StringComparison.Ordinal);
        var id = isStem ? cells[0].Substring(0, cells[0].Length - 1) : cells[0];
        var well = id.Length > 0 && cells[1].Length > 0 && cells[2].Length > 0 && cells[17].Length > 0;
        var entry = new ModelEntry(id, isStem, cells[1], cells[2], cells[17], Day(cells[18], ref well) ?? string.Empty)
        {
            MaximumOutputTokens = Integer(cells[3], ref well),
            PriceTier = Word<PriceTier>(cells[4], ref well),
            InputPrice = Price(cells[5], ref well),
            OutputPrice = Price(cells[6], ref well),
            LegacyDate = Day(cells[7], ref well),
            EndOfLifeDate = Day(cells[8], ref well),
            State = Word<ModelState>(cells[9], ref well) ?? ModelState.Active,
            Replacement = cells[10].Length > 0 ? cells[10] : null,
            AcceptsTemperature = YesOrNo(cells[11], ref well),
            AcceptsTopP = YesOrNo(cells[12], ref well),
            AcceptsTemperatureWithTopP = YesOrNo(cells[13], ref well),
            Thinking = Word<ModelThinking>(cells[14], ref well),
            Profile = Word<ProfileNeed>(cells[15], ref well),
            CacheMinimumTokens = Integer(cells[16], ref well),
        };
        return well && cells[9].Length > 0 && entry.DateRead.Length > 0 ? entry : null;
    }

    private static bool IsVersionAt(string text, int at) => at + 1 < text.Length && text[at] == 'v' && text[at + 1] is >= '0' and <= '9';

    // Eight digits, 20250514.
    private static bool IsDateAt(string text, int at)
    {
        const int Digits = 8;
        if (at + Digits > text.Length) return false;
        for (var i = at; i < at + Digits; i++)
        {
            if (text[i] is < '0' or > '9') return false;
        }

        return at + Digits == text.Length || text[at + Digits] is '-' or ':';
    }

    private static int? Integer(string cell, ref bool well)
    {
        if (cell.Length == 0) return null;
        well &= int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        return value;
    }

    private static decimal? Price(string cell, ref bool well)
    {
        if (cell.Length == 0) return null;
        well &= decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0;
        return value;
    }

    private static string? Day(string cell, ref bool well)
    {
        if (cell.Length == 0) return null;
        well &= IsDate(cell);
        return cell;
    }

    /// <summary>Whether a text is a day written as <c>yyyy-MM-dd</c>.</summary>
    public static bool IsDate(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool? YesOrNo(string cell, ref bool well)
    {
        if (cell.Length == 0) return null;
        var yes = string.Equals(cell, "yes", StringComparison.Ordinal);
        well &= yes || string.Equals(cell, "no", StringComparison.Ordinal);
        return yes;
    }

    // The table writes an enum's member as words in lower case.
    private static T? Word<T>(string cell, ref bool well)
        where T : struct, Enum
    {
        if (cell.Length == 0) return null;
        well &= Enum.TryParse<T>(cell.Replace(" ", string.Empty), ignoreCase: true, out var value) && Enum.IsDefined(typeof(T), value) && cell[0] is >= 'a' and <= 'z';
        return value;
    }

    private static string ReadTable()
    {
        // Our own assembly, for what is inside it.
#pragma warning disable RS0030
        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream("models.tsv")!;
#pragma warning restore RS0030
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
