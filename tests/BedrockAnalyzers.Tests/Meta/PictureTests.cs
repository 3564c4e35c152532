#if !ROSLYN_FLOOR // The sample is written in a newer C# than the lowest Roslyn reads.
using BedrockAnalyzers.DocumentationGenerator.Pictures;
using BedrockAnalyzers.Rules.BDR1001;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>The pictures of the README show what the sample gives today. Where they do not: <c>dotnet run --project src/BedrockAnalyzers.DocumentationGenerator -- pictures</c>.</summary>
public class PictureTests
{
    // The limit of what a page should load for a picture.
    private const int MostBytes = 60_000;

    [Fact]
    public async Task The_picture_of_a_build_shows_what_a_build_says()
    {
        using var sample = Open();
        var found = await sample.FindAsync(AllRules.Analyzers, TestContext.Current.CancellationToken);
        var warnings = BuildWarning.Of(found, References.RepositoryRoot);
        Assert.NotEmpty(warnings);
        Same(BuildPicture.Path, BuildPicture.Draw(warnings));
    }

    [Fact]
    public async Task The_picture_of_a_fix_shows_what_the_fix_makes()
    {
        using var sample = Open();
        Same(QuickFixPicture.Path, await QuickFixPicture.DrawAsync(sample, new NoOutputTokenCapAnalyzer(), new NoOutputTokenCapFix(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Warnings_are_read_from_the_output_of_a_build_once_each_and_in_order()
    {
        var output = """
              Determining projects to restore...
            /root/samples/B.cs(7,3): warning BDR2001: Second; do (this) [/root/samples/A.csproj]
            /root/samples/B.cs(1,23): warning BDR1001: First: say [why]; set it (https://example.org/BDR1001) [/root/samples/A.csproj]
            /root/samples/B.cs(2,1): error CS1002: ; expected [/root/samples/A.csproj]

            Build succeeded.

            /root/samples/B.cs(7,3): warning BDR2001: Second; do (this) [/root/samples/A.csproj]
                2 Warning(s)
            """;
        Assert.Equal([new("samples/B.cs", 1, 23, "BDR1001", "First: say [why]; set it"), new("samples/B.cs", 7, 3, "BDR2001", "Second; do (this)")], BuildWarning.Read(output, "/root"));
    }

    private static SampleProgram Open() => SampleProgram.Open(References.RepositoryRoot, References.Compilation(Sdk.V4).References);

    private static void Same(string path, string picture)
    {
        Assert.InRange(picture.Length, 1, MostBytes);
        Assert.Equal(picture, File.ReadAllText(Path.Combine(References.RepositoryRoot, path)).ReplaceLineEndings("\n"));
    }
}
#endif
