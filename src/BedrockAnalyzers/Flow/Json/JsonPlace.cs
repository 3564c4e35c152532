using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>Where the code writes an object of JSON, so that it can be given one more member.</summary>
/// <param name="Node">The creation of the object that is serialized, or the expression whose text the JSON is in.</param>
internal sealed record JsonPlace(SyntaxNode Node)
{
    /// <summary>How a serializer names what is added; null where JSON is written as text.</summary>
    public NamingPolicy? Naming { get; init; }

    /// <summary>Whether the members are those that a class of the project has.</summary>
    public bool IsClass { get; init; }

    /// <summary>In a text: where a member goes behind the last one.</summary>
    public JsonTextPosition? Position { get; init; }

    /// <summary>Whether a member of this name is one in JSON too.</summary>
    public bool Keeps(string name) => Naming is null || string.Equals(Naming.NameOf(name), name, StringComparison.Ordinal);

    /// <summary>
    /// Where one of the parts of a text is written. Null where it is not, or where what is added there might turn up in other texts too: a part that does not stand in the expression in which the object begins must at least be used where it stands.
    /// </summary>
    public static JsonPlace? InText(Value part, JsonTextPosition position, Value begin)
    {
        if (part is not ConstantValue { Constant: string, Origin: { } origin } || begin is not ConstantValue { Origin: { } beginning }) return null;
        var whole = WholeText(origin);
        return whole == WholeText(beginning) || whole.Parent is ArgumentSyntax or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } ? new(origin) { Position = position } : null;
    }

    private static SyntaxNode WholeText(SyntaxNode node)
    {
        while (node.Parent is ParenthesizedExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }) node = node.Parent;
        return node;
    }
}
