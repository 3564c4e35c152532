using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes settings where a client's configuration is made; a client that is made without one gets the one that it would make itself.</summary>
internal static class ClientConfigurations
{
    /// <summary>The creation of a client or of a configuration at a place; null where there is none.</summary>
    public static BaseObjectCreationExpressionSyntax? MakerAt(Location location, SyntaxNode root) =>
        location.SourceTree == root.SyntaxTree ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) as BaseObjectCreationExpressionSyntax : null;

    /// <summary>The edits that write the settings; empty where one of them cannot be written.</summary>
    public static ImmutableArray<NodeEdit> Set(BaseObjectCreationExpressionSyntax maker, IReadOnlyList<(string Name, string Value)> settings, SemanticModel model, CancellationToken cancellationToken)
    {
        var isClient = BedrockCompilation.TryGet(model.Compilation)?.Symbols.Clients is { } clients && clients.IsClient(model.GetTypeInfo(maker, cancellationToken).Type);
        var edits = isClient
            ? new[] { GiveConfiguration(maker, settings, model, cancellationToken) }
            : settings.Select(s => ObjectInitializers.SetPath(maker, s.Name, s.Value, model, cancellationToken)).ToArray();
        return edits.Any(static e => e is null) ? ImmutableArray<NodeEdit>.Empty : edits.OfType<NodeEdit>().ToImmutableArray();
    }

    // Each constructor without a configuration makes one of its own, with the region that it is given; for each there is one that takes the configuration in the region's place.
    private static NodeEdit? GiveConfiguration(BaseObjectCreationExpressionSyntax creation, IReadOnlyList<(string Name, string Value)> settings, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(creation, cancellationToken).Symbol is not IMethodSymbol { ContainingNamespace: var space } constructor
            || space.GetTypeMembers("AmazonBedrockRuntimeConfig").FirstOrDefault() is not { } configuration
            || creation.ArgumentList is { ContainsDirectives: true } or { CloseParenToken.IsMissing: true }
            || creation.ArgumentList?.Arguments.Any(static a => a.NameColon is not null) == true)
        {
            return null;
        }

        var arguments = creation.ArgumentList?.Arguments ?? default;
        var region = constructor.Parameters.LastOrDefault() is { Type.Name: "RegionEndpoint" } && arguments.Count == constructor.Parameters.Length ? arguments.Last() : null;
        var written = (region is null ? "" : $"RegionEndpoint = {region.Expression}, ") + string.Join(", ", settings.Select(static s => $"{s.Name} = {s.Value}"));
        var value = Argument(ParseExpression($"new {configuration.ToMinimalDisplayString(model, creation.SpanStart)} {{ {written} }}"));
        return new(creation, "Configuration " + settings[0].Name, node => With((BaseObjectCreationExpressionSyntax)node, region is not null, value));
    }

    private static BaseObjectCreationExpressionSyntax With(BaseObjectCreationExpressionSyntax creation, bool replacesLast, ArgumentSyntax value)
    {
        if (creation.ArgumentList is not { } list)
        {
            var named = (ObjectCreationExpressionSyntax)creation;
            return named.WithType(named.Type.WithoutTrailingTrivia()).WithArgumentList(ArgumentList(SingletonSeparatedList(value)).WithTrailingTrivia(named.Type.GetTrailingTrivia()));
        }

        var arguments = list.Arguments;
        if (replacesLast) return creation.WithArgumentList(list.WithArguments(arguments.Replace(arguments.Last(), value.WithTriviaFrom(arguments.Last()))));
        if (arguments.Count == 0) return creation.WithArgumentList(list.WithArguments(SingletonSeparatedList(value)));
        var nodes = arguments.Replace(arguments.Last(), arguments.Last().WithoutTrailingTrivia()).GetWithSeparators().Add(Token(default, SyntaxKind.CommaToken, TriviaList(Space))).Add(value.WithTrailingTrivia(arguments.Last().GetTrailingTrivia()));
        return creation.WithArgumentList(list.WithArguments(SeparatedList<ArgumentSyntax>(nodes)));
    }
}
