using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Tells by names alone whether a member can retry a call of Bedrock: most members that catch something do not, and need no control-flow graph.</summary>
internal static class RetryLook
{
    // Errors that say nothing of who throws them.
    private static readonly HashSet<string> s_common = new(StringComparer.Ordinal)
    {
        "Exception", "SystemException", "OperationCanceledException", "TaskCanceledException", "TimeoutException", "AggregateException", "InvalidOperationException", "NotSupportedException", "ArgumentException",
        "ArgumentNullException", "FormatException", "JsonException", "IOException", "FileNotFoundException", "SocketException", "ObjectDisposedException", "UnauthorizedAccessException", "KeyNotFoundException",
    };

    /// <summary>Whether it can: it catches, and may call Bedrock or a delegate, or speaks of throttling.</summary>
    public static bool CanRetry(SyntaxNode root, CallingNames names)
    {
        var (catches, calls) = (false, false);
        foreach (var node in root.DescendantNodes())
        {
            catches |= node is CatchClauseSyntax;
            calls |= Speaks(node, names);
            if (catches && calls) return true;
        }

        return false;
    }

    private static bool Speaks(SyntaxNode node, CallingNames names) => node switch
    {
        InvocationExpressionSyntax call => StringUse.NameOf(call) is var name && (names.MayCall(name) || name is "Invoke" or "InvokeAsync" || (call.Expression is IdentifierNameSyntax && !char.IsUpper(name[0]))),
        CatchClauseSyntax { Filter: not null } => true,
        CatchClauseSyntax { Declaration.Type: var type } => Triggers.NameOf(type) is not { Identifier.ValueText: var name } || !s_common.Contains(name),
        IdentifierNameSyntax name => IsOfThrottling(name.Identifier.ValueText),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text } => IsOfThrottling(text) || text.Contains("429"),
        _ => false,
    };

    private static bool IsOfThrottling(string text) => text.IndexOf("throttl", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("toomany", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("too many", StringComparison.OrdinalIgnoreCase) >= 0;
}
