using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis.CSharp;
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
            // Not every host looks at the language that an analyzer names.
            if (start.Compilation is not CSharpCompilation) return;
            if (BedrockCompilation.TryGet(start.Compilation) is not { } bedrock || !AppliesTo(bedrock.Symbols)) return;
            bedrock.KeptIndex ??= tree => start.TryGetValue(tree, NameIndex.Provider, out var index) ? index : null;
            Register(new RuleActions(start, bedrock), bedrock);
        });
    }

    /// <summary>Whether what the rule is about is referenced: a Bedrock SDK, where the rule says nothing else.</summary>
    private protected virtual bool AppliesTo(BedrockSymbols symbols) => symbols.HasBedrock;

    /// <summary>Registers the rule's actions; called only where <see cref="AppliesTo"/> says so.</summary>
    private protected abstract void Register(RuleActions actions, BedrockCompilation bedrock);
}
