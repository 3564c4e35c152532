using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Reads the expression of a wait, and what it is computed from.</summary>
internal sealed partial class WaitReader
{
    // Both are far above what a wait is made of.
    private const int MaximumDepth = 60;
    private const int MaximumOperations = 2_000;

    private readonly ImmutableArray<ISymbol> _counters;
    private readonly Attempt _attempt;
    private readonly ImmutableDictionary<IParameterSymbol, IOperation>? _arguments;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;

    // What a variable is taken to hold while what is put into it is read.
    private readonly Dictionary<ISymbol, WaitPart> _held = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);
    private int _depth;
    private int _operationsLeft = MaximumOperations;

    public WaitReader(ImmutableArray<ISymbol> counters, Attempt attempt, ImmutableDictionary<IParameterSymbol, IOperation>? arguments, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _counters = counters.IsDefault ? ImmutableArray<ISymbol>.Empty : counters;
        _attempt = attempt;
        _arguments = arguments;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    public WaitPart Read(IOperation duration)
    {
        var whole = Whole(duration);
        var written = whole;
        while (written is IConversionOperation conversion) written = conversion.Operand;
        return IsSequence(written.Type) ? EachOf(written, frame: null) : PartOf(whole, frame: null);
    }

    private static bool IsSequence(ITypeSymbol? type) =>
        type is { SpecialType: not SpecialType.System_String }
        && (type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T || type.AllInterfaces.Any(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T));

    // An operation of a control-flow graph is in pieces; the tree has it whole.
    private IOperation Whole(IOperation operation) =>
        operation is IArgumentOperation argument ? Whole(argument.Value)
        : operation.SemanticModel is not null || operation.ConstantValue.HasValue || operation.IsImplicit ? operation
        : OperationOf(operation.Syntax) ?? operation;

    private WaitPart PartOf(IOperation? operation, Frame? frame)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (operation is null || _depth >= MaximumDepth || --_operationsLeft < 0) return WaitPart.Unknown();
        if (operation.ConstantValue.HasValue) return ConstantOf(operation.ConstantValue.Value);
        _depth++;
        var part = operation switch
        {
            IConversionOperation conversion => IsOfSystem(conversion.OperatorMethod) ? PartOf(conversion.Operand, frame) : WaitPart.Unknown(),
            IParenthesizedOperation parenthesized => PartOf(parenthesized.Operand, frame),
            IAwaitOperation awaited => PartOf(awaited.Operation, frame),
            IUnaryOperation unary => PartOf(unary, frame),
            IBinaryOperation binary => PartOf(binary, frame),
            ILocalReferenceOperation local => PartOf(local.Local, local, frame),
            IParameterReferenceOperation parameter => PartOf(parameter.Parameter, parameter, frame),
            IFieldReferenceOperation field => PartOf(field, frame),
            IPropertyReferenceOperation property => PartOf(property, frame),
            IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element => ElementOf(element.ArrayReference, indices[0], frame),
            IInvocationOperation call => PartOf(call, frame),
            IObjectCreationOperation creation => PartOf(creation, frame),
            IDefaultValueOperation { Type: { Name: "TimeSpan" } type } when IsIn(type, "System") => WaitPart.Constant(0),
            IConditionalOperation { WhenFalse: { } otherwise } choice => OneOf([choice.WhenTrue, otherwise], [choice.Condition], frame),
            ISwitchExpressionOperation choice => PartOf(choice, frame),
            ICoalesceOperation choice => OneOf([choice.Value, choice.WhenNull], [], frame),
            IConditionalAccessOperation access => PartOf(access.WhenNotNull, frame),
            IConditionalAccessInstanceOperation instance => PartOf(ConditionalAccesses.AccessedBy(instance), frame),
            IIncrementOrDecrementOperation step => PartOf(step.Target, frame),
            ISimpleAssignmentOperation assignment => PartOf(assignment.Value, frame),
            ICompoundAssignmentOperation assignment => PartOf(assignment.Target, frame),
            _ => WaitPart.Unknown(),
        };
        _depth--;
        return part;
    }

    private static WaitPart ConstantOf(object? value) => value switch
    {
        byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal => WaitPart.Constant(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => new(WaitMotion.None),
    };

    private WaitPart PartOf(IUnaryOperation unary, Frame? frame) => unary.OperatorKind switch
    {
        UnaryOperatorKind.Plus => PartOf(unary.Operand, frame),
        UnaryOperatorKind.Minus => WaitPart.Product(PartOf(unary.Operand, frame), WaitPart.Constant(-1)),
        _ => WaitPart.Unknown(),
    };

    private WaitPart PartOf(IBinaryOperation binary, Frame? frame)
    {
        var (left, right) = (PartOf(binary.LeftOperand, frame), PartOf(binary.RightOperand, frame));
        return IsOfSystem(binary.OperatorMethod) ? Computed(binary.OperatorKind, left, right) : WaitPart.Unknown(left.IsRandom || right.IsRandom);
    }

    private static WaitPart Computed(BinaryOperatorKind kind, WaitPart left, WaitPart right)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Add:
                return WaitPart.Sum(left, right);
            case BinaryOperatorKind.Subtract:
                return WaitPart.Difference(left, right);
            case BinaryOperatorKind.Multiply:
                return WaitPart.Product(left, right);
            case BinaryOperatorKind.Divide:
                return WaitPart.Quotient(left, right);
            case BinaryOperatorKind.LeftShift:
                return WaitPart.Product(left, WaitPart.Power(WaitPart.Constant(2), right));
            default:
                return left is { Motion: WaitMotion.None, Self: null } && right is { Motion: WaitMotion.None, Self: null } ? new(WaitMotion.None, left.IsRandom || right.IsRandom) : WaitPart.Unknown(left.IsRandom || right.IsRandom);
        }
    }

    // Which of them it is may hang on how many attempts there were.
    private WaitPart OneOf(IEnumerable<IOperation> values, IEnumerable<IOperation> conditions, Frame? frame)
    {
        var parts = new List<WaitPart>();
        foreach (var value in values)
        {
            if (value is not (IThrowOperation or IConversionOperation { Operand: IThrowOperation })) parts.Add(PartOf(value, frame));
        }

        return OneOf(parts, conditions, frame);
    }

    private WaitPart OneOf(List<WaitPart> parts, IEnumerable<IOperation> conditions, Frame? frame)
    {
        if (parts.Count == 0) return WaitPart.Unknown();
        var one = parts[0];
        foreach (var part in parts) one = WaitPart.Either(one, part);
        if (one is not { Motion: WaitMotion.None, Self: null, Number: null } || parts.Count == 1 || !conditions.Any(c => Counts(c, frame))) return one;
        return parts.Count > 2 ? WaitPart.InTurn(parts) : WaitPart.Unknown(one.IsRandom);
    }

    private WaitPart PartOf(ISwitchExpressionOperation choice, Frame? frame)
    {
        var parts = new List<WaitPart>();
        var conditions = new List<IOperation> { choice.Value };
        var falls = false;
        foreach (var arm in choice.Arms)
        {
            if (arm.Guard is { } guard) conditions.Add(guard);
            falls |= arm.Pattern is IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual };
            if (arm.Value is not (IThrowOperation or IConversionOperation { Operand: IThrowOperation })) parts.Add(PartOf(arm.Value, frame));
        }

        if (falls) parts.Reverse();
        var one = OneOf(parts, conditions, frame);
        return parts.Count == 2 && one.Motion == WaitMotion.Unknown && parts.All(static p => p.Number is not null) ? WaitPart.InTurn(parts) : one;
    }

    // Whether a condition is about a number that moves from attempt to attempt.
    private bool Counts(IOperation condition, Frame? frame)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
                && operation.Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } or { Name: "TimeSpan" }
                && PartOf(operation, frame) is not { Motion: WaitMotion.None, Self: null }) return true;
        }

        return false;
    }

    // checked(...) and parentheses have no operation of their own.
    private IOperation? OperationOf(SyntaxNode syntax)
    {
        while (syntax is ParenthesizedExpressionSyntax or CheckedExpressionSyntax) syntax = syntax is CheckedExpressionSyntax inner ? inner.Expression : ((ParenthesizedExpressionSyntax)syntax).Expression;
        return _bedrock.OperationOf(syntax, _cancellationToken);
    }

    private static bool IsOfSystem(IMethodSymbol? method) => method is null || IsIn(method.ContainingType, "System") || IsIn(method.ContainingType, "System", "Numerics");

    private static bool IsIn(ITypeSymbol? type, params string[] names) => KnownMethods.IsIn(type?.ContainingNamespace, names);

    /// <summary>A call of a method of the project that is read, with what its parameters are given.</summary>
    private sealed record Frame(SyntaxNode Body, ImmutableDictionary<ISymbol, IOperation> Arguments, Frame? Caller, int Depth);
}
