using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>What operations do to what is known, and what they answer.</content>
internal sealed partial class RetryWalk
{
    private const int MaximumDepth = 200;

    private int _depth;

    private Fact Visit(IOperation operation)
    {
        if (_depth >= MaximumDepth) return Fact.Unknown;
        _depth++;
        var fact = VisitCore(operation);
        _depth--;
        return operation.ConstantValue.HasValue && !fact.IsOfException ? Fact.Of(operation.ConstantValue.Value) : fact;
    }

    private Fact VisitCore(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return _facts[local.Local];
            case IParameterReferenceOperation parameter:
                return _facts[parameter.Parameter];
            case IFlowCaptureReferenceOperation capture:
                return _facts[capture.Id];
            case IFlowCaptureOperation capture:
                Set(capture.Id, Visit(capture.Value));
                return Fact.Unknown;
            case ICaughtExceptionOperation:
                return _way is { Thrown: not null, Handler: { } handler } && IsInside(_block, handler) ? Fact.Exception : Fact.Something;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Visit(assignment.Value));
            case ICompoundAssignmentOperation compound:
                return Compound(compound);
            case IIncrementOrDecrementOperation step:
                var before = Visit(step.Target);
                var after = before.Plus(step.Kind == OperationKind.Increment ? 1 : -1);
                Assign(step.Target, after);
                return step.IsPostfix ? before : after;
            case IDeconstructionAssignmentOperation deconstruction:
                Visit(deconstruction.Value);
                Forget(deconstruction.Target);
                return Fact.Unknown;
            case IConversionOperation conversion:
                return Converted(conversion, Visit(conversion.Operand));
            case IUnaryOperation unary:
                return Negated(unary, Visit(unary.Operand));
            case IBinaryOperation binary:
                return Binary(binary, Visit(binary.LeftOperand), Visit(binary.RightOperand));
            case IIsNullOperation isNull:
                var tested = Visit(isNull.Operand);
                return Truth(tested.IsNull, tested.IsOfException);
            case IIsTypeOperation isType:
                var typed = Visit(isType.ValueOperand);
                return Truth(IsType(typed, isType.TypeOperand) ^ isType.IsNegated, typed.IsOfException);
            case IIsPatternOperation pattern:
                var value = Visit(pattern.Value);
                var matches = Matches(value, pattern.Pattern);
                return Truth(matches, value.IsOfException);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IFieldReferenceOperation field:
                return field.Instance is { } owner ? Fact.UnknownOf(Visit(owner).IsOfException) : Fact.Unknown;
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IAwaitOperation awaited:
                var answer = Visit(awaited.Operation);
                Await(awaited);
                return answer.IsUnknown ? Fact.UnknownOf(answer.IsOfException) : answer;
            case IObjectCreationOperation or IArrayCreationOperation or IAnonymousFunctionOperation or IFlowAnonymousFunctionOperation or IDelegateCreationOperation:
                return VisitChildren(operation) ? Fact.UnknownOf(isOfException: true) : Fact.Something;
            case ITypeOfOperation type:
                return Fact.Of(type.TypeOperand);
            case IDefaultValueOperation { Type: { } type }:
                return type.IsReferenceType ? Fact.Of(constant: null) : Fact.Unknown;
            case IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } argument:
                Visit(argument.Value);
                Forget(argument.Value);
                return Fact.Unknown;
            case IArgumentOperation argument:
                return Visit(argument.Value);
            default:
                return Fact.UnknownOf(VisitChildren(operation));
        }
    }

    private bool VisitChildren(IOperation operation)
    {
        var isOfException = false;
        foreach (var child in operation.ChildOperations) isOfException |= Visit(child).IsOfException;
        return isOfException;
    }

    private Fact Assign(IOperation target, Fact fact)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Set(local.Local, fact);
                break;
            case IParameterReferenceOperation parameter:
                Set(parameter.Parameter, fact);
                break;
            case IDeclarationExpressionOperation declared:
                return Assign(declared.Expression, fact);
            default:
                Visit(target);
                break;
        }

        return fact;
    }

    private void Set(object key, Fact fact) =>
        _facts = _facts.With(key, key is ISymbol symbol && _writtenByOthers.Contains(symbol.Name) ? Fact.Unknown : fact);

    private void Forget(IOperation target)
    {
        foreach (var part in target.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation or IParameterReferenceOperation) Assign(part, Fact.Unknown);
        }
    }

    private Fact Compound(ICompoundAssignmentOperation compound)
    {
        var (before, by) = (Visit(compound.Target), Visit(compound.Value));
        var after = (compound.OperatorKind, by.Constant) switch
        {
            (BinaryOperatorKind.Add, long step) => before.Plus(step),
            (BinaryOperatorKind.Subtract, long step) => before.Plus(-step),
            (BinaryOperatorKind.Or, true) => Fact.Of(true),
            (BinaryOperatorKind.And, false) => Fact.Of(false),
            _ => Fact.UnknownOf(before.IsOfException || by.IsOfException),
        };
        return Assign(compound.Target, after);
    }

    private static Fact Converted(IConversionOperation conversion, Fact operand)
    {
        if (conversion.OperatorMethod is not null) return Fact.UnknownOf(operand.IsOfException);
        if (!conversion.IsTryCast || operand.IsNull == true) return operand;
        return operand.IsException ? operand : Fact.UnknownOf(operand.IsOfException);
    }

    private static Fact Negated(IUnaryOperation unary, Fact operand) => (unary.OperatorKind, operand.Constant) switch
    {
        (UnaryOperatorKind.Not, bool truth) => Fact.Of(!truth, operand.IsOfException),
        (UnaryOperatorKind.Minus, long number) => Fact.Of(-number),
        _ => Fact.UnknownOf(operand.IsOfException),
    };

    private Fact Binary(IBinaryOperation binary, Fact left, Fact right)
    {
        var isOfException = left.IsOfException || right.IsOfException;
        var truth = binary.OperatorKind switch
        {
            BinaryOperatorKind.Equals => Asked(left, right),
            BinaryOperatorKind.NotEquals => !Asked(left, right),
            BinaryOperatorKind.LessThan => IsLess(left, right),
            BinaryOperatorKind.GreaterThan => IsLess(right, left),
            BinaryOperatorKind.LessThanOrEqual => !IsLess(right, left),
            BinaryOperatorKind.GreaterThanOrEqual => !IsLess(left, right),
            BinaryOperatorKind.And when left.Truth == false || right.Truth == false => false,
            BinaryOperatorKind.Or when left.Truth == true || right.Truth == true => true,
            _ => null,
        };
        if (truth is not null) return Truth(truth, isOfException);
        return (binary.OperatorKind, left.IsNumber, right.Constant) switch
        {
            (BinaryOperatorKind.Add, true, long step) => left.Plus(step),
            (BinaryOperatorKind.Subtract, true, long step) => left.Plus(-step),
            (BinaryOperatorKind.And, _, true) => left,
            (BinaryOperatorKind.Or, _, false) => left,
            (BinaryOperatorKind.Add, false, _) when left.Constant is long step && right.IsNumber => right.Plus(step),
            _ => Fact.UnknownOf(isOfException),
        };
    }

    private static bool? AreEqual(Fact left, Fact right)
    {
        if (left.IsConstant && right.IsConstant) return Equals(left.Constant, right.Constant);
        if (left.IsNull is { } one && right.IsNull is { } other && (one != other || (one && other))) return one == other;
        return left.IsNumber && right.IsNumber && (left.High < right.Low || left.Low > right.High) ? false : null;
    }

    private static bool? IsLess(Fact left, Fact right)
    {
        if (!left.IsNumber || !right.IsNumber) return null;
        if (left.High < right.Low) return true;
        return left.Low >= right.High ? false : null;
    }

    // What asks the exception for throttling, and finds it, speaks of it.
    private bool? Asked(Fact left, Fact right)
    {
        var areEqual = AreEqual(left, right);
        if (areEqual == true && (left.IsOfException || right.IsOfException) && left.Constant is not null) Speak();
        return areEqual;
    }

    private void Speak()
    {
        if (_way is { Thrown.IsThrottling: true, Speaks: false } way) _way = way with { Speaks = true };
    }

    private static Fact Truth(bool? truth, bool isOfException) => truth is { } known ? Fact.Of(known, isOfException) : Fact.UnknownOf(isOfException);

    private static bool IsNullLiteral(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null } || (operation is IConversionOperation conversion && IsNullLiteral(conversion.Operand));

    private Fact Property(IPropertyReferenceOperation reference)
    {
        var owner = reference.Instance is { } instance ? Visit(instance) : Fact.Unknown;
        foreach (var argument in reference.Arguments) Visit(argument);
        if (owner.IsException && _way?.Thrown is { } thrown) return PropertyOf(thrown, reference.Property.Name);
        return reference.Property.Name switch
        {
            "Result" when KnownMethods.AnswersReceiver(reference.Property) => owner,
            "HasValue" when owner.IsNull is { } none => Fact.Of(!none),
            "Value" when reference.Instance?.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => owner,
            "Name" when owner is { IsOfException: true, Constant: ITypeSymbol type } => Fact.Of(type.Name, isOfException: true),
            _ => Fact.UnknownOf(owner.IsOfException),
        };
    }

    private static Fact PropertyOf(Thrown thrown, string name) => name switch
    {
        "ErrorCode" when thrown.ErrorCode is { } code => Fact.Of(code, isOfException: true),
        "StatusCode" when thrown.StatusCode != 0 => Fact.Of(thrown.StatusCode, isOfException: true),
        "Message" => Fact.ExceptionMessage,
        "InnerException" when thrown.Inner is not null => Fact.Exception,
        _ => Fact.UnknownOf(isOfException: true),
    };
}
