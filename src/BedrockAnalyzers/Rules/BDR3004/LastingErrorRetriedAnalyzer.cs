using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR3004;

/// <summary>Reports a retry that also calls again after errors that the next attempt meets again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LastingErrorRetriedAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR3004";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throttling, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) => RetryTriggers.OnLastingCatch(actions, bedrock, Analyze);

    private static void Analyze(NodeContext context, CatchClauseSyntax clause, ImmutableArray<Retry> retries)
    {
        var repeated = retries.RemoveAll(static retry => !retry.IsSure || retry.GoesOnAfterSuccess);
        if (repeated.IsEmpty) return;
        var caught = clause.Declaration is { } declaration ? context.SemanticModel.GetTypeInfo(declaration.Type, context.CancellationToken).Type : null;
        var named = repeated.FirstOrDefault(retry => SymbolEqualityComparer.Default.Equals(retry.Thrown.Type, caught));
        if (named is null && !IsOfEveryKind(repeated)) return;
        (object What, RuleText Advice) words = named is null
            ? (new RuleText(Id, "EveryError"), new(Id, "AddFilter"))
            : (named.Thrown.Type.Name, new(Id, "LetOut"));
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            clause.Declaration?.Type.GetLocation() ?? clause.CatchKeyword.GetLocation(),
            new[] { clause.CatchKeyword.GetLocation() },
            RetryPlaces.PropertiesOf(repeated[0]),
            words.What,
            words.Advice));
    }

    // A filter or a body that lets one of them out looks at the exception: what it means by the others is not known.
    private static bool IsOfEveryKind(ImmutableArray<Retry> repeated) =>
        repeated.Any(static r => r.Thrown.ErrorCode is "ValidationException") && repeated.Any(static r => r.Thrown.ErrorCode is "AccessDeniedException") && repeated.Any(static r => r.Thrown.ErrorCode is "ResourceNotFoundException");
}
