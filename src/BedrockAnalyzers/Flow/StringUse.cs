using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>What a string in code is for. Asked only about a string that is already under suspicion.</summary>
internal static class StringUse
{
    /// <summary>
    /// Whether the program hands the string on as a value. Not so where it is only looked up (a dictionary's key, an indexer's argument), compared or matched, an attribute's
    /// argument, what a test expects, or a piece of a longer text.
    /// </summary>
    public static bool IsValue(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode at = text;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (at.Parent)
            {
                // What has the string as its own value, or as one of the values that it is made of.
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax or PostfixUnaryExpressionSyntax:
                case ConditionalExpressionSyntax conditional when at != conditional.Condition:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression }:
                case SwitchExpressionArmSyntax or SwitchExpressionSyntax:
                case InitializerExpressionSyntax { RawKind: not (int)SyntaxKind.ComplexElementInitializerExpression }:
                case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }:
                case AnonymousObjectMemberDeclaratorSyntax or AnonymousObjectCreationExpressionSyntax:
                case ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ExpressionElementSyntax or CollectionExpressionSyntax:
                case BaseObjectCreationExpressionSyntax or WithExpressionSyntax:
                case ArgumentSyntax { Parent: TupleExpressionSyntax } or TupleExpressionSyntax:
                    at = at.Parent;
                    break;
                case InitializerExpressionSyntax entry:
                    if (entry.Expressions.Count > 1 && at == entry.Expressions[0]) return false;
                    at = entry;
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    return at == sum.Right && IsPrefix(sum.Left, model, cancellationToken);
                case BinaryExpressionSyntax or PatternSyntax or IsPatternExpressionSyntax or SwitchLabelSyntax or SwitchStatementSyntax or GotoStatementSyntax or JoinClauseSyntax:
                case AttributeArgumentSyntax or InterpolationSyntax:
                    return false;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when at == access.Expression:
                    if (IsComparison(call, access.Name.Identifier.ValueText, model, cancellationToken) || IsSearch(access.Name.Identifier.ValueText) || TestCode.IsAssertion(call, model, cancellationToken)) return false;
                    at = call;
                    break;
                case ArgumentSyntax { Parent: BracketedArgumentListSyntax }:
                    return false;
                case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } argument:
                    if (IsKey(argument, creation, model, cancellationToken)) return false;
                    at = creation;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument:
                    return !IsComparison(call, NameOf(call), model, cancellationToken)
                        && !IsKey(argument, call, model, cancellationToken)
                        && !TestCode.IsExpectedCall(call)
                        && !TestCode.IsInAssertion(call, model, cancellationToken);
                default:
                    return !TestCode.IsInAssertion(at, model, cancellationToken);
            }
        }
    }

    /// <summary>The called method's simple name, or an empty text when the call names none.</summary>
    public static string NameOf(InvocationExpressionSyntax call) => NameTokenOf(call).ValueText;

    /// <summary>The called method's name where it stands; a token of no kind when the call names none.</summary>
    public static SyntaxToken NameTokenOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        SimpleNameSyntax name => name.Identifier,
        _ => default,
    };

    /// <summary>The method that a call or creation calls; when it does not bind, the one that it probably means.</summary>
    public static IMethodSymbol? MethodOf(ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(call, cancellationToken);
        return (info.Symbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] : null)) as IMethodSymbol;
    }

    // Before the last part of a sum stands something that may be a region prefix; a constant that is none makes a longer text.
    private static bool IsPrefix(ExpressionSyntax left, SemanticModel model, CancellationToken cancellationToken) =>
        !model.GetConstantValue(left, cancellationToken).HasValue || (model.GetConstantValue(left, cancellationToken).Value is string constant && (constant.Length == 0 || constant[constant.Length - 1] == '.'));

    private static bool IsComparison(InvocationExpressionSyntax call, string name, SemanticModel model, CancellationToken cancellationToken) => name switch
    {
        "Equals" or "CompareTo" or "StartsWith" or "EndsWith" or "Contains" or "IndexOf" or "LastIndexOf" or "SequenceEqual" or "ReferenceEquals" or "Split" or "Except" or "Intersect" or "Remove" or "BinarySearch" => true,

        // Names that mean something else in a project's own types.
        "Compare" or "CompareOrdinal" or "Replace" or "IsMatch" => MethodOf(call, model, cancellationToken) is not { } method || KnownMethods.RootOf(method.ContainingNamespace) is "System",
        _ => false,
    };

    // A collection that is made only to look something up in it. On a string these names do not exist or are comparisons already.
    private static bool IsSearch(string name) => name is "Any" or "All" or "BinarySearch";

    private static bool IsKey(ArgumentSyntax argument, ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (MethodOf(call, model, cancellationToken) is not { } method)
        {
            // Roslyn 4.8 cannot say what new() makes in a collection expression: the first of two arguments may be the key of a pair.
            return call is ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } && argument == arguments[0];
        }

        if (OrdinalOf(argument, method) != 0) return false;
        if (method.ContainingType.Name.Equals("KeyValuePair", StringComparison.Ordinal)) return true;
        if (method.MethodKind == MethodKind.Constructor) return false;
        var receiver = method.ReducedFrom is null ? method.ContainingType : method.ReceiverType;
        return receiver is not null && IsDictionary(receiver);
    }

    private static int OrdinalOf(ArgumentSyntax argument, IMethodSymbol method)
    {
        if (argument.NameColon?.Name.Identifier.ValueText is not { } name)
            return argument.Parent is ArgumentListSyntax list ? list.Arguments.IndexOf(argument) : -1;
        foreach (var parameter in method.Parameters)
        {
            if (string.Equals(parameter.Name, name, StringComparison.Ordinal)) return parameter.Ordinal;
        }

        return -1;
    }

    private static bool IsDictionary(ITypeSymbol type)
    {
        if (IsDictionaryInterface(type)) return true;
        foreach (var implemented in type.AllInterfaces)
        {
            if (IsDictionaryInterface(implemented)) return true;
        }

        return false;
    }

    private static bool IsDictionaryInterface(ITypeSymbol type) => type.Name is "IDictionary" or "IReadOnlyDictionary" && KnownMethods.RootOf(type.ContainingNamespace) is "System";
}
