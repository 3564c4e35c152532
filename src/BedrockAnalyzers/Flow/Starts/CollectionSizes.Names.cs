using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Starts;

/// <content>Collections that a local, parameter or member holds.</content>
internal sealed partial class CollectionSizes
{
    private CollectionSize SizeOfNamed(ExpressionSyntax named, int depth)
    {
        if (NamesLimit(named)) return CollectionSize.Limited;
        var symbol = ModelOf(named).GetSymbolInfo(named, _cancellationToken).Symbol;
        if (symbol is not null && !_countsAll && IsChecked(symbol, named)) return CollectionSize.Limited;
        switch (symbol)
        {
            case ILocalSymbol local:
                return SizeOf(local, named, depth);
            case IParameterSymbol parameter:
                return SizeOf(parameter, depth);
            case IFieldSymbol { IsReadOnly: true } when _bedrock.DeclarationsOf(symbol).Length == 1:
            case IPropertySymbol { SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false } when _bedrock.DeclarationsOf(symbol).Length == 1:
                return SizeOfMember(symbol, depth);
            case IPropertySymbol when IsOfQueue(symbol.ContainingType):
                return CollectionSize.Limited;
            case IPropertySymbol when named is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Values" or "Keys" or "Result", Expression: var owner }:
                return SizeOf(owner, depth - 1);
            case IRangeVariableSymbol:
                return CollectionSize.Limited;
            default:
                return CollectionSize.Large;
        }
    }

