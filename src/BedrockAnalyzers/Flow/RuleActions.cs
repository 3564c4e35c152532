using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// What a rule looks at in a compilation. The driver walks every declaration of a project as soon as one analyzer asks for syntax nodes, which costs more than all that the rules do where nothing
/// is about Bedrock. So the rules are called once a file, and go through its nodes, which were found once for all of them. By then the compiler has bound the file, and the model has what it found.
/// </summary>
internal sealed class RuleActions(CompilationStartAnalysisContext context, BedrockCompilation bedrock)
{
    private readonly List<(SyntaxKind[] Kinds, Action<NodeContext> Action)> _nodeActions = [];

    /// <summary>Calls an action at each node of some kinds, in the file's order for each of them.</summary>
    public void RegisterSyntaxNodeAction(Action<NodeContext> action, params SyntaxKind[] kinds)
    {
        if (_nodeActions.Count == 0) context.RegisterSemanticModelAction(AnalyzeFile);
        _nodeActions.Add((kinds, action));
    }

    /// <summary>Calls an action for each file.</summary>
    public void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => context.RegisterSemanticModelAction(action);

    /// <summary>Calls an action for each additional file.</summary>
    public void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => context.RegisterAdditionalFileAction(action);

    /// <summary>Calls an action when all files were analyzed.</summary>
    public void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => context.RegisterCompilationEndAction(action);

    private void AnalyzeFile(SemanticModelAnalysisContext context)
    {
        var nodes = bedrock.NodesOf(context.SemanticModel.SyntaxTree, context.CancellationToken);
        var file = FileAnalysis.Begin(context);
        try
        {
            foreach (var (kinds, action) in _nodeActions)
            {
                foreach (var kind in kinds)
                {
                    foreach (var node in nodes.Of(kind))
                    {
                        context.CancellationToken.ThrowIfCancellationRequested();
                        action(new(node, file));
                    }
                }
            }
        }
        finally
        {
            file.End();
        }
    }
}
