using System.Text;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>What code logs or prints. What it sends to a model, or answers, is not meant.</summary>
internal static class LogTexts
{
    // Far above what a person concatenates.
    private const int MaximumParts = 100;

    // A word that means nothing, where a value is put in.
    private const string Placeholder = "xx";

    /// <summary>The strings of a log text that say that streaming saves money or tokens.</summary>
    public static IEnumerable<ExpressionSyntax> ThatClaim(InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        if (!IsLog(call)) yield break;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var parts = PartsOf(argument.Expression, out var text);
            ExpressionSyntax? last = null;
            foreach (var claim in SavingClaim.In(SentenceReader.OfText(text, cancellationToken), isAtCall: false))
            {
                var at = parts.FindLast(part => part.Start <= claim.Span.Start).Node;
                if (at is null || at == last) continue;
                last = at;
                yield return at;
            }
        }
    }

    private static bool IsLog(InvocationExpressionSyntax call)
    {
        var name = StringUse.NameOf(call);
        if (name.StartsWith("Log", StringComparison.Ordinal) && (name.Length == 3 || char.IsUpper(name[3])) && name is not ("LogIn" or "LogOut" or "LogOn" or "LogOff")) return true;
        return (call.Expression as MemberAccessExpressionSyntax)?.Expression is { } receiver
            && name is "Trace" or "Debug" or "Info" or "Information" or "Warn" or "Warning" or "Error" or "Fatal" or "Verbose" or "Critical" or "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync" or "WriteIf" or "WriteLineIf" or "MarkupLine"
                or "Print" or "TraceInformation" or "TraceWarning" or "TraceError"
            && IsOfLog(receiver);
    }

    private static bool IsOfLog(ExpressionSyntax receiver) => Bare.Inside(receiver) switch
    {
        SimpleNameSyntax { Identifier.ValueText: var name } => IsNameOfLog(name),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Out" or "Error", Expression: var console } => Triggers.NameOfTarget(Bare.Inside(console)) is "Console",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => IsNameOfLog(name),
        _ => false,
    };

    private static bool IsNameOfLog(string name) => name is "Trace" or "Debug" || name.EndsWith("Console", StringComparison.Ordinal) || name.EndsWith("log", StringComparison.OrdinalIgnoreCase) || name.EndsWith("logger", StringComparison.OrdinalIgnoreCase);

    private static List<(int Start, ExpressionSyntax Node)> PartsOf(ExpressionSyntax argument, out string text)
    {
        var parts = new List<(int, ExpressionSyntax)>();
        var joined = new StringBuilder();
        var pending = new Stack<ExpressionSyntax>();
        pending.Push(argument);
        while (pending.Count > 0 && parts.Count < MaximumParts)
        {
            switch (pending.Pop())
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    pending.Push(parenthesized.Expression);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    pending.Push(sum.Right);
                    pending.Push(sum.Left);
                    break;
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                    parts.Add((joined.Length, literal));
                    joined.Append(literal.Token.ValueText);
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    parts.Add((joined.Length, interpolated));
                    foreach (var content in interpolated.Contents) joined.Append(content is InterpolatedStringTextSyntax { TextToken.ValueText: var piece } ? piece : Placeholder);
                    break;
                default:
                    joined.Append(Placeholder);
                    break;
            }
        }

        text = parts.Count == 0 ? "" : joined.ToString();
        return parts;
    }
}
