using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>Reports nothing, and asks of each method that names a Bedrock operation or request what an analyzer cannot do without: what is measured with it is Roslyn's.</summary>
/// <param name="asksForGraph">Whether it asks for the control-flow graph; otherwise for what one name means.</param>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LeastAnalyzer(bool asksForGraph) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new("LEAST", "Least", "Least", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "ConverseAsync", "ConverseStreamAsync", "InvokeModelAsync", "InvokeModelWithResponseStreamAsync", "ConverseRequest", "ConverseStreamRequest", "InvokeModelRequest", "InvokeModelWithResponseStreamRequest",
    };

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(file =>
        {
            foreach (var member in file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken).DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
            {
                if (member.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(static name => s_names.Contains(name.Identifier.ValueText)) is { } name) Ask(file.SemanticModel, member, name, file.CancellationToken);
            }
        });
    }

    private void Ask(SemanticModel model, BaseMethodDeclarationSyntax member, IdentifierNameSyntax name, CancellationToken cancellationToken)
    {
        if (!asksForGraph)
        {
            model.GetSymbolInfo(name, cancellationToken);
            return;
        }

        switch (model.GetOperation(member, cancellationToken))
        {
            case IMethodBodyOperation body:
                ControlFlowGraph.Create(body, cancellationToken);
                break;
            case IConstructorBodyOperation body:
                ControlFlowGraph.Create(body, cancellationToken);
                break;
        }
    }
}
