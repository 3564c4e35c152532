using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR0002;

/// <summary>Lists every Bedrock call with what is known of it, for reports.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[WithoutFix("An entry of an inventory is nothing to repair.")]
public sealed class CallInventoryAnalyzer : BedrockAnalyzer
{
    internal const string Id = InventoryProperties.Id;

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Configuration, DiagnosticSeverity.Hidden, isEnabledByDefault: false);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (ModelCall.At(call, node.SemanticModel, bedrock, node.CancellationToken) is { } found) Report(node, call, found);
            },
            SyntaxKind.InvocationExpression);

    private static void Report(NodeContext context, InvocationExpressionSyntax call, ModelCall found)
    {
        var models = string.Join(InventoryProperties.Separator, found.Settings.Select(static setting => setting.Model ?? InventoryProperties.Unknown).Distinct(StringComparer.Ordinal).OrderBy(static model => model is InventoryProperties.Unknown).ThenBy(static model => model, StringComparer.Ordinal));
        var caps = string.Join(InventoryProperties.Separator, found.Settings.Select(static setting => setting.Cap).Distinct().OrderBy(static cap => cap.Kind).ThenBy(static cap => cap.Tokens).Select(TextOf));
        var streaming = found.IsStreamed ? "true" : "false";
        var retriedBy = found.RetriedBy is not { } retries ? InventoryProperties.Unknown : string.Join(InventoryProperties.Separator, retries);

        // What one way costs says nothing of the dearest where another is not known.
        var price = found.Settings.All(static setting => setting.Price is not null) ? found.Settings.Max(static setting => setting.Price) : null;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            StringUse.NameTokenOf(call).GetLocation(),
            ImmutableDictionary<string, string?>.Empty
                .Add(InventoryProperties.Operation, found.Operation)
                .Add(InventoryProperties.Member, MemberOf(context))
                .Add(InventoryProperties.Model, models)
                .Add(InventoryProperties.Cap, caps)
                .Add(InventoryProperties.Streaming, streaming)
                .Add(InventoryProperties.RetriedBy, retriedBy)
                .Add(InventoryProperties.AnswerPrice, price?.ToString("0.############", CultureInfo.InvariantCulture) ?? InventoryProperties.Unknown),
            found.Operation,
            models,
            caps,
            streaming,
            retriedBy,
            price is { } dollars ? Dollars.Of(dollars) : InventoryProperties.Unknown));
    }

    private static string MemberOf(NodeContext context)
    {
        // A lambda or local function has no name that says anything: the member around it has.
        var member = context.SemanticModel.GetEnclosingSymbol(context.Node.SpanStart, context.CancellationToken);
        while (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }) member = member.ContainingSymbol;
        return member is { ContainingType.Name: var type, Name: var name } ? type + "." + name : member?.Name ?? "";
    }

    private static string TextOf(OutputCap cap) => cap.Kind switch
    {
        OutputCapKind.Number => cap.Tokens.ToString(CultureInfo.InvariantCulture),
        OutputCapKind.None => InventoryProperties.None,
        OutputCapKind.NotApplicable => InventoryProperties.NotApplicable,
        _ => InventoryProperties.Unknown,
    };
}
