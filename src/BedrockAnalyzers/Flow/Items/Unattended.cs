using BedrockAnalyzers.Flow.ToolUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Items;

/// <summary>Says whether code runs only where nobody waits for it: in <c>Main</c> or top-level code, in a hosted service, a job, or a handler of a queue or schedule, or in what only these call.</summary>
internal sealed class Unattended
{
    private const int MaximumLevels = 4;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    private Unattended(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether nobody waits where a node is run. Where that is not seen, somebody may.</summary>
    public static bool Runs(SyntaxNode node, BedrockCompilation bedrock, CancellationToken cancellationToken) => new Unattended(bedrock, cancellationToken).Runs(node, level: 0);

    private bool Runs(SyntaxNode node, int level)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    if (RunnerOf(lambda) is not { } runner) return false;
                    if (KnownMethods.RootOf(runner.ContainingNamespace) is "Hangfire") return true;
                    if (!RunsWhereItStands(runner)) return false;
                    break;
                case LocalFunctionStatementSyntax local:
                    return !AsksPerson(local, node) && AreAllCallsUnattended(local, level);
                case BaseMethodDeclarationSyntax method:
                    return _bedrock.ModelOf(method.SyntaxTree).GetDeclaredSymbol(method, _cancellationToken) is IMethodSymbol symbol && !AsksPerson(method, node) && IsUnattended(symbol, level);
                case GlobalStatementSyntax { Parent: { } program }:
                    return !AsksPerson(program, node);
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private IMethodSymbol? RunnerOf(AnonymousFunctionExpressionSyntax lambda) =>
        Bare.Around(lambda).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } ? _bedrock.ModelOf(lambda.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol as IMethodSymbol : null;

    // A lambda that others keep may run for somebody: a route's handler, an event's.
    private static bool RunsWhereItStands(IMethodSymbol runner) =>
        KnownMethods.RunsDelegate(runner) || KnownMethods.IsOfLinq(runner)
        || (runner.ContainingType is { Name: "Parallel" or "TaskFactory" } && KnownMethods.IsIn(runner.ContainingNamespace, "System", "Threading", "Tasks"))
        || (runner is { Name: "ForEach", DeclaringSyntaxReferences.IsEmpty: true } && KnownMethods.RootOf(runner.ContainingNamespace) is "System");

    private bool AreAllCallsUnattended(LocalFunctionStatementSyntax local, int level)
    {
        if (level >= MaximumLevels || Members.RootOf(local) is not { } root || _bedrock.ModelOf(local.SyntaxTree).GetDeclaredSymbol(local, _cancellationToken) is not { } symbol) return false;
        return !_open.Add(symbol) || AreCallsUnattended(root, symbol.Name, level);
    }

    // Each call of this name in a member, whatever it means; nothing else may be done with the name.
    private bool AreCallsUnattended(SyntaxNode root, string name, int level)
    {
        var isCalled = false;
        foreach (var found in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!string.Equals(found.Identifier.ValueText, name, StringComparison.Ordinal)) continue;
            ExpressionSyntax called = found.Parent is MemberAccessExpressionSyntax access && access.Name == found ? access : found.Parent is MemberBindingExpressionSyntax binding ? binding : found;
            if (called.Parent is not InvocationExpressionSyntax call || call.Expression != called)
            {
                if (Bare.Around(called).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax runner } && IsRunBy(runner) && Runs(runner, level + 1)) isCalled = true;
                else return false;
            }
            else if (!Runs(call, level + 1))
            {
                return false;
            }

            isCalled = true;
        }

        return isCalled;
    }

    private bool IsRunBy(InvocationExpressionSyntax call) => _bedrock.ModelOf(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol runner && RunsWhereItStands(runner);

    private bool IsUnattended(IMethodSymbol method, int level)
    {
        if (UnattendedMethods.Contains(method)) return true;
        if (level >= MaximumLevels || method is not { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false } || !method.GetAttributes().IsEmpty || !IsOnlyOfProject(method)) return false;
        if (!_open.Add(method)) return true;
        var callers = _bedrock.CallersOf(method, _cancellationToken);
        return callers is { AreAll: true, Roots.IsEmpty: false } && callers.Roots.All(root => AreCallsUnattended(root, method.Name, level));
    }

    // Of a program all callers are in it; what a library shows to others they may call.
    private bool IsOnlyOfProject(IMethodSymbol method)
    {
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            if (_bedrock.Declares(implemented)) continue;
            foreach (var member in implemented.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)) return false;
            }
        }

        if (_bedrock.Declares(method) && _bedrock.ModelOf(_bedrock.DeclarationsOf(method)[0].SyntaxTree).Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication) return true;
        return !_bedrock.CanBeSeenByOthers(method);
    }

    // Somebody who types what is asked next waits for the answers: what is read before, or in a loop around.
    private bool AsksPerson(SyntaxNode function, SyntaxNode node)
    {
        foreach (var call in function.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.SpanStart >= node.Span.End && !call.Ancestors().Any(loop => loop is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax && loop.Span.Contains(node.Span))) continue;
            if (AsksPerson(call, level: 0)) return true;
        }

        return false;
    }

    private bool AsksPerson(InvocationExpressionSyntax call, int level)
    {
        if (_bedrock.ModelOf(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method) return false;
        if (OutsideMethods.AsksPerson(method) || method is { Name: "Ask" or "AskAsync" or "Prompt" or "PromptAsync" or "Confirm" or "ConfirmAsync", ContainingType.Name: "AnsiConsole" or "IAnsiConsole" or "AnsiConsoleExtensions" }) return true;
        return level < 2 && Members.OnlyBodyOf(method, _bedrock, _cancellationToken) is { } body && body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(inner => MayAsk(StringUse.NameOf(inner), level) && AsksPerson(inner, level + 1));
    }

    // Of what methods call, only few names are worth a look.
    private static bool MayAsk(string name, int level) => name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Ask", StringComparison.Ordinal) || name.StartsWith("Prompt", StringComparison.Ordinal) || name.StartsWith("Confirm", StringComparison.Ordinal) || (level == 0 && name.StartsWith("Get", StringComparison.Ordinal));
}
