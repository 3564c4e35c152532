using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Streams;

/// <content>Whose the objects are that the code changes for each chunk: a buffer is one that nobody else sees before the stream has ended.</content>
internal sealed partial class StreamReading
{
    private const int MaximumChain = 30;

    // What was changed is judged at the end, when it is known which code belongs to the enumeration.
    private readonly List<(ILocalSymbol Buffer, IOperation Enumeration, bool IsOnlyAssigned)> _buffers = [];
    private readonly List<IOperation> _scanned = [];

    /// <summary>Whether changing an object is seen by nobody else during the enumeration; a local from around it is judged later.</summary>
    private bool CanChange(IOperation target, ChunkCode code, int chain = 0)
    {
        if (chain > MaximumChain) return false;
        target = WithoutConversions(target);
        switch (target)
        {
            case ILocalReferenceOperation { IsDeclaration: true } or IDeclarationExpressionOperation or IDiscardOperation:
            case IObjectCreationOperation or IArrayCreationOperation or ILiteralOperation or IDefaultValueOperation or ITypeParameterObjectCreationOperation:
                return true;
            case ILocalReferenceOperation { Local: var local }:
                return CanChangeLocal(local, target, code, chain);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return CanChangeParameter(parameter, target, code, chain);
            case IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance }:
                return true;
            case IInstanceReferenceOperation:
                return code.Frame is { Receiver: { } receiver, Caller: { } caller } && CanChange(receiver, code with { Frame = caller }, chain + 1);
            case IFieldReferenceOperation { Instance: { } owner }:
                return CanChange(owner, code, chain + 1);
            case IPropertyReferenceOperation { Property.Name: "Current", Instance: { } moved } when code.Enumerator is { } enumerator && SymbolEqualityComparer.Default.Equals(VariableIn(moved), enumerator):
                return true;
            case IPropertyReferenceOperation { Instance: { } owner, Property: var property }:
                return IsPlain(property) && CanChange(owner, code, chain + 1);
            case IArrayElementReferenceOperation element:
                return CanChange(element.ArrayReference, code, chain + 1);
            case IImplicitIndexerReferenceOperation indexer:
                return CanChange(indexer.Instance, code, chain + 1);
            case ICoalesceAssignmentOperation assignment:
                return CanChange(assignment.Target, code, chain + 1) && CanChange(assignment.Value, code, chain + 1);
            case IConditionalAccessInstanceOperation instance:
                return ConditionalAccesses.AccessedBy(instance) is { } accessed && CanChange(accessed, code, chain + 1);
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return CanChange(choice.WhenTrue, code, chain + 1) && CanChange(otherwise, code, chain + 1);
            case ICoalesceOperation coalesce:
                return CanChange(coalesce.Value, code, chain + 1) && CanChange(coalesce.WhenNull, code, chain + 1);
            case ITupleOperation tuple:
                return tuple.Elements.All(element => CanChange(element, code, chain + 1));
            case IInvocationOperation { TargetMethod: var method } call when Harmless.IsBuffer(method.ContainingType) || Harmless.IsCollection(method.ContainingType) || KnownMethods.IsOfLinq(method):
                return (call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value)) is { } from && CanChange(from, code, chain + 1);
            case IInvocationOperation { TargetMethod: var method }:
                return Harmless.IsPure(method);
            default:
                return target.Syntax is CollectionExpressionSyntax;
        }
    }

    // A local that only gets another value: what it held before stays as it is.
    private bool CanAssign(IOperation target, ChunkCode code)
    {
        if (target is not ILocalReferenceOperation { IsDeclaration: false, Local: var local } || code.Chunks.Contains(local, SymbolEqualityComparer.Default) || IsDeclaredInside(local, code)) return target is ILocalReferenceOperation || CanChange(target, code);
        if (local.IsRef || EnumerationAround(target, code) is not { } enumeration) return false;
        _buffers.Add((local, enumeration, true));
        return true;
    }

    private bool CanChangeLocal(ILocalSymbol local, IOperation reference, ChunkCode code, int chain)
    {
        if (code.Chunks.Contains(local, SymbolEqualityComparer.Default)) return true;
        if (!IsDeclaredInside(local, code))
        {
            if (EnumerationAround(reference, code) is not { } enumeration) return false;
            _buffers.Add((local, enumeration, false));
            return true;
        }

        // A local of the code itself may stand for something from outside.
        return IsUnchangeable(local.Type) || (local.DeclaringSyntaxReferences is { Length: 1 } declared && CanChangeOrigin(declared[0].GetSyntax(_cancellationToken), code, chain + 1));
    }

    // var buffer = …; buffers.TryGetValue(key, out var buffer); state is { Buffer: { } buffer }; foreach (var buffer in buffers)
    private bool CanChangeOrigin(SyntaxNode declaration, ChunkCode code, int chain)
    {
        if (declaration is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax }) return declaration is not VariableDeclaratorSyntax { Initializer.Value: { } initial } || (_bedrock.OperationOf(initial, _cancellationToken) is { } value && CanChange(value, code, chain));
        var around = declaration.FirstAncestorOrSelf<SyntaxNode>(static n => n is InvocationExpressionSyntax or IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or CommonForEachStatementSyntax or StatementSyntax);
        var origin = around is null ? null : _bedrock.OperationOf(around, _cancellationToken) switch
        {
            IInvocationOperation call => call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value),
            IIsPatternOperation test => test.Value,
            ISwitchOperation choice => choice.Value,
            ISwitchExpressionOperation choice => choice.Value,
            IForEachLoopOperation loop => loop.Collection,
            _ => null,
        };
        return origin is not null && CanChange(origin, code, chain);
    }

    private bool CanChangeParameter(IParameterSymbol parameter, IOperation reference, ChunkCode code, int chain)
    {
        if (code.Chunks.Contains(parameter, SymbolEqualityComparer.Default)) return true;
        for (var frame = code.Frame; frame is not null; frame = frame.Caller)
        {
            if (frame.Caller is { } caller && frame.Arguments.TryGetValue(parameter, out var given)) return (parameter.RefKind == RefKind.None && reference.Parent is IAssignmentOperation && IsUnchangeable(parameter.Type)) || CanChange(given, code with { Frame = caller }, chain + 1);
        }

        // A lambda of LINQ inside the code has parameters of its own; that of a method which anybody calls is somebody's.
        return parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method } && (IsUnchangeable(parameter.Type) || method.MethodKind == MethodKind.AnonymousFunction);
    }

    // Whether all buffers that were changed are seen by nobody before the stream has ended.
    private bool ArePrivate()
    {
        // What a buffer writes into is found on the way.
        for (var i = 0; i < _buffers.Count; i++)
        {
            if (!IsPrivate(_buffers[i].Buffer, _buffers[i].Enumeration, _buffers[i].IsOnlyAssigned)) return false;
        }

        return true;
    }

    private bool IsPrivate(ILocalSymbol buffer, IOperation enumeration, bool isOnlyAssigned)
    {
        if (buffer.IsRef || OutermostIn(buffer, enumeration) is not { } until) return false;
        var end = until.Syntax.Span.End;
        foreach (var operation in Operations(TopOf(enumeration)))
        {
            if (++_visited > MaximumOperations) return false;
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, buffer):
                    if (!isOnlyAssigned && declarator.GetVariableInitializer() is { Value: var initial } && !IsOurs(initial, buffer.Type, enumeration)) return false;
                    break;
                case ILocalReferenceOperation { Local: var local } reference when SymbolEqualityComparer.Default.Equals(local, buffer):
                    if (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
                    {
                        if (!isOnlyAssigned && reference.Syntax.SpanStart < end && !IsOurs(assignment.Value, buffer.Type, enumeration)) return false;
                    }
                    else if (!_scanned.Any(code => code.Syntax.SyntaxTree == reference.Syntax.SyntaxTree && code.Syntax.Span.Contains(reference.Syntax.Span)) && !(reference.Syntax.SpanStart < end ? IsOnlyReadBefore(reference, until, isOnlyAssigned) : IsReadAfter(reference, until)))
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    // The code runs in a lambda or local function of the one that holds the buffer: the enumeration ends where that is waited for.
    private static IOperation? OutermostIn(ILocalSymbol buffer, IOperation enumeration)
    {
        var until = enumeration;
        for (var at = enumeration.Parent; at is not null; at = at.Parent)
        {
            if (at is not (IAnonymousFunctionOperation or ILocalFunctionOperation)) continue;
            if (buffer.DeclaringSyntaxReferences.Length == 1 && at.Syntax.Span.Contains(buffer.DeclaringSyntaxReferences[0].Span)) return until;
            if (at is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } })
            {
                if (!IsWaitedFor(call)) return null;
                until = call;
            }
            else if (at is ILocalFunctionOperation { Symbol: var function })
            {
                var uses = UsesOf(function, at).ToList();
                if (uses.Count != 1 || uses[0] is not IInvocationOperation only || !IsWaitedFor(only)) return null;
                until = only;
            }
            else
            {
                return null;
            }
        }

        return until;
    }

    private static bool IsWaitedFor(IInvocationOperation call)
    {
        if (call.Type is not { Name: "Task" or "ValueTask" }) return true;
        for (var at = call.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IAwaitOperation or IReturnOperation or IInvocationOperation { TargetMethod.Name: "GetResult" or "Wait" } or IPropertyReferenceOperation { Property.Name: "Result" }:
                    return true;
                case IConversionOperation or IParenthesizedOperation:
                case IInvocationOperation { TargetMethod: var method } when KnownMethods.AnswersReceiver(method):
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    // A local function further down may run at any time; and who uses what had come when the stream broke off has something of streaming.
    private static bool IsReadAfter(ILocalReferenceOperation reference, IOperation until)
    {
        for (var at = reference.Parent; at is not null; at = at.Parent)
        {
            if (at is ICatchClauseOperation && at.Parent is ITryOperation statement && statement.Body.Syntax.Span.Contains(until.Syntax.Span)) return false;
            if (at is ILocalFunctionOperation { Symbol: var function } && !at.Syntax.Span.Contains(until.Syntax.Span)) return UsesOf(function, at).All(use => use.Syntax.SpanStart >= until.Syntax.Span.End);
        }

        return true;
    }

    private static IEnumerable<IOperation> UsesOf(IMethodSymbol function, IOperation at) =>
        Operations(TopOf(at)).Where(o => o is IInvocationOperation call ? SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, function) : o is IMethodReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, function));

    private static bool IsOnlyReadBefore(ILocalReferenceOperation reference, IOperation until, bool isOnlyAssigned)
    {
        // Whoever holds the variable itself may look at any time.
        for (var at = reference.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation && !at.Syntax.Span.Contains(until.Syntax.Span)) return false;
        }

        if (reference.Parent is IArgumentOperation { Parameter.RefKind: not RefKind.None }) return false;
        if (isOnlyAssigned || IsUnchangeable(reference.Type)) return true;
        var use = reference.Parent;
        while (use is IConversionOperation) use = use.Parent;
        return use switch
        {
            // What a method answers of it can show it later on: a view, or the buffer itself.
            IInvocationOperation call when call.Instance == reference => (Harmless.IsBuffer(call.TargetMethod.ContainingType) || Harmless.IsCollection(call.TargetMethod.ContainingType)) && (call.TargetMethod.ReturnsVoid || IsUnchangeable(call.Type) || call.Parent is IExpressionStatementOperation),
            IMemberReferenceOperation member => member.Instance == reference && IsUnchangeable(member.Type),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } => KnownMethods.IsOfLinq(method) && IsUnchangeable(call.Type),
            IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "StreamWriter" or "BinaryWriter" or "StringWriter" } } => true,
            IBinaryOperation or IIsPatternOperation or IArrayElementReferenceOperation => true,
            IAssignmentOperation assignment => assignment.Target == reference,
            _ => false,
        };
    }

    // Made here, and given to nobody as it is made.
    private bool IsOurs(IOperation value, ITypeSymbol? type, IOperation enumeration)
    {
        if (IsUnchangeable(type)) return true;
        value = WithoutConversions(value);
        return value switch
        {
            IObjectCreationOperation { Type: INamedTypeSymbol made } creation => IsKnown(made) && creation.Arguments.All(given => IsOursInside(given, made, enumeration)),
            IArrayCreationOperation or ILiteralOperation or IDefaultValueOperation or IAnonymousObjectCreationOperation => true,
            IInvocationOperation { TargetMethod: var method } => Harmless.IsPure(method) || (method.IsStatic && Harmless.IsCollection(method.ContainingType)),
            _ => value.Syntax is CollectionExpressionSyntax,
        };
    }

    // A file or a socket is made here as well, and shows what is written into it.
    private bool IsKnown(INamedTypeSymbol made) =>
        IsOnlyOfProject(made) || Harmless.IsBuffer(made) || Harmless.IsCollection(made) || _bedrock.Symbols.IsModelType(made) || _bedrock.Symbols.IsOfChat(made) || made.IsTupleType;

    // What overrides a method of a buffer can do anything there.
    private bool IsOnlyOfProject(INamedTypeSymbol made)
    {
        for (ITypeSymbol? type = made; type is not (null or { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }); type = type.BaseType)
        {
            if (!_bedrock.Declares(type)) return false;
        }

        return true;
    }

    private bool IsOursInside(IArgumentOperation given, INamedTypeSymbol made, IOperation enumeration)
    {
        // new StreamWriter(path)
        if (IsUnchangeable(given.Value.Type)) return made.Name is not "StreamWriter" || given.Value.Type is { SpecialType: not SpecialType.System_String };
        switch (WithoutConversions(given.Value))
        {
            case ILocalReferenceOperation { Local: var local }:
                if (!IsUnchangeable(local.Type)) _buffers.Add((local, enumeration, false));
                return _buffers.Count < MaximumUses;
            case IObjectCreationOperation or IArrayCreationOperation:
                return IsOurs(given.Value, given.Value.Type, enumeration);
            case ILiteralOperation or IDefaultValueOperation or IPropertyReferenceOperation { Property.IsStatic: true } or IFieldReferenceOperation { Field.IsStatic: true }:
                return !Harmless.IsBuffer(made) || made.Name is not ("StreamWriter" or "BinaryWriter") || given.Parameter is not { Ordinal: 0 };
            default:
                return false;
        }
    }

    private static bool IsUnchangeable(ITypeSymbol? type) => type is { IsValueType: true } or { SpecialType: SpecialType.System_String } or { Name: "TokenUsage" or "StopReason" or "UsageDetails" or "ConverseStreamMetrics" };

    // A setter with a body, or one of a type that is not known, may tell others.
    private bool IsPlain(IPropertySymbol property) =>
        !_bedrock.Declares(property)
            ? Harmless.IsBuffer(property.ContainingType) || Harmless.IsCollection(property.ContainingType) || Harmless.IsPure(property) || _bedrock.Symbols.IsModelType(property.ContainingType) || _bedrock.Symbols.IsOfChat(property.ContainingType) || property.ContainingType.IsTupleType || property.IsReadOnly
            : property.SetMethod is null || _bedrock.DeclarationsOf(property.SetMethod).All(reference => reference.GetSyntax(_cancellationToken) is AccessorDeclarationSyntax { Body: null, ExpressionBody: null } or ParameterSyntax);

    private static bool IsDeclaredInside(ILocalSymbol local, ChunkCode code)
    {
        if (local.DeclaringSyntaxReferences.Length != 1) return false;
        var declared = local.DeclaringSyntaxReferences[0];
        return code.Code.Any(part => part.Syntax.SyntaxTree == declared.SyntaxTree && part.Syntax.Span.Contains(declared.Span));
    }

    // What goes on in the body that holds a variable until the stream has ended: the loop itself, or the call that leads to it.
    private static IOperation? EnumerationAround(IOperation reference, ChunkCode code)
    {
        var top = TopOf(reference);
        if (TopOf(code.Enumeration) == top) return code.Enumeration;
        for (var frame = code.Frame; frame is { Call: { } call }; frame = frame.Caller)
        {
            if (TopOf(call) == top) return call;
        }

        return null;
    }

    private static IOperation TopOf(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }
}
