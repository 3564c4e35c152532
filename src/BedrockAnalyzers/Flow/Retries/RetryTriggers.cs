using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Actions on syntax that can be part of a retry, so that nothing is asked about the rest of the code.</summary>
internal static class RetryTriggers
{
    private const int MaximumLevels = 2;

    // With more places where a name stands it is no longer cheaper to ask by names first.
    private const int MaximumPlaces = 64;

    private static readonly string[] s_throttling = { "ThrottlingException", "TooManyRequests" };

    /// <summary>Calls <paramref name="action"/> at each catch that takes throttling, with the retries that it belongs to.</summary>
    public static void OnCatch(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, CatchClauseSyntax, ImmutableArray<Retry>> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var clause = (CatchClauseSyntax)node.Node;
                if (!CanComeBack(clause, bedrock) || Members.RootOf(clause) is not { } root || !bedrock.CanRetry(root, node.CancellationToken) || !CanBeThrottling(clause, node.SemanticModel, bedrock, node.CancellationToken)) return;
                var retries = bedrock.RetriesOf(root, followsLasting: false, node.CancellationToken).RemoveAll(retry => retry.Catch != clause);
                if (!retries.IsEmpty) action(node, clause, retries);
            },
            SyntaxKind.CatchClause);

    /// <summary>Calls <paramref name="action"/> at each catch in which a call comes back that failed for a reason that does not pass.</summary>
    public static void OnLastingCatch(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, CatchClauseSyntax, ImmutableArray<Retry>> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var clause = (CatchClauseSyntax)node.Node;
                if (!CanComeBack(clause, bedrock) || Members.RootOf(clause) is not { } root || !bedrock.CanRetry(root, node.CancellationToken) || IsForThrottling(clause, node.SemanticModel, bedrock, node.CancellationToken)) return;
                var retries = bedrock.RetriesOf(root, followsLasting: true, node.CancellationToken).RemoveAll(retry => retry.Catch != clause);
                if (!retries.IsEmpty) action(node, clause, retries);
            },
            SyntaxKind.CatchClause);

    /// <summary>Calls <paramref name="action"/> at each loop, <c>goto</c> or call of a method by itself that brings a throttled call back.</summary>
    public static void OnRepetition(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, ImmutableArray<Retry>> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (!CanRepeat(node.Node, bedrock) || Members.RootOf(node.Node) is not { } root) return;
                var retries = bedrock.RetriesOf(root, followsLasting: false, node.CancellationToken).RemoveAll(retry => retry.Repeated != node.Node);
                if (!retries.IsEmpty) action(node, retries);
            },
            SyntaxKind.WhileStatement,
            SyntaxKind.DoStatement,
            SyntaxKind.ForStatement,
            SyntaxKind.ForEachStatement,
            SyntaxKind.ForEachVariableStatement,
            SyntaxKind.GotoStatement,
            SyntaxKind.InvocationExpression);

    /// <summary>Calls <paramref name="action"/> at each wait on the way of a retry, in the retry itself or in a method that it calls.</summary>
    public static void OnWait(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, InvocationExpressionSyntax, ImmutableArray<Retry>> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var wait = (InvocationExpressionSyntax)node.Node;
                if (StringUse.NameOf(wait) is not ("Delay" or "Sleep" or "WaitOne" or "Wait") || Members.RootOf(wait) is not { } root || !MayRetry(bedrock, node.CancellationToken)) return;
                var places = MaximumPlaces;
                if (!MayRetryAround(root, level: 0, ref places, bedrock, node.CancellationToken) || node.SemanticModel.GetSymbolInfo(wait, node.CancellationToken).Symbol is not IMethodSymbol method || !WaitFinder.IsWait(method)) return;
                var retries = ImmutableArray.CreateBuilder<Retry>();
                AddFrom(root, wait, bedrock, retries, level: 0, node.CancellationToken);
                if (retries.Count > 0) action(node, wait, retries.ToImmutable());
            },
            SyntaxKind.InvocationExpression);

    // Where nothing calls Bedrock, only a catch that names throttling is about it.
    private static bool MayRetry(BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        !bedrock.CallingNamesIn(cancellationToken).AreIdle || bedrock.CanNameAny(s_throttling, cancellationToken);

    // By names alone: the member itself, or one that can call it.
    private static bool MayRetryAround(SyntaxNode root, int level, ref int places, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        (bedrock.RetrySyntaxOf(root).HasCatch && bedrock.CanRetry(root, cancellationToken)) || MayBeCalledByRetry(root, level, ref places, bedrock, cancellationToken);

    private static bool MayBeCalledByRetry(SyntaxNode root, int level, ref int places, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (level == MaximumLevels || root is not MethodDeclarationSyntax { Identifier.ValueText: var name }) return false;
        foreach (var tree in bedrock.TreesThatCanName(name, cancellationToken))
        {
            foreach (var mention in bedrock.NamesIn(tree, name, cancellationToken))
            {
                if (--places < 0) return true;
                if (Members.RootOf(mention) is { } caller && caller != root && MayRetryAround(caller, level + 1, ref places, bedrock, cancellationToken)) return true;
            }
        }

        return false;
    }

    // The retries of a member, and of those that call it.
    private static void AddFrom(SyntaxNode root, InvocationExpressionSyntax wait, BedrockCompilation bedrock, ImmutableArray<Retry>.Builder retries, int level, CancellationToken cancellationToken)
    {
        if (bedrock.RetrySyntaxOf(root).HasCatch)
        {
            foreach (var retry in bedrock.RetriesOf(root, followsLasting: false, cancellationToken))
            {
                if (!retries.Contains(retry) && retry.Passes.Any(pass => pass.Waits.Any(site => site.Syntax == wait))) retries.Add(retry);
            }
        }

        var places = MaximumPlaces;
        if (!MayBeCalledByRetry(root, level, ref places, bedrock, cancellationToken) || bedrock.ModelOf(root.SyntaxTree).GetDeclaredSymbol(root, cancellationToken) is not IMethodSymbol method) return;
        foreach (var caller in bedrock.CallersOf(method, cancellationToken).Roots)
        {
            if (caller != root) AddFrom(caller, wait, bedrock, retries, level + 1, cancellationToken);
        }
    }

    // Around the try is a loop, or the function jumps back or calls itself.
    private static bool CanComeBack(CatchClauseSyntax clause, BedrockCompilation bedrock)
    {
        for (var at = clause.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax:
                    return true;
                case LocalFunctionStatementSyntax local:
                    if (bedrock.RetrySyntaxOf(local).Repeats) return true;
                    break;
                case AnonymousFunctionExpressionSyntax:
                    if (bedrock.RetrySyntaxOf(at).Repeats) return true;
                    break;
                case MethodDeclarationSyntax method:
                    return bedrock.RetrySyntaxOf(method).Repeats;
                case MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax:
                    return bedrock.RetrySyntaxOf(at).Repeats;
            }
        }

        return false;
    }

    private static bool CanRepeat(SyntaxNode node, BedrockCompilation bedrock) => node switch
    {
        InvocationExpressionSyntax call => StringUse.NameOf(call) is { } name && IsInFunctionNamed(call, name, bedrock),
        GotoStatementSyntax => Members.RootOf(node) is { } root && bedrock.RetrySyntaxOf(root).HasCatch,
        _ => node.DescendantNodes().Any(static n => n is CatchClauseSyntax),
    };

    private static bool IsInFunctionNamed(SyntaxNode node, string name, BedrockCompilation bedrock)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (at is LocalFunctionStatementSyntax local && string.Equals(local.Identifier.ValueText, name, StringComparison.Ordinal)) return bedrock.RetrySyntaxOf(local).HasCatch;
            if (at is MethodDeclarationSyntax method) return string.Equals(method.Identifier.ValueText, name, StringComparison.Ordinal) && bedrock.RetrySyntaxOf(method).HasCatch;
            if (at is MemberDeclarationSyntax) return false;
        }

        return false;
    }

    // Nothing else comes to it.
    private static bool IsForThrottling(CatchClauseSyntax clause, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        clause.Declaration is { } declaration && bedrock.Symbols.Exceptions.IsThrottling(model.GetTypeInfo(declaration.Type, cancellationToken).Type);

    private static bool CanBeThrottling(CatchClauseSyntax clause, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        clause.Declaration is not { } declaration || bedrock.Symbols.Exceptions.IsTakenBy(model.GetTypeInfo(declaration.Type, cancellationToken).Type);
}
