using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Bedrock;

/// <summary>What of Microsoft.Extensions.AI can stand before a Bedrock client. Its chat clients are the same for every vendor: one is of Bedrock only where it is seen to be made so.</summary>
internal sealed class ChatSymbols
{
    // What these add to a pipeline does not touch the options of a call.
    private static readonly ImmutableHashSet<string> s_neutral = ImmutableHashSet.Create(
        StringComparer.Ordinal, "AsBuilder", "Build", "UseFunctionInvocation", "UseLogging", "UseOpenTelemetry", "UseDistributedCache");

    private readonly INamedTypeSymbol _runtime;

    private ChatSymbols(INamedTypeSymbol client, INamedTypeSymbol options, INamedTypeSymbol runtime, IPropertySymbol? innerClient)
    {
        Client = client;
        Options = options;
        InnerClient = innerClient;
        _runtime = runtime;
    }

    /// <summary><c>Microsoft.Extensions.AI.IChatClient</c>.</summary>
    public INamedTypeSymbol Client { get; }

    /// <summary><c>Microsoft.Extensions.AI.ChatOptions</c>.</summary>
    public INamedTypeSymbol Options { get; }

    /// <summary><c>DelegatingChatClient.InnerClient</c>, the client that a decorator stands before.</summary>
    public IPropertySymbol? InnerClient { get; }

    /// <summary>The types of Microsoft.Extensions.AI beside a Bedrock client, or null when the compilation references none.</summary>
    public static ChatSymbols? TryCreate(INamedTypeSymbol? client, INamedTypeSymbol? runtime)
    {
        if (client is null || runtime is null) return null;
        var space = client.ContainingNamespace;
        var options = space.GetTypeMembers("ChatOptions");
        if (options.Length != 1) return null;
        var innerClient = space.GetTypeMembers("DelegatingChatClient").FirstOrDefault()?.GetMembers("InnerClient").OfType<IPropertySymbol>().FirstOrDefault();
        return new(client, options[0], runtime, innerClient);
    }

    /// <summary>Whether a method makes a chat client of a Bedrock client: <c>AsIChatClient</c>.</summary>
    public bool MakesClient(IMethodSymbol method) =>
        method is { Name: "AsIChatClient", IsStatic: true, Parameters.Length: > 0 } && Is(method.Parameters[0].Type, _runtime) && Is(method.ReturnType, Client);

    /// <summary>Whether a method asks a chat client for an answer: of the interface, of a client that implements it, or of the extensions beside it.</summary>
    public bool Asks(IMethodSymbol method) =>
        method.Name is "GetResponseAsync" or "GetStreamingResponseAsync"
        && OptionsOf(method) is not null
        && (method.IsStatic ? IsOfChat(method.ContainingType) && Is(method.Parameters[0].Type, Client) : Is(method.ContainingType, Client));

    /// <summary>The parameter that takes the options.</summary>
    public IParameterSymbol? OptionsOf(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter.Type, Options)) return parameter;
        }

        return null;
    }

    /// <summary>Whether a method of a pipeline leaves the options of each call as they are.</summary>
    public static bool IsNeutral(IMethodSymbol method) => IsOfChat(method.ContainingType) && s_neutral.Contains(method.Name);

    /// <summary>Whether a method of a pipeline changes the options of each call: <c>ConfigureOptions</c>.</summary>
    public static bool Configures(IMethodSymbol method) => IsOfChat(method.ContainingType) && method.Name is "ConfigureOptions";

    /// <summary>Whether a method of a pipeline puts a client before the one that it has: <c>Use</c> with a function from client to client.</summary>
    public bool Wraps(IMethodSymbol method) =>
        method.Name is "Use" && IsOfChat(method.ContainingType) && method.Parameters.Length > 0
        && method.Parameters[method.Parameters.Length - 1].Type is INamedTypeSymbol { Name: "Func", TypeArguments: { Length: > 1 } types } && Is(types[0], Client) && Is(types[types.Length - 1], Client);

    /// <summary>Whether an object stands for the client that its constructor is given: a builder, or one of the library's own decorators.</summary>
    public bool StandsForClient(IMethodSymbol? constructor) =>
        constructor is { Parameters.Length: > 0, ContainingType: var type } && IsOfChat(type) && Is(constructor.Parameters[0].Type, Client) && type.Name is not "ConfigureOptionsChatClient";

    private static bool IsOfChat(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty && type.ContainingNamespace is { Name: "AI", ContainingNamespace: { Name: "Extensions", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool Is(ITypeSymbol type, INamedTypeSymbol wanted) =>
        SymbolEqualityComparer.Default.Equals(type, wanted) || type.AllInterfaces.Contains(wanted, SymbolEqualityComparer.Default) || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(t => Is(t, wanted)));
}
