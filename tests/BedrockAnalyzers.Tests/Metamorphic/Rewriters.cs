using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Metamorphic;

/// <summary>The ways to write the same program that a rule must see through.</summary>
internal static class Rewriters
{
    public static readonly Rewriter Comments = new("comments between the tokens", static (root, _) => Tokens(root).Select(static (token, i) => Insert(token.SpanStart, i % 3 == 1 && IsOutsideInterpolation(token) ? "// c\n" : "/* c */ ")));

    public static readonly Rewriter CarriageReturns = new("CRLF", static (root, _) => Matches(root, '\n', "\r\n"));

    public static readonly Rewriter Tabs = new("tabs", static (root, _) => root.DescendantTrivia(descendIntoTrivia: false).Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Select(t => new TextChange(t.Span, "\t")));

    public static readonly Rewriter Parentheses = new("parentheses", InParentheses);

    public static readonly Rewriter This = new("this.", static (root, model) => root.DescendantNodes().OfType<SimpleNameSyntax>().Where(n => IsOwnMember(n, model)).Select(n => Insert(n.SpanStart, "this.")));

    public static readonly Rewriter QualifiedNames = new("qualified names", static (root, model) => root.DescendantNodes(n => n is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>().Select(n => Qualify(n, model)).OfType<TextChange>());

    public static readonly Rewriter TargetTypedNew = new("target-typed new", static (root, model) => root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().SelectMany(n => ToTargetTyped(n, model)));

    public static readonly Rewriter ExplicitNew = new("explicit new", static (root, model) => root.DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>().Select(n => ToExplicit(n, model)).OfType<TextChange>());

    public static readonly ImmutableArray<Rewriter> All = [Comments, CarriageReturns, Tabs, Parentheses, This, QualifiedNames, TargetTypedNew, ExplicitNew];

    private static TextChange Insert(int at, string text) => new(new(at, 0), text);

    // The text and the format of an interpolated string are tokens too, but nothing may be put between them.
    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode root) =>
        root.DescendantTokens().Where(t => t.Span.Length > 0 && t.Parent is not (InterpolatedStringTextSyntax or InterpolationFormatClauseSyntax) && !t.IsKind(SyntaxKind.InterpolatedStringEndToken)
            && !t.IsKind(SyntaxKind.InterpolatedRawStringEndToken) && !(t.IsKind(SyntaxKind.OpenBraceToken) && t.Parent is InterpolationSyntax));

    private static bool IsOutsideInterpolation(SyntaxToken token) => !token.Parent!.AncestorsAndSelf().OfType<InterpolationSyntax>().Any();

    private static IEnumerable<TextChange> Matches(SyntaxNode root, char character, string replacement)
    {
        var text = root.SyntaxTree.ToString();
        for (var at = text.IndexOf(character, StringComparison.Ordinal); at >= 0; at = text.IndexOf(character, at + 1))
            yield return new(new(at, 1), replacement);
    }

    private static IEnumerable<TextChange> InParentheses(SyntaxNode root, SemanticModel model)
    {
        var wrapped = root.DescendantNodes().OfType<ExpressionSyntax>().Where(e => MayStandInParentheses(e, model)).ToList();
        // Of two expressions that begin or end at one place, either may have the outer parentheses; but an end comes before a beginning.
        return wrapped.Select(e => Insert(e.Span.End, ")")).Concat(wrapped.Select(e => Insert(e.SpanStart, "(")));
    }

