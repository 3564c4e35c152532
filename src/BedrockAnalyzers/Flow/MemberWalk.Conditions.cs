using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>What a condition says: whether it is known to hold, and what is known where it does or does not.</content>
internal sealed partial class MemberWalk
{
    private const int MaximumConditionParts = 64;
    private const double MaximumExactInteger = 1L << 53;

    /// <summary>Whether a condition holds, where that is known.</summary>
    private bool? TruthOf(IOperation condition) =>
        TruthBySelf(condition) ?? (_state.HasFindings && SubjectOf(condition) is { } subject && _state.Recall(subject.Path, subject.Test) is { } outcome ? outcome == subject.Sense : null);

    private bool? TruthBySelf(IOperation condition)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorMethod: not null }:
            case IBinaryOperation { OperatorMethod: { } ownOperator } when _bedrock.Declares(ownOperator):
                return null;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !TruthOf(not.Operand);
            case IIsNullOperation isNull:
                return IsNull(Look(isNull.Operand));
            case IIsPatternOperation match:
                return Matches(match.Pattern, Look(match.Value));
            case IIsTypeOperation isType:
                return IsOfType(Look(isType.ValueOperand), isType.TypeOperand) is { } matches ? matches != isType.IsNegated : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } comparison:
                return Compare(comparison.OperatorKind, Look(comparison.LeftOperand), Look(comparison.RightOperand));
            case IInvocationOperation { TargetMethod: { Name: "ReferenceEquals" or "Equals", ContainingType.SpecialType: SpecialType.System_Object, IsStatic: true }, Arguments: { Length: 2 } both }:
                return AreEqual(Look(both[0].Value), Look(both[1].Value));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return AreEqual(Look(comparison.LeftOperand), Look(comparison.RightOperand)) is { } equal ? equal == (comparison.OperatorKind == BinaryOperatorKind.Equals) : null;
            case IMemberReferenceOperation or IInvocationOperation when NullableWithValue(condition) is { } nullable:
                return !IsNull(Look(nullable));
            case IParenthesizedOperation parenthesized:
                return TruthOf(parenthesized.Operand);
            default:
                return ConstantOf<bool>(Look(condition));
        }
    }

    /// <summary>What is known where a condition has come out one way.</summary>
    private State Refine(State state, IOperation condition, bool outcome)
    {
        state = RefineBySelf(NoteTested(state, condition), condition, outcome);
        return RepeatedTests.Test.Of(condition, _bedrock) is var (test, _, _) && (_frames.Peek().Tests.IsRepeated(test) || IsAskedInFrames(test, but: _frames.Peek())) && SubjectOf(condition) is { } subject
            ? state.Remember(subject.Path, subject.Test, outcome == subject.Sense)
            : state;
    }

    private bool IsAskedInFrames(RepeatedTests.Test test) => IsAskedInFrames(test, but: null);

    private bool IsAskedInFrames(RepeatedTests.Test test, Frame? but)
    {
        foreach (var frame in _frames)
        {
            if (frame != but && frame.Tests.Asks(test)) return true;
        }

        return false;
    }

    // What a loop asks before each round its rounds have something to do with.
    private void ForgetWhatLoopAsks(IOperation condition)
    {
        if (_state.HasFindings && SubjectOf(condition) is { } subject) _state = _state.Forget(subject.Path, subject.Test);
    }

    // What a condition asks, and of what.
    private (AccessPath Path, RepeatedTests.Test Test, bool Sense)? SubjectOf(IOperation condition)
    {
        if (RepeatedTests.Test.Of(condition, _bedrock) is not var (test, operand, sense) || Look(operand) is not OpaqueValue value) return null;
        if (value is { Sense: { } read, Sources: { Length: 1 } sources } && sources[0].StartsAtParameterOrMember) return (sources[0], test, sense == read);

        // Wherever it comes from, in a local it stays the same until something is stored there.
        return PathFromLocal(operand) is { } path ? (path, test, sense) : null;
    }

    private AccessPath? PathFromLocal(IOperation operand) => operand switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when !_writtenByOthers.ContainsKey(local) => AccessPath.Root(local),
        IConversionOperation { OperatorMethod: null } conversion => PathFromLocal(conversion.Operand),
        IFieldReferenceOperation { Instance: { } instance } field => PathFromLocal(instance)?.Member(field.Field.OriginalDefinition),
        IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } property => PathFromLocal(instance)?.Member(property.Property.OriginalDefinition),
        _ => null,
    };

    private State RefineBySelf(State state, IOperation condition, bool outcome)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorMethod: not null }:
            case IBinaryOperation { OperatorMethod: { } ownOperator } when _bedrock.Declares(ownOperator):
                return state;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Refine(state, not.Operand, !outcome);
            case IParenthesizedOperation parenthesized:
                return Refine(state, parenthesized.Operand, outcome);
            case IIsNullOperation isNull:
                return Narrow(state, isNull.Operand, outcome);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool constant } } } match when match.Value.Type?.SpecialType == SpecialType.System_Boolean:
                return NarrowTo(state, match.Value, constant == outcome);
            case IIsPatternOperation match:
                var refined = RefinePattern(state, match.Pattern, outcome, Look(match.Value), (at, isNull) => Narrow(at, match.Value, isNull));
                return Keep(refined, match.Value, part => Matches(match.Pattern, part) != !outcome);
            case IIsTypeOperation isType when outcome != isType.IsNegated:
                return Narrow(state, isType.ValueOperand, isNull: false);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } comparison:
                // A comparison with null never holds.
                if (outcome) state = Narrow(Narrow(state, comparison.LeftOperand, isNull: false), comparison.RightOperand, isNull: false);
                var bound = Look(comparison.RightOperand);
                return Keep(state, comparison.LeftOperand, part => Compare(comparison.OperatorKind, part, bound) != !outcome);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                var isEqual = outcome == (comparison.OperatorKind == BinaryOperatorKind.Equals);
                if (ConstantOf<bool>(Look(comparison.RightOperand)) is { } compared) return NarrowTo(state, comparison.LeftOperand, compared == isEqual);
                if (IsNull(Look(comparison.RightOperand)) == true) return Narrow(state, comparison.LeftOperand, isEqual);
                if (IsNull(Look(comparison.LeftOperand)) == true) return Narrow(state, comparison.RightOperand, isEqual);
                var other = Look(comparison.RightOperand);
                return Keep(state, comparison.LeftOperand, part => AreEqual(part, other) != !isEqual);
            case IMemberReferenceOperation or IInvocationOperation when NullableWithValue(condition) is { } nullable:
                return Narrow(state, nullable, !outcome);
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return NarrowTo(state, condition, outcome);
            default:
                return state;
        }
    }

    private static State RefinePattern(State state, IPatternOperation pattern, bool outcome, Value? value, Func<State, bool, State> narrow)
    {
        if (NullPattern(pattern) is { } matchesNull) return narrow(state, outcome == matchesNull);
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return RefinePattern(state, negated.Pattern, !outcome, value, narrow);
            case IBinaryPatternOperation binary when outcome == (binary.OperatorKind == BinaryOperatorKind.And):
                return RefinePattern(RefinePattern(state, binary.LeftPattern, outcome, value, narrow), binary.RightPattern, outcome, value, narrow);
            case IDeclarationPatternOperation { MatchesNull: true }:
                return state;
            case IDeclarationPatternOperation or ITypePatternOperation or IRelationalPatternOperation or IConstantPatternOperation when outcome:
                return narrow(state, arg2: false);
            case IRecursivePatternOperation recursive when outcome || (recursive.PropertySubpatterns.Length == 1 && IsNull(value) == false):
                if (outcome) state = narrow(state, arg2: false);
                if (value?.WithoutNone() is not CreatedValue owner) return state;
                foreach (var part in recursive.PropertySubpatterns)
                {
                    if (part.Member is not IMemberReferenceOperation { Member.OriginalDefinition: var member } || state.ObjectOf(owner) is not { } known) continue;
                    state = RefinePattern(state, part.Pattern, outcome, known.Get(member), (at, isNull) => NarrowProperty(at, owner, member, isNull));
                }

                return state;
            default:
                return state;
        }
    }

    private static State NarrowProperty(State state, Value owner, ISymbol property, bool isNull)
    {
        var certain = owner.Parts.Length == 1;
        foreach (var part in owner.Parts)
        {
            if (part is not CreatedValue created || state.ObjectOf(created)?.Get(property) is not { } value) continue;
            if (isNull) state = certain ? state.SetProperty(created, property, value.Where(static p => p.IsNone) ?? new ConstantValue(null, null)) : state;

            // Where it has a value, an object that has none is not the one.
            else if (value.CanBeNone() && (value.WithoutNone() ?? (certain ? null : OpaqueValue.Unknown)) is { } narrowed) state = state.SetProperty(created, property, narrowed);
        }

        return state;
    }

    // What HasValue is asked of. For ??= the graph calls the property's getter instead of reading the property.
    private static IOperation? NullableWithValue(IOperation condition)
    {
        var (instance, member) = condition switch
        {
            IPropertyReferenceOperation property => (property.Instance, property.Property),
            IInvocationOperation { Arguments.IsEmpty: true } call => (call.Instance, call.TargetMethod.AssociatedSymbol),
            _ => (null, (ISymbol?)null),
        };
        return member is { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? instance : null;
    }

    // A value that a condition depends on has been looked at on both ways out.
    private State NoteTested(State state, IOperation condition)
    {
        var current = _state;
        _state = state;
        var budget = MaximumConditionParts;
        foreach (var part in condition.DescendantsAndSelf())
        {
            if (--budget < 0) break;
            _operations++;
            if (part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IFlowCaptureReferenceOperation && Look(part) is { } value)
                state = state.Test(OpaqueValue.SourcesOf(value));
            else if (part is IInvocationOperation)
                state = state.Test(ImmutableArray.Create(AccessPath.Root(part.Syntax)));

            // How much there is of something is asked of the thing itself.
            if (part is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } counted } && Look(counted) is { } whole)
                state = state.Test(OpaqueValue.SourcesOf(whole));
        }

        _state = current;
        return state;
    }

    // A bool that is not the one is the other.
    private State NarrowTo(State state, IOperation tested, bool value) => tested switch
    {
        { Type.SpecialType: not SpecialType.System_Boolean } => state,
        ILocalReferenceOperation local when _writtenByOthers.ContainsKey(local.Local) => state,
        IFlowCaptureReferenceOperation capture => state.Set(CaptureOf(capture), new ConstantValue(value, origin: null)),
        ILocalReferenceOperation local => state.Set(local.Local, new ConstantValue(value, origin: null)),
        IParameterReferenceOperation parameter when _writtenByOthers.ContainsKey(parameter.Parameter) => state,
        IParameterReferenceOperation parameter => NarrowTo(state, parameter.Parameter, value),
        _ => state,
    };

    // What a method was given is what the caller's own parameter holds, as long as nothing has been stored there.
    private State NarrowTo(State state, IParameterSymbol parameter, bool value)
    {
        var held = state.Get(parameter);
        state = state.Set(parameter, new ConstantValue(value, origin: null));
        return held is OpaqueValue { Sense: { } sense, Sources: { Length: 1 } sources } && sources[0].Symbol is IParameterSymbol { RefKind: RefKind.None } given && !_writtenByOthers.ContainsKey(given)
            && !SymbolEqualityComparer.Default.Equals(given, parameter) && (state.Get(given) is not { } own || own.Equals(OpaqueValue.From(sources[0])))
            ? state.Set(given, new ConstantValue(value == sense, origin: null))
            : state;
    }

    // Of the constants that a value can be, those are left that the test leaves.
    private State Keep(State state, IOperation tested, Func<Value, bool> keep)
    {
        while (tested is IConversionOperation { OperatorMethod: null } conversion && RepeatedTests.KeepsValue(conversion)) tested = conversion.Operand;
        if (Look(tested) is not UnionValue { Parts: var parts } value || !parts.Any(static p => p is ConstantValue { Constant: not null })) return state;
        if (value.Where(keep) is not { } kept || kept.Equals(value)) return state;
        if (tested is not IFlowCaptureReferenceOperation capture) return Store(state, tested, kept);
        state = state.Set(CaptureOf(capture), kept);
        return _frames.Peek().Places.TryGetValue(capture.Id, out var place) && place is not IFlowCaptureReferenceOperation ? Keep(state, place, keep) : state;
    }

    private State Narrow(State state, IOperation tested, bool isNull)
    {
        while (tested is IConversionOperation { OperatorMethod: null } conversion) tested = conversion.Operand;
        if (Look(tested) is not { } value) return state;
        var narrowed = isNull ? value.Where(static p => p.IsNone) ?? new ConstantValue(null, null) : value.WithoutNone();
        if (narrowed is null || narrowed.Equals(value)) return state;
        switch (tested)
        {
            case IFlowCaptureReferenceOperation capture:
                state = state.Set(CaptureOf(capture), narrowed);
                return _frames.Peek().Places.TryGetValue(capture.Id, out var place) && place is not IFlowCaptureReferenceOperation ? Narrow(state, place, isNull) : state;
            case IFieldReferenceOperation { Instance: { } instance } field when !IsOfOwnInstance(instance) && Look(instance) is { } owner:
                return NarrowProperty(state, owner, field.Field.OriginalDefinition, isNull);
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } property when Look(instance) is { } owner && IsStored(property.Property.OriginalDefinition):
                return NarrowProperty(state, owner, property.Property.OriginalDefinition, isNull);
            default:
                return Store(state, tested, narrowed);
        }
    }

    // What a test leaves of the value that a variable holds.
    private State Store(State state, IOperation tested, Value narrowed) => tested switch
    {
        ILocalReferenceOperation local => state.Set(local.Local, narrowed, isFound: true),
        IParameterReferenceOperation parameter => state.Set(parameter.Parameter, narrowed, isFound: true),
        IFieldReferenceOperation field when IsOfOwnInstance(field.Instance) => state.Set(field.Field.OriginalDefinition, narrowed),
        _ => state,
    };

    private State.Temporary CaptureOf(IFlowCaptureReferenceOperation capture) => new(_frames.Peek().RootGraph, capture.Id);

    /// <summary>The value of an expression that only reads, or null.</summary>
    private Value? Look(IOperation? operation)
    {
        switch (operation)
        {
            case null:
                return null;
            case { ConstantValue.HasValue: true }:
                return new ConstantValue(operation.ConstantValue.Value, operation.Syntax);
            case IFlowCaptureReferenceOperation capture:
                return _state.Get(CaptureOf(capture));
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter.Parameter);
            case IParenthesizedOperation parenthesized:
                return Look(parenthesized.Operand);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Look(conversion.Operand) is { } operand ? Converted(operand, conversion) : null;
            case IInstanceReferenceOperation:
                return _frames.Peek().Instance;
            case IFieldReferenceOperation field when IsOfOwnInstance(field.Instance):
                return ReadMember(null, field.Field.OriginalDefinition);
            case IFieldReferenceOperation field when Look(field.Instance) is { } owner:
                return PropertyOf(owner, field.Field.OriginalDefinition);
            case IPropertyReferenceOperation { Arguments.Length: 1 } element:
                return LookNamed(element);
            case IPropertyReferenceOperation { Arguments.IsEmpty: true } property when IsOfOwnInstance(property.Instance):
                return ReadMember(null, property.Property.OriginalDefinition);
            case IPropertyReferenceOperation when NullableWithValue(operation) is { } nullable:
                return IsNull(Look(nullable)) is { } isNull ? new ConstantValue(!isNull, operation.Syntax) : null;
            case IPropertyReferenceOperation { Arguments.IsEmpty: true } property when Look(property.Instance) is { } owner:
                return property.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? owner : PropertyOf(owner, property.Property.OriginalDefinition);
            default:
                return null;
        }
    }

    private static bool? IsNull(Value? value)
    {
        if (value is null) return null;
        bool? result = null;
        foreach (var part in value.Parts)
        {
            if (part is OpaqueValue { IsObject: false }) return null;
            if (result is { } known && known != part.IsNone) return null;
            result = part.IsNone;
        }

        return result;
    }

    private bool? Matches(IPatternOperation pattern, Value? value)
    {
        // Each pattern inside is asked of each thing that the value can be: what the whole says of one may be what its parts together do not say.
        if (value is UnionValue && pattern is IBinaryPatternOperation) return OfAll(value, part => Matches(pattern, part));
        if (NullPattern(pattern) is { } matchesNull) return IsNull(value) is { } isNull ? isNull == matchesNull : null;
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value);
            case IConstantPatternOperation constant:
                return AreEqual(value, constant.Value.ConstantValue.HasValue ? new ConstantValue(constant.Value.ConstantValue.Value, null) : null);
            case IBinaryPatternOperation binary:
                var (left, right) = (Matches(binary.LeftPattern, value), Matches(binary.RightPattern, value));
                var decides = binary.OperatorKind == BinaryOperatorKind.Or;
                return left == decides || right == decides ? decides : left is null || right is null ? null : !decides;
            case IRelationalPatternOperation relational:
                return Compare(relational.OperatorKind, value, relational.Value.ConstantValue.HasValue ? new ConstantValue(relational.Value.ConstantValue.Value, null) : null);
            case IDeclarationPatternOperation { MatchesNull: true }:
                return true;
            case IDeclarationPatternOperation declaration:
                return IsOfType(value, declaration.MatchedType);
            case ITypePatternOperation type:
                return IsOfType(value, type.MatchedType);
            case IRecursivePatternOperation recursive:
                return MatchesParts(recursive, value);
            default:
                return null;
        }
    }

    private bool? MatchesParts(IRecursivePatternOperation recursive, Value? value)
    {
        var result = RepeatedTests.TakesAllButNull(recursive, recursive.MatchedType) ? !IsNull(value) : IsOfType(value, recursive.MatchedType);
        if (result == false || value?.WithoutNone() is not { } owner) return result;
        foreach (var part in recursive.PropertySubpatterns)
        {
            var matches = part.Member is IMemberReferenceOperation member ? Matches(part.Pattern, PropertyOf(owner, member.Member.OriginalDefinition)) : null;
            if (matches == false) return false;
            if (matches is null) result = null;
        }

        return recursive.DeconstructionSubpatterns.IsEmpty ? result : null;
    }

    private static bool? IsOfType(Value? value, ITypeSymbol? type)
    {
        if (IsNull(value) is not { } isNull) return null;
        if (isNull) return false;
        foreach (var part in value!.Parts)
        {
            if (part is not CreatedValue created || !Derives(created.Type, type)) return null;
        }

        return true;
    }

    private static bool Derives(INamedTypeSymbol type, ITypeSymbol? from)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, from)) return true;
        }

        return false;
    }

    // Null compares with nothing, and numbers as numbers.
    private static bool? Compare(BinaryOperatorKind kind, Value? a, Value? b)
    {
        if (IsNull(a) == true || IsNull(b) == true) return false;
        if (a is UnionValue) return OfAll(a, part => Compare(kind, part, b));
        if (a is not ConstantValue { Constant: { } constant } || b is not ConstantValue { Constant: { } other } || NumberOf(constant) is not { } x || NumberOf(other) is not { } y) return null;
        var order = x.CompareTo(y);
        return kind switch
        {
            BinaryOperatorKind.GreaterThan => order > 0,
            BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
            BinaryOperatorKind.LessThan => order < 0,
            BinaryOperatorKind.LessThanOrEqual => order <= 0,
            _ => null,
        };
    }

    /// <summary>True when the pattern is matched by null alone, false when by everything but null.</summary>
    private static bool? NullPattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        INegatedPatternOperation negated => !NullPattern(negated.Pattern),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } recursive when RepeatedTests.TakesAllButNull(recursive, recursive.MatchedType) => false,
        IDeclarationPatternOperation { MatchesNull: false } declaration when RepeatedTests.TakesAllButNull(declaration, declaration.MatchedType) => false,
        ITypePatternOperation type when RepeatedTests.TakesAllButNull(type, type.MatchedType) => false,
        _ => null,
    };

    private static bool? AreEqual(Value? a, Value? b)
    {
        if (a is null || b is null) return null;
        return a is UnionValue || b is UnionValue ? OfAll(a, x => OfAll(b, y => ArePartsEqual(x, y))) : ArePartsEqual(a, b);
    }

    // What holds, or does not hold, of each thing that a value can be.
    private static bool? OfAll(Value value, Func<Value, bool?> test)
    {
        bool? result = null;
        foreach (var part in value.Parts)
        {
            if (test(part) is not { } holds || (result is { } known && known != holds)) return null;
            result = holds;
        }

        return result;
    }

    private static bool? ArePartsEqual(Value a, Value b)
    {
        if (IsNull(b) == true) return IsNull(a);
        if (IsNull(a) == true) return IsNull(b);
        if (a is not ConstantValue { Constant: { } x } || b is not ConstantValue { Constant: { } y }) return null;
        return NumberOf(x) is { } left && NumberOf(y) is { } right ? left.Equals(right) : x.GetType() == y.GetType() ? x.Equals(y) : null;
    }

    // A number is compared by what it counts, whichever type holds it; a decimal or a large integer may lose its last digits, and is then as good as unknown.
    private static double? NumberOf(object constant) => constant switch
    {
        int or short or byte or ushort or sbyte or uint or float or double => System.Convert.ToDouble(constant, CultureInfo.InvariantCulture),
        char character => character,
        long integer when Math.Abs((double)integer) < MaximumExactInteger => integer,
        ulong integer when integer < MaximumExactInteger => integer,
        _ => null,
    };

    private static T? ConstantOf<T>(Value? value)
        where T : struct
    {
        if (value is null) return null;
        T? result = null;
        foreach (var part in value.Parts)
        {
            if (part is not ConstantValue { Constant: T constant } || (result is { } known && !known.Equals(constant))) return null;
            result = constant;
        }

        return result;
    }
}
