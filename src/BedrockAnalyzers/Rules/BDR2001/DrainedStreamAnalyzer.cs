using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Streams;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR2001;

/// <summary>Reports a streaming call whose answer is gathered to its end before anything of it is used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DrainedStreamAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR2001";

    // Above it, and with a thinking budget, the whole answer can take longer than the 100 seconds that a client waits for its headers: streaming gets round that.
    private const int LongAnswer = 8192;

    // An answer of this length comes well within these 100 seconds.
    private const int ShortAnswer = 4096;

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Streaming, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Runtime is null) return;
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (WholeAnswerOf(StringUse.NameOf(call)) is { } instead && node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol is IMethodSymbol method) Analyze(node, call, method, instead, bedrock);
            },
            SyntaxKind.InvocationExpression);
    }

    private static string? WholeAnswerOf(string? name) => name switch
    {
        "ConverseStreamAsync" => "ConverseAsync",
        "ConverseStream" => "Converse",
        "InvokeModelWithResponseStreamAsync" => "InvokeModelAsync",
        "InvokeModelWithResponseStream" => "InvokeModel",
        "GetStreamingResponseAsync" => "GetResponseAsync",
        _ => null,
    };

    private static void Analyze(NodeContext context, InvocationExpressionSyntax call, IMethodSymbol method, string instead, BedrockCompilation bedrock)
    {
        var isChat = bedrock.Symbols.OperationOfCall(method) is null;
        if (isChat && bedrock.Symbols.Chat?.Asks(method.ReducedFrom ?? method) != true) return;
        // A client of the project's own may take the stream in hand first.
        if (!Members.OnlyForwards(method, bedrock, context.CancellationToken) || TestCode.IsExpectedCall(call)) return;
        if (!StreamReading.OnlyGathers(call, isChat, bedrock, context.CancellationToken)) return;

        // What is known of the request takes a walk through the member, which only a stream under suspicion is worth.
        var made = Requests.CallsAt(call, context.SemanticModel, bedrock, context.CancellationToken);
        if (isChat && (made.IsEmpty || made.Any(static one => one.Client is null || one.IsMadeByDecorator))) return;
        foreach (var one in made)
        {
            var length = AnswerLength.Of(one, context.CancellationToken);
            if (length.Tokens > LongAnswer || AnswerLength.AsksForThinking(one, context.CancellationToken)) return;
        }

        var answersInTime = !made.IsEmpty && made.All(one => SetsTimeout(one) || AnswerLength.IsAtMost(one, ShortAnswer, context.CancellationToken));
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            StringUse.NameTokenOf(call).GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.AnswersInTime, answersInTime ? "true" : "false").Add(FixProperties.Replacement, instead),
            StringUse.NameOf(call),
            instead));
    }

    private static bool SetsTimeout(BedrockCall call) => call.Runtime is { } runtime && runtime.Parts.All(static part => part is RuntimeClientValue { SetsTimeout: true });
}
