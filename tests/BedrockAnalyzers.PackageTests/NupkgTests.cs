using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What is in the nupkg.</summary>
public partial class NupkgTests(PackedPackage package)
{
    // A third-party DLL would have to match whatever the host has loaded already; a lib folder would reach the user's program.
    [Fact]
    public void Its_entries_are_those_of_the_snapshot()
    {
        using var zip = ZipFile.OpenRead(package.File);
        Snapshot.Matches("entries.txt", string.Concat(zip.Entries.Select(e => e.FullName + "\n").Order(StringComparer.Ordinal)));
    }

    // It depends on nothing, stays with the developer, and says who made it.
    [Fact]
    public void Its_nuspec_is_that_of_the_snapshot()
    {
        var nuspec = package.Read("BedrockAnalyzers.nuspec").Replace($"<version>{package.Version}<", "<version>*<", StringComparison.Ordinal);
        nuspec = ReleaseNotes().Replace(Commit().Replace(nuspec, " commit=\"*\""), "<releaseNotes>*<");
        Snapshot.Matches("BedrockAnalyzers.nuspec", nuspec);
    }

    [Fact]
    public void Its_release_notes_are_what_the_changelog_says_of_the_version()
    {
        var changelog = File.ReadAllText(Path.Combine(Metadata.Get("RepositoryRoot"), "CHANGELOG.md")).ReplaceLineEndings("\n");

        // No release has the version of a test: then it is the first section that says something.
        var expected = changelog.Split("\n## ").Skip(1).Select(s => s[(s.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim()).First(s => s.Length > 0);

        var notes = Nuspec().Elements().Single(e => string.Equals(e.Name.LocalName, "releaseNotes", StringComparison.Ordinal)).Value;

        Assert.Equal(expected, notes.ReplaceLineEndings("\n"));
        Assert.InRange(notes.Length, 1, 35_000);
    }

    // Beside the package, a path of the repository leads nowhere.
    [Fact]
    public void Each_link_of_its_readme_is_absolute()
    {
        var links = Markdown.Parse(package.Read("README.md")).Descendants<LinkInline>().Select(l => l.Url!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.StartsWith("https://github.com/BedrockAnalyzers/BedrockAnalyzers", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("analyzers/dotnet/cs/BedrockAnalyzers.dll")]
    [InlineData("analyzers/dotnet/cs/BedrockAnalyzers.CodeFixes.dll")]
    public void A_DLL_is_deterministic_and_holds_its_debug_information(string entry)
    {
        using var zip = ZipFile.OpenRead(package.File);
        using var stream = new MemoryStream();
        using (var content = zip.GetEntry(entry)!.Open()) content.CopyTo(stream);
        stream.Position = 0;
        using var pe = new PEReader(stream);

        var kinds = pe.ReadDebugDirectory().Select(d => d.Type).ToList();

        Assert.Contains(DebugDirectoryEntryType.Reproducible, kinds);
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, kinds);
    }

    private XElement Nuspec() => XDocument.Parse(package.Read("BedrockAnalyzers.nuspec")).Root!.Elements().Single();

    [GeneratedRegex(" commit=\"[0-9a-f]{40}\"", RegexOptions.None, 1000)]
    private static partial Regex Commit();

    [GeneratedRegex("<releaseNotes>[^<]*<", RegexOptions.None, 1000)]
    private static partial Regex ReleaseNotes();
}
