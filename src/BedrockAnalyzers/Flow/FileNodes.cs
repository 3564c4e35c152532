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

    [ThreadStatic]
    private static List<SyntaxNode>[]? s_gathered;

    private readonly SyntaxNode[][] _nodes = new SyntaxNode[s_kinds.Length][];

    private FileNodes()
    {
    }

    /// <summary>The nodes of one kind, in the file's order.</summary>
    public SyntaxNode[] Of(SyntaxKind kind) => _nodes[s_places[kind]];

    /// <summary>Goes through a file.</summary>
    public static FileNodes In(SyntaxNode root, CancellationToken cancellationToken)
    {
        // Lists that grow would be most of what a file costs in which nothing is about Bedrock.
        var gathered = s_gathered ?? [.. s_kinds.Select(static _ => new List<SyntaxNode>())];
        s_gathered = null;
        foreach (var node in root.DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (s_places.TryGetValue(node.Kind(), out var place)) gathered[place].Add(node);
        }

        var result = new FileNodes();
        for (var place = 0; place < gathered.Length; place++)
        {
            result._nodes[place] = gathered[place].Count == 0 ? [] : gathered[place].ToArray();
            gathered[place].Clear();
        }

        s_gathered = gathered;
        return result;
    }
}
