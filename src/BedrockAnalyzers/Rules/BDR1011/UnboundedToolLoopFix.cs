using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR1011;

/// <summary>Gives a loop a counter, and throws at its limit. A jump or a recursion has no place for a counter that is sure to be right.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedToolLoopFix))]
public sealed class UnboundedToolLoopFix : BedrockCodeFix
{
    private const int Limit = 20;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UnboundedToolLoopAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR1011.LimitTurns";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(UnboundedToolLoopAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not StatementSyntax loop || !IsLoop(loop) || MemberOf(loop) is not { } member) return ImmutableArray<NodeEdit>.Empty;
        var exception = model.Compilation.GetSpecialType(SpecialType.System_Object).ContainingNamespace.GetTypeMembers("InvalidOperationException").FirstOrDefault()?.ToMinimalDisplayString(model, loop.SpanStart) ?? "System.InvalidOperationException";
        var throws = $"throw new {exception}(\"The model still asks for tools after {Limit.ToString(CultureInfo.InvariantCulture)} turns.\");";
        var container = ContainerOf(loop);
        if (IsBare(loop))
        {
            var counter = FreeName("turn", loop, loop, model);
            var isEndless = LoopLimits.IsTrue(loop is WhileStatementSyntax whileLoop ? whileLoop.Condition : ((ForStatementSyntax)loop).Condition);
            if (isEndless && container is not null && !LoopLimits.IsLeftByBreak(loop)) return Around(container, loop, node => LoopLimits.Count(node, counter, Limit, throws));
            return ImmutableArray.Create(new NodeEdit(loop, EquivalenceKey, node => LoopLimits.CountInside((StatementSyntax)node, counter, Check($"{counter} == {Limit}", throws))));
        }

        // Declared beside the loop, so that a second one needs another name.
        if (container is null) return ImmutableArray<NodeEdit>.Empty;
        var number = LoopsOf(member).Where(static other => !IsBare(other)).ToList().IndexOf(loop);
        var turns = FreeName(number == 0 ? "turns" : "turns" + (number + 1).ToString(CultureInfo.InvariantCulture), loop, container, model);
        return Around(container, loop, node => LoopLimits.CountOutside(node, $"var {turns} = 0;", Check($"++{turns} > {Limit}", throws)));
    }

    private static string Check(string condition, string throws) => $"if ({condition})\n{{\n\t{throws}\n}}";

    private static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax;

    // A loop with room for a counter in its head.
    private static bool IsBare(StatementSyntax loop) => loop is WhileStatementSyntax or ForStatementSyntax { Declaration: null, Initializers.Count: 0, Incrementors.Count: 0 };

    // Where other statements can stand beside the loop.
    private static SyntaxNode? ContainerOf(StatementSyntax loop) => loop.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax => loop.Parent,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit,
        _ => null,
    };

    private static SyntaxNode? MemberOf(StatementSyntax loop)
    {
        foreach (var node in loop.Ancestors())
        {
            if (node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax or BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax) return node;
        }

        return null;
    }

    private static IEnumerable<StatementSyntax> LoopsOf(SyntaxNode code) => code.DescendantNodes().Where(IsLoop).Cast<StatementSyntax>();

    // A loop stays a loop under every edit, and so is found again by its number.
    private static ImmutableArray<NodeEdit> Around(SyntaxNode container, StatementSyntax loop, Func<StatementSyntax, SyntaxNode[]> change)
    {
        var number = LoopsOf(container).ToList().IndexOf(loop);
        return ImmutableArray.Create(new NodeEdit(container, number.ToString(CultureInfo.InvariantCulture), node =>
        {
            var found = LoopsOf(node).ElementAt(number);
            var changed = change(found);
            return found.Parent is GlobalStatementSyntax global
                ? node.ReplaceNode(global, changed.Select(static statement => SyntaxFactory.GlobalStatement((StatementSyntax)statement)))
                : node.ReplaceNode(found, changed);
        }));
    }

    // A loop beside this one can have a counter of the same name in its head.
    private static string FreeName(string wanted, StatementSyntax loop, SyntaxNode scope, SemanticModel model)
    {
        var used = new HashSet<string>(scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText), StringComparer.Ordinal);
        var name = wanted;
        for (var i = 2; used.Contains(name) || model.LookupSymbols(loop.SpanStart, name: name).Any(static symbol => symbol is ILocalSymbol or IParameterSymbol); i++) name = wanted + "_" + i.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
