using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow.Values;

/// <summary>What an expression can be. Values are immutable and compared by what they hold.</summary>
internal abstract class Value : IEquatable<Value>
{
    // A value that can be more things than this says nothing that a rule could use.
    private const int MaximumParts = 16;

    private JsonValue? _json;

    // Nearly every value is asked for its parts, and many times.
    private ImmutableArray<Value> _itself;

    /// <summary>The things this value can be: itself, or the parts of a union.</summary>
    public virtual ImmutableArray<Value> Parts => _itself.IsDefault ? _itself = ImmutableArray.Create(this) : _itself;

    /// <summary>Whether this is nothing: a property that was never set, or a null.</summary>
    public virtual bool IsNone => false;

    /// <summary>The JSON that a text is. It is read once: several rules ask, and a body can be megabytes.</summary>
    public JsonValue ReadJson(CancellationToken cancellationToken) => _json ??= JsonReader.Read(this, cancellationToken);

    /// <summary>Either of two values.</summary>
    public static Value Either(Value a, Value b)
    {
        if (a.Equals(b) || ReferenceEquals(a, OpaqueValue.Anything)) return a;
        if (ReferenceEquals(b, OpaqueValue.Anything)) return b;
        var parts = new List<Value>(a.Parts);
        var isChanged = false;
        foreach (var part in b.Parts)
        {
            if (parts.Contains(part)) continue;
            isChanged = true;

            // Two that depend on the same are one, of which less is known.
            var same = part is OpaqueValue opaque ? parts.FindIndex(p => p is OpaqueValue o && o.DependsOnSameAs(opaque)) : -1;
            if (same < 0) parts.Add(part);
            else parts[same] = OpaqueValue.Of(part);
        }

        if (!isChanged || parts.Count == 1) return isChanged ? parts[0] : a;
        return parts.Count > MaximumParts ? OpaqueValue.Anything : new UnionValue(parts.ToImmutableArray());
    }

    /// <summary>This value without the parts that are nothing; null when no part is left.</summary>
    public Value? WithoutNone() => Where(static part => !part.IsNone);

    /// <summary>Only the parts for which the test holds; null when none does.</summary>
    public Value? Where(Func<Value, bool> test)
    {
        var parts = Parts;
        Value? result = null;
        foreach (var part in parts)
        {
            if (test(part)) result = result is null ? part : Either(result, part);
        }

        return result;
    }

    /// <summary>Whether some part is nothing.</summary>
    public bool CanBeNone()
    {
        foreach (var part in Parts)
        {
            if (part.IsNone) return true;
        }

        return false;
    }

    /// <summary>Whether this is one constant, wherever it was written: a helper says true at several places.</summary>
    public bool IsOneConstant(out object? constant)
    {
        var parts = Parts;
        constant = (parts[0] as ConstantValue)?.Constant;
        foreach (var part in parts)
        {
            if (part is not ConstantValue other || !object.Equals(constant, other.Constant)) return false;
        }

        return true;
    }

    public abstract bool Equals(Value? other);

    public sealed override bool Equals(object? obj) => Equals(obj as Value);

    public abstract override int GetHashCode();
}

/// <summary>A compile-time constant, null included.</summary>
/// <param name="constant">The constant, boxed as the compiler gives it.</param>
/// <param name="origin">The expression that gave it, for reports at the value.</param>
internal sealed class ConstantValue(object? constant, SyntaxNode? origin) : Value
{
    private const int MaximumHashed = 200;

    public object? Constant { get; } = constant;

    public SyntaxNode? Origin { get; } = origin;

    public override bool IsNone => Constant is null;

    public override bool Equals(Value? other) => other is ConstantValue c && ReferenceEquals(Origin, c.Origin) && Equals(Constant, c.Constant);

    // A text can be megabytes, and a value is hashed at each step of a walk.
    public override int GetHashCode() => Constant is string { Length: > MaximumHashed } text ? text.Length : Constant?.GetHashCode() ?? 0;
}

/// <summary>A property of a created object that nothing has set.</summary>
internal sealed class UnsetValue : Value
{
    public static readonly UnsetValue Instance = new();

    private UnsetValue()
    {
    }

    public override bool IsNone => true;

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 1;
}

/// <summary>An object of an SDK's or the project's type that the walked code creates; what is set on it is in the state.</summary>
internal sealed class CreatedValue(SyntaxNode creation, INamedTypeSymbol type, CallSite? callSite) : Value
{
    /// <summary>The object creation expression.</summary>
    public SyntaxNode Creation { get; } = creation;

    public INamedTypeSymbol Type { get; } = type;

    /// <summary>How the walk came to the creation; null in the member itself.</summary>
    public CallSite? CallSite { get; } = callSite;

    /// <summary>The property of a name that the object's own type declares; null where there is none.</summary>
    public IPropertySymbol? PropertyOf(string name)
    {
        foreach (var member in Type.GetMembers(name))
        {
            if (member is IPropertySymbol property) return property;
        }

        return null;
    }

    public override bool Equals(Value? other) => other is CreatedValue c && ReferenceEquals(Creation, c.Creation) && Equals(CallSite, c.CallSite);

    public override int GetHashCode() => Creation.GetHashCode();
}

