using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR3005;

/// <summary>Reports a call whose answer may take longer than the client waits by default, after which the SDK asks again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefaultTimeoutAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR3005";

    // At 50 to 80 tokens a second an answer of this length takes longer than 100 seconds.
    private const int LongAnswer = 8192;
    private const int LongThinking = 4096;

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throttling, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Clients is null) return;
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (StringUse.NameOf(call) is "Converse" or "ConverseAsync" or "InvokeModel" or "InvokeModelAsync" or "GetResponseAsync"
                    && node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol is IMethodSymbol method
                    && (bedrock.Symbols.OperationOfCall(method) is BedrockOperation.Converse or BedrockOperation.InvokeModel || bedrock.Symbols.Chat?.Asks(method.ReducedFrom ?? method) == true))
                {
                    Analyze(node, call, bedrock);
                }
            },
            SyntaxKind.InvocationExpression);
    }

    private static void Analyze(NodeContext context, InvocationExpressionSyntax call, BedrockCompilation bedrock)
    {
        // How a client waits that somebody else has made nobody can say: there is no need to ask how long the answer may be.
        if (call.Expression is MemberAccessExpressionSyntax { Expression: var asked } && StringUse.NameOf(call) is not "GetResponseAsync" && Injected.IsReadAt(asked, context.SemanticModel, bedrock, context.CancellationToken)) return;
        var longest = new AnswerLength(0, 0);
        var makers = ImmutableArray.CreateBuilder<Location>();
        foreach (var made in Requests.CallsAt(call, context.SemanticModel, bedrock, context.CancellationToken))
        {
            if (made.Runtime is not { } runtime) return;
            foreach (var part in runtime.Parts)
            {
                if (part is not RuntimeClientValue { HasDefaultTimeout: true } client) return;
                foreach (var maker in client.Configurations.IsEmpty ? ImmutableArray.Create(client.Creation) : client.Configurations.Select(static c => c.Creation))
                {
                    if (maker.GetLocation() is var location && !makers.Contains(location)) makers.Add(location);
                }
            }

            var length = AnswerLength.Of(made, context.CancellationToken);
            longest = new(Math.Max(longest.Tokens, length.Tokens), Math.Max(longest.ThinkingTokens, length.ThinkingTokens));
        }

        (RuleText What, int Tokens) said = longest.Tokens > LongAnswer ? (new(Id, "Write"), longest.Tokens) : (new(Id, "Think"), longest.ThinkingTokens);
        if (longest.Tokens <= LongAnswer && longest.ThinkingTokens <= LongThinking) return;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            StringUse.NameTokenOf(call).GetLocation(),
            makers,
            StringUse.NameOf(call),
            said.What,
            said.Tokens.ToString("N0", CultureInfo.InvariantCulture)));
    }
}
