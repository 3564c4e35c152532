using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <summary>What a graph tests: only by what is tested again can code keep two paths apart.</summary>
internal sealed class RepeatedTests
{
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<Test> _once = [];
    private readonly HashSet<Test> _again = [];

    public RepeatedTests(ControlFlowGraph graph, BedrockCompilation bedrock)
    {
        foreach (var block in graph.Blocks)
        {
            if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition) continue;
            NoteVariables(condition);
            if (Test.Of(condition, bedrock) is { } test && !_once.Add(test.Test)) _again.Add(test.Test);
        }
    }

    /// <summary>Whether a condition says something of a local or parameter.</summary>
    public bool Asks(ISymbol variable) => _variables.Contains(variable);

    /// <summary>Whether something is tested.</summary>
    public bool Asks(Test test) => _once.Contains(test);

    /// <summary>Whether the same is tested at several places.</summary>
    public bool IsRepeated(Test test) => _again.Contains(test);

    /// <summary>Whether a conversion says the same in another type: only a number that is squeezed into a narrower one can change.</summary>
    public static bool KeepsValue(IConversionOperation conversion) => conversion.Conversion is { IsNumeric: false } or { IsImplicit: true };

    /// <summary>Whether the type that a pattern asks for is the one that the value has by its declaration: then only null does not match.</summary>
    public static bool TakesAllButNull(IPatternOperation pattern, ITypeSymbol? type) => TakesAllButNull(pattern.InputType, type);

    private static bool TakesAllButNull(ITypeSymbol? input, ITypeSymbol? type) =>
        SymbolEqualityComparer.Default.Equals(input is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : input, type);

    private void NoteVariables(IOperation condition)
    {
        switch (condition)
        {
            case ILocalReferenceOperation local:
                _variables.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                _variables.Add(parameter.Parameter);
                break;
            case IUnaryOperation or IBinaryOperation or IConversionOperation or IParenthesizedOperation or IIsPatternOperation or IIsNullOperation or IIsTypeOperation:
                foreach (var operand in condition.ChildOperations) NoteVariables(operand);
                break;
        }
    }

    /// <summary>What is asked of a variable or member, however the code words it.</summary>
    /// <param name="Subject">The local, parameter, field or property.</param>
    /// <param name="Question">What it is compared by.</param>
    /// <param name="Against">What it is compared with: a constant or a type.</param>
    internal sealed record Test(ISymbol Subject, string Question, object? Against)
    {
        /// <summary>What a condition tests, with the operand that it tests and whether the condition holds where the test does; null for a condition of another kind.</summary>
        public static (Test Test, IOperation Operand, bool Sense)? Of(IOperation condition, BedrockCompilation bedrock)
        {
            var sense = true;
            while (true)
            {
                switch (condition)
                {
                    case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                        sense = !sense;
                        condition = not.Operand;
                        continue;
                    case IParenthesizedOperation parenthesized:
                        condition = parenthesized.Operand;
                        continue;
                    case IIsNullOperation isNull:
                        return Of(isNull.Operand, "==", against: null, sense);
                    case IIsTypeOperation isType when TakesAllButNull(isType.ValueOperand.Type, isType.TypeOperand):
                        return Of(isType.ValueOperand, "==", against: null, sense == isType.IsNegated);
                    case IIsTypeOperation isType:
                        return Of(isType.ValueOperand, "is", isType.TypeOperand, sense != isType.IsNegated);
                    case IIsPatternOperation match:
                        return Of(match.Value, match.Pattern, sense);
                    case IBinaryOperation comparison when !(comparison.OperatorMethod is { } ownOperator && bedrock.Declares(ownOperator)) && ConstantOf(comparison.RightOperand) is { HasValue: true, Value: var constant }:
                        return Of(comparison.LeftOperand, comparison.OperatorKind, constant, sense);
                    case IBinaryOperation comparison when !(comparison.OperatorMethod is { } ownOperator && bedrock.Declares(ownOperator)) && ConstantOf(comparison.LeftOperand) is { HasValue: true, Value: var constant }:
                        return Of(comparison.RightOperand, Swapped(comparison.OperatorKind), constant, sense);
                    case IPropertyReferenceOperation { Property: { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable }:
                        return Of(nullable, "==", against: null, !sense);
                    case IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } method, Arguments: { Length: 1 } arguments }:
                        return Of(arguments[0].Value, method.Name, against: null, sense);
                    case IInvocationOperation { TargetMethod: { Name: "StartsWith" or "EndsWith" or "Contains" or "Equals", ContainingType.SpecialType: SpecialType.System_String, IsStatic: false } method, Instance: { } text, Arguments: { Length: 1 or 2 } arguments } when arguments.All(static a => a.Value.ConstantValue.HasValue):
                        return Of(text, method.Name, string.Join("|", arguments.Select(static a => a.Value.ConstantValue.Value)), sense);
                    case IMemberReferenceOperation { Type.SpecialType: SpecialType.System_Boolean }:
                        return Of(condition, "==", true, sense);
                    default:
                        return null;
                }
            }
        }

        // In flag == true the constant is converted to the flag's nullable type.
        private static Optional<object?> ConstantOf(IOperation operand)
        {
            while (!operand.ConstantValue.HasValue && operand is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion) operand = conversion.Operand;
            return operand.ConstantValue;
        }

        private static BinaryOperatorKind Swapped(BinaryOperatorKind kind) => kind switch
        {
            BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
            BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
            BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
            BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
            _ => kind,
        };

        private static (Test, IOperation, bool)? Of(IOperation operand, IPatternOperation pattern, bool sense) => pattern switch
        {
            INegatedPatternOperation negated => Of(operand, negated.Pattern, !sense),
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } => Of(operand, "==", constant, sense),
            IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } relational => Of(operand, relational.OperatorKind, constant, sense),
            IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } recursive when TakesAllButNull(recursive, recursive.MatchedType) => Of(operand, "==", against: null, !sense),
            ITypePatternOperation type when TakesAllButNull(type, type.MatchedType) => Of(operand, "==", against: null, !sense),
            IDeclarationPatternOperation { MatchesNull: false } declaration when TakesAllButNull(declaration, declaration.MatchedType) => Of(operand, "==", against: null, !sense),
            ITypePatternOperation type => Of(operand, "is", type.MatchedType, sense),
            IDeclarationPatternOperation { MatchesNull: false } declaration => Of(operand, "is", declaration.MatchedType, sense),
            _ => null,
        };

        private static (Test, IOperation, bool)? Of(IOperation operand, BinaryOperatorKind kind, object? constant, bool sense) => kind switch
        {
            BinaryOperatorKind.Equals => Of(operand, "==", constant, sense),
            BinaryOperatorKind.NotEquals => Of(operand, "==", constant, !sense),
            BinaryOperatorKind.LessThan => Of(operand, "<", constant, sense),
            BinaryOperatorKind.GreaterThan => Of(operand, ">", constant, sense),

            // Not so for a null, which is neither more nor less.
            BinaryOperatorKind.LessThanOrEqual when operand.Type?.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T => Of(operand, ">", constant, !sense),
            BinaryOperatorKind.GreaterThanOrEqual when operand.Type?.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T => Of(operand, "<", constant, !sense),
            _ => null,
        };

        private static (Test, IOperation, bool)? Of(IOperation operand, string question, object? against, bool sense)
        {
            while (operand is IConversionOperation { OperatorMethod: null } conversion && KeepsValue(conversion)) operand = conversion.Operand;
            ISymbol? subject = operand switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                IFieldReferenceOperation field => field.Field.OriginalDefinition,
                IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Property.OriginalDefinition,
                _ => null,
            };
            return subject is null ? null : (new Test(subject, question, against), operand, sense);
        }

        public bool Equals(Test? other) =>
            other is not null && SymbolEqualityComparer.Default.Equals(Subject, other.Subject) && string.Equals(Question, other.Question, StringComparison.Ordinal)
            && (Against is ISymbol type ? other.Against is ISymbol otherType && SymbolEqualityComparer.Default.Equals(type, otherType) : Equals(Against, other.Against));

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Subject) * 31 + (Against is ISymbol type ? SymbolEqualityComparer.Default.GetHashCode(type) : Against?.GetHashCode() ?? 0);
    }
}
