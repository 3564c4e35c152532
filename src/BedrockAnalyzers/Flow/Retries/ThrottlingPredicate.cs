using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Whether a predicate over an exception, or over Polly's outcome of a call, holds for a call that was throttled, and whether it speaks of throttling.</summary>
internal sealed class ThrottlingPredicate
{
    private const int TooManyRequests = 429;
    private const string Throttling = "ThrottlingException";
    private const int MaximumSteps = 500;
    private const int MaximumDepth = 40;

    private readonly Origins _origins;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _exceptions = new(SymbolEqualityComparer.Default);
    private int _stepsLeft = MaximumSteps;
    private bool _speaks;

    private ThrottlingPredicate(Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _origins = origins;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What the function answers for a call that was throttled, null when that cannot be seen; and whether it looks at the marks of throttling.</summary>
    public static (bool? Takes, bool Speaks) Of(Function predicate, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var reader = new ThrottlingPredicate(origins, bedrock, cancellationToken);
        var takes = reader.Run(predicate);
        return (takes, reader._speaks && takes != false);
    }

    private bool? Run(Function function)
    {
        foreach (var parameter in function.Parameters) _exceptions.Add(parameter);
        return function.Body switch
        {
            IBlockOperation block => Statements(block),
            var expression => Value(expression, 0),
        };
    }

    // Statement by statement, as long as each either decides or is known to be passed.
    private bool? Statements(IBlockOperation block)
    {
        foreach (var statement in block.Operations)
        {
            switch (statement)
            {
                case IReturnOperation { ReturnedValue: { } returned }:
                    return Value(returned, 0);
                case IVariableDeclarationGroupOperation group:
                    foreach (var declarator in group.Declarations.SelectMany(static d => d.Declarators))
                    {
                        if (declarator.Initializer is { } initial && IsException(initial.Value)) _exceptions.Add(declarator.Symbol);
                    }

                    break;
                case IExpressionStatementOperation { Operation: IInvocationOperation or IAwaitOperation }:
                    break;
                case IConditionalOperation { WhenFalse: null } conditional:
                    var taken = conditional.WhenTrue is IBlockOperation inner ? inner.Operations.FirstOrDefault() : conditional.WhenTrue;
                    var condition = Value(conditional.Condition, 0);
                    if (condition == false) break;
                    if (condition is null || taken is not IReturnOperation { ReturnedValue: { } early }) return null;
                    return Value(early, 0);
                default:
                    return null;
            }
        }

        return null;
    }

    private bool? Value(IOperation operation, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (--_stepsLeft < 0 || depth > MaximumDepth) return null;
        if (operation.ConstantValue is { HasValue: true, Value: bool constant }) return constant;
        switch (operation)
        {
            case IConversionOperation conversion:
                return Value(conversion.Operand, depth + 1);
            case IParenthesizedOperation parenthesized:
                return Value(parenthesized.Operand, depth + 1);
            case IAwaitOperation awaited:
                return Value(awaited.Operation, depth + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated:
                return !Value(negated.Operand, depth + 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and:
                return And(Value(and.LeftOperand, depth + 1), Value(and.RightOperand, depth + 1));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or:
                return !And(!Value(or.LeftOperand, depth + 1), !Value(or.RightOperand, depth + 1));
            case IBinaryOperation comparison:
                return Compare(comparison, depth);
            case IIsTypeOperation test when IsException(test.ValueOperand):
                return test.IsNegated ? !Is(test.TypeOperand) : Is(test.TypeOperand);
            case IIsPatternOperation test:
                return Matches(test.Value, test.Pattern, depth + 1);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Value(conditional.Condition, depth + 1) is { } holds ? Value(holds ? conditional.WhenTrue : otherwise, depth + 1) : Same(Value(conditional.WhenTrue, depth + 1), Value(otherwise, depth + 1));
            case ISwitchExpressionOperation choice:
                return Switch(choice, depth + 1);
            case IObjectCreationOperation { Type.Name: "ValueTask", Arguments: { Length: 1 } given }:
                return Value(given[0].Value, depth + 1);
            case IInvocationOperation call:
                return Call(call, depth + 1);
            default:
                return null;
        }
    }

    private bool? Call(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (method is { ContainingType.Name: "PredicateResult" } && _bedrock.Symbols.Polly?.IsOfPolly(method) == true) return method.Name switch { "True" => true, "False" => false, _ => null };
        if (KnownMethods.AnswersArgument(method)) return Value(call.Arguments[0].Value, depth);
        if (method.ContainingType?.SpecialType == SpecialType.System_String)
        {
            var texts = call.Arguments.Select(static a => a.Value).Prepend(call.Instance).OfType<IOperation>().Where(static o => o.Type?.SpecialType == SpecialType.System_String).ToList();
            if (texts.Count < 2) return null;
            var mark = MarkOf(texts[0]) ?? MarkOf(texts[1]);
            var text = texts.Select(static t => t.ConstantValue is { HasValue: true, Value: string value } ? value : null).FirstOrDefault(static t => t is not null);
            if (mark is null || text is null) return null;
            return method.Name switch
            {
                "Equals" => IsMark(mark, text),
                "Contains" or "StartsWith" or "IndexOf" => Holds(mark, text),
                _ => null,
            };
        }

        if (method.Name is "Contains" && !_bedrock.Declares(method)) return IsIn(call);
        if (!_bedrock.Declares(method) || !_open.Add(method.OriginalDefinition)) return null;
        try
        {
            if (_origins.FunctionOf(method.OriginalDefinition) is not { } function) return null;
            // Only what is handed an exception can be followed: of the rest nothing is known.
            return function.Parameters.Length == 1 && call.Arguments.Length == 1 && (IsException(call.Arguments[0].Value) || IsOutcome(call.Arguments[0].Value)) ? Run(function) : null;
        }
        finally
        {
            _open.Remove(method.OriginalDefinition);
        }
    }

    // Whether a collection that the project fills with constants has the code or the status of a throttled call; that it has not is never sure.
    private bool? IsIn(IInvocationOperation contains)
    {
        var (collection, asked) = contains.Instance is { } instance && contains.Arguments.Length > 0 ? (instance, contains.Arguments[0].Value) : contains.Arguments.Length > 1 ? (contains.Arguments[0].Value, contains.Arguments[1].Value) : default;
        if (asked is null || MarkOf(asked) is not { } mark) return null;
        object? said = mark switch { "ErrorCode" => Throttling, "StatusCode" => TooManyRequests, _ => null };
        return said is not null && ExceptionTexts.Contains(collection, Fact.Of(said), _bedrock, _cancellationToken) ? IsMark(mark, said) : null;
    }

    private bool? Switch(ISwitchExpressionOperation choice, int depth)
    {
        foreach (var arm in choice.Arms)
        {
            var matches = And(Matches(choice.Value, arm.Pattern, depth), arm.Guard is { } guard ? Value(guard, depth) : true);
            if (matches == true) return Value(arm.Value, depth);
            if (matches is null) return null;
        }

        return null;
    }

    private bool? Matches(IOperation value, IPatternOperation pattern, int depth)
    {
        if (--_stepsLeft < 0 || depth > MaximumDepth) return null;
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case INegatedPatternOperation negated:
                return !Matches(value, negated.Pattern, depth + 1);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return And(Matches(value, both.LeftPattern, depth + 1), Matches(value, both.RightPattern, depth + 1));
            case IBinaryPatternOperation either:
                return !And(!Matches(value, either.LeftPattern, depth + 1), !Matches(value, either.RightPattern, depth + 1));
            case IConstantPatternOperation { Value: var constant }:
                if (IsException(value)) return constant.ConstantValue is { HasValue: true, Value: null } ? false : null;
                return MarkOf(value) is { } mark ? IsMark(mark, constant.ConstantValue.Value) : null;
            case IDeclarationPatternOperation { MatchedType: var type, DeclaredSymbol: var declared } when IsException(value):
                if (declared is not null) _exceptions.Add(declared);
                return type is null ? true : Is(type);
            case ITypePatternOperation { MatchedType: var type } when IsException(value):
                return Is(type);
            case IRecursivePatternOperation recursive when IsException(value) || IsOutcome(value):
                var matches = IsException(value) ? Is(recursive.MatchedType) : true;
                if (recursive.DeclaredSymbol is { } symbol) _exceptions.Add(symbol);
                foreach (var part in recursive.PropertySubpatterns) matches = And(matches, Matches(part.Member, part.Pattern, depth + 1));
                return matches;
            case IRelationalPatternOperation relational:
                return MarkOf(value) is "StatusCode" && NumberOf(relational.Value) is { } bound ? Holds(relational.OperatorKind, TooManyRequests, bound) : null;
            default:
                return null;
        }
    }

    private bool? Compare(IBinaryOperation comparison, int depth)
    {
        var (left, right, kind) = (comparison.LeftOperand, comparison.RightOperand, comparison.OperatorKind);
        if (WithoutConversions(left) is IInvocationOperation { TargetMethod: { Name: "IndexOf", ContainingType.SpecialType: SpecialType.System_String } } search) return NumberOf(right) is { } place && Call(search, depth + 1) is { } isIn ? IsFound(kind, place, isIn) : null;
        if (IsException(left) && right.ConstantValue is { HasValue: true, Value: null }) return kind switch { BinaryOperatorKind.Equals => false, BinaryOperatorKind.NotEquals => true, _ => null };
        if (MarkOf(left) is { } mark)
        {
            if (kind is BinaryOperatorKind.Equals) return IsMark(mark, right.ConstantValue is { HasValue: true } equal ? equal.Value : ConstantOf(right));
            if (kind is BinaryOperatorKind.NotEquals) return !IsMark(mark, ConstantOf(right));
            return mark is "StatusCode" && NumberOf(right) is { } bound ? Holds(kind, TooManyRequests, bound) : null;
        }

        if (MarkOf(right) is { } mirrored && kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            return kind is BinaryOperatorKind.Equals ? IsMark(mirrored, ConstantOf(left)) : !IsMark(mirrored, ConstantOf(left));
        return null;
    }

    // What a throttled call's exception says in a property, against what it is compared with.
    private bool? IsMark(string mark, object? constant)
    {
        switch (mark, constant)
        {
            case ("StatusCode", int number):
                if (number == TooManyRequests) _speaks = true;
                return number == TooManyRequests;
            case ("ErrorCode", string code):
                var isThrottling = string.Equals(code, Throttling, StringComparison.OrdinalIgnoreCase);
                _speaks |= isThrottling;
                return isThrottling;
            default:
                return null;
        }
    }

    private bool? Holds(string mark, string text)
    {
        var isThrottling = text.StartsWith("thrott", StringComparison.OrdinalIgnoreCase);
        _speaks |= isThrottling && mark is "ErrorCode" or "Message";
        return mark is "ErrorCode" ? Throttling.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0 : isThrottling ? true : null;
    }

    // What IndexOf answers, against the bounds between "nowhere" and a place.
    private static bool? IsFound(BinaryOperatorKind kind, int place, bool isIn) => (kind, place) switch
    {
        (BinaryOperatorKind.GreaterThanOrEqual, 0) or (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals, -1) => isIn,
        (BinaryOperatorKind.LessThan, 0) or (BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.Equals, -1) => !isIn,
        _ => null,
    };

    private static bool? Holds(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        _ => null,
    };

    // Which of the properties that tell of throttling is read, of an exception that a Bedrock call can throw.
    private string? MarkOf(IOperation value) => WithoutConversions(value) switch
    {
        IPropertyReferenceOperation { Property.Name: "StatusCode" or "ErrorCode" or "Message", Instance: { } instance } property when IsException(instance) || instance is IConditionalAccessInstanceOperation || instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } => property.Property.Name,
        IConditionalAccessOperation { WhenNotNull: var read, Operation: var source } when IsException(source) => MarkOf(read),
        IInvocationOperation { TargetMethod: { Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } text } => MarkOf(text),
        _ => null,
    };

    private bool IsException(IOperation value) => WithoutConversions(value) switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => _exceptions.Contains(parameter) && CanBeThrown(parameter.Type),
        ILocalReferenceOperation { Local: var local } => _exceptions.Contains(local),
        IPropertyReferenceOperation { Property: { Name: "Exception", ContainingType: var type } } => IsOfPolly(type),
        _ => false,
    };

    private bool IsOutcome(IOperation value) => WithoutConversions(value) switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => _exceptions.Contains(parameter) && IsOfPolly(parameter.Type),
        IPropertyReferenceOperation { Property.Type: var type } => _bedrock.Symbols.Polly?.IsOutcome(type) == true,
        _ => false,
    };

    private bool? Is(ITypeSymbol? type)
    {
        if (type is null) return true;
        var exceptions = _bedrock.Symbols.Exceptions;
        if (!exceptions.IsTakenBy(type)) return false;
        _speaks |= exceptions.IsThrottling(type);
        return true;
    }

    private bool CanBeThrown(ITypeSymbol type) => _bedrock.Symbols.Exceptions.IsTakenBy(type);

    private bool IsOfPolly(ITypeSymbol type) => _bedrock.Symbols.Polly?.IsOfPolly(type.OriginalDefinition) == true;

    private static IOperation WithoutConversions(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation) value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        return value;
    }

    private static object? ConstantOf(IOperation value) => value.ConstantValue is { HasValue: true, Value: { } constant } ? constant : WithoutConversions(value).ConstantValue is { HasValue: true, Value: { } inner } ? inner : null;

    private static int? NumberOf(IOperation value) => ConstantOf(value) as int?;

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private static bool? Same(bool? left, bool? right) => left == right ? left : null;
}
