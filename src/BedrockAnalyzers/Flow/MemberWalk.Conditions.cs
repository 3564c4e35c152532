using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>What a condition says: whether it is known to hold, and what is known where it does or does not.</content>
internal sealed partial class MemberWalk
{
    private const int MaximumConditionParts = 64;

    /// <summary>Whether a condition holds, where that is known.</summary>
    private bool? TruthOf(IOperation condition)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !TruthOf(not.Operand);
            case IIsNullOperation isNull:
                return IsNull(Look(isNull.Operand));
            case IIsPatternOperation match:
                return Matches(match.Pattern, Look(match.Value));
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
        state = NoteTested(state, condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Refine(state, not.Operand, !outcome);
            case IParenthesizedOperation parenthesized:
                return Refine(state, parenthesized.Operand, outcome);
            case IIsNullOperation isNull:
                return Narrow(state, isNull.Operand, outcome);
            case IIsPatternOperation match when NullPattern(match.Pattern) is { } matchesNull:
                return Narrow(state, match.Value, outcome == matchesNull);
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { MatchesNull: false } or IRecursivePatternOperation or ITypePatternOperation } match when outcome:
                return Narrow(state, match.Value, isNull: false);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                var isEqual = outcome == (comparison.OperatorKind == BinaryOperatorKind.Equals);
                if (IsNull(Look(comparison.RightOperand)) == true) return Narrow(state, comparison.LeftOperand, isEqual);
                return IsNull(Look(comparison.LeftOperand)) == true ? Narrow(state, comparison.RightOperand, isEqual) : state;
            case IMemberReferenceOperation or IInvocationOperation when NullableWithValue(condition) is { } nullable:
                return Narrow(state, nullable, !outcome);
            default:
                return state;
        }
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
        var budget = MaximumConditionParts;
        foreach (var part in condition.DescendantsAndSelf())
        {
            if (--budget < 0) break;
            if (part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IFlowCaptureReferenceOperation && Look(part) is { } value)
                state = state.Test(OpaqueValue.SourcesOf(value));
        }

        return state;
    }

    private State Narrow(State state, IOperation tested, bool isNull)
    {
        while (tested is IConversionOperation { OperatorMethod: null } conversion) tested = conversion.Operand;
        if (Look(tested) is not { } value) return state;
        var narrowed = isNull ? value.Where(static p => p.IsNone) ?? new ConstantValue(null, null) : value.WithoutNone();
        if (narrowed is null || narrowed.Equals(value)) return state;
        switch (tested)
        {
            case ILocalReferenceOperation local:
                return state.Set(local.Local, narrowed);
            case IParameterReferenceOperation parameter:
                return state.Set(parameter.Parameter, narrowed);
            case IFlowCaptureReferenceOperation capture:
                state = state.Set(capture.Id, narrowed);
                return _frames.Peek().Places.TryGetValue(capture.Id, out var place) && place is not IFlowCaptureReferenceOperation ? Narrow(state, place, isNull) : state;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                return state.Set(field.Field, narrowed);
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } property when Look(instance) is CreatedValue owner:
                return state.SetProperty(owner, property.Property.OriginalDefinition, narrowed);
            default:
                return state;
        }
    }

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
                return _state.Get(capture.Id);
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter.Parameter);
            case IParenthesizedOperation parenthesized:
                return Look(parenthesized.Operand);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Look(conversion.Operand);
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                return ReadMember(null, field.Field);
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property:
                return ReadMember(null, property.Property.OriginalDefinition);
            case IPropertyReferenceOperation { Arguments.IsEmpty: true } property when Look(property.Instance) is { } owner:
                return property.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? owner : _state.PropertyOf(owner, property.Property.OriginalDefinition);
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
            if (part is OpaqueValue) return null;
            if (result is { } known && known != part.IsNone) return null;
            result = part.IsNone;
        }

        return result;
    }

    private static bool? Matches(IPatternOperation pattern, Value? value) => pattern switch
    {
        INegatedPatternOperation negated => !Matches(negated.Pattern, value),
        IConstantPatternOperation constant => AreEqual(value, constant.Value.ConstantValue.HasValue ? new ConstantValue(constant.Value.ConstantValue.Value, null) : null),
        _ when NullPattern(pattern) is { } matchesNull => IsNull(value) is { } isNull ? isNull == matchesNull : null,
        IDeclarationPatternOperation { MatchesNull: true } => true,
        IDeclarationPatternOperation or IRecursivePatternOperation or ITypePatternOperation => IsNull(value) == true ? false : null,
        _ => null,
    };

    /// <summary>True when the pattern is matched by null alone, false when by everything but null.</summary>
    private static bool? NullPattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        INegatedPatternOperation negated => !NullPattern(negated.Pattern),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } recursive when SymbolEqualityComparer.Default.Equals(recursive.InputType, recursive.MatchedType) => false,
        _ => null,
    };

    private static bool? AreEqual(Value? a, Value? b)
    {
        if (a is null || b is null) return null;
        if (IsNull(b) == true) return IsNull(a);
        if (IsNull(a) == true) return IsNull(b);
        return a is ConstantValue x && b is ConstantValue y ? Equals(x.Constant, y.Constant) : null;
    }

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
