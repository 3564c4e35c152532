using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Rules.BDR2004;

/// <summary>Catches the error of a stream beside that of a call: with the same body where this does with what the other exception has, else the cause is thrown on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncaughtStreamErrorFix))]
public sealed class UncaughtStreamErrorFix : BedrockCodeFix
{
    private const string StreamError = "BedrockRuntimeEventStreamException";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UncaughtStreamErrorAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR2004.CatchStreamError";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(UncaughtStreamErrorAnalyzer.Id, "Fix", StreamError);

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (BedrockCompilation.TryGet(model.Compilation)?.Symbols.Exceptions is not { EventStream: { } streamError, RuntimeThrottling: { } throttling }
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TryStatementSyntax>() is not { } statement || statement.Catches.Any(static c => c.ContainsDirectives || c.Block.CloseBraceToken.IsMissing))
        {
            return ImmutableArray<NodeEdit>.Empty;
        }

        var (name, addUsing) = Usings.NameOf(streamError, statement, model);
        var copies = new List<(int After, Func<CatchClauseSyntax, CatchClauseSyntax> Copy)>();
        var isLastCopied = false;
        foreach (var location in diagnostic.AdditionalLocations)
        {
            var at = statement.Catches.IndexOf(c => c.Span == location.SourceSpan);
            // To drop one more exception in silence repairs nothing.
            if (at < 0 || statement.Catches[at].Block.Statements.Count == 0) return ImmutableArray<NodeEdit>.Empty;
            var copy = CopyOf(statement.Catches[at], name, streamError, throttling, model, cancellationToken);
            isLastCopied = copy is not null;
            if (copy is not null) copies.Add((at, copy));
        }

        // The last one takes the most: what its body cannot do with the stream's exception is for whoever catches the cause.
        if (!isLastCopied) copies.Add((statement.Catches.Count - 1, clause => Rethrow(clause, name, statement, model)));
        var edit = new NodeEdit(statement, StreamError, node => Insert((TryStatementSyntax)node, copies));
        return addUsing is null ? ImmutableArray.Create(edit) : ImmutableArray.Create(edit, addUsing);
    }

    private static Func<CatchClauseSyntax, CatchClauseSyntax>? CopyOf(CatchClauseSyntax clause, string name, INamedTypeSymbol streamError, INamedTypeSymbol throttling, SemanticModel model, CancellationToken cancellationToken)
    {
        var tests = clause.Filter is { } existing ? existing.DescendantNodes().Where(IsTestForThrottling).ToList() : [];
        if (clause.Declaration is not { } declaration || !CaughtException.CanBe(clause, streamError, tests, model, cancellationToken)) return null;
        var isThrottling = SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(declaration.Type, cancellationToken).Type, throttling);
        var local = declaration.Identifier.Text is { Length: > 0 } given ? given : isThrottling ? CaughtException.FreshName(clause) : "";

        // Only the error that was caught before is caught now: the stream's exception has no code of its own.
        var isCause = $"{local}.InnerException is {(isThrottling ? declaration.Type.WithoutTrivia().ToString() : throttling.ToMinimalDisplayString(model, clause.SpanStart))}";
        var filter = isThrottling ? isCause : null;
        if (clause.Filter?.FilterExpression is { } expression)
        {
            var own = expression.ReplaceNodes(tests, (_, test) => ParseExpression(isCause).WithTriviaFrom(test)).WithoutTrivia().ToString();
            filter = filter is null ? own : $"{filter} && ({own})";
        }

        return node => With(node, name, local, filter, node.Block);
    }

    // ex.ErrorCode == "ThrottlingException", ex.StatusCode == HttpStatusCode.TooManyRequests
    private static bool IsTestForThrottling(SyntaxNode node) =>
        node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Name.Identifier.ValueText: var property } } test
        && test.Right switch
        {
            LiteralExpressionSyntax literal => property is "ErrorCode" && literal.Token.ValueText is "ThrottlingException",
            MemberAccessExpressionSyntax access => property is "StatusCode" && access.Name.Identifier.ValueText is "TooManyRequests",
            _ => false,
        };

    private static CatchClauseSyntax Rethrow(CatchClauseSyntax clause, string name, TryStatementSyntax statement, SemanticModel model)
    {
        var local = clause.Declaration?.Identifier.Text is { Length: > 0 } given ? given : CaughtException.FreshName(clause);
        var dispatch = model.LookupNamespacesAndTypes(statement.SpanStart, name: "ExceptionDispatchInfo").IsEmpty ? "System.Runtime.ExceptionServices.ExceptionDispatchInfo" : "ExceptionDispatchInfo";
        var (newLine, indentation) = Layout.Of(clause);
        var lines = new[] { $"{dispatch}.Capture({local}.InnerException ?? {local}).Throw();", "throw;" };
        var body = newLine is null ? $"{{ {string.Join(" ", lines)} }}" : $"{{{newLine}{string.Concat(lines.Select(line => indentation + Layout.UnitOf(indentation) + line + newLine))}{indentation}}}";
        var block = (BlockSyntax)ParseStatement(body);
        return With(clause, name, local, filter: null, block.WithLeadingTrivia(clause.Block.GetLeadingTrivia()).WithTrailingTrivia(clause.Block.GetTrailingTrivia()));
    }

    private static CatchClauseSyntax With(CatchClauseSyntax clause, string type, string local, string? filter, BlockSyntax block)
    {
        var head = $"try {{ }} catch ({type}{(local.Length > 0 ? " " + local : "")}){(filter is null ? "" : $" when ({filter})")} {{ }}";
        var parsed = ((TryStatementSyntax)ParseStatement(head)).Catches[0];
        var end = ((SyntaxNode?)clause.Filter ?? clause.Declaration)?.GetTrailingTrivia() ?? clause.CatchKeyword.TrailingTrivia;
        parsed = parsed.Filter is { } written ? parsed.WithFilter(written.WithTrailingTrivia(end)) : parsed.WithDeclaration(parsed.Declaration!.WithTrailingTrivia(end));
        return parsed.WithBlock(block).WithLeadingTrivia(clause.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)));
    }

    private static TryStatementSyntax Insert(TryStatementSyntax statement, List<(int After, Func<CatchClauseSyntax, CatchClauseSyntax> Copy)> copies)
    {
        var catches = statement.Catches;
        for (var i = copies.Count - 1; i >= 0; i--)
        {
            var (at, copy) = copies[i];
            var clause = catches[at];
            var added = copy(clause);

            // What stands between the braces before a clause stands there also before the next.
            var end = clause.GetTrailingTrivia();
            var between = TriviaList((at == 0 ? statement.Block.GetTrailingTrivia() : catches[at - 1].GetTrailingTrivia()).Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia)));
            if (end.Any(ElementLists.IsComment) && end.Any(SyntaxKind.EndOfLineTrivia))
            {
                // A comment stays behind its brace, and the next clause begins on a line of its own.
                between = end;
                end = TriviaList(end.Where(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)));
                added = added.WithLeadingTrivia(clause.Block.CloseBraceToken.LeadingTrivia.Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)));
            }

            catches = catches.Replace(clause, clause.WithTrailingTrivia(between)).Insert(at + 1, added.WithTrailingTrivia(end));
        }

        return statement.WithCatches(catches);
    }
}
