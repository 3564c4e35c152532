using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes an expression that sends the last messages of a list, from a user's turn on.</summary>
internal static class HistoryWindows
{
    /// <summary>The edits that send the end of a list in place of all of it; empty where it cannot be said how.</summary>
    /// <param name="value">What is sent.</param>
    /// <param name="count">How many messages.</param>
    /// <param name="hasToolResults">Whether a user's message can hold the results of tools.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static ImmutableArray<NodeEdit> Send(ExpressionSyntax value, string count, bool hasToolResults, SemanticModel model, CancellationToken cancellationToken)
    {
        if (SourceOf(value, model, cancellationToken) is not { } source || ElementOf(model.GetTypeInfo(source, cancellationToken).Type) is not { } element || FreeName(source, model) is not { } name || source.ContainsDirectives) return ImmutableArray<NodeEdit>.Empty;
        var isChat = element.Name is "ChatMessage";
        var role = element.ContainingNamespace is { } space && (isChat ? space.GetTypeMembers("ChatRole") : space.ContainingNamespace.GetTypeMembers("ConversationRole")).FirstOrDefault() is { } found ? found : null;
        if (role is null || LinqAt(source, model) is not var (linq, canTakeLast) || (isChat && (hasToolResults || !canTakeLast))) return ImmutableArray<NodeEdit>.Empty;
        var (roleName, roleUsing) = Usings.NameOf(role, source, model);
        var list = source.WithoutTrivia().ToString();
        string window;
        if (isChat)
        {
            window = $"{list}.Where({name} => {name}.Role == {roleName}.System).Concat({list}.Where({name} => {name}.Role != {roleName}.System).TakeLast({count}).SkipWhile({name} => {name}.Role != {roleName}.User))";
        }
        else if (!hasToolResults)
        {
            if (!canTakeLast) return ImmutableArray<NodeEdit>.Empty;
            window = $"{list}.TakeLast({count}).SkipWhile({name} => {name}.Role != {roleName}.User)";
        }
        else
        {
            // The turn that the first of the last messages belongs to: so there is always one, and a result never comes without what asked for it.
            if (model.GetTypeInfo(source, cancellationToken).Type is not INamedTypeSymbol { Name: "List" } || MathAt(source, model) is not { } math) return ImmutableArray<NodeEdit>.Empty;
            window = $"{list}.Skip({list}.FindLastIndex({math}.Max(0, {list}.Count - {count}), {name} => {name}.Role == {roleName}.User && !{name}.Content.Exists(c => c.ToolResult != null)))";
        }

        var whole = WholeOf(value, source);
        if (whole == source && !(isChat && model.GetTypeInfo(value, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "IEnumerable" }) && source.Parent is not SpreadElementSyntax and not ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax }) window += ".ToList()";
        else if (whole is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var keeps } }) window += $".{keeps}()";
        var edits = ImmutableArray.CreateBuilder<NodeEdit>();
        edits.Add(new(whole, "window", node => ParseExpression(window).WithTriviaFrom(node)));
        if (roleUsing is not null) edits.Add(roleUsing);
        if (linq is not null) edits.Add(linq);
        return edits.ToImmutable();
    }

    // The list itself: what ToList(), a spread or a copy is made of.
    private static ExpressionSyntax? SourceOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => value switch
    {
        IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } => IsAccepted(value, model, cancellationToken) ? value : null,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray", Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } access } => access.Expression,
        CollectionExpressionSyntax { Elements: { Count: > 0 } elements } when elements[0] is SpreadElementSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } spread => spread.Expression,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } when arguments[0].Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => arguments[0].Expression,
        _ => null,
    };

    // A List can stand in the place of what was there.
    private static bool IsAccepted(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(value, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "List" or "IList" or "ICollection" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" };

    private static ExpressionSyntax WholeOf(ExpressionSyntax value, ExpressionSyntax source) => value is InvocationExpressionSyntax ? value : source;

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && elements[0] is { Name: "Message" or "ChatMessage", DeclaringSyntaxReferences.IsEmpty: true } element ? element : null;

    private static (NodeEdit? Using, bool CanTakeLast)? LinqAt(ExpressionSyntax at, SemanticModel model)
    {
        if (model.Compilation.GetSpecialType(SpecialType.System_Object).ContainingNamespace is not { } system || model.Compilation.GetCompilationNamespace(system) is not { } whole
            || whole.GetNamespaceMembers().FirstOrDefault(static n => n.Name is "Linq")?.GetTypeMembers("Enumerable").FirstOrDefault() is not { } enumerable)
        {
            return null;
        }

        var (name, added) = Usings.NameOf(enumerable, at, model);
        return name.IndexOf('.') >= 0 ? null : (added, !enumerable.GetMembers("TakeLast").IsEmpty);
    }

    private static string? MathAt(ExpressionSyntax at, SemanticModel model) =>
        model.Compilation.GetSpecialType(SpecialType.System_Object).ContainingNamespace.GetTypeMembers("Math").FirstOrDefault()?.ToMinimalDisplayString(model, at.SpanStart);

    private static string? FreeName(ExpressionSyntax at, SemanticModel model)
    {
        foreach (var name in new[] { "m", "message", "turn" })
        {
            if (model.LookupSymbols(at.SpanStart, name: name).IsEmpty) return name;
        }

        return null;
    }
}
