using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>A retry, as its rule found it.</summary>
/// <param name="Catch">The clause that throttling is caught in.</param>
/// <param name="Repeats">What brings it back to the call: a loop, the label of a <c>goto</c>, or a call of the method itself.</param>
/// <param name="Call">The call that is repeated.</param>
/// <param name="Counter">The variable that counts the attempts.</param>
/// <param name="CounterAtFirst">What it is during the first attempt.</param>
/// <param name="IsBounded">Whether something bounds the attempts.</param>
/// <param name="Model">The model of the document.</param>
internal sealed record Retry(CatchClauseSyntax Catch, SyntaxNode Repeats, InvocationExpressionSyntax? Call, string? Counter, int CounterAtFirst, bool IsBounded, SemanticModel Model)
{
    /// <summary>The statement whose clause it is.</summary>
    public TryStatementSyntax Try => (TryStatementSyntax)Catch.Parent!;

    /// <summary>The innermost method, local function, lambda or accessor; the whole file for top-level statements.</summary>
    public SyntaxNode Function { get; } = FunctionOf(Catch);

    /// <summary>The retry of a diagnostic; null when it has none, or a place is not what it should be.</summary>
    /// <param name="diagnostic">The diagnostic with the properties.</param>
    /// <param name="clause">Where <c>catch</c> is.</param>
    /// <param name="repeats">Where the loop, <c>goto</c> or call of the method itself is.</param>
    /// <param name="call">Where the call is, if that is known.</param>
    /// <param name="root">The document.</param>
    /// <param name="model">The document's model.</param>
    public static Retry? Read(Diagnostic diagnostic, Location clause, Location repeats, Location? call, SyntaxNode root, SemanticModel model)
    {
        var properties = diagnostic.Properties;
        if (!properties.TryGetValue(FixProperties.Repeats, out var kind) || !properties.TryGetValue(FixProperties.IsBounded, out var isBounded)) return null;
        if (clause.SourceTree != root.SyntaxTree || repeats.SourceTree != root.SyntaxTree || root.ContainsSkippedText) return null;

        // What is written has filters, waits in clauses, and digit separators.
        if (root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp7 }) return null;
        if (root.FindToken(clause.SourceSpan.Start).Parent is not CatchClauseSyntax { Block: { OpenBraceToken.IsMissing: false, CloseBraceToken.IsMissing: false }, Parent: TryStatementSyntax } at) return null;
        if (RepeatsOf(kind, root.FindToken(repeats.SourceSpan.Start), at) is not { } node) return null;

        var isCounted = properties.TryGetValue(FixProperties.Counter, out var counter) & properties.TryGetValue(FixProperties.CounterAtFirst, out var atFirst);
        var first = -1;
        if (!isCounted || !int.TryParse(atFirst, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out first) || first is not (0 or 1)) counter = null;

        // A field goes on counting with the next call.
        if (counter is not null && !model.LookupSymbols(at.Block.SpanStart + 1, name: counter).Any(static s => s is ILocalSymbol or IParameterSymbol)) counter = null;
        var invocation = call?.SourceTree == root.SyntaxTree ? root.FindNode(call.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() : null;
        return new(at, node, invocation, counter, counter is null ? 0 : first, string.Equals(isBounded, "true", StringComparison.Ordinal), model);
    }

    /// <summary>The innermost function that holds a node.</summary>
    public static SyntaxNode FunctionOf(SyntaxNode node) => node.Ancestors().First(static n => IsFunction(n) || n is CompilationUnitSyntax);

    /// <summary>Whether a node has a body of its own.</summary>
    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax;

    /// <summary>The nodes that run with a node: not those of the functions inside it.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode node) => node.DescendantNodesAndSelf(n => n == node || !IsFunction(n));

    // What repeats and the clause are in one function, the clause inside the loop.
    private static SyntaxNode? RepeatsOf(string? kind, SyntaxToken start, CatchClauseSyntax clause)
    {
        switch (kind)
        {
            case "goto":
                var label = start.Parent!.AncestorsAndSelf().Select(static n => n switch
                {
                    GotoStatementSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText,
                    LabeledStatementSyntax labeled => labeled.Identifier.ValueText,
                    _ => null,
                }).FirstOrDefault(static n => n is not null);
                return label is null ? null : Own(FunctionOf(clause)).OfType<LabeledStatementSyntax>().FirstOrDefault(l => string.Equals(l.Identifier.ValueText, label, StringComparison.Ordinal));
            case "recursion":
                return start.Parent!.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } invocation && FunctionOf(invocation) == FunctionOf(clause) ? invocation : null;
            default:
                return start.Parent is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && start.Parent.Contains(clause) && FunctionOf(start.Parent) == FunctionOf(clause) ? start.Parent : null;
        }
    }
}
