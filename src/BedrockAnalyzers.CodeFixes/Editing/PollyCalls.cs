using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing;

/// <summary>Rewrites the call that makes a retry of Polly 7.</summary>
internal static class PollyCalls
{
    /// <summary>The attempts that are written where there was no number.</summary>
    public const int Attempts = 5;

    private const string CountName = "retryCount";
    private const string ProviderName = "sleepDurationProvider";

    /// <summary>The call whose method's name stands at a place.</summary>
    public static InvocationExpressionSyntax? CallAt(Location location, SyntaxNode root) =>
        root.FindToken(location.SourceSpan.Start).Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name && access.Name == name ? call : null;

    /// <summary><c>Retry</c> and <c>RetryForever</c> with waits and a number of attempts.</summary>
    public static NodeEdit? AddWaits(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ArgumentsOf(call, model, cancellationToken) is not var (method, given)) return null;
        var isForever = method.Name.StartsWith("RetryForever", StringComparison.Ordinal);
        given.TryGetValue(CountName, out var count);
        var number = isForever ? Attempts.ToString(CultureInfo.InvariantCulture) : count is null ? "1" : null;
        if (ProviderFor(call, null, model) is not { } provider) return null;
        var callback = given.FirstOrDefault(static g => g.Key.StartsWith("onRetry", StringComparison.Ordinal));
        ParenthesizedLambdaExpressionSyntax? told = null;
        if (callback.Value is { } argument && (told = Told(argument, method, call, model)) is null) return null;
        var isNamed = call.ArgumentList.Arguments.Any(static a => a.NameColon is not null);
        return Checked(call, NameFor(method), model, list =>
        {
            var arguments = list.Arguments.ToList();
            var separators = list.Arguments.GetSeparators().ToList();
            if (told is not null) arguments[call.ArgumentList.Arguments.IndexOf(callback.Value)] = Renamed(callback.Value.WithExpression(told.WithTriviaFrom(callback.Value.Expression)), "onRetry");
            var at = 0;
            if (number is not null) Insert(list, arguments, separators, at++, number, isNamed ? CountName : null);
            else at = call.ArgumentList.Arguments.IndexOf(count!) + 1;
            Insert(list, arguments, separators, at, provider, isNamed ? ProviderName : null);
            return list.WithArguments(SyntaxFactory.SeparatedList(arguments, separators));
        });
    }

    /// <summary>Other waits in <c>WaitAndRetry</c> and <c>WaitAndRetryForever</c>.</summary>
    public static NodeEdit? ReplaceWaits(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ArgumentsOf(call, model, cancellationToken) is not var (method, given)) return null;
        if (given.TryGetValue(ProviderName, out var provider))
        {
            if (provider.Expression is not LambdaExpressionSyntax lambda || HasComments(lambda) || ProviderFor(call, lambda, model) is not { } text) return null;
            var index = call.ArgumentList.Arguments.IndexOf(provider);
            return Checked(call, method.Name, model, list => list.ReplaceNode(list.Arguments[index].Expression, SyntaxFactory.ParseExpression(text).WithTriviaFrom(lambda)));
        }

        if (!given.TryGetValue("sleepDurations", out var sequence) || HasComments(sequence) || CountOf(sequence.Expression, model, cancellationToken) is not { } waits || ProviderFor(call, null, model) is not { } doubled) return null;
        var place = call.ArgumentList.Arguments.IndexOf(sequence);
        return Checked(call, method.Name, model, list =>
        {
            var arguments = list.Arguments.ToList();
            var separators = list.Arguments.GetSeparators().ToList();
            var isNamed = sequence.NameColon is not null;
            var last = arguments[place];
            arguments[place] = Written(waits.ToString(CultureInfo.InvariantCulture), isNamed ? CountName : null).WithLeadingTrivia(last.GetLeadingTrivia());
            arguments.Insert(place + 1, Written(doubled, isNamed ? ProviderName : null).WithTrailingTrivia(last.GetTrailingTrivia()));
            separators.Insert(place, Comma());
            return list.WithArguments(SyntaxFactory.SeparatedList(arguments, separators));
        });
    }

    /// <summary>A number of attempts for <c>WaitAndRetryForever</c>, or in place of the highest number there is.</summary>
    public static NodeEdit? Limit(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ArgumentsOf(call, model, cancellationToken) is not var (method, given)) return null;
        if (method.Name.StartsWith("RetryForever", StringComparison.Ordinal)) return AddWaits(call, model, cancellationToken);
        var number = Attempts.ToString(CultureInfo.InvariantCulture);
        if (given.TryGetValue(CountName, out var count))
        {
            var index = call.ArgumentList.Arguments.IndexOf(count);
            return Checked(call, method.Name, model, list => list.ReplaceNode(list.Arguments[index].Expression, SyntaxFactory.ParseExpression(number).WithTriviaFrom(count.Expression)));
        }

        var callback = given.FirstOrDefault(static g => g.Key.StartsWith("onRetry", StringComparison.Ordinal));
        ParenthesizedLambdaExpressionSyntax? told = null;
        if (callback.Value is { } argument && (told = Told(argument, method, call, model)) is null) return null;
        var isNamed = call.ArgumentList.Arguments.Any(static a => a.NameColon is not null);
        return Checked(call, NameFor(method), model, list =>
        {
            var arguments = list.Arguments.ToList();
            var separators = list.Arguments.GetSeparators().ToList();
            if (told is not null) arguments[call.ArgumentList.Arguments.IndexOf(callback.Value)] = Renamed(callback.Value.WithExpression(told.WithTriviaFrom(callback.Value.Expression)), "onRetry");
            Insert(list, arguments, separators, 0, number, isNamed ? CountName : null);
            return list.WithArguments(SyntaxFactory.SeparatedList(arguments, separators));
        });
    }

    // What is offered must bind to the method that is meant.
    private static NodeEdit? Checked(InvocationExpressionSyntax call, string name, SemanticModel model, Func<ArgumentListSyntax, ArgumentListSyntax> change)
    {
        var written = Change(call);
        return model.GetSpeculativeSymbolInfo(call.SpanStart, written, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { IsExtensionMethod: true } method && string.Equals(method.Name, name, StringComparison.Ordinal)
            ? new(call, nameof(PollyCalls), node => Change((InvocationExpressionSyntax)node))
            : null;

        InvocationExpressionSyntax Change(InvocationExpressionSyntax node)
        {
            var access = (MemberAccessExpressionSyntax)node.Expression;
            var renamed = access.Name is IdentifierNameSyntax simple ? access.WithName(simple.WithIdentifier(SyntaxFactory.Identifier(simple.Identifier.LeadingTrivia, name, simple.Identifier.TrailingTrivia))) : access;
            return node.WithExpression(renamed).WithArgumentList(change(node.ArgumentList));
        }
    }

    private static string NameFor(IMethodSymbol method) => method.Name.EndsWith("Async", StringComparison.Ordinal) ? "WaitAndRetryAsync" : "WaitAndRetry";

    private static (IMethodSymbol Method, Dictionary<string, ArgumentSyntax> Given)? ArgumentsOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList is not { ContainsDirectives: false, CloseParenToken.IsMissing: false } list
            || call.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax }
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ReducedFrom: not null } method)
        {
            return null;
        }

        var given = new Dictionary<string, ArgumentSyntax>(StringComparer.Ordinal);
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var name = argument.NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : null);
            if (name is null || argument.RefOrOutKeyword.RawKind != 0) return null;
            given[name] = argument;
        }

        return (method, given);
    }

    // The lambda that says how long to wait: of as many parameters as the one in whose place it comes.
    private static string? ProviderFor(InvocationExpressionSyntax call, LambdaExpressionSyntax? before, SemanticModel model)
    {
        var parameters = before switch
        {
            null => null,
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.Text,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } list } => list[0].Identifier.Text,
            _ => null,
        };
        if (before is not null && parameters is null) return null;
        var attempt = parameters is null or "_" ? PollyWait.FreeName("attempt", call, model) : parameters;
        var head = before switch
        {
            null or SimpleLambdaExpressionSyntax => attempt,
            ParenthesizedLambdaExpressionSyntax { ParameterList: var list } => list.ReplaceToken(list.Parameters[0].Identifier, SyntaxFactory.Identifier(list.Parameters[0].Identifier.LeadingTrivia, attempt, list.Parameters[0].Identifier.TrailingTrivia)).WithoutTrivia().ToString(),
            _ => attempt,
        };
        var modifiers = before is { Modifiers: { Count: > 0 } words } ? words.ToString() + " " : "";
        return PollyWait.Jittered(attempt, call.SpanStart, model) is { } wait ? $"{modifiers}{head} => {wait}" : null;
    }

    // The same callback with the parameters that the other method tells it: the exception, the wait, the attempt and the context, or what of it there was.
    private static ParenthesizedLambdaExpressionSyntax? Told(ArgumentSyntax argument, IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model)
    {
        if (argument.Expression is not LambdaExpressionSyntax lambda) return null;
        var parameter = argument.NameColon is { Name.Identifier.ValueText: var named } ? method.Parameters.First(p => string.Equals(p.Name, named, StringComparison.Ordinal)) : method.Parameters[call.ArgumentList.Arguments.IndexOf(argument)];
        if (parameter.Type is not INamedTypeSymbol { DelegateInvokeMethod.Parameters: var types }) return null;
        var names = lambda switch
        {
            SimpleLambdaExpressionSyntax { Parameter: var only } => new[] { only },
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: var list } => list.ToArray(),
            _ => Array.Empty<ParameterSyntax>(),
        };
        if (names.Length != types.Length || names.Any(static n => n.Type is not null || n.AttributeLists.Count > 0 || n.Default is not null)) return null;
        string? exception = null, wait = null, attempt = null, context = null;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i].Identifier.Text;
            switch (types[i].Type.Name)
            {
                case "TimeSpan":
                    wait = name;
                    break;
                case "Int32":
                    attempt = name;
                    break;
                case "Context":
                    context = name;
                    break;
                default:
                    exception = name;
                    break;
            }
        }

        if (exception is null) return null;
        wait ??= PollyWait.FreeName("wait", call, model);
        if (attempt is not null) context ??= PollyWait.FreeName("context", call, model);
        var told = string.Join(", ", new[] { exception, wait, attempt, context }.Where(static name => name is not null));
        var parsed = (ParenthesizedLambdaExpressionSyntax)SyntaxFactory.ParseExpression($"({told}) => 0");
        return lambda switch
        {
            ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.WithParameterList(parsed.ParameterList.WithTriviaFrom(parenthesized.ParameterList)),
            SimpleLambdaExpressionSyntax simple => SyntaxFactory.ParenthesizedLambdaExpression(simple.AttributeLists, simple.Modifiers, returnType: null, parsed.ParameterList.WithTriviaFrom(simple.Parameter), simple.ArrowToken, simple.Block, simple.ExpressionBody),
            _ => null,
        };
    }

    private static int? CountOf(ExpressionSyntax sequence, SemanticModel model, CancellationToken cancellationToken) => sequence switch
    {
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions.Count: var count } => count,
        ArrayCreationExpressionSyntax { Initializer.Expressions.Count: var count } => count,
        BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Expressions.Count: var count }, ArgumentList: null or { Arguments.Count: 0 } } => count,
        CollectionExpressionSyntax { Elements: var elements } when elements.All(static e => e is ExpressionElementSyntax) => elements.Count,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } repeated, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Repeat" } } =>
            model.GetConstantValue(repeated[1].Expression, cancellationToken) is { HasValue: true, Value: int count } ? count : null,
        _ => null,
    };

    // Where the arguments stand one below the other, the new one does too.
    private static void Insert(ArgumentListSyntax list, List<ArgumentSyntax> arguments, List<SyntaxToken> separators, int at, string text, string? name)
    {
        var added = Written(text, name);
        var endOfLine = arguments.SelectMany(static a => a.GetLeadingTrivia()).Any(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)) ? EndOfLineIn(list) : default;
        var separator = endOfLine.RawKind == 0 ? Comma() : SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(endOfLine));
        if (arguments.Count == 0)
        {
            arguments.Add(added);
        }
        else if (at < arguments.Count)
        {
            var next = arguments[at];
            var indentation = next.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
            arguments.Insert(at, added.WithLeadingTrivia(indentation));
            if (endOfLine.RawKind == 0) arguments[at + 1] = next.WithLeadingTrivia();
            separators.Insert(at, separator);
        }
        else
        {
            var last = arguments[at - 1];
            arguments[at - 1] = last.WithTrailingTrivia();
            arguments.Add(added.WithLeadingTrivia(endOfLine.RawKind == 0 ? default : last.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia))).WithTrailingTrivia(last.GetTrailingTrivia()));
            separators.Add(separator);
        }
    }

    private static SyntaxTrivia EndOfLineIn(ArgumentListSyntax list) =>
        list.Arguments.GetSeparators().SelectMany(static s => s.TrailingTrivia).Concat(list.OpenParenToken.TrailingTrivia).FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));

    private static ArgumentSyntax Written(string text, string? name) => SyntaxFactory.ParseArgumentList(name is null ? $"({text})" : $"({name}: {text})").Arguments[0];

    private static ArgumentSyntax Renamed(ArgumentSyntax argument, string name) =>
        argument.NameColon is { } colon && !string.Equals(colon.Name.Identifier.ValueText, name, StringComparison.Ordinal) ? argument.WithNameColon(colon.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(colon.Name))) : argument;

    private static SyntaxToken Comma() => SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(ElementLists.IsComment);
}
