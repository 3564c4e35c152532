using System.Collections.Concurrent;
using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR6001;

/// <summary>BDR6001: a string that as a whole is the ID of a model whose end is past or announced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetiredModelAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR6001";

    internal static readonly RetiredModelsOption RetiredModels = new(
        Id, "retired_models", "Models to report beside those of the table; an entry wins over the table's row.");

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Models, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        var lists = new ConcurrentDictionary<string, ImmutableArray<RetiredModel>>(StringComparer.Ordinal);
        StringLiterals.OnText(actions, (node, text) => Analyze(node, text, lists));
        ConfigurationFiles.OnString(actions, ConfigurationFiles.IsConfiguration, (file, text, location) => Analyze(file, text, location, lists));
    }

    private static void Analyze(NodeContext context, string text, ConcurrentDictionary<string, ImmutableArray<RetiredModel>> lists)
    {
        if (ModelId.TryParse(text) is not { BaseId: not null } model) return;
        var listed = RetiredModels.In(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree), lists);
        if (Retirement.Find(model, listed) is not { } retirement || !StringUse.IsValue((ExpressionSyntax)context.Node, context.SemanticModel, context.CancellationToken)) return;

        var properties = retirement.Replacement is { CanStandIn: true } replacement
            ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Replacement, replacement.Text)
            : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(s_rule, context.Node.GetLocation(), properties, retirement.Subject, retirement.WhatHappens, retirement.WhatToUse));
    }

    private static void Analyze(AdditionalFileAnalysisContext context, string text, Func<Location> location, ConcurrentDictionary<string, ImmutableArray<RetiredModel>> lists)
    {
        if (ModelId.TryParse(text) is not { BaseId: not null } model) return;

        // Who lists models for [*.cs] means the project: sections for JSON reach no diagnostic, so nobody writes them.
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var listed = RetiredModels.In(provider.GetOptions(context.AdditionalFile), lists);
        if (listed.IsEmpty && context.Compilation.SyntaxTrees.FirstOrDefault() is { } tree) listed = RetiredModels.In(provider.GetOptions(tree), lists);
        if (Retirement.Find(model, listed) is { } retirement) context.ReportDiagnostic(Diagnostic.Create(s_rule, location(), retirement.Subject, retirement.WhatHappens, retirement.WhatToUse));
    }
}
