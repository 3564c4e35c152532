using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>What a member does with a local that holds tasks or items.</summary>
/// <param name="Values">What the local is given.</param>
/// <param name="Fills">What is put into it one by one, or as a whole range, and the loops around that do not hold the place where it is used, inner ones first.</param>
/// <param name="IsAwaited">Whether the local itself is awaited.</param>
internal sealed record LocalUses(ImmutableArray<ExpressionSyntax> Values, ImmutableArray<(ExpressionSyntax Element, bool IsRange, ImmutableArray<SyntaxNode> Loops)> Fills, bool IsAwaited)
{
    // What reads a collection and leaves it as it is.
    private static readonly HashSet<string> s_readers = new(StringComparer.Ordinal)
    {
        "Count", "Length", "LongLength", "Capacity", "Values", "Keys", "ToArray", "ToList", "AsEnumerable", "AsReadOnly", "EnsureCapacity", "IsCompletedSuccessfully", "Status", "GetEnumerator", "ContainsKey", "TryGetValue", "GetLength",
    };

    /// <summary>How a local is used in the member around; null where something takes out of it again, or may.</summary>
    public static LocalUses? Of(ILocalSymbol local, SyntaxNode use, SemanticModel model, CancellationToken cancellationToken)
    {
        if (local.DeclaringSyntaxReferences.Length != 1 || local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator || Members.RootOf(declarator) is not { } root) return null;
        var values = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var fills = ImmutableArray.CreateBuilder<(ExpressionSyntax, bool, ImmutableArray<SyntaxNode>)>();
        var reads = new List<SyntaxNode>();
        var isAwaited = false;
        if (declarator.Initializer?.Value is { } initial) values.Add(initial);
        foreach (var node in root.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || !string.Equals(name.Identifier.ValueText, local.Name, StringComparison.Ordinal)
                || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local))
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var whole = Bare.Around(name);
            isAwaited |= whole.Parent is AwaitExpressionSyntax;
            if (whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole)
            {
                // What is added to itself, or starts anew round after round, is no one collection.
                if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || !LoopsAround(assignment, root).All(loop => loop.Span.Contains(declarator.Span))) return null;
                values.Add(assignment.Right);
            }
            else if (FillAt(whole) is var (element, isRange))
            {
                fills.Add((element, isRange, LoopsAround(name, root).RemoveAll(loop => loop.Span.Contains(use.Span) || loop.Span.Contains(declarator.Span))));
                if (LoopsAround(name, root).Any(loop => loop.Span.Contains(use.Span) && !loop.Span.Contains(declarator.Span))) return null;
            }
            else if (!IsRead(whole, model, cancellationToken))
            {
                return null;
            }
            else
            {
                reads.Add(name);
            }
        }

        // What is asked while it is filled decides how far: if (tasks.Count == 10) …
        foreach (var (_, _, loops) in fills)
        {
            if (loops.Any(loop => reads.Any(read => loop.Span.Contains(read.Span)))) return null;
        }

        return new(values.ToImmutable(), fills.ToImmutable(), isAwaited);
    }

    /// <summary>The loops around a node up to another, inner ones first; <c>items.ForEach(…)</c> is one too.</summary>
    public static ImmutableArray<SyntaxNode> LoopsAround(SyntaxNode node, SyntaxNode end)
    {
        var loops = ImmutableArray.CreateBuilder<SyntaxNode>();
        for (var at = node.Parent; at is not null && at != end; at = at.Parent)
        {
            if (at is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax) loops.Add(at);
            else if (at is AnonymousFunctionExpressionSyntax && Bare.Around(at).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && SourceOfForEach(call) is not null) loops.Add(call);
        }

        return loops.ToImmutable();
    }

    /// <summary>What <c>items.ForEach(…)</c> or <c>Array.ForEach(items, …)</c> goes over.</summary>
    public static ExpressionSyntax? SourceOfForEach(InvocationExpressionSyntax call) => call switch
    {
        { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach" }, ArgumentList.Arguments: { Count: 2 } arguments } => arguments[0].Expression,
        { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach" } access, ArgumentList.Arguments.Count: 1 } => access.Expression,
        _ => null,
    };

    /// <summary>What a loop does each time.</summary>
    public static SyntaxNode? BodyOf(SyntaxNode loop) => loop switch
    {
        CommonForEachStatementSyntax each => each.Statement,
        ForStatementSyntax counted => counted.Statement,
        WhileStatementSyntax conditional => conditional.Statement,
        DoStatementSyntax conditional => conditional.Statement,
        InvocationExpressionSyntax call => Bare.Inside(call.ArgumentList.Arguments[call.ArgumentList.Arguments.Count - 1].Expression),
        _ => null,
    };

    /// <summary>Whether a loop can be left before its collection ends, for another reason than that it was cancelled.</summary>
    public static bool CanEndEarly(StatementSyntax loop)
    {
        foreach (var node in loop.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is not BreakStatementSyntax || node.Ancestors().First(static n => n is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax) != loop) continue;
            if (!node.Ancestors().TakeWhile(n => n != loop).OfType<IfStatementSyntax>().Any(static i => i.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(static n => n.Identifier.ValueText is "IsCancellationRequested"))) return true;
        }

        return false;
    }

    private static (ExpressionSyntax Element, bool IsRange)? FillAt(SyntaxNode name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } } access when access.Expression == name => access.Name.Identifier.ValueText switch
        {
            "Add" or "Enqueue" or "Push" or "TryAdd" or "AddLast" => (arguments[arguments.Count - 1].Expression, false),
            "AddRange" => (arguments[0].Expression, true),
            _ => null,
        },
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } element when assignment.Left == element => (assignment.Right, false),
        _ => null,
    };

    private static bool IsRead(SyntaxNode name, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (name.Parent)
        {
            case AwaitExpressionSyntax or ElementAccessExpressionSyntax or CommonForEachStatementSyntax or ForEachVariableStatementSyntax or SpreadElementSyntax or IsPatternExpressionSyntax or BinaryExpressionSyntax:
                return true;
            case MemberAccessExpressionSyntax access when access.Expression == name:
                return s_readers.Contains(access.Name.Identifier.ValueText) || (access.Parent is InvocationExpressionSyntax asked && IsOfLinq(asked, model, cancellationToken)) || IsProperty(access, model, cancellationToken);
            case ArgumentSyntax { RefOrOutKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax call }:
                return StringUse.NameOf(call) is "WhenAll" or "nameof" || IsOfLinq(call, model, cancellationToken) || FillAt(call) || (model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && KnownMethods.LeavesArgumentsAlone(method));
            case EqualsValueClauseSyntax or FromClauseSyntax:
                return true;
            default:
                return false;
        }
    }

    // all.Add(task), all.AddRange(tasks): what it is put into waits for it as well.
    private static bool FillAt(InvocationExpressionSyntax call) => StringUse.NameOf(call) is "Add" or "AddRange" or "Enqueue" or "Push" or "TryAdd" or "AddLast" && call.Expression is MemberAccessExpressionSyntax { Expression: var filled } && Bare.Inside(filled) is IdentifierNameSyntax;

    private static bool IsOfLinq(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && KnownMethods.IsOfLinq(method);

    private static bool IsProperty(MemberAccessExpressionSyntax access, SemanticModel model, CancellationToken cancellationToken) => model.GetSymbolInfo(access, cancellationToken).Symbol is IPropertySymbol;
}
