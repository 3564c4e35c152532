using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>Whether a list gets longer with each turn of a conversation: not what is filled once, nor what ends with the task that it is for.</summary>
internal static class HistoryTurns
{
    private const int MaximumLevels = 3;

    /// <summary>Whether a list that nothing makes shorter is added to again and again, and sent as often.</summary>
    public static bool GrowWithout(History history, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        history.List is ILocalSymbol local ? ConversationLoops.Hold(history, local, bedrock, cancellationToken) : OfMember(history, bedrock, cancellationToken);

    private static bool OfMember(History history, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var senders = history.Sends.Select(Members.RootOf).OfType<SyntaxNode>().Distinct().ToList();
        foreach (var growth in history.Growths)
        {
            if (Members.RootOf(growth.Place) is not { } root || !growth.Elements.Any(element => Varying.Is(element, bedrock, cancellationToken) || Varying.IsOfAnswer(element, bedrock, cancellationToken)) || IsOnce(growth.Place, root, history.List, bedrock, cancellationToken)) continue;
            if (IsCountedOut(root) || (RunsOnlyOnce(root, bedrock, MaximumLevels, cancellationToken) && LoopsAround(growth.Place, root).All(IsCounted))) continue;
            if (senders.Contains(root) || senders.Any(sender => IsRunBy(sender, root, bedrock, MaximumLevels, cancellationToken)) || growth.Elements.Any(element => Varying.IsOfAnswer(element, bedrock, cancellationToken))) return true;

            // Remember(message), called by who sends; what is loaded in a loop is not what was said.
            if (LoopsAround(growth.Place, root).Count == 0 && growth.Elements.Any(element => Varying.IsOfParameter(element, bedrock, cancellationToken)) && senders.Any(sender => IsRunBy(root, sender, bedrock, MaximumLevels, cancellationToken))) return true;
        }

        return false;
    }

    /// <summary>The loops around a node in its member.</summary>
    public static List<StatementSyntax> LoopsAround(SyntaxNode node, SyntaxNode root)
    {
        var loops = new List<StatementSyntax>();
        for (var at = node.Parent; at is not null && at != root; at = at.Parent)
        {
            if (at is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax) loops.Add((StatementSyntax)at);
        }

        return loops;
    }

    /// <summary>Whether a loop has a counter that ends it, or goes over a collection.</summary>
    public static bool IsCounted(StatementSyntax loop) => loop is ForStatementSyntax { Condition: not null, Incrementors.Count: > 0 } or CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 };

    // A constructor, an initializer, the entry point, or a method that only these call.
    private static bool RunsOnlyOnce(SyntaxNode root, BedrockCompilation bedrock, int levels, CancellationToken cancellationToken)
    {
        if (root is ConstructorDeclarationSyntax or EqualsValueClauseSyntax or CompilationUnitSyntax) return true;
        if (root is not MethodDeclarationSyntax || bedrock.ModelOf(root.SyntaxTree).GetDeclaredSymbol(root, cancellationToken) is not IMethodSymbol method) return false;
        if (method is { IsStatic: true, Name: "Main" }) return true;
        if (levels == 0 || method.DeclaredAccessibility is not Accessibility.Private) return false;
        var callers = bedrock.CallersOf(method, cancellationToken);
        return callers.AreAll && !callers.Roots.IsEmpty && callers.Roots.All(caller => caller is not MethodDeclarationSyntax { Identifier.ValueText: "Main" } and not CompilationUnitSyntax && RunsOnlyOnce(caller, bedrock, levels - 1, cancellationToken));
    }

    private static bool IsRunBy(SyntaxNode root, SyntaxNode by, BedrockCompilation bedrock, int levels, CancellationToken cancellationToken)
    {
        if (levels == 0 || bedrock.ModelOf(root.SyntaxTree).GetDeclaredSymbol(root, cancellationToken) is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method) return false;
        var callers = bedrock.CallersOf(method, cancellationToken);
        return callers.Roots.Contains(by) || callers.Roots.Any(caller => caller != root && IsRunBy(caller, by, bedrock, levels - 1, cancellationToken));
    }

    // if (_history.Count == 0) …, if (!_isLoaded) { …; _isLoaded = true; }, if (_isLoaded) return;
    private static bool IsOnce(SyntaxNode place, SyntaxNode root, ISymbol list, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var model = bedrock.ModelOf(root.SyntaxTree);
        foreach (var node in root.DescendantNodes())
        {
            if (node is not IfStatementSyntax test || test.SpanStart > place.SpanStart) continue;
            var holds = test.Statement.Span.Contains(place.Span);
            if (!holds && !(test.Else is null && Leaves(test.Statement) && test.Parent is BlockSyntax block && block.Span.Contains(place.Span))) continue;
            foreach (var name in test.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
                if (SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, list.OriginalDefinition)) return true;
                if (symbol is IFieldSymbol { IsConst: false, Type.SpecialType: not SpecialType.System_String } or IPropertySymbol { Type.SpecialType: not SpecialType.System_String } && (symbol is IFieldSymbol || bedrock.Declares(symbol)) && AssignmentsOf(name.Identifier.ValueText, root) == 1) return true;
            }
        }

        return false;
    }

    // if (++_turns > MaximumTurns) throw …: of a number that the same member raises, and no loop in it.
    private static bool IsCountedOut(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is not IfStatementSyntax test || !(Leaves(test.Statement) || test.Statement.DescendantNodesAndSelf().Any(static n => n is ThrowStatementSyntax))) continue;
            foreach (var comparison in test.Condition.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>())
            {
                if (comparison.Kind() is not (SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression)) continue;
                foreach (var name in comparison.DescendantNodes().OfType<IdentifierNameSyntax>())
                {
                    if (IsRaisedIn(root, name.Identifier.ValueText) && !root.DescendantNodes().Any(n => n is VariableDeclaratorSyntax local && string.Equals(local.Identifier.ValueText, name.Identifier.ValueText, StringComparison.Ordinal))) return true;
                }
            }
        }

        return false;
    }

    private static bool IsRaisedIn(SyntaxNode root, string name) => root.DescendantNodes().Any(node => node switch
    {
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) && IsNamed(postfix.Operand, name),
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) && IsNamed(prefix.Operand, name),
        AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.AddAssignmentExpression) && IsNamed(assignment.Left, name),
        _ => false,
    });

    private static bool IsNamed(ExpressionSyntax target, string name) => string.Equals(Triggers.NameOfTarget(target), name, StringComparison.Ordinal);

    private static bool Leaves(StatementSyntax statement) => statement is ReturnStatementSyntax || (statement is BlockSyntax { Statements: { Count: > 0 } statements } && statements.Last() is ReturnStatementSyntax);

    private static int AssignmentsOf(string name, SyntaxNode root) => root.DescendantNodes().Count(node => node is AssignmentExpressionSyntax assignment && string.Equals(Triggers.NameOfTarget(assignment.Left), name, StringComparison.Ordinal));
}
