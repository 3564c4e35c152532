using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR4002;

/// <summary>Reports the ARN of provisioned throughput in configuration and code that are for development.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[WithoutFix("An ARN does not say which model is behind it, so no on-demand model is sure to stand in.")]
public sealed class DevelopmentThroughputAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR4002";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throughput, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        StringLiterals.OnText(actions, static (node, text) =>
        {
            if (IsProvisioned(text) && StringUse.IsValue((ExpressionSyntax)node.Node, node.SemanticModel, node.CancellationToken) && DevelopmentCode.MarkOf(node.Node, node) is { } mark)
                node.ReportDiagnostic(Diagnostic.Create(s_rule, node.Node.GetLocation(), mark));
        });
        ConfigurationFiles.OnString(actions, ConfigurationFiles.IsDevelopmentConfiguration, static (file, text, location) =>
        {
            if (IsProvisioned(text)) file.ReportDiagnostic(Diagnostic.Create(s_rule, location(), new RuleText(Id, "InConfiguration")));
        });
    }

    private static bool IsProvisioned(string text) => ModelId.TryParse(text) is { Form: ModelIdForm.ProvisionedModelArn };
}
