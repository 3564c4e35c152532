using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Values;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1009;

/// <summary>Reports an expensive model that may only write a few tokens: a label, a number, a yes or no.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TinyAnswerAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1009";

    internal static readonly IntegerOption SmallOutputTokens = new(Id, "small_output_tokens", defaultValue: 64, minimum: 1, maximum: 1_000_000, "The highest cap of an answer that counts as tiny.");

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        Triggers.OnModelAssignment(actions, bedrock, (node, assignment) =>
        {
            if (IsOtherModel(assignment.Right, node)) return;
            var uses = ModelUse.Of(assignment, node.SemanticModel, bedrock, node.CancellationToken);
            if (IsFirst(assignment, uses)) Analyze(node, uses, assignment.Right, bedrock);
        });
        if (bedrock.Symbols.Chat is null) return;
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (StringUse.NameOf(call) is "AsIChatClient" && ChatClientUses.ModelArgumentOf(call, node.SemanticModel, bedrock, node.CancellationToken) is { } argument)
                    Analyze(node, ChatClientUses.Of(call, node.SemanticModel, bedrock, node.CancellationToken), argument, bedrock);
            },
            SyntaxKind.InvocationExpression);
    }

    // Of a model that is written down and not expensive, nobody asks who calls it.
    private static bool IsOtherModel(ExpressionSyntax value, NodeContext context) =>
        context.SemanticModel.GetConstantValue(value, context.CancellationToken).Value is string text && KnownModels.Of(new Value[] { new ConstantValue(text, value) }) is var models && !models.All(IsExpensive);

    private static bool IsExpensive(ModelEntry? model) => model is { PriceTier: PriceTier.Large or PriceTier.VeryLarge, State: not ModelState.Ended };

    private static void Analyze(NodeContext context, ImmutableArray<ModelUse> uses, ExpressionSyntax value, BedrockCompilation bedrock)
    {
        if (uses.IsEmpty) return;
        var limit = SmallOutputTokens.In(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree));
        var models = uses.SelectMany(static use => use.Models).Distinct().ToImmutableArray();
        if (models.IsEmpty || !models.All(IsExpensive)
            || !uses.All(use => AnswerLength.IsAtMost(use.Use, limit, context.CancellationToken) && !use.CanThink(context.CancellationToken) && !use.CanUseTools(context.CancellationToken)))
        {
            return;
        }

        var cheaper = ModelCatalog.Default.FindCheaper(models[0]!);
        var replacement = cheaper is { } found ? ReplacementFor(found, uses, value, bedrock, context.CancellationToken) : null;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            value.GetLocation(),
            replacement is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Replacement, replacement),
            models[0]!.Name,
            CapOf(uses, context.CancellationToken),
            cheaper is { Model.Name: var name } ? name + (replacement is null ? "" : " (" + replacement.Substring(replacement.LastIndexOf('/') + 1) + ")") : new RuleText(Id, "SmallerModel")));
    }

    // Written only where the other model is sure to take the request, and the ID stands here as it is.
    private static string? ReplacementFor((ModelEntry Model, string? Id) cheaper, ImmutableArray<ModelUse> uses, ExpressionSyntax value, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (cheaper.Id is null || Bare.Inside(value) is not LiteralExpressionSyntax { Token.ValueText: var text } || ModelId.TryParse(text) is not { } id) return null;
        if (Replacement.Find(id, null, cheaper.Id) is not { CanStandIn: true } replacement || ModelFamily.Of(cheaper.Id) != id.Family) return null;
        return uses.All(use => use.IsTakenBy(cheaper.Model, cancellationToken)) && !(cheaper.Model.IsTextOnly && ModelUse.CanHoldMedia(value.SyntaxTree, bedrock, cancellationToken)) ? replacement.Text : null;
    }

    private static RuleText CapOf(ImmutableArray<ModelUse> uses, CancellationToken cancellationToken)
    {
        var most = uses.Max(use => AnswerLength.CapsOf(use.Use, cancellationToken).DefaultIfEmpty().Max());
        var number = most.ToString("N0", CultureInfo.InvariantCulture);
        return most == 1 ? new(Id, "Token", number) : new(Id, "Tokens", number);
    }

    // One request has one report, where its model is given first.
    private static bool IsFirst(AssignmentExpressionSyntax assignment, ImmutableArray<ModelUse> uses) =>
        !uses.Any(use => use.Ids.Any(id => id is ConstantValue { Origin: { } origin } && origin.SyntaxTree == assignment.SyntaxTree && origin.SpanStart < assignment.SpanStart && origin.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } other && Triggers.NameOfTarget(other.Left) is "ModelId" or "ModelArn"));
}
