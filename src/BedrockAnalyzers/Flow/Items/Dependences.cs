using System.Collections.Immutable;
using BedrockAnalyzers.Flow.ToolUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Items;

/// <summary>What in a piece of code is made of what, in whatever order: the locals, parameters and members that an expression depends on, and those that depend on it.</summary>
internal sealed class Dependences
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly List<Flowing> _flows = [];

    // What starts anew somewhere: it is emptied, or given something else.
    private readonly HashSet<ISymbol> _renewed = new(SymbolEqualityComparer.Default);

    private Dependences(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads a piece of code.</summary>
    public static Dependences In(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        var dependences = new Dependences(model, cancellationToken);
        foreach (var node in code.DescendantNodesAndSelf()) dependences.Look(node);
        return dependences;
    }

    /// <summary>All that expressions depend on.</summary>
    public HashSet<ISymbol> SourcesOf(IEnumerable<SyntaxNode> expressions)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var expression in expressions) found.UnionWith(NamedIn(expression));
        for (var isChanged = true; isChanged;)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var before = found.Count;
            foreach (var flow in _flows)
            {
                if (found.Contains(flow.Target)) found.UnionWith(flow.Sources);
            }

            isChanged = found.Count > before;
        }

        return found;
    }

    /// <summary>All that depends on what an expression answers.</summary>
    public HashSet<ISymbol> MadeOf(SyntaxNode origin)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var flow in _flows)
        {
            if (flow.From.Any(source => source.Span.Contains(origin.Span))) found.Add(flow.Target);
        }

        for (var isChanged = true; isChanged;)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var before = found.Count;
            foreach (var flow in _flows)
            {
                if (flow.Sources.Overlaps(found)) found.Add(flow.Target);
            }

            isChanged = found.Count > before;
        }

        return found;
    }

    /// <summary>Whether something is added to a variable or member, and nothing takes it out again.</summary>
    public bool Grows(ISymbol symbol) => !_renewed.Contains(symbol) && _flows.Exists(flow => flow.Grows && SymbolEqualityComparer.Default.Equals(flow.Target, symbol));

    /// <summary>The locals, parameters and members of this object that are named in a piece of code.</summary>
    public HashSet<ISymbol> NamedIn(SyntaxNode code)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var name in code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (SymbolOf(name) is { } symbol) found.Add(symbol);
        }

        return found;
    }

    private void Look(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value } declarator:
                Add(_model.GetDeclaredSymbol(declarator, _cancellationToken), value);
                break;
            case ForEachStatementSyntax loop:
                Add(_model.GetDeclaredSymbol(loop, _cancellationToken), loop.Expression);
                break;
            case FromClauseSyntax from:
                Add(_model.GetDeclaredSymbol(from, _cancellationToken), from.Expression);
                break;
            case LetClauseSyntax let:
                Add(_model.GetDeclaredSymbol(let, _cancellationToken), let.Expression);
                break;
            case SingleVariableDesignationSyntax designation when Writes.SourceOf(designation) is { } source:
                Add(_model.GetDeclaredSymbol(designation, _cancellationToken), source);
                break;
            case ParameterSyntax parameter when ReceiverOfLambda(parameter) is { } receiver:
                Add(_model.GetDeclaredSymbol(parameter, _cancellationToken), receiver);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Parent is not InitializerExpressionSyntax:
                LookAt(assignment);
                break;
            case ArgumentSyntax { RefOrOutKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword, Parent.Parent: ExpressionSyntax call } argument when argument.Expression is not DeclarationExpressionSyntax:
                Add(RootOf(argument.Expression), call);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name } } call:
                if (IsFilling(name)) Add(RootOf(receiver), grows: true, call.ArgumentList);
                else if (name is "Clear" or "RemoveRange" or "RemoveAll" && RootOf(receiver) is { } cleared) _renewed.Add(cleared);
                break;
        }
    }

    private void LookAt(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is TupleExpressionSyntax tuple)
        {
            foreach (var part in tuple.Arguments) Add(RootOf(part.Expression), assignment.Right);
        }
        else if (RootOf(assignment.Left) is { } target)
        {
            var isAdded = assignment.IsKind(SyntaxKind.AddAssignmentExpression) && _model.GetTypeInfo(assignment.Left, _cancellationToken).Type?.SpecialType == SpecialType.System_String;
            Add(target, isAdded, assignment.Right);
            if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && Bare.Inside(assignment.Left) is not ElementAccessExpressionSyntax && !NamedIn(assignment.Right).Contains(target)) _renewed.Add(target);
        }
    }

    private void Add(ISymbol? target, SyntaxNode source) => Add(target, grows: false, source);

    private void Add(ISymbol? target, bool grows, SyntaxNode source)
    {
        if (target is not null) _flows.Add(new(target, ImmutableArray.Create(source), NamedIn(source), grows));
    }

    private static bool IsFilling(string method) =>
        method is "Add" or "AddRange" or "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" or "InsertRange" or "Enqueue" or "Push" or "TryAdd" or "AddFirst" or "AddLast" or "AddMessages";

    // x => … in Select(items, x => …): what the sequence holds.
    private static ExpressionSyntax? ReceiverOfLambda(ParameterSyntax parameter)
    {
        var lambda = parameter.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
        return lambda is not null && Bare.Around(lambda).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } } ? receiver : null;
    }

    // request in request.Messages[0].Content
    private ISymbol? RootOf(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax:
                    if (Bare.Inside(expression) is var inside && inside == expression) return null;
                    expression = inside;
                    break;
                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Name: IdentifierNameSyntax member }:
                    return SymbolOf(member);
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    expression = element.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }:
                    expression = called.Expression;
                    break;
                case IdentifierNameSyntax name:
                    return SymbolOf(name);
                default:
                    return null;
            }
        }
    }

    private ISymbol? SymbolOf(IdentifierNameSyntax name)
    {
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name && access.Expression is not (ThisExpressionSyntax or BaseExpressionSyntax)) return null;
        if (name.Parent is MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or TypeArgumentListSyntax) return null;
        if (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name) return null;
        return _model.GetSymbolInfo(name, _cancellationToken).Symbol switch
        {
            IFieldSymbol { IsConst: true } => null,
            ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol or IRangeVariableSymbol => _model.GetSymbolInfo(name, _cancellationToken).Symbol,
            _ => null,
        };
    }

    private sealed record Flowing(ISymbol Target, ImmutableArray<SyntaxNode> From, HashSet<ISymbol> Sources, bool Grows);
}
