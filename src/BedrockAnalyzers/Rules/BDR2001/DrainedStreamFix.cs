using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Editing.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR2001;

/// <summary>Asks for the whole answer instead of a stream of it, where that is known to come in time and the code then says exactly the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DrainedStreamFix))]
public sealed class DrainedStreamFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DrainedStreamAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR2001.WholeAnswer";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(DrainedStreamAnalyzer.Id, "Fix", diagnostic.Properties[FixProperties.Replacement]);

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties[FixProperties.AnswersInTime] is not "true" || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return ImmutableArray<NodeEdit>.Empty;
        return diagnostic.Properties[FixProperties.Replacement] switch
        {
            "ConverseAsync" or "Converse" or "InvokeModelAsync" or "InvokeModel" => WholeAnswer.EditsFor(call, model, cancellationToken),
            "GetResponseAsync" => WholeChatAnswer.EditsFor(call, model, cancellationToken),
            _ => ImmutableArray<NodeEdit>.Empty,
        };
    }
}
