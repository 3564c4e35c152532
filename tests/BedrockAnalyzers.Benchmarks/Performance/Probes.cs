using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
namespace BedrockAnalyzers.Benchmarks.Performance;
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class Probe(string kind) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new("NOTHING2", "Nothing", "Nothing", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        switch (kind)
        {
            case "op": context.RegisterOperationAction(static _ => { }, OperationKind.Invocation); break;
            case "block": context.RegisterOperationBlockAction(static _ => { }); break;
            case "cfg": context.RegisterOperationBlockAction(static c => { foreach (var b in c.OperationBlocks) if (b.Kind == OperationKind.Block) c.GetControlFlowGraph(b); }); break;
            case "node": context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.InvocationExpression); break;
            case "sym": context.RegisterSyntaxNodeAction(static c => c.SemanticModel.GetSymbolInfo(c.Node, c.CancellationToken), SyntaxKind.InvocationExpression); break;
            case "symone": context.RegisterSyntaxNodeAction(static c => { if (c.Node.ToString().Contains("ConverseAsync")) c.SemanticModel.GetSymbolInfo(c.Node, c.CancellationToken); }, SyntaxKind.InvocationExpression); break;
            case "model": context.RegisterSemanticModelAction(static _ => { }); break;
            case "modelwalk": context.RegisterSemanticModelAction(static c => { foreach (var n in c.SemanticModel.SyntaxTree.GetRoot().DescendantNodes()) n.IsKind(SyntaxKind.InvocationExpression); }); break;
            case "modelsym": context.RegisterSemanticModelAction(static c => { foreach (var n in c.SemanticModel.SyntaxTree.GetRoot().DescendantNodes()) if (n.IsKind(SyntaxKind.InvocationExpression)) c.SemanticModel.GetSymbolInfo(n); }); break;
            case "modelsym+node": context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.InvocationExpression); goto case "modelsym";
            case "modelop": context.RegisterSemanticModelAction(static c => { foreach (var n in c.SemanticModel.SyntaxTree.GetRoot().DescendantNodes()) if (n is Microsoft.CodeAnalysis.CSharp.Syntax.BaseMethodDeclarationSyntax) c.SemanticModel.GetOperation(n); }); break;
            case "modelcfg": context.RegisterSemanticModelAction(static c => { foreach (var n in c.SemanticModel.SyntaxTree.GetRoot().DescendantNodes()) if (n is Microsoft.CodeAnalysis.CSharp.Syntax.BaseMethodDeclarationSyntax) Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowGraph.Create(n, c.SemanticModel); }); break;
            case "symbol": context.RegisterSymbolAction(static _ => { }, SymbolKind.Method); break;
            case "codeblock": context.RegisterCodeBlockAction(static _ => { }); break;
            case "nodegoto": context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.GotoStatement); break;
            case "nodemethod": context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.MethodDeclaration); break;
            case "nodeclass": context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.ClassDeclaration); break;
            case "nodeunit": context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.CompilationUnit); break;
            case "operation": context.RegisterSyntaxNodeAction(static c => c.SemanticModel.GetOperation(c.Node, c.CancellationToken), SyntaxKind.InvocationExpression); break;
        }
    }
}
