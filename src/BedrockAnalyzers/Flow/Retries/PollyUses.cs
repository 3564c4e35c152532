using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Follows a retry of Polly, its options or its builder forward through the project: what runs through it, and what is changed about it on the way.</summary>
internal sealed class PollyUses
{
    private const int MaximumSteps = 200;
    private const int MaximumCallers = 3;

    private readonly BedrockCompilation _bedrock;
    private readonly PollySymbols _polly;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _holders = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _seen = new();
    private readonly Queue<(SyntaxNode Value, bool IsOptions)> _pending = new();
    private bool _isOptions;
    private readonly ImmutableArray<AssignmentExpressionSyntax>.Builder _assignments = ImmutableArray.CreateBuilder<AssignmentExpressionSyntax>();

    private PollyUses(BedrockCompilation bedrock, PollySymbols polly, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _polly = polly;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether a Bedrock call is seen to run through it.</summary>
    public bool RunsBedrock { get; private set; }

    /// <summary>Whether all that it is used for is seen.</summary>
    public bool AreAllSeen { get; private set; } = true;

    /// <summary>Whether something else can end or slow the retries: a strategy outside it, a deadline where it is run, a wait in what is run.</summary>
    public bool IsBoundedOutside { get; private set; }

    /// <summary>Whether what is run can wait by itself before the call.</summary>
    public bool CanWait { get; private set; }

    /// <summary>The calls of <c>Execute</c> that go through it.</summary>
    public ImmutableArray<InvocationExpressionSyntax> Runs { get; private set; } = ImmutableArray<InvocationExpressionSyntax>.Empty;

    /// <summary>Whether the options were handed to code that is not seen, which can change them.</summary>
    public bool AreOptionsInOtherHands { get; private set; }

    /// <summary>The calls of <c>AddRetry</c> that take the options.</summary>
    public ImmutableArray<InvocationExpressionSyntax> Added { get; private set; } = ImmutableArray<InvocationExpressionSyntax>.Empty;

    /// <summary>The assignments to properties of the options after their creation.</summary>
    public ImmutableArray<AssignmentExpressionSyntax> Assignments => _assignments.ToImmutable();

    /// <summary>Follows what an expression makes.</summary>
    public static PollyUses Of(ExpressionSyntax made, BedrockCompilation bedrock, PollySymbols polly, CancellationToken cancellationToken)
    {
        var uses = new PollyUses(bedrock, polly, cancellationToken);
        uses._isOptions = made is BaseObjectCreationExpressionSyntax;
        uses.Enqueue(made);
        var steps = 0;
        while (uses._pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++steps > MaximumSteps)
            {
                uses.LoseSight();
                break;
            }

            (var next, uses._isOptions) = uses._pending.Dequeue();
            if (uses._seen.Add(next)) uses.Follow(next);
        }

        return uses;
    }

    private void Enqueue(SyntaxNode value) => _pending.Enqueue((value, _isOptions));

