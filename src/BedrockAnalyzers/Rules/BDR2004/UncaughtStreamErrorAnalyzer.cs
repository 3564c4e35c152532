using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR2004;

/// <summary>Reports a try around the enumeration of a stream that catches what a call throws, and not what an error inside the stream arrives as.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncaughtStreamErrorAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR2004";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Streaming, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Exceptions is not { RuntimeThrottling: not null, EventStream: { } streamError }) return;
        var aliases = new TypeAliases(static name => IsNameOfCallError(name.Identifier.ValueText));
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var clause = (CatchClauseSyntax)node.Node;
                if (clause.Declaration?.Type is { } type && Triggers.NameOf(type)?.Identifier.ValueText is { } name
                    && (IsNameOfCallError(name) || aliases.Contains(name, node.Compilation, node.CancellationToken)))
                {
                    Analyze(node, clause, streamError, bedrock);
                }
            },
            SyntaxKind.CatchClause);
    }

    private static bool IsNameOfCallError(string name) => name is "ThrottlingException" or "AmazonBedrockRuntimeException" or "AmazonServiceException";

    private static void Analyze(NodeContext context, CatchClauseSyntax clause, INamedTypeSymbol streamError, BedrockCompilation bedrock)
    {
        if (clause.Parent is not TryStatementSyntax statement) return;
        var narrow = statement.Catches.Where(c => CatchesCallErrors(c, bedrock, context.CancellationToken)).ToImmutableArray();
        if (narrow.IsEmpty || narrow[0] != clause || IsCoveredAround(statement)) return;
        if (!StreamEnumerations.AreIn(statement.Block, inner => Covers(inner) || inner.Catches.Any(c => CatchesCallErrors(c, bedrock, context.CancellationToken)), bedrock, context.CancellationToken)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            clause.Declaration!.Type.GetLocation(),
            narrow.Select(static c => c.GetLocation()),
            Triggers.NameOf(clause.Declaration.Type)!.Identifier.ValueText));

        bool Covers(TryStatementSyntax other) => other.Catches.Any(c => c.Declaration is not { Type: var type } || (TypeOf(type, bedrock, context.CancellationToken) is { } caught && ExceptionSymbols.Takes(caught, streamError)));

        bool IsCoveredAround(TryStatementSyntax inner)
        {
            SyntaxNode from = inner.Block;
            for (SyntaxNode? at = inner; at is not (null or MemberDeclarationSyntax { Parent: not CompilationUnitSyntax } or CompilationUnitSyntax); (from, at) = (at, at.Parent))
            {
                if (at is TryStatementSyntax outer && outer.Block == from && Covers(outer)) return true;
            }

            return false;
        }
    }

    // A filter for what cannot come in the middle of an answer is not meant for the stream.
    private static bool CatchesCallErrors(CatchClauseSyntax clause, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (clause.Declaration is not { Type: var type } || TypeOf(type, bedrock, cancellationToken) is not { } caught) return false;
        var throttling = bedrock.Symbols.Exceptions.RuntimeThrottling;
        var isOne = SymbolEqualityComparer.Default.Equals(caught, throttling)
            || SymbolEqualityComparer.Default.Equals(caught, throttling?.BaseType)
            || SymbolEqualityComparer.Default.Equals(caught, throttling?.BaseType?.BaseType);
        return isOne && !(clause.Filter is { } filter && IsForOtherErrors(filter.FilterExpression));
    }

    private static ITypeSymbol? TypeOf(TypeSyntax type, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        bedrock.ModelOf(type.SyntaxTree).GetTypeInfo(type, cancellationToken).Type is { TypeKind: not TypeKind.Error } caught ? caught : null;

    private static bool IsForOtherErrors(ExpressionSyntax filter)
    {
        var isForOthers = false;
        foreach (var token in filter.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken) && !token.IsKind(SyntaxKind.StringLiteralToken) && !token.IsKind(SyntaxKind.NumericLiteralToken)) continue;
            var text = token.ValueText;
            if (text is "TooManyRequests" or "429" || text.IndexOf("hrottl", StringComparison.Ordinal) >= 0) return false;
            isForOthers |= text is "AccessDeniedException" or "ResourceNotFoundException" or "ServiceQuotaExceededException" or "ValidationException" or "UnrecognizedClientException" or "ExpiredTokenException" or "ExpiredToken"
                or "BadRequest" or "Unauthorized" or "Forbidden" or "NotFound" or "400" or "401" or "403" or "404";
        }

        return isForOthers;
    }
}
