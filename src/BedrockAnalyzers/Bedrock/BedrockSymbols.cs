using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Bedrock;

/// <summary>
/// The types and members of the Bedrock SDKs, and of that for CloudWatch, that a compilation references. A type counts by what it is, not by what it is called:
/// it comes from a reference, and its requests and clients derive from those of AWSSDK.Core.
/// </summary>
internal sealed class BedrockSymbols
{
    private readonly ImmutableDictionary<ITypeSymbol, BedrockOperation> _requests;

    private BedrockSymbols(
        INamedTypeSymbol? runtime, INamedTypeSymbol? agentRuntime, INamedTypeSymbol? control, INamedTypeSymbol? anthropic, CloudWatchSymbols? cloudWatch, ChatSymbols? chat, PollySymbols? polly, ImmutableDictionary<ITypeSymbol, BedrockOperation> requests)
    {
        CloudWatch = cloudWatch;
        Chat = chat;
        Polly = polly;
        Runtime = runtime;
        AgentRuntime = agentRuntime;
        Control = control;
        Anthropic = anthropic;
        Exceptions = ExceptionSymbols.Create(runtime, agentRuntime, anthropic);
        Clients = ClientSymbols.TryCreate(runtime);
        _requests = requests;
    }

    /// <summary><c>Amazon.BedrockRuntime.IAmazonBedrockRuntime</c>.</summary>
    public INamedTypeSymbol? Runtime { get; }

    /// <summary><c>Amazon.BedrockAgentRuntime.IAmazonBedrockAgentRuntime</c>.</summary>
    public INamedTypeSymbol? AgentRuntime { get; }

    /// <summary><c>Amazon.Bedrock.IAmazonBedrock</c>, the control plane.</summary>
    public INamedTypeSymbol? Control { get; }

    /// <summary><c>Anthropic.Bedrock.AnthropicBedrockClient</c>.</summary>
    public INamedTypeSymbol? Anthropic { get; }

    /// <summary>The SDK for CloudWatch, where Bedrock's metrics are watched.</summary>
    public CloudWatchSymbols? CloudWatch { get; }

    /// <summary>Whether a Bedrock SDK is referenced, and not only that for CloudWatch.</summary>
    public bool HasBedrock => Runtime is not null || AgentRuntime is not null || Control is not null || Anthropic is not null;

    /// <summary>The exceptions that say that a call was throttled.</summary>
    public ExceptionSymbols Exceptions { get; }

    /// <summary>The SDK's own client of <see cref="Runtime"/> and its configuration.</summary>
    public ClientSymbols? Clients { get; }

    /// <summary>Microsoft.Extensions.AI, where it is referenced beside <see cref="Runtime"/>.</summary>
    public ChatSymbols? Chat { get; }

    /// <summary>Polly, where it is referenced.</summary>
    public PollySymbols? Polly { get; }

