using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>Texts that are kept in the repository and must not change unseen. With the environment variable <c>WriteSnapshots=true</c> they are written before they are compared.</summary>
internal static class Snapshot
{
    private static readonly bool s_isWritten = string.Equals(Environment.GetEnvironmentVariable("WriteSnapshots"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares with a file in the folder Snapshots.</summary>
    public static void Matches(string name, string actual) => IsFile("tests/BedrockAnalyzers.PackageTests/Snapshots/" + name, actual.ReplaceLineEndings("\n"));

    /// <summary>Compares with a file, whose path begins at the repository.</summary>
    public static void IsFile(string path, string actual)
    {
        var file = Path.Combine(Metadata.Get("RepositoryRoot"), path);
        if (s_isWritten) File.WriteAllText(file, actual);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    /// <summary>Compares with the part of a page between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
    public static void IsPart(string path, string name, string actual)
    {
        var page = File.ReadAllText(Path.Combine(Metadata.Get("RepositoryRoot"), path)).ReplaceLineEndings("\n");
        var (before, after) = ($"<!-- {name} -->\n", $"<!-- /{name} -->\n");
        var (start, end) = (page.IndexOf(before, StringComparison.Ordinal) + before.Length, page.IndexOf(after, StringComparison.Ordinal));
        Assert.True(start >= before.Length && end >= start, $"{path} must have a line {before.TrimEnd()} and below it a line {after.TrimEnd()}.");
        IsFile(path, page[..start] + actual + page[end..]);
    }
}