    private void Follow(SyntaxNode value)
    {
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax:
            case ConditionalExpressionSyntax conditional when value != conditional.Condition:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression }:
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ExpressionElementSyntax or CollectionExpressionSyntax:
                Enqueue(value.Parent);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } initializer:
                Hold(ModelOf(value).GetDeclaredSymbol(initializer.Parent!, _cancellationToken));
                break;
            case AssignmentExpressionSyntax assignment when value == assignment.Right:
                Hold(ModelOf(value).GetSymbolInfo(assignment.Left, _cancellationToken).Symbol);
                break;
            case ArrowExpressionClauseSyntax { Parent: { } member }:
                Hold(member is AccessorDeclarationSyntax accessor ? PropertyOf(accessor) : ModelOf(value).GetDeclaredSymbol(member, _cancellationToken));
                break;
            case ReturnStatementSyntax statement:
                Return(statement);
                break;
            case ArgumentSyntax argument:
                Give(argument);
                break;
            case MemberAccessExpressionSyntax access when access.Expression == value:
                Access(access);
                break;
            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } conditional when conditional.Expression == value:
                Call(call);
                break;
            case ExpressionStatementSyntax:
                break;
            default:
                LoseSight();
                break;
        }
    }

    private void Return(ReturnStatementSyntax statement)
    {
        foreach (var around in statement.Ancestors())
        {
            switch (around)
            {
                case AnonymousFunctionExpressionSyntax:
                    LoseSight();
                    return;
                case AccessorDeclarationSyntax accessor:
                    Hold(PropertyOf(accessor));
                    return;
                case LocalFunctionStatementSyntax or MethodDeclarationSyntax:
                    Hold(ModelOf(statement).GetDeclaredSymbol(around, _cancellationToken));
                    return;
            }
        }
    }

    // A property of the value is set or read, or a method of it is called.
    private void Access(MemberAccessExpressionSyntax access)
    {
        switch (access.Parent)
        {
            case InvocationExpressionSyntax call when call.Expression == access:
                Call(call);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Left == access:
                _assignments.Add(assignment);
                break;
            case ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 }:
                LoseSight();
                break;
        }
    }

    private void Call(InvocationExpressionSyntax call)
    {
        if (ModelOf(call).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method)
        {
            LoseSight();
        }
        else if (_polly.IsOfPolly(method.ReducedFrom ?? method))
        {
            if (method.Name.StartsWith("Execute", StringComparison.Ordinal)) Run(call);
            else if (!method.ReturnsVoid) Enqueue(call);
        }
        else if (method.ReducedFrom is { } extension && _bedrock.Declares(extension))
        {
            Hold(extension.Parameters[0]);
        }
        else
        {
            LoseSight();
        }
    }

    private void Give(ArgumentSyntax argument)
    {
        if (argument.RefOrOutKeyword.RawKind != 0 || argument.Parent?.Parent is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) || argument.Parent is not ArgumentListSyntax list)
        {
            LoseSight();
            return;
        }

        var called = (ExpressionSyntax)list.Parent!;
        if (ModelOf(called).GetSymbolInfo(called, _cancellationToken).Symbol is not IMethodSymbol method)
        {
            if (called is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }) LoseSight();
            return;
        }

        if (_polly.IsOfPolly(method.ReducedFrom ?? method) && called is InvocationExpressionSyntax call)
        {
            // What stands before it in a wrap, or has it as an argument, is around it.
            if (method.Name is "Wrap" or "WrapAsync" && (!method.IsStatic || method.ReducedFrom is not null || list.Arguments.IndexOf(argument) > 0)) IsBoundedOutside = true;
            if (_polly.RetryOf(method) == PollyRetryMethod.AddRetry) Added = Added.Add(call);
            _isOptions = false;
            Enqueue(call);
            FollowBuilder(call);
        }
        else if (ParameterFor(method, argument, list) is { } parameter && _bedrock.Declares(parameter))
        {
            Hold(parameter);
        }
        else if (!KnownMethods.LeavesArgumentsAlone(method))
        {
            LoseSight();
        }
    }

    // A builder has what was added to it, whether or not the answer of the adding method is used.
    private void FollowBuilder(InvocationExpressionSyntax added)
    {
        SyntaxNode at = added;
        while (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call)
        {
            if (at != added && StringUse.NameOf(call) is "AddTimeout") IsBoundedOutside = true;
            at = WithoutParentheses(receiver);
        }

        if (at is not SimpleNameSyntax || ModelOf(at).GetSymbolInfo(at, _cancellationToken).Symbol is not { } holder) return;
        if (holder is ILocalSymbol or IParameterSymbol && (holder is ILocalSymbol { Type: var held } ? held : ((IParameterSymbol)holder).Type).Name.EndsWith("PipelineBuilder", StringComparison.Ordinal))
        {
            if (_bedrock.ModelOf(at.SyntaxTree).GetSymbolInfo(at, _cancellationToken).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } }) Register(at, holder);
            else Hold(holder);
        }
    }

    // builder => builder.AddRetry(…), given to something that keeps the pipeline under a key.
    private void Register(SyntaxNode at, ISymbol parameter)
    {
        var lambda = at.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault();
        if (lambda?.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: > 0 } arguments, Parent: InvocationExpressionSyntax call } }
            && ModelOf(call).GetConstantValue(arguments[0].Expression, _cancellationToken) is { HasValue: true, Value: string key }
            && StringUse.NameOf(call) is "AddResiliencePipeline" or "TryAddBuilder" or "GetOrAddPipeline")
        {
            foreach (var tree in _bedrock.TreesThatCanName("GetPipeline", _cancellationToken))
            {
                foreach (var name in _bedrock.NamesIn(tree, "GetPipeline", _cancellationToken))
                {
                    if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments: { Count: 1 } asked } get
                        && _bedrock.ModelOf(tree).GetConstantValue(asked[0].Expression, _cancellationToken) is { HasValue: true, Value: string wanted }
                        && string.Equals(wanted, key, StringComparison.Ordinal))
                    {
                        Enqueue(get);
                    }
                }
            }
        }

        Hold(parameter);
        AreAllSeen = false;
    }

    private void Hold(ISymbol? holder)
    {
        holder = holder is IMethodSymbol { ReducedFrom: { } extension } ? extension : holder?.OriginalDefinition;
        if (holder is null or IDiscardSymbol)
        {
            if (holder is null) LoseSight();
            return;
        }

        if (!_bedrock.Declares(holder))
        {
            LoseSight();
            return;
        }

        if (!_holders.Add(holder)) return;
        if (holder is IMethodSymbol or IPropertySymbol or IFieldSymbol && holder.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal) AreAllSeen = false;
        foreach (var name in NamesOf(holder))
        {
            ExpressionSyntax read = Bare.Qualified(name);
            if (holder is IMethodSymbol) read = read.Parent as InvocationExpressionSyntax ?? read;
            if (read.Parent is AssignmentExpressionSyntax assignment && assignment.Left == read) continue;
            Enqueue(read);
        }
    }

    private IEnumerable<SimpleNameSyntax> NamesOf(ISymbol holder)
    {
        IEnumerable<SyntaxTree> trees = holder is ILocalSymbol or IParameterSymbol || holder.ContainingSymbol is IMethodSymbol
            ? holder.DeclaringSyntaxReferences.Select(static r => r.SyntaxTree)
            : _bedrock.TreesThatCanName(holder.Name, _cancellationToken);
        foreach (var tree in trees)
        {
            foreach (var name in _bedrock.NamesIn(tree, holder.Name, _cancellationToken))
            {
                var symbol = _bedrock.ModelOf(tree).GetSymbolInfo(name, _cancellationToken).Symbol;
                symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol?.OriginalDefinition;
                if (SymbolEqualityComparer.Default.Equals(symbol, holder)) yield return name;
            }
        }
    }

    private void Run(InvocationExpressionSyntax call)
    {
        Runs = Runs.Add(call);
        if (Members.RootOf(call) is { } root && HasDeadline(root)) IsBoundedOutside = true;
        var isSeen = false;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var given = WithoutParentheses(argument.Expression);
            if (BedrockCalls.ReachedFrom(argument, _bedrock, _cancellationToken) != ReachedCalls.None)
            {
                RunsBedrock = true;
                isSeen = true;
                if (CanWaitIn(given)) CanWait = true;
            }
            else if (given is AnonymousFunctionExpressionSyntax lambda)
            {
                isSeen = true;
                foreach (var name in lambda.DescendantNodes().OfType<SimpleNameSyntax>()) isSeen &= !CallsUnseen(name) && (name is not IdentifierNameSyntax held || RunDelegate(held, MaximumCallers));
            }
            else if (given is IdentifierNameSyntax function && ModelOf(function).GetTypeInfo(function, _cancellationToken).Type is { TypeKind: TypeKind.Delegate })
            {
                isSeen = RunDelegate(function, MaximumCallers);
            }
        }

        if (!isSeen) AreAllSeen = false;
    }

    // Behind an interface or an abstract method can be a model; behind a client of another service of AWS there is none.
    private bool CallsUnseen(SimpleNameSyntax name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access || access.Name != name) return false;
        if (ModelOf(name).GetSymbolInfo(name, _cancellationToken).Symbol is not IMethodSymbol { IsAbstract: true, ContainingType: { } type }) return false;
        var space = type.ContainingNamespace;
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer) space = outer;
        return space.Name is not "Amazon";
    }

    // A delegate that came in as a parameter, or is held in a local, is what those who call the member give. Answers whether all of it is seen.
    private bool RunDelegate(IdentifierNameSyntax name, int levels)
    {
        var symbol = ModelOf(name).GetSymbolInfo(name, _cancellationToken).Symbol;
        switch (symbol)
        {
            case ILocalSymbol { Type.TypeKind: TypeKind.Delegate, DeclaringSyntaxReferences: { Length: 1 } declared }
                when declared[0].GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }:
                if (BedrockCalls.ReachedFrom(value, _bedrock, _cancellationToken) != ReachedCalls.None) RunsBedrock = true;
                return true;
            case IParameterSymbol { Type.TypeKind: TypeKind.Delegate, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method } parameter:
                return levels > 0 && RunGiven(method, parameter, levels);
            default:
                return symbol is not (IFieldSymbol { Type.TypeKind: TypeKind.Delegate } or IPropertySymbol { Type.TypeKind: TypeKind.Delegate } or IParameterSymbol { Type.TypeKind: TypeKind.Delegate });
        }
    }

    private bool RunGiven(IMethodSymbol method, IParameterSymbol parameter, int levels)
    {
        var areAllSeen = method.DeclaredAccessibility is Accessibility.Private or Accessibility.NotApplicable;
        foreach (var called in NamesOf(method.OriginalDefinition))
        {
            ExpressionSyntax callee = Bare.Qualified(called);
            if (callee.Parent is not InvocationExpressionSyntax { ArgumentList: var list }) continue;
            foreach (var argument in list.Arguments)
            {
                var name = argument.NameColon?.Name.Identifier.ValueText;
                var offset = method.IsExtensionMethod && callee is MemberAccessExpressionSyntax ? 1 : 0;
                if (name is null ? list.Arguments.IndexOf(argument) + offset != parameter.Ordinal : !string.Equals(name, parameter.Name, StringComparison.Ordinal)) continue;
                var given = WithoutParentheses(argument.Expression);
                if (BedrockCalls.ReachedFrom(argument, _bedrock, _cancellationToken) != ReachedCalls.None) RunsBedrock = true;
                else if (given is IdentifierNameSyntax next) areAllSeen &= RunDelegate(next, levels - 1);
                else if (given is not AnonymousFunctionExpressionSyntax) areAllSeen = false;
            }
        }

        return areAllSeen;
    }

    // Waiting for the call itself is no wait between two of them.
    private static bool CanWaitIn(ExpressionSyntax code) =>
        code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(static call => StringUse.NameOf(call) is "Delay" or "Sleep" or "Wait" or "WaitAsync" or "WaitOne" or "AcquireAsync" or "AttemptAcquire");

    private static bool HasDeadline(SyntaxNode root) => root.DescendantNodes().Any(static node => node switch
    {
        InvocationExpressionSyntax call => StringUse.NameOf(call) is "CancelAfter",
        ObjectCreationExpressionSyntax { Type: var type, ArgumentList.Arguments.Count: > 0 } => Triggers.NameOf(type)?.Identifier.ValueText is "CancellationTokenSource",
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1, Parent: EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type: var type } } } => Triggers.NameOf(type)?.Identifier.ValueText is "CancellationTokenSource",
        _ => false,
    });

    private void LoseSight()
    {
        AreAllSeen = false;
        if (_isOptions) AreOptionsInOtherHands = true;
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        return expression;
    }

    private static IParameterSymbol? ParameterFor(IMethodSymbol method, ArgumentSyntax argument, ArgumentListSyntax list)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name }) return method.OriginalDefinition.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
        var index = list.Arguments.IndexOf(argument);
        var parameters = (method.ReducedFrom ?? method).OriginalDefinition.Parameters;
        if (method.ReducedFrom is not null) index++;
        return index < parameters.Length && !parameters[index].IsParams ? parameters[index] : null;
    }

    private ISymbol? PropertyOf(AccessorDeclarationSyntax accessor) => (ModelOf(accessor).GetDeclaredSymbol(accessor, _cancellationToken) as IMethodSymbol)?.AssociatedSymbol;

    private SemanticModel ModelOf(SyntaxNode node) => _bedrock.ModelOf(node.SyntaxTree);
}
