using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Tests.Rig;

/// <summary>Reports each creation of a ConverseRequest. Its siblings below do so with one fault each, which the rig must find.</summary>
internal class PlantedAnalyzer : DiagnosticAnalyzer
{
    protected static readonly DiagnosticDescriptor Rule = new("BDR9999", "Planted", "Planted in {0}; remove it", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        Register(context);
    }

    protected virtual void Register(AnalysisContext context) => context.RegisterSyntaxNodeAction(Report, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);

    protected static void Report(SyntaxNodeAnalysisContext context)
    {
        if (string.Equals(context.SemanticModel.GetTypeInfo(context.Node, context.CancellationToken).Type?.Name, "ConverseRequest", StringComparison.Ordinal))
            context.ReportDiagnostic(Diagnostic.Create(Rule, PlaceOf((BaseObjectCreationExpressionSyntax)context.Node), context.Node.ToString()));
    }

    protected static Location PlaceOf(BaseObjectCreationExpressionSyntax creation) =>
        creation.SyntaxTree.GetLocation(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(creation.SpanStart, (creation.Initializer?.OpenBraceToken.GetPreviousToken() ?? creation.GetLastToken()).Span.End));
}

/// <summary>Reports at the end of the compilation, where no editor looks.</summary>
internal sealed class ReportsAtTheEnd : PlantedAnalyzer
{
    protected override void Register(AnalysisContext context) => context.RegisterCompilationAction(c =>
    {
        foreach (var creation in c.Compilation.SyntaxTrees.SelectMany(t => t.GetRoot(c.CancellationToken).DescendantNodes()).OfType<ObjectCreationExpressionSyntax>())
            c.ReportDiagnostic(Diagnostic.Create(Rule, PlaceOf(creation), creation.ToString()));
    });
}

/// <summary>Throws on what it should report.</summary>
internal sealed class Throws : PlantedAnalyzer
{
    protected override void Register(AnalysisContext context) => context.RegisterSyntaxNodeAction(static _ => throw new InvalidOperationException("planted"), SyntaxKind.ObjectCreationExpression);
}

/// <summary>Looks at the text right after the creation, so that each rewriter below hides something from it.</summary>
internal abstract class ReadsText(Func<BaseObjectCreationExpressionSyntax, bool> sees) : PlantedAnalyzer
{
    protected override void Register(AnalysisContext context) => context.RegisterSyntaxNodeAction(
        c =>
        {
            if (sees((BaseObjectCreationExpressionSyntax)c.Node)) Report(c);
        },
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression);
}

internal sealed class MissesBehindParentheses() : ReadsText(static n => n.Parent is not ParenthesizedExpressionSyntax);

internal sealed class MissesBehindComments() : ReadsText(static n => !n.NewKeyword.HasTrailingTrivia || n.NewKeyword.TrailingTrivia.All(t => t.IsKind(SyntaxKind.WhitespaceTrivia)) && !n.GetLastToken().GetNextToken().HasLeadingTrivia);

internal sealed class MissesAfterCarriageReturns() : ReadsText(static n => !n.SyntaxTree.ToString().Contains('\r', StringComparison.Ordinal));

internal sealed class MissesAfterTabs() : ReadsText(static n => !n.SyntaxTree.ToString().Contains('\t', StringComparison.Ordinal));

internal sealed class MissesQualifiedNames() : ReadsText(static n => n is not ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax });

internal sealed class MissesTargetTypedNew() : ReadsText(static n => n is ObjectCreationExpressionSyntax);

internal sealed class MissesExplicitNew() : ReadsText(static n => n is ImplicitObjectCreationExpressionSyntax);

internal sealed class MissesOnThis() : ReadsText(static n => !n.Ancestors().OfType<InvocationExpressionSyntax>().Any(i => i.DescendantNodes().OfType<ThisExpressionSyntax>().Any()));

/// <summary>Empties the creation's initializer. Right as it is; the siblings have one fault each.</summary>
internal class PlantedFix : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BDR9999"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var creation = root.FindNode(context.Span).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>()!;
        context.RegisterCodeFix(CodeAction.Create("Fix", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(creation, Replacement(creation)))), "fix"), context.Diagnostics);
    }

    protected virtual ExpressionSyntax Replacement(BaseObjectCreationExpressionSyntax creation) => SyntaxFactory.ParseExpression("Made()").WithTriviaFrom(creation);
}

internal sealed class FixWithoutFixAll : PlantedFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}

internal sealed class FixThatDoesNotCompile : PlantedFix
{
    protected override ExpressionSyntax Replacement(BaseObjectCreationExpressionSyntax creation) => SyntaxFactory.ParseExpression("Unmade()").WithTriviaFrom(creation);
}

/// <summary>Makes one name of what its text says are two tokens.</summary>
internal sealed class FixWithAWrongTree : PlantedFix
{
    protected override ExpressionSyntax Replacement(BaseObjectCreationExpressionSyntax creation) => SyntaxFactory.IdentifierName("Made()").WithTriviaFrom(creation);
}

/// <summary>Writes LF whatever the document's lines end in.</summary>
internal sealed class FixThatWritesLineFeeds : PlantedFix
{
    protected override ExpressionSyntax Replacement(BaseObjectCreationExpressionSyntax creation) => SyntaxFactory.ParseExpression("Made(\n)").WithTriviaFrom(creation);
}
