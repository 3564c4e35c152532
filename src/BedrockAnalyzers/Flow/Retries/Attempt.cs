using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>The code that runs once an attempt.</summary>
/// <param name="Syntax">The loop, method, lambda or block.</param>
/// <param name="Start">Where in it the attempt starts: behind what a <c>for</c> sets up, and behind what stands before a label.</param>
/// <param name="IsMethod">Whether it is a method that calls itself.</param>
internal sealed record Attempt(SyntaxNode Syntax, int Start, bool IsMethod)
{
    public static Attempt Of(SyntaxNode? repeated, SyntaxNode duration) => repeated switch
    {
        null => new(FunctionOf(duration), FunctionOf(duration).SpanStart, IsMethod: false),
        ForStatementSyntax loop => new(loop, loop.FirstSemicolonToken.SpanStart, IsMethod: false),
        BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax => new(repeated, repeated.SpanStart, IsMethod: true),
        BlockSyntax or CompilationUnitSyntax or SwitchSectionSyntax => new(repeated, LabelIn(repeated)?.SpanStart ?? repeated.SpanStart, IsMethod: false),
        _ => new(repeated, repeated.SpanStart, IsMethod: false),
    };

    /// <summary>Whether a node is run again with each attempt.</summary>
    public bool Repeats(SyntaxNode node) => node.SyntaxTree == Syntax.SyntaxTree && node.SpanStart >= Start && node.Span.End <= Syntax.Span.End;

    /// <summary>Whether the attempt lies inside a node.</summary>
    public bool IsIn(SyntaxNode node) => node.SyntaxTree == Syntax.SyntaxTree && node.Span.Contains(Syntax.Span);

    /// <summary>The function that a node stands in or is a parameter of; the type, of what stands in none.</summary>
    public static SyntaxNode FunctionOf(SyntaxNode node)
    {
        for (var at = node.Parent; at is not null; node = at, at = at.Parent)
        {
            if (at is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax or CompilationUnitSyntax) return at;
        }

        return node;
    }

    private static SyntaxNode? LabelIn(SyntaxNode block)
    {
        foreach (var child in block.ChildNodes())
        {
            if ((child is GlobalStatementSyntax global ? global.Statement : child).IsKind(SyntaxKind.LabeledStatement)) return child;
        }

        return null;
    }
}
