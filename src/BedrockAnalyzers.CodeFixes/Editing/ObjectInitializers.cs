using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Sets properties in the initializer of an object creation, in the way the initializer is already written.</summary>
internal static class ObjectInitializers
{
    /// <summary>The edit that sets the property at the end of a dotted path, making the objects on the way to it; null when it is not sure that this can be written.</summary>
    public static NodeEdit? SetPath(BaseObjectCreationExpressionSyntax creation, string path, string value, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = FirstOf(path);
        if (model.GetTypeInfo(creation, cancellationToken).Type is not { } type || !CanSet(creation, name)) return null;
        return ValueOf(type, path, value, model, creation.SpanStart) is { } text ? new(creation, name, node => Set((BaseObjectCreationExpressionSyntax)node, name, text)) : null;
    }

    private static string FirstOf(string path) => path.IndexOf('.') is var dot && dot < 0 ? path : path.Substring(0, dot);

    // What the path's first property is set to: new B { C = new D { E = value } }.
    private static string? ValueOf(ITypeSymbol owner, string path, string value, SemanticModel model, int position)
    {
        var first = FirstOf(path);
        if (first.Length == path.Length) return value;
        var rest = path.Substring(first.Length + 1);
        if (owner.GetMembers(first).OfType<IPropertySymbol>().FirstOrDefault()?.Type is not INamedTypeSymbol type || ValueOf(type, rest, value, model, position) is not { } inner) return null;
        var name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, position);
        return $"new {name} {{ {FirstOf(rest)} = {inner} }}";
    }

    private static bool CanSet(BaseObjectCreationExpressionSyntax creation, string name)
    {
        if (creation.Initializer is not { } initializer) return creation.ArgumentList is not { ContainsDirectives: true };
        if (!initializer.IsKind(SyntaxKind.ObjectInitializerExpression) || initializer.ContainsDirectives || initializer.CloseBraceToken.IsMissing) return false;
        return Existing(initializer, name) is not { } existing || existing.Right.IsKind(SyntaxKind.NullLiteralExpression) || existing.Right.IsKind(SyntaxKind.DefaultLiteralExpression);
    }

    private static AssignmentExpressionSyntax? Existing(InitializerExpressionSyntax initializer, string name)
    {
        foreach (var expression in initializer.Expressions)
        {
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment && string.Equals(left.Identifier.ValueText, name, StringComparison.Ordinal)) return assignment;
        }

        return null;
    }

    private static BaseObjectCreationExpressionSyntax Set(BaseObjectCreationExpressionSyntax creation, string name, string value)
    {
        if (creation.Initializer is not { } initializer) return AddInitializer(creation, name, value);
        if (Existing(initializer, name) is { } existing) return creation.ReplaceNode(existing.Right, ParseExpression(value).WithTriviaFrom(existing.Right));

        // Parsed, not put together: what a factory makes is formatted again, by the options of the host and not in the way of the file.
        return creation.WithInitializer(Append(initializer, ParseExpression($"{name} = {value}")));
    }

    private static BaseObjectCreationExpressionSyntax AddInitializer(BaseObjectCreationExpressionSyntax creation, string name, string value)
    {
        var initializer = ((ImplicitObjectCreationExpressionSyntax)ParseExpression($"new() {{ {name} = {value} }}")).Initializer!;
        var trailing = creation.GetTrailingTrivia();
        if (creation is ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } arguments } named && !HasComments(arguments))
            creation = named.WithArgumentList(null).WithType(named.Type.WithoutTrailingTrivia());
        return creation.WithoutTrailingTrivia().WithInitializer(initializer.WithLeadingTrivia(Space)).WithTrailingTrivia(trailing);
    }

    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, ExpressionSyntax element)
    {
        var expressions = initializer.Expressions;
        if (expressions.Count == 0) return Fill(initializer, element);

        var last = expressions.Last();
        var comma = Token(default, SyntaxKind.CommaToken, default);
        var endsWithComma = expressions.SeparatorCount == expressions.Count;
        if (StartsLine(last, out var indentation))
        {
            var endOfLine = EndOfLineOf(initializer);
            element = element.WithLeadingTrivia(indentation);
            if (endsWithComma) return initializer.WithExpressions(expressions.Add(element).AddComma(comma.WithTrailingTrivia(endOfLine)));
            if (last.GetTrailingTrivia() is var trailing && trailing.Any(SyntaxKind.EndOfLineTrivia))
            {
                // The comma goes before a comment that ends the line.
                return initializer.WithExpressions(expressions.Replace(last, last.WithoutTrailingTrivia()).AddComma(comma.WithTrailingTrivia(trailing)).Add(element.WithTrailingTrivia(endOfLine)));
            }

            return initializer.WithExpressions(expressions.Replace(last, WithoutEnd(last, out var end)).AddComma(comma.WithTrailingTrivia(endOfLine)).Add(element.WithTrailingTrivia(end)));
        }

        if (endsWithComma) return initializer.WithExpressions(expressions.Add(element).AddComma(comma.WithTrailingTrivia(expressions.GetSeparators().Last().TrailingTrivia)));
        return initializer.WithExpressions(expressions.Replace(last, WithoutEnd(last, out var rest)).AddComma(comma.WithTrailingTrivia(Space)).Add(element.WithTrailingTrivia(rest)));
    }

    // A comment behind an element stays with it; only the space before the brace goes on to the new one.
    private static ExpressionSyntax WithoutEnd(ExpressionSyntax element, out SyntaxTriviaList end)
    {
        var trailing = element.GetTrailingTrivia();
        var kept = trailing.Count;
        while (kept > 0 && !IsComment(trailing[kept - 1])) kept--;
        end = TriviaList(trailing.Skip(kept));
        return element.WithTrailingTrivia(trailing.Take(kept));
    }

    // An empty initializer: on one line, or where its braces stand on two, between them.
    private static InitializerExpressionSyntax Fill(InitializerExpressionSyntax initializer, ExpressionSyntax element)
    {
        var trailing = initializer.OpenBraceToken.TrailingTrivia;
        if (!trailing.Any(SyntaxKind.EndOfLineTrivia))
        {
            var before = trailing.Any(IsComment) ? trailing : TriviaList(Space);
            return initializer.WithOpenBraceToken(initializer.OpenBraceToken.WithTrailingTrivia(before)).WithExpressions(SingletonSeparatedList(element.WithTrailingTrivia(Space)));
        }

        var indentation = initializer.CloseBraceToken.LeadingTrivia.LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        var unit = indentation.IndexOf('\t') >= 0 ? "\t" : "    ";
        return initializer.WithExpressions(SingletonSeparatedList(element.WithLeadingTrivia(Whitespace(indentation + unit)).WithTrailingTrivia(EndOfLineOf(initializer))));
    }

    // SeparatedSyntaxList.Add writes a comma of its own where one is missing; the list is built from its parts so that each comma is the one that was meant.
    private static SyntaxNodeOrTokenList AddComma(this SeparatedSyntaxList<ExpressionSyntax> list, SyntaxToken comma) =>
        list.SeparatorCount < list.Count ? list.GetWithSeparators().Add(comma) : list.GetWithSeparators();

    private static SeparatedSyntaxList<ExpressionSyntax> Add(this SyntaxNodeOrTokenList list, ExpressionSyntax element) => SeparatedList<ExpressionSyntax>(list.Add(element));

    private static InitializerExpressionSyntax WithExpressions(this InitializerExpressionSyntax initializer, SyntaxNodeOrTokenList list) => initializer.WithExpressions(SeparatedList<ExpressionSyntax>(list));

    private static bool StartsLine(ExpressionSyntax element, out SyntaxTriviaList indentation)
    {
        var token = element.GetFirstToken();
        var leading = token.LeadingTrivia;
        var lineStart = leading.IndexOf(SyntaxKind.EndOfLineTrivia) < 0 ? 0 : leading.Count;
        while (lineStart > 0 && !leading[lineStart - 1].IsKind(SyntaxKind.EndOfLineTrivia)) lineStart--;
        indentation = lineStart < leading.Count && leading[lineStart].IsKind(SyntaxKind.WhitespaceTrivia) ? TriviaList(leading[lineStart]) : TriviaList();
        return lineStart > 0 || token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }

    private static SyntaxTrivia EndOfLineOf(SyntaxNode node)
    {
        foreach (var trivia in node.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia)) return trivia;
        }

        return LineFeed;
    }

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(IsComment);

    private static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
