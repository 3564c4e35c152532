using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>Says whether what runs for an item may hold back before its Bedrock call: then it is not known that all calls run at once.</summary>
internal sealed class StartLimits
{
    // Far above what runs for one item; past it something may be a limit.
    private const int MaximumInvocations = 2_000;
    private const int MaximumLevels = 8;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private int _invocationsLeft = MaximumInvocations;
    private bool _isLimited;

    // What waits only after the call does not hold it back.
    private bool _hasCalled;

    private StartLimits(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether something in the work, or in what it calls, may be a limit.</summary>
    public static bool MayHold(SyntaxNode work, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var limits = new StartLimits(bedrock, cancellationToken);
        limits.VisitBody(work, level: 0);
        return limits._isLimited;
    }

    private void VisitBody(SyntaxNode body, int level)
    {
        if (!_bedrock.CanRead(body, _cancellationToken) || level > MaximumLevels) _isLimited = true;
        else Visit(body, body, _bedrock.ModelOf(body.SyntaxTree), level);
    }

    // In the order in which it is evaluated: what a call is given comes before the call.
    private void Visit(SyntaxNode node, SyntaxNode body, SemanticModel model, int level)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_isLimited || (node is LocalFunctionStatementSyntax && node != body) || node is TypeSyntax and not SimpleNameSyntax) return;
        if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }) return;
        foreach (var child in node.ChildNodes()) Visit(child, body, model, level);
        if (_isLimited) return;
        switch (node)
        {
            case IdentifierNameSyntax name:
                VisitName(name, model, level);
                break;
            case InvocationExpressionSyntax invocation:
                VisitCall(invocation, body, model, level);
                break;
        }
    }

    private void VisitName(IdentifierNameSyntax name, SemanticModel model, int level)
    {
        // A name that is called is looked at with its call.
        var whole = Bare.Qualified(name);
        if (whole.Parent is InvocationExpressionSyntax called && called.Expression == whole) return;
        var symbol = model.GetSymbolInfo(name, _cancellationToken).Symbol;
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        _isLimited = LimitTypes.IsLimit(type) && !PollyLimits.LetsAllThrough(whole, _bedrock, _cancellationToken);
        if (symbol is IMethodSymbol named && Bare.Around(whole).Parent is ArgumentSyntax) VisitMethod(named, level);
    }

    private void VisitCall(InvocationExpressionSyntax invocation, SyntaxNode body, SemanticModel model, int level)
    {
        if (--_invocationsLeft < 0)
        {
            _isLimited = true;
            return;
        }

        if (model.GetSymbolInfo(invocation, _cancellationToken).Symbol is not IMethodSymbol method)
        {
            _isLimited = LimitTypes.IsNamedAsLimit(StringUse.NameOf(invocation));
        }
        else if (BedrockCalls.Direct(invocation, method, _bedrock, _cancellationToken) != ReachedCalls.None)
        {
            VisitDecorators(method, level);
            _hasCalled = true;
            _isLimited |= Blocks(invocation);
        }
        else if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            VisitDelegate(invocation, model, level);
        }
        else
        {
            VisitOther(invocation, method, body, level);
        }
    }

    private void VisitOther(InvocationExpressionSyntax invocation, IMethodSymbol method, SyntaxNode body, int level)
    {
        if (LimitTypes.IsLimit(method.ContainingType) || LimitTypes.TakesFromQueue(method))
        {
            _isLimited = invocation.Expression is not MemberAccessExpressionSyntax { Expression: var receiver } || !PollyLimits.LetsAllThrough(receiver, _bedrock, _cancellationToken);
        }
        else if (VisitMethod(method, level))
        {
            _isLimited |= Blocks(invocation) && BedrockCalls.ReachedBy(invocation, _bedrock, _cancellationToken) != ReachedCalls.None;
        }
        else if (LimitTypes.Waits(method))
        {
            // A wait between two attempts is inside their loop; one before the call makes it come later.
            _isLimited = !_hasCalled && !invocation.Ancestors().TakeWhile(n => n != body).Any(static n => n is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or CatchClauseSyntax);
        }
        else if (!IsHarmless(method))
        {
            // Unseen code that is given the call to make, or that is waited for before it.
            _isLimited = (!_hasCalled && (LimitTypes.IsNamedAsLimit(method.Name) || IsWaitedFor(invocation))) || IsGivenCall(invocation);
        }
    }

    // The project's own code; false where there is none.
    private bool VisitMethod(IMethodSymbol method, int level)
    {
        method = Members.DefinitionOf(method);
        if (!_bedrock.Declares(method)) return false;
        var isSeen = false;
        foreach (var body in BodiesOf(method))
        {
            isSeen = true;
            if (_seen.Add(_bedrock.ModelOf(body.SyntaxTree).GetDeclaredSymbol(body, _cancellationToken) ?? method)) VisitBody(body, level + 1);
        }

        return isSeen;
    }

    private IEnumerable<SyntaxNode> BodiesOf(IMethodSymbol method)
    {
        if (!method.IsAbstract)
        {
            foreach (var reference in _bedrock.DeclarationsOf(method)) yield return reference.GetSyntax(_cancellationToken);
        }

        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride) yield break;
        foreach (var implementation in Implementations.Of(method, _bedrock, _cancellationToken)) yield return implementation;
    }

    // A client of the project that stands before the SDK's may hold back whoever calls it.
    private void VisitDecorators(IMethodSymbol method, int level)
    {
        if (!_seen.Add(method)) return;
        var hadCalled = _hasCalled;
        _hasCalled = false;
        foreach (var decorator in Implementations.OfClient(method.Name, _bedrock, _cancellationToken)) VisitBody(decorator, level + 1);
        _hasCalled = hadCalled;
    }

    private void VisitDelegate(InvocationExpressionSyntax invocation, SemanticModel model, int level)
    {
        switch (model.GetSymbolInfo(Bare.Inside(invocation.Expression), _cancellationToken).Symbol)
        {
            case ILocalSymbol local when Members.LambdaIn(local, _cancellationToken) is { } lambda:
                if (_seen.Add(local)) VisitBody(lambda, level + 1);
                break;
            case IParameterSymbol when level > 0:
                // What it is given was looked at where it was given.
                break;
            default:
                _isLimited = (!_hasCalled && IsWaitedFor(invocation)) || IsGivenCall(invocation);
                break;
        }
    }

    private bool IsGivenCall(InvocationExpressionSyntax invocation)
    {
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (Bare.Inside(argument.Expression) is AnonymousFunctionExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax && BedrockCalls.ReachedFrom(argument, _bedrock, _cancellationToken) != ReachedCalls.None) return true;
        }

        return false;
    }

    // await gate.EnterAsync(); using (await …): nothing is taken from it but that it is over.
    private static bool IsWaitedFor(SyntaxNode invocation)
    {
        while (invocation.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WaitAsync" } or InvocationExpressionSyntax or ParenthesizedExpressionSyntax) invocation = invocation.Parent;
        if (invocation.Parent is not AwaitExpressionSyntax awaited) return false;
        return Bare.Around(awaited).Parent switch
        {
            ExpressionStatementSyntax or UsingStatementSyntax => true,
            EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax } => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
            _ => false,
        };
    }

    // ask(x).Result: each call ends before the next one starts, unless each has a thread of its own.
    private static bool Blocks(InvocationExpressionSyntax invocation)
    {
        SyntaxNode at = invocation;
        while (at.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" } || (at.Parent is InvocationExpressionSyntax called && called.Expression == at)) at = at.Parent;
        if (at.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" or "Wait" or "GetResult" }) return false;
        return !invocation.Ancestors().Any(static n => n is InvocationExpressionSyntax call && StringUse.NameOf(call) is "Run" or "StartNew");
    }

    // The framework, the SDK, data access and logging; what runs a delegate of these runs it at once.
    private static bool IsHarmless(IMethodSymbol method)
    {
        if (method is { Name: "ContinueWith", ContainingType.Name: "Task" }) return false;
        var space = method.ContainingNamespace;
        return LimitTypes.IsUnder(space, "System") || LimitTypes.IsUnder(space, "Amazon") || LimitTypes.IsUnder(space, "Microsoft.EntityFrameworkCore") || LimitTypes.IsUnder(space, "Microsoft.Extensions.Logging")
            || LimitTypes.IsUnder(space, "Microsoft.Extensions.Caching") || LimitTypes.IsUnder(space, "Newtonsoft.Json") || LimitTypes.IsUnder(space, "Polly.Retry") || LimitTypes.IsUnder(space, "Polly.Timeout");
    }
}
