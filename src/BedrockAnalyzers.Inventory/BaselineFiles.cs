using System.Text;

namespace BedrockAnalyzers.Inventory;

/// <summary>Writes a baseline into the files of a repository.</summary>
internal static class BaselineFiles
{
    /// <summary>Silences in code the warnings and errors of a build, and says what was done and what could not be.</summary>
    /// <param name="inputs">Files, folders or patterns.</param>
    /// <param name="folder">The current folder.</param>
    /// <param name="root">The folder that paths are relative to; null for that of the Git repository around each file, or the current one.</param>
    public static string Write(IEnumerable<string> inputs, string folder, string? root)
    {
        var roots = new RepositoryRoots(folder, root);
        var results = InputFiles.Find(inputs, folder).SelectMany(static file => SarifFile.Read(file).Results).Where(static result => result.IsShown)
            .DistinctBy(static result => (result.RuleId, result.Path, result.Line)).OrderBy(static result => result.Path, StringComparer.Ordinal).ThenBy(static result => result.Line).ThenBy(static result => result.RuleId, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        var (silenced, files) = (0, 0);
        foreach (var file in results.Where(static result => IsCode(result)).GroupBy(static result => result.Path, StringComparer.Ordinal))
        {
            var path = Path.GetFullPath(file.Key, folder);
            Silence(path, [.. file.Select(static result => (result.RuleId, result.Line))]);
            text.Append(roots.Relative(path)).Append(": ").AppendJoin(", ", file.Select(static result => result.RuleId).Distinct(StringComparer.Ordinal)).Append('\n');
            silenced += file.Count();
            files++;
        }

        foreach (var result in results.Where(static result => !IsCode(result)))
            text.Append("not silenced, which only code can be: ").Append(result.Line > 0 ? $"{roots.Relative(result.Path)}({result.Line}): " : "").Append(result.RuleId).Append(": ").Append(result.Text).Append('\n');
        return text.Append(silenced).Append(silenced == 1 ? " report" : " reports").Append(" in ").Append(files).Append(files == 1 ? " file silenced.\n" : " files silenced.\n").ToString();
    }

    private static bool IsCode(SarifResult result) => result.Line > 0 && result.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static void Silence(string path, IReadOnlyCollection<(string Id, int Line)> reports)
    {
        if (!File.Exists(path)) throw new InputException($"There is no file '{path}', which the build has reported: is this the checkout that was built?");

        // The file keeps its encoding, and its byte order mark if it has one.
        using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true);
        var before = reader.ReadToEnd();
        var encoding = reader.CurrentEncoding;
        reader.Close();
        File.WriteAllText(path, Baseline.Silence(before, reports), encoding);
    }
}
