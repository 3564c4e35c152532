using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>What assignments change.</content>
internal sealed partial class MemberWalk
{
    private Value Assign(IOperation target, IOperation right)
    {
        // What the target's instance is comes before the right side, as it runs.
        if (target is IMemberReferenceOperation { Instance: { } instance } && instance is not IInstanceReferenceOperation) Evaluate(instance);
        return Store(target, Evaluate(right));
    }

    private Value AssignCompound(ICompoundAssignmentOperation compound)
    {
        var left = Evaluate(compound.Target);
        var right = Evaluate(compound.Value);
        if (compound.Type?.TypeKind == TypeKind.Delegate)
        {
            // Several delegates in one are run together, when nobody here can say.
            Release(left);
            Release(right);
        }

        RunOperator(compound.OperatorMethod, left, right);
        return Store(compound.Target, compound.Type?.SpecialType == SpecialType.System_String ? Concatenation(ImmutableArray.Create(left, right).ToBuilder()) : OpaqueValue.Of(left, right));
    }

    private OpaqueValue Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is not ITupleOperation left) return EvaluateChildren(deconstruction, escape: true);
        var right = deconstruction.Value is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : deconstruction.Value;
        if (right is ITupleOperation tuple && tuple.Elements.Length == left.Elements.Length)
        {
            var values = tuple.Elements.Select(Evaluate).ToImmutableArray();
            for (var i = 0; i < values.Length; i++) Store(left.Elements[i], values[i]);
            return OpaqueValue.Unknown;
        }

        var whole = Evaluate(right);
        _state = _state.Escape(whole);
        foreach (var element in left.Elements) Store(element, OpaqueValue.Of(whole));
        return OpaqueValue.Unknown;
    }

    private Value Store(IOperation target, Value value)
    {
        if (_state.HasFindings && target is IMemberReferenceOperation { Member.OriginalDefinition: var member }) _state = _state.ForgetFindingsOf(member);
        switch (target)
        {
            case ILocalReferenceOperation local:
                NoteWriting(local);
                var isShared = _writtenByOthers.TryGetValue(local.Local, out var since) && since <= local.Syntax.SpanStart;
                _state = _state.Set(local.Local, isShared ? Value.Either(value, OpaqueValue.Unknown) : value);
                if (isShared) _state = _state.Escape(value);
                break;
            case IDeclarationExpressionOperation declaration:
                return Store(declaration.Expression, value);
            case IParameterReferenceOperation parameter:
                _state = _state.Set(parameter.Parameter, value);
                if (parameter.Parameter.RefKind is RefKind.Ref or RefKind.Out && _frames.Count == 1) _state = _state.Share(value);

                break;
            case IFlowCaptureReferenceOperation capture:
                if (_frames.Peek().Places.TryGetValue(capture.Id, out var place))
                {
                    if (place is IMemberReferenceOperation { Instance: IFlowCaptureReferenceOperation inner } && _state.Get(CaptureOf(capture) with { IsOwner = true }) is { } kept) _state = _state.Set(CaptureOf(inner), kept);
                    return Store(place, value);
                }

                _state = _state.Set(CaptureOf(capture), value);
                break;
            case IFieldReferenceOperation field when IsOfOwnInstance(field.Instance):
                _state = _state.Set(field.Field.OriginalDefinition, RunFunctionsIn(value)).Share(value);
                break;
            case IPropertyReferenceOperation { Arguments.IsEmpty: true } property when IsOfOwnInstance(property.Instance) && FixedMembers.IsAutomatic(property.Property, _bedrock, _cancellationToken):
                _state = _state.Set(property.Property.OriginalDefinition, RunFunctionsIn(value)).Share(value);
                break;
            case IFieldReferenceOperation { Instance: { } instance }:
                StoreMember(Evaluate(instance), (IMemberReferenceOperation)target, value);
                Dereference(instance);
                break;
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } property:
                var owner = IsOfOwnInstance(instance) ? null : Evaluate(instance);
                if (IsStored(property.Property.OriginalDefinition) && owner is not null) StoreMember(owner, property, value);
                else StoreThroughAccessor(owner, property, value);
                Dereference(instance);
                break;
            case IPropertyReferenceOperation { Instance: { } keyed, Arguments.Length: 1 } element when JsonTypes.IsKeyed(keyed.Type) && ContainerOf(keyed) is { } container:
                SetNamed(container, Evaluate(element.Arguments[0].Value), value);
                break;
            case IPropertyReferenceOperation { Arguments.IsEmpty: false } indexer when _bedrock.Declares(indexer.Property):
                StoreThroughIndexer(indexer, value);
                break;
            default:
                Evaluate(target);
                Release(value);
                ForgetContainerOf(target);
                if (target is IPropertyReferenceOperation { Property.SetMethod: { } setter } && Members.ChangesSomething(setter, _bedrock, _cancellationToken))
                {
                    _mayThrow = true;
                    _state = _state.ForgetShared();
                }

                break;
        }

        return value;
    }

    /// <summary>A function that others run writes to what a local holds.</summary>
    private void NoteWriting(IOperation target)
    {
        if (_deferredDepth == 0) return;
        while (target is IMemberReferenceOperation { Instance: { } instance }) target = instance;
        ISymbol? written = target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (written is null || _writtenByOthers.ContainsKey(written) || _frames.Take(_frames.Count - _deferredFrames).Any(f => SymbolEqualityComparer.Default.Equals(f.Symbol, written.ContainingSymbol))) return;
        _writtenByOthers.Add(written, FrameOf(written)?.Position ?? Position);
    }

    private void StoreThroughAccessor(Value? owner, IPropertyReferenceOperation property, Value value)
    {
        NoteWriting(property);
        if (RunAccessor(property.Property.OriginalDefinition.SetMethod, owner, ImmutableArray.Create(value), property.Syntax) is not null) return;
        Release(value);
        if (owner is null) return;

        // An extension property, or one that a derived class may have its own way with, can set anything.
        foreach (var part in owner.Parts)
        {
            if (part is CreatedValue) _state = _state.Escape(part);
        }
    }

    // What an object's own initializer sets is set before anybody else can have the object.
    private static bool IsInOwnInitializer(SyntaxNode target, CreatedValue created) =>
        target.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } && initializer.Parent == created.Creation;

    private void StoreMember(Value owner, IMemberReferenceOperation reference, Value value)
    {
        var member = reference.Member.OriginalDefinition;
        NoteWriting(reference);
        foreach (var part in owner.Parts)
        {
            switch (part)
            {
                case CreatedValue created:
                    if (_isRecording && !IsInOwnInitializer(reference.Syntax, created)) _lastAssignments[(created, member)] = Math.Max(_deferredDepth > 0 || _frames.Peek().RootGraph == _frames.Last().RootGraph ? Position : Position + 1, _lastAssignments.TryGetValue((created, member), out var last) ? last : 0);
                    break;
                case { IsNone: false }:
                    // The owner is not ours: whoever has it can now change what was put into it.
                    Release(value);

                    // Nor is it known not to be this object.
                    if (_state.Get(member) is not null) _state = _state.Set(member, OpaqueValue.Unknown);
                    break;
            }
        }

        if (!_symbols.IsModelType(member.ContainingType))
        {
            _state = _state.SetProperty(owner, member, value);
            return;
        }

        _state = _state.SetProperty(owner, member, NumbersAssignedIn(reference.Syntax, value));
        if (AssignmentTo.IsKeptFor(member)) _state = _state.SetProperty(owner, new AssignmentTo(member), AssignmentOf(reference.Syntax) is { } assignment ? new ConstantValue(assignment, assignment) : OpaqueValue.Unknown);
    }

    private static AssignmentExpressionSyntax? AssignmentOf(SyntaxNode target)
    {
        while (target.Parent is ParenthesizedExpressionSyntax parenthesized) target = parenthesized;
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment : null;
    }

    /// <summary>The value, with its numbers as coming from the right side of the assignment: a rule reports them there, whichever constant or local they came from.</summary>
    private static Value NumbersAssignedIn(SyntaxNode target, Value value)
    {
        if (AssignmentOf(target) is not { Right: var right }) return value;
        Value? result = null;
        foreach (var part in value.Parts)
        {
            var moved = part is ConstantValue { Constant: { } constant } && NumberOf(constant) is not null ? new ConstantValue(constant, right) : part;
            result = result is null ? moved : Value.Either(result, moved);
        }

        return result!;
    }
}
