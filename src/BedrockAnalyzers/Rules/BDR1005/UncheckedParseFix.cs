using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR1005;

/// <summary>Throws before the text is parsed, where the answer was cut at its cap.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncheckedParseFix))]
public sealed class UncheckedParseFix : BedrockCodeFix
{
    private const string Reason = "StopReason";
    private const string Cut = "Max_tokens";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UncheckedParseAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR1005.CheckStopReason";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(UncheckedParseAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.ResponseName, out var name) || name is null
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax parse
            || PlaceOf(parse) is not { } statement
            || !IsReady(name, parse, statement, model, cancellationToken)
            || ConditionOn(name, statement.SpanStart, model) is not { } condition
            || BodyOf(parse) is not { } body)
        {
            return ImmutableArray<NodeEdit>.Empty;
        }

        var exception = model.Compilation.GetSpecialType(SpecialType.System_Object).ContainingNamespace.GetTypeMembers("InvalidOperationException").FirstOrDefault()?.ToMinimalDisplayString(model, statement.SpanStart) ?? "System.InvalidOperationException";
        var check = $"throw new {exception}(\"The answer was cut at its output-token cap.\");";

        // One check serves all that is parsed of an answer; a place is found again by its number, since checks that come before it parse nothing.
        var number = Parses(body).IndexOf(parse);
        return ImmutableArray.Create(new NodeEdit(body, name, node => Insert(node, (InvocationExpressionSyntax)Parses(node)[number], condition, check)));
    }

    // The innermost statement, when another one can be put before it and the call is run as a part of it, once.
    private static StatementSyntax? PlaceOf(InvocationExpressionSyntax parse)
    {
        SyntaxNode? at = parse;
        while (at is not StatementSyntax)
        {
            if (at is null or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax or ArrowExpressionClauseSyntax or QueryExpressionSyntax) return null;
            at = at.Parent;
        }

        if (at is LocalFunctionStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax || at.Parent is not (BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax)) return null;
        return at.GetLeadingTrivia().Any(static t => t.IsDirective) ? null : (StatementSyntax)at;
    }

    // A local that is given its answer once, where it is declared, before the statement and in the same function; or a parameter that nothing is assigned to.
    private static bool IsReady(string name, InvocationExpressionSyntax parse, StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.LookupSymbols(statement.SpanStart, name: name) is not { Length: 1 } found || found[0] is not (ILocalSymbol or IParameterSymbol) || found[0].DeclaringSyntaxReferences.Length != 1) return false;
        if (!SymbolEqualityComparer.Default.Equals(found[0].ContainingSymbol, model.GetEnclosingSymbol(parse.SpanStart, cancellationToken))) return false;
        var declaration = found[0].DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (found[0] is ILocalSymbol && !(declaration is VariableDeclaratorSyntax { Initializer: not null } && declaration.Span.End <= statement.SpanStart)) return false;
        var type = found[0] is ILocalSymbol local ? local.Type : ((IParameterSymbol)found[0]).Type;
        return type.Name is "ConverseResponse" && (found[0] is ILocalSymbol || type.NullableAnnotation != NullableAnnotation.Annotated) && BodyOf(parse) is { } body && !IsAssigned(name, body);
    }

    private static bool IsAssigned(string name, SyntaxNode body) => body.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => string.Equals(left.Identifier.ValueText, name, StringComparison.Ordinal),
        ArgumentSyntax { RefOrOutKeyword.RawKind: not 0, Expression: IdentifierNameSyntax given } => string.Equals(given.Identifier.ValueText, name, StringComparison.Ordinal),
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax }, Expression: IdentifierNameSyntax given } => string.Equals(given.Identifier.ValueText, name, StringComparison.Ordinal),
        _ => false,
    });

    // The shortest way to write it that means it: a member of the user's type can be called like the SDK's class.
    private static string? ConditionOn(string name, int position, SemanticModel model)
    {
        var symbol = model.LookupSymbols(position, name: name)[0];
        var response = symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;
        if (response.GetMembers(Reason).OfType<IPropertySymbol>().FirstOrDefault()?.Type is not INamedTypeSymbol reason || reason.GetMembers(Cut).FirstOrDefault() is not IFieldSymbol { IsStatic: true } cut) return null;
        foreach (var type in new[] { reason.ToMinimalDisplayString(model, position, SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes)), reason.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) })
        {
            var written = SyntaxFactory.ParseExpression($"{type}.{Cut}");
            if (SymbolEqualityComparer.Default.Equals(model.GetSpeculativeSymbolInfo(position, written, SpeculativeBindingOption.BindAsExpression).Symbol, cut)) return $"{Escaped(name)}.{Reason} == {type}.{Cut}";
        }

        return null;
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    // The whole member: two checks of one answer are one edit of it.
    private static SyntaxNode? BodyOf(InvocationExpressionSyntax parse)
    {
        foreach (var node in parse.Ancestors())
        {
            if (node is BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax } or CompilationUnitSyntax) return node;
            if (node is BaseTypeDeclarationSyntax) return null;
        }

        return null;
    }

    private static List<SyntaxNode> Parses(SyntaxNode body) => body.DescendantNodes().Where(static n => n is InvocationExpressionSyntax).ToList();

    private static SyntaxNode Insert(SyntaxNode body, InvocationExpressionSyntax parse, string condition, string check)
    {
        var statement = PlaceOf(parse)!;
        var before = statement.GetLeadingTrivia();
        var endOfLine = EndOfLineOf(body);
        var lineStart = StartOfFirstComment(before);
        var previous = statement.GetFirstToken().GetPreviousToken();
        var isOnOwnLine = previous.RawKind == 0 || previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || before.Any(SyntaxKind.EndOfLineTrivia);
        if (!isOnOwnLine)
        {
            var inline = SyntaxFactory.ParseStatement($"if ({condition}) {{ {check} }} ").WithLeadingTrivia(before);
            return Replace(body, statement, inline, statement.WithLeadingTrivia());
        }

        var indentation = lineStart < before.Count && before[lineStart].IsKind(SyntaxKind.WhitespaceTrivia) ? before[lineStart].ToString() : "";
        var unit = indentation.IndexOf('\t') >= 0 ? "\t" : "    ";
        var text = $"if ({condition}){endOfLine}{indentation}{{{endOfLine}{indentation}{unit}{check}{endOfLine}{indentation}}}{endOfLine}";
        var added = SyntaxFactory.ParseStatement(text).WithLeadingTrivia(before.Take(lineStart).Append(SyntaxFactory.Whitespace(indentation)));
        return Replace(body, statement, added, statement.WithLeadingTrivia(before.Skip(lineStart).Prepend(SyntaxFactory.EndOfLine(endOfLine))));
    }

    // Comments stay with what they speak of: the check comes before them, after the empty lines.
    private static int StartOfFirstComment(SyntaxTriviaList trivia)
    {
        var start = 0;
        for (var i = 0; i < trivia.Count; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia)) start = i + 1;
            else if (!trivia[i].IsKind(SyntaxKind.WhitespaceTrivia)) break;
        }

        return start;
    }

    private static SyntaxNode Replace(SyntaxNode body, StatementSyntax statement, StatementSyntax added, StatementSyntax kept) => statement.Parent is GlobalStatementSyntax global
        ? body.ReplaceNode(global, new[] { SyntaxFactory.GlobalStatement(added), global.WithStatement(kept) })
        : body.ReplaceNode(statement, new SyntaxNode[] { added, kept });

    private static string EndOfLineOf(SyntaxNode node)
    {
        foreach (var trivia in node.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia)) return trivia.ToString();
        }

        return "\n";
    }
}
