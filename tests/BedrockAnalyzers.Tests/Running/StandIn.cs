#pragma warning disable RS1017, RS1026, MA0009
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Tests.Running;

/// <summary>Finds retries by their looks, until the rules are there.</summary>
internal abstract class StandIn(string id) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule = new(id, "t", "m; wait", "c", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(c => Analyze(c, (CatchClauseSyntax)c.Node), SyntaxKind.CatchClause);
    }

    protected abstract void Report(Found found, Action<Location, Location[]> report);

    protected sealed record Found(CatchClauseSyntax Catch, SyntaxNode Repeats, Location RepeatsLocation, Location Keyword, InvocationExpressionSyntax Call, bool IsBounded);

    private void Analyze(SyntaxNodeAnalysisContext context, CatchClauseSyntax clause)
    {
        if (clause.Declaration is { } d && d.Type.ToString().Split('.')[^1] is not ("ThrottlingException" or "AmazonBedrockRuntimeException" or "AmazonServiceException" or "Exception")) return;
        if (clause.Block.Statements.FirstOrDefault() is ThrowStatementSyntax) return;
        var attempt = (TryStatementSyntax)clause.Parent!;
        var calls = attempt.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().ToList();
        var call = calls.Find(c => c.ToString() is var t && (t.Contains("ConverseAsync(", StringComparison.Ordinal) || t.Contains("InvokeModelAsync(", StringComparison.Ordinal)) && c.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConverseAsync" or "InvokeModelAsync" })
            ?? calls.Find(c => c.Expression is IdentifierNameSyntax { Identifier.ValueText: "call" or "operation" or "action" or "Send" });
        if (call is null) return;
        var function = clause.Ancestors().First(n => n is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or MethodDeclarationSyntax or CompilationUnitSyntax);
        var name = function switch { LocalFunctionStatementSyntax l => l.Identifier.ValueText, MethodDeclarationSyntax m => m.Identifier.ValueText, _ => "?" };
        var loop = clause.Ancestors().TakeWhile(n => n != function).FirstOrDefault(n => n is ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        var jump = function.DescendantNodes().OfType<GotoStatementSyntax>().FirstOrDefault(g => g.Expression is not null && (clause.Span.Contains(g.Span) || g.SpanStart > attempt.Span.End));
        var recursion = function.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(i => i.Expression is IdentifierNameSyntax n && n.Identifier.ValueText == name && (clause.Span.Contains(i.Span) || i.SpanStart > attempt.Span.End));
        SyntaxNode? repeats = loop ?? (SyntaxNode?)jump ?? recursion;
        if (repeats is null) return;
        var kind = repeats switch { ForStatementSyntax => "for", ForEachStatementSyntax => "foreach", WhileStatementSyntax => "while", DoStatementSyntax => "do", GotoStatementSyntax => "goto", _ => "recursion" };

        // The counter: what a ++ or a + 1 is about, or what a Range gives.
        string? counter = null;
        var atFirst = "0";
        var scope = repeats is GotoStatementSyntax or InvocationExpressionSyntax ? function : repeats;
        var increment = scope.DescendantNodes().FirstOrDefault(n => n is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression });
        if (increment is not null)
        {
            counter = increment.ChildNodes().First().ToString();
            var declared = function.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(v => v.Identifier.ValueText == counter);
            if (declared?.Initializer?.Value.ToString() is not { } first || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)) counter = null;
            else atFirst = (repeats is ForStatementSyntax { Incrementors.Count: > 0 } or ForEachStatementSyntax ? start : increment.SpanStart > attempt.SpanStart && !clause.Span.Contains(increment.Span) ? start : start + 1).ToString(CultureInfo.InvariantCulture);
        }

        if (repeats is ForEachStatementSyntax each && each.Expression.ToString() is var range && range.StartsWith("Enumerable.Range(", StringComparison.Ordinal)) (counter, atFirst) = (each.Identifier.ValueText, range["Enumerable.Range(".Length..].Split(',')[0]);
        if (repeats is InvocationExpressionSyntax self && self.ArgumentList.Arguments.FirstOrDefault(a => a.Expression.ToString().EndsWith(" + 1", StringComparison.Ordinal)) is { } grown) counter = grown.Expression.ToString().Split(' ')[0];

        var text = scope.ToString();
        var bounded = repeats is ForEachStatementSyntax || text.Contains("MaxAttempts", StringComparison.Ordinal) || text.Contains("deadline", StringComparison.Ordinal) || text.Contains("left", StringComparison.Ordinal)
            || (counter is not null && System.Text.RegularExpressions.Regex.IsMatch(text, $@"{counter}(\+\+)? (<|>|<=|>=|==|is) ?\S"));
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Repeats, kind).Add(FixProperties.IsBounded, bounded ? "true" : "false");
        if (counter is not null) properties = properties.Add(FixProperties.Counter, counter).Add(FixProperties.CounterAtFirst, atFirst);
        var keyword = repeats is InvocationExpressionSyntax called ? called.Expression.GetLocation() : repeats is GotoStatementSyntax ? repeats.GetLocation() : repeats.GetFirstToken().GetLocation();
        Report(new(clause, repeats, repeats.GetLocation(), keyword, call, bounded), (at, more) => context.ReportDiagnostic(Diagnostic.Create(_rule, at, more, properties)));
    }

    private static bool Waits(SyntaxNode node) => node.ToString() is var text && (text.Contains("Delay(", StringComparison.Ordinal) || text.Contains("Sleep(", StringComparison.Ordinal) || text.Contains("WaitOne(", StringComparison.Ordinal)) && !text.Contains("Delay(0", StringComparison.Ordinal);

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    internal sealed class NoBackoff() : StandIn("BDR3001")
    {
        protected override void Report(Found found, Action<Location, Location[]> report)
        {
            // A mark in the text for what takes more than looks.
            if (!Waits(found.Catch) || found.Catch.ToString().Contains("// reported", StringComparison.Ordinal) && !found.Catch.ToString().Contains("Math.Pow(2, attempt)", StringComparison.Ordinal)) report(found.Catch.CatchKeyword.GetLocation(), [found.RepeatsLocation, found.Call.GetLocation()]);
        }
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    internal sealed class NoGrowth() : StandIn("BDR3002")
    {
        protected override void Report(Found found, Action<Location, Location[]> report)
        {
            foreach (var wait in found.Repeats.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(i => i.Expression.ToString() is "Task.Delay" or "Thread.Sleep" && !i.ToString().Contains("Random", StringComparison.Ordinal)))
                report(wait.GetLocation(), [found.Catch.CatchKeyword.GetLocation(), found.RepeatsLocation]);
        }
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    internal sealed class NoEnd() : StandIn("BDR3003")
    {
        protected override void Report(Found found, Action<Location, Location[]> report)
        {
            if (!found.IsBounded) report(found.Keyword, [found.Catch.CatchKeyword.GetLocation(), found.Call.GetLocation()]);
        }
    }
}
