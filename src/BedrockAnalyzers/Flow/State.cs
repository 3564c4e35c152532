using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>What is known at one point of a walk: what the locals hold, what is set on the objects that were created, and what has been tested.</summary>
internal sealed class State
{
    /// <summary>Compares what values are kept under: symbols as symbols, everything else as it is.</summary>
    public static readonly IEqualityComparer<object> Keys = new KeyComparer();

    private static readonly PersistentMap<object, object?> s_noFlags = new(Keys);
    private static readonly PersistentMap<ControlFlowRegion, int> s_noContinuations = new();
    private static readonly PersistentMap<object, Value> s_noSlots = new(Keys);

    public static readonly State Empty = new(s_noSlots, new(), new(), ImmutableHashSet<AccessPath>.Empty, s_noFlags, s_noContinuations, new());

    private readonly PersistentMap<object, Value> _slots;

    // Apart from the slots: they come and go with each expression, and with a catch all at once.
    private readonly PersistentMap<Temporary, Value> _temporaries;
    private readonly PersistentMap<CreatedValue, CreatedObject> _objects;
    private readonly ImmutableHashSet<AccessPath> _tested;
    private readonly PersistentMap<object, object?> _flags;
    private readonly PersistentMap<ControlFlowRegion, int> _continuations;
    private readonly PersistentMap<Finding, bool> _findings;

    private State(PersistentMap<object, Value> slots, PersistentMap<Temporary, Value> temporaries, PersistentMap<CreatedValue, CreatedObject> objects, ImmutableHashSet<AccessPath> tested, PersistentMap<object, object?> flags, PersistentMap<ControlFlowRegion, int> continuations, PersistentMap<Finding, bool> findings)
    {
        _findings = findings;
        _flags = flags;
        _continuations = continuations;
        _slots = slots;
        _temporaries = temporaries;
        _objects = objects;
        _tested = tested;
    }

    /// <summary>The value that a symbol holds, or null when nothing was stored in it.</summary>
    public Value? Get(ISymbol symbol) => _slots.TryGetValue(symbol, out var value) ? value : null;

    /// <summary>The value of a flow capture, one of the temporaries that the control-flow graph adds.</summary>
    public Value? Get(Temporary capture) => _temporaries.TryGetValue(capture, out var value) ? value : null;

    /// <summary>A symbol holds a value from here on.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="value">The value.</param>
    /// <param name="isFound">Whether a test has found it to be that, and nothing was stored: that nothing was given is then the caller's decision, and no reason to keep paths apart.</param>
    public State Set(ISymbol symbol, Value value, bool isFound = false)
    {
        var flags = TypeOf(symbol) is { } type && value.IsOneConstant(out var constant) && !(isFound && constant is null && !IsException(type)) ? _flags.SetItem(symbol, constant) : _flags.Remove(symbol);

        return new(_slots.SetItem(symbol, value), _temporaries, _objects, _tested, flags, _continuations, _findings.IsEmpty || (symbol is not ILocalSymbol && _slots.TryGetValue(symbol, out var held) && held.Equals(value)) ? _findings : FindingsBut(symbol));
    }

    // What has been found out about a value says nothing of the next one.
    private PersistentMap<Finding, bool> FindingsBut(ISymbol symbol) => _findings.RemoveAll(static (finding, symbol) => finding.Path.StartsAt(symbol), symbol);

    /// <summary>What a test has said of something that nobody knows, so that the same test says it again.</summary>
    public bool? Recall(AccessPath path, RepeatedTests.Test test) => !_findings.IsEmpty && _findings.TryGetValue(new Finding(path, test), out var outcome) ? outcome : null;

    public bool HasFindings => !_findings.IsEmpty;

    public State Forget(AccessPath path, RepeatedTests.Test test) => WithFindings(_findings.Remove(new Finding(path, test)));

    /// <summary>Something is stored in a member of an object that nobody knows: what has been found out about what the member held says nothing of what it holds now.</summary>
    public State ForgetFindingsOf(ISymbol member) => WithFindings(_findings.RemoveAll(static (finding, member) => finding.Path.Reads(member), member));

    /// <summary>What has been found out that somebody can ask again.</summary>
    public State KeepFindings(Func<RepeatedTests.Test, bool> isAsked) => WithFindings(_findings.RemoveAll(static (finding, isAsked) => !isAsked(finding.Test), isAsked));

