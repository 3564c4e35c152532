using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// What tests expect, as against what they do. Known by the names that assertion and mock libraries share, since there are many of them and projects write their own; a
/// library that is not there to bind to is still read as what it says.
/// </summary>
internal static class TestCode
{
    /// <summary>Whether a call asserts something about its receiver or arguments, or makes a constraint for an assertion or a mock.</summary>
    public static bool IsAssertion(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (IsAssertingMethod(StringUse.NameOf(call))) return true;
        if (StringUse.MethodOf(call, model, cancellationToken) is { ContainingType: { } type }) return IsAssertingType(type.Name) || IsChainOfAssertion(call);
        return LeftmostName(call) is { } name && IsAssertingType(name) || IsChainOfAssertion(call);
    }

    /// <summary>Whether a node is part of an assertion: what a test calls there, it calls to see what comes of it.</summary>
    public static bool IsInAssertion(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var at = node; at is not (null or StatementSyntax or MemberDeclarationSyntax); at = at.Parent)
        {
            if (at is InvocationExpressionSyntax call && IsAssertion(call, model, cancellationToken)) return true;
        }

        return false;
    }

    /// <summary>Whether a call is only described to a mock: inside the lambda of a set-up or verification, behind <c>Received()</c>, or before <c>Returns(…)</c>.</summary>
    public static bool IsExpectedCall(InvocationExpressionSyntax call)
    {
        for (var receiver = ReceiverOf(call); receiver is InvocationExpressionSyntax inner; receiver = ReceiverOf(inner))
        {
            if (StringUse.NameOf(inner) is "Received" or "ReceivedWithAnyArgs" or "DidNotReceive" or "DidNotReceiveWithAnyArgs") return true;
        }

        if (Bare.Around(call).Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax setUp } && StringUse.NameOf(setUp) is "Returns" or "ReturnsForAnyArgs" or "ReturnsAsync" or "Throws" or "ThrowsAsync") return true;
        foreach (var ancestor in call.Ancestors())
        {
            if (ancestor is StatementSyntax or MemberDeclarationSyntax) return false;
            if (ancestor is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } argument && WithoutParentheses(argument.Expression) is LambdaExpressionSyntax)
                return StringUse.NameOf(outer) is "Verify" or "VerifySet" or "VerifyGet" or "Setup" or "SetupSequence" or "SetupSet" or "CallTo";
        }

        return false;
    }

    private static bool IsAssertingMethod(string name) => IsWordOf(name, "Assert") || IsWordOf(name, "Should") || IsWordOf(name, "Expect");

    private static bool IsAssertingType(string name) =>
        name is "Is" or "Has" or "Does" or "It" or "Arg" or "Expect" or "Check"
        || name.EndsWith("Assert", StringComparison.Ordinal) || name.EndsWith("Assertion", StringComparison.Ordinal) || name.EndsWith("Assertions", StringComparison.Ordinal);

    // x.Should().Be("…"), Expect(x).ToBe("…"), Assert.That(x).IsEqualTo("…")
    private static bool IsChainOfAssertion(InvocationExpressionSyntax call)
    {
        for (var receiver = ReceiverOf(call); receiver is not null; receiver = receiver switch
        {
            InvocationExpressionSyntax inner => ReceiverOf(inner),
            MemberAccessExpressionSyntax access => WithoutParentheses(access.Expression),
            _ => null,
        })
        {
            if (receiver is InvocationExpressionSyntax made && (IsAssertingMethod(StringUse.NameOf(made)) || (LeftmostName(made) is { } name && IsAssertingType(name)))) return true;
        }

        return false;
    }

    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? WithoutParentheses(access.Expression) : null;

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        return expression;
    }

    private static string? LeftmostName(InvocationExpressionSyntax call) => ReceiverOf(call) switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    // The name is the word or begins with it as a word: ShouldBe, not Shoulder.
    private static bool IsWordOf(string name, string word) => name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));
}
