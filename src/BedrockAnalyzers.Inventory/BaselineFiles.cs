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
        var logs = InputFiles.Find(inputs, folder).Select(static file => (Built: File.GetLastWriteTimeUtc(file), SarifFile.Read(file).Results)).ToList();

        // A file that is linked into several projects, or built for several frameworks, is one file, however its path is written.
        var results = logs.SelectMany(log => log.Results.Where(static result => result.IsShown).Select(result => (log.Built, Result: result with { Path = result.Path.Length == 0 ? "" : Path.GetFullPath(result.Path, folder) })))
            .OrderByDescending(static found => found.Built).DistinctBy(static found => (found.Result.RuleId, found.Result.Path, found.Result.Line, Text: found.Result.Line > 0 ? "" : found.Result.Text))
            .OrderBy(static found => found.Result.Path, StringComparer.Ordinal).ThenBy(static found => found.Result.Line).ThenBy(static found => found.Result.RuleId, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        var (silenced, files) = (0, 0);

        // All is read before the first file is written: what is wrong leaves nothing half done.
        var changes = results.Where(static found => IsCode(found.Result)).GroupBy(static found => found.Result.Path, StringComparer.Ordinal)
            .Select(static file => (Path: file.Key, Reports: file.Select(static found => found.Result).ToList(), Silenced: Silence(file.Key, file.Min(static found => found.Built), [.. file.Select(static found => (found.Result.RuleId, found.Result.Line))]))).ToList();
        foreach (var (path, reports, (after, encoding)) in changes)
        {
            File.WriteAllText(path, after, encoding);
            text.Append(roots.Relative(path)).Append(": ").AppendJoin(", ", reports.Select(static result => result.RuleId).Distinct(StringComparer.Ordinal)).Append('\n');
            silenced += reports.Count;
            files++;
        }

        foreach (var result in results.Select(static found => found.Result).Where(static result => !IsCode(result)))
            text.Append("not silenced, which only code can be: ").Append(result.Line > 0 ? $"{roots.Relative(result.Path)}({result.Line}): " : "").Append(result.RuleId).Append(": ").Append(result.Text).Append('\n');
        return text.Append(silenced).Append(silenced == 1 ? " report" : " reports").Append(" in ").Append(files).Append(files == 1 ? " file silenced.\n" : " files silenced.\n").ToString();
    }

    private static bool IsCode(SarifResult result) => result.Line > 0 && result.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static (string Text, Encoding Encoding) Silence(string path, DateTime built, IReadOnlyCollection<(string Id, int Line)> reports)
    {
        if (!File.Exists(path)) throw new InputException($"There is no file '{path}', which the build has reported: is this the checkout that was built?");

        // The lines that a build has told are those of the file that it read.
        if (File.GetLastWriteTimeUtc(path) > built) throw new InputException($"'{path}' has changed since the build that has reported it: build again, with --no-incremental, and take the new log.");
        var bytes = File.ReadAllBytes(path);
        var (before, encoding) = Read(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)) ?? Read(bytes, Encoding.Latin1)!.Value;
        return (Baseline.Silence(before, reports), encoding);
    }

    // The file keeps its encoding, and its byte order mark if it has one. What is no UTF-8 is of a code page: as Latin 1 each of its bytes stays as it is.
    private static (string Text, Encoding Encoding)? Read(byte[] bytes, Encoding otherwise)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), otherwise, detectEncodingFromByteOrderMarks: true);
            return (reader.ReadToEnd(), reader.CurrentEncoding);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
