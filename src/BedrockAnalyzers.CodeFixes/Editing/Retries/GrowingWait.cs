using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Rewrites the time that a retry waits: exponential, with full jitter, at most 20 seconds.</summary>
internal static class GrowingWait
{
    /// <summary>What is to change, and what takes its place; null where that is not sure to be the same wait.</summary>
    public static (ExpressionSyntax Old, string New)? Time(Retry retry, ExpressionSyntax time, string counter, CancellationToken cancellationToken)
    {
        var position = time.SpanStart;
        if (Backoff.Time(retry.Model, position, counter) is not { } plain) return null;
        var (span, random, math) = (plain.Substring(0, plain.IndexOf(".FromSeconds", StringComparison.Ordinal)), Backoff.Random(retry.Model, position), plain.Substring(0, plain.IndexOf(".Min(", StringComparison.Ordinal)));
        math = math.Substring(math.LastIndexOf(' ') + 1);
        var type = retry.Model.GetTypeInfo(time, cancellationToken).Type;
        var isSpan = type is { Name: "TimeSpan" };
        if (!isSpan && type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double)) return null;

        var used = Retry.Own(time).OfType<IdentifierNameSyntax>().Select(n => retry.Model.GetSymbolInfo(n, cancellationToken).Symbol).OfType<ILocalSymbol>().Where(l => !string.Equals(l.Name, counter, StringComparison.Ordinal)).ToList();
        var changed = used.Where(l => IsWritten(l, retry)).ToList();
        if (changed.Count > 0)
        {
            // A wait that is doubled each time grows; it lacks the jitter, and a bound.
            if (changed.Count > 1 || time is not IdentifierNameSyntax || !IsMultiplied(changed[0], retry)) return null;
            return (time, isSpan ? $"{span}.FromSeconds({random}.NextDouble() * {math}.Min(20, {time.WithoutTrivia()}.TotalSeconds))" : $"{span}.FromMilliseconds({random}.NextDouble() * {math}.Min(20_000, {time.WithoutTrivia()}))");
        }

        if (time is IdentifierNameSyntax or MemberAccessExpressionSyntax && retry.Model.GetSymbolInfo(time, cancellationToken).Symbol is { } named)
        {
            // The local that holds it may be logged: it stays the time that is waited.
            if (named is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } && declared[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } && retry.Catch.Block.Span.Contains(value.Span))
                return Backoff.Time(retry.Model, value.SpanStart, counter) is null ? null : (value, isSpan ? plain : InMilliseconds(type!, random!, math, counter));
            if (named is not (IPropertySymbol { IsStatic: true, ContainingType.Name: "TimeSpan" } or IFieldSymbol { ContainingType.Name: "TimeSpan" }))
                return (time, isSpan ? $"{span}.FromSeconds({random}.NextDouble() * {math}.Min(20, {time.WithoutTrivia()}.TotalSeconds * {math}.Pow(2, {counter})))" : $"{span}.FromMilliseconds({random}.NextDouble() * {math}.Min(20_000, {time.WithoutTrivia()} * {math}.Pow(2, {counter})))");
        }

        // Locals that only this uses would be left over.
        return used.Count > 0 ? null : (time, plain);
    }

    private static string InMilliseconds(ITypeSymbol type, string random, string math, string counter)
    {
        var milliseconds = $"{random}.NextDouble() * {math}.Min(20_000, 1000 * {math}.Pow(2, {counter}))";
        return type.SpecialType == SpecialType.System_Double ? milliseconds : $"({type.ToDisplayString()})({milliseconds})";
    }

    private static bool IsWritten(ILocalSymbol local, Retry retry) => Writes(local, retry).Any();

    private static IEnumerable<SyntaxNode> Writes(ILocalSymbol local, Retry retry) => Retry.Own(retry.Repeats is InvocationExpressionSyntax or LabeledStatementSyntax ? retry.Function : retry.Repeats).Where(n => n switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => string.Equals(left.Identifier.ValueText, local.Name, StringComparison.Ordinal),
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } => string.Equals(operand.Identifier.ValueText, local.Name, StringComparison.Ordinal),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression, Operand: IdentifierNameSyntax operand } => string.Equals(operand.Identifier.ValueText, local.Name, StringComparison.Ordinal),
        ArgumentSyntax { RefOrOutKeyword.RawKind: not 0, Expression: IdentifierNameSyntax given } => string.Equals(given.Identifier.ValueText, local.Name, StringComparison.Ordinal),
        _ => false,
    });

    // delay *= 2; delay = Math.Min(delay * 2, 30_000); delay += delay;
    private static bool IsMultiplied(ILocalSymbol local, Retry retry) => Writes(local, retry).All(w => w is AssignmentExpressionSyntax assignment && assignment.Kind() switch
    {
        SyntaxKind.MultiplyAssignmentExpression => true,
        SyntaxKind.AddAssignmentExpression => assignment.Right is IdentifierNameSyntax right && string.Equals(right.Identifier.ValueText, local.Name, StringComparison.Ordinal),
        SyntaxKind.SimpleAssignmentExpression => assignment.Right.DescendantNodesAndSelf().Any(n => n is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product && product.DescendantNodes().OfType<IdentifierNameSyntax>().Any(i => string.Equals(i.Identifier.ValueText, local.Name, StringComparison.Ordinal))),
        _ => false,
    });
}
