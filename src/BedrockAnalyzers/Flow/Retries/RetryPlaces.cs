using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What a report about a retry hands to its fix.</summary>
internal static class RetryPlaces
{
    /// <summary>The properties of a report.</summary>
    public static ImmutableDictionary<string, string?> PropertiesOf(Retry retry)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Repeats, KindOf(retry.Repeated)).Add(FixProperties.IsBounded, retry.IsEndless ? "false" : "true");
        return retry.Counter is { } counter ? properties.Add(FixProperties.Counter, counter.Name).Add(FixProperties.CounterAtFirst, counter.AtFirst.ToString(CultureInfo.InvariantCulture)) : properties;
    }

    /// <summary>The keyword of a loop, the <c>goto</c>, or the name of the method that is called.</summary>
    public static Location KeywordOf(SyntaxNode repeated) => repeated switch
    {
        InvocationExpressionSyntax call => StringUse.NameTokenOf(call).GetLocation(),
        CommonForEachStatementSyntax loop => loop.ForEachKeyword.GetLocation(),
        GotoStatementSyntax jump => jump.GotoKeyword.GetLocation(),
        _ => repeated.GetFirstToken().GetLocation(),
    };

    private static string? KindOf(SyntaxNode? repeated) => repeated switch
    {
        ForStatementSyntax => "for",
        CommonForEachStatementSyntax => "foreach",
        WhileStatementSyntax => "while",
        DoStatementSyntax => "do",
        GotoStatementSyntax => "goto",
        InvocationExpressionSyntax => "recursion",
        _ => null,
    };
}
