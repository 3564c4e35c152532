using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Sets the properties of the options of a retry of Polly 8, in place of what is set there.</summary>
internal static class PollyOptionValues
{
    /// <summary>The creation of the options that a diagnostic carries.</summary>
    public static BaseObjectCreationExpressionSyntax? OptionsOf(Diagnostic diagnostic, SyntaxNode root) =>
        diagnostic.AdditionalLocations.Count == 1 && diagnostic.AdditionalLocations[0].SourceTree == root.SyntaxTree
            ? root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) as BaseObjectCreationExpressionSyntax
            : null;

    /// <summary>Exponential waits with jitter; with others in place of none where there are none.</summary>
    public static NodeEdit? BackOff(BaseObjectCreationExpressionSyntax options, bool isAtOnce, SemanticModel model, CancellationToken cancellationToken)
    {
        if (TypeOf(options, model, cancellationToken) is not { } type || PropertyOf(type, "BackoffType") is not { Type: var backoff } || backoff.GetMembers("Exponential").IsEmpty) return null;
        var values = ImmutableArray.CreateBuilder<(string, string)>();
        if (isAtOnce)
        {
            if (PollyWait.NameOfType("TimeSpan", options.SpanStart, model) is not { } span) return null;
            values.Add(("Delay", span + ".FromSeconds(1)"));
            values.Add(("MaxDelay", span + ".FromSeconds(20)"));
        }

        values.Add(("BackoffType", backoff.ToMinimalDisplayString(model, options.SpanStart) + ".Exponential"));
        values.Add(("UseJitter", "true"));
        return Set(options, values.ToImmutable());
    }

    /// <summary>A number of attempts.</summary>
    public static NodeEdit? Limit(BaseObjectCreationExpressionSyntax options) =>
        Set(options, ImmutableArray.Create(("MaxRetryAttempts", PollyCalls.Attempts.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    private static NodeEdit? Set(BaseObjectCreationExpressionSyntax options, ImmutableArray<(string Name, string Value)> values)
    {
        if (!ObjectInitializers.CanAdd(options) || options.Initializer is { RawKind: not (int)SyntaxKind.ObjectInitializerExpression }) return null;
        return new(options, nameof(PollyOptionValues), node => values.Aggregate((BaseObjectCreationExpressionSyntax)node, static (at, value) => ObjectInitializers.Write(at, value.Name, value.Value)));
    }

    private static INamedTypeSymbol? TypeOf(BaseObjectCreationExpressionSyntax options, SemanticModel model, CancellationToken cancellationToken) => model.GetTypeInfo(options, cancellationToken).Type as INamedTypeSymbol;

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property) return property;
        }

        return null;
    }
}
