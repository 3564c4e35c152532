using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>Names of members of JSON that a rule looks for, and the syntax that can name one.</summary>
internal sealed class JsonNames
{
    private readonly ImmutableHashSet<string> _names;
    private readonly HashSet<string> _properties;
    private readonly string[] _all;
    private readonly int _shortest;
    private readonly int _longest;
    private readonly int _shortestProperty;

    public JsonNames(ImmutableHashSet<string> names)
    {
        _names = names;
        _properties = new(names.Select(static name => name.Replace("_", "")), StringComparer.OrdinalIgnoreCase);
        _all = names.ToArray();
        _shortest = names.Min(static name => name.Length);
        _longest = names.Max(static name => name.Length);
        _shortestProperty = _properties.Min(static name => name.Length);
    }

    /// <summary>Whether a node can name one: a member of an anonymous object, an assignment, a key with its value, a text of JSON.</summary>
    public bool CanBeNamedBy(SyntaxNode node) => node switch
    {
        AnonymousObjectMemberDeclaratorSyntax declarator => BodyMemberPlaces.NameOf(declarator) is { } name && CanBeProperty(name.ValueText),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } } => IsKey(keys[0].Expression),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } } => IsKey(keys[0].Expression),
        AssignmentExpressionSyntax { Left: var target } => Triggers.NameOfTarget(target) is { } name && CanBeProperty(name),
        InitializerExpressionSyntax { Expressions: { Count: 2 } both } => IsKey(both[0]),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } => IsKey(arguments[0].Expression),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } => IsKey(arguments[0].Expression),
        LiteralExpressionSyntax { Token.ValueText: var text } => StandsIn(text),
        InterpolatedStringTextSyntax { TextToken.ValueText: var text } => StandsIn(text),
        _ => false,
    };

    /// <summary>Whether a name is one of them.</summary>
    public bool Contains(string name) => _names.Contains(name);

    private bool IsKey(ExpressionSyntax key) => key is ParenthesizedExpressionSyntax { Expression: var inner } ? IsKey(inner) : key is LiteralExpressionSyntax { Token.ValueText: var text } && _names.Contains(text);

    // Serializers write a property as the project's naming policy says: MaxTokens can be max_tokens.
    private bool CanBeProperty(string name) => name.Length >= _shortestProperty && name.Length < _longest + 4 && _properties.Contains(name.Replace("_", ""));

    private bool StandsIn(string text)
    {
        // A text can be megabytes: only what stands between two quotes and is as long as a name is compared.
        var at = text.IndexOf('"');
        while (at >= 0 && text.IndexOf('"', at + 1) is >= 0 and var end)
        {
            var length = end - at - 1;
            if (length >= _shortest && length <= _longest)
            {
                foreach (var name in _all)
                {
                    if (name.Length == length && string.CompareOrdinal(text, at + 1, name, 0, length) == 0) return true;
                }
            }

            at = end;
        }

        return false;
    }
}