    public State Remember(AccessPath path, RepeatedTests.Test test, bool outcome) => new(_slots, _temporaries, _objects, _tested, _flags, _continuations, _findings.SetItem(new Finding(path, test), outcome));

    public State Set(Temporary capture, Value value)
    {
        // What && and || have come to is a temporary until it is tested.
        var flags = value.IsOneConstant(out var constant) && constant is bool ? _flags.SetItem(capture, constant) : WithoutFlag(_flags, capture);
        return new(_slots, _temporaries.SetItem(capture, value), _objects, _tested, flags, _continuations, _findings);
    }

    /// <summary>What the graph returns on the way to here, or null when it has returned nothing.</summary>
    public Value? ReturnedFrom(ControlFlowGraph graph) => _slots.TryGetValue(graph, out var value) ? value : null;

    /// <summary>A graph returns a value: it is kept like one that is stored, so that paths that meet are told apart in the same way.</summary>
    public State Return(ControlFlowGraph graph, Value value)
    {
        // A method says by what it answers which way it went: by a constant, or by an object that tells more.
        var flags = value.IsOneConstant(out var constant) ? _flags.SetItem(graph, constant) : value is CreatedValue ? _flags.SetItem(graph, value) : _flags.Remove(graph);
        return new(_slots.SetItem(graph, value), _temporaries, _objects, _tested, flags, _continuations, _findings);
    }

    public State WithoutReturn(ControlFlowGraph graph) => new(_slots.Remove(graph), _temporaries, _objects, _tested, _flags.Remove(graph), _continuations, _findings);

    /// <summary>
    /// Whether a caller can tell two ways out of a method apart, and has something of it: they say different things of what the method answers or of what the caller had in its
    /// flags, and leave other things behind.
    /// </summary>
    public bool IsOtherWayOutThan(State other, ControlFlowGraph graph, ImmutableArray<IParameterSymbol> parameters)
    {
        return !WithoutOwn(this).HasFlagsOf(WithoutOwn(other), tests: null) && LeavesOther();

        State WithoutOwn(State state)
        {
            var flags = state._flags;
            foreach (var parameter in parameters) flags = flags.Remove(parameter);
            return new(state._slots, state._temporaries, state._objects, state._tested, flags, state._continuations, state._findings);
        }

        bool LeavesOther()
        {
            foreach (var entry in _objects)
            {
                if (other.ObjectOf(entry.Key) is { } known && !known.SameAs(entry.Value)) return true;
            }

            foreach (var slot in _slots)
            {
                if (ReferenceEquals(slot.Key, graph) || !other._slots.TryGetValue(slot.Key, out var value) || value.Equals(slot.Value) || slot.Key is IParameterSymbol { RefKind: RefKind.None } parameter && parameters.Contains(parameter)) continue;

                // A flag by itself is told apart where it is tested.
                if (!_flags.ContainsKey(slot.Key)) return true;
            }

            return false;
        }
    }

    /// <summary>A method runs on an object: it holds the object until it ends.</summary>
    public State Enter(ControlFlowGraph graph, Value instance) => With(_slots.SetItem(new Receiver(graph), instance));

    public State Leave(ControlFlowGraph graph) => With(_slots.Remove(new Receiver(graph)));

    /// <summary>A method has ended: what its parameters were is of no use any more.</summary>
    public State Without(ImmutableArray<IParameterSymbol> parameters)
    {
        var (slots, flags) = (_slots, _flags);
        foreach (var parameter in parameters)
        {
            slots = slots.Remove(parameter);
            flags = flags.Remove(parameter);
        }

        return ReferenceEquals(slots, _slots) ? this : new(slots, _temporaries, _objects, _tested, flags, _continuations, _findings);
    }

