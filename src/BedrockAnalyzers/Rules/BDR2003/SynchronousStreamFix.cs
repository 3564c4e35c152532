using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Rules.BDR2003;

/// <summary>Awaits the stream: with <c>await foreach</c>, or where all of it goes into one value, with the asynchronous method of the same meaning.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SynchronousStreamFix))]
public sealed class SynchronousStreamFix : BedrockCodeFix
{
    private const string ToAsynchronous = "ToAsyncEnumerable";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(SynchronousStreamAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR2003.Await";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetRoot().FindToken(diagnostic.Location.SourceSpan.Start) is { ValueText: not ToAsynchronous, Parent: SimpleNameSyntax name }
            ? new RuleText(SynchronousStreamAnalyzer.Id, "FixMethod", name.Identifier.ValueText + "Async")
            : new RuleText(SynchronousStreamAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (BedrockCompilation.TryGet(model.Compilation)?.Symbols is not { } symbols || root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 and var version }) return ImmutableArray<NodeEdit>.Empty;
        var edits = root.FindToken(diagnostic.Location.SourceSpan.Start) switch
        {
            { Parent: CommonForEachStatementSyntax loop } => EditsOf(loop, version, new(symbols, model, cancellationToken), model, cancellationToken),
            { Parent: SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name } when access.Name == name => EditsOf(call, access, new(symbols, model, cancellationToken), model, cancellationToken),
            _ => null,
        };
        return edits?.ToImmutableArray() ?? ImmutableArray<NodeEdit>.Empty;
    }

    private static NodeEdit[]? EditsOf(CommonForEachStatementSyntax loop, LanguageVersion version, AwaitableStreams streams, SemanticModel model, CancellationToken cancellationToken)
    {
        if (loop.CloseParenToken.IsMissing || HasDirectives(loop) || !AwaitPlaces.CanAwaitAt(loop, model, cancellationToken)) return null;
        var awaited = new NodeEdit(loop, "await", static node => Await((CommonForEachStatementSyntax)node));
        if (streams.Of(loop.Expression) is { } stream) return [new(loop.Expression, "stream", node => stream((ExpressionSyntax)node)), awaited];
        if (streams.ValueOnlyFor(loop) is var (initial, value)) return [new(initial, "stream", node => value((ExpressionSyntax)node)), awaited];
        if (TypeTest.Of(loop, version, streams, model, cancellationToken) is { } test) return [test.Stream, new(loop, "type", node => test.Write((ForEachStatementSyntax)node)), awaited];
        return null;
    }

    private static CommonForEachStatementSyntax Await(CommonForEachStatementSyntax loop)
    {
        var (word, keyword) = (Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(loop.ForEachKeyword.LeadingTrivia).WithTrailingTrivia(Space), loop.ForEachKeyword.WithLeadingTrivia());
        return loop is ForEachStatementSyntax each ? each.WithAwaitKeyword(word).WithForEachKeyword(keyword) : ((ForEachVariableStatementSyntax)loop).WithAwaitKeyword(word).WithForEachKeyword(keyword);
    }

    // Of a head that is written twice, for one target and for another, the fix would change one.
    private static bool HasDirectives(CommonForEachStatementSyntax loop)
    {
        var keyword = loop.ForEachKeyword;
        var before = keyword.LeadingTrivia.LastOrDefault(static t => t.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia);
        if (before.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia) return true;
        var first = loop.Statement.GetFirstToken();
        return loop.DescendantTokens().Any(t => t != keyword && t.SpanStart <= first.SpanStart && t.ContainsDirectives);
    }

    private static NodeEdit[]? EditsOf(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, AwaitableStreams streams, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ContainsDirectives || streams.Of(access.Expression) is not { } stream) return null;
        if (access.Name.Identifier.ValueText is ToAsynchronous)
            return call.Parent is CommonForEachStatementSyntax loop && loop.Expression == call && AwaitableStreams.KeepsComments(call, Source) ? [new(call, "stream", node => Source((ExpressionSyntax)node))] : null;
        if (!IsAlone(call) || !AwaitPlaces.CanAwaitAt(call, model, cancellationToken) || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method) return null;

        // What there is depends on the framework and the packages.
        if (model.GetSpeculativeSymbolInfo(call.SpanStart, Call(call), SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol other || !KnownMethods.IsOfLinq(other)
            || other.ReturnType is not INamedTypeSymbol { Name: "ValueTask" or "Task", TypeArguments: { Length: 1 } results } || !SymbolEqualityComparer.Default.Equals(results[0], method.ReturnType))
        {
            return null;
        }

        return [new(call, "await", node => AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(node.GetLeadingTrivia()).WithTrailingTrivia(Space), Call((InvocationExpressionSyntax)node).WithLeadingTrivia()))];

        ExpressionSyntax Source(ExpressionSyntax node) => stream(((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)node).Expression).Expression).WithTrailingTrivia(node.GetTrailingTrivia());

        InvocationExpressionSyntax Call(InvocationExpressionSyntax node)
        {
            var member = (MemberAccessExpressionSyntax)node.Expression;
            var identifier = member.Name.Identifier;
            return node.WithExpression(member.WithExpression(stream(member.Expression)).WithName(member.Name.WithIdentifier(Identifier(identifier.Text + "Async").WithTriviaFrom(identifier))));
        }
    }

    // Nothing of the statement is evaluated before the call, or used of its result, so that the wait changes nothing else.
    private static bool IsAlone(InvocationExpressionSyntax call) => call.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } } } => true,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax, Parent: ExpressionStatementSyntax } assignment => assignment.Right == call,
        ReturnStatementSyntax or ExpressionStatementSyntax or ArrowExpressionClauseSyntax => true,
        LambdaExpressionSyntax lambda => lambda.ExpressionBody == call,
        CommonForEachStatementSyntax loop => loop.Expression == call,
        _ => false,
    };
}
