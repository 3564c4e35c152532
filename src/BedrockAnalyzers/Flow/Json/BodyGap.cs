using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>A body that is known to set no output-token cap on some path.</summary>
/// <param name="Family">The family of models that it is for.</param>
/// <param name="Models">The models that it can be for; empty where none is set.</param>
/// <param name="Body">The body.</param>
internal sealed record BodyGap(ModelFamily Family, ImmutableArray<Value> Models, JsonObject Body)
{
    /// <summary>The thinking budget in tokens: 0 where there is none, null where it is not known. The cap must be above it.</summary>
    public int? ThinkingBudget => BodyUse.ThinkingBudgetOf(Body);

    /// <summary>Where in the code the cap can be added; null where it is not sure that it can.</summary>
    public Missing? Place
    {
        get
        {
            if (Body.IsOpen || Body.Place is null) return null;
            foreach (var cap in Family.CapPaths)
            {
                if (PlaceOf(cap.Split('.')) is var (place, path)) return new(cap, place, path);
            }

            return null;
        }
    }

    // What a path sets and another does not is more than one place, and what is known to be null somebody has written so: neither is added to.
    private (JsonPlace Place, string Path)? PlaceOf(string[] names)
    {
        var at = Body;
        for (var i = 0; i < names.Length; i++)
        {
            if (at is not { IsOpen: false, Place: { } place }) return null;
            var member = at.Find(names[i]);
            if (member is null) return !place.IsClass && names.Skip(i).All(place.Keeps) ? (place, string.Join(".", names, i, names.Length - i)) : null;
            if (i == names.Length - 1) return member is { Property: { } property, Value: JsonScalar { Value: UnsetValue } } ? (place, property) : null;
            if (member is not { IsCertain: true, Value: JsonObject next }) return null;
            at = next;
        }

        return null;
    }

    /// <summary>A cap that can be added.</summary>
    /// <param name="Cap">What it is called from the top of the body on.</param>
    /// <param name="At">Where it is added.</param>
    /// <param name="Path">What it is called from there on: names in JSON, or the property of a class.</param>
    internal readonly record struct Missing(string Cap, JsonPlace At, string Path);
}
