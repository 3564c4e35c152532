using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// Follows a string that is a model's ID from name to name: through parameters with their default values, what constructors keep, tables and lists. Whatever makes another ID of it on the way
/// (a prefix put before it, a text that replaces it) makes all of it uncertain.
/// </summary>
internal sealed class ModelIdFlow
{
    private const int MaximumDepth = 8;
    private const int MaximumNames = 2_000;

    private readonly string _text;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly ImmutableHashSet<string?>.Builder _regions = ImmutableHashSet.CreateBuilder<string?>(StringComparer.Ordinal);
    private int _names;
    private bool _isChanged;
    private bool _isUsedOtherwise;

    private ModelIdFlow(string text, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _text = text;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The Regions as <see cref="ModelIdUse"/> gives them, and whether the string goes nowhere else than into requests that invoke.</summary>
    /// <param name="literal">The string.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static (ImmutableHashSet<string?> Regions, bool OnlyInvokes) Of(LiteralExpressionSyntax literal, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var flow = new ModelIdFlow(literal.Token.ValueText, bedrock, cancellationToken);
        flow.Follow(literal, model, isIn: false, depth: 0);
        return flow._isChanged ? (ImmutableHashSet<string?>.Empty, false) : (flow._regions.ToImmutable(), !flow._isUsedOtherwise);
    }

