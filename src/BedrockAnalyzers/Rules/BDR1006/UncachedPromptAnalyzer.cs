using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1006;

/// <summary>Reports a long system prompt that is always the same and is sent without a cache point behind it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncachedPromptAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1006";

    internal static readonly IntegerOption MaxPromptTokens = new(
        Id, "max_prompt_tokens", defaultValue: 4096, minimum: 1, maximum: 1_000_000, "The longest constant system prompt that is not reported, in tokens; a token is taken as four characters.");

    private const int CharactersInToken = 4;

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Runtime is null) return;
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (node.Node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Text" }, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax block } } assignment) Analyze(node, assignment, block, bedrock);
            },
            SyntaxKind.SimpleAssignmentExpression);
    }

    private static void Analyze(NodeContext context, AssignmentExpressionSyntax assignment, BaseObjectCreationExpressionSyntax block, BedrockCompilation bedrock)
    {
        if (context.SemanticModel.GetTypeInfo(block, context.CancellationToken).Type is not { Name: "SystemContentBlock" } type || !bedrock.Symbols.IsModelType(type) || type.GetMembers("CachePoint").IsEmpty) return;
        var limit = MaxPromptTokens.In(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree));
        if (SystemPrompts.ConstantText(assignment.Right, bedrock, context.CancellationToken) is not { } text || text.Length / CharactersInToken is var tokens && tokens <= limit) return;

        // One cache point serves all that stands before it: the last prompt of a list is reported.
        if (SystemPrompts.BehindInList(block).Any(later => SystemPrompts.TextOf(later) is { } value && SystemPrompts.ConstantText(value, bedrock, context.CancellationToken)?.Length / CharactersInToken > limit)) return;
        var uses = SystemPrompts.WithoutCachePoint(block, bedrock, context.CancellationToken);
        if (uses.IsEmpty || RequestShape.Of(BedrockOperation.Converse) is not { } shape || uses.Any(use => use.CanBeForPrompt(shape))) return;
        var models = KnownModels.Of(uses.SelectMany(use => use.ModelsOf(shape.Branches[0])));
        if (models.Any(model => model is not null && !(model.CacheMinimumTokens <= tokens))) return;
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (!models.IsEmpty && models.All(static model => model is not null)) properties = properties.Add(FixProperties.CanCache, "true");
        context.ReportDiagnostic(Diagnostic.Create(s_rule, assignment.Right.GetLocation(), properties, tokens.ToString("N0", CultureInfo.InvariantCulture)));
    }
}
