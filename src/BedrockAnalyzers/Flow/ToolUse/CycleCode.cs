using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>The code that is run again and again: a loop, what lies between a label and its <c>goto</c>, or a function that calls itself.</summary>
internal sealed class CycleCode
{
    private readonly TextSpan _span;
    private readonly SyntaxNode _root;

    /// <summary>Makes the code of a cycle.</summary>
    /// <param name="code">The statement or function that the cycle is in.</param>
    /// <param name="span">The part of it that is run again.</param>
    /// <param name="function">The function that it stands in, or is.</param>
    /// <param name="root">The member that it stands in.</param>
    public CycleCode(SyntaxNode code, TextSpan span, SyntaxNode function, SyntaxNode root)
    {
        Code = code;
        Function = function;
        _span = span;
        _root = root;
    }

    /// <summary>The statement or function that the cycle is in.</summary>
    public SyntaxNode Code { get; }

    /// <summary>The function that the cycle stands in, or is.</summary>
    public SyntaxNode Function { get; }

    /// <summary>Whether a node is a part of the cycle; where a <c>for</c> begins is not.</summary>
    public bool Contains(SyntaxNode node)
    {
        if (node.SyntaxTree != Code.SyntaxTree || !_span.Contains(node.Span)) return false;
        if (Code is not ForStatementSyntax loop) return true;
        return loop.Declaration?.Span.Contains(node.Span) != true && !loop.Initializers.Any(i => i.Span.Contains(node.Span));
    }

    /// <summary>Whether what stands at a node is run in each round, if it is run at all: it is in the cycle, or in code that is read because the cycle calls it.</summary>
    public bool Runs(SyntaxNode node)
    {
        if (node.SyntaxTree != _root.SyntaxTree || !_root.Span.Contains(node.Span) || Contains(node)) return true;
        var function = FunctionGraph.FunctionOf(node);
        return function is not null && FunctionGraph.IsNested(function) && !function.Span.Contains(Code.Span);
    }
}
