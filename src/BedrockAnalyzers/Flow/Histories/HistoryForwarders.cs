using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>The parameters of the project's own methods that are sent whole as the messages of a request, found once for a compilation.</summary>
internal sealed class HistoryForwarders
{
    private const int MaximumParameters = 64;

    private ImmutableDictionary<string, ImmutableArray<IParameterSymbol>>? _byMethod;

    /// <summary>Whether some method of a name has such a parameter.</summary>
    public bool HasMethod(string name, BedrockCompilation bedrock, CancellationToken cancellationToken) => ByMethod(bedrock, cancellationToken).ContainsKey(name);

    /// <summary>Whether a parameter is one of them.</summary>
    public bool Has(IParameterSymbol parameter, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        parameter.ContainingSymbol is IMethodSymbol method && ByMethod(bedrock, cancellationToken).TryGetValue(method.Name, out var parameters) && parameters.Contains(Definition(parameter), SymbolEqualityComparer.Default);

    /// <summary>The parameter as its method declares it: not that of a closed generic method, nor of an extension that is called on an object.</summary>
    public static IParameterSymbol Definition(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method) return parameter;
        var (declared, ordinal) = method.ReducedFrom is { } extension ? (extension, parameter.Ordinal + 1) : (method, parameter.Ordinal);
        declared = declared.OriginalDefinition;
        declared = declared.PartialImplementationPart ?? declared;
        return ordinal < declared.Parameters.Length ? declared.Parameters[ordinal] : parameter;
    }

    private ImmutableDictionary<string, ImmutableArray<IParameterSymbol>> ByMethod(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (_byMethod is { } known) return known;
        var found = new List<IParameterSymbol>();
        AddSenders(found, bedrock, cancellationToken);
        for (var i = 0; i < found.Count && found.Count < MaximumParameters; i++) AddCallers(found, found[i], bedrock, cancellationToken);
        return _byMethod = found.GroupBy(static p => p.ContainingSymbol.Name, StringComparer.Ordinal).ToImmutableDictionary(static g => g.Key, static g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    // Messages = messages, request.Messages.AddRange(messages), client.GetResponseAsync(messages)
    private static void AddSenders(List<IParameterSymbol> found, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var tree in bedrock.TreesThatCanName(SentMessages.PropertyName, cancellationToken))
        {
            var index = bedrock.IndexOf(tree, cancellationToken);
            if (!index.CanContain("ConverseRequest") && !index.CanContain("ConverseStreamRequest")) continue;
            foreach (var name in bedrock.NamesIn(tree, SentMessages.PropertyName, cancellationToken))
            {
                ExpressionSyntax target = Bare.Qualified(name);
                var model = bedrock.ModelOf(tree);
                var value = target.Parent switch
                {
                    AssignmentExpressionSyntax assignment when assignment.Left == target && CanHoldParameter(assignment.Right) && SentMessages.IsOfRequest(target, model, bedrock.Symbols, cancellationToken) => assignment.Right,
                    MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => SentMessages.AddedTo(call, model, bedrock.Symbols, cancellationToken),
                    _ => null,
                };
                if (value is not null) Add(found, value, bedrock, cancellationToken);
            }
        }

        if (bedrock.Symbols.Chat is not { } chat) return;
        foreach (var asks in new[] { "GetResponseAsync", "GetStreamingResponseAsync" })
        {
            foreach (var tree in bedrock.TreesThatCanName(asks, cancellationToken))
            {
                foreach (var name in bedrock.NamesIn(tree, asks, cancellationToken))
                {
                    var model = bedrock.ModelOf(tree);
                    if (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && chat.Asks(method.ReducedFrom ?? method)
                        && SentMessages.AskedWith(call, model, cancellationToken) is { } messages && MessageLists.In(messages, bedrock, cancellationToken).Any(static list => list is IParameterSymbol) && !Requests.ChatCallsAt(call, model, bedrock, cancellationToken).IsEmpty)
                    {
                        Add(found, messages, bedrock, cancellationToken);
                    }
                }
            }
        }
    }

    // Most requests are given messages that are written down there: no need to ask what their type is.
    private static bool CanHoldParameter(ExpressionSyntax value) => Bare.Inside(value) switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } => false,
        CollectionExpressionSyntax collection => collection.Elements.Any(static element => element is SpreadElementSyntax),
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax => false,
        _ => true,
    };

    private static void AddCallers(List<IParameterSymbol> found, IParameterSymbol parameter, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var method = parameter.ContainingSymbol.Name;
        foreach (var tree in bedrock.TreesThatCanName(method, cancellationToken))
        {
            foreach (var name in bedrock.NamesIn(tree, method, cancellationToken))
            {
                if ((name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name).Parent is not InvocationExpressionSyntax call) continue;
                foreach (var argument in call.ArgumentList.Arguments)
                {
                    if (Bare.Inside(argument.Expression) is not IdentifierNameSyntax || SentMessages.ParameterOf(argument, bedrock.ModelOf(tree), cancellationToken) is not { } given) continue;
                    if (SymbolEqualityComparer.Default.Equals(Definition(given), parameter)) Add(found, argument.Expression, bedrock, cancellationToken);
                }
            }
        }
    }

    private static void Add(List<IParameterSymbol> found, ExpressionSyntax value, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var list in MessageLists.In(value, bedrock, cancellationToken))
        {
            if (list is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation } method } parameter) continue;
            AddOne(parameter);

            // Called through the interface, where the project has no other way to implement it.
            foreach (var implemented in method.ContainingType.AllInterfaces)
            {
                foreach (var member in implemented.OriginalDefinition.GetMembers().OfType<IMethodSymbol>())
                {
                    if (member.Parameters.Length == method.Parameters.Length && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)
                        && BedrockCalls.ImplementationOf(member, bedrock, cancellationToken) is not null)
                    {
                        AddOne(member.Parameters[parameter.Ordinal]);
                    }
                }
            }
        }

        void AddOne(IParameterSymbol parameter)
        {
            var declared = Definition(parameter);
            if (!found.Contains(declared, SymbolEqualityComparer.Default)) found.Add(declared);
        }
    }
}
