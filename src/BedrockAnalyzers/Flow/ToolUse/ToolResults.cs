using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>Whether code sends the results of tools to a model.</summary>
internal static class ToolResults
{
    private const int MaximumLevel = 2;

    /// <summary>Whether a piece of code, or a method of the project that it calls, makes a tool's result.</summary>
    public static bool AreSentIn(SyntaxNode code, BedrockCompilation bedrock, CancellationToken cancellationToken) => AreSentIn(code, 0, bedrock, new(), cancellationToken);

    private static bool AreSentIn(SyntaxNode code, int level, BedrockCompilation bedrock, HashSet<SyntaxNode> seen, CancellationToken cancellationToken)
    {
        if (!seen.Add(code)) return false;
        var model = bedrock.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (node)
            {
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: "tool_result" or "tool_call_id" or "tool_use_id" }:
                    return true;
                case IdentifierNameSyntax { Identifier.ValueText: "ToolResult" or "ToolResultBlock" or "FunctionResultContent" or "ToolResultBlockParam" } name
                    when AnswerTypes.IsOfToolResult(bedrock.Symbols, model.GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol { ContainingType: var type } ? type : model.GetSymbolInfo(name, cancellationToken).Symbol):
                    return true;
                case InvocationExpressionSyntax call when level < MaximumLevel
                    && StringUse.MethodOf(call, model, cancellationToken) is { } method && bedrock.DeclarationsOf(method) is { Length: 1 } references
                    && AreSentIn(references[0].GetSyntax(cancellationToken), level + 1, bedrock, seen, cancellationToken):
                    return true;
            }
        }

        return false;
    }
}
