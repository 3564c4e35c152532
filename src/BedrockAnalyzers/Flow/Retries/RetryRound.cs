using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>One round of a retry, from a catch back to the call: what is assigned on it, and what that means for the call and for the tests.</summary>
internal sealed partial class RetryRound
{
    private readonly RetryFunction _function;
    private readonly ControlFlowGraph _graph;
    private readonly CatchClauseSyntax _clause;
    private readonly RetriedCall _call;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly List<Assignment> _assignments = [];

    // What is set on objects: by initializers, which the graph takes apart, and by statements.
    private readonly List<MemberAssignment> _set = [];
    private readonly List<IInvocationOperation> _invocations = [];
    private readonly Dictionary<CaptureId, List<IOperation>> _captures = [];
    private IInvocationOperation? _recursion;

    public RetryRound(RetryFunction function, ControlFlowGraph graph, StatementSyntax? loop, HashSet<RetryWalk.Node> steps, CatchClauseSyntax clause, RetriedCall call, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        (_function, _graph, _clause, _call, _bedrock, _cancellationToken) = (function, graph, clause, call, bedrock, cancellationToken);
        Loop = loop;
        var blocks = new HashSet<int>();
        foreach (var step in steps) blocks.Add(step.Block);
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in OperationsOf(block)) Read(operation, blocks.Contains(block.Ordinal) || IsInFinally(operation.Syntax));
        }
    }

    /// <summary>The innermost loop that brings control back; null where it is a <c>goto</c> or a recursion.</summary>
    public StatementSyntax? Loop { get; }

    /// <summary>The <c>goto</c> that leads back; null where it is a loop or a recursion.</summary>
    public GotoStatementSyntax? Goto
    {
        get
        {
            foreach (var node in (Loop is null ? _function.Syntax : _clause).DescendantNodes())
            {
                if (node is GotoStatementSyntax { RawKind: (int)SyntaxKind.GotoStatement } jump) return jump;
            }

            return null;
        }
    }

    private TryStatementSyntax Try => (TryStatementSyntax)_clause.Parent!;

    /// <summary>Whether a block stands outside the loop.</summary>
    public bool IsOutside(int block) => Loop is { } loop && IsOutside(_graph.Blocks[block], loop);

    /// <summary>Whether a block stands outside a loop.</summary>
    public static bool IsOutside(BasicBlock block, StatementSyntax loop) => OperationsOf(block).Any(operation => !loop.Span.Contains(operation.Syntax.SpanStart));

    /// <summary>The innermost loop around a node in a function, or in any where none is given; null where there is none.</summary>
    public static StatementSyntax? LoopAround(SyntaxNode node, SyntaxNode? function)
    {
        for (var at = node.Parent; at is not null && at != function; at = at.Parent)
        {
            if (at is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax) return (StatementSyntax)at;
            if (at is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) return null;
        }

        return null;
    }

    /// <summary>Whether a path from the call back to it leaves the <c>try</c> on the way.</summary>
    public bool LeavesTry(HashSet<RetryWalk.Node> steps) =>
        LoopAround(_call.Syntax, _function.Syntax) is not { } inner || !Try.Block.Span.Contains(inner.Span) || steps.Any(step => OperationsOf(_graph.Blocks[step.Block]).Any(operation => !Try.Block.Span.Contains(operation.Syntax.SpanStart)));

    /// <summary>Whether something on the round that is given what counts the attempts can end it by an exception.</summary>
    public bool MayThrowOn(InvocationExpressionSyntax? recursion)
    {
        foreach (var invocation in _invocations)
        {
            if (invocation.Syntax == recursion || invocation.Syntax == _call.Syntax) continue;
            var varies = invocation.Arguments.Any(argument => Varies(argument.Value));
            foreach (var reference in _bedrock.DeclarationsOf(invocation.TargetMethod))
            {
                var body = reference.GetSyntax(_cancellationToken);
                if ((varies || Steps(body)) && RetryFunction.Throws(body)) return true;
            }
        }

        return false;
    }

    // A method that counts by itself.
    private static bool Steps(SyntaxNode body) => body.DescendantNodes().Any(static n => n.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression);

    /// <summary>Whether what a test answers changes from round to round, and not by cancellation or by the exception alone.</summary>
    public bool Changes(IOperation test) => !IsAgainstMaximum(test) && Varies(test);

    private static bool IsAgainstMaximum(IOperation test) =>
        test is IBinaryOperation { LeftOperand: var left, RightOperand: var right } && (IsMaximum(left) || IsMaximum(right));

    private static bool IsMaximum(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsMaximum(conversion.Operand),
        IFieldReferenceOperation { Field.Name: "MaxValue" } => true,
        { ConstantValue: { HasValue: true, Value: int.MaxValue or uint.MaxValue or long.MaxValue } } => true,
        _ => false,
    };

    private bool Varies(IOperation operation) => Varies(operation, []);

    private bool Varies(IOperation operation, HashSet<object> seen)
    {
        if (operation.ConstantValue.HasValue) return false;
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return !IsException(local.Type) && !IsCancellation(local.Type) && (IsAssigned(local.Local) || _function.Syntax.SyntaxTree != local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree);
            case IParameterReferenceOperation parameter:
                return !IsException(parameter.Type) && !IsCancellation(parameter.Type) && (IsAssigned(parameter.Parameter) || !IsPassedOn(parameter.Parameter));
            case IFlowCaptureReferenceOperation capture:
                return seen.Add(capture.Id) && _captures.TryGetValue(capture.Id, out var values) && values.Exists(value => Varies(value, seen));
            case IPropertyReferenceOperation property when IsCancellation(property.Instance?.Type) || IsException(property.Instance?.Type):
                return false;
            case IPropertyReferenceOperation { Property.Name: "HasValue" or "Value" or "Length", Instance: { } owner }:
                return Varies(owner, seen);
            case IFieldReferenceOperation field:
                return !field.Field.IsReadOnly && !IsCancellation(field.Type);
            case IInvocationOperation invocation when invocation.DescendantsAndSelf().Any(static part => IsException(part.Type)):
                return invocation.Arguments.Any(argument => !IsException(argument.Value.Type) && Varies(argument.Value, seen));
            case ICaughtExceptionOperation or IInstanceReferenceOperation or ITypeOfOperation or IDefaultValueOperation:
                return false;
            case IPropertyReferenceOperation or IInvocationOperation or IAwaitOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation:
                return true;
            default:
                return operation.ChildOperations.Any(child => Varies(child, seen));
        }
    }

    private bool IsAssigned(ISymbol symbol) => _assignments.Exists(a => a.IsOnRound && SymbolEqualityComparer.Default.Equals(a.Symbol, symbol));

    // A parameter stays what it is but where the method calls itself with another value.
    private bool IsPassedOn(IParameterSymbol parameter) => ArgumentFor(parameter) is not { } argument || IsSame(argument, parameter);

    private IArgumentOperation? ArgumentFor(IParameterSymbol parameter) => _recursion?.Arguments.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.Parameter?.OriginalDefinition, parameter.OriginalDefinition));

    private static bool IsSame(IArgumentOperation argument, IParameterSymbol parameter) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue || (WithoutConversion(argument.Value) is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, parameter.OriginalDefinition));

    private static IOperation WithoutConversion(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion) operation = conversion.Operand;
        return operation;
    }

    // The paths do not lead through what a finally does, but each of them comes by.
    private bool IsInFinally(SyntaxNode node) => node.FirstAncestorOrSelf<FinallyClauseSyntax>() is { Parent: TryStatementSyntax around } && around.Block.Span.Contains(_call.Syntax.Span) && (Loop is null || Loop.Span.Contains(around.Span));

    private static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }

    private static bool IsCancellation(ITypeSymbol? type) => type is { Name: "CancellationToken" or "CancellationTokenSource", ContainingNamespace.Name: "Threading" };

    private static ImmutableArray<IOperation> OperationsOf(BasicBlock block) => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;

    private void Read(IOperation root, bool isOnRound)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            switch (operation)
            {
                case IFlowCaptureOperation capture:
                    if (!_captures.TryGetValue(capture.Id, out var values)) _captures[capture.Id] = values = [];
                    values.Add(capture.Value);
                    break;
                case IInvocationOperation invocation when isOnRound:
                    _invocations.Add(invocation);
                    break;
                case ISimpleAssignmentOperation assignment:
                    Add(assignment.Target, assignment, assignment.Value, isOnRound);
                    break;
                case ICompoundAssignmentOperation compound:
                    Add(compound.Target, compound, compound.Value, isOnRound);
                    break;
                case IIncrementOrDecrementOperation step:
                    Add(step.Target, step, value: null, isOnRound);
                    break;
                case IDeconstructionAssignmentOperation deconstruction:
                    foreach (var part in deconstruction.Target.DescendantsAndSelf()) Add(part, deconstruction, deconstruction.Value, isOnRound);
                    break;
                case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol named } } pattern:
                    _assignments.Add(new(named, pattern, pattern.Value, isOnRound));
                    break;
                case IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol named } } pattern:
                    _assignments.Add(new(named, pattern, pattern.Value, isOnRound));
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                    Add(argument.Value, argument, argument.Parent, isOnRound);
                    break;
            }
        }
    }

    // What the call itself assigns, and what stands behind it, happens only where it goes well.
    private void Add(IOperation target, IOperation assignment, IOperation? value, bool isOnRound)
    {
        if (target is IDeclarationExpressionOperation declared) target = declared.Expression;
        if (target is IFlowCaptureReferenceOperation captured && _captures.TryGetValue(captured.Id, out var places) && places.Count == 1) target = places[0];
        if (assignment.Syntax.Span.Contains(_call.Syntax.Span) || (Try.Block.Span.Contains(assignment.Syntax.Span) && assignment.Syntax.SpanStart > _call.Syntax.Span.End)) isOnRound = false;
        ISymbol? symbol = target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } property => property.Property,
            _ => null,
        };
        if (symbol is not null) _assignments.Add(new(symbol, assignment, value, isOnRound));
        else if (target is IPropertyReferenceOperation { Instance: { } owner } member && HolderOf(owner) is { } holder && value is not null) _set.Add(new(holder, member.Property, assignment, value, isOnRound));
    }

    // The variable that an object is reached through: request.InferenceConfig.MaxTokens is set on request.
    private object? HolderOf(IOperation owner) => owner switch
    {
        IFlowCaptureReferenceOperation capture => _captures.TryGetValue(capture.Id, out var values) && values.Count == 1 && values[0] is not IFlowCaptureReferenceOperation && HolderOf(values[0]) is { } held ? held : capture.Id,
        IPropertyReferenceOperation { Instance: { } inner } => HolderOf(inner),
        IConversionOperation conversion => HolderOf(conversion.Operand),
        _ => SymbolOf(owner),
    };

    private sealed record MemberAssignment(object Holder, IPropertySymbol Property, IOperation Operation, IOperation Value, bool IsOnRound);

    private sealed record Assignment(ISymbol Symbol, IOperation Operation, IOperation? Value, bool IsOnRound)
    {
        /// <summary>Whether it is a number that goes up or down by a step.</summary>
        public bool IsStep => Operation switch
        {
            IIncrementOrDecrementOperation => true,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, Value.ConstantValue.HasValue: true } => true,
            ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum } => IsOfItself(sum.LeftOperand) && sum.RightOperand.ConstantValue.HasValue,
            _ => false,
        };

        private bool IsOfItself(IOperation operand) => operand is ILocalReferenceOperation local ? SymbolEqualityComparer.Default.Equals(local.Local, Symbol) : operand is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, Symbol);
    }
}
