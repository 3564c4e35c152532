using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR3006;

/// <summary>Reports a catch of throttling that does nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[WithoutFix("The code does not say what a refused call means: an error, a late answer, another model or none.")]
public sealed class SwallowedThrottlingAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR3006";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throttling, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) =>
        actions.RegisterSyntaxNodeAction(node => Analyze(node, (CatchClauseSyntax)node.Node, bedrock), SyntaxKind.CatchClause);

    private static void Analyze(NodeContext context, CatchClauseSyntax clause, BedrockCompilation bedrock)
    {
        if (clause.Declaration is not { } declaration || DoesSomething(clause.Block) || (clause.Filter is { } filter && DoesSomething(filter))) return;
        if (!bedrock.Symbols.Exceptions.IsThrottling(context.SemanticModel.GetTypeInfo(declaration.Type, context.CancellationToken).Type) || IsAnswered((TryStatementSyntax)clause.Parent!)) return;
        if (Members.RootOf(clause) is not { } root || bedrock.RetriesOf(root, followsLasting: false, context.CancellationToken).Any(retry => retry.Catch == clause)) return;
        context.ReportDiagnostic(Diagnostic.Create(s_rule, clause.CatchKeyword.GetLocation(), declaration.Type.ToString()));
    }

    private static bool DoesSomething(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is ThrowStatementSyntax or ThrowExpressionSyntax or ReturnStatementSyntax or YieldStatementSyntax or AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax
                or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }
                or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression })
            {
                return true;
            }
        }

        return false;
    }

    // Where a call that went well leaves, what stands behind the try is what is done about one that did not: another model, the next round.
    private static bool IsAnswered(TryStatementSyntax statement)
    {
        if (statement.Block.Statements.LastOrDefault() is not (ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)) return false;
        for (SyntaxNode at = statement; at.Parent is { } parent; at = parent)
        {
            if (parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax) return true;
            if (parent is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) return false;
            foreach (var sibling in parent.ChildNodes())
            {
                if (sibling is StatementSyntax && sibling.SpanStart >= at.Span.End && sibling.DescendantNodes().Any(static n => n is InvocationExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax)) return true;
            }
        }

        return false;
    }
}
