using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>One request object at one of the calls that it reaches.</summary>
internal sealed class RequestUse(BedrockCall call, CreatedValue request)
{
    public BedrockCall Call { get; } = call;

    public CreatedValue Request { get; } = request;

    /// <summary>Whether anything can be set at a path, known or not.</summary>
    public bool CanBeSet(string path) => ValueAt(Request, path) is not { } value || value.WithoutNone() is not null;

    /// <summary>What the model of a branch can be; empty where it is not set.</summary>
    public ImmutableArray<Value> ModelsOf(RequestShape.Branch branch) => ValuesAt(Join(branch.Root, branch.Model));

    /// <summary>What the model can be, wherever the request names it; empty where it is not set.</summary>
    public IEnumerable<Value> Models =>
        Call.Client is not null ? ChatUse.ModelsOf(this) : RequestShape.Of(Call.Operation) is { } shape ? shape.Branches.SelectMany(branch => ModelsOf(branch)) : BodyUse.ModelsOf(this);

    /// <summary>What the property at a path can hold; empty where there is none.</summary>
    public ImmutableArray<Value> ValuesAt(string path) => ValueAt(Request, path)?.Parts ?? ImmutableArray<Value>.Empty;

    /// <summary>What the cap of a branch can be; empty where it is not set.</summary>
    public ImmutableArray<Value> CapsOf(RequestShape.Branch branch) => ValueAt(Request, Join(branch.Root, branch.Cap))?.Parts ?? ImmutableArray<Value>.Empty;

    /// <summary>Whether the request can be for a stored prompt: such a one may not carry an inference configuration.</summary>
    public bool CanBeForPrompt(RequestShape shape) =>
        (shape.PromptVariables is { } variables && CanBeSet(variables))
        || shape.Branches.Any(branch => ModelsOf(branch).Any(Texts.CanNamePrompt));

    /// <summary>
    /// The objects at which the chain to a property can end before it: nothing is set there on some path to the call. Empty where every known path sets the property,
    /// and where the SDK at hand has no such property.
    /// </summary>
    public ImmutableArray<Gap> GapsAt(string path)
    {
        var gaps = ImmutableArray.CreateBuilder<Gap>();
        Collect(Request, path.Split('.'), 0, gaps);
        return gaps.ToImmutable();
    }

    /// <summary>What a property can hold of each of the objects that stand at a path, and the assignments that gave it that.</summary>
    /// <param name="path">The path to the objects; empty for the request itself.</param>
    /// <param name="name">The property, which must be one that <see cref="AssignmentTo"/> is kept for.</param>
    public IEnumerable<(Value Value, Value Assignments)> SettingsAt(string path, string name)
    {
        foreach (var part in path.Length == 0 ? Request.Parts : ValuesAt(path))
        {
            if (part is CreatedValue created && created.PropertyOf(name) is { } property && Call.State.ObjectOf(created) is { } known) yield return (known.Get(property), known.Get(new AssignmentTo(property)));
            else if (part.IsNone) yield return (UnsetValue.Instance, UnsetValue.Instance);
            else yield return (OpaqueValue.Unknown, OpaqueValue.Unknown);
        }
    }

    public static string Join(string root, string path) => root.Length == 0 ? path : root + "." + path;

    private void Collect(CreatedValue owner, string[] path, int at, ImmutableArray<Gap>.Builder gaps)
    {
        if (owner.PropertyOf(path[at]) is not { } property || Call.State.ObjectOf(owner) is not { } known) return;
        foreach (var part in known.Get(property).Parts)
        {
            if (part.IsNone) gaps.Add(new(owner.Creation, string.Join(".", path, at, path.Length - at)));
            else if (part is CreatedValue next && at + 1 < path.Length) Collect(next, path, at + 1, gaps);
        }
    }

    private Value? ValueAt(CreatedValue owner, string path)
    {
        Value value = owner;
        foreach (var name in path.Split('.'))
        {
            Value? next = null;
            foreach (var part in value.Parts)
            {
                Value? read = part switch
                {
                    CreatedValue created when created.PropertyOf(name) is { } property => Call.State.ObjectOf(created)?.Get(property) ?? OpaqueValue.Unknown,
                    { IsNone: true } => part,
                    CreatedValue => UnsetValue.Instance,
                    _ => OpaqueValue.Unknown,
                };
                if (read is not null) next = next is null ? read : Value.Either(next, read);
            }

            if (next is null) return null;
            value = next;
        }

        return value;
    }

    /// <summary>An object that lacks something.</summary>
    /// <param name="Owner">The creation of the object.</param>
    /// <param name="Path">The properties that are missing from there on.</param>
    internal readonly record struct Gap(SyntaxNode Owner, string Path);
}
