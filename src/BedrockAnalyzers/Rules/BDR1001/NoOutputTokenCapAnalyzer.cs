using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR1001;

/// <summary>Reports a request for a model's answer that reaches its call without a limit on the answer's length.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoOutputTokenCapAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1001";

    internal static readonly IntegerOption DefaultMaxTokens = new(
        Id, "default_max_tokens", defaultValue: 4096, minimum: 1, maximum: 1_000_000, "The number of tokens that the fix writes. It never writes more than the maximum of a known model.");

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        Triggers.OnRequestCreation(actions, bedrock, (node, creation, operation) =>
        {
            if (RequestShape.Of(operation) is { } shape) Analyze(node, creation, operation, shape, bedrock);
            else AnalyzeBody(node, creation, operation, bedrock);
        });
        Triggers.OnChatCall(actions, bedrock, (node, call) => AnalyzeChat(node, call, bedrock));
    }

    private static void Analyze(NodeContext context, BaseObjectCreationExpressionSyntax creation, BedrockOperation operation, RequestShape shape, BedrockCompilation bedrock)
    {
        if (shape.Branches.Length == 1 && IsCappedWhereCreated(creation, shape.Branches[0].Cap.Split('.'), bedrock, context.CancellationToken)) return;
        var uses = Requests.UsesOf(creation, context.SemanticModel, bedrock, context.CancellationToken);
        if (uses.Any(use => use.CanBeForPrompt(shape))) return;
        var gaps = ImmutableArray.CreateBuilder<RequestUse.Gap>();
        var models = ImmutableArray.CreateBuilder<Value>();
        int? budget = 0;
        foreach (var use in uses)
        {
            foreach (var branch in shape.Branches)
            {
                if (BodyUse.CanCap(use, RequestUse.Join(branch.Root, branch.AdditionalFields))) continue;
                foreach (var gap in use.GapsAt(RequestUse.Join(branch.Root, branch.Cap)))
                {
                    // An alternative that is not set on a path is not the one that is called there.
                    if (!branch.Cap.EndsWith(gap.Path, StringComparison.Ordinal)) continue;
                    if (!gaps.Contains(gap)) gaps.Add(gap);
                    models.AddRange(use.ModelsOf(branch));
                    budget = BodyUse.ThinkingBudgetOf(use, RequestUse.Join(branch.Root, branch.AdditionalFields)) is { } tokens && budget is { } most ? Math.Max(tokens, most) : null;
                }
            }
        }

        if (gaps.Count > 0) Report(context, HeadOf(creation), operation, (operation + "Request", "MaxTokens", shape.CapName), gaps.ToImmutable(), models, budget);
    }

    // Most requests are: their cap stands in the initializer, and nothing in the member sets it again. Then nobody asks where they go.
    private static bool IsCappedWhereCreated(BaseObjectCreationExpressionSyntax creation, string[] path, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (Members.RootOf(creation) is not { } root) return false;
        SyntaxNode? at = creation.Initializer;
        ExpressionSyntax? value = null;
        foreach (var name in path)
        {
            if (at is not InitializerExpressionSyntax initializer || bedrock.NamesIn(root.SyntaxTree, name, cancellationToken).Any(mention => root.Span.Contains(mention.Span) && Bare.Qualified(mention).Parent is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment && assignment.Left.Span.Contains(mention.Span))) return false;
            value = initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => string.Equals(Triggers.NameOfTarget(assignment.Left), name, StringComparison.Ordinal))?.Right;
            at = (value as BaseObjectCreationExpressionSyntax)?.Initializer;
        }

        return value is not null && ParameterUse.IsNeverNull(value, bedrock, cancellationToken);
    }

    private static void AnalyzeBody(NodeContext context, BaseObjectCreationExpressionSyntax creation, BedrockOperation operation, BedrockCompilation bedrock)
    {
        var uses = Requests.UsesOf(creation, context.SemanticModel, bedrock, context.CancellationToken);
        if (uses.SelectMany(static use => BodyUse.ModelsOf(use)).Any(Texts.CanNamePrompt)) return;
        var gaps = uses.SelectMany(use => BodyUse.GapsOf(use, context.CancellationToken)).ToImmutableArray();
        if (gaps.IsEmpty) return;
        var places = gaps.Select(static gap => gap.Place).Distinct().ToImmutableArray();
        var tokens = TokensFor(context, gaps.SelectMany(static gap => gap.Models), gaps.Select(static gap => gap.ThinkingBudget).Aggregate((int?)0, static (a, b) => a is { } x && b is { } y ? Math.Max(x, y) : null));
        var missing = places.OfType<BodyGap.Missing>().ToImmutableArray();
        var canFix = tokens is not null && missing.Length == places.Length && BodyPlaces.CanAdd(creation, missing, context.SemanticModel, bedrock, context.CancellationToken);
        var cap = gaps[0].Family.CapPaths[0];
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (canFix)
        {
            properties = properties
                .Add(FixProperties.MaxTokens, tokens!.Value.ToString(CultureInfo.InvariantCulture))
                .Add(FixProperties.CapName, missing[0].Cap)
                .Add(FixProperties.PropertyPaths, string.Join(";", missing.Select(static m => m.Path)))
                .Add(FixProperties.JsonPositions, string.Join(";", missing.Select(static m => m.At.Position is { } at ? string.Join(",", at.Offset.ToString(CultureInfo.InvariantCulture), at.IsFirst ? "1" : "0", at.Space, at.SpaceOfValue) : "")));
        }

        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            HeadOf(creation),
            canFix ? missing.Select(static m => m.At.Node.GetLocation()) : null,
            properties,
            operation + "Request",
            cap,
            Consequence(gaps[0].Family),
            new RuleText(Id, "InBody", cap)));
    }

    private static void AnalyzeChat(NodeContext context, InvocationExpressionSyntax call, BedrockCompilation bedrock)
    {
        var gaps = ImmutableArray.CreateBuilder<RequestUse.Gap>();
        var models = ImmutableArray.CreateBuilder<Value>();
        var operation = BedrockOperation.Chat;
        foreach (var asked in Requests.ChatCallsAt(call, context.SemanticModel, bedrock, context.CancellationToken))
        {
            operation = asked.Operation;
            foreach (var use in ChatUse.Of(asked))
            {
                if (use.Models.Any(Texts.CanNamePrompt)) return;
                if (use.Gap is not { } gap) continue;
                if (!gaps.Contains(gap)) gaps.Add(gap);
                models.AddRange(use.Models);
            }
        }

        if (gaps.Count > 0) Report(context, StringUse.NameTokenOf(call).GetLocation(), operation, (new RuleText(Id, "Call", StringUse.NameOf(call)), "MaxOutputTokens", "ChatOptions.MaxOutputTokens"), gaps.ToImmutable(), models, thinkingBudget: 0);
    }

    private static void Report(NodeContext context, Location location, BedrockOperation operation, (object What, string Cap, string Path) text, ImmutableArray<RequestUse.Gap> gaps, IEnumerable<Value> models, int? thinkingBudget)
    {
        var known = KnownModels.Of(models);
        if (known.Contains(null) && MentionsPrompt(context)) return;
        var model = known.Length == 1 ? known[0] : null;
        var written = TokensFor(context, models, thinkingBudget);
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (written is { } tokens)
        {
            properties = properties
                .Add(FixProperties.MaxTokens, tokens.ToString(CultureInfo.InvariantCulture))
                .Add(FixProperties.CapName, text.Cap)
                .Add(FixProperties.PropertyPaths, string.Join(";", gaps.Select(static g => g.Path)));
        }

        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            location,
            written is null ? null : gaps.Select(static g => g.Owner.GetLocation()),
            properties,
            text.What,
            text.Cap,
            Consequence(operation, model),
            text.Path));
    }

    // Beside a budget that is not known no number is right, and one that the maximum leaves no room for is wrong.
    private static int? TokensFor(NodeContext context, IEnumerable<Value> models, int? thinkingBudget)
    {
        if (thinkingBudget is not { } budget) return null;
        var tokens = DefaultMaxTokens.In(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree)) + budget;
        if (CapUse.SmallestOf(KnownModels.Of(models))?.MaximumOutputTokens is { } maximum && maximum < tokens) tokens = maximum;
        return budget == 0 || tokens > budget ? tokens : null;
    }

    // An unknown model can be a stored prompt where the file speaks of one: a field's first value, a parameter's default.
    private static bool MentionsPrompt(NodeContext context) =>
        context.Node.SyntaxTree.GetText(context.CancellationToken).ToString().IndexOf(":prompt/", StringComparison.Ordinal) >= 0;

    private static RuleText Consequence(BedrockOperation operation, ModelEntry? model)
    {
        var limit = model switch
        {
            { MaximumOutputTokens: { } tokens } => new RuleText(Id, "TokensOfModel", tokens.ToString("N0", CultureInfo.InvariantCulture), model.Name),
            { } => new RuleText(Id, "OfModel", model.Name),
            null => null,
        };
        var price = model is { MaximumOutputTokens: { } most, OutputPrice: { } perMillion } ? new RuleText(Id, "Price", Dollars(most * perMillion / 1_000_000)) : null;

        // Only of Converse is it documented that it asks for the model's maximum.
        return operation is BedrockOperation.Converse or BedrockOperation.ConverseStream or BedrockOperation.Chat or BedrockOperation.ChatStream
            ? new RuleText(Id, "UpToMaximum", limit, price)
            : new RuleText(Id, "OnlyOwnLimit", limit, price);
    }

    private static RuleText Consequence(ModelFamily family) => family switch
    {
        { WithoutCap: MissingCap.CallFails } => new(Id, "CallFails"),
        { WithoutCap: MissingCap.DefaultNumber, DefaultCap: { } tokens } => new(Id, "CutAtNumber", family.Name, tokens.ToString("N0", CultureInfo.InvariantCulture)),
        { WithoutCap: MissingCap.SmallDefault } => new(Id, "CutAtSmallNumber", family.Name),
        _ => new(Id, "ModelDecides", family.Name),
    };

    private static string Dollars(decimal price) => "$" + price.ToString(price >= 0.1m ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    // From "new" to the type or the parentheses: the initializer can be pages long.
    private static Location HeadOf(BaseObjectCreationExpressionSyntax creation)
    {
        var end = creation.ArgumentList?.Span.End ?? ((ObjectCreationExpressionSyntax)creation).Type.Span.End;
        return Location.Create(creation.SyntaxTree, TextSpan.FromBounds(creation.SpanStart, end));
    }
}
