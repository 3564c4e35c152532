using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers;

/// <summary>The base of every rule: no generated code, concurrent, and no action at all in a compilation without the SDKs.</summary>
public abstract class BedrockAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (BedrockCompilation.TryGet(start.Compilation) is not { } bedrock) return;
            bedrock.KeptIndex ??= tree => start.TryGetValue(tree, NameIndex.Provider, out var index) ? index : null;
            Register(start, bedrock);
        });
    }

    /// <summary>Registers the rule's actions; called only where a Bedrock SDK is referenced.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, BedrockCompilation bedrock);
}
