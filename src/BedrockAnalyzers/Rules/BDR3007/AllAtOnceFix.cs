using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR3007;

/// <summary>Makes four calls at a time with <c>Parallel.ForEachAsync</c>, where no answer is used, or where the answers can stay in their order in an array.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AllAtOnceFix))]
public sealed class AllAtOnceFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AllAtOnceAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3007.ForEachAsync";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(AllAtOnceAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || FannedOut.Of(call, model, cancellationToken) is not { } fannedOut || !SharedState.IsKept(fannedOut.Selector, model, cancellationToken)
            || ForEachAsyncCall.TryStart(call, model, cancellationToken) is not { } start)
        {
            return ImmutableArray<NodeEdit>.Empty;
        }

        return (IsUnused(call, model, cancellationToken), AnswerOf(call)) switch
        {
            (true, _) when start.For(fannedOut, KeepsContext(call)) is { } changed => ImmutableArray.Create(new NodeEdit(call, EquivalenceKey, node => changed.WithTriviaFrom(node))),
            (false, { } declaration) when OrderedAnswers.Statements(declaration, call, fannedOut, start, model, cancellationToken) is { } statements => ImmutableArray.Create(Replace(declaration, statements)),
            _ => ImmutableArray<NodeEdit>.Empty,
        };
    }

    // await Task.WhenAll(…); or what is handed on as a Task without a result.
    private static bool IsUnused(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var outer = WithConfigureAwait(call);
        return outer.Parent switch
        {
            AwaitExpressionSyntax { Parent: ExpressionStatementSyntax } => true,
            AwaitExpressionSyntax { Parent: ArrowExpressionClauseSyntax { Parent: var member } } => model.GetDeclaredSymbol(member!, cancellationToken) is IMethodSymbol { ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false } },
            ReturnStatementSyntax or ArrowExpressionClauseSyntax when outer == call => model.GetTypeInfo(call, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "Task", IsGenericType: false },
            _ => false,
        };
    }

    // var answers = await Task.WhenAll(…);
    private static LocalDeclarationStatementSyntax? AnswerOf(InvocationExpressionSyntax call) =>
        WithConfigureAwait(call).Parent is AwaitExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax, UsingKeyword.RawKind: 0 } declaration } } } } ? declaration : null;

    private static bool KeepsContext(InvocationExpressionSyntax call) => WithConfigureAwait(call) == call;

    private static InvocationExpressionSyntax WithConfigureAwait(InvocationExpressionSyntax call) =>
        call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : call;

    // One statement becomes two, so it is the block that changes.
    private static NodeEdit Replace(LocalDeclarationStatementSyntax declaration, ImmutableArray<StatementSyntax> statements) => new(
        declaration.Parent!,
        declaration.Declaration.Variables[0].Identifier.ValueText,
        node =>
        {
            var block = (BlockSyntax)node;
            var at = block.Statements.IndexOf(statement => statement.IsEquivalentTo(declaration));
            return at < 0 ? block : block.WithStatements(block.Statements.RemoveAt(at).InsertRange(at, statements));
        });
}
