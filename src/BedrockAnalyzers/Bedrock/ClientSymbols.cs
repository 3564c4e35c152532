using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Bedrock;

/// <summary>The SDK's own client of Bedrock Runtime and its configuration.</summary>
internal sealed class ClientSymbols
{
    /// <summary>The retries that a client gets which retries adaptively.</summary>
    public const int AdaptiveRetries = 5;

    private readonly INamedTypeSymbol _client;
    private readonly INamedTypeSymbol _configuration;

    private ClientSymbols(INamedTypeSymbol client, INamedTypeSymbol configuration)
    {
        _client = client;
        _configuration = configuration;
    }

    /// <summary>The types beside the client's interface, or null where there are none.</summary>
    public static ClientSymbols? TryCreate(INamedTypeSymbol? runtime)
    {
        if (runtime?.ContainingNamespace is not { } space) return null;
        var clients = space.GetTypeMembers("AmazonBedrockRuntimeClient");
        var configurations = space.GetTypeMembers("AmazonBedrockRuntimeConfig");
        return clients.Length == 1 && configurations.Length == 1 && IsBeside(clients[0], runtime) && IsBeside(configurations[0], runtime) ? new(clients[0], configurations[0]) : null;
    }

    /// <summary>Whether a type is <c>AmazonBedrockRuntimeClient</c> itself.</summary>
    public bool IsClient(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _client);

    /// <summary>Whether a type is <c>AmazonBedrockRuntimeConfig</c> itself.</summary>
    public bool IsConfiguration(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _configuration);

    /// <summary>Whether a parameter takes the configuration, under whichever of its types.</summary>
    public bool TakesConfiguration(IParameterSymbol parameter) => HasConfiguration(parameter.Type);

    /// <summary>Whether a member is one of the configuration's, or of its bases.</summary>
    public bool IsSetting(ISymbol member) => member is IPropertySymbol { ContainingType: { } type } && HasConfiguration(type);

    /// <summary>Whether a setting lets a client retry adaptively when it has this value; settings that are not about retries do.</summary>
    public static bool IsAdaptive(IPropertySymbol setting, object? value) => setting.Name switch
    {
        "MaxErrorRetry" => value is AdaptiveRetries,
        "RetryMode" => value is not null && setting.Type.GetMembers("Adaptive").OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is { } adaptive && value.Equals(adaptive),
        _ => true,
    };

    /// <summary>Whether a method finds a Region by its name: <c>RegionEndpoint.GetBySystemName</c>.</summary>
    public static bool NamesRegion(IMethodSymbol method) =>
        method is { Name: "GetBySystemName", IsStatic: true, Parameters.Length: 1, ContainingType: { Name: "RegionEndpoint", ContainingNamespace: { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>The field that holds the Region of a name: that of <c>eu-west-1</c> is <c>EUWest1</c>. Null where the SDK has none.</summary>
    public static IFieldSymbol? RegionOf(IMethodSymbol method, string name) =>
        method.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.IsStatic && string.Equals(field.Name, name.Replace("-", string.Empty).Replace("usgov", "USGovCloud"), StringComparison.OrdinalIgnoreCase));

    private static bool IsBeside(INamedTypeSymbol type, INamedTypeSymbol runtime) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, runtime.ContainingAssembly);

    private bool HasConfiguration(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Object) return false;
        for (ITypeSymbol? at = _configuration; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, type)) return true;
        }

        return type is { TypeKind: TypeKind.Interface, Name: "IClientConfig" } && _configuration.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }
}
