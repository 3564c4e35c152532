using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Code that runs while a program is developed or tested, and not in production. Asked only about code that is already under suspicion.</summary>
internal static class DevelopmentCode
{
    private const string Development = "IsDevelopment";

    // More parts than any condition that people write has.
    private const int MaximumDepth = 100;

    private static readonly ImmutableHashSet<string> s_words = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "dev", "development", "test", "tests", "sandbox", "sandboxes", "demo", "demos", "sample", "samples", "local");

    /// <summary>By what a node is known to be development or test code, for a message (<c>in a test project</c>, <c>under #if DEBUG</c>); null where it is not.</summary>
    public static LocalizableString? MarkOf(SyntaxNode node, NodeContext context)
    {
        if (TestProjects.IsTestProject(context.Compilation, context.Options)) return new RuleText(RuleText.Shared, "InTestProject");
        if (IsDebugOnly(node, context.CancellationToken)) return new RuleText(RuleText.Shared, "UnderDebug");
        if (BranchMarkOf(node, context) is { } branch) return branch;
        return NameAround(node) is { } name ? new RuleText(RuleText.Shared, "InNamed", name) : null;
    }

    // The innermost name that says so, and last the file's.
    private static string? NameAround(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            var name = ancestor switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
                _ => null,
            };
            if (name is not null && SaysDevelopment(name)) return name;
        }

        var file = FilePaths.NameOf(node.SyntaxTree.FilePath);
        return SaysDevelopment(file) ? file : null;
    }

    /// <summary>Whether one of the words of a PascalCase, dotted or dashed name says that it is for development or tests: <c>DevSetup</c> does, <c>Device</c> and <c>Latest</c> do not.</summary>
    public static bool SaysDevelopment(string name)
    {
        var start = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            if (at < name.Length && !IsBoundary(name, at)) continue;
            if (at > start && s_words.Contains(name.Substring(start, at - start))) return true;
            start = at;
        }

        return false;
    }

    // Between a letter or digit and something else; before a capital behind a small letter; before the last capital of several where a small letter follows (HTTPTest).
    private static bool IsBoundary(string name, int at)
    {
        var (before, here) = (name[at - 1], name[at]);
        if (!char.IsLetterOrDigit(before) || !char.IsLetterOrDigit(here)) return true;
        return char.IsUpper(here) && (!char.IsUpper(before) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
    }

    private static bool IsDebugOnly(SyntaxNode node, CancellationToken cancellationToken)
    {
        var root = node.SyntaxTree.GetRoot(cancellationToken);
        if (!root.ContainsDirectives) return false;

        // For each #if around the node: the conditions of its branches up to the one that the node is in, of which only the last can hold.
        var open = new Stack<List<(ExpressionSyntax Condition, bool Holds)>>();
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (directive)
            {
                case IfDirectiveTriviaSyntax opening:
                    open.Push([(opening.Condition, true)]);
                    break;
                case ElifDirectiveTriviaSyntax next when open.Count > 0:
                    Deny(open.Peek());
                    open.Peek().Add((next.Condition, true));
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    Deny(open.Peek());
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Any(static conditions => conditions.Exists(static c => Implies(c.Condition, c.Holds, static e => e is IdentifierNameSyntax { Identifier.ValueText: "DEBUG" })));

        static void Deny(List<(ExpressionSyntax Condition, bool Holds)> conditions) => conditions[conditions.Count - 1] = (conditions[conditions.Count - 1].Condition, false);
    }

    /// <summary>As <see cref="MarkOf"/>, by the branches of the member alone.</summary>
    public static LocalizableString? BranchMarkOf(SyntaxNode node, NodeContext context) =>
        IsInDevelopmentBranch(node, context.SemanticModel, context.CancellationToken) ? new RuleText(RuleText.Shared, "InDevelopmentBranch") : null;

    private static bool IsInDevelopmentBranch(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var followed = 0;
        for (var at = node; at.Parent is { } parent && at is not MemberDeclarationSyntax; at = parent)
        {
            var (condition, holds) = parent switch
            {
                IfStatementSyntax branch when at == branch.Statement => (branch.Condition, true),
                ElseClauseSyntax { Parent: IfStatementSyntax branch } => (branch.Condition, false),
                ConditionalExpressionSyntax choice when at == choice.WhenTrue => (choice.Condition, true),
                ConditionalExpressionSyntax choice when at == choice.WhenFalse => (choice.Condition, false),
                _ => (null, false),
            };
            if (condition is not null && Implies(condition, holds, IsDevelopment)) return true;

            // if (!environment.IsDevelopment()) return;
            foreach (var before in StatementsBefore(at))
            {
                if (before is IfStatementSyntax { Else: null } guard && Leaves(guard.Statement) && Implies(guard.Condition, holds: false, IsDevelopment)) return true;
            }
        }

        return false;

        bool IsDevelopment(ExpressionSyntax expression) => expression switch
        {
            InvocationExpressionSyntax call => string.Equals(StringUse.NameOf(call), Development, StringComparison.Ordinal),
            MemberAccessExpressionSyntax access => IsName(access.Name.Identifier.ValueText),
            IdentifierNameSyntax name => IsName(name.Identifier.ValueText) || (followed++ < MaximumDepth && InitialValueOf(name) is { } value && Implies(value, holds: true, IsDevelopment)),
            _ => false,
        };

        ExpressionSyntax? InitialValueOf(IdentifierNameSyntax name) =>
            model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local ? Members.OnlyValueOf(local, cancellationToken) : null;
    }

    private static bool IsName(string name) => string.Equals(name.TrimStart('_'), Development, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<StatementSyntax> StatementsBefore(SyntaxNode node)
    {
        var statements = node switch
        {
            StatementSyntax { Parent: BlockSyntax block } => block.Statements,
            StatementSyntax { Parent: SwitchSectionSyntax section } => section.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => SyntaxFactory.List(unit.Members.OfType<GlobalStatementSyntax>().Select(static g => g.Statement)),
            _ => default,
        };
        return statements.TakeWhile(s => s.SpanStart < node.SpanStart);
    }

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
        BlockSyntax { Statements: { Count: > 0 } inner } => Leaves(inner[inner.Count - 1]),
        _ => false,
    };

    // Whether what is looked for is true wherever a condition holds, or does not hold.
    private static bool Implies(ExpressionSyntax condition, bool holds, Func<ExpressionSyntax, bool> isWanted, int depth = 0)
    {
        if (depth > MaximumDepth) return false;
        return Bare.Inside(condition) switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var denied } => Inner(denied, !holds),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => holds ? Inner(both.Left, holds) || Inner(both.Right, holds) : Inner(both.Left, holds) && Inner(both.Right, holds),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => holds ? Inner(either.Left, holds) && Inner(either.Right, holds) : Inner(either.Left, holds) || Inner(either.Right, holds),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } compared when TruthOf(compared.Right) is { } truth => Inner(compared.Left, holds == truth),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } compared when TruthOf(compared.Right) is { } truth => Inner(compared.Left, holds != truth),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var constant } } matched when TruthOf(constant) is { } truth => Inner(matched.Expression, holds == truth),
            var other => holds && isWanted(other),
        };

        bool Inner(ExpressionSyntax part, bool partHolds) => Implies(part, partHolds, isWanted, depth + 1);
    }

    private static bool? TruthOf(ExpressionSyntax expression) => Bare.Inside(expression).Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        _ => null,
    };
}
