using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>A text that is kept in the folder Snapshots and must not change unseen. With the environment variable <c>WriteSnapshots=true</c> it is written instead of compared.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual)
    {
        var file = Path.Combine(Metadata.Get("RepositoryRoot"), "tests", "BedrockAnalyzers.PackageTests", "Snapshots", name);
        actual = actual.ReplaceLineEndings("\n");
        if (string.Equals(Environment.GetEnvironmentVariable("WriteSnapshots"), "true", StringComparison.OrdinalIgnoreCase)) File.WriteAllText(file, actual);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
