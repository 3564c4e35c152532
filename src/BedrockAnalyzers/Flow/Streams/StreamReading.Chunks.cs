using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Streams;

/// <content>Whether the code that runs for each chunk only gathers.</content>
internal sealed partial class StreamReading
{
    // Far above what is done with a chunk.
    private const int MaximumOperations = 40_000;

    private int _visited;

    private bool OnlyGathers(ChunkCode code)
    {
        var chunks = new ChunkValues(code, _bedrock.Symbols);
        _scanned.AddRange(code.Code);
        foreach (var part in code.Code)
        {
            if (!OnlyGathers(part, code, chunks)) return false;
        }

        return true;
    }

    private bool OnlyGathers(IOperation part, ChunkCode code, ChunkValues chunks)
    {
        var pending = new Stack<IOperation>();
        pending.Push(part);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            _cancellationToken.ThrowIfCancellationRequested();
            if (++_visited > MaximumOperations) return false;
            if (chunks.IsAfterText(operation)) continue;
            if (!IsHarmless(operation, code, chunks)) return false;
            foreach (var child in operation.ChildOperations)
            {
                // A local function runs where it is called.
                if (child is not ILocalFunctionOperation) pending.Push(child);
            }
        }

        return true;
    }

    private bool IsHarmless(IOperation operation, ChunkCode code, ChunkValues chunks)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                return IsHarmlessCall(call, code, chunks);
            case IObjectCreationOperation creation:
                return IsHarmlessCreation(creation, code, chunks);
            case ICompoundAssignmentOperation assignment:
                _gathers |= chunks.AreIn(assignment.Value) && Harmless.IsContent(assignment.Type);
                return CanAssign(assignment.Target, code);
            case ISimpleAssignmentOperation assignment:
                _gathers |= chunks.AreIn(assignment.Value) && (IsAddedTo(assignment) || assignment.Target is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }) && Harmless.IsContent(assignment.Value.Type);
                return IsInitializer(assignment) || CanAssign(assignment.Target, code);
            case ICoalesceAssignmentOperation assignment:
                return CanAssign(assignment.Target, code);
            case IIncrementOrDecrementOperation increment:
                return CanAssign(increment.Target, code);
            case IDeconstructionAssignmentOperation deconstruction:
                return WithoutConversions(deconstruction.Target) is IDeclarationExpressionOperation || (deconstruction.Target is ITupleOperation tuple && tuple.Elements.All(element => CanAssign(element, code)));
            case IReturnOperation { Kind: OperationKind.YieldReturn }:
                return code.HandsOn;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                return chunks.IsAtEnd(operation);
            case IReturnOperation answer:
                return code.HandsOn || IsOfFunctionInside(answer, code) || chunks.IsAtEnd(answer);
            case IBranchOperation branch:
                return StaysInside(branch, code) || chunks.IsAtEnd(branch);
            case IThrowOperation:
                return !chunks.DecideOn(operation);
            case IPropertyReferenceOperation property:
                return !IsClock(property.Property);
            case IInvalidOperation { Syntax: MemberAccessExpressionSyntax or IdentifierNameSyntax or BaseObjectCreationExpressionSyntax }:
                // What is only read or made, of a package that is not there.
                return true;
            case IEventAssignmentOperation or IRaiseEventOperation or IDynamicInvocationOperation { Operation: not IDynamicMemberReferenceOperation } or IDynamicObjectCreationOperation or IInvalidOperation or IFunctionPointerInvocationOperation:
                return false;
            case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation member } call:
                // Of an unknown value only the conversion to text and the adding to a buffer is known.
                if (member.Instance is not { } instance || !(member.MemberName is "ToString" || (member.MemberName is "Append" or "Add" && CanChange(instance, code)))) return false;
                _gathers |= member.MemberName is not "ToString" && call.Arguments.Any(chunks.AreIn);
                return true;
            case IForEachLoopOperation { IsAsynchronous: true } or IUsingOperation { IsAsynchronous: true }:
                return false;
            default:
                return true;
        }
    }

    private bool IsHarmlessCall(IInvocationOperation call, ChunkCode code, ChunkValues chunks)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke) return IsHarmlessDelegate(call, code, chunks);
        if (_bedrock.Declares(method)) return EntersHarmless(call, code, chunks);
        if (code.Enumerator is { } enumerator && SymbolEqualityComparer.Default.Equals(EnumeratorOf(call), enumerator)) return true;
        if (KnownMethods.AnswersReceiver(method)) return true;
        if (Harmless.CopiesTo(method))
        {
            _gathers |= call.Instance is { } copied && chunks.AreIn(copied);
            return call.Arguments.Length > 0 && CanChange(call.Arguments[0].Value, code);
        }

        // Encoding.GetString(ref …), Array.Copy(from, to): what is written to must be ours as well.
        if (Harmless.IsPure(method)) return call.Arguments.All(given => given.Parameter is not { RefKind: RefKind.Ref } || CanChange(given.Value, code)) && (method.ContainingType.Name is not ("Array" or "Buffer") || call.Arguments.All(given => given.Value.Type?.TypeKind != TypeKind.Array || CanChange(given.Value, code)));
        if (Harmless.IsBuffer(method.ContainingType) || Harmless.IsCollection(method.ContainingType))
        {
            var target = call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value);
            if (target is null || !(CanChange(target, code) || IsReading(method))) return false;
            _gathers |= Harmless.Adds(method) && call.Arguments.Any(given => chunks.AreIn(given.Value) && Harmless.IsContent(WithoutConversions(given.Value).Type));
            return true;
        }

        // What the SDK's and the chat's own objects say of themselves.
        return (_bedrock.Symbols.IsModelType(method.ContainingType) || _bedrock.Symbols.IsOfChat(method.ContainingType)) && call.Instance is { } instance && chunks.AreIn(instance);
    }

    private static bool IsReading(IMethodSymbol method) => method.Name is "ToString" or "Contains" or "ContainsKey" or "TryGetValue" or "TryGetPropertyValue" or "IndexOf" or "ToArray" or "GetEnumerator" or "get_Item" or "ToJsonString" or "AsArray" or "AsObject" or "AsValue" or "GetValueKind"
        || method.Name.StartsWith("GetValue", StringComparison.Ordinal) || method.Name.StartsWith("Select", StringComparison.Ordinal) || method.Name is "Value" or "Values" or "ToObject" or "Children" or "Property" or "Properties";

    private bool IsHarmlessDelegate(IInvocationOperation call, ChunkCode code, ChunkValues chunks)
    {
        if (code.Frame.Level >= MaximumLevel || call.Instance is not { } held || WithoutConversions(held) is not ILocalReferenceOperation { Local: var local } || Members.LambdaIn(local, _cancellationToken) is not { } lambda || _bedrock.OperationOf(lambda, _cancellationToken) is not IAnonymousFunctionOperation function) return false;
        var chunk = call.Arguments.Any(given => chunks.AreIn(given.Value)) ? function.Symbol.Parameters.CastArray<ISymbol>() : ImmutableArray<ISymbol>.Empty;
        var frame = new StreamFrame(code.Frame.Root, code.Frame, call) { Receiver = code.Frame.Receiver };
        return OnlyGathers(new ChunkCode(frame, ImmutableArray.Create<IOperation>(function.Body), code.Enumeration) { Chunks = chunk, HandsOn = true });
    }

    private bool EntersHarmless(IInvocationOperation call, ChunkCode code, ChunkValues chunks)
    {
        if (FrameOf(call, code.Frame) is not { } callee || callee.Frame.IsIterator) return false;
        var given = callee.Method.Parameters.Where(p => callee.Frame.Arguments.TryGetValue(p, out var value) && chunks.AreIn(value)).ToImmutableArray<ISymbol>();
        return OnlyGathers(new ChunkCode(callee.Frame, ImmutableArray.Create(callee.Frame.Root), code.Enumeration) { Chunks = given, HandsOn = true });
    }

    private bool IsHarmlessCreation(IObjectCreationOperation creation, ChunkCode code, ChunkValues chunks)
    {
        if (creation.Constructor is not { } constructor) return creation.Type is ITypeParameterSymbol;
        if (Harmless.IsPure(constructor) || _bedrock.Symbols.IsModelType(creation.Type) || creation.Type is INamedTypeSymbol { IsTupleType: true }) return true;
        if (!_bedrock.Declares(constructor)) return constructor.IsImplicitlyDeclared && _bedrock.Declares(constructor.ContainingType);
        // The body of a constructor sees only what it is given and its own object.
        var body = _bedrock.DeclarationsOf(constructor)[0].GetSyntax(_cancellationToken);
        if (body is not ConstructorDeclarationSyntax declaration) return true;
        if (_bedrock.OperationOf(declaration, _cancellationToken) is not { } root || code.Frame.Level >= MaximumLevel) return false;
        var frame = new StreamFrame(root, code.Frame, creation) { Receiver = creation };
        return OnlyGathers(new ChunkCode(frame, ImmutableArray.Create(root), code.Enumeration) { HandsOn = true });
    }

    // x = x + text, x = $"{x}{text}".
    private static bool IsAddedTo(ISimpleAssignmentOperation assignment) =>
        VariableIn(assignment.Target) is { } target && Operations(assignment.Value).Any(o => SymbolEqualityComparer.Default.Equals(VariableIn(o), target));

    private static bool IsInitializer(ISimpleAssignmentOperation assignment) => assignment.Parent is IObjectOrCollectionInitializerOperation;

    private static bool IsOfFunctionInside(IOperation answer, ChunkCode code)
    {
        for (var at = answer.Parent; at is not null && !code.Code.Contains(at); at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation) return true;
        }

        return false;
    }

    private static bool StaysInside(IBranchOperation branch, ChunkCode code)
    {
        if (branch.BranchKind == BranchKind.GoTo) return code.Code.Any(part => Operations(part).Any(o => o is ILabeledOperation label && SymbolEqualityComparer.Default.Equals(label.Label, branch.Target)));
        if (code.Enumeration is ILoopOperation loop && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel)) return false;
        return true;
    }

    private static bool IsClock(IPropertySymbol property) =>
        property.ContainingType is { Name: "DateTime" or "DateTimeOffset" or "Stopwatch" or "Environment" or "TimeProvider" } type && property.Name is "UtcNow" or "Now" or "Elapsed" or "ElapsedMilliseconds" or "ElapsedTicks" or "TickCount" or "TickCount64";

    private static IEnumerable<IOperation> Operations(IOperation root) => root.DescendantsAndSelf();
}
