using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Options;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>
/// Half-typed code without end, each input made from the seed and its number alone. Every second one is a source that is cut after one of its tokens, until all cuts have been made, each once; the others
/// are sources with mutations.
/// </summary>
internal sealed class HalfTypedInputs
{
    private static readonly Lazy<Task<(ImmutableArray<HalfTypedSource> Sources, ImmutableArray<ImmutableArray<(int Source, int File, int End)>> Cuts)>> s_sources = new(AllSources);

    private readonly ImmutableArray<HalfTypedSource> _sources;
    private readonly ImmutableArray<(string Name, string Text)> _data;
    private readonly int _seed;
    private readonly ImmutableArray<(int Source, int File, int End)> _cuts;

    private HalfTypedInputs(ImmutableArray<HalfTypedSource> sources, ImmutableArray<ImmutableArray<(int Source, int File, int End)>> cuts, int seed)
    {
        (_sources, _seed) = (sources, seed);
        _data = [.. sources.SelectMany(static s => s.Files).Where(static f => !HalfTypedSource.IsCode(f.Name)).Distinct()];

        // One cut of each source, another one of each, and so on: the first inputs come from all of them, and a long source waits with most of its cuts.
        _cuts = [.. cuts.SelectMany((ofOne, source) => Shuffled([.. ofOne], Mixed(seed, -1 - source))).OrderBy(static c => c.Turn).Select(static c => c.Cut)];
    }

    public int Sources => _sources.Length;

    /// <summary>How many cuts there are. Twice as many inputs have all of them.</summary>
    public int Cuts => _cuts.Length;

    public static async Task<HalfTypedInputs> Create(int seed)
    {
        var (sources, cuts) = await s_sources.Value;
        return new(sources, cuts, seed);
    }

    /// <summary>The input of a number.</summary>
    public HalfTypedInput this[int index] => index % 2 == 0 && index / 2 < _cuts.Length ? Cut(index) : Mutated(index);

    private static async Task<(ImmutableArray<HalfTypedSource> Sources, ImmutableArray<ImmutableArray<(int Source, int File, int End)>> Cuts)> AllSources()
    {
        var (sources, seen) = (await HalfTypedSource.All(), new HashSet<(ulong, Sdk, string?)>());
        return (sources, [.. sources.Select((source, i) => source.Typed.Where(f => HalfTypedSource.IsCode(source.Files[f].Name)).SelectMany(f => CutsOf(source, f, seen).Select(end => (i, f, end))).ToImmutableArray())]);
    }

    // Sources begin alike, with the same usings and the same class: each beginning once.
    private static IEnumerable<int> CutsOf(HalfTypedSource source, int file, HashSet<(ulong, Sdk, string?)> seen)
    {
        var hash = source.Files.Where((_, i) => i != file).SelectMany(static f => f.Text).Aggregate(14695981039346656037, Add);
        var (text, at) = (source.Files[file].Text, 0);
        foreach (var token in Input.Parse(text).GetRoot().DescendantTokens())
        {
            for (; at < token.Span.End; at++) hash = Add(hash, text[at]);
            if (seen.Add((hash, source.Sdk, source.Options))) yield return at;
        }

        static ulong Add(ulong hash, char character) => unchecked((hash ^ character) * 1099511628211);
    }

    private static IEnumerable<(int Turn, (int Source, int File, int End) Cut)> Shuffled((int Source, int File, int End)[] cuts, int seed)
    {
        new Random(seed).Shuffle(cuts);
        return cuts.Select(static (cut, i) => (i, cut));
    }

    private HalfTypedInput Cut(int index)
    {
        var (sourceIndex, file, end) = _cuts[index / 2];
        var source = _sources[sourceIndex];
        var text = source.Files[file].Text[..end];
        return new(index, string.Create(CultureInfo.InvariantCulture, $"{source.Name}, cut at {end}"), source.Sdk, source.Files.SetItem(file, (source.Files[file].Name, text)), file, source.Options);
    }

    private HalfTypedInput Mutated(int index)
    {
        var random = new Random(Mixed(_seed, index));
        var source = _sources[random.Next(_sources.Length)];
        var (files, options) = (source.Files, source.Options);
        var data = _data[random.Next(_data.Length)];
        if (random.Next(20) == 0 && files.All(f => f.Name != data.Name)) files = files.Insert(0, data);
        if (random.Next(10) == 0) options = RandomOptions(random) + "\n" + options;

        var typed = random.Next(files.Length - source.Fixed);
        var (name, text) = files[typed];
        files = files.SetItem(typed, (name, HalfTypedSource.IsCode(name) ? CodeMutation.Apply(text, OtherCode(random), random) : TextMutation.Apply(text, random)));
        if (options is not null && random.Next(3) == 0) options = TextMutation.Apply(options, random);
        return new(index, source.Name + ", mutated", source.Sdk, files, typed, options);
    }

    private string OtherCode(Random random)
    {
        var source = _sources[random.Next(_sources.Length)];
        return source.Files.Where(f => HalfTypedSource.IsCode(f.Name)).Select(static f => f.Text).FirstOrDefault("");
    }

    private static string RandomOptions(Random random) =>
        string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{OptionTable.All[random.Next(OptionTable.All.Length)].Key} = {TextMutation.Value(random)}"));

    // Numbers beside each other make sequences that have nothing to do with each other.
    private static int Mixed(int seed, int index)
    {
        var mixed = unchecked(((ulong)(uint)seed << 32 | (uint)index) + 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return unchecked((int)(mixed ^ (mixed >> 31)));
    }
}