    private CollectionSize SizeOf(ILocalSymbol local, ExpressionSyntax use, int depth)
    {
        if (local.DeclaringSyntaxReferences.Length != 1) return CollectionSize.Limited;
        switch (local.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken))
        {
            // An element of a collection that is a collection itself: a batch, unless it is a group.
            case CommonForEachStatementSyntax loop when _countsAll:
                return SizeOf(loop.Expression, depth - 1) == CollectionSize.Limited ? CollectionSize.Limited : CollectionSize.Large;
            case CommonForEachStatementSyntax:
                return local.Type.Name is "IGrouping" ? CollectionSize.Large : CollectionSize.Limited;
            case VariableDeclaratorSyntax declarator:
                if (LocalUses.Of(local, use, ModelOf(use), _cancellationToken) is not { } uses) return !_countsAll && IsTakenOutOf(local, declarator) ? CollectionSize.Limited : SizeOfInitial(declarator, depth);
                CollectionSize? size = null;
                foreach (var value in uses.Values)
                {
                    if (IsEmpty(value)) continue;
                    var one = SizeOf(value, depth - 1);
                    size = size is { } known ? Either(known, one) : one;
                }

                if (uses.Fills.IsEmpty || local.Type is IArrayTypeSymbol) return size ?? CollectionSize.Large;
                foreach (var (element, isRange, loops) in uses.Fills)
                {
                    var one = isRange ? SizeOf(element, depth - 1) : CollectionSize.Small;
                    foreach (var loop in loops) one = Either(one, SizeOfLoop(loop, depth - 1));
                    size = size is { } known ? Either(known, one) : one;
                }

                return size == CollectionSize.Small && uses.Fills.Length > _maximumSmall ? CollectionSize.Large : size ?? CollectionSize.Large;
            // var (first, rest) = …: a part of something.
            case SingleVariableDesignationSyntax { Parent: ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax } } }:
                return CollectionSize.Limited;
            default:
                return CollectionSize.Large;
        }
    }

    private CollectionSize SizeOfLoop(SyntaxNode loop, int depth) => loop switch
    {
        CommonForEachStatementSyntax each => LocalUses.CanEndEarly(each) ? CollectionSize.Limited : SizeOf(each.Expression, depth),
        InvocationExpressionSyntax call => LocalUses.SourceOfForEach(call) is { } source ? SizeOf(source, depth) : CollectionSize.Limited,
        _ => SizeOf(loop, depth),
    };

    private CollectionSize SizeOfInitial(VariableDeclaratorSyntax declarator, int depth) =>
        declarator.Initializer?.Value is { } initial && !IsEmpty(initial) && SizeOf(initial, depth - 1) == CollectionSize.Limited ? CollectionSize.Limited : CollectionSize.Large;

    private static bool IsEmpty(ExpressionSyntax value) => Bare.Inside(value) is CollectionExpressionSyntax { Elements.Count: 0 } or BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null };

    // batch.Clear(), or batch = new() round after round: it is filled as far as somebody likes.
    private static bool IsTakenOutOf(ILocalSymbol local, VariableDeclaratorSyntax declarator)
    {
        if (Members.RootOf(declarator) is not { } root) return true;
        foreach (var node in root.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || !string.Equals(name.Identifier.ValueText, local.Name, StringComparison.Ordinal)) continue;
            var whole = Bare.Around(name);
            if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear" or "RemoveRange" or "RemoveAt" or "RemoveAll" or "Remove" or "Dequeue" or "TryDequeue" or "Pop" } access && access.Expression == whole) return true;
            if (whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole) return true;
        }

        return false;
    }

    // if (items.Count > 10) …: somebody decides by the number.
    private bool IsChecked(ISymbol symbol, SyntaxNode use)
    {
        if (Members.RootOf(use) is not { } root) return false;
        foreach (var node in root.DescendantNodes())
        {
            if (node is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } access) continue;
            var name = Bare.Inside(access.Expression) switch
            {
                MemberAccessExpressionSyntax { Name: var last } => last,
                SimpleNameSyntax simple => simple,
                _ => null,
            };
            if (!string.Equals(name?.Identifier.ValueText, symbol.Name, StringComparison.Ordinal)) continue;
            ExpressionSyntax number = access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call ? call : access;
            if (IsCompared(Bare.Around(number))) return true;
        }

        return false;
    }

    private bool IsCompared(SyntaxNode number)
    {
        if (number.Parent is IsPatternExpressionSyntax { Pattern: RelationalPatternSyntax { Expression: var limit } }) return !IsNoLimit(limit);
        if (number.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression or (int)SyntaxKind.EqualsExpression } comparison) return false;

        // i < items.Count goes over all of them.
        var other = comparison.Left == number ? comparison.Right : comparison.Left;
        return !IsNoLimit(other) && Bare.Around(comparison).Parent is not ForStatementSyntax;
    }

    private bool IsNoLimit(ExpressionSyntax number) => Bare.Inside(number) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } || (ModelOf(number).GetConstantValue(number, _cancellationToken) is { HasValue: true, Value: int constant } && constant <= 1);

    // What is passed, when all who could are in the project; of a visible method, when somebody in the project does.
    private CollectionSize SizeOf(IParameterSymbol parameter, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method) return CollectionSize.Large;
        if (method.MethodKind == MethodKind.AnonymousFunction) return _countsAll || parameter.Type.Name is "IGrouping" ? CollectionSize.Large : CollectionSize.Limited;
        method = method.OriginalDefinition;
        CollectionSize? size = null;
        foreach (var caller in _bedrock.CallersOf(method, _cancellationToken).Roots)
        {
            foreach (var call in caller.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (!string.Equals(StringUse.NameOf(call), method.Name, StringComparison.Ordinal) || ArgumentFor(parameter, call) is not { } argument) continue;
                var one = SizeOf(argument, Math.Max(0, depth - 3));
                size = size is { } known ? Smallest(known, one) : one;
            }
        }

        return size ?? CollectionSize.Large;

        // One caller that passes everything is enough.
        static CollectionSize Smallest(CollectionSize one, CollectionSize other) => one == CollectionSize.Large || other == CollectionSize.Large ? CollectionSize.Large : Either(one, other);
    }

    private ExpressionSyntax? ArgumentFor(IParameterSymbol parameter, InvocationExpressionSyntax call)
    {
        if (ModelOf(call).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol called) return null;
        var ordinal = parameter.Ordinal;
        if (called.ReducedFrom is not null && --ordinal < 0) return call.Expression is MemberAccessExpressionSyntax access ? access.Expression : null;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.NameColon is { } named && string.Equals(named.Name.Identifier.ValueText, parameter.Name, StringComparison.Ordinal)) return argument.Expression;
        }

        return ordinal < call.ArgumentList.Arguments.Count ? call.ArgumentList.Arguments[ordinal].Expression : null;
    }

    // A readonly array or list that holds from the beginning what it holds.
    private CollectionSize SizeOfMember(ISymbol member, int depth)
    {
        var value = _bedrock.DeclarationsOf(member)[0].GetSyntax(_cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var initial } => initial,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            PropertyDeclarationSyntax { Initializer.Value: var initial } => initial,
            _ => null,
        };
        if (value is null || IsEmpty(value)) return CollectionSize.Large;
        var size = SizeOf(value, depth - 1);
        return size == CollectionSize.Small && IsAddedTo(member) ? CollectionSize.Large : size;
    }

    private bool IsAddedTo(ISymbol member)
    {
        foreach (var tree in _bedrock.TreesThatCanName(member.Name, _cancellationToken))
        {
            foreach (var name in _bedrock.NamesIn(tree, member.Name, _cancellationToken))
            {
                var at = Bare.Around(Bare.Qualified(name));
                if (at.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" or "Insert" or "TryAdd" } access && access.Expression == at) return true;
            }
        }

        return false;
    }
}
