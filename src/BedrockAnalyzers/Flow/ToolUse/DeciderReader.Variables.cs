using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <content>Locals, parameters, fields and properties: what is written to them in each round.</content>
internal sealed partial class DeciderReader
{
    // A member that stands in more files is something that many set.
    private const int MaximumTrees = 12;

    private readonly Dictionary<ISymbol, List<Write>> _writesTo = new(SymbolEqualityComparer.Default);
    private HashSet<string>? _calledNames;

    private Deciders ReadParameter(IParameterSymbol parameter, ReadingFrame frame)
    {
        if (!_openSymbols.Add(parameter)) return Deciders.None;
        var found = ReadWrites(parameter, frame);
        if (frame.ArgumentOf(parameter) is { } given)
        {
            // depth + 1, handed on to the next round
            var value = given.Operation;
            while (value is IConversionOperation conversion) value = conversion.Operand;
            var isStep = IsNumber(parameter.Type) && value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } or IIncrementOrDecrementOperation;
            found |= isStep || GetsShorter(value) ? Deciders.Limit : Read(value, given.Frame);
        }
        else if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method && frame.Method is not null && !AnswerTypes.IsAnswer(Symbols, parameter.Type) && !IsOfCycle(method))
        {
            found |= Deciders.Other;
        }

        _openSymbols.Remove(parameter);
        return found;
    }

    // rest.Skip(1), handed on to the next round
    private bool GetsShorter(IOperation value) => value.DescendantsAndSelf().Any(part => part is IRangeOperation || (part is IInvocationOperation { TargetMethod: { Name: "Skip" } skip } && !_bedrock.Declares(skip)));

    private bool IsOfCycle(IMethodSymbol method) => _bedrock.DeclarationsOf(method).Any(reference => reference.SyntaxTree == _cycle.Code.SyntaxTree && reference.Span.Contains(_cycle.Code.Span));

    private Deciders ReadVariable(ISymbol variable, ReadingFrame frame)
    {
        if (!_openSymbols.Add(variable)) return Deciders.None;
        var found = ReadWrites(variable, frame);
        _openSymbols.Remove(variable);
        return found;
    }

    // What grows over the rounds is a limit; what starts again in each round is what the round makes of it.
    private Deciders ReadWrites(ISymbol variable, ReadingFrame frame)
    {
        var writes = WritesTo(variable);
        var isNew = writes.Any(write => write.Kind == WriteKind.Set && _cycle.Runs(write.Node));
        var isNumber = variable is ILocalSymbol { Type: var type } ? IsNumber(type) : variable is IParameterSymbol { Type: var given } && IsNumber(given);
        var found = Deciders.None;
        foreach (var write in writes)
        {
            if (!_cycle.Runs(write.Node)) continue;
            if (write.Kind == WriteKind.Step && isNumber && !isNew) return Deciders.Limit;
            if (write.Kind == WriteKind.Drain) continue;

            // How often something has failed.
            if (write.Kind == WriteKind.Step && write.Node.FirstAncestorOrSelf<CatchClauseSyntax>() is { } handler && _cycle.Contains(handler)) found |= Deciders.Other;
            if (write.Value is not null) found |= Read(OperationAt(write.Value), frame);
            if (write.Kind != WriteKind.Set || writes.Count > 1) found |= OfPlace(write.Node, frame);
        }

        return found;
    }

    /// <summary>How many things a collection holds: what decides which are put into it, and not what they are.</summary>
    private Deciders ReadCount(IOperation collection, ReadingFrame frame)
    {
        while (true)
        {
            switch (collection)
            {
                case IConversionOperation conversion:
                    collection = conversion.Operand;
                    continue;
                case IAwaitOperation awaited:
                    collection = awaited.Operation;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "Select" or "WhenAll" or "ToList" or "ToArray" or "OrderBy" or "AsEnumerable" or "ToListAsync" or "ConfigureAwait", Arguments: { Length: > 0 } arguments } call when !_bedrock.Declares(call.TargetMethod):
                    collection = call.Instance ?? arguments[0].Value;
                    continue;
            }

            break;
        }

        var variable = collection switch
        {
            ILocalReferenceOperation { Local: var local } => (ISymbol)local,
            IParameterReferenceOperation { Parameter: var parameter } when frame.ArgumentOf(parameter) is null => parameter,
            IFieldReferenceOperation { Field: var field } when _bedrock.Declares(field) => field,
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } when _bedrock.Declares(property) => property,
            _ => null,
        };
        if (variable is null)
        {
            if (collection is IPropertyReferenceOperation { Property: { Name: "Messages", ContainingType: var owner } } && !AnswerTypes.IsAnswer(Symbols, owner)) return Deciders.Limit;
            return collection is IParameterReferenceOperation { Parameter: var own } && frame.ArgumentOf(own) is { } given ? ReadCount(given.Operation, given.Frame) : Read(collection, frame);
        }

        if (!_openSymbols.Add(variable)) return Deciders.None;
        var found = ReadCount(variable, collection, frame);
        _openSymbols.Remove(variable);
        return found;
    }

    private Deciders ReadCount(ISymbol variable, IOperation collection, ReadingFrame frame)
    {
        var writes = WritesTo(variable).Where(write => _cycle.Runs(write.Node)).ToList();

        // What is only taken out of runs out.
        if (writes.Count > 0 && writes.TrueForAll(static write => write.Kind == WriteKind.Drain)) return Deciders.Limit;
        var isNew = writes.Any(static write => write.Kind is WriteKind.Set or WriteKind.Drain);
        if (!isNew)
        {
            var element = AnswerTypes.Element(collection.Type);
            return writes.Any(static write => write.Kind == WriteKind.Fill) || AnswerTypes.IsMessage(Symbols, element) ? Deciders.Limit : Deciders.None;
        }

        var found = Deciders.None;
        foreach (var write in writes)
        {
            if (write.Kind == WriteKind.Drain) continue;
            if (write.Kind == WriteKind.Set && write.Value is not null && OperationAt(write.Value) is { } value) found |= ReadCount(value, frame);
            found |= OfPlace(write.Node, frame);
        }

        return OfType(collection.Type, found);
    }

    /// <summary>Whether something in a collection was put there in an earlier round.</summary>
    private bool Gathers(IOperation? collection)
    {
        var variable = collection switch
        {
            ILocalReferenceOperation { Local: var local } => (ISymbol)local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            IFieldReferenceOperation { Field: var field } when _bedrock.Declares(field) => field,
            _ => null,
        };
        if (variable is null || AnswerTypes.IsMessage(Symbols, AnswerTypes.Element(collection!.Type))) return false;
        var writes = WritesTo(variable).Where(write => _cycle.Runs(write.Node)).ToList();
        return writes.Any(static write => write.Kind == WriteKind.Fill) && !writes.Any(static write => write.Kind is WriteKind.Set);
    }

    private Deciders ReadField(IFieldReferenceOperation reference, ReadingFrame frame)
    {
        var field = reference.Field;
        var said = OfMember(field);
        if (said != Deciders.None) return said;
        if (field.HasConstantValue) return OfConstant(field.ConstantValue);
        if (field.ContainingType.IsTupleType || !_bedrock.Declares(field)) return Read(reference.Instance, frame);
        return ReadMember(field, field.IsReadOnly, reference.Instance, frame);
    }

    private Deciders ReadProperty(IPropertyReferenceOperation reference, ReadingFrame frame)
    {
        var property = reference.Property;
        var said = OfMember(property);
        if (said == Deciders.Other) return said;
        if (property.IsIndexer) return IsNumber(property.Type) && Gathers(reference.Instance) ? Deciders.Limit : ReadChildren(reference, frame);
        if (property.ContainingType is { IsAnonymousType: true } or { IsTupleType: true }) return Read(reference.Instance, frame);
        if (!_bedrock.Declares(property)) return said | ReadOutside(reference, property, frame);
        if (Members.GetterOf(property, _bedrock, _cancellationToken) is { } getter) return ReadBody(property.GetMethod!, getter, new(property.GetMethod, frame.Arguments, Given(reference.Instance, frame), frame, frame.Level + 1)) | Read(reference.Instance, frame);
        return ReadMember(property, property.SetMethod is null or { IsInitOnly: true }, reference.Instance, frame);
    }

    private Deciders ReadOutside(IPropertyReferenceOperation reference, IPropertySymbol property, ReadingFrame frame)
    {
        var type = property.ContainingType;
        if (property.Name is "IsCancellationRequested" or "Token" && type.Name is "CancellationToken" or "CancellationTokenSource") return Deciders.None;
        if (type.Name is "Stopwatch" or "TimeProvider" || OutsideMethods.IsClock(property)) return Deciders.Limit;
        if (property.Name is "Count" or "Length" && type.SpecialType != SpecialType.System_String && reference.Instance is { } counted) return ReadCount(counted, frame);

        // What an answer has cost grows with the history that it is an answer to.
        if (IsNumber(property.Type) && (property.Name.EndsWith("Tokens", StringComparison.Ordinal) || property.Name.EndsWith("TokenCount", StringComparison.Ordinal))) return Deciders.Limit;
        if (reference.Instance is null) return OutsideMethods.IsPure(type, Symbols) ? Deciders.None : Deciders.Other;
        var found = Read(reference.Instance, frame);
        return found != Deciders.None || OutsideMethods.IsPure(type, Symbols) ? found : Deciders.Other;
    }

    private Deciders ReadMember(ISymbol member, bool isFixed, IOperation? instance, ReadingFrame frame)
    {
        var ofInstance = instance is IInstanceReferenceOperation && frame.Receiver is null ? Deciders.None : Read(instance, frame);
        if (isFixed && ofInstance == Deciders.None && InitializerOf(member) is { } initializer) return Read(OperationAt(initializer), ReadingFrame.Outermost) & (Deciders.AsksForTool | Deciders.EndsTurn);
        if (isFixed || ofInstance != Deciders.None) return ofInstance;
        if (!_openSymbols.Add(member)) return Deciders.None;
        var found = ReadWritesOfMember(member);
        _openSymbols.Remove(member);
        return found;
    }

    private ExpressionSyntax? InitializerOf(ISymbol member) => _bedrock.DeclarationsOf(member).Length != 1 ? null : _bedrock.DeclarationsOf(member)[0].GetSyntax(_cancellationToken) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
        PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
        _ => null,
    };

    private Deciders ReadWritesOfMember(ISymbol member)
    {
        var setter = member is IPropertySymbol { SetMethod: { } accessor } ? accessor.DeclaredAccessibility : member.DeclaredAccessibility;
        if (setter is not Accessibility.Private && (member is IFieldSymbol || Contexts.IsVisible(member) || setter is Accessibility.Public or Accessibility.Protected)) return IsStepped(member) ? Deciders.Limit : Deciders.Other;
        var isNumber = IsNumber(member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type);
        var found = Deciders.None;
        foreach (var write in WritesTo(member))
        {
            if (write.Node.Parent is InitializerExpressionSyntax || write.Node is VariableDeclaratorSyntax || write.Node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null) continue;
            if (write.Kind == WriteKind.Step && isNumber) return Deciders.Limit;
            if (!IsCalledByCycle(write.Node)) return Deciders.Other;
            if (write.Value is not null) found |= Read(OperationAt(write.Value), ReadingFrame.Outermost);
            found |= OfPlace(write.Node, ReadingFrame.Outermost);
        }

        return found;
    }

    private bool IsStepped(ISymbol member) => WritesTo(member).Any(static write => write.Kind == WriteKind.Step);

    private bool IsCalledByCycle(SyntaxNode node)
    {
        if (_cycle.Contains(node)) return true;
        _calledNames ??= new(_cycle.Code.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(static call => StringUse.NameOf(call)), StringComparer.Ordinal);
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && _calledNames.Contains(method.Identifier.ValueText);
    }

    /// <summary>Where a variable or member is written.</summary>
    public List<Write> WritesTo(ISymbol symbol)
    {
        if (_writesTo.TryGetValue(symbol, out var known)) return known;
        var found = new List<Write>();
        _writesTo.Add(symbol, found);
        foreach (var code in CodeThatCanWrite(symbol))
        {
            if (!_writes.TryGetValue(code, out var writes)) _writes.Add(code, writes = Writes.In(code));
            foreach (var write in writes.Of(symbol.Name))
            {
                var model = _bedrock.ModelOf(code.SyntaxTree);
                var target = write.Target is ExpressionSyntax expression ? model.GetSymbolInfo(expression, _cancellationToken).Symbol : model.GetDeclaredSymbol(write.Target, _cancellationToken);
                if (SymbolEqualityComparer.Default.Equals(target?.OriginalDefinition, symbol.OriginalDefinition)) found.Add(write);
            }
        }

        return found;
    }

    private IEnumerable<SyntaxNode> CodeThatCanWrite(ISymbol symbol)
    {
        if (symbol is ILocalSymbol or IParameterSymbol)
        {
            if (_bedrock.Declares(symbol) && _bedrock.DeclarationsOf(symbol)[0].GetSyntax(_cancellationToken) is { } declaration && Members.RootOf(declaration) is { } root) yield return root;
        }
        else if (symbol.DeclaredAccessibility == Accessibility.Private)
        {
            foreach (var reference in _bedrock.DeclarationsOf(symbol.ContainingType)) yield return reference.GetSyntax(_cancellationToken);
        }
        else
        {
            foreach (var tree in _bedrock.TreesThatCanName(symbol.Name, _cancellationToken).Take(MaximumTrees)) yield return tree.GetRoot(_cancellationToken);
        }
    }

    private static bool IsNumber(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } optional) type = optional.TypeArguments[0];
        return type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double || type is { Name: "TimeSpan" };
    }

    private static ReadValue? Given(IOperation? operation, ReadingFrame frame) => operation is null ? null : new(operation, frame);
}
