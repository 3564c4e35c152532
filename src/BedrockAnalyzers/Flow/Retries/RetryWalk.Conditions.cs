using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>What tests answer, and what is known where they went one way.</content>
internal sealed partial class RetryWalk
{
    private bool? IsType(Fact value, ITypeSymbol type)
    {
        if (value.IsNull == true) return false;
        if (!value.IsException || _way?.Thrown is not { } thrown) return null;
        var isType = ExceptionSymbols.Takes(type, thrown.Type) || (thrown.Inner is { } inner && ExceptionSymbols.Takes(type, inner.Type));
        if (isType && _bedrock.Symbols.Exceptions.IsThrottling(type)) Speak();
        return isType;
    }

    private bool? Matches(Fact value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return Asked(value, Visit(constant.Value));
            case INegatedPatternOperation negated:
                return !Matches(value, negated.Pattern);
            case IBinaryPatternOperation binary:
                var (left, right) = (Matches(value, binary.LeftPattern), Matches(value, binary.RightPattern));
                var decides = binary.OperatorKind == BinaryOperatorKind.Or;
                return left == decides || right == decides ? decides : left is null || right is null ? null : !decides;
            case IRelationalPatternOperation relational:
                var bound = Visit(relational.Value);
                return relational.OperatorKind switch
                {
                    BinaryOperatorKind.LessThan => IsLess(value, bound),
                    BinaryOperatorKind.GreaterThan => IsLess(bound, value),
                    BinaryOperatorKind.LessThanOrEqual => !IsLess(bound, value),
                    BinaryOperatorKind.GreaterThanOrEqual => !IsLess(value, bound),
                    _ => null,
                };
            case ITypePatternOperation type:
                return IsType(value, type.MatchedType);
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } declared) Set(declared, value);
                if (declaration.MatchesNull) return true;
                return declaration.MatchedType is not { } matched || SymbolEqualityComparer.Default.Equals(matched, declaration.InputType)
                    ? !value.IsNull
                    : IsType(value, matched);
            case IRecursivePatternOperation recursive:
                return Matches(value, recursive);
            default:
                return null;
        }
    }

    private bool? Matches(Fact value, IRecursivePatternOperation pattern)
    {
        if (pattern.DeclaredSymbol is { } declared) Set(declared, value);
        bool? matches = SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType) ? !value.IsNull : IsType(value, pattern.MatchedType);
        if (!pattern.DeconstructionSubpatterns.IsEmpty) matches = matches == false ? false : null;
        foreach (var part in pattern.PropertySubpatterns)
        {
            var member = part.Member is IPropertyReferenceOperation property && value.IsException && _way?.Thrown is { } thrown ? PropertyOf(thrown, property.Property.Name) : Fact.UnknownOf(value.IsOfException);
            var inner = Matches(member, part.Pattern);
            matches = matches == false || inner == false ? false : matches is null || inner is null ? null : true;
        }

        return matches;
    }

    private Facts Narrow(IOperation condition, bool truth, Facts facts)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Narrow(not.Operand, !truth, facts);
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                return With(condition, Fact.Of(truth), facts);
            case IIsNullOperation isNull:
                return WithNull(isNull.Operand, truth, facts);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } isNull:
                return WithNull(isNull.Value, truth, facts);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } isNotNull:
                return WithNull(isNotNull.Value, !truth, facts);
            case IIsPatternOperation { Pattern: IRecursivePatternOperation or IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation } isSomething when truth:
                return WithNull(isSomething.Value, isNull: false, facts);
            case IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } nullable }:
                return WithNull(nullable, !truth, facts);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality:
                return NarrowEqual(equality, truth == (equality.OperatorKind == BinaryOperatorKind.Equals), facts);
            case IBinaryOperation comparison:
                return NarrowOrder(comparison, truth, facts);
            default:
                return facts;
        }
    }

    private Facts NarrowEqual(IBinaryOperation equality, bool areEqual, Facts facts)
    {
        var (left, right) = (equality.LeftOperand, equality.RightOperand);
        if (IsNullLiteral(right)) return WithNull(left, areEqual, facts);
        if (IsNullLiteral(left)) return WithNull(right, areEqual, facts);
        if (right.ConstantValue.HasValue) return areEqual ? With(left, Fact.Of(right.ConstantValue.Value), facts) : right.ConstantValue.Value is bool other ? With(left, Fact.Of(!other), facts) : facts;
        return left.ConstantValue.HasValue && areEqual ? With(right, Fact.Of(left.ConstantValue.Value), facts) : facts;
    }

    private Facts NarrowOrder(IBinaryOperation comparison, bool truth, Facts facts)
    {
        if (Fact.Of(comparison.RightOperand.ConstantValue.HasValue ? comparison.RightOperand.ConstantValue.Value : null).Constant is not long bound || FactOf(comparison.LeftOperand, facts) is not { } fact) return facts;
        if (!fact.IsNumber) return facts;
        var narrowed = (comparison.OperatorKind, truth) switch
        {
            (BinaryOperatorKind.LessThan, true) or (BinaryOperatorKind.GreaterThanOrEqual, false) => (fact.Low, Math.Min(fact.High, bound - 1)),
            (BinaryOperatorKind.LessThanOrEqual, true) or (BinaryOperatorKind.GreaterThan, false) => (fact.Low, Math.Min(fact.High, bound)),
            (BinaryOperatorKind.GreaterThan, true) or (BinaryOperatorKind.LessThanOrEqual, false) => (Math.Max(fact.Low, bound + 1), fact.High),
            (BinaryOperatorKind.GreaterThanOrEqual, true) or (BinaryOperatorKind.LessThan, false) => (Math.Max(fact.Low, bound), fact.High),
            _ => (fact.Low, fact.High),
        };
        return narrowed.Item1 <= narrowed.Item2 ? With(comparison.LeftOperand, Fact.Between(narrowed.Item1, narrowed.Item2), facts) : facts;
    }

    private Facts WithNull(IOperation tested, bool isNull, Facts facts)
    {
        if (isNull) return With(tested, Fact.Of(constant: null), facts);
        return FactOf(tested, facts) is { IsUnknown: true, IsOfException: false } ? With(tested, Fact.Something, facts) : facts;
    }

    private Facts With(IOperation tested, Fact fact, Facts facts)
    {
        var key = KeyOf(tested);
        return key is null || (key is ISymbol symbol && _writtenByOthers.Contains(symbol.Name)) || facts[key].IsOfException ? facts : facts.With(key, fact);
    }

    private static Fact? FactOf(IOperation tested, Facts facts) => KeyOf(tested) is { } key ? facts[key] : null;

    private static object? KeyOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        IConversionOperation { OperatorMethod: null } conversion => KeyOf(conversion.Operand),
        _ => null,
    };
}
