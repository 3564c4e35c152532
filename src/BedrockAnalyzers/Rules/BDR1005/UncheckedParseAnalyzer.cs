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

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Runtime is not null) JsonParsing.OnCall(actions, (node, call) => Analyze(node, call, bedrock));
    }

    private static void Analyze(NodeContext context, InvocationExpressionSyntax call, BedrockCompilation bedrock)
    {
        if (!bedrock.NamesAnswers(context.CancellationToken) || Members.RootOf(call) is not { } root) return;
        var texts = AnswerReader.Of(call.ArgumentList.Arguments[0].Expression, bedrock, context.CancellationToken).RemoveAll(static answer => answer.Kind != AnswerKind.Text);
        if (texts.FirstOrDefault(text => !StopReasons.CanBeRead(text, root, bedrock, context.CancellationToken)) is not { } unread) return;

        // What the fix checks must be the answer that is parsed, whichever way the code takes.
        var holder = texts.All(text => text.Operation == BedrockOperation.Converse && SymbolEqualityComparer.Default.Equals(text.Holder, unread.Holder)) ? unread.Holder : null;
        (object Reason, RuleText Check) words = unread.Operation switch
        {
            BedrockOperation.InvokeModel => (new RuleText(Id, "StopReason"), new(Id, "CheckByModel")),
            BedrockOperation.Chat => ("FinishReason", new(Id, "CheckNot", "ChatFinishReason.Length")),
            _ => ("StopReason", new(Id, "CheckNot", "StopReason.Max_tokens")),
        };
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            call.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.ResponseName, holder?.Name),
            words.Reason,
            words.Check));
    }
}
