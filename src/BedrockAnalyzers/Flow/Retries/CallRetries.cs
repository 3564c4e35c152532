using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What makes a call again that was throttled: a loop, a jump or a recursion around it or around what calls it, a policy of Polly that runs it, the SDK's client.</summary>
internal sealed class CallRetries
{
    private const string Sdk = "SDK";
    private const string None = "none";
    private const string Unknown = "unknown";
    private const int MaximumLevels = 3;

    // Local functions and lambdas that run each other can be many.
    private const int MaximumPlaces = 64;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly List<string> _found = [];
    private readonly SyntaxNode? _own;
    private bool _isUnsure;

    // Whether a way to the call is seen on which nothing but the client makes it again.
    private bool _isBare;

    private CallRetries(InvocationExpressionSyntax call, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
        _own = Members.RootOf(call);
    }

    /// <summary>What is seen to make a call again, on any way to it; null where something may that is not seen.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="method">What it calls.</param>
    /// <param name="calls">The call, as often as walks have come to it.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ImmutableArray<string>? Of(InvocationExpressionSyntax call, IMethodSymbol method, ImmutableArray<BedrockCall> calls, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var retries = new CallRetries(call, bedrock, cancellationToken);
        retries.Around(call, level: 0, isRetried: false, end: null);
        if (retries._found.Count == 0 && retries._isUnsure) return null;
        var found = retries._found.Distinct(StringComparer.Ordinal).OrderBy(static text => text, StringComparer.Ordinal).ToImmutableArray();
        if (found.Length > 0 && !retries._isBare) return found;
        return OfClient(call, method, calls, bedrock, cancellationToken) is { } ofClient ? found.AddRange(ofClient) : found.IsEmpty ? null : found.Add(Unknown);
    }

    private static ImmutableArray<string>? OfClient(InvocationExpressionSyntax call, IMethodSymbol method, ImmutableArray<BedrockCall> calls, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        // The project's own method can do anything with it.
        if (bedrock.Declares(method)) return null;
        var clients = calls.SelectMany(static found => found.Runtime?.Parts ?? ImmutableArray.Create<Value>(OpaqueValue.Unknown)).ToList();
        if (clients.Count > 0 && clients.TrueForAll(static client => client is RuntimeClientValue))
        {
            var never = clients.Count(static client => client is RuntimeClientValue { NeverRetries: true });
            return never == 0 ? ImmutableArray.Create(Sdk) : never == clients.Count ? ImmutableArray.Create(None) : ImmutableArray.Create(Sdk, None);
        }

        // The client that came in can be one of the project that stands before the SDK's. A chat client is known by what it is made of.
        var canBeOther = calls.All(static found => found.Client is null) && method.ContainingType.TypeKind == TypeKind.Interface && Implementations.OfClient(method.Name, bedrock, cancellationToken).Any(declaration => !declaration.Contains(call));
        return canBeOther ? null : ImmutableArray.Create(Sdk);
    }

    // Outwards from the code: the retries of its member, then what runs the function that it stands in; not beyond the member that is the end.
    private void Around(SyntaxNode code, int level, bool isRetried, SyntaxNode? end)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (!_seen.Add(code) || Members.RootOf(code) is not { } root) return;
        if (_seen.Count > MaximumPlaces)
        {
            _isUnsure = true;
            return;
        }

        var before = _found.Count;
        if (_bedrock.RetrySyntaxOf(root).HasCatch)
        {
            foreach (var retry in _bedrock.RetriesOf(root, followsLasting: false, _cancellationToken))
            {
                if (retry.Call.Syntax == code && !retry.GoesOnAfterSuccess) Note(retry, root);
            }
        }

        isRetried |= _found.Count > before;
        for (var at = code.Parent; at is not null && at != root.Parent; at = at.Parent)
        {
            switch (at)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    OfFunction(lambda, level, isRetried, end);
                    return;
                case LocalFunctionStatementSyntax local:
                    if (ModelOf(local).GetDeclaredSymbol(local, _cancellationToken) is IMethodSymbol function) OfUses(root, function, level, isRetried, end);
                    return;
            }
        }

        if (root == end) return;
        var callers = level < MaximumLevels && ModelOf(root).GetDeclaredSymbol(root, _cancellationToken) is IMethodSymbol { MethodKind: MethodKind.Ordinary } method ? OfCallers(method) : false;
        _isBare |= !callers && !isRetried;

        bool OfCallers(IMethodSymbol method)
        {
            var hasUses = false;
            foreach (var caller in _bedrock.CallersOf(method, _cancellationToken).Roots) hasUses |= OfUses(caller, method, level + 1, isRetried, end: null);
            return hasUses;
        }
    }

    private void Note(Retry retry, SyntaxNode root)
    {
        if (!retry.IsSure)
        {
            _isUnsure = true;
            return;
        }

        var what = retry.Repeated switch
        {
            ForStatementSyntax => "for loop",
            CommonForEachStatementSyntax => "foreach loop",
            WhileStatementSyntax => "while loop",
            DoStatementSyntax => "do loop",
            GotoStatementSyntax => "goto",
            InvocationExpressionSyntax => "recursion",
            _ => "loop",
        };
        _found.Add(root == _own || root is not MethodDeclarationSyntax method ? what : what + " in " + method.Identifier.ValueText);
    }

    // The places in a member that call or hand on a function.
    private bool OfUses(SyntaxNode root, IMethodSymbol function, int level, bool isRetried, SyntaxNode? end)
    {
        var hasUses = false;
        foreach (var name in _bedrock.NamesIn(root, function.Name))
        {
            if (_bedrock.MeaningOf(name, _cancellationToken).Symbol is not IMethodSymbol used || !(SymbolEqualityComparer.Default.Equals((used.ReducedFrom ?? used).OriginalDefinition, function.OriginalDefinition) || IsOfItsInterface(used, function))) continue;
            hasUses = true;
            if (!_bedrock.Declares(used))
            {
                // Behind an interface of the SDK there is a client of the project, or another one.
                _isUnsure = true;
                continue;
            }

            SyntaxNode callee = name.Parent is MemberBindingExpressionSyntax binding ? binding : Bare.Qualified(name);
            if (callee.Parent is InvocationExpressionSyntax call && call.Expression == callee) Around(call, level, isRetried, end);
            else OfFunction(callee, level, isRetried, end);
        }

        return hasUses;
    }

    private static bool IsOfItsInterface(IMethodSymbol used, IMethodSymbol function) =>
        used.ContainingType is { TypeKind: TypeKind.Interface } type && function.ContainingType.AllInterfaces.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default);

    // A function that is handed on: who runs it?
    private void OfFunction(SyntaxNode function, int level, bool isRetried, SyntaxNode? end)
    {
        switch (Bare.Around(function).Parent)
        {
            case ArgumentSyntax argument:
                OfArgument(argument, level, isRetried, end);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when ModelOf(declarator).GetDeclaredSymbol(declarator, _cancellationToken) is ILocalSymbol local && Members.RootOf(declarator) is { } root:
                OfDelegate(root, local, level, isRetried, end);
                break;
            case CastExpressionSyntax cast:
                OfFunction(cast, level, isRetried, end);
                break;
            default:
                _isUnsure = true;
                break;
        }
    }

    // The places in a member that call or hand on what holds a delegate.
    private void OfDelegate(SyntaxNode root, ISymbol holder, int level, bool isRetried, SyntaxNode? end)
    {
        foreach (var name in _bedrock.NamesIn(root, holder.Name))
        {
            if (name is not IdentifierNameSyntax || !SymbolEqualityComparer.Default.Equals(_bedrock.MeaningOf(name, _cancellationToken).Symbol, holder)) continue;
            if (name.Parent is InvocationExpressionSyntax call && call.Expression == name) Around(call, level, isRetried, end);
            else if (name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax invoked }) Around(invoked, level, isRetried, end);
            else if (name.Parent is ArgumentSyntax argument) OfArgument(argument, level, isRetried, end);
            else _isUnsure = true;
        }
    }

    private void OfArgument(ArgumentSyntax argument, int level, bool isRetried, SyntaxNode? end)
    {
        if (level >= MaximumLevels || argument.Parent?.Parent is not InvocationExpressionSyntax call || ModelOf(call).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method)
        {
            _isUnsure = true;
            return;
        }

        if (_bedrock.Symbols.Polly?.IsOfPolly(method.ReducedFrom ?? method) == true)
        {
            var runs = PollyRuns.Of(call, _bedrock, _cancellationToken);
            if (runs.IsEmpty) _isUnsure = true;
            _found.AddRange(runs);
            Around(call, level, isRetried || !runs.IsEmpty, end);
        }
        else if (Members.OnlyBodyOf(method, _bedrock, _cancellationToken) is { } body && ParameterOf(method, argument) is { } parameter && parameter.DeclaringSyntaxReferences.Length == 1)
        {
            // Who else calls the method hands it another function.
            var before = _found.Count;
            OfDelegate(body, parameter, level + 1, isRetried, end: body);
            Around(call, level, isRetried || _found.Count > before, end);
        }
        else if (!_bedrock.Declares(method) && KnownMethods.RootOf(method.ContainingNamespace) is "System")
        {
            // It runs what it is given as often as it is told to, and takes no exception.
            Around(call, level, isRetried, end);
        }
        else
        {
            _isUnsure = true;
        }
    }

    private static IParameterSymbol? ParameterOf(IMethodSymbol method, ArgumentSyntax argument)
    {
        var declared = (method.ReducedFrom ?? method).OriginalDefinition.Parameters;
        if (argument.NameColon?.Name.Identifier.ValueText is { } name) return declared.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
        var index = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument) + (method.ReducedFrom is null ? 0 : 1);
        return index < declared.Length ? declared[index] : null;
    }

    private SemanticModel ModelOf(SyntaxNode node) => _bedrock.ModelOf(node.SyntaxTree);
}