    private static bool MayStandInParentheses(ExpressionSyntax expression, SemanticModel model) =>
        expression is not (ParenthesizedExpressionSyntax or InitializerExpressionSyntax or ThrowExpressionSyntax or RefExpressionSyntax or StackAllocArrayCreationExpressionSyntax or DeclarationExpressionSyntax)
        && !expression.Ancestors().Any(IsNameof)
        && expression.Parent switch
        {
            EqualsValueClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax or IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AwaitExpressionSyntax or SwitchExpressionArmSyntax => true,
            ArrowExpressionClauseSyntax => model.GetEnclosingSymbol(expression.SpanStart) is not IMethodSymbol method || !IsWithoutValue(method),
            ForEachStatementSyntax loop => loop.Expression == expression,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
            AssignmentExpressionSyntax assignment => assignment.Right == expression,
            ConditionalExpressionSyntax => true,
            BinaryExpressionSyntax binary => binary.Left == expression || !binary.IsKind(SyntaxKind.IsExpression) && !binary.IsKind(SyntaxKind.AsExpression),
            MemberAccessExpressionSyntax member => member.Expression == expression && expression is not BaseExpressionSyntax && IsValue(expression, model),
            ConditionalAccessExpressionSyntax access => access.Expression == expression,
            SwitchExpressionSyntax or SwitchStatementSyntax => expression.Parent is SwitchExpressionSyntax s ? s.GoverningExpression == expression : true,
            _ => false,
        };

    // What stands behind the arrow is a statement there, and parentheses are none.
    private static bool IsWithoutValue(IMethodSymbol method) => method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });

    private static bool IsNameof(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } };

    private static bool IsValue(ExpressionSyntax expression, SemanticModel model) => expression is not PredefinedTypeSyntax && model.GetSymbolInfo(expression).Symbol is not INamespaceOrTypeSymbol;

    private static bool IsOwnMember(SimpleNameSyntax name, SemanticModel model)
    {
        if (name.Parent is MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax) return false;
        if (name.Parent is MemberAccessExpressionSyntax member && member.Name == name) return false;
        if (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name) return false;
        // A local function has no `this.`, and neither has a member of an outer type.
        return model.GetSymbolInfo(name).Symbol is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Event or SymbolKind.Method } symbol
            && symbol is not IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.Constructor }
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, model.GetEnclosingSymbol(name.SpanStart)?.ContainingType);
    }

    private static TextChange? Qualify(SimpleNameSyntax name, SemanticModel model)
    {
        if (name.IsVar || name.Parent is AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax or AttributeSyntax) return null;
        if (name.Parent is QualifiedNameSyntax qualified && qualified.Right == name || name.Parent is MemberAccessExpressionSyntax member && member.Name == name) return null;
        return model.GetSymbolInfo(name).Symbol is INamedTypeSymbol { ContainingType: null } type && type.ContainingAssembly?.Name.StartsWith("AWSSDK.", StringComparison.Ordinal) == true
            ? new(name.Identifier.Span, $"global::{type.ContainingNamespace.ToDisplayString()}.{type.Name}") : null;
    }

    private static IEnumerable<TextChange> ToTargetTyped(ObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        if (model.GetTypeInfo(creation) is not { Type: { } type, ConvertedType: { } target }) yield break;
        var declaration = creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } d } } ? d : null;
        if (declaration?.Type.IsVar == true)
            yield return new(declaration.Type.Span, creation.Type.ToString());
        else if (!SymbolEqualityComparer.Default.Equals(type, target) || !HasTypedTarget(creation, model))
            yield break;
        yield return new(TextSpan.FromBounds(creation.NewKeyword.Span.End, creation.Type.Span.End), creation.ArgumentList is null ? "()" : "");
    }

    private static bool HasTypedTarget(ObjectCreationExpressionSyntax creation, SemanticModel model) => creation.Parent switch
    {
        EqualsValueClauseSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression),
        // Where there is a choice of methods the type is part of the choice.
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsGenericMethod: false } && model.GetMemberGroup(call.Expression).Length == 1,
        _ => false,
    };

    private static TextChange? ToExplicit(ImplicitObjectCreationExpressionSyntax creation, SemanticModel model) =>
        model.GetTypeInfo(creation).Type is INamedTypeSymbol { TypeKind: not TypeKind.Error } type ? Insert(creation.NewKeyword.Span.End, " " + type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)) : null;
}
