using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>The retries of Polly that run a throttled Bedrock call again.</summary>
internal static class PollyRetries
{
    private const string OptionsName = "RetryStrategyOptions";

    /// <summary>Calls <paramref name="action"/> at each of them: at the method that makes or adds it, and at the <c>new</c> of its options.</summary>
    public static void OnRetry(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, PollyRetry> action)
    {
        if (bedrock.Symbols.Polly is not { } polly) return;
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (StringUse.NameOf((InvocationExpressionSyntax)node.Node) is "Retry" or "RetryAsync" or "RetryForever" or "RetryForeverAsync" or "WaitAndRetry" or "WaitAndRetryAsync" or "WaitAndRetryForever" or "WaitAndRetryForeverAsync" or "AddRetry"
                    && At((InvocationExpressionSyntax)node.Node, polly, bedrock, node.CancellationToken) is { } retry)
                {
                    action(node, retry);
                }
            },
            SyntaxKind.InvocationExpression);
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (CanBeOptions((BaseObjectCreationExpressionSyntax)node.Node) && OfOptions((BaseObjectCreationExpressionSyntax)node.Node, polly, bedrock, node.CancellationToken) is { } retry) action(node, retry);
            },
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static bool CanBeOptions(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation is ObjectCreationExpressionSyntax { Type: var named }) return Triggers.NameOf(named)?.Identifier.ValueText is OptionsName;
        SyntaxNode value = creation;
        while (value.Parent is ParenthesizedExpressionSyntax) value = value.Parent;
        return CanTakeOptions(value.Parent) || (value.Parent is ArrowExpressionClauseSyntax or ReturnStatementSyntax or AssignmentExpressionSyntax && creation.Initializer is { } initializer && initializer.Expressions.Any(static e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "ShouldHandle" or "MaxRetryAttempts" or "BackoffType" or "UseJitter" or "Delay" } }));
    }

    private static bool CanTakeOptions(SyntaxNode? parent) => parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => StringUse.NameOf(call) is "AddRetry",
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } => IsNameOfOptions(type),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } => IsNameOfOptions(type),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } => IsNameOfOptions(type),
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: var type } } => IsNameOfOptions(type),
        _ => false,
    };

    private static bool IsNameOfOptions(TypeSyntax type) => Triggers.NameOf(type)?.Identifier.ValueText is OptionsName;

    /// <summary>The retry that a call makes or adds; null where it does not, or where it does not run throttled Bedrock calls again.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="polly">Polly's types.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static PollyRetry? At(InvocationExpressionSyntax call, PollySymbols polly, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var origins = new Origins(bedrock, cancellationToken);
        if (bedrock.ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol symbol
            || polly.RetryOf(symbol) is not { } method
            || origins.OperationOf(call) is not IInvocationOperation { Arguments: { Length: > 0 } arguments } retry)
        {
            return null;
        }

        if (method == PollyRetryMethod.AddRetry)
        {
            return arguments.Length == 2 && origins.Of(arguments[1].Value).Syntax is BaseObjectCreationExpressionSyntax creation && PollyOptions.Of(creation, polly, origins, bedrock, cancellationToken) is { } options && options.Uses.Added.Contains(call)
                ? new(NameOf(call), symbol.Name, method, options.Waits, options.IsEndless, creation) { IsSetAtOnce = options.Uses.Assignments.IsEmpty, Runs = options.Uses.Runs }
                : null;
        }

        var handling = PollyHandling.OfChain(arguments[0].Value, origins, bedrock, cancellationToken);
        if (handling.Takes == false) return null;
        var uses = PollyUses.Of(call, bedrock, polly, cancellationToken);
        if (!IsMeant(handling, uses)) return null;
        var count = arguments.FirstOrDefault(static a => a.Parameter?.Name is "retryCount")?.Value.ConstantValue;
        if (count is { HasValue: true, Value: int and <= 0 }) return null;
        var isInfluenced = arguments.Any(a => a.Parameter?.Name is { } name && name.StartsWith("onRetry", StringComparison.Ordinal) && PollyWaits.CanWaitOrEnd(a.Value, origins, bedrock));
        var isEndless = method is PollyRetryMethod.RetryForever or PollyRetryMethod.WaitAndRetryForever || count is { HasValue: true, Value: int.MaxValue };
        var waits = PollyWaits.Of(retry, method, origins, bedrock, cancellationToken);
        return new(
            NameOf(call),
            symbol.Name,
            method,
            isInfluenced || uses.CanWait ? waits.RemoveAll(static wait => wait.IsZero) : waits,
            isEndless && handling.Takes == true && !isInfluenced && !uses.IsBoundedOutside,
            Options: null)
        {
            Runs = uses.Runs,
        };
    }

    private static PollyRetry? OfOptions(BaseObjectCreationExpressionSyntax creation, PollySymbols polly, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        PollyOptions.Of(creation, polly, new(bedrock, cancellationToken), bedrock, cancellationToken) is { } options
            ? new(HeadOf(creation), OptionsName, Method: null, options.Waits, options.IsEndless, creation) { IsSetAtOnce = options.Uses.Assignments.IsEmpty }
            : null;

    /// <summary>Whether a strategy that handles this, and is used so, runs throttled Bedrock calls again.</summary>
    public static bool IsMeant(PollyHandling handling, PollyUses uses) => handling switch
    {
        { Takes: false } => false,
        { NamesBedrock: true } => true,
        { SpeaksOfThrottling: true } => uses.RunsBedrock || !uses.AreAllSeen,
        { Takes: true } => uses.RunsBedrock,
        _ => false,
    };

    private static Location NameOf(InvocationExpressionSyntax call) => StringUse.NameTokenOf(call).GetLocation();

    private static Location HeadOf(BaseObjectCreationExpressionSyntax creation) =>
        Location.Create(creation.SyntaxTree, TextSpan.FromBounds(creation.SpanStart, creation.ArgumentList?.Span.End ?? ((ObjectCreationExpressionSyntax)creation).Type.Span.End));
}
