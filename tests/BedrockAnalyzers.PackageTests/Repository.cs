using CliWrap;
using CliWrap.Buffered;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The repository that the package is packed from.</summary>
internal static class Repository
{
    private const string Pages = "https://github.com/BedrockAnalyzers/BedrockAnalyzers/blob/";

    /// <summary>What the package's links should name: the commit, or the branch where there is no git, as in an archive of the sources.</summary>
    public static async Task<string> CommitAsync(CancellationToken cancellationToken)
    {
        var root = Metadata.Get("RepositoryRoot");
        if (!Path.Exists(Path.Combine(root, ".git"))) return "main";
        var result = await Cli.Wrap("git").WithArguments(["rev-parse", "HEAD"]).WithWorkingDirectory(root).ExecuteBufferedAsync(cancellationToken);
        return result.StandardOutput.Trim();
    }

    /// <summary>The file of the repository that a link leads to at a commit, or null where it leads elsewhere.</summary>
    public static string? FileBehind(string link, string commit)
    {
        var start = Pages + commit + "/";
        return link.StartsWith(start, StringComparison.Ordinal) ? Path.Combine(Metadata.Get("RepositoryRoot"), link[start.Length..].Split('#')[0]) : null;
    }
}
