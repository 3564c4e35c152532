using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using CsCheck;

namespace BedrockAnalyzers.Tests.Flow;

/// <summary>The map says what an immutable dictionary says, with few entries and with many.</summary>
public class PersistentMapTests
{
    private static readonly Gen<(int Key, int Value, bool IsRemoved)[]> s_steps = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 3], Gen.Bool).Array[0, 80];

    [Fact]
    public void Does_what_an_immutable_dictionary_does() => s_steps.Sample(static steps =>
    {
        var (map, model) = (new PersistentMap<int, int>(), ImmutableDictionary<int, int>.Empty);
        foreach (var (key, value, isRemoved) in steps)
        {
            var (before, changed) = (map, isRemoved ? model.Remove(key) : model.SetItem(key, value));
            map = isRemoved ? map.Remove(key) : map.SetItem(key, value);
            // A walk sees by the reference that nothing is new.
            Assert.Equal(ReferenceEquals(changed, model), ReferenceEquals(map, before));
            model = changed;
            Assert.Equal(model.Count, map.Count);
            Assert.Equal(model.IsEmpty, map.IsEmpty);
            Assert.Equal(model.OrderBy(static e => e.Key), map.OrderBy(static e => e.Key));
            Assert.Equal(model.TryGetValue(key, out var expected), map.TryGetValue(key, out var found));
            Assert.Equal(expected, found);
            Assert.Equal(model.ContainsKey(key), map.ContainsKey(key));
        }
    });

    [Fact]
    public void Removes_many_at_once() => Gen.Select(Gen.Int[0, 40].Array[0, 80], Gen.Int[1, 4]).Sample(static (keys, divisor) =>
    {
        var map = new PersistentMap<int, int>();
        foreach (var key in keys) map = map.SetItem(key, key * 2);
        var less = map.RemoveAll(static (key, divisor) => key % divisor == 0, divisor);
        Assert.Equal(keys.Distinct().Where(key => key % divisor != 0).Order().Select(static key => KeyValuePair.Create(key, key * 2)), less.OrderBy(static e => e.Key));
        // A walk sees by the reference that nothing is new.
        Assert.Equal(less.Count == map.Count, ReferenceEquals(less, map));
    });

    [Fact]
    public void Compares_keys_as_it_is_told() => Assert.True(new PersistentMap<string, int>(StringComparer.OrdinalIgnoreCase).SetItem("key", 1).ContainsKey("KEY"));

    [Fact]
    public void Keys_of_one_hash_are_told_apart()
    {
        var map = new PersistentMap<string, int>(EqualityComparer<string>.Create(string.Equals, static _ => 0)).SetItem("a", 1).SetItem("b", 2);
        Assert.Equal((1, 2), (map["a"], map["b"]));
        Assert.False(map.ContainsKey("c"));
    }
}
