using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Tells by names alone whether a member can retry a call of Bedrock: most members that catch something do not, and need no control-flow graph.</summary>
internal static class RetryLook
{
    private const string TooManyRequests = "429";

    // What the names of the errors have in common that AWS's SDKs throw, and of those that people wrap them in.
    private static readonly string[] s_errors = ["Throttl", "Amazon", "Aws", "Bedrock", "Anthropic", "Quota", "Model", "Service", "Server", "Validation", "AccessDenied", "Resource", "Conflict", "Rate", "Limit", "TooMany"];

    /// <summary>Whether it can: it catches, and may call Bedrock, or a delegate that may, or speaks of errors that a service answers with.</summary>
    public static bool CanRetry(SyntaxNode root, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var names = bedrock.CallingNamesIn(cancellationToken);
        var (catches, calls, runs) = (false, false, false);
        foreach (var node in root.DescendantNodes())
        {
            catches |= node is CatchClauseSyntax;
            calls |= Speaks(node, names);
            runs |= RunsDelegate(node);
            if (catches && calls) return true;
        }

        return catches && runs && names.MayServe(root, bedrock, cancellationToken);
    }

    // By their names methods begin with a capital, and what holds a delegate mostly does not.
    private static bool RunsDelegate(SyntaxNode node) =>
        node is InvocationExpressionSyntax call && StringUse.NameOf(call) is var name && (name.Length == 0 || name is "Invoke" || (call.Expression is IdentifierNameSyntax && !char.IsUpper(name[0])));

    private static bool Speaks(SyntaxNode node, CallingNames names) => node switch
    {
        InvocationExpressionSyntax call => StringUse.NameOf(call) is { Length: > 0 } name && names.MayCall(name),
        CatchClauseSyntax { Declaration.Type: var type } => Triggers.NameOf(type) is { Identifier.ValueText: var name } && s_errors.Any(error => name.IndexOf(error, StringComparison.OrdinalIgnoreCase) >= 0),
        IdentifierNameSyntax name => IsOfThrottling(name.Identifier.ValueText),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text } => IsOfThrottling(text) || text.Contains(TooManyRequests),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Text: TooManyRequests } => true,
        _ => false,
    };

    private static bool IsOfThrottling(string text) =>
        text.IndexOf("throttl", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("toomany", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("too many", StringComparison.OrdinalIgnoreCase) >= 0;
}
