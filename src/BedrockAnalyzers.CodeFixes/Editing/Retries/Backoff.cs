using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>The wait before a retry: exponential, with full jitter, at most 20 seconds, ended by cancellation.</summary>
internal static class Backoff
{
    /// <summary>The statements that wait; null where they cannot be written.</summary>
    public static IReadOnlyList<string>? Statements(Retry retry, string counter, CancellationToken cancellationToken)
    {
        var position = retry.Catch.Block.SpanStart + 1;
        if (Time(retry.Model, position, counter) is not { } time) return null;
        var token = CancellationTokens.For(retry, cancellationToken);
        if (IsAsync(retry.Function))
        {
            if (Names.OfStatic(retry.Model, position, "System.Threading.Tasks", "Task", ".Delay(0)") is not { } task) return null;
            var configured = retry.Call?.FirstAncestorOrSelf<AwaitExpressionSyntax>() is { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } } configure } ? ".ConfigureAwait" + configure.ArgumentList.WithoutTrivia() : "";
            return new[] { $"await {task}.Delay({time}{(token is null ? "" : ", " + token)}){configured};" };
        }

        // A method that gives a task away without awaiting it catches nothing of it, and must not block.
        if (retry.Model.GetEnclosingSymbol(position, cancellationToken) is not IMethodSymbol { ReturnType.Name: not ("Task" or "ValueTask") }) return null;
        if (token is not null) return new[] { $"{token}.WaitHandle.WaitOne({time});", $"{token}.ThrowIfCancellationRequested();" };
        return Names.OfStatic(retry.Model, position, "System.Threading", "Thread", ".Sleep(0)") is { } thread ? new[] { $"{thread}.Sleep({time});" } : null;
    }

    /// <summary>The length of the wait; null where it cannot be written.</summary>
    public static string? Time(SemanticModel model, int position, string counter) =>
        Names.OfStatic(model, position, "System", "TimeSpan", ".FromSeconds(1d)") is { } span
        && Names.OfStatic(model, position, "System", "Math", ".Pow(2, 1)") is { } math
        && Random(model, position) is { } random
            ? $"{span}.FromSeconds({random}.NextDouble() * {math}.Min(20, {math}.Pow(2, {counter})))"
            : null;

    /// <summary>A random source that threads may share; null where it cannot be written.</summary>
    public static string? Random(SemanticModel model, int position)
    {
        if (Names.OfStatic(model, position, "System", "Random", ".Shared") is { } shared) return shared + ".Shared";
        return Names.OfType(model, position, "System", "Random") is { } random && Names.OfStatic(model, position, "System", "Guid", ".NewGuid()") is { } guid ? $"new {random}({guid}.NewGuid().GetHashCode())" : null;
    }

    private static bool IsAsync(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.RawKind != 0,
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Any(static g => Retry.Own(g).Any(static n => n is AwaitExpressionSyntax)),
        _ => false,
    };
}
