using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.ToolUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR1011;

/// <summary>Reports a loop, jump or recursion that calls the model as long as it asks for tools, where nothing ends it but the model.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedToolLoopAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR1011";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Tokens, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Runtime is null && bedrock.Symbols.Anthropic is null) return;
        var calledNames = new CalledNames();
        actions.RegisterSyntaxNodeAction(node => AnalyzeLoop(node, bedrock), SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.ForStatement);
        actions.RegisterSyntaxNodeAction(node => AnalyzeGoto(node, bedrock), SyntaxKind.GotoStatement);
        actions.RegisterSyntaxNodeAction(node => AnalyzeFunction(node, bedrock, calledNames), SyntaxKind.MethodDeclaration, SyntaxKind.LocalFunctionStatement);
    }

    private static void AnalyzeLoop(NodeContext context, BedrockCompilation bedrock)
    {
        var loop = (StatementSyntax)context.Node;
        if (!CanCallForTools(loop, bedrock, context.CancellationToken) || !HoldsCall(loop) || !ToolLoops.IsUnbounded(loop, bedrock, context.CancellationToken)) return;
        Report(context, loop.GetFirstToken(), new(Id, "Loop"));
    }

    private static void AnalyzeGoto(NodeContext context, BedrockCompilation bedrock)
    {
        var jump = (GotoStatementSyntax)context.Node;
        if (CanCallForTools(jump, bedrock, context.CancellationToken) && ToolLoops.IsUnbounded(jump, bedrock, context.CancellationToken)) Report(context, jump.GotoKeyword, new(Id, "Jump"));
    }

    private static void AnalyzeFunction(NodeContext context, BedrockCompilation bedrock, CalledNames calledNames)
    {
        if (!CanCallForTools(context.Node, bedrock, context.CancellationToken) || !HoldsCall(context.Node)) return;
        var name = context.Node is MethodDeclarationSyntax method ? method.Identifier : ((LocalFunctionStatementSyntax)context.Node).Identifier;
        foreach (var call in ToolRecursion.UnboundedCallsIn(context.Node, name.ValueText, context.SemanticModel, bedrock, calledNames, context.CancellationToken)) Report(context, StringUse.NameTokenOf(call), new(Id, "Recursion"));
    }

    private static void Report(NodeContext context, SyntaxToken place, RuleText what) => context.ReportDiagnostic(Diagnostic.Create(s_rule, place.GetLocation(), what));

    private static bool HoldsCall(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax) return true;
        }

        return false;
    }

    // Most compilations have nothing to do with tools, and then nothing else is looked at.
    private static bool CanCallForTools(SyntaxNode code, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        bedrock.CanNameAny(AnswerTypes.ToolWords, cancellationToken) && bedrock.CallingNamesIn(cancellationToken).MayCallIn(code);
}