    // An expression that is the ID, or a collection that it is in.
    private void Follow(ExpressionSyntax value, SemanticModel model, bool isIn, int depth)
    {
        if (_isChanged) return;
        SyntaxNode at = value;
        while (WholeOf(at) is var (whole, isCollection) && whole is not null) (at, isIn) = (whole, isIn || isCollection);
        switch (at.Parent)
        {
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression } assignment when assignment.Right == at:
                Store(assignment.Left, (ExpressionSyntax)at, model, isIn, depth);
                break;
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets } stored } values } element when stored.Right == values && targets.Arguments.Count == values.Arguments.Count:
                Store(targets.Arguments[values.Arguments.IndexOf(element)].Expression, (ExpressionSyntax)at, model, isIn, depth);
                break;
            case EqualsValueClauseSyntax { Parent: (VariableDeclaratorSyntax or PropertyDeclarationSyntax) and { } declared }:
                // What a configuration can be bound to has a default only.
                if (model.GetDeclaredSymbol(declared, _cancellationToken) is { } holder and not IPropertySymbol { SetMethod: not null }) Hold(holder, isIn, depth);
                else _isUsedOtherwise = true;
                break;
            case EqualsValueClauseSyntax { Parent: ParameterSyntax optional }:
                if (model.GetDeclaredSymbol(optional, _cancellationToken) is { } parameter && IsLeftOut(parameter)) Hold(parameter, isIn, depth);
                break;
            case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                Hold(model.GetDeclaredSymbol(property, _cancellationToken), isIn, depth);
                break;
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                Return(at.Parent, model, isIn, depth);
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: ArgumentListSyntax } argument:
                Give(argument, model, isIn, depth);
                break;
            case ForEachStatementSyntax loop when isIn && loop.Expression == at:
                Hold(model.GetDeclaredSymbol(loop, _cancellationToken), isIn: false, depth);
                break;
            case ElementAccessExpressionSyntax element when isIn && element.Expression == at:
                Follow(element, model, isIn: false, depth);
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == at:
                Ask(call, access.Name.Identifier.ValueText, model, isIn, depth);
                break;
            case InterpolationSyntax hole:
                if (!IsInSentence(hole)) _isChanged = true;
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                if (at != sum.Right || !EndsWord(model.GetConstantValue(sum.Left, _cancellationToken).Value as string)) _isChanged = true;
                break;
            default:
                _isUsedOtherwise = true;
                break;
        }
    }

    // What has the value as its own, or as one of the values that it can be, or holds it among others.
    private static (SyntaxNode? Whole, bool IsCollection) WholeOf(SyntaxNode at) => at.Parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => (at.Parent, false),
        ConditionalExpressionSyntax conditional when conditional.Condition != at => (conditional, false),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => (either, false),
        SwitchExpressionArmSyntax { Parent: { } choice } arm when arm.Expression == at => (choice, false),
        ExpressionElementSyntax { Parent: { } collection } => (collection, true),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair, Parent: InitializerExpressionSyntax { Parent: { } table } } when pair[1] == at => (table, true),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression or (int)SyntaxKind.CollectionInitializerExpression, Parent: BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax } list => (list.Parent, true),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression, Parent: EqualsValueClauseSyntax } list => (list, true),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax table } } entry when entry.Right == at => (table, true),
        _ => default,
    };

    private void Store(ExpressionSyntax target, ExpressionSyntax value, SemanticModel model, bool isIn, int depth)
    {
        var symbol = model.GetSymbolInfo(target, _cancellationToken).Symbol;
        if (symbol is not IPropertySymbol { Name: "ModelId" or "ModelArn", ContainingType: var type } || !ModelIdHolder.IsInvoked(type, _bedrock))
        {
            Hold(symbol, isIn, depth);
        }
        else if (!isIn && value is not LiteralExpressionSyntax && Members.RootOf(value) is { } root)
        {
            // The walk says which of the strings that stand there it is itself; of a name it may not know what it holds.
            var isOnlyOne = !root.DescendantNodes().Any(n => n is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ModelId" or "ModelArn" } other } && other != target && FunctionOf(other) == FunctionOf(target));
            foreach (var use in Requests.UsesAround(value, model, _bedrock, _cancellationToken))
            {
                if (IsOf(use, value) && use.Models.SelectMany(static id => id.Parts).Any(id => CanBeString(id, isOnlyOne && use.Call.State.ObjectOf(use.Request) is { Escaped: false }))) _regions.UnionWith(ModelIdUse.RegionsOf(use.Call.Runtime));
            }
        }
    }

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(static n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    // What is set in an initializer is of that request, or of what it holds.
    private static bool IsOf(RequestUse use, ExpressionSyntax value) =>
        value.FirstAncestorOrSelf<InitializerExpressionSyntax>()?.Parent is not BaseObjectCreationExpressionSyntax creation || creation.Contains(use.Request.Creation) || use.Request.Creation.Contains(creation);

    // What the walk cannot know, since it begins behind the place where the string is given, or the string itself.
    private bool CanBeString(Value id, bool isOnlyOne) => (isOnlyOne && id is OpaqueValue) || (id is ConstantValue { Constant: string text } && string.Equals(text, _text, StringComparison.Ordinal));

    private void Hold(ISymbol? holder, bool isIn, int depth)
    {
        if (holder is null || depth >= MaximumDepth || !IsKept(holder))
        {
            _isUsedOtherwise = true;
            return;
        }

        for (; holder is not null; holder = (holder as IPropertySymbol)?.OverriddenProperty)
        {
            if (!_seen.Add(holder.OriginalDefinition)) continue;
            foreach (var (name, own) in NamesOf(holder))
            {
                Read(name, holder, own, isIn, depth);
                if (_isChanged) return;
            }
        }
    }

    // A property or field that anybody can assign may hold another ID by then.
    private static bool IsKept(ISymbol holder) => holder switch
    {
        ILocalSymbol or IParameterSymbol { RefKind: RefKind.None or RefKind.In } => true,
        IFieldSymbol field => field.IsReadOnly || field.IsConst,
        IPropertySymbol property => property is { IsIndexer: false } && property.SetMethod is null or { IsInitOnly: true },
        _ => false,
    };

    private IEnumerable<(SimpleNameSyntax Name, SemanticModel Model)> NamesOf(ISymbol symbol)
    {
        foreach (var tree in symbol is ILocalSymbol or IParameterSymbol ? _bedrock.DeclarationsOf(symbol).Select(static r => r.SyntaxTree) : _bedrock.TreesThatCanName(symbol.Name, _cancellationToken))
        {
            var own = _bedrock.ModelOf(tree);
            foreach (var name in _bedrock.NamesIn(tree, symbol.Name, _cancellationToken))
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (++_names > MaximumNames) _isChanged = true;
                if (_isChanged) yield break;
                var named = own.GetSymbolInfo(name, _cancellationToken).Symbol;
                named = named is IMethodSymbol { ReducedFrom: { } extension } ? extension : named;
                if (SymbolEqualityComparer.Default.Equals(named?.OriginalDefinition, symbol.OriginalDefinition)) yield return (name, own);
            }
        }
    }

    private void Read(SimpleNameSyntax name, ISymbol holder, SemanticModel model, bool isIn, int depth)
    {
        ExpressionSyntax at = name;
        if (at.Parent is MemberAccessExpressionSyntax access && access.Name == at) at = access;
        else if (at.Parent is MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax conditional }) at = conditional;
        switch (at.Parent)
        {
            case NameColonSyntax or NameEqualsSyntax or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                break;
            case AssignmentExpressionSyntax assignment when assignment.Left == at:
                // A default where there is none changes no other.
                if (!assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && assignment.Right.DescendantNodesAndSelf().Any(n => n is SimpleNameSyntax again && string.Equals(again.Identifier.ValueText, holder.Name, StringComparison.Ordinal)) && holder is ILocalSymbol or IParameterSymbol) _isChanged = true;
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 }:
                _isChanged = true;
                break;
            default:
                Follow(at, model, isIn, depth + 1);
                break;
        }
    }

    private void Return(SyntaxNode from, SemanticModel model, bool isIn, int depth)
    {
        var member = from.Ancestors().FirstOrDefault(static n => n is MemberDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        var symbol = member is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax ? model.GetDeclaredSymbol(member, _cancellationToken) : null;
        if (symbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property })
        {
            Hold(property, isIn, depth);
        }
        else if (symbol is null || depth >= MaximumDepth)
        {
            _isUsedOtherwise = true;
        }
        else if (_seen.Add(symbol))
        {
            foreach (var (name, own) in NamesOf(symbol))
            {
                ExpressionSyntax called = Bare.Qualified(name);
                if (called.Parent is InvocationExpressionSyntax call && call.Expression == called) Follow(call, own, isIn, depth + 1);
                else _isUsedOtherwise = true;
            }
        }
    }

    private void Give(ArgumentSyntax argument, SemanticModel model, bool isIn, int depth)
    {
        if ((_bedrock.OperationOf(argument, _cancellationToken) as IArgumentOperation)?.Parameter is not { ContainingSymbol: IMethodSymbol method } parameter)
        {
            _isUsedOtherwise = true;
            return;
        }

        if (_bedrock.Symbols.Chat?.MakesClient(method.ReducedFrom ?? method) == true)
        {
            if (!isIn) _regions.Add(null);
        }
        else if (method.ContainingType is { SpecialType: SpecialType.System_String })
        {
            if (method.Name is "Concat" or "Format" or "Join") _isChanged = true;
        }
        else if (!_bedrock.Declares(method) && !method.ContainingType.IsRecord)
        {
            _isUsedOtherwise |= !KnownMethods.LeavesArgumentsAlone(method);
        }
        else
        {
            Take(parameter, isIn, depth);
        }
    }

    // A parameter, and what stands in its place in a record; with an interface's or a base class's method those of the methods that run.
    private void Take(IParameterSymbol parameter, bool isIn, int depth)
    {
        parameter = parameter.OriginalDefinition;
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        if (method.ReducedFrom is { } extension) parameter = extension.Parameters[parameter.Ordinal + 1];
        Hold(parameter, isIn, depth);
        if (method is { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true })
        {
            foreach (var property in method.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>())
            {
                if (_bedrock.DeclarationsOf(property).Any(r => r.GetSyntax(_cancellationToken) is ParameterSyntax)) Hold(property, isIn, depth);
            }
        }

        if (!method.IsAbstract && !method.IsVirtual) return;
        foreach (var declared in Implementations.Of(method, _bedrock, _cancellationToken))
        {
            if (_bedrock.ModelOf(declared.SyntaxTree).GetDeclaredSymbol(declared, _cancellationToken) is { } implementation && implementation.Parameters.Length > parameter.Ordinal) Hold(implementation.Parameters[parameter.Ordinal], isIn, depth);
        }
    }

    private void Ask(InvocationExpressionSyntax call, string name, SemanticModel model, bool isIn, int depth)
    {
        switch (name)
        {
            case "TryGetValue" when isIn:
                if (call.ArgumentList.Arguments.LastOrDefault()?.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax found }) Hold(model.GetDeclaredSymbol(found, _cancellationToken), isIn: false, depth);
                else _isUsedOtherwise = true;
                break;
            case "GetValueOrDefault" or "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault" or "ElementAt" when isIn:
                Follow(call, model, isIn: false, depth);
                break;
            case "ToArray" or "ToList" or "ToFrozenDictionary" or "ToImmutableDictionary" or "ToImmutableArray" or "ToImmutableList" or "ToFrozenSet" or "AsReadOnly" when isIn:
                Follow(call, model, isIn: true, depth);
                break;
            case "Insert" or "Replace" or "Prepend":
                _isChanged = true;
                break;
            default:
                _isUsedOtherwise = true;
                break;
        }
    }

    // Somebody leaves the argument out: a call, or a container that makes the object.
    private bool IsLeftOut(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method) return false;
        var isConstructor = method.MethodKind == MethodKind.Constructor;
        var name = isConstructor ? method.ContainingType.Name : method.Name;
        foreach (var tree in method.MethodKind == MethodKind.LocalFunction ? ImmutableArray.Create(parameter.DeclaringSyntaxReferences[0].SyntaxTree) : _bedrock.TreesThatCanName(name, _cancellationToken))
        {
            var own = _bedrock.ModelOf(tree);
            var calls = isConstructor
                ? tree.GetRoot(_cancellationToken).DescendantNodes().Where(static n => n is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax)
                : _bedrock.NamesIn(tree, name, _cancellationToken).Select(static n => (SyntaxNode?)n.FirstAncestorOrSelf<InvocationExpressionSyntax>());
            foreach (var call in calls)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                var arguments = call is null ? default : _bedrock.OperationOf(call, _cancellationToken) switch
                {
                    IObjectCreationOperation creation => creation.Arguments,
                    IInvocationOperation invocation => invocation.Arguments,
                    _ => default,
                };
                if (!arguments.IsDefault && arguments.Any(a => a.ArgumentKind == ArgumentKind.DefaultValue && SymbolEqualityComparer.Default.Equals(a.Parameter?.OriginalDefinition, parameter))) return true;
            }

            if (isConstructor && _bedrock.NamesIn(tree, name, _cancellationToken).Any(static n => n.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "AddSingleton" or "AddScoped" or "AddTransient" or "AddHttpClient" or "AddHostedService" } })) return true;
        }

        return false;
    }

    private static bool IsInSentence(InterpolationSyntax hole) =>
        hole.Parent is InterpolatedStringExpressionSyntax { Contents: var contents } && contents.IndexOf(hole) is > 0 and var index && contents[index - 1] is InterpolatedStringTextSyntax before && EndsWord(before.TextToken.ValueText);

    // Behind a dot, a slash or a letter stands a part of an ID.
    private static bool EndsWord(string? text) => text is { Length: > 0 } && (char.IsWhiteSpace(text[text.Length - 1]) || text[text.Length - 1] is '\'' or '"' or '(' or '=' or ':');
}