    /// <summary>What the parameters hold that the caller gave by reference.</summary>
    public IEnumerable<(IParameterSymbol Parameter, Value Value)> GivenByReference
    {
        get
        {
            foreach (var slot in _slots)
            {
                if (slot.Key is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } parameter) yield return (parameter, slot.Value);
            }
        }
    }

    /// <summary>What the members of the type hold that the walk has stored something in.</summary>
    public IEnumerable<(ISymbol Member, Value Value)> Members
    {
        get
        {
            foreach (var slot in _slots)
            {
                if (slot.Key is IFieldSymbol or IPropertySymbol) yield return ((ISymbol)slot.Key, slot.Value);
            }
        }
    }

    /// <summary>What is known of an object.</summary>
    public CreatedObject? ObjectOf(CreatedValue created) => _objects.TryGetValue(created, out var known) ? known : null;

    /// <summary>Whether as much is set on the same objects in both states.</summary>
    public bool LeavesSameAs(State other)
    {
        if (ReferenceEquals(_objects, other._objects)) return true;
        if (_objects.Count != other._objects.Count) return false;
        foreach (var entry in _objects)
        {
            if (other.ObjectOf(entry.Key) is not { } known || !known.SameAs(entry.Value)) return false;
        }

        return true;
    }

    /// <summary>How much there is to compare where two paths meet.</summary>
    public int Size => _slots.Count + _temporaries.Count + _objects.Count;

    /// <summary>What is left where the lifetime of locals and temporaries ends.</summary>
    public State Without(ControlFlowRegion region, ControlFlowGraph rootGraph)
    {
        var (slots, temporaries, flags, findings) = (_slots, _temporaries, _flags, _findings);
        if (!region.Locals.IsEmpty)
        {
            slots = slots.RemoveAll(IsOneOf, region.Locals);
            flags = flags.RemoveAll(IsOneOf, region.Locals);
            findings = findings.RemoveAll(static (finding, locals) => locals.Any(finding.Path.StartsAt), region.Locals);
        }

        foreach (var capture in region.CaptureIds)
        {
            var temporary = new Temporary(rootGraph, capture);
            temporaries = temporaries.Remove(temporary).Remove(temporary with { IsOwner = true });
            flags = WithoutFlag(flags, temporary);
        }

        return ReferenceEquals(slots, _slots) && ReferenceEquals(temporaries, _temporaries) ? WithFindings(findings) : new(slots, temporaries, _objects, _tested, flags, _continuations, findings);
    }

    /// <summary>Whether what code tells paths apart by is the same in both states: then they are about the same path.</summary>
    /// <param name="other">The other state.</param>
    /// <param name="tests">What is tested by the code that the states are about; null where only a flag counts that is one by its type.</param>
    public bool HasFlagsOf(State other, RepeatedTests? tests)
    {
        return HasFindingsOf(other) && (ReferenceEquals(_flags, other._flags) || (HasAllOf(_flags, other._flags) && HasAllOf(other._flags, _flags)));

        bool HasAllOf(PersistentMap<object, object?> wanted, PersistentMap<object, object?> flags)
        {
            foreach (var flag in wanted)
            {
                if (IsFlag(flag.Key, flag.Value, tests) && !(flags.TryGetValue(flag.Key, out var value) && Equals(value, flag.Value))) return false;
            }

            return true;
        }
    }

    private bool HasFindingsOf(State other)
    {
        if (ReferenceEquals(_findings, other._findings)) return true;
        if (_findings.Count != other._findings.Count) return false;
        foreach (var finding in _findings)
        {
            if (!other._findings.TryGetValue(finding.Key, out var outcome) || outcome != finding.Value) return false;
        }

        return true;
    }

    /// <summary>The block behind the finally that control is on its way to, or null when the finally is not entered on such a way.</summary>
    public int? ContinuationOf(ControlFlowRegion finallyRegion) => _continuations.TryGetValue(finallyRegion, out var ordinal) ? ordinal : null;

    public State ContinueWith(ControlFlowRegion finallyRegion, int ordinal) => new(_slots, _temporaries, _objects, _tested, _flags, _continuations.SetItem(finallyRegion, ordinal), _findings);

    public State WithoutContinuation(ControlFlowRegion finallyRegion) => new(_slots, _temporaries, _objects, _tested, _flags, _continuations.Remove(finallyRegion), _findings);

    /// <summary>Whether the two states go on to the same places behind the finally blocks that they are in.</summary>
    public bool ContinuesAs(State other)
    {
        if (ReferenceEquals(_continuations, other._continuations)) return true;
        if (_continuations.Count != other._continuations.Count) return false;
        foreach (var continuation in _continuations)
        {
            if (other.ContinuationOf(continuation.Key) != continuation.Value) return false;
        }

        return true;
    }

    /// <summary>An object that was made elsewhere comes into sight, with all that is set on it; one that is known here already stays what it is.</summary>
    public State Import(Value value, State from)
    {
        var objects = _objects;
        Add(value);
        return With(objects);

        void Add(Value added)
        {
            foreach (var part in added.Parts)
            {
                if (part is not CreatedValue created || objects.ContainsKey(created) || from.ObjectOf(created) is not { } known) continue;
                objects = objects.SetItem(created, known.Copy());
                foreach (var property in known.Properties) Add(property.Value);
            }
        }
    }

    /// <summary>Objects that were made on the way come into sight as they are in another state.</summary>
    public State ImportNew(Value value, State from, State before)
    {
        var objects = _objects;
        Add(value, depth: 0);
        return With(objects);

        void Add(Value added, int depth)
        {
            foreach (var part in added.Parts)
            {
                if (part is not CreatedValue created || before.ObjectOf(created) is not null || from.ObjectOf(created) is not { } known) continue;
                objects = objects.SetItem(created, known);
                if (depth >= 4) continue;
                foreach (var property in known.Properties) Add(property.Value, depth + 1);
            }
        }
    }

    /// <summary>A creation runs: a fresh object takes the place of the one that an earlier round of a loop made here, which nobody can be sure of any more.</summary>
    public State Create(CreatedValue created)
    {
        var (slots, temporaries, objects) = (_slots, _temporaries, _objects);
        if (objects.ContainsKey(created))
        {
            slots = ForgetIn(slots);
            temporaries = ForgetIn(temporaries);

            foreach (var entry in _objects)
            {
                foreach (var property in entry.Value.Properties)
                {
                    if (Forget(property.Value) is { } unsure) objects = objects.SetItem(entry.Key, objects[entry.Key].Set(property.Key, unsure));
                }
            }
        }

        return With(slots).With(temporaries).With(objects.SetItem(created, CreatedObject.Fresh));

        PersistentMap<TKey, Value> ForgetIn<TKey>(PersistentMap<TKey, Value> held)
            where TKey : notnull
        {
            var result = held;
            foreach (var slot in held)
            {
                if (Forget(slot.Value) is { } unsure) result = result.SetItem(slot.Key, unsure);
            }

            return result;
        }

        Value? Forget(Value value) => value.Parts.Contains(created) ? Value.Either(value.Where(v => !v.Equals(created)) ?? OpaqueValue.Unknown, OpaqueValue.Unknown) : null;
    }

    /// <summary>
    /// Sets a property of whatever a value can be. Where it can be several objects, by the path that was taken, what each had set before stays possible; that it
    /// had nothing set does not: on the path on which the object is the one, it has now.
    /// </summary>
    public State SetProperty(Value target, object property, Value value)
    {
        var parts = target.Parts;
        var certain = parts.Length == 1;
        var objects = _objects;
        foreach (var part in parts)
        {
            if (part is not CreatedValue created || !objects.TryGetValue(created, out var known)) continue;
            objects = objects.SetItem(created, known.Set(property, !certain && known.Get(property).WithoutNone() is { } before ? Value.Either(before, value) : value));
        }

        return With(objects);
    }

    /// <summary>Nobody knows what a property of an object holds.</summary>
    public State SetUnknown(CreatedValue created, object property)
    {
        var known = _objects[created].Set(property, OpaqueValue.Unknown);
        if (property is ISymbol member && AssignmentTo.IsKeptFor(member)) known = known.Set(new AssignmentTo(member), OpaqueValue.Unknown);
        return With(_objects.SetItem(created, known));
    }

    /// <summary>A copy of an object is made: it holds what the object holds.</summary>
    public State Copy(CreatedValue from, CreatedValue to)
    {
        var state = Create(to);
        return state.ObjectOf(from) is { } known ? state.With(state._objects.SetItem(to, known.Copy())) : state;
    }

    /// <summary>What a property holds of whatever a value can be; null when it cannot be any object.</summary>
    public Value? PropertyOf(Value target, ISymbol property)
    {
        Value? result = null;
        foreach (var part in target.Parts)
        {
            var value = part switch
            {
                CreatedValue created => ObjectOf(created) is { } known ? NotSet(known.Get(property), property, created) : OpaqueValue.Unknown,
                OpaqueValue { Sources: { IsEmpty: false } sources } => OpaqueValue.From(sources[0].Member(property)),
                { IsNone: true } => null,
                _ => OpaqueValue.Unknown,
            };
            if (value is not null) result = result is null ? value : Value.Either(result, value);
        }

        return result;
    }

    /// <summary>A member of a class of the project that nothing has set holds what its type begins with: a number is 0, and a number is set.</summary>
    public static Value NotSet(Value value, ISymbol member, CreatedValue owner)
    {
        if (value is not UnsetValue || member.DeclaringSyntaxReferences.IsEmpty || !SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, owner.Type.ContainingAssembly) || (member as IFieldSymbol)?.Type is not { IsValueType: true } && (member as IPropertySymbol)?.Type is not { IsValueType: true }) return value;
        var type = (member as IFieldSymbol)?.Type ?? ((IPropertySymbol)member).Type;
        return type switch
        {
            { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => value,
            { SpecialType: SpecialType.System_Boolean } => new ConstantValue(false, origin: null),
            { SpecialType: SpecialType.System_Int32 } => new ConstantValue(0, origin: null),
            _ => OpaqueValue.Unknown,
        };
    }

    /// <summary>Everything that a value reaches is handed to code that nobody here can see: what is set on it is unknown from now on.</summary>
    public State Escape(Value value)
    {
        var objects = _objects;
        Escape(value, ref objects);
        return With(objects);
    }

    /// <summary>Everything that a value reaches is now reachable from a member of the type, so that another method of the project can change it.</summary>
    public State Share(Value value)
    {
        var objects = _objects;
        foreach (var part in value.Parts)
        {
            if (part is CreatedValue created && objects.TryGetValue(created, out var known) && !known.Shared)
                objects = objects.SetItem(created, known.Share());
        }

        return With(objects);
    }

    /// <summary>Another method of the project runs: members and what they hold can have changed.</summary>
    public State ForgetShared()
    {
        var objects = _objects;
        foreach (var entry in _objects)
        {
            if (entry.Value is { Shared: true, Escaped: false }) Escape(entry.Key, entry.Value, ref objects);
        }

        var slots = _slots;
        foreach (var slot in _slots)
        {
            if (slot.Key is IFieldSymbol or IPropertySymbol) slots = slots.Remove(slot.Key);

            // A parameter of a constructor is one of a primary constructor where another member knows it: a field by another name.
            else if (slot.Key is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }) slots = slots.SetItem(slot.Key, OpaqueValue.Unknown);
        }

        return With(slots).With(objects);
    }

    /// <summary>A function inside a member runs that cannot be walked: nothing is known any more of what the member's locals hold, which it can close over.</summary>
    public State ForgetLocalsOf(SyntaxNode member)
    {
        var objects = _objects;
        var (slots, flags) = (_slots, _flags);
        foreach (var slot in _slots)
        {
            if (slot.Key is not ISymbol { DeclaringSyntaxReferences: { Length: > 0 } declared } symbol || declared[0].SyntaxTree != member.SyntaxTree || !member.Span.Contains(declared[0].Span)) continue;
            slots = slots.SetItem(slot.Key, Value.Either(slot.Value, OpaqueValue.Unknown));
            flags = flags.Remove(symbol);
            Escape(slot.Value, ref objects);
        }

        return new State(slots, _temporaries, objects, _tested, flags, _continuations, _findings).ForgetShared();
    }

    /// <summary>A function is left by an exception: what its parameters and locals were is of no use any more.</summary>
    public State WithoutLocalsOf(IMethodSymbol function)
    {
        return WithoutVariables(IsIn, function);

        static bool IsIn(object variable, IMethodSymbol function)
        {
            if (variable is not (ILocalSymbol or IParameterSymbol)) return false;
            for (var at = ((ISymbol)variable).ContainingSymbol; at is IMethodSymbol; at = at.ContainingSymbol)
            {
                if (SymbolEqualityComparer.Default.Equals(at, function)) return true;
            }

            return false;
        }
    }

    /// <summary>Blocks are left by an exception: what their locals were is of no use any more.</summary>
    public State WithoutLocalsOf(ImmutableArray<ControlFlowRegion> regions)
    {
        return regions.IsEmpty ? this : WithoutVariables(IsIn, regions);

        static bool IsIn(object variable, ImmutableArray<ControlFlowRegion> regions)
        {
            foreach (var region in regions)
            {
                if (IsOneOf(variable, region.Locals)) return true;
            }

            return false;
        }
    }

    private State WithoutVariables<TArgument>(Func<object, TArgument, bool> isGone, TArgument argument)
    {
        var slots = _slots.RemoveAll(isGone, argument);
        if (ReferenceEquals(slots, _slots)) return this;
        var findings = _findings.RemoveAll(static (finding, gone) => finding.Path.Start is { } start && gone.IsGone(start, gone.Argument), (IsGone: isGone, Argument: argument));
        return new(slots, _temporaries, _objects, _tested, _flags.RemoveAll(isGone, argument), _continuations, findings);
    }

    private static bool IsOneOf(object variable, ImmutableArray<ILocalSymbol> locals) => variable is ILocalSymbol local && locals.Contains(local, SymbolEqualityComparer.Default);

    /// <summary>What is left when an expression is given up halfway: the temporaries go, and with them every object that nothing else holds.</summary>
    public State WithoutTemporaries()
    {
        var (flags, objects) = (_flags, _objects);
        foreach (var temporary in _temporaries) flags = WithoutFlag(flags, temporary.Key);
        HashSet<CreatedValue>? held = null;
        foreach (var entry in _objects)
        {
            if (!entry.Value.Shared && !(held ??= HeldBy(_slots)).Contains(entry.Key)) objects = objects.Remove(entry.Key);
        }

        return _temporaries.IsEmpty && ReferenceEquals(objects, _objects) ? this : new(_slots, Empty._temporaries, objects, _tested, flags, _continuations, _findings);
    }

    // The objects that some variable or member holds, by itself or through another object.
    private HashSet<CreatedValue> Held()
    {
        var held = HeldBy(_slots);
        held.UnionWith(HeldBy(_temporaries));
        return held;
    }

    private HashSet<CreatedValue> HeldBy<TKey>(PersistentMap<TKey, Value> slots)
        where TKey : notnull
    {
        var held = new HashSet<CreatedValue>();
        foreach (var slot in slots) Hold(slot.Value);
        return held;

        void Hold(Value value)
        {
            foreach (var part in value.Parts)
            {
                if (part is SequenceValue sequence) Hold(sequence.Element);
                if (part is FunctionValue { Instance: { } instance }) Hold(instance);
                if (part is not CreatedValue created || !held.Add(created) || ObjectOf(created) is not { } known) continue;
                foreach (var property in known.Properties) Hold(property.Value);
            }
        }
    }

    /// <summary>Something that depends on these paths was tested on the way here.</summary>
    public State Test(ImmutableArray<AccessPath> paths)
    {
        var tested = _tested;
        foreach (var path in paths) tested = tested.Add(path);
        return ReferenceEquals(tested, _tested) ? this : new(_slots, _temporaries, _objects, tested, _flags, _continuations, _findings);
    }

    /// <summary>
    /// What is known where two paths meet; the first state itself when the second says nothing new. A value that is nothing on one path because the caller's value was tested
    /// and found wanting, and is made of that value on the other, is the caller's decision: the nothing does not count.
    /// </summary>
    public static State Join(State a, State b) => Join(a, b, Meet, dropsWhatNothingHolds: true);

    /// <summary>What is known after code that may have run: all that it would have changed is unknown.</summary>
    public static State JoinUncertain(State before, State after) =>
        Join(before, after, static (x, _, y, _) => x.Equals(y) ? x : Value.Either(Value.Either(x.WithoutNone() ?? OpaqueValue.Unknown, y.WithoutNone() ?? OpaqueValue.Unknown), OpaqueValue.Unknown));

    private static State Join(State a, State b, Func<Value, State, Value, State, Value> meet, bool dropsWhatNothingHolds = false)
    {
        if (ReferenceEquals(a, b)) return a;
        var slots = Join(a._slots, a, b._slots, b, meet);
        var temporaries = Join(a._temporaries, a, b._temporaries, b, meet);

        var objects = a._objects;
        if (!ReferenceEquals(objects, b._objects))
        {
            HashSet<CreatedValue>? heldInA = null, heldInB = null;
            foreach (var entry in b._objects)
            {
                if (!a._objects.TryGetValue(entry.Key, out var known))
                {
                    objects = objects.SetItem(entry.Key, entry.Value);
                }
                else if (!ReferenceEquals(known, entry.Value) && CreatedObject.Join(known, a, entry.Value, b, meet) is var joined && !joined.SameAs(known))
                {
                    // What a path has done to an object that nothing holds on it any more cannot be seen behind it.
                    if (dropsWhatNothingHolds)
                    {
                        var isHeldInA = known.Shared || (heldInA ??= a.Held()).Contains(entry.Key);
                        var isHeldInB = entry.Value.Shared || (heldInB ??= b.Held()).Contains(entry.Key);
                        if (isHeldInA != isHeldInB) joined = isHeldInA ? known : entry.Value;
                    }

                    if (!joined.SameAs(known)) objects = objects.SetItem(entry.Key, joined);
                }
            }
        }

        var tested = ReferenceEquals(a._tested, b._tested) || a._tested.IsSubsetOf(b._tested) ? a._tested : a._tested.Intersect(b._tested);
        var (flags, findings) = (CommonFlags(a, b), CommonFindings(a, b));
        return ReferenceEquals(slots, a._slots) && ReferenceEquals(temporaries, a._temporaries) && ReferenceEquals(objects, a._objects) && ReferenceEquals(tested, a._tested) && ReferenceEquals(flags, a._flags) && ReferenceEquals(findings, a._findings)
            ? a
            : new(slots, temporaries, objects, tested, flags, a._continuations, findings);
    }

    private static PersistentMap<TKey, Value> Join<TKey>(PersistentMap<TKey, Value> known, State a, PersistentMap<TKey, Value> more, State b, Func<Value, State, Value, State, Value> meet)
        where TKey : notnull
    {
        if (ReferenceEquals(known, more)) return known;
        var slots = known;
        foreach (var slot in more)
        {
            var isKnown = known.TryGetValue(slot.Key, out var other);
            if (isKnown && ReferenceEquals(other, slot.Value)) continue;
            var met = meet(isKnown ? other! : NotStored(slot.Key) ?? slot.Value, a, slot.Value, b);
            if (!isKnown || !met.Equals(other)) slots = slots.SetItem(slot.Key, met);
        }

        foreach (var slot in known)
        {
            if (!more.ContainsKey(slot.Key) && NotStored(slot.Key) is { } other && meet(slot.Value, a, other, b) is var met && !met.Equals(slot.Value)) slots = slots.SetItem(slot.Key, met);
        }

        return slots;
    }

    private static PersistentMap<object, object?> CommonFlags(State a, State b)
    {
        var flags = a._flags;
        if (ReferenceEquals(flags, b._flags)) return flags;
        foreach (var flag in a._flags)
        {
            if (!b._flags.TryGetValue(flag.Key, out var value) || !Equals(value, flag.Value)) flags = flags.Remove(flag.Key);
        }

        return flags;
    }

    private static PersistentMap<Finding, bool> CommonFindings(State a, State b)
    {
        var findings = a._findings;
        if (ReferenceEquals(findings, b._findings)) return findings;
        foreach (var finding in a._findings)
        {
            if (!b._findings.TryGetValue(finding.Key, out var outcome) || outcome != finding.Value) findings = findings.Remove(finding.Key);
        }

        return findings;
    }

    /// <summary>
    /// What is known on one of two paths to the same place, seen beside the other: what is nothing here since the caller's value was found wanting, and is made of that value
    /// there, is the caller's decision also where the code keeps the two paths apart.
    /// </summary>
    public static State Beside(State state, State other) =>
        Join(state, other, static (x, a, y, b) => x.CanBeNone() && !y.CanBeNone() && b.DependsOn(y, a._tested) ? x.WithoutNone() ?? OpaqueValue.Unknown : x);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    // What code keeps paths apart by: a flag, a state, an error that came or did not; any other constant only where the code asks for it.
    private static bool IsFlag(object key, object? constant, RepeatedTests? tests) =>
        key is not ISymbol symbol || TypeOf(symbol) is not { } type || constant is bool || (constant is not null && type.TypeKind == TypeKind.Enum) || (constant is null && IsException(type)) || tests?.Asks(symbol) == true;

    private static bool IsException(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }

    private static Value Meet(Value x, State a, Value y, State b)
    {
        if (x.Equals(y)) return x;
        if (x.CanBeNone() && !y.CanBeNone() && b.DependsOn(y, a._tested)) x = x.WithoutNone() ?? y;
        else if (y.CanBeNone() && !x.CanBeNone() && a.DependsOn(x, b._tested)) y = y.WithoutNone() ?? x;
        return Value.Either(x, y);
    }

    /// <summary>A loop goes round again and again: a string that still grows is unknown.</summary>
    public State Widen(State previous)
    {
        var (slots, temporaries) = (WidenIn(_slots, previous._slots), WidenIn(_temporaries, previous._temporaries));
        var objects = _objects;
        foreach (var entry in _objects)
        {
            var known = previous.ObjectOf(entry.Key);
            foreach (var property in entry.Value.Properties)
            {
                if (Grows(property.Value, known?.Get(property.Key))) objects = objects.SetItem(entry.Key, objects[entry.Key].Set(property.Key, OpaqueValue.Of(property.Value)));
            }
        }

        return With(slots).With(temporaries).With(objects);

        static PersistentMap<TKey, Value> WidenIn<TKey>(PersistentMap<TKey, Value> held, PersistentMap<TKey, Value> previous)
            where TKey : notnull
        {
            var result = held;
            foreach (var slot in held)
            {
                if (Grows(slot.Value, previous.TryGetValue(slot.Key, out var before) ? before : null)) result = result.SetItem(slot.Key, OpaqueValue.Of(slot.Value));
            }

            return result;
        }

        static bool Grows(Value value, Value? before) => value.Parts.Any(static p => p is ConcatenationValue) && !value.Equals(before);
    }

    // A parameter or member that nothing was stored in holds what it came with. A local or capture without a value is not yet in scope on that path.
    private static OpaqueValue? NotStored(object slot) => slot is IParameterSymbol or IFieldSymbol or IPropertySymbol ? OpaqueValue.From(AccessPath.Root((ISymbol)slot)) : null;

    private static void Escape(Value value, ref PersistentMap<CreatedValue, CreatedObject> objects)
    {
        foreach (var part in value.Parts)
        {
            if (part is SequenceValue sequence) Escape(sequence.Element, ref objects);
            else if (part is CreatedValue created && objects.TryGetValue(created, out var known) && !(known.Escaped && known.Properties.IsEmpty)) Escape(created, known, ref objects);
        }
    }

    private static void Escape(CreatedValue created, CreatedObject known, ref PersistentMap<CreatedValue, CreatedObject> objects)
    {
        objects = objects.SetItem(created, CreatedObject.Unknown);
        foreach (var property in known.Properties) Escape(property.Value, ref objects);
    }

    private bool DependsOn(Value value, ImmutableHashSet<AccessPath> tested)
    {
        if (tested.IsEmpty) return false;
        return Depends(value, 0);

        bool Depends(Value v, int depth)
        {
            foreach (var source in OpaqueValue.SourcesOf(v))
            {
                foreach (var path in tested)
                {
                    if (source.IsOrStartsWith(path)) return true;
                }
            }

            if (depth > 4) return false;
            foreach (var part in v.Parts)
            {
                if (part is not CreatedValue created || ObjectOf(created) is not { } known) continue;
                foreach (var property in known.Properties)
                {
                    if (Depends(property.Value, depth + 1)) return true;
                }
            }

            return false;
        }
    }

    // A temporary is a key of its own only where there are any.
    private static PersistentMap<object, object?> WithoutFlag(PersistentMap<object, object?> flags, Temporary temporary) => flags.IsEmpty ? flags : flags.Remove(temporary);

    private State WithFindings(PersistentMap<Finding, bool> findings) => ReferenceEquals(findings, _findings) ? this : new(_slots, _temporaries, _objects, _tested, _flags, _continuations, findings);

    private State With(PersistentMap<object, Value> slots) => ReferenceEquals(slots, _slots) ? this : new(slots, _temporaries, _objects, _tested, _flags, _continuations, _findings);

    private State With(PersistentMap<Temporary, Value> temporaries) => ReferenceEquals(temporaries, _temporaries) ? this : new(_slots, temporaries, _objects, _tested, _flags, _continuations, _findings);

    private State With(PersistentMap<CreatedValue, CreatedObject> objects) => ReferenceEquals(objects, _objects) ? this : new(_slots, _temporaries, objects, _tested, _flags, _continuations, _findings);

    /// <summary>A flow capture, one of the temporaries that a control-flow graph adds.</summary>
    /// <param name="RootGraph">The graph of the member: captures are numbered in it and in the functions inside it.</param>
    /// <param name="Id">The capture.</param>
    /// <param name="IsOwner">Whether what is kept is not the captured value but the object that the captured place belongs to.</param>
    internal readonly record struct Temporary(ControlFlowGraph RootGraph, CaptureId Id, bool IsOwner = false)
    {
        /// <inheritdoc/>
        // The number of a capture tells nearly all of them apart, and needs nobody to be asked.
        public override int GetHashCode() => Id.GetHashCode();
    }

    // What a test has said of what is read from a path.
    private sealed record Finding(AccessPath Path, RepeatedTests.Test Test);

    // What a graph runs on.
    private sealed record Receiver(ControlFlowGraph Graph);

    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => x is ISymbol a ? y is ISymbol b && SymbolEqualityComparer.Default.Equals(a, b) : object.Equals(x, y);

        public int GetHashCode(object obj) => obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : obj.GetHashCode();
    }
}
