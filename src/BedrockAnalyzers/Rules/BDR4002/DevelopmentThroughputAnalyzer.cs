using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR4002;

/// <summary>Reports the ARN of provisioned throughput in configuration and code that are for development.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DevelopmentThroughputAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR4002";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(
        Id,
        "Development configuration points at provisioned throughput",
        "This ARN {0} is that of provisioned throughput, which is billed for every hour that it exists, and whose capacity is bought for production; use the ID of an on-demand model or inference profile",
        Categories.Throughput,
        DiagnosticSeverity.Warning,
        "Provisioned throughput is paid by the hour whether it is used or not: bought for development it stands idle most of the time, and shared with production it takes capacity from there. On-demand calls are paid by the token.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(CompilationStartAnalysisContext context, BedrockCompilation bedrock)
    {
        StringLiterals.OnText(context, static (node, text) =>
        {
            if (IsProvisioned(text) && StringUse.IsValue((ExpressionSyntax)node.Node, node.SemanticModel, node.CancellationToken) && DevelopmentCode.MarkOf(node.Node, node) is { } mark)
                node.ReportDiagnostic(Diagnostic.Create(s_rule, node.Node.GetLocation(), mark));
        });
        ConfigurationFiles.OnString(context, ConfigurationFiles.IsDevelopmentConfiguration, static (file, text, location) =>
        {
            if (IsProvisioned(text)) file.ReportDiagnostic(Diagnostic.Create(s_rule, location(), "in a configuration for development"));
        });
    }

    private static bool IsProvisioned(string text) => ModelId.TryParse(text) is { Form: ModelIdForm.ProvisionedModelArn };
}
