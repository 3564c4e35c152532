using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1002;

/// <summary>Reports an output-token cap under a name, or at a place, where the called model does not look for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisnamedCapAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1002";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) =>
        Triggers.OnBodyCap(actions, bedrock, node => Analyze(node, bedrock));

    private static void Analyze(NodeContext context, BedrockCompilation bedrock)
    {
        foreach (var place in BodyCap.At(context.Node, context.SemanticModel, bedrock, context.CancellationToken).GroupBy(static found => found.Name))
        {
            // What is right for one of the calls is not wrong.
            if (place.Any(static found => found.Cap.Kind is not (BodyCapKind.NotRead or BodyCapKind.SecondOfTwo))) continue;
            var cap = place.First().Cap;
            var isSure = place.All(found => found.Cap.Kind == cap.Kind && found.Cap.Family == cap.Family && found.Cap.IsBesideRead == cap.IsBesideRead);
            var right = cap.Kind == BodyCapKind.NotRead ? cap.Family?.CapPaths[0] : null;
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                Location.Create(context.Node.SyntaxTree, place.Key),
                isSure && (right is not null || cap.Kind == BodyCapKind.SecondOfTwo)
                    ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.CapName, cap.Path).Add(FixProperties.RightCapName, cap.IsBesideRead ? string.Empty : right ?? string.Empty)
                    : null,
                cap.Path,
                WhatIsWrong(cap),
                WhatToDo(cap, right)));
        }
    }

    private static RuleText WhatIsWrong(BodyCap cap) => cap switch
    {
        { Kind: BodyCapKind.SecondOfTwo } => new(Id, "SecondCap"),
        { Family: { } family } => new(Id, "NotReadByFamily", family.Name),
        _ => new(Id, "NotReadByModel"),
    };

    private static RuleText WhatToDo(BodyCap cap, string? right) => cap switch
    {
        { Kind: BodyCapKind.SecondOfTwo } => new(Id, "Remove"),
        { IsBesideRead: true } => new(Id, "RemoveBesideSet", right),
        _ => right is null ? new(Id, "SetModelsOwn") : new(Id, "SetInstead", right),
    };
}
