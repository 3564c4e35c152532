using System.Collections.Immutable;
using System.Globalization;

namespace BedrockAnalyzers.DocumentationGenerator.Pictures;

/// <summary>What a build of the sample writes to the terminal.</summary>
internal static class BuildPicture
{
    /// <summary>Where it lies in the repository.</summary>
    public const string Path = "docs/pictures/build.svg";

    private const int Columns = 104;
    private const int Indent = 4;

    /// <summary>Draws the warnings.</summary>
    public static string Draw(ImmutableArray<BuildWarning> warnings)
    {
        var canvas = new Canvas(Columns);
        // Each warning in lines that fit; a terminal breaks them where its window ends.
        canvas.Line([new("$ ", Ink.Good), new("dotnet build " + SampleProgram.Folder, Ink.Plain, IsBold: true)]);
        foreach (var warning in warnings)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{warning.Path}({warning.Line},{warning.Column}): ");
            var id = $"warning {warning.Id}";
            var lines = Canvas.Wrap(warning.Message, Columns - Indent, Columns - place.Length - id.Length - 2);
            canvas.Line([new(place, Ink.Plain), new(id, Ink.Warning, IsBold: true), new(": " + lines[0], Ink.Plain)]);
            foreach (var line in lines.Skip(1)) canvas.Line([new(line, Ink.Plain)], Indent);
            canvas.Space(Canvas.LineHeight / 4);
        }

        canvas.Space(Canvas.LineHeight / 4);
        canvas.Line([new("Build succeeded.", Ink.Good)]);
        canvas.Line([new($"    {warnings.Length.ToString(CultureInfo.InvariantCulture)} Warning(s)", Ink.Warning)]);
        canvas.Line([new("    0 Error(s)", Ink.Plain)]);
        return canvas.Draw(
            "Terminal",
            "dotnet build with BedrockAnalyzers",
            $"The output of dotnet build {SampleProgram.Folder}: " + string.Join(" ", warnings.Select(static w => string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(w.Path)}, line {w.Line}, {w.Id}: {w.Message}."))));
    }
}
