using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing;

/// <summary>Writes <c>Parallel.ForEachAsync(source, options, async (item, _) => …)</c>.</summary>
internal sealed class ForEachAsyncCall
{
    // Their code after an await expects to be on the thread that it came from; Parallel.ForEachAsync runs it on any.
    private static readonly HashSet<string> s_userInterfaces = new(StringComparer.OrdinalIgnoreCase)
    {
        "PresentationFramework", "System.Windows.Forms", "Microsoft.Maui.Controls", "Microsoft.WinUI", "Avalonia.Base", "Xamarin.Forms.Core", "UnityEngine.CoreModule", "Orleans.Core.Abstractions",
    };

    private const int LongestLine = 120;

    private static readonly string[] s_ignored = { "token", "cancellation" };

    private readonly InvocationExpressionSyntax _call;
    private readonly SemanticModel _model;
    private readonly string _head;
    private readonly string _options;

    private ForEachAsyncCall(InvocationExpressionSyntax call, SemanticModel model, string head, string options)
    {
        _call = call;
        _model = model;
        _head = head;
        _options = options;
    }

    /// <summary>The call, without what it is given; null where the method does not exist or must not be used.</summary>
    public static ForEachAsyncCall? TryStart(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingNamespace: var space }
            || model.Compilation.GetCompilationNamespace(space) is not { } tasks
            || tasks.GetTypeMembers("Parallel").FirstOrDefault() is not { } parallel || parallel.GetMembers("ForEachAsync").IsEmpty || tasks.GetTypeMembers("ParallelOptions").FirstOrDefault() is not { } options
            || model.Compilation.ReferencedAssemblyNames.Any(static a => s_userInterfaces.Contains(a.Name)) || IsComponent(model.GetEnclosingSymbol(call.SpanStart, cancellationToken)?.ContainingType))
        {
            return null;
        }

        var token = TokenAround(call, model, cancellationToken) is { } name ? $", CancellationToken = {name}" : "";
        return new(call, model, parallel.ToMinimalDisplayString(model, call.SpanStart) + ".ForEachAsync", $"new {options.ToMinimalDisplayString(model, call.SpanStart)} {{ MaxDegreeOfParallelism = 4{token} }}");
    }

    /// <summary>The call that runs the selector for each item of the source, and drops its answers; null where it cannot be written.</summary>
    public ExpressionSyntax? For(FannedOut fannedOut, bool keepsContext)
    {
        var parameter = fannedOut.Parameter ?? FreeName("item", "one", "current");
        if (parameter is null || AsStatement(fannedOut, parameter, keepsContext) is not { } body) return null;
        return With(fannedOut.Source.WithoutTrivia(), parameter, body, fannedOut.Selector);
    }

    /// <summary>The call with a lambda of this body.</summary>
    public ExpressionSyntax? With(ExpressionSyntax source, string parameter, CSharpSyntaxNode body, ExpressionSyntax selector)
    {
        if (NameBeside(parameter, body) is not { } ignored) return null;
        var arrow = selector is LambdaExpressionSyntax lambda ? lambda.ArrowToken : Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(Space);
        if (!arrow.TrailingTrivia.Any() && body is not BlockSyntax) arrow = arrow.WithTrailingTrivia(Space);
        var modifiers = selector is LambdaExpressionSyntax { Modifiers: var given } && given.Any(SyntaxKind.StaticKeyword) ? "static async " : "async ";
        var template = (InvocationExpressionSyntax)ParseExpression($"{_head}(source, {_options}, {modifiers}({Escaped(parameter)}, {ignored}) => body)");
        var written = template.DescendantNodes().OfType<ParenthesizedLambdaExpressionSyntax>().Single();
        var changed = template.ReplaceNodes(new SyntaxNode[] { template.ArgumentList.Arguments[0].Expression, written }, (original, _) => original == written
            ? written.WithArrowToken(arrow.WithLeadingTrivia(written.ArrowToken.LeadingTrivia)).WithExpressionBody(body as ExpressionSyntax).WithBlock(body as BlockSyntax)
            : source);
        return _model.GetSpeculativeSymbolInfo(_call.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { Name: "ForEachAsync" } ? Wrapped(changed) : null;
    }

    // An argument a line, where a statement that begins its line would be too long with all of them in it.
    private InvocationExpressionSyntax Wrapped(InvocationExpressionSyntax written)
    {
        if (_call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || written.ToString() is not { } code || code.IndexOf('\n') >= 0) return written;
        var text = statement.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        if (!string.IsNullOrWhiteSpace(indentation) || indentation.Length + code.Length <= LongestLine || line.EndIncludingLineBreak == line.End) return written;

        var endOfLine = EndOfLine(text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)));
        var inner = Whitespace(indentation + Layout.UnitOf(indentation));
        var arguments = written.ArgumentList.Arguments;
        return written.WithArgumentList(written.ArgumentList
            .WithOpenParenToken(written.ArgumentList.OpenParenToken.WithTrailingTrivia(endOfLine))
            .WithArguments(SeparatedList(arguments.Select(argument => argument.WithLeadingTrivia(inner)), arguments.GetSeparators().Select(comma => comma.WithTrailingTrivia(endOfLine)))));
    }

    /// <summary>The first of these names that nothing at the call has; null where all are taken.</summary>
    public string? FreeName(params string[] names)
    {
        foreach (var name in names)
        {
            if (_model.LookupSymbols(_call.SpanStart, name: name).IsEmpty && !IsMentioned(_call, name)) return name;
        }

        return null;
    }

    /// <summary>A name as it has to be written.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    // What can stand alone: the selector's value is dropped.
    private static CSharpSyntaxNode? AsStatement(FannedOut fannedOut, string parameter, bool keepsContext)
    {
        var configured = keepsContext ? "" : ".ConfigureAwait(false)";
        if (fannedOut.Selector is not LambdaExpressionSyntax lambda) return ParseExpression($"await {fannedOut.Selector.WithoutTrivia()}({Escaped(parameter)}){configured}");
        var isAsync = lambda.AsyncKeyword.RawKind != 0;
        return lambda.Body switch
        {
            BlockSyntax block when isAsync && !ReturnsValue(block) => block.WithoutTrailingTrivia(),
            AwaitExpressionSyntax or InvocationExpressionSyntax or AssignmentExpressionSyntax when isAsync => lambda.Body.WithoutTrailingTrivia(),
            InvocationExpressionSyntax started => ParseExpression($"await {started.WithoutTrivia()}{configured}"),
            _ => null,
        };
    }

    private static bool ReturnsValue(BlockSyntax block) =>
        block.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(static n => n is ReturnStatementSyntax { Expression: not null });

    // The token that the library passes is not used: the answers that are under way go on when another one fails, as they did before.
    private string? NameBeside(string parameter, CSharpSyntaxNode body)
    {
        if (!IsMentioned(body, "_")) return "_";
        return s_ignored.FirstOrDefault(name => !string.Equals(name, parameter, StringComparison.Ordinal) && !IsMentioned(body, name) && _model.LookupSymbols(_call.SpanStart, name: name).IsEmpty);
    }

    private static bool IsMentioned(SyntaxNode code, string name) => code.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && string.Equals(token.ValueText, name, StringComparison.Ordinal));

    private static bool IsComponent(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "ComponentBase", ContainingNamespace.Name: "Components" }) return true;
        }

        return false;
    }

    // The only one of the nearest function that has one.
    private static string? TokenAround(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var symbol = model.GetEnclosingSymbol(node.SpanStart, cancellationToken); symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            var tokens = method.Parameters.Where(static p => p.Type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" } && p.RefKind == RefKind.None).ToList();
            if (tokens.Count > 0) return tokens.Count == 1 && SymbolEqualityComparer.Default.Equals(model.LookupSymbols(node.SpanStart, name: tokens[0].Name).FirstOrDefault(), tokens[0]) ? Escaped(tokens[0].Name) : null;
            if (method.IsStatic && method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction) return null;
        }

        return null;
    }
}
