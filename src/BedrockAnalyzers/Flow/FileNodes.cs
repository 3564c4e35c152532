using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Flow;

/// <summary>The nodes of a file that some rule looks at, by kind.</summary>
internal sealed class FileNodes
{
    private static readonly SyntaxKind[] s_kinds =
    [
        SyntaxKind.InvocationExpression,
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxKind.CoalesceAssignmentExpression,
        SyntaxKind.StringLiteralExpression,
        SyntaxKind.Utf8StringLiteralExpression,
        SyntaxKind.InterpolatedStringText,
        SyntaxKind.InterpolatedStringExpression,
        SyntaxKind.Argument,
        SyntaxKind.AnonymousObjectMemberDeclarator,
        SyntaxKind.ComplexElementInitializerExpression,
        SyntaxKind.CatchClause,
        SyntaxKind.WhileStatement,
        SyntaxKind.DoStatement,
        SyntaxKind.ForStatement,
        SyntaxKind.ForEachStatement,
        SyntaxKind.ForEachVariableStatement,
        SyntaxKind.GotoStatement,
        SyntaxKind.QueryExpression,
        SyntaxKind.MethodDeclaration,
        SyntaxKind.LocalFunctionStatement,
    ];

    private static readonly Dictionary<SyntaxKind, int> s_places = s_kinds.Select(static (kind, place) => (kind, place)).ToDictionary(static k => k.kind, static k => k.place);

    private static readonly List<SyntaxNode> s_none = [];

    private readonly List<SyntaxNode>?[] _nodes = new List<SyntaxNode>?[s_kinds.Length];

    private FileNodes()
    {
    }

    /// <summary>The nodes of one kind, in the file's order.</summary>
    public List<SyntaxNode> Of(SyntaxKind kind) => _nodes[s_places[kind]] ?? s_none;

    /// <summary>Goes through a file.</summary>
    public static FileNodes In(SyntaxNode root, CancellationToken cancellationToken)
    {
        var result = new FileNodes();
        foreach (var node in root.DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (s_places.TryGetValue(node.Kind(), out var place)) (result._nodes[place] ??= []).Add(node);
        }

        return result;
    }
}
