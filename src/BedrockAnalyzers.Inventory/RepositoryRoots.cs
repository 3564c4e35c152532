namespace BedrockAnalyzers.Inventory;

/// <summary>Makes paths relative to the repository that they are in.</summary>
/// <param name="folder">The current folder.</param>
/// <param name="root">The root that was asked for; null for the Git repository around each file, or the current folder.</param>
internal sealed class RepositoryRoots(string folder, string? root)
{
    private readonly Dictionary<string, string?> _found = new(StringComparer.Ordinal);

    /// <summary>The path from the root on, with forward slashes; the whole path where it is outside.</summary>
    public string Relative(string path)
    {
        if (!Path.IsPathRooted(path)) return path.Replace('\\', '/');
        var relative = Path.GetRelativePath(root is not null ? Path.GetFullPath(root, folder) : RootOf(Path.GetDirectoryName(path)) ?? folder, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative).Replace('\\', '/');
    }

    // In a worktree .git is a file.
    private string? RootOf(string? directory)
    {
        if (directory is null) return null;
        if (_found.TryGetValue(directory, out var known)) return known;
        var git = Path.Combine(directory, ".git");
        return _found[directory] = Directory.Exists(git) || File.Exists(git) ? directory : RootOf(Path.GetDirectoryName(directory));
    }
}
