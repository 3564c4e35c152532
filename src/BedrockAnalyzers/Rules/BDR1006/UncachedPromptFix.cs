using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR1006;

/// <summary>Adds a cache point behind the prompt, where it stands in a list.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncachedPromptFix))]
public sealed class UncachedPromptFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UncachedPromptAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR1006.AddCachePoint";

    private protected override string TitleFor(Diagnostic diagnostic) => "Add a cache point behind the prompt";

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.ContainsKey(FixProperties.CanCache)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } block
            || model.GetTypeInfo(block, cancellationToken).Type is not { ContainingNamespace: { } space }
            || space.GetTypeMembers("CachePointBlock").FirstOrDefault() is not { } point || space.ContainingNamespace.GetTypeMembers("CachePointType").FirstOrDefault() is not { } kind)
        {
            return ImmutableArray<NodeEdit>.Empty;
        }

        var (pointName, pointUsing) = Usings.NameOf(point, block, model);
        var (kindName, kindUsing) = Usings.NameOf(kind, block, model);
        var written = block is ObjectCreationExpressionSyntax { Type: var type } ? "new " + type.WithoutTrivia() : "new()";
        var added = SyntaxFactory.ParseExpression($"{written} {{ CachePoint = new {pointName} {{ Type = {kindName}.Default }} }}");
        NodeEdit? edit = block.Parent switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } element when !collection.ContainsDirectives && collection.Elements.IndexOf(element) is var at => new(collection, EquivalenceKey, node => ((CollectionExpressionSyntax)node).InsertAfter(at, SyntaxFactory.ExpressionElement(added))),
            InitializerExpressionSyntax initializer when !initializer.ContainsDirectives && initializer.Expressions.IndexOf(block) is var at => new(initializer, EquivalenceKey, node => ((InitializerExpressionSyntax)node).InsertAfter(at, added)),
            _ => null,
        };
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.CreateRange(new[] { edit, pointUsing, kindUsing }.OfType<NodeEdit>());
    }
}