    /// <summary>The SDK's types of this compilation, or null when it references none of the SDKs.</summary>
    public static BedrockSymbols? TryCreate(Compilation compilation)
    {
        if (!CanReferenceAny(compilation)) return null;
        var runtime = Client(compilation, "Amazon.BedrockRuntime.IAmazonBedrockRuntime");
        var agentRuntime = Client(compilation, "Amazon.BedrockAgentRuntime.IAmazonBedrockAgentRuntime");
        var control = Client(compilation, "Amazon.Bedrock.IAmazonBedrock");
        var anthropic = Referenced(compilation, "Anthropic.Bedrock.AnthropicBedrockClient", static _ => true);
        var cloudWatch = CloudWatchSymbols.TryCreate(Client(compilation, "Amazon.CloudWatch.IAmazonCloudWatch"));
        if (runtime is null && agentRuntime is null && control is null && anthropic is null && cloudWatch is null) return null;

        var requests = ImmutableDictionary.CreateBuilder<ITypeSymbol, BedrockOperation>(SymbolEqualityComparer.Default);
        Request(runtime, "Amazon.BedrockRuntime.Model.ConverseRequest", BedrockOperation.Converse);
        Request(runtime, "Amazon.BedrockRuntime.Model.ConverseStreamRequest", BedrockOperation.ConverseStream);
        Request(runtime, "Amazon.BedrockRuntime.Model.InvokeModelRequest", BedrockOperation.InvokeModel);
        Request(runtime, "Amazon.BedrockRuntime.Model.InvokeModelWithResponseStreamRequest", BedrockOperation.InvokeModelWithResponseStream);
        Request(agentRuntime, "Amazon.BedrockAgentRuntime.Model.RetrieveAndGenerateRequest", BedrockOperation.RetrieveAndGenerate);
        Request(agentRuntime, "Amazon.BedrockAgentRuntime.Model.RetrieveAndGenerateStreamRequest", BedrockOperation.RetrieveAndGenerateStream);
        var chat = ChatSymbols.TryCreate(Referenced(compilation, "Microsoft.Extensions.AI.IChatClient", static _ => true), runtime);
        var polly = PollySymbols.TryCreate(Referenced(compilation, "Polly.Policy", static _ => true), Referenced(compilation, "Polly.Retry.RetryStrategyOptions`1", static _ => true));
        return new(runtime, agentRuntime, control, anthropic, cloudWatch, chat, polly, requests.ToImmutable());

        void Request(INamedTypeSymbol? client, string name, BedrockOperation operation)
        {
            if (client?.ContainingAssembly.GetTypeByMetadataName(name) is { } type && DerivesFrom(type, "AmazonWebServiceRequest"))
                requests[type] = operation;
        }
    }

    /// <summary>The operation that a request type is for, or null when the type is not a Bedrock request.</summary>
    public BedrockOperation? OperationOfRequest(ITypeSymbol? type) => type is not null && _requests.TryGetValue(type, out var operation) ? operation : null;

    /// <summary>
    /// The operation that a call of this method runs, or null when it is no Bedrock call: the method takes the operation's request, is named
    /// for it, and its type is, implements, or derives from the service's client.
    /// </summary>
    public BedrockOperation? OperationOfCall(IMethodSymbol method)
    {
        if (method.IsStatic || method.Parameters.Length == 0 || OperationOfRequest(method.Parameters[0].Type) is not { } operation) return null;
        var name = operation.ToString();
        if (!method.Name.StartsWith(name, StringComparison.Ordinal) || !(method.Name.Length == name.Length || string.Equals(method.Name.Substring(name.Length), "Async", StringComparison.Ordinal))) return null;
        var client = operation is BedrockOperation.RetrieveAndGenerate or BedrockOperation.RetrieveAndGenerateStream ? AgentRuntime : Runtime;
        return client is not null && Is(method.ContainingType, client) ? operation : null;
    }

