using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Counts the attempts of a method that calls itself, in a parameter.</summary>
internal static class AttemptParameter
{
    /// <summary>Whether a call is one of the method or local function that the retry is in.</summary>
    public static bool IsOfSameMethod(InvocationExpressionSyntax invocation, Retry retry) =>
        retry.Repeats is InvocationExpressionSyntax
        && (invocation == retry.Repeats || (MethodOf(retry) is { } method && SymbolEqualityComparer.Default.Equals((retry.Model.GetSymbolInfo(invocation).Symbol as IMethodSymbol)?.OriginalDefinition, method)));

    /// <summary>The edits that add the parameter and pass it on; null where others may see that the method has changed.</summary>
    public static ImmutableArray<NodeEdit>? Edits(Retry retry, string name)
    {
        var (parameters, identifier) = retry.Function switch
        {
            MethodDeclarationSyntax declaration when IsPrivate(declaration, retry.Model) => (declaration.ParameterList, declaration.Identifier),
            LocalFunctionStatementSyntax local => (local.ParameterList, local.Identifier),
            _ => (null, default),
        };
        if (parameters is not { CloseParenToken.IsMissing: false, ContainsDirectives: false } || MethodOf(retry) is not { } method || method.Parameters.Any(static p => p.IsParams)) return null;
        if (method.ContainingType.DeclaringSyntaxReferences.Length != 1 || method.ContainingType.GetMembers(method.Name).Length > (method.MethodKind == MethodKind.LocalFunction ? 0 : 1)) return null;

        // A method group converts only to a delegate with the same parameters.
        var type = retry.Function.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? retry.Function.SyntaxTree.GetRoot();
        if (type.DescendantNodes().OfType<SimpleNameSyntax>().Any(n => string.Equals(n.Identifier.ValueText, identifier.ValueText, StringComparison.Ordinal) && !IsCalled(n))) return null;

        var edits = ImmutableArray.CreateBuilder<NodeEdit>();
        edits.Add(new(parameters, "Attempt", node => Append((ParameterListSyntax)node, ParseParameterList($"(int {name} = 0)").Parameters[0])));
        foreach (var call in Retry.Own(retry.Function).OfType<InvocationExpressionSyntax>().Where(i => (retry.Catch.Span.Contains(i.Span) || i == retry.Repeats) && IsOfSameMethod(i, retry)))
        {
            var isPlain = call.ArgumentList.Arguments.Count == method.Parameters.Length && call.ArgumentList.Arguments.All(static a => a.NameColon is null);
            var passed = ParseArgumentList(isPlain ? $"({name} + 1)" : $"({name}: {name} + 1)").Arguments[0];
            edits.Add(new(call.ArgumentList, "Attempt", node => Append((ArgumentListSyntax)node, passed)));
        }

        return edits.ToImmutable();
    }

    private static IMethodSymbol? MethodOf(Retry retry) => retry.Function is MethodDeclarationSyntax or LocalFunctionStatementSyntax ? retry.Model.GetDeclaredSymbol(retry.Function) as IMethodSymbol : null;

    private static bool IsPrivate(MethodDeclarationSyntax declaration, SemanticModel model) =>
        model.GetDeclaredSymbol(declaration) is { DeclaredAccessibility: Accessibility.Private, IsVirtual: false, IsOverride: false, IsAbstract: false, IsPartialDefinition: false, PartialImplementationPart: null, PartialDefinitionPart: null, ExplicitInterfaceImplementations.IsEmpty: true };

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax => true,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Name == name,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => true,
        _ => false,
    };

    private static ParameterListSyntax Append(ParameterListSyntax list, ParameterSyntax parameter) => list.WithParameters(Append(list.Parameters, parameter));

    private static ArgumentListSyntax Append(ArgumentListSyntax list, ArgumentSyntax argument) => list.WithArguments(Append(list.Arguments, argument));

    private static SeparatedSyntaxList<T> Append<T>(SeparatedSyntaxList<T> list, T added)
        where T : SyntaxNode
    {
        if (list.Count == 0) return SingletonSeparatedList(added);
        var last = list.Last();
        return SeparatedList<T>(list.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators().Add(Token(default, SyntaxKind.CommaToken, TriviaList(Space))).Add(added.WithTrailingTrivia(last.GetTrailingTrivia())));
    }
}
