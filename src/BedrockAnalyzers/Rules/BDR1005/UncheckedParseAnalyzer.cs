using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Answers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1005;

/// <summary>Reports a model's text that is parsed as JSON where nobody looks at why the answer ended: one that was cut at its cap is broken.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncheckedParseAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1005";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(
        Id,
        "A capped answer is parsed without looking at why it ended",
        "The model's text is parsed as JSON and nothing reads {0}: an answer that was cut at its output-token cap is broken JSON, and the exception does not say so; check {1} before parsing",
        Categories.Tokens,
        DiagnosticSeverity.Info,
        "An answer ends where the model is done or where its output-token cap is reached, and only the stop reason tells which. JSON that was cut is an error of the parser far from its cause, and calling again with the same cap fails again.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(CompilationStartAnalysisContext context, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Runtime is not null) JsonParsing.OnCall(context, (node, call) => Analyze(node, call, bedrock));
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call, BedrockCompilation bedrock)
    {
        if (Members.RootOf(call) is not { } root) return;
        var texts = AnswerReader.Of(call.ArgumentList.Arguments[0].Expression, context.SemanticModel, bedrock, context.CancellationToken).RemoveAll(static answer => answer.Kind != AnswerKind.Text);
        if (texts.FirstOrDefault(text => !StopReasons.CanBeRead(text, root, bedrock, context.CancellationToken)) is not { } unread) return;

        // What the fix checks must be the answer that is parsed, whichever way the code takes.
        var holder = texts.All(text => text.Operation == BedrockOperation.Converse && SymbolEqualityComparer.Default.Equals(text.Holder, unread.Holder)) ? unread.Holder : null;
        var (reason, check) = unread.Operation switch
        {
            BedrockOperation.InvokeModel => ("the stop reason", "it (stop_reason, stopReason, finish_reason or completionReason, by model)"),
            BedrockOperation.Chat => ("FinishReason", "that it is not ChatFinishReason.Length"),
            _ => ("StopReason", "that it is not StopReason.Max_tokens"),
        };
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            call.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.ResponseName, holder?.Name),
            reason,
            check));
    }
}
