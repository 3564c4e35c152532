using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace BedrockAnalyzers.DocumentationGenerator.Pictures;

/// <summary>
/// A window with lines of text, as an SVG. It has a background of its own, so that it can be read on a light and on a dark page, and names fonts
/// that machines have rather than bringing one: each piece of text is placed by itself, so that a font a little wider or narrower moves nothing.
/// </summary>
internal sealed class Canvas
{
    /// <summary>The height of a line.</summary>
    public const double LineHeight = 20;

    /// <summary>Where the text begins.</summary>
    public const double Margin = 18;

    private const double CharacterWidth = 7.83;
    private const double TitleBarHeight = 34;

    private readonly StringBuilder _shapes = new();
    private readonly int _columns;

    public Canvas(int columns) => _columns = columns;

    /// <summary>The top of the next line.</summary>
    public double Y { get; private set; } = TitleBarHeight + 12;

    private double Width => (2 * Margin) + (_columns * CharacterWidth);

    /// <summary>Where a column begins.</summary>
    public static double X(double column) => Margin + (column * CharacterWidth);

    /// <summary>Leaves room.</summary>
    public void Space(double height) => Y += height;

    /// <summary>A line of text.</summary>
    public void Line(IEnumerable<Run> runs, double column = 0)
    {
        var written = false;
        foreach (var run in runs)
        {
            var leading = run.Text.Length - run.Text.TrimStart(' ').Length;
            column += leading;
            var text = run.Text.Trim(' ');
            if (text.Length > 0)
            {
                if (!written) _shapes.Append("<text y=\"").Append(Number(Y + 14.5)).Append("\">");
                written = true;
                _shapes.Append("<tspan x=\"").Append(Number(X(column))).Append("\" class=\"").Append(run.Ink).Append(run.IsBold ? " bold" : "").Append("\">").Append(WebUtility.HtmlEncode(text)).Append("</tspan>");
            }

            column += run.Text.Length - leading;
        }

        if (written) _shapes.Append("</text>\n");
        Y += LineHeight;
    }

    /// <summary>A rectangle.</summary>
    public void Box(double x, double y, double width, double height, string style) => _shapes.Append(CultureInfo.InvariantCulture, $"""<rect x="{x:0.##}" y="{y:0.##}" width="{width:0.##}" height="{height:0.##}" class="{style}"/>""").Append('\n');

    /// <summary>The background of the next lines, over the whole width.</summary>
    public void Band(int lines, string style) => Box(1, Y, Width - 2, lines * LineHeight, style);

    /// <summary>The line that an editor draws under what is reported, in the line before the next.</summary>
    public void Squiggle(double column, int length)
    {
        var (x, y) = (X(column), Y - 2.5);
        _shapes.Append(CultureInfo.InvariantCulture, $"""<path class="squiggle" d="M{x:0.##} {y:0.##}""");
        for (var wave = 0; wave < length * CharacterWidth / 6; wave++) _shapes.Append("q1.5 -3 3 0q1.5 3 3 0");
        _shapes.Append("\"/>\n");
    }

    /// <summary>The light bulb that an editor shows where a fix is offered.</summary>
    public void LightBulb(double x, double y) => _shapes.Append(CultureInfo.InvariantCulture, $"""<g transform="translate({x:0.##} {y:0.##})"><path class="bulb" d="M6 0a5 5 0 0 1 3 9v2H3V9a5 5 0 0 1 3-9z"/><path class="socket" d="M3.5 12.5h5M4.5 14.5h3"/></g>""").Append('\n');

    /// <summary>A line over the whole width.</summary>
    public void Rule() => Box(1, Y, Width - 2, 1, "rule");

    /// <summary>The picture.</summary>
    /// <param name="caption">What stands in the window's title bar.</param>
    /// <param name="title">What the picture is.</param>
    /// <param name="description">The same as the picture, for those who do not see it.</param>
    public string Draw(string caption, string title, string description)
    {
        var height = Y + 14;
        return string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{{Width:0}}" height="{{height:0}}" viewBox="0 0 {{Width:0}} {{height:0}}" role="img" aria-labelledby="title description">
            <!-- Made by src/BedrockAnalyzers.DocumentationGenerator from a real run over samples/SupportBot. -->
            <title id="title">{{WebUtility.HtmlEncode(title)}}</title>
            <desc id="description">{{WebUtility.HtmlEncode(description)}}</desc>
            <style>
            text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
            .window{fill:#1e2127;stroke:#3b4048}.bar{fill:#2a2e36}.rule{fill:#3b4048}.caption{fill:#9aa3b2;font-family:system-ui,sans-serif;text-anchor:middle}
            .Plain,.Code{fill:#dcdfe4}.Faint{fill:#8b93a1}.Warning{fill:#f2c55c}.Good{fill:#8ecf6f}
            .Keyword{fill:#d38aea}.Type{fill:#6fc3df}.Method{fill:#e8d58c}.Text{fill:#a5d189}.Number{fill:#e0a370}.Comment{fill:#8b93a1}
            .bold{font-weight:600}.squiggle{fill:none;stroke:#f2c55c;stroke-width:1.3}.bulb{fill:#f2c55c}.socket{fill:none;stroke:#dcdfe4;stroke-width:1.3}
            .menu{fill:#2a2e36;stroke:#4b5363}.chosen{fill:#31558a}.added{fill:#234a2c}.removed{fill:#57272b}
            </style>
            <rect x=".5" y=".5" width="{{Width - 1:0.##}}" height="{{height - 1:0.##}}" rx="8" class="window"/>
            <path d="M1 {{TitleBarHeight}}V8a7 7 0 0 1 7-7H{{Width - 8:0.##}}a7 7 0 0 1 7 7V{{TitleBarHeight}}z" class="bar"/>
            <circle cx="20" cy="17.5" r="5.5" fill="#ee6a5f"/><circle cx="39" cy="17.5" r="5.5" fill="#f5bd4f"/><circle cx="58" cy="17.5" r="5.5" fill="#61c454"/>
            <text x="{{Width / 2:0.##}}" y="22" class="caption">{{WebUtility.HtmlEncode(caption)}}</text>
            {{_shapes}}</svg>

            """).ReplaceLineEndings("\n");
    }

    /// <summary>The text in lines of at most so many characters, broken at spaces.</summary>
    public static ImmutableArray<string> Wrap(string text, int columns, int first)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = new StringBuilder();
        var room = first;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                lines.Add(line.ToString());
                line.Clear();
                room = columns;
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        lines.Add(line.ToString());
        return lines.ToImmutable();
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
