using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.DocumentationGenerator.Pictures;

/// <summary>A fix in an editor: the code with what is reported, the menu of the light bulb, and what the fix makes of the code.</summary>
internal static class QuickFixPicture
{
    /// <summary>Where it lies in the repository.</summary>
    public const string Path = "docs/pictures/quick-fix.svg";

    /// <summary>The rule whose first finding in the sample is shown.</summary>
    public const string Rule = "BDR1001";

    // The numbers of the lines, and the sign before a changed one.
    private const int Gutter = 6;

    /// <summary>Applies the fix and draws it.</summary>
    public static async Task<string> DrawAsync(SampleProgram sample, DiagnosticAnalyzer analyzer, CodeFixProvider fix, CancellationToken cancellationToken)
    {
        var found = (await sample.FindAsync([analyzer], cancellationToken)).FirstOrDefault(static d => string.Equals(d.Id, Rule, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{SampleProgram.Folder} has nothing any more that {Rule} reports.");
        var document = sample.Project.GetDocument(found.Location.SourceTree)!;
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new(document, found, (action, _) => actions.Add(action), cancellationToken));
        if (actions.Count == 0) throw new InvalidOperationException($"No fix is offered for {found}.");
        var changed = (await actions[0].GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

        var (before, after) = (await LinesAsync(document, cancellationToken), await LinesAsync(changed, cancellationToken));
        var (same, sameAtEnd) = Common(before, after);
        var statement = StatementAt(found);
        var first = Math.Min(statement.Start.Line, same);
        var last = Math.Max(statement.End.Line, before.Length - sameAtEnd - 1);
        var lastAfter = last + after.Length - before.Length;
        var indent = before[first].Text.TakeWhile(static c => c == ' ').Count();
        var message = found.GetMessage(CultureInfo.InvariantCulture);

        var shown = before[first..(last + 1)].Concat(after[first..(lastAfter + 1)]).ToList();
        var columns = Gutter + shown.Max(line => line.Text.Length - indent) + 1;
        var canvas = new Canvas(columns);
        for (var i = first; i <= last; i++)
        {
            Show(canvas, before[i], i, ' ', indent);
            var place = found.Location.GetLineSpan();
            if (i != place.StartLinePosition.Line) continue;
            var (start, end) = (place.StartLinePosition.Character, place.EndLinePosition.Line == i ? place.EndLinePosition.Character : before[i].Text.Length);
            canvas.Squiggle(Gutter + start - indent, end - start);
            Menu(canvas, Gutter + 4, columns, actions, message);
        }

        canvas.Space(12);
        canvas.Rule();
        canvas.Space(8);
        canvas.Line([new($"After \"{actions[0].Title}\":", Ink.Faint)]);
        canvas.Space(4);
        for (var i = first; i < same; i++) Show(canvas, after[i], i, ' ', indent);
        for (var i = same; i < before.Length - sameAtEnd; i++) Show(canvas, before[i], i, '-', indent);
        for (var i = same; i < after.Length - sameAtEnd; i++) Show(canvas, after[i], i, '+', indent);
        for (var i = after.Length - sameAtEnd; i <= lastAfter; i++) Show(canvas, after[i], i, ' ', indent);

        var name = System.IO.Path.GetFileName(document.FilePath);
        return canvas.Draw(
            name!,
            "A code fix of BedrockAnalyzers",
            string.Create(CultureInfo.InvariantCulture, $"{name}, line {found.Location.GetLineSpan().StartLinePosition.Line + 1}, {Rule}: {message}. The light bulb offers: {actions[0].Title}. It adds: ") + string.Join(" ", after[same..(after.Length - sameAtEnd)].Select(static line => line.Text.Trim())));
    }

    private static void Menu(Canvas canvas, int column, int columns, List<CodeAction> actions, string message)
    {
        var width = Math.Min(columns - column - 2, 84);
        var lines = Canvas.Wrap($"{Rule}: {message}", width - 2, width - 2);
        canvas.Space(6);
        var (top, height) = (canvas.Y, ((lines.Length + actions.Count) * Canvas.LineHeight) + 18);
        canvas.Box(Canvas.X(column), top, Canvas.X(width) - Canvas.X(0), height, "menu");
        canvas.Space(5);
        for (var i = 0; i < lines.Length; i++)
        {
            var id = i == 0 ? Rule : "";
            canvas.Line([new(id, Ink.Warning, IsBold: true), new(lines[i][id.Length..], Ink.Plain)], column + 1);
        }

        canvas.Space(6);
        for (var i = 0; i < actions.Count; i++)
        {
            if (i == 0) canvas.Box(Canvas.X(column) + 1, canvas.Y, Canvas.X(width) - Canvas.X(0) - 2, Canvas.LineHeight + 2, "chosen");
            if (i == 0) canvas.LightBulb(Canvas.X(column + 1), canvas.Y + 3);
            canvas.Line([new(actions[i].Title, Ink.Plain, IsBold: i == 0)], column + 3.5);
        }

        canvas.Space(7 + 6);
    }

    private static void Show(Canvas canvas, CodeLine line, int number, char sign, int indent)
    {
        if (sign != ' ') canvas.Band(1, sign == '+' ? "added" : "removed");
        var gutter = string.Create(CultureInfo.InvariantCulture, $"{number + 1,3} {sign} ");
        canvas.Line([new(gutter, Ink.Faint), .. line.From(indent)]);
    }

    // The statement that is reported, or the member where there is none.
    private static LinePositionSpan StatementAt(Diagnostic found)
    {
        var node = found.Location.SourceTree!.GetRoot().FindNode(found.Location.SourceSpan).AncestorsAndSelf().First(static n => n is StatementSyntax or MemberDeclarationSyntax);
        return node.GetLocation().GetLineSpan().Span;
    }

    private static (int Start, int End) Common(ImmutableArray<CodeLine> before, ImmutableArray<CodeLine> after)
    {
        var most = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < most && Same(start, start)) start++;
        var end = 0;
        while (end < most - start && Same(before.Length - 1 - end, after.Length - 1 - end)) end++;
        return (start, end);

        bool Same(int i, int j) => string.Equals(before[i].Text, after[j].Text, StringComparison.Ordinal);
    }

    private static async Task<ImmutableArray<CodeLine>> LinesAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken);
        var spans = (await Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, text.Length), cancellationToken)).Where(static s => !ClassificationTypeNames.AdditiveTypeNames.Contains(s.ClassificationType, StringComparer.Ordinal)).ToList();
        return [.. text.Lines.Select(line => new CodeLine(text.ToString(line.Span), [.. spans.Where(s => s.TextSpan.OverlapsWith(line.Span)).Select(s =>
        {
            var part = s.TextSpan.Overlap(line.Span)!.Value;
            return (part.Start - line.Start, part.Length, InkOf(s.ClassificationType));
        })]))];
    }

    private static Ink InkOf(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword => Ink.Keyword,
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName => Ink.Type,
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => Ink.Method,
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral => Ink.Text,
        ClassificationTypeNames.NumericLiteral => Ink.Number,
        ClassificationTypeNames.Comment => Ink.Comment,
        _ => Ink.Code,
    };

    // A line of code and the colours in it, in order.
    private readonly record struct CodeLine(string Text, ImmutableArray<(int Start, int Length, Ink Ink)> Inks)
    {
        public IEnumerable<Run> From(int start)
        {
            foreach (var (at, length, ink) in Inks)
            {
                if (at > start) yield return new(Text[start..at], Ink.Code);
                if (at + length <= start) continue;
                yield return new(Text[at..(at + length)], ink);
                start = at + length;
            }

            if (start < Text.Length) yield return new(Text[start..], Ink.Code);
        }
    }
}