/// <summary>A lambda, a local function or a method of the project whose body can be walked.</summary>
/// <param name="function">The symbol of the local function or method, or the flow operation of the lambda.</param>
/// <param name="owner">The graph that holds the lambda or local function; null for a method.</param>
/// <param name="instance">What <c>this</c> is inside; null for the <c>this</c> of the member that the walk began with.</param>
internal sealed class FunctionValue(object function, ControlFlowGraph? owner, Value? instance) : Value
{
    public object Function { get; } = function;

    /// <summary>The function itself.</summary>
    public IMethodSymbol Symbol => Function as IMethodSymbol ?? ((IFlowAnonymousFunctionOperation)Function).Symbol;

    public ImmutableArray<IParameterSymbol> Parameters => Symbol.Parameters;

    public ControlFlowGraph? Owner { get; } = owner;

    public Value? Instance { get; } = instance;

    public override bool Equals(Value? other) => other is FunctionValue f && Equals(Function, f.Function) && Equals(Instance, f.Instance);

    public override int GetHashCode() => Function.GetHashCode();
}

/// <summary>A string made of parts, some of which may be unknown.</summary>
internal sealed class ConcatenationValue(ImmutableArray<Value> operands) : Value
{
    /// <summary>What is concatenated, from left to right.</summary>
    public ImmutableArray<Value> Operands { get; } = operands;

    public override bool Equals(Value? other) => ReferenceEquals(this, other) || (other is ConcatenationValue c && Operands.SequenceEqual(c.Operands));

    public override int GetHashCode() => Operands.Length * 31 + Operands[0].GetHashCode();
}

/// <summary>A value that cannot be followed, with the places it was made from.</summary>
internal sealed class OpaqueValue : Value
{
    private const int MaximumSources = 4;

    public static readonly OpaqueValue Unknown = new(ImmutableArray<AccessPath>.Empty);

    /// <summary>More things than are told apart: unlike another unknown value it takes in whatever it meets, so that a union that has overflowed does not grow again.</summary>
    public static readonly OpaqueValue Anything = new(ImmutableArray<AccessPath>.Empty);

    private OpaqueValue(ImmutableArray<AccessPath> sources, bool? sense = null, bool isObject = false)
    {
        Sources = sources;
        Sense = sense;
        IsObject = isObject;
    }

    /// <summary>The paths that this value was read from or computed of.</summary>
    public ImmutableArray<AccessPath> Sources { get; }

    /// <summary>True where this is what was read from the one path, false where it is the negation of that, null where it was made of what was read.</summary>
    public bool? Sense { get; }

    /// <summary>Whether this is an object that was made, so that it is not null.</summary>
    public bool IsObject { get; }

    /// <summary>What is read from a path.</summary>
    public static OpaqueValue From(AccessPath path) => new(ImmutableArray.Create(path), sense: true);

    /// <summary>What is computed of other values.</summary>
    public static OpaqueValue Of(Value a, Value? b = null)
    {
        var sources = SourcesOf(a);
        if (b is not null) sources = Join(sources, SourcesOf(b));
        return sources.IsEmpty ? Unknown : new(sources);
    }

    /// <summary>Whether two unknown values depend on the same paths.</summary>
    public bool DependsOnSameAs(OpaqueValue other) => !ReferenceEquals(this, Anything) && !ReferenceEquals(other, Anything) && Sources.SequenceEqual(other.Sources);

    /// <summary>An object that is made of other values.</summary>
    public static OpaqueValue Object(OpaqueValue of) => new(of.Sources, isObject: true);

    /// <summary>The negation of a value.</summary>
    public static OpaqueValue Not(Value value) => value is OpaqueValue { Sense: { } sense, Sources: var sources } ? new(sources, !sense) : Of(value);

    /// <summary>The paths that a value depends on.</summary>
    public static ImmutableArray<AccessPath> SourcesOf(Value value)
    {
        switch (value)
        {
            case OpaqueValue opaque:
                return opaque.Sources;
            case UnionValue union:
                return Collect(union.Parts);
            case ConcatenationValue concatenation:
                return Collect(concatenation.Operands);
            default:
                return ImmutableArray<AccessPath>.Empty;
        }

        static ImmutableArray<AccessPath> Collect(ImmutableArray<Value> values)
        {
            var sources = ImmutableArray<AccessPath>.Empty;
            foreach (var part in values) sources = Join(sources, SourcesOf(part));
            return sources;
        }
    }

    public override bool Equals(Value? other) => other is OpaqueValue o && Sources.SequenceEqual(o.Sources) && Sense == o.Sense && IsObject == o.IsObject && ReferenceEquals(this, Anything) == ReferenceEquals(o, Anything);

    public override int GetHashCode() => Sources.Length + 7;

    private static ImmutableArray<AccessPath> Join(ImmutableArray<AccessPath> a, ImmutableArray<AccessPath> b)
    {
        if (b.IsEmpty) return a;
        if (a.IsEmpty) return b;
        foreach (var path in b)
        {
            if (a.Length < MaximumSources && !a.Contains(path)) a = a.Add(path);
        }

        return a;
    }
}

/// <summary>One of several values, by the path that was taken.</summary>
internal sealed class UnionValue(ImmutableArray<Value> parts) : Value
{
    public override ImmutableArray<Value> Parts { get; } = parts;

    public override bool Equals(Value? other)
    {
        if (other is not UnionValue u || u.Parts.Length != Parts.Length) return false;
        foreach (var part in Parts)
        {
            if (!u.Parts.Contains(part)) return false;
        }

        return true;
    }

    public override int GetHashCode() => Parts.Length + 13;
}
