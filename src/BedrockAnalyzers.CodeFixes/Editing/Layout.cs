using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>How the code around a new piece of it is laid out.</summary>
internal static class Layout
{
    /// <summary>The end of line in a clause, null where it stands on one line, and the indentation of its closing brace.</summary>
    public static (string? NewLine, string Indentation) Of(CatchClauseSyntax clause)
    {
        var close = clause.Block.CloseBraceToken;
        var open = clause.Block.OpenBraceToken;
        var newLine = open.TrailingTrivia.FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        if (!newLine.IsKind(SyntaxKind.EndOfLineTrivia)) return (null, "");
        return (newLine.ToString(), close.LeadingTrivia.LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToString());
    }

    /// <summary>One more step of an indentation.</summary>
    public static string UnitOf(string indentation) => indentation.IndexOf('\t') >= 0 ? "\t" : "    ";
}
