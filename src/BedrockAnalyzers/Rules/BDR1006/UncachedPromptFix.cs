using System.Collections.Immutable;
using System.Globalization;
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

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(UncachedPromptAnalyzer.Id, "Fix");

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
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } } => AddBehind(statement, added),
            _ => null,
        };
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.CreateRange(new[] { edit, pointUsing, kindUsing }.OfType<NodeEdit>());
    }
    // system.Add(…); behind system.Add(…);
    private NodeEdit? AddBehind(ExpressionStatementSyntax statement, ExpressionSyntax added)
    {
        if (statement.ContainsDirectives || (statement.Parent is GlobalStatementSyntax ? statement.Parent.Parent : statement.Parent) is not { } list || Prompts(list) is not { Count: > 0 } prompts) return null;
        var number = prompts.IndexOf(statement);
        if (number < 0) return null;
        return new(list, EquivalenceKey + number.ToString(CultureInfo.InvariantCulture), node =>
        {
            var prompt = Prompts(node)[number];
            var call = (InvocationExpressionSyntax)prompt.Expression;
            var cache = SyntaxFactory.ParseStatement($"{call.Expression.WithoutTrivia()}({added});")
                .WithLeadingTrivia(prompt.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1))
                .WithTrailingTrivia(prompt.GetTrailingTrivia().Where(static t => !ElementLists.IsComment(t)).Reverse().Take(1));
            return node is CompilationUnitSyntax unit
                ? unit.WithMembers(unit.Members.Insert(unit.Members.IndexOf((GlobalStatementSyntax)prompt.Parent!) + 1, SyntaxFactory.GlobalStatement(cache)))
                : ((BlockSyntax)node).WithStatements(((BlockSyntax)node).Statements.Insert(((BlockSyntax)node).Statements.IndexOf(prompt) + 1, cache));
        });
    }

    // The statements that add a text to a list: those that add a cache point do not count, so that each keeps its number.
    private static List<ExpressionStatementSyntax> Prompts(SyntaxNode list)
    {
        var statements = list switch
        {
            BlockSyntax block => block.Statements,
            CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement),
            _ => Enumerable.Empty<StatementSyntax>(),
        };
        return statements.OfType<ExpressionStatementSyntax>().Where(static statement => statement.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" }, ArgumentList.Arguments: { Count: 1 } arguments }
            && arguments[0].Expression is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } && initializer.Expressions.Any(static e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Text" } })).ToList();
    }
}
