using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <summary>Finds the Bedrock calls that a piece of code comes to, itself or through the project's own methods. Asked only about code that is already under suspicion.</summary>
internal sealed class BedrockCalls
{
    private const int MaximumLevels = 6;

    // Far above what stands behind one call that is retried.
    private const int MaximumInvocations = 2_000;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly CallingNames _names;
    private readonly HashSet<IMethodSymbol> _open = new(SymbolEqualityComparer.Default);
    private int _invocationsLeft = MaximumInvocations;

    // An answer that was cut by a cycle or a limit depends on who asked, and is not kept.
    private bool _isCut;

    private BedrockCalls(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
        _names = bedrock.CallingNamesIn(cancellationToken);
    }

    /// <summary>The calls that an invocation is or comes to.</summary>
    public static ReachedCalls ReachedBy(InvocationExpressionSyntax invocation, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new BedrockCalls(bedrock, cancellationToken).Of(invocation, bedrock.ModelOf(invocation.SyntaxTree), level: 0);

    /// <summary>The calls that a method, local function or lambda comes to.</summary>
    public static ReachedCalls ReachedBy(IMethodSymbol method, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new BedrockCalls(bedrock, cancellationToken).Of(method, level: 0);

    /// <summary>The calls that stand in a piece of code or that it comes to: a body, a lambda, a statement, an argument that names a method.</summary>
    public static ReachedCalls ReachedFrom(SyntaxNode code, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new BedrockCalls(bedrock, cancellationToken).In(code, bedrock.ModelOf(code.SyntaxTree), level: 0);

    /// <summary>The call that an invocation itself is.</summary>
    public static ReachedCalls Direct(InvocationExpressionSyntax invocation, IMethodSymbol method, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (TestCode.IsExpectedCall(invocation)) return ReachedCalls.None;
        if (bedrock.Symbols.OperationOfCall(method) is { } operation)
        {
            return operation switch
            {
                BedrockOperation.ConverseStream or BedrockOperation.InvokeModelWithResponseStream => ReachedCalls.RuntimeStream,
                BedrockOperation.RetrieveAndGenerate => ReachedCalls.AgentRuntime,
                BedrockOperation.RetrieveAndGenerateStream => ReachedCalls.AgentRuntimeStream,
                _ => ReachedCalls.Runtime,
            };
        }

        var model = bedrock.ModelOf(invocation.SyntaxTree);
        if (bedrock.Symbols.Chat is { } chat && chat.Asks(method.ReducedFrom ?? method) && !Requests.ChatCallsAt(invocation, model, bedrock, cancellationToken).IsEmpty)
            return string.Equals(method.Name, "GetResponseAsync", StringComparison.Ordinal) ? ReachedCalls.Runtime : ReachedCalls.RuntimeStream;
        if (method.Name is "Create" or "CreateStreaming" && bedrock.Symbols.IsOfAnthropic(method.ContainingAssembly) && IsOfAnthropicsMessages(invocation, bedrock, cancellationToken))
            return string.Equals(method.Name, "Create", StringComparison.Ordinal) ? ReachedCalls.Anthropic : ReachedCalls.AnthropicStream;
        return ReachedCalls.None;
    }

    // client.Messages.Create(…), where either can be held in something, and the client as the interface that it has.
    private static bool IsOfAnthropicsMessages(InvocationExpressionSyntax invocation, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var origins = new Origins(bedrock, cancellationToken);
        return invocation.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
            && origins.OperationOf(receiver) is { } messages
            && origins.Of(messages) is IPropertyReferenceOperation { Property.Name: "Messages", Instance: { } client }
            && (bedrock.Symbols.IsAnthropicClient(client.Type) || bedrock.Symbols.IsAnthropicClient(origins.Of(client).Type));
    }

    /// <summary>The one declaration in the project that implements an interface's method; null where there is none, or more than one.</summary>
    public static SyntaxNode? ImplementationOf(IMethodSymbol method, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        new BedrockCalls(bedrock, cancellationToken).ImplementationsOf(method).FirstOrDefault();

    private bool MayCall(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => _names.MayCall(StringUse.NameOf(call)),
        IdentifierNameSyntax name => _names.MayCall(name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => _names.MayCall(access.Name.Identifier.ValueText),
        _ => false,
    };

    private ReachedCalls Of(InvocationExpressionSyntax invocation, SemanticModel model, int level)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (!MayCall(invocation)) return ReachedCalls.None;
        if (--_invocationsLeft < 0)
        {
            _isCut = true;
            return ReachedCalls.None;
        }

        if (model.GetSymbolInfo(invocation, _cancellationToken).Symbol is not IMethodSymbol method) return ReachedCalls.None;
        if (method.MethodKind == MethodKind.DelegateInvoke) return OfDelegate(invocation.Expression, model, level);
        var direct = Direct(invocation, method, _bedrock, _cancellationToken);
        return direct != ReachedCalls.None ? direct : Of(method, level);
    }

    private ReachedCalls Of(IMethodSymbol method, int level)
    {
        method = Members.DefinitionOf(method);
        if (_bedrock.KnownReached(method) is { } known) return known;
        if (level >= MaximumLevels || !_open.Add(method))
        {
            _isCut = true;
            return ReachedCalls.None;
        }

        var (wasCut, reached) = (_isCut, ReachedCalls.None);
        _isCut = false;
        foreach (var body in BodiesOf(method)) reached |= In(body, _bedrock.ModelOf(body.SyntaxTree), level + 1);
        _open.Remove(method);
        if (!_isCut) _bedrock.KeepReached(method, reached);
        _isCut |= wasCut;
        return reached;
    }

    // A lambda that a local holds, when it holds nothing else.
    private ReachedCalls OfDelegate(ExpressionSyntax called, SemanticModel model, int level)
    {
        if (model.GetSymbolInfo(Bare.Inside(called), _cancellationToken).Symbol is not ILocalSymbol local || Members.LambdaIn(local, _cancellationToken) is not { } lambda) return ReachedCalls.None;
        if (level < MaximumLevels) return In(lambda, model, level + 1);
        _isCut = true;
        return ReachedCalls.None;
    }

    private IEnumerable<SyntaxNode> BodiesOf(IMethodSymbol method)
    {
        if (method.IsAbstract)
        {
            foreach (var implementation in ImplementationsOf(method)) yield return implementation;
        }
        else
        {
            foreach (var reference in _bedrock.DeclarationsOf(method)) yield return reference.GetSyntax(_cancellationToken);
        }
    }

    // An interface of the project is followed where the project has one implementation: which of several runs is not known.
    private IEnumerable<SyntaxNode> ImplementationsOf(IMethodSymbol method)
    {
        if (!_bedrock.Declares(method) || method.ContainingType.TypeKind is not TypeKind.Interface) yield break;
        SyntaxNode? only = null;
        foreach (var declaration in Implementations.Of(method, _bedrock, _cancellationToken))
        {
            if (only is not null) yield break;
            only = declaration;
        }

        if (only is not null) yield return only;
    }

    private ReachedCalls In(SyntaxNode code, SemanticModel model, int level)
    {
        var reached = ReachedCalls.None;
        var isChecked = false;
        foreach (var node in code.DescendantNodesAndSelf())
        {
            if (!MayCall(node)) continue;
            if (!isChecked && !_bedrock.CanRead(code, _cancellationToken)) return reached;
            isChecked = true;
            if (node is InvocationExpressionSyntax invocation)
                reached |= Of(invocation, model, level);
            else if (MethodHandedOver(node, model, _cancellationToken) is { } named)
                reached |= Of(named, level);
        }

        return reached;
    }

    /// <summary>The method of the project that is handed over by its name, and is taken to be called: <c>Retry(AskAsync)</c>, <c>Select(_service.AskAsync)</c>. Null for anything else.</summary>
    public static IMethodSymbol? MethodHandedOver(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node is IdentifierNameSyntax or MemberAccessExpressionSyntax && Bare.Around(node).Parent is ArgumentSyntax && model.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol method && method.IsDeclaredIn(model.Compilation) ? method : null;
}
