using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Histories;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1007;

/// <summary>Reports a list of messages that gets longer with each turn, is sent whole, and that nothing makes shorter.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessHistoryAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1007";

    internal static readonly IntegerOption MaxMessages = new(Id, "max_messages", defaultValue: 20, minimum: 1, maximum: 10_000, "How many messages the fix sends at most, and the message names.");

    private static readonly string[] s_toolResults = { "ToolResult", "FunctionResultContent" };

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Runtime is null) return;
        var forwarders = new HistoryForwarders();
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (SentMessages.IsOfRequest(assignment.Left, node.SemanticModel, bedrock.Symbols, node.CancellationToken)) Analyze(node, assignment.Right, forwarders, bedrock);
            },
            SyntaxKind.SimpleAssignmentExpression);
        actions.RegisterSyntaxNodeAction(node => AnalyzeCall(node, (InvocationExpressionSyntax)node.Node, forwarders, bedrock), SyntaxKind.InvocationExpression);
        Triggers.OnChatCall(actions, bedrock, (node, call) =>
        {
            if (SentMessages.AskedWith(call, node.SemanticModel, node.CancellationToken) is { } messages && HistoryOf(messages, forwarders, bedrock, node.CancellationToken) is { } history
                && !Requests.ChatCallsAt(call, node.SemanticModel, bedrock, node.CancellationToken).IsEmpty)
            {
                Report(node, messages, history, bedrock);
            }
        });
    }

    private static void AnalyzeCall(NodeContext context, InvocationExpressionSyntax call, HistoryForwarders forwarders, BedrockCompilation bedrock)
    {
        if (call.ArgumentList.Arguments.Count == 0) return;
        if (SentMessages.AddedTo(call, context.SemanticModel, bedrock.Symbols, context.CancellationToken) is { } added)
        {
            Analyze(context, added, forwarders, bedrock);
        }
        else if (forwarders.HasMethod(StringUse.NameOf(call), bedrock, context.CancellationToken))
        {
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (SentMessages.ParameterOf(argument, context.SemanticModel, context.CancellationToken) is { } parameter && forwarders.Has(HistoryForwarders.Definition(parameter), bedrock, context.CancellationToken))
                    Analyze(context, argument.Expression, forwarders, bedrock);
            }
        }
    }

    private static void Analyze(NodeContext context, ExpressionSyntax value, HistoryForwarders forwarders, BedrockCompilation bedrock)
    {
        if (HistoryOf(value, forwarders, bedrock, context.CancellationToken) is { } history) Report(context, value, history, bedrock);
    }

    // A list that is sent at several places is one cause: the first is reported.
    private static History? HistoryOf(ExpressionSyntax value, HistoryForwarders forwarders, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var list in MessageLists.In(value, bedrock, cancellationToken))
        {
            if (list is not IParameterSymbol && HistoryReader.Of(list, forwarders, bedrock, cancellationToken) is { } history && history.Sends[0] == value && HistoryTurns.GrowWithout(history, bedrock, cancellationToken)) return history;
        }

        return null;
    }

    private static void Report(NodeContext context, ExpressionSyntax value, History history, BedrockCompilation bedrock)
    {
        var count = MaxMessages.In(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree)).ToString(CultureInfo.InvariantCulture);
        var properties = ImmutableDictionary<string, string?>.Empty;

        // Where the list is added to in the hands of whoever sends it, a copy would lose that.
        if (!history.Growths.Any(growth => growth.Place == value.Parent?.Parent?.Parent || IsThroughRequest(growth)))
        {
            properties = properties.Add(FixProperties.MaxMessages, count);
            if (bedrock.CanNameAny(s_toolResults, context.CancellationToken)) properties = properties.Add(FixProperties.HasToolResults, "true");
        }

        context.ReportDiagnostic(Diagnostic.Create(s_rule, value.GetLocation(), properties, history.List.Name, count));
    }

    private static bool IsThroughRequest(HistoryGrowth growth) =>
        growth.Place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: SentMessages.PropertyName, Expression: not ThisExpressionSyntax } } };
}
