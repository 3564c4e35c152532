namespace BedrockAnalyzers.Flow;

/// <summary>Paths of files, as a build gives them.</summary>
internal static class FilePaths
{
    /// <summary>The name of a file, without its folders. A build on one system can have been given paths of another, which <c>Path.GetFileName</c> would not take apart.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
