using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Rules.BDR3005;

/// <summary>Sets the time-out where the client's configuration is made; a client that is made without one gets the one that it would make itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultTimeoutFix))]
public sealed class DefaultTimeoutFix : BedrockCodeFix
{
    private const string Timeout = "Timeout";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DefaultTimeoutAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3005.SetTimeout";

    private protected override string TitleFor(Diagnostic diagnostic) => "Set the client's Timeout to 10 minutes";

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (diagnostic.Location.SourceTree != root.SyntaxTree) return ImmutableArray<NodeEdit>.Empty;
        var edits = ImmutableArray.CreateBuilder<NodeEdit>();
        foreach (var location in diagnostic.AdditionalLocations)
        {
            if (location.SourceTree != root.SyntaxTree || root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) is not BaseObjectCreationExpressionSyntax creation) return ImmutableArray<NodeEdit>.Empty;
            var edit = BedrockCompilation.TryGet(model.Compilation)?.Symbols.Clients is { } clients && clients.IsClient(model.GetTypeInfo(creation, cancellationToken).Type)
                ? GiveConfiguration(creation, model, cancellationToken)
                : ObjectInitializers.SetPath(creation, Timeout, TimeoutAt(creation.SpanStart, model), model, cancellationToken);
            if (edit is null) return ImmutableArray<NodeEdit>.Empty;
            edits.Add(edit);
        }

        return edits.ToImmutable();
    }

    private static string TimeoutAt(int position, SemanticModel model) =>
        $"{model.Compilation.GetSpecialType(SpecialType.System_Object).ContainingNamespace.GetTypeMembers("TimeSpan")[0].ToMinimalDisplayString(model, position)}.FromMinutes(10)";

    // Each constructor without a configuration makes one of its own, with the region that it is given; for each there is one that takes the configuration in the region's place.
    private static NodeEdit? GiveConfiguration(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
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
        var settings = (region is null ? "" : $"RegionEndpoint = {region.Expression}, ") + $"{Timeout} = {TimeoutAt(creation.SpanStart, model)}";
        var value = Argument(ParseExpression($"new {configuration.ToMinimalDisplayString(model, creation.SpanStart)} {{ {settings} }}"));
        return new(creation, Timeout, node => With((BaseObjectCreationExpressionSyntax)node, region is not null, value));
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
