using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>Fields, properties, and who writes them.</content>
internal sealed partial class WaitReader
{
    // Far above what a type's code has in names that matter here.
    private const int MaximumNames = 50_000;

    private readonly Dictionary<(ISymbol Variable, SyntaxNode Scope), List<WaitWrite>> _writes = new();
    private int _namesLeft = MaximumNames;

    private WaitPart PartOf(IFieldReferenceOperation reference, Frame? frame)
    {
        var field = reference.Field;
        if (_counters.Contains(field.OriginalDefinition, SymbolEqualityComparer.Default)) return new(WaitMotion.Up);
        if (!_bedrock.Declares(field))
        {
            if (!field.IsReadOnly) return WaitPart.Unknown();
            if (IsIn(field.ContainingType, "System") && field.Name is "Zero") return WaitPart.Constant(0);
            return field.Name is "InfiniteTimeSpan" ? WaitPart.Constant(-1) : new(WaitMotion.None);
        }

        return IsFixed(reference.Instance, frame) ? Stored(field.OriginalDefinition, field.IsReadOnly, reference, frame) : WaitPart.Unknown();
    }

    private WaitPart PartOf(IPropertyReferenceOperation reference, Frame? frame)
    {
        var property = reference.Property.OriginalDefinition;
        if (_counters.Contains(property, SymbolEqualityComparer.Default)) return new(WaitMotion.Up);
        if (!_bedrock.Declares(property)) return PartOfOutside(reference, property, frame);
        if (property.IsAbstract || property.IsVirtual || property.IsOverride || property.IsIndexer || !IsFixed(reference.Instance, frame)) return WaitPart.Unknown();
        if (FixedMembers.IsAutomatic(property, _bedrock, _cancellationToken)) return Stored(property, property.SetMethod is null, reference, frame);
        return property.GetMethod is { } getter && _bedrock.DeclarationsOf(getter) is { Length: 1 } declared ? Answer(declared[0].GetSyntax(_cancellationToken), [], frame) : WaitPart.Unknown();
    }

    private WaitPart PartOfOutside(IPropertyReferenceOperation reference, IPropertySymbol property, Frame? frame)
    {
        if (reference.Instance is not { } instance) return WaitPart.Unknown();
        if (property.IsIndexer && reference.Arguments.Length == 1) return ElementOf(instance, reference.Arguments[0].Value, frame);
        if (property.Name is "Length" or "Count" && IsFixed(instance, frame)) return new(WaitMotion.None);
        if (property.Name is "Value" && property.ContainingType.SpecialType == SpecialType.System_Nullable_T) return PartOf(instance, frame);
        if (KnownMethods.AnswersReceiver(property)) return PartOf(instance, frame);
        if (!property.ContainingType.Name.Equals("TimeSpan", StringComparison.Ordinal) || !IsIn(property.ContainingType, "System")) return WaitPart.Unknown(IsNamedJitter(property));
        var unit = property.Name switch
        {
            "TotalMilliseconds" or "Milliseconds" => 1,
            "TotalSeconds" or "Seconds" => 1e3,
            "TotalMinutes" or "Minutes" => 6e4,
            "TotalHours" => 36e5,
            "Ticks" => 1e-4,
            _ => 0,
        };
        return unit is 0 ? WaitPart.Unknown() : WaitPart.Quotient(PartOf(instance, frame), WaitPart.Constant(unit));
    }

    private WaitPart Stored(ISymbol member, bool isReadOnly, IOperation read, Frame? frame)
    {
        if (_held.TryGetValue(member, out var held)) return held;
        if (_bedrock.DeclarationsOf(member).Length != 1 || !_asked.Add(member)) return WaitPart.Unknown();
        var declaration = _bedrock.DeclarationsOf(member)[0].GetSyntax(_cancellationToken);
        var initial = InitializerOf(declaration) is { } value ? PartOf(OperationOf(value), frame) : (WaitPart?)null;
        WaitPart part;
        if (isReadOnly)
        {
            part = new(WaitMotion.None, initial?.IsRandom == true, FixedMembers.CanBeSetByConstructor(member, _bedrock, _cancellationToken) ? null : initial?.Number);
        }
        else
        {
            part = Carried(member, initial is { } known ? known with { Number = null } : null, WritesOf(member), declaration, read, frame);
        }

        _asked.Remove(member);
        return part;
    }

