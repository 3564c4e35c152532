using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Editing.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR3001;

/// <summary>Takes away a loop that only retries, and lets the client do it, where the client is made in the same document.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LetSdkRetryFix))]
[WithoutFixAll("It changes two places, and with the client the retries of its other calls: each needs a look.")]
public sealed class LetSdkRetryFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RetryWithoutBackoffAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3001.LetSdkRetry";

    /// <summary>None: every other call of the client is retried differently too, which somebody has to want.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(RetryWithoutBackoffAnalyzer.Id, "FixSdk");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var places = diagnostic.AdditionalLocations;
        if (places.Count < 3 || Retry.Read(diagnostic, diagnostic.Location, places[0], places[1], root, model) is not { } retry
            || ClientConfigurations.MakerAt(places[2], root) is not { } maker
            || retry.Repeats.Span.Contains(maker.Span)
            || WithoutRetry.Edit(retry, cancellationToken) is not { } edit
            || SettingsFor(maker, model, cancellationToken) is not { } settings)
        {
            return ImmutableArray<NodeEdit>.Empty;
        }

        return settings.Add(edit);
    }

    private static ImmutableArray<NodeEdit>? SettingsFor(BaseObjectCreationExpressionSyntax maker, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ModeOf(model.GetTypeInfo(maker, cancellationToken).Type) is not { } mode) return null;
        var (name, import) = Usings.NameOf(mode, maker, model);
        var missing = new[] { ("RetryMode", name + ".Adaptive"), ("MaxErrorRetry", ClientSymbols.AdaptiveRetries.ToString(CultureInfo.InvariantCulture)) }
            .Where(setting => !ObjectInitializers.Sets(maker, setting.Item1))
            .ToList();
        if (missing.Count == 0) return ImmutableArray<NodeEdit>.Empty;
        var edits = ClientConfigurations.Set(maker, missing, model, cancellationToken);
        if (edits.IsEmpty) return null;
        return import is not null && missing.Exists(static setting => setting.Item1 is "RetryMode") ? edits.Add(import) : edits;
    }

    // A client has its configuration as a property, under a base type that has the mode.
    private static INamedTypeSymbol? ModeOf(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("RetryMode").OfType<IPropertySymbol>().FirstOrDefault() is { } setting) return setting.Type as INamedTypeSymbol;
            if (type.GetMembers("Config").OfType<IPropertySymbol>().FirstOrDefault() is { } configuration) return ModeOf(configuration.Type);
        }

        return null;
    }
}
