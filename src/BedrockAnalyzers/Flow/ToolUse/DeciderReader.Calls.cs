using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <content>Calls: what a method answers, and what decides that.</content>
internal sealed partial class DeciderReader
{
    private const int MaximumLevel = 5;

    private Deciders ReadCall(IInvocationOperation call, ReadingFrame frame)
    {
        var method = call.TargetMethod;
        if (call.Syntax is InvocationExpressionSyntax syntax && BedrockCalls.Direct(syntax, method, _bedrock, _cancellationToken) != ReachedCalls.None) return Deciders.Answer;
        if (method.MethodKind == MethodKind.DelegateInvoke) return ReadDelegate(call, frame);
        var said = OfMember(method);
        if (said == Deciders.Other) return said;
        foreach (var argument in method.TypeArguments) said |= OfTested(argument);
        return said | (!_bedrock.Declares(method) ? ReadOutside(call, method, frame) : ReadMethod(method, call.Arguments, call.Instance, frame));
    }

    private Deciders ReadOutside(IInvocationOperation call, IMethodSymbol method, ReadingFrame frame)
    {
        if (OutsideMethods.IsClock(method)) return Deciders.Limit;
        if (OutsideMethods.IsOfItsOwn(method) || !OutsideMethods.IsPure(method.ContainingType, Symbols)) return Deciders.Other;
        var receiver = call.Instance ?? (method.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        while (receiver is IConversionOperation conversion) receiver = conversion.Operand;
        if (receiver is not null && method.Name is "Count" or "Any" or "LongCount" && call.Arguments.Length == (method.IsExtensionMethod ? 1 : 0)) return ReadCount(receiver, frame);

        // Whether the same was asked before.
        if (method.Name is "Add" or "TryAdd" or "Contains" or "ContainsKey" or "TryGetValue" or "GetValueOrDefault" && Gathers(receiver)) return Deciders.Other;
        var found = Read(call.Instance, frame);
        foreach (var argument in call.Arguments)
        {
            // An out argument is where the answer goes.
            if (argument.Parameter?.RefKind != RefKind.Out) found |= ReadArgument(argument.Value, receiver ?? call.Arguments[0].Value, frame);
        }

        return found;
    }

    // A function that is handed over is called with parts of what stands beside it.
    private Deciders ReadArgument(IOperation value, IOperation source, ReadingFrame frame)
    {
        while (value is IConversionOperation or IDelegateCreationOperation { Target: IAnonymousFunctionOperation }) value = value is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)value).Target;
        if (value is IAnonymousFunctionOperation lambda)
        {
            var parts = ImmutableArray.CreateRange(lambda.Symbol.Parameters, parameter => (parameter, new ReadValue(source, frame)));
            return Read(lambda.Body, new(lambda.Symbol, parts, frame.Receiver, frame, frame.Level));
        }

        return value is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } named } && _bedrock.Declares(method)
            ? ReadMethod(method, ImmutableArray<IArgumentOperation>.Empty, named.Instance, frame)
            : Read(value, frame);
    }

    private Deciders ReadDelegate(IInvocationOperation call, ReadingFrame frame)
    {
        var target = call.Instance;
        if (target is IParameterReferenceOperation { Parameter: var parameter } && frame.ArgumentOf(parameter) is { } given) (target, frame) = (given.Operation, given.Frame);
        if (target is ILocalReferenceOperation { Local: var local } && WritesTo(local) is { Count: 1 } writes && writes[0].Value is { } value) target = OperationAt(value);
        while (target is IConversionOperation or IDelegateCreationOperation) target = target is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)target).Target;
        return target switch
        {
            IAnonymousFunctionOperation lambda => ReadBody(lambda.Symbol, lambda.Syntax, FrameOf(lambda.Symbol, call.Arguments, null, frame)),
            IMethodReferenceOperation { Method: var method } named when _bedrock.Declares(method) => ReadMethod(method, call.Arguments, named.Instance, frame),
            _ => Deciders.Other,
        };
    }

    private Deciders ReadMethod(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation? receiver, ReadingFrame frame)
    {
        method = Members.DefinitionOf(method);
        if (frame.IsIn(method)) return Deciders.None;
        if (frame.Level >= MaximumLevel) return Deciders.Other;
        if (method.IsAbstract) return BedrockCalls.ImplementationOf(method, _bedrock, _cancellationToken) is { } body ? ReadBody(method, body, FrameOf(method, arguments, receiver, frame)) : Deciders.Other;
        if (_bedrock.DeclarationsOf(method).Length != 1) return Deciders.Other;
        return ReadBody(method, _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken), FrameOf(method, arguments, receiver, frame));
    }

    private static ReadingFrame FrameOf(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation? receiver, ReadingFrame frame)
    {
        var given = ImmutableArray.CreateBuilder<(IParameterSymbol, ReadValue)>(arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < method.Parameters.Length) given.Add((method.Parameters[parameter.Ordinal], new(argument.Value, frame)));
        }

        return new(method, given.ToImmutable(), Given(receiver is IInstanceReferenceOperation ? null : receiver, frame) ?? (receiver is null ? null : frame.Receiver), frame, frame.Level + 1);
    }

    // What a body answers: its values, and where one is a constant, what decides that it is that one.
    private Deciders ReadBody(IMethodSymbol method, SyntaxNode body, ReadingFrame frame)
    {
        if (frame.Level > MaximumLevel) return Deciders.Other;
        if (Members.IsIterator(method, _bedrock, _cancellationToken)) return ReadYields(body, frame);
        if (GraphOf(body) is not { } graph) return Deciders.Other;
        var (found, isAnswered) = (Deciders.None, false);
        foreach (var block in graph.Graph.Blocks)
        {
            if (!block.IsReachable || block.FallThroughSuccessor is not { Semantics: ControlFlowBranchSemantics.Return } || block.BranchValue is not { } value) continue;
            isAnswered = true;
            var answered = Read(OperationAt(value.Syntax) ?? value, frame);
            found |= answered;
            if ((answered & ~Deciders.AsksForTool & ~Deciders.EndsTurn) == Deciders.None) found |= OfPlace(graph, block, body, frame);
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref) found |= ReadVariable(parameter, frame);
        }

        return isAnswered || found != Deciders.None ? found : Deciders.None;
    }

    private Deciders ReadYields(SyntaxNode body, ReadingFrame frame)
    {
        var found = Deciders.None;
        foreach (var node in body.DescendantNodes())
        {
            if (node is YieldStatementSyntax { Expression: { } value }) found |= Read(OperationAt(value), frame);
        }

        return found;
    }

    /// <summary>What decides whether a method of the project that is called ends everything by an exception.</summary>
    public Deciders OfThrows(IInvocationOperation call, ReadingFrame frame)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (frame.Level >= 2 || frame.IsIn(method) || _bedrock.DeclarationsOf(method).Length != 1 || method.IsAbstract) return Deciders.None;
        var body = _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken);
        if (GraphOf(body) is not { } graph) return Deciders.None;
        var inner = FrameOf(method, call.Arguments, call.Instance, frame);
        var found = Deciders.None;
        foreach (var block in graph.Graph.Blocks)
        {
            if (!block.IsReachable) continue;
            if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Throw }) found |= OfPlace(graph, block, body, inner);
            foreach (var operation in block.Operations)
            {
                foreach (var nested in operation.DescendantsAndSelf())
                {
                    if (nested is IInvocationOperation further && _bedrock.Declares(further.TargetMethod)) found |= OfThrows(further, inner);
                }
            }
        }

        return found;
    }
}
