using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Metrics;

/// <summary>Tells by their look which texts can say the name of a metric of Bedrock.</summary>
internal sealed class MetricTexts(BedrockCompilation bedrock)
{
    private const string Product = "Bedrock";
    private const string NamespacePrefix = "AWS/" + Product;
    private const int MinimumLength = 3;
    private const int MaximumLength = 64;

    private bool? _canNameNamespace;

    /// <summary>Whether a text can be a part of a dashboard's body, which is JSON.</summary>
    public static bool IsJson(SyntaxNode node)
    {
        var text = node switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var literal } => literal,
            InterpolatedStringTextSyntax { TextToken.ValueText: var piece } => piece,
            _ => "",
        };
        return text.IndexOf('"') >= 0 && (text.Contains(NamespacePrefix) || text.Contains("\"metrics\"") || text.Contains("\".\"") || text.Contains("\"...\""));
    }

    /// <summary>Whether a text is one word that a method is given, in a compilation that names a namespace of Bedrock somewhere.</summary>
    public bool CanBeGivenName(SyntaxNode node, CancellationToken cancellationToken) =>
        node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: { Length: >= MinimumLength and <= MaximumLength } text }
        && Bare.Around(node).Parent is ArgumentSyntax { Parent: ArgumentListSyntax } && IsWord(text) && (_canNameNamespace ??= NamesNamespace(cancellationToken));

    /// <summary>The same of an argument that names a constant, by a name as constants have.</summary>
    public bool CanNameConstant(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken) =>
        argument is { Parent: ArgumentListSyntax, Expression: var named } && NameOf(named) is { Length: > 0 } name && (char.IsUpper(name[0]) || name[0] == '_') && (_canNameNamespace ??= NamesNamespace(cancellationToken))
        && model.GetConstantValue(named, cancellationToken) is { HasValue: true, Value: string { Length: >= MinimumLength and <= MaximumLength } text } && IsWord(text);

    private static string? NameOf(ExpressionSyntax named) => named switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsWord(string text) => text.All(static c => char.IsLetterOrDigit(c));

    private bool NamesNamespace(CancellationToken cancellationToken)
    {
        foreach (var tree in bedrock.TreesThatCanName(Product, cancellationToken))
        {
            if (tree.GetText(cancellationToken).ToString().Contains(NamespacePrefix)) return true;
        }

        return false;
    }
}
