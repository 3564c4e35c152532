using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>The JSON that a serializer makes of a value, as it is when it is serialized.</summary>
internal sealed class JsonSnapshot
{
    // A body is a few levels deep; what goes deeper says nothing that a rule asks for.
    private const int MaximumDepth = 8;

    /// <summary>The key of an object with named values under which a value of an unknown name is kept.</summary>
    public static readonly object AnyName = new();

    /// <summary>The key under which what a writer has begun keeps that it is an array.</summary>
    public static readonly object IsArray = new();

    /// <summary>The key under which a builder of text keeps what it holds so far.</summary>
    public const string BuiltText = "";

    private readonly State _state;
    private readonly NamingPolicy _naming;

    private JsonSnapshot(State state, NamingPolicy naming)
    {
        _state = state;
        _naming = naming;
    }

    /// <summary>The JSON of a value.</summary>
    /// <param name="value">What is serialized.</param>
    /// <param name="state">What is known when it is.</param>
    /// <param name="naming">How the serializer names members that name themselves nothing else.</param>
    public static JsonValue Of(Value value, State state, NamingPolicy naming) => new JsonSnapshot(state, naming).Of(value, depth: 0);

    private JsonValue Of(Value value, int depth)
    {
        switch (value)
        {
            case CreatedValue created when depth < MaximumDepth && _state.ObjectOf(created) is { } known:
                return JsonTypes.IsWriter(created.Type) ? OfWritten(known, depth) : JsonTypes.IsKeyed(created.Type) ? OfKeyed(created, known, depth) : _naming.HidesContent ? JsonUnknown.Instance : created.Type.IsAnonymousType || !created.Type.DeclaringSyntaxReferences.IsEmpty ? OfMembers(created, known, depth) : JsonUnknown.Instance;
            case JsonTextValue text:
                return text.Json;
            case CreatedValue or FunctionValue or ChatClientValue:
                return JsonUnknown.Instance;
            case UnionValue union:
                // Of several values only what is no object is one scalar for sure.
                return union.Parts.All(static p => p is ConstantValue or OpaqueValue or ConcatenationValue or UnsetValue) ? new JsonScalar(union) : JsonUnknown.Instance;
            default:
                return new JsonScalar(value);
        }
    }

    private JsonObject OfKeyed(CreatedValue created, CreatedObject known, int depth)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        var isOpen = known.Escaped;
        foreach (var entry in known.Properties)
        {
            if (entry.Key is string name) members.Add(MemberOf(name, entry.Value, depth));
            else isOpen = true;
        }

        return new(members.ToImmutable(), isOpen, new(created.Creation) { Naming = NamingPolicy.AsIs });
    }

    // What stands between a start and an end that a writer has written.
    private JsonValue OfWritten(CreatedObject known, int depth)
    {
        if (known.Escaped) return JsonUnknown.Instance;
        if (!known.Get(IsArray).IsNone) return new JsonArray(ImmutableArray<JsonValue>.Empty);
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        foreach (var entry in known.Properties)
        {
            if (entry.Key is string name) members.Add(MemberOf(name, entry.Value, depth));
        }

        return new JsonObject(members.ToImmutable(), isOpen: !known.Get(AnyName).IsNone, place: null);
    }

    private JsonObject OfMembers(CreatedValue created, CreatedObject known, int depth)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        var isOpen = false;
        for (INamedTypeSymbol? type = created.Type; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            // What a base class of another assembly brings along nobody sees, nor what a converter or a contract of its own makes of a class.
            if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, created.Type.ContainingAssembly) || type.GetAttributes().Any(static a => a.AttributeClass?.Name is "JsonConverterAttribute" or "JsonObjectAttribute" or "DataContractAttribute"))
            {
                isOpen = true;
                break;
            }

            foreach (var member in type.GetMembers())
            {
                if (member is not IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } property || property.OverriddenProperty is not null) continue;
                var (name, isIgnored, isExtension, isConverted) = AttributesOf(property);
                name ??= _naming.NameOf(property.Name);
                if (isExtension || (name is null && !isIgnored)) isOpen = true;
                if (name is null || isIgnored || isExtension) continue;
                members.Add(IsStored(property, created) && !isConverted ? MemberOf(name, State.NotSet(known.Get(property.OriginalDefinition), property.OriginalDefinition, created), depth) with { Property = property.Name } : new(name, JsonUnknown.Instance, IsCertain: false));
            }
        }

        return new(members.ToImmutable(), isOpen, new(created.Creation) { Naming = _naming, IsClass = !created.Type.IsAnonymousType });
    }

    private static bool IsStored(IPropertySymbol property, CreatedValue created) =>
        created.Type.IsAnonymousType || FixedMembers.IsDeclaredAutomatic(property.OriginalDefinition, CancellationToken.None);

    private JsonMember MemberOf(string name, Value value, int depth) => new(name, Of(value, depth + 1), IsCertain: !value.CanBeNone());

    /// <summary>What the attributes of a property say of the member that a serializer makes of it; no name where they give none.</summary>
    public static (string? Name, bool IsIgnored, bool IsExtension, bool IsConverted) AttributesOf(IPropertySymbol property)
    {
        string? name = null;
        var (isIgnored, isExtension, isConverted) = (false, false, false);
        foreach (var attribute in property.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "JsonPropertyNameAttribute" or "JsonPropertyAttribute" or "JsonProperty":
                    name = attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is string given ? given : NamedText(attribute, "PropertyName") ?? name;
                    break;
                case "DataMemberAttribute":
                    name = NamedText(attribute, "Name") ?? name;
                    break;
                case "JsonIgnoreAttribute":
                    // With a condition it is written where there is a value; without one, never.
                    isIgnored = !attribute.NamedArguments.Any(static a => string.Equals(a.Key, "Condition", StringComparison.Ordinal) && a.Value.Value is not 1);
                    break;
                case "JsonExtensionDataAttribute":
                    isExtension = true;
                    break;
                case "JsonConverterAttribute":
                    isConverted = true;
                    break;
            }
        }

        return (name, isIgnored, isExtension, isConverted);
    }

    private static string? NamedText(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (string.Equals(argument.Key, name, StringComparison.Ordinal)) return argument.Value.Value as string;
        }

        return null;
    }
}
