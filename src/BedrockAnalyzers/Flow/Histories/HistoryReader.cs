using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>
/// Looks at every mention of a list of messages, and of whatever stands for it: who adds to it, who sends it. One mention that makes it shorter, or that is not understood, and nothing is known.
/// </summary>
internal sealed class HistoryReader
{
    // Far above what one conversation is mentioned.
    private const int MaximumMentions = 300;
    private const int MaximumDepth = 5;

    private readonly BedrockCompilation _bedrock;
    private readonly HistoryForwarders _forwarders;
    private readonly CancellationToken _cancellationToken;
    private readonly ISymbol _list;
    private readonly HashSet<(ISymbol Symbol, bool IsCopy)> _seen = new();
    private readonly HashSet<SyntaxNode> _seenAnswers = new();
    private readonly ImmutableArray<HistoryGrowth>.Builder _growths = ImmutableArray.CreateBuilder<HistoryGrowth>();
    private readonly List<ExpressionSyntax> _sends = new();
    private int _mentionsLeft = MaximumMentions;
    private bool _isLimited;

    private HistoryReader(ISymbol list, HistoryForwarders forwarders, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _list = list;
        _forwarders = forwarders;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What is done to a list; null where something makes it shorter, looks at how long it is, or may do so.</summary>
    public static History? Of(ISymbol list, HistoryForwarders forwarders, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (IsGiven(list, cancellationToken)) return null;
        var reader = new HistoryReader(list, forwarders, bedrock, cancellationToken);
        reader.Read(list, new(Place: null, ImmutableArray<ExpressionSyntax>.Empty, IsCopy: false, Depth: 0));
        if (reader._isLimited || reader._growths.Count == 0 || reader._sends.Count == 0) return null;
        var trees = new List<SyntaxTree>(bedrock.Trees);
        reader._sends.Sort((one, other) => trees.IndexOf(one.SyntaxTree) is var a && trees.IndexOf(other.SyntaxTree) is var b && a != b ? a.CompareTo(b) : one.SpanStart.CompareTo(other.SpanStart));
        return new(list, reader._growths.ToImmutable(), reader._sends.ToImmutableArray());
    }

    // What others hand in, a framework or a serializer among them, is theirs.
    private static bool IsGiven(ISymbol list, CancellationToken cancellationToken)
    {
        if (list is not ILocalSymbol && !list.GetAttributes().IsEmpty) return true;
        var declaration = list.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (InitialValueIn(declaration) is { } initial) return !MessageLists.IsMade(initial);
        return list is ILocalSymbol || declaration is ParameterSyntax || list is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private };
    }

    private static ExpressionSyntax? InitialValueIn(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        _ => null,
    };

    private SemanticModel ModelOf(SyntaxNode node) => _bedrock.ModelOf(node.SyntaxTree);

