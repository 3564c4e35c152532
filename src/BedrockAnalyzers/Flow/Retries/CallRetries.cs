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
    private const int MaximumLevels = 3;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly List<string> _found = [];
    private readonly SyntaxNode? _own;
    private bool _isUnsure;

    private CallRetries(InvocationExpressionSyntax call, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
        _own = Members.RootOf(call);
    }

    /// <summary>What is seen to make a call again; empty where nothing does, and null where something may that is not seen.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="method">What it calls.</param>
    /// <param name="calls">The call, as often as walks have come to it.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ImmutableArray<string>? Of(InvocationExpressionSyntax call, IMethodSymbol method, ImmutableArray<BedrockCall> calls, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var retries = new CallRetries(call, bedrock, cancellationToken);
        retries.Around(call, level: 0);
        if (retries._found.Count > 0) return retries._found.Distinct(StringComparer.Ordinal).OrderBy(static text => text, StringComparer.Ordinal).ToImmutableArray();
        if (retries._isUnsure) return null;
        var clients = calls.SelectMany(static found => found.Runtime?.Parts ?? ImmutableArray.Create<Value>(OpaqueValue.Unknown)).ToList();
        var areMade = clients.Count > 0 && clients.TrueForAll(static client => client is RuntimeClientValue);
        if (areMade && calls.All(NeverRetries)) return ImmutableArray<string>.Empty;

        // The client that came in can be one of the project that stands before the SDK's. A chat client is known by what it is made of.
        var canBeOther = !areMade && calls.All(static found => found.Client is null) && method.ContainingType.TypeKind == TypeKind.Interface && Implementations.OfClient(method.Name, bedrock, cancellationToken).Any(declaration => !declaration.Contains(call));
        return canBeOther ? null : ImmutableArray.Create(Sdk);
    }

    private static bool NeverRetries(BedrockCall call) =>
        call.Runtime?.Parts.All(client => client is RuntimeClientValue { Configurations: { IsEmpty: false } configurations } && configurations.All(configuration =>
            call.State.ObjectOf(configuration) is { } known && known.Properties.Any(static property => property.Key is IPropertySymbol { Name: "MaxErrorRetry" } && property.Value is ConstantValue { Constant: 0 }))) == true;

    // Outwards from the code: the retries of its member, then what runs the function that it stands in.
    private void Around(SyntaxNode code, int level)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (!_seen.Add(code) || Members.RootOf(code) is not { } root) return;
        if (root.DescendantNodes().Any(static n => n is CatchClauseSyntax))
        {
            foreach (var retry in _bedrock.RetriesOf(root, followsLasting: false, _cancellationToken))
            {
                if (retry.Call.Syntax == code && !retry.GoesOnAfterSuccess) Note(retry, root);
            }
        }

        for (var at = code.Parent; at is not null && at != root.Parent; at = at.Parent)
        {
            switch (at)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    OfFunction(lambda, level);
                    return;
                case LocalFunctionStatementSyntax local:
                    if (ModelOf(local).GetDeclaredSymbol(local, _cancellationToken) is IMethodSymbol function) OfUses(root, function, level);
                    return;
            }
        }

        if (ModelOf(root).GetDeclaredSymbol(root, _cancellationToken) is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method) return;
        if (level >= MaximumLevels) return;
        foreach (var caller in _bedrock.CallersOf(method, _cancellationToken).Roots) OfUses(caller, method, level + 1);
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
    private void OfUses(SyntaxNode root, IMethodSymbol function, int level)
    {
        var model = ModelOf(root);
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!string.Equals(name.Identifier.ValueText, function.Name, StringComparison.Ordinal)) continue;
            if (model.GetSymbolInfo(name, _cancellationToken).Symbol is not IMethodSymbol used || !(SymbolEqualityComparer.Default.Equals((used.ReducedFrom ?? used).OriginalDefinition, function.OriginalDefinition) || IsOfItsInterface(used, function))) continue;
            SyntaxNode callee = name.Parent is MemberBindingExpressionSyntax binding ? binding : Bare.Qualified(name);
            if (callee.Parent is InvocationExpressionSyntax call && call.Expression == callee) Around(call, level);
            else OfFunction(callee, level);
        }
    }

    private static bool IsOfItsInterface(IMethodSymbol used, IMethodSymbol function) =>
        used.ContainingType is { TypeKind: TypeKind.Interface } type && function.ContainingType.AllInterfaces.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default);

    // A function that is handed on: who runs it?
    private void OfFunction(SyntaxNode function, int level)
    {
        switch (Bare.Around(function).Parent)
        {
            case ArgumentSyntax argument:
                OfArgument(argument, level);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when ModelOf(declarator).GetDeclaredSymbol(declarator, _cancellationToken) is ILocalSymbol local && Members.RootOf(declarator) is { } root:
                OfDelegate(root, local, level);
                break;
            case CastExpressionSyntax cast:
                OfFunction(cast, level);
                break;
            default:
                _isUnsure = true;
                break;
        }
    }

    // The places in a member that call or hand on what holds a delegate.
    private void OfDelegate(SyntaxNode root, ISymbol holder, int level)
    {
        foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (!string.Equals(name.Identifier.ValueText, holder.Name, StringComparison.Ordinal) || !SymbolEqualityComparer.Default.Equals(ModelOf(name).GetSymbolInfo(name, _cancellationToken).Symbol, holder)) continue;
            if (name.Parent is InvocationExpressionSyntax call && call.Expression == name) Around(call, level);
            else if (name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax invoked }) Around(invoked, level);
            else if (name.Parent is ArgumentSyntax argument) OfArgument(argument, level);
            else _isUnsure = true;
        }
    }

    private void OfArgument(ArgumentSyntax argument, int level)
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
            Around(call, level);
        }
        else if (Members.OnlyBodyOf(method, _bedrock, _cancellationToken) is { } body && ParameterOf(method, argument) is { } parameter && parameter.DeclaringSyntaxReferences.Length == 1)
        {
            OfDelegate(body, parameter, level + 1);
            Around(call, level);
        }
        else if (!_bedrock.Declares(method) && KnownMethods.RootOf(method.ContainingNamespace) is "System")
        {
            // It runs what it is given as often as it is told to, and takes no exception.
            Around(call, level);
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
