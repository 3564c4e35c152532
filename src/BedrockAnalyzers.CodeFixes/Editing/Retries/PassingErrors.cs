using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Narrows a catch clause to the errors that another attempt can help.</summary>
internal static class PassingErrors
{
    private const string Runtime = "Amazon.BedrockRuntime";
    private const string AgentRuntime = "Amazon.BedrockAgentRuntime";

    // Capacity comes back, and a model gets ready. A time-out of the model is not among them: another attempt costs another inference.
    private static readonly string[] s_names = { "ThrottlingException", "ServiceUnavailableException", "InternalServerException", "ModelNotReadyException" };

    private static readonly string[] s_variables = { "ex", "error", "exception" };

    /// <summary>The edits that add the filter, and the using that its types need; none where it is not sure which errors are meant.</summary>
    public static ImmutableArray<NodeEdit> EditsFor(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellationToken)
    {
        var caught = clause.Declaration is { } declaration ? model.GetTypeInfo(declaration.Type, cancellationToken).Type?.ToDisplayString() : "System.Exception";
        var service = caught switch
        {
            $"{Runtime}.AmazonBedrockRuntimeException" => Runtime,
            $"{AgentRuntime}.AmazonBedrockAgentRuntimeException" => AgentRuntime,
            "Amazon.Runtime.AmazonServiceException" or "System.Exception" => ServiceOf((TryStatementSyntax)clause.Parent!, model, cancellationToken),
            _ => null,
        };
        var position = clause.Block.SpanStart + 1;
        if (service is null || clause.ContainsDirectives) return ImmutableArray<NodeEdit>.Empty;
        var written = s_names.Select(n => Written(clause, model, service + ".Model", n)).Where(static type => type.Name is not null).ToList();
        var types = written.ConvertAll(static type => type.Name!);
        if (types.Count == 0 || !types[0].EndsWith(s_names[0], StringComparison.Ordinal)) return ImmutableArray<NodeEdit>.Empty;

        var name = clause.Declaration?.Identifier.ValueText is { Length: > 0 } given ? given : NameFor(clause, model, position);
        if (name is null) return ImmutableArray<NodeEdit>.Empty;
        var hasPatterns = ((CSharpParseOptions)clause.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;
        var condition = hasPatterns ? $"{name} is {string.Join(" or ", types)}" : string.Join(" || ", types.Select(t => $"{name} is {t}"));
        if (!hasPatterns && clause.Filter is not null) condition = $"({condition})";
        var exception = clause.Declaration is null ? Names.OfType(model, position, "System", "Exception") : "";
        if (exception is null) return ImmutableArray<NodeEdit>.Empty;
        var filter = new NodeEdit(clause, "Filter", node => RetryLimit.WithFilter(Named((CatchClauseSyntax)node, exception, name), condition));
        return ImmutableArray.Create(filter).AddRange(written.Select(static type => type.Using).OfType<NodeEdit>());
    }

    // An error's name in the filter, and the using that it needs.
    private static (string? Name, NodeEdit? Using) Written(CatchClauseSyntax clause, SemanticModel model, string space, string name)
    {
        var position = clause.Block.SpanStart + 1;
        if (Names.OfType(model, position, space, name) is not { } written) return default;
        return written.StartsWith(space, StringComparison.Ordinal)
            && model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseTypeName(written), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol is INamedTypeSymbol type
                ? Usings.NameOf(type, clause.Block, model)
                : (written, null);
    }

    // The errors of the service that is called; both have errors of the same names.
    private static string? ServiceOf(TryStatementSyntax attempt, SemanticModel model, CancellationToken cancellationToken)
    {
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var invocation in Retry.Own(attempt.Block).OfType<InvocationExpressionSyntax>())
        {
            if (model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol method) continue;
            foreach (var type in method.Parameters.Select(static p => p.Type).Append(method.ContainingType))
            {
                var space = type?.ContainingNamespace?.ToDisplayString();
                if (space is not null && space.StartsWith(AgentRuntime, StringComparison.Ordinal)) called.Add(AgentRuntime);
                else if (space is not null && space.StartsWith(Runtime, StringComparison.Ordinal)) called.Add(Runtime);
                else if (space is "Anthropic" or "Anthropic.Bedrock") return null;
            }
        }

        if (called.Count == 1) return called.First();
        if (called.Count > 1) return null;

        // A delegate or a method of the project calls it: where only one of the services is referenced, it is that.
        var hasRuntime = Names.OfType(model, attempt.SpanStart, Runtime + ".Model", s_names[0]) is not null;
        var hasAgent = Names.OfType(model, attempt.SpanStart, AgentRuntime + ".Model", s_names[0]) is not null;
        return hasRuntime && !hasAgent ? Runtime : hasAgent && !hasRuntime ? AgentRuntime : null;
    }

    private static string? NameFor(CatchClauseSyntax clause, SemanticModel model, int position) => s_variables.FirstOrDefault(n =>
        !clause.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && string.Equals(t.ValueText, n, StringComparison.Ordinal))
        && !model.LookupSymbols(position, name: n).Any(static s => s is ILocalSymbol or IParameterSymbol));

    private static CatchClauseSyntax Named(CatchClauseSyntax clause, string exception, string name)
    {
        if (clause.Declaration is { } declaration)
        {
            if (declaration.Identifier.ValueText.Length > 0) return clause;
            return clause.WithDeclaration(declaration
                .WithType(declaration.Type.WithTrailingTrivia(SyntaxFactory.Space))
                .WithIdentifier(SyntaxFactory.Identifier(default, name, declaration.Type.GetTrailingTrivia())));
        }

        var written = ((TryStatementSyntax)SyntaxFactory.ParseStatement($"try {{ }} catch ({exception} {name}) {{ }}")).Catches[0].Declaration!;
        return clause
            .WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(SyntaxFactory.Space))
            .WithDeclaration(written.WithCloseParenToken(written.CloseParenToken.WithTrailingTrivia(clause.CatchKeyword.TrailingTrivia)));
    }
}