    /// <summary>Whether a type is a client of Anthropic for Bedrock, <c>AnthropicBedrockClient</c> or <c>AnthropicBedrockMantleClient</c>, or derives from one.</summary>
    public bool IsAnthropicClient(ITypeSymbol? type)
    {
        for (; type is not null && Anthropic is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, Anthropic) || (type.Name is "AnthropicBedrockMantleClient" && SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, Anthropic.ContainingNamespace))) return true;
        }

        return false;
    }

    /// <summary>Whether a type is the stream of an answer of Bedrock Runtime: what <c>ConverseStream</c> or <c>InvokeModelWithResponseStream</c> brings.</summary>
    public bool IsStream(ITypeSymbol? type) => type is { Name: "ConverseStreamOutput" or "ResponseStream", ContainingNamespace.Name: "Model" } && Runtime is not null && Same(type.ContainingAssembly, Runtime);

    /// <summary>Whether a type is one of the SDKs' own data types or the options of a chat, whose constructors set nothing and whose properties only hold a value.</summary>
    public bool IsModelType(ITypeSymbol? type) =>
        (type is { TypeKind: TypeKind.Class, ContainingNamespace.Name: "Model" } && IsOfSdk(type.ContainingAssembly)) || CloudWatch?.IsModelType(type) == true || (Chat is { } chat && SymbolEqualityComparer.Default.Equals(type, chat.Options));

    /// <summary>Whether an object of a type is judged where it goes, and not only in a Bedrock call: it names a metric, or says how much a knowledge base brings.</summary>
    public bool IsJudgedWhenGiven(ITypeSymbol? type) => CloudWatch?.IsModelType(type) == true || IsSearchConfiguration(type);

    /// <summary>Whether a type says how much a knowledge base brings.</summary>
    public bool IsSearchConfiguration(ITypeSymbol? type) =>
        type is { Name: "KnowledgeBaseVectorSearchConfiguration" or "ManagedSearchConfiguration", ContainingNamespace.Name: "Model" } && Same(type.ContainingAssembly, AgentRuntime);

    /// <summary>Whether an assembly is one of the SDKs' for Bedrock.</summary>
    public bool IsOfSdk(IAssemblySymbol? assembly) =>
        assembly is not null && (Same(assembly, Runtime) || Same(assembly, AgentRuntime) || Same(assembly, Control));

    /// <summary>Whether an interface is that of a client which answers: of Bedrock, or a chat client, which may stand before one.</summary>
    public bool IsClient(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, Runtime) || SymbolEqualityComparer.Default.Equals(type, AgentRuntime) || (Chat is { } chat && SymbolEqualityComparer.Default.Equals(type, chat.Client));

    /// <summary>Whether an assembly is one of Anthropic's for Bedrock: the client's, or that of its base.</summary>
    public bool IsOfAnthropic(IAssemblySymbol? assembly) => assembly is not null && (Same(assembly, Anthropic) || Same(assembly, Anthropic?.BaseType));

    /// <summary>Whether a type is one of Microsoft.Extensions.AI.</summary>
    public bool IsOfChat(INamedTypeSymbol type) => Chat is { } chat && SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, chat.Client.ContainingNamespace) && type.DeclaringSyntaxReferences.IsEmpty;

    private static bool Same(IAssemblySymbol assembly, INamedTypeSymbol? client) => SymbolEqualityComparer.Default.Equals(assembly, client?.ContainingAssembly);

    private static bool Is(ITypeSymbol type, INamedTypeSymbol client) =>
        SymbolEqualityComparer.Default.Equals(type, client) || type.AllInterfaces.Contains(client, SymbolEqualityComparer.Default);

    // To look for a type by its full name in every reference, once a name, is most of what a compilation without the SDKs would pay: a look at the outermost namespaces costs nothing.
    private static bool CanReferenceAny(Compilation compilation)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            INamespaceOrTypeSymbol outermost = assembly.GlobalNamespace;
            if (!outermost.GetMembers("Amazon").IsEmpty || !outermost.GetMembers("Anthropic").IsEmpty) return true;
        }

        return false;
    }

    private static INamedTypeSymbol? Client(Compilation compilation, string name) =>
        Referenced(compilation, name, static type => type.AllInterfaces.Any(static i => IsOfCore(i, "IAmazonService")));

    // The only place that looks types up by name. More than one reference can define the name (a merged assembly, an alias): the first real one counts.
#pragma warning disable RS0030
    private static INamedTypeSymbol? Referenced(Compilation compilation, string name, Func<INamedTypeSymbol, bool> isReal)
    {
        if (compilation.GetTypeByMetadataName(name) is { } only)
            return IsReferenced(only) ? only : null;
        foreach (var type in compilation.GetTypesByMetadataName(name))
        {
            if (IsReferenced(type)) return type;
        }

        return null;

        bool IsReferenced(INamedTypeSymbol type) => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && isReal(type);
    }
#pragma warning restore RS0030

    private static bool DerivesFrom(INamedTypeSymbol type, string coreBase)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (IsOfCore(at, coreBase)) return true;
        }

        return false;
    }

    private static bool IsOfCore(INamedTypeSymbol type, string name) =>
        string.Equals(type.Name, name, StringComparison.Ordinal) && type.ContainingNamespace is { Name: "Runtime", ContainingNamespace: { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true } };
}