    private void Read(ISymbol symbol, Frame frame)
    {
        if (_isLimited || !_seen.Add((symbol, frame.IsCopy))) return;
        if (frame.Depth > MaximumDepth)
        {
            _isLimited = true;
            return;
        }

        foreach (var mention in MentionsOf(symbol))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_isLimited) return;
            var info = ModelOf(mention).GetSymbolInfo(mention, _cancellationToken);
            if (!Is(info.Symbol, symbol) && !info.CandidateSymbols.Any(candidate => Is(candidate, symbol))) continue;
            if (--_mentionsLeft < 0 || info.Symbol is null) _isLimited = true;
            else LookAt(mention, frame);
        }
    }

    private IEnumerable<SimpleNameSyntax> MentionsOf(ISymbol symbol)
    {
        if (symbol is ILocalSymbol or IParameterSymbol)
        {
            foreach (var reference in _bedrock.DeclarationsOf(symbol is ILocalSymbol ? symbol : symbol.ContainingSymbol))
            {
                var declared = reference.GetSyntax(_cancellationToken);
                var scope = symbol is ILocalSymbol ? Members.RootOf(declared) : declared;
                if (scope is null || !_bedrock.CanRead(scope, _cancellationToken))
                {
                    _isLimited = true;
                    yield break;
                }

                foreach (var node in scope.DescendantNodes())
                {
                    if (node is IdentifierNameSyntax name && string.Equals(name.Identifier.ValueText, symbol.Name, StringComparison.Ordinal)) yield return name;
                }
            }
        }
        else
        {
            foreach (var tree in _bedrock.TreesThatCanName(symbol.Name, _cancellationToken))
            {
                foreach (var name in _bedrock.NamesIn(tree, symbol.Name, _cancellationToken)) yield return name;
            }
        }
    }

    private static bool Is(ISymbol? found, ISymbol symbol)
    {
        if (found is IMethodSymbol { ReducedFrom: { } extension }) found = extension;
        return SymbolEqualityComparer.Default.Equals(found?.OriginalDefinition, symbol.OriginalDefinition);
    }

    private void LookAt(SimpleNameSyntax mention, Frame frame)
    {
        switch (mention.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Name == mention:
                LookAtValue(access, frame);
                break;
            case MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax:
                _isLimited = true;
                break;
            default:
                LookAtValue(mention, frame);
                break;
        }
    }

    /// <summary>What is done with an expression that is the list, or a copy of it.</summary>
    private void LookAtValue(ExpressionSyntax value, Frame frame)
    {
        var at = (ExpressionSyntax)Bare.Around(value);
        switch (at.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == at:
                LookAtAccess(access, frame);
                break;
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == at:
                LookAtConditional(conditional, frame);
                break;
            case ElementAccessExpressionSyntax element when element.Expression == at:
                _isLimited |= element.ArgumentList.Arguments.Any(static a => a.Expression is RangeExpressionSyntax);
                break;
            case SpreadElementSyntax { Parent: ExpressionSyntax collection }:
                LookAtValue(collection, frame with { IsCopy = true });
                break;
            case ConditionalExpressionSyntax conditional when conditional.Condition != at:
                LookAtValue(conditional, frame);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression } binary:
                LookAtValue(binary, frame);
                break;
            case CastExpressionSyntax cast:
                LookAtValue(cast, frame);
                break;
            case ArgumentSyntax { RefOrOutKeyword.RawKind: 0 } argument:
                LookAtArgument(argument, frame);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == at:
                LookAtAssigned(assignment, frame);
                break;
            case AssignmentExpressionSyntax assignment:
                LookAtReplaced(assignment, frame);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } declarator }:
                if (ModelOf(declarator).GetDeclaredSymbol(declarator, _cancellationToken) is { } local) Read(local, frame.Deeper());
                break;
            case EqualsValueClauseSyntax:
                _isLimited |= !frame.IsCopy;
                break;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                LookAtAnswer(at, frame);
                break;
            case IsPatternExpressionSyntax { Pattern: var pattern }:
                _isLimited |= !IsTestForNothing(pattern);
                break;
            case CommonForEachStatementSyntax loop:
                foreach (var filled in MessageLists.FilledBy(loop))
                {
                    if (ModelOf(filled).GetSymbolInfo(filled, _cancellationToken).Symbol is ILocalSymbol made && !Is(made, _list)) Read(made, frame.Deeper() with { IsCopy = true });
                }

                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }:
            case FromClauseSyntax or LockStatementSyntax or InterpolationSyntax:
                break;
            default:
                _isLimited |= !frame.IsCopy;
                break;
        }
    }

    private void LookAtAccess(MemberAccessExpressionSyntax access, Frame frame)
    {
        if (access.Parent is InvocationExpressionSyntax call && call.Expression == access) LookAtCall(call, access.Name.Identifier.ValueText, frame);
        else LookAtProperty(access, access.Name.Identifier.ValueText);
    }

    // _history?.Add(message)
    private void LookAtConditional(ConditionalAccessExpressionSyntax access, Frame frame)
    {
        switch (access.WhenNotNull)
        {
            case InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } call:
                LookAtCall(call, name, frame);
                break;
            case MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name }:
                LookAtProperty(access, name);
                break;
            default:
                _isLimited = true;
                break;
        }
    }

    private void LookAtProperty(ExpressionSyntax access, string name)
    {
        if (name is "Count" or "Length") _isLimited |= HistoryLengths.CanLimit(access, ModelOf(access), _cancellationToken);
        else _isLimited |= name is not ("Capacity" or "IsEmpty" or "IsReadOnly" or "First" or "Last" or "SyncRoot");
    }

    private void LookAtCall(InvocationExpressionSyntax call, string name, Frame frame)
    {
        if (ModelOf(call).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method)
        {
            _isLimited = true;
        }
        else if (_bedrock.Declares(method))
        {
            // An extension of the project.
            if (method.ReducedFrom is { } extension) Enter(extension.Parameters[0], call, ArgumentsOf(call), frame);
            else _isLimited = true;
        }
        else if (MessageLists.Shrinks(name))
        {
            _isLimited = true;
        }
        else if (name is "Count" or "LongCount")
        {
            _isLimited |= HistoryLengths.CanLimit(call, ModelOf(call), _cancellationToken);
        }
        else if (MessageLists.Grows(name) && !MessageLists.IsCollection(method.ReturnType))
        {
            if (!frame.IsCopy) Grow(call, ArgumentsOf(call), frame);
        }
        else if (MessageLists.KeepsAll(name) || MessageLists.Grows(name))
        {
            LookAtValue(Whole(call), frame with { IsCopy = true });
        }
        else
        {
            _isLimited |= !(KnownMethods.IsOfLinq(method) || KnownMethods.RootOf(method.ContainingNamespace) is "System");
        }
    }

    // What stands around a call after ?.
    private static ExpressionSyntax Whole(InvocationExpressionSyntax call) => call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call ? access : call;

    private void Grow(ExpressionSyntax code, ImmutableArray<ExpressionSyntax> elements, Frame frame) => _growths.Add(new(frame.Place ?? code, code, elements.AddRange(frame.Elements)));

    // Inside a method that is given the list, what it is given is what is sent.
    private void Send(ExpressionSyntax value, Frame frame)
    {
        if (frame.Place is null && !_sends.Contains(value)) _sends.Add(value);
    }

    private void LookAtArgument(ArgumentSyntax argument, Frame frame)
    {
        switch (argument.Parent?.Parent)
        {
            case BaseObjectCreationExpressionSyntax creation when MessageLists.IsCollection(ModelOf(creation).GetTypeInfo(creation, _cancellationToken).Type):
                LookAtValue(creation, frame with { IsCopy = true });
                break;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }:
                break;
            case InvocationExpressionSyntax call:
                LookAtPassed(argument, call, frame);
                break;
            default:
                _isLimited |= !frame.IsCopy;
                break;
        }
    }

    private void LookAtPassed(ArgumentSyntax argument, InvocationExpressionSyntax call, Frame frame)
    {
        var model = ModelOf(call);
        if (model.GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method || SentMessages.ParameterOf(argument, model, _cancellationToken) is not { } parameter)
        {
            _isLimited = true;
        }
        else if (_bedrock.Symbols.Chat is { } chat && chat.Asks(method.ReducedFrom ?? method) && !_bedrock.Declares(method))
        {
            Send(argument.Expression, frame);
        }
        else if (SentMessages.AddedTo(call, model, _bedrock.Symbols, _cancellationToken) is { } sent)
        {
            Send(sent, frame);
        }
        else if (method.Name is "Concat" && KnownMethods.IsOfLinq(method))
        {
            LookAtValue(Whole(call), frame with { IsCopy = true });
        }
        else if (!_bedrock.Declares(method))
        {
            // What goes over a list, or copies it, leaves it as it is.
            _isLimited |= !(frame.IsCopy || KnownMethods.LeavesArgumentsAlone(method) || parameter.Type is INamedTypeSymbol { Name: "IEnumerable" or "ReadOnlySpan" or "IReadOnlyList" or "IReadOnlyCollection" });
        }
        else
        {
            var declared = HistoryForwarders.Definition(parameter);
            if (_forwarders.Has(declared, _bedrock, _cancellationToken)) Send(argument.Expression, frame);
            Enter(declared, call, ArgumentsOf(call).Remove(argument.Expression), frame);
        }
    }

    /// <summary>What a method of the project does with the list that it is given.</summary>
    private void Enter(IParameterSymbol parameter, InvocationExpressionSyntax call, ImmutableArray<ExpressionSyntax> others, Frame frame)
    {
        var inside = new Frame(frame.Place ?? call, frame.Elements.AddRange(others), frame.IsCopy, frame.Depth + 1);
        if (parameter.ContainingSymbol is not IMethodSymbol method)
        {
            _isLimited = true;
        }
        else if (method.MethodKind == MethodKind.LocalFunction || Members.OnlyBodyOf(method, _bedrock, _cancellationToken) is not null)
        {
            Read(parameter, inside);
        }
        else if (BedrockCalls.ImplementationOf(method, _bedrock, _cancellationToken) is { } only && ModelOf(only).GetDeclaredSymbol(only, _cancellationToken) is IMethodSymbol implementation && parameter.Ordinal < implementation.Parameters.Length)
        {
            Read(implementation.Parameters[parameter.Ordinal], inside);
        }
        else
        {
            _isLimited |= !frame.IsCopy;
        }
    }

    private void LookAtAssigned(AssignmentExpressionSyntax assignment, Frame frame)
    {
        var model = ModelOf(assignment);
        var target = model.GetSymbolInfo(assignment.Left, _cancellationToken).Symbol;
        if (SentMessages.IsOfRequest(assignment.Left, model, _bedrock.Symbols, _cancellationToken))
        {
            Send(assignment.Right, frame);
            LookAtRequests(assignment, frame);
        }
        else if (Is(target, _list))
        {
            // _history = [.. _history, message]
            if (frame.IsCopy) Grow(assignment, ImmutableArray.Create(assignment.Right), frame with { Elements = ImmutableArray<ExpressionSyntax>.Empty });
        }
        else if (target is ILocalSymbol local)
        {
            Read(local, frame.Deeper());
        }
        else
        {
            _isLimited |= !frame.IsCopy && !(target is IPropertySymbol { Name: SentMessages.PropertyName } property && _bedrock.Symbols.IsModelType(property.ContainingType));
        }
    }

    // request.Messages.Add(…), request.Messages.RemoveAt(0): what is in the request is the list itself, or its copy.
    private void LookAtRequests(AssignmentExpressionSyntax sent, Frame frame)
    {
        if (Members.RootOf(sent) is not { } root) return;
        foreach (var node in root.DescendantNodes())
        {
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: SentMessages.PropertyName } access && access != sent.Left && access.Parent is MemberAccessExpressionSyntax && SentMessages.IsOfRequest(access, ModelOf(access), _bedrock.Symbols, _cancellationToken))
                LookAtValue(access, frame);
        }
    }

    private void LookAtReplaced(AssignmentExpressionSyntax assignment, Frame frame)
    {
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)) return;
        if (MessageLists.In(assignment.Right, _bedrock, _cancellationToken).Any(list => Is(list, _list))) return;
        if (assignment.Parent is InitializerExpressionSyntax || frame.Place is not null || _list is ILocalSymbol || Members.RootOf(assignment) is not ConstructorDeclarationSyntax || assignment.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null) _isLimited = true;
        else if (!MessageLists.IsMade(assignment.Right)) _isLimited = true;
    }

    private void LookAtAnswer(ExpressionSyntax answer, Frame frame)
    {
        var owner = answer.FirstAncestorOrSelf<SyntaxNode>(static n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax);
        if (owner is AnonymousFunctionExpressionSyntax or null)
        {
            _isLimited |= !frame.IsCopy;
            return;
        }

        // Whoever is handed a local of a method that has ended does as he likes.
        if (_list is ILocalSymbol && frame.Place is null && owner is MethodDeclarationSyntax) return;
        var answered = ModelOf(owner).GetDeclaredSymbol(owner, _cancellationToken) switch
        {
            IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => property,
            var member => member,
        };
        if (frame.Depth > MaximumDepth || answered is null or IMethodSymbol { MethodKind: MethodKind.Conversion or MethodKind.UserDefinedOperator })
        {
            _isLimited = true;
            return;
        }

        // A list that others can only read is as good as a copy.
        var type = (answered as IMethodSymbol)?.ReturnType ?? (answered as IPropertySymbol)?.Type;
        var isReadOnly = type is INamedTypeSymbol { Name: "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" or "ReadOnlyCollection" };
        foreach (var mention in MentionsOf(answered))
        {
            if (_isLimited || --_mentionsLeft < 0) _isLimited = true;
            if (_isLimited) return;
            if (!Is(ModelOf(mention).GetSymbolInfo(mention, _cancellationToken).Symbol, answered) || !_seenAnswers.Add(mention)) continue;
            ExpressionSyntax used = Bare.Qualified(mention);
            if (mention.Parent is MemberBindingExpressionSyntax) _isLimited |= !isReadOnly;
            else if (answered is IPropertySymbol) LookAtValue(used, frame with { IsCopy = frame.IsCopy || isReadOnly, Depth = frame.Depth + 1 });
            else if (used.Parent is InvocationExpressionSyntax call && call.Expression == used) LookAtValue(Awaited(call), frame with { IsCopy = frame.IsCopy || isReadOnly, Depth = frame.Depth + 1 });
            else _isLimited |= !isReadOnly;
        }
    }

    private static ExpressionSyntax Awaited(InvocationExpressionSyntax call) => call.Parent is AwaitExpressionSyntax awaited ? awaited : call;

    private static bool IsTestForNothing(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax { Expression: LiteralExpressionSyntax } => true,
        UnaryPatternSyntax { Pattern: var negated } => IsTestForNothing(negated),
        RecursivePatternSyntax { Designation: null, PropertyPatternClause.Subpatterns: var parts } => parts.All(static part => part.Pattern is RelationalPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: 0 } } or ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: 0 } }),
        _ => false,
    };

    private static ImmutableArray<ExpressionSyntax> ArgumentsOf(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Select(static a => a.Expression).ToImmutableArray();

    /// <summary>Where the reading stands.</summary>
    /// <param name="Place">The call by which it came here from the code that holds the list; null in that code itself.</param>
    /// <param name="Elements">What else that call, and those behind it, are given.</param>
    /// <param name="IsCopy">Whether what is read is a copy of the list, so that only who sends it counts.</param>
    /// <param name="Depth">How many methods and variables it came through.</param>
    private sealed record Frame(SyntaxNode? Place, ImmutableArray<ExpressionSyntax> Elements, bool IsCopy, int Depth)
    {
        public Frame Deeper() => this with { Depth = Depth + 1 };
    }
}
