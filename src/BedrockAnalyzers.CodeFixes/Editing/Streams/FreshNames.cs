using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Names for what a fix declares.</summary>
internal static class FreshNames
{
    private static readonly string[] s_blocks = ["block", "contentBlock", "answerBlock"];
    private static readonly string[] s_answers = ["response", "answer", "chatResponse"];

    /// <summary>A name for the content block that a lambda is given; null where all are taken.</summary>
    public static string? OfBlock(SyntaxNode at, SemanticModel model) => Array.Find(s_blocks, name => model.LookupSymbols(at.SpanStart, name: name).IsEmpty);

    /// <summary>Names for an answer that are free, of which another fix of the same document may take some.</summary>
    public static IReadOnlyList<string> OfAnswers(SyntaxNode at, SemanticModel model) => FreeAt([.. s_answers, .. Enumerable.Range(2, 30).Select(static i => "answer" + i)], at, model).ToList();

    /// <summary>The first of some names that is still free in code that is being changed.</summary>
    public static string FirstIn(SyntaxNode changed, IReadOnlyList<string> names) => names.FirstOrDefault(name => !IsIn(changed, name)) ?? names[0];

    // A name that is declared in an inner block further down is taken as well.
    private static IEnumerable<string> FreeAt(string[] names, SyntaxNode at, SemanticModel model)
    {
        var member = at.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? at.SyntaxTree.GetRoot();
        return names.Where(name => model.LookupSymbols(at.SpanStart, name: name).IsEmpty && !IsIn(member, name));
    }

    private static bool IsIn(SyntaxNode code, string name) => code.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && string.Equals(t.ValueText, name, StringComparison.Ordinal));
}
