using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Bedrock;

/// <summary>The types of AWSSDK.CloudWatch that name metrics.</summary>
internal sealed class CloudWatchSymbols
{
    private readonly IAssemblySymbol _assembly;

    private CloudWatchSymbols(IAssemblySymbol assembly) => _assembly = assembly;

    /// <summary>The types beside the client's interface, or null where there is none.</summary>
    /// <param name="client"><c>Amazon.CloudWatch.IAmazonCloudWatch</c>.</param>
    public static CloudWatchSymbols? TryCreate(INamedTypeSymbol? client) => client is null ? null : new(client.ContainingAssembly);

    /// <summary>Whether an assembly is that of the SDK for CloudWatch.</summary>
    public bool IsOfSdk(IAssemblySymbol? assembly) => assembly is not null && SymbolEqualityComparer.Default.Equals(assembly, _assembly);

    /// <summary>Whether a type is one of the SDK's data types.</summary>
    public bool IsModelType(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class, ContainingNamespace.Name: "Model" } && IsOfSdk(type.ContainingAssembly);

    /// <summary>Whether a type has a namespace, a metric's name and dimensions, all of which CloudWatch must know.</summary>
    public bool NamesMetric(ITypeSymbol? type) => type is { Name: "PutMetricAlarmRequest" or "GetMetricStatisticsRequest" or "ListMetricsRequest" or "Metric" } && IsModelType(type);

    /// <summary>Whether a type is a dimension, or what is looked for by one.</summary>
    public bool IsDimension(ITypeSymbol? type) => type is { Name: "Dimension" or "DimensionFilter" } && IsModelType(type);

    /// <summary>Whether a type is the request that brings a dashboard.</summary>
    public bool IsDashboard(ITypeSymbol? type) => type is { Name: "PutDashboardRequest" } && IsModelType(type);
}