    // What constructors and setters put into a member is there before the first attempt; any other method may run with each.
    private List<WaitWrite> WritesOf(ISymbol member)
    {
        var writes = new List<WaitWrite>();
        foreach (var reference in _bedrock.DeclarationsOf(member.ContainingType)) writes.AddRange(WritesOf(member, reference.GetSyntax(_cancellationToken)));
        if (Members.RootOf(_attempt.Syntax) is { } root && !_bedrock.DeclarationsOf(member.ContainingType).Any(r => r.SyntaxTree == root.SyntaxTree && r.Span.Contains(root.Span))) writes.AddRange(WritesOf(member, root));
        return writes.FindAll(w => _attempt.Repeats(w.Target) || Attempt.FunctionOf(w.Target) is not (ConstructorDeclarationSyntax or AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.SetAccessorDeclaration or (int)SyntaxKind.InitAccessorDeclaration }));
    }

    private List<WaitWrite> WritesOf(ISymbol variable, SyntaxNode scope)
    {
        if (_writes.TryGetValue((variable, scope), out var known)) return known;
        var writes = new List<WaitWrite>();
        foreach (var node in scope.DescendantNodes())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (node is not SimpleNameSyntax name) continue;
            if (--_namesLeft < 0)
            {
                writes.Add(new(name, Value: null, SyntaxKind.None));
                break;
            }

            if (!string.Equals(name.Identifier.ValueText, variable.Name, StringComparison.Ordinal) || WaitWrite.At(name) is not { } write) continue;
            var symbol = _bedrock.ModelOf(name.SyntaxTree).GetSymbolInfo(name, _cancellationToken).Symbol;
            if (SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, variable)) writes.Add(write);
        }

        _writes[(variable, scope)] = writes;
        return writes;
    }

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    // Whether an object is the same one in each attempt.
    private bool IsFixed(IOperation? instance, Frame? frame)
    {
        switch (instance)
        {
            case null or IInstanceReferenceOperation:
                return true;
            case IConversionOperation conversion:
                return IsFixed(conversion.Operand, frame);
            case IConditionalAccessInstanceOperation access:
                return ConditionalAccesses.AccessedBy(access) is { } accessed && IsFixed(accessed, frame);
            case ILocalReferenceOperation { Local: var local }:
                return IsFixedVariable(local, frame);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return ArgumentOf(parameter, frame) is var (argument, caller) ? argument != instance && --_operationsLeft > 0 && IsFixed(argument, caller) : IsFixedVariable(parameter, frame);
            case IFieldReferenceOperation { Field: var field } reference:
                return (field.IsReadOnly || !IsWrittenAgain(field.OriginalDefinition)) && IsFixed(reference.Instance, frame);
            case IPropertyReferenceOperation { Property: var property } reference:
                if (property.Name is "Value" or "CurrentValue" && IsIn(property.ContainingType, "Microsoft", "Extensions", "Options")) return IsFixed(reference.Instance, frame);
                return _bedrock.Declares(property) && FixedMembers.IsAutomatic(property.OriginalDefinition, _bedrock, _cancellationToken) && !IsWrittenAgain(property.OriginalDefinition) && IsFixed(reference.Instance, frame);
            default:
                return false;
        }
    }

    private bool IsFixedVariable(ISymbol variable, Frame? frame)
    {
        if (_counters.Contains(variable, SymbolEqualityComparer.Default) || _held.ContainsKey(variable) || variable.DeclaringSyntaxReferences.Length != 1) return false;
        var declaration = variable.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
        var function = Attempt.FunctionOf(declaration);
        var writes = WritesOf(variable, function);
        if (_attempt.IsIn(function) && function != _attempt.Syntax && !_attempt.Repeats(declaration))
            return (declaration is not ForEachStatementSyntax loop || _attempt.IsIn(loop.Statement)) && !writes.Exists(w => _attempt.Repeats(w.Target) || Attempt.FunctionOf(w.Target) != function);
        if (declaration is ParameterSyntax && _attempt.IsMethod) return writes.Count == 0 && _asked.Add(variable) && Forget(variable, PassedOn((IParameterSymbol)variable, function, writes, frame)) is { Motion: WaitMotion.None };
        return declaration is VariableDeclaratorSyntax { Initializer.Value: var initial } && writes.Count == 0 && --_operationsLeft > 0 && IsFixed(OperationOf(initial), frame);
    }

    private WaitPart Forget(ISymbol variable, WaitPart part)
    {
        _asked.Remove(variable);
        return part;
    }

    private bool IsWrittenAgain(ISymbol member) => WritesOf(member).Count > 0;

    private static bool IsNamedJitter(ISymbol member) =>
        member.Name.IndexOf("jitter", StringComparison.OrdinalIgnoreCase) >= 0 || member.ContainingType?.Name.IndexOf("jitter", StringComparison.OrdinalIgnoreCase) >= 0;
}
