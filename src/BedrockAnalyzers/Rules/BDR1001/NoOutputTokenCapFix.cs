using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR1001;

/// <summary>Sets the cap where the request, its body, or the object that lacks it, is built.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoOutputTokenCapFix))]
public sealed class NoOutputTokenCapFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(NoOutputTokenCapAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR1001.SetMaxTokens";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) =>
        new RuleText(NoOutputTokenCapAnalyzer.Id, "Fix", diagnostic.Properties[FixProperties.CapName], diagnostic.Properties[FixProperties.MaxTokens]);

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.PropertyPaths, out var text) || text is null || !diagnostic.Properties.TryGetValue(FixProperties.MaxTokens, out var maxTokens) || maxTokens is null) return ImmutableArray<NodeEdit>.Empty;
        var paths = text.Split(';');
        if (paths.Length != diagnostic.AdditionalLocations.Count) return ImmutableArray<NodeEdit>.Empty;

        var positions = diagnostic.Properties.TryGetValue(FixProperties.JsonPositions, out var written) ? written?.Split(';') : null;
        if (positions is not null && positions.Length != paths.Length) return ImmutableArray<NodeEdit>.Empty;

        var edits = ImmutableArray.CreateBuilder<NodeEdit>(paths.Length);
        for (var i = 0; i < paths.Length; i++)
        {
            var location = diagnostic.AdditionalLocations[i];
            if (location.SourceTree != root.SyntaxTree) return ImmutableArray<NodeEdit>.Empty;
            var edit = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) switch
            {
                var json when positions is not null => JsonMembers.Add(json, paths[i], positions[i], maxTokens, model, cancellationToken),
                BaseObjectCreationExpressionSyntax owner => ObjectInitializers.SetPath(owner, paths[i], maxTokens, model, cancellationToken),
                InvocationExpressionSyntax call => Arguments.SetNew(call, paths[i], $"{diagnostic.Properties[FixProperties.CapName]} = {maxTokens}", model, cancellationToken),
                _ => null,
            };
            if (edit is null) return ImmutableArray<NodeEdit>.Empty;
            edits.Add(edit);
        }

        return edits.MoveToImmutable();
    }
}
