using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Names for what a fix declares.</summary>
internal static class FreshNames
{
    private static readonly string[] s_blocks = ["block", "contentBlock", "answerBlock"];
    private static readonly string[] s_answers = ["response", "answer", "chatResponse"];

    /// <summary>A name for a content block; null where all are taken.</summary>
    public static string? OfBlock(SyntaxNode at, SemanticModel model) => OneOf(s_blocks, at, model);

    /// <summary>A name for an answer; null where all are taken.</summary>
    public static string? OfAnswer(SyntaxNode at, SemanticModel model) => OneOf(s_answers, at, model);

    // A name that is declared in an inner block further down is taken as well.
    private static string? OneOf(string[] names, SyntaxNode at, SemanticModel model)
    {
        var member = at.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? at.SyntaxTree.GetRoot();
        return Array.Find(names, name => model.LookupSymbols(at.SpanStart, name: name).IsEmpty && !member.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax && string.Equals(t.ValueText, name, StringComparison.Ordinal)));
    }
}
