using System.Globalization;
using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The packed DLLs in an editor: one token is typed in a project of 2,000 files.</summary>
public sealed class EditorTests(PackedPackage package) : IDisposable
{
    // Over what the host takes as soon as any analyzer wants the file bound, as the compiler does for its own errors. Bytes hardly differ from run to run.
    private const double Megabytes = 5;

    // Times differ with whatever else the machine does, and so they are compared with the host's own in the same turns: what fails is slower by an order of magnitude. `-- edit` of the benchmarks prints them.
    private const double TimesTheHost = 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bedrock-analyzers-editor-");

    // The lowest and the newest that the package is for.
    public static IEnumerable<TheoryDataRow<string>> Versions => new[] { HostTests.Versions.First(), HostTests.Versions.Last() };

    [Theory, MemberData(nameof(Versions))]
    public async Task A_document_is_analyzed_again_for_few_bytes(string version)
    {
        var rows = await new RoslynHost(version).EditAsync(Dlls(), Metadata.References, before: 8, warm: 5, cold: 1);
        foreach (var (edit, milliseconds, bytes) in rows)
        {
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{edit}: {string.Join(", ", milliseconds.Select(static one => $"{Median(one):0} ms"))}; {string.Join(", ", bytes.Select(static one => $"{Median(one) / 1e6:0.00} MB"))}"));
        }

        string[] edits = ["the first of the process", "cold: a service", "warm: a service", "warm: a helper", "warm: a helper, and its service is analyzed", "warm: a file without Bedrock"];
        Assert.Equal(edits, rows.Select(static r => r.Edit));
        Assert.All(rows.Skip(1), static row => Assert.InRange(Median(row.Milliseconds[0]), 0, TimesTheHost * Median(row.Milliseconds[2])));
        Assert.All(rows.Skip(2), static row => Assert.InRange((Median(row.Bytes[0]) - Median(row.Bytes[2])) / 1e6, 0, Megabytes));
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task What_is_found_after_an_edit_is_repaired(string version)
    {
        // One of two places is repaired, and the other one is left.
        const string Repaired = "Set MaxTokens to 4096: private readonly InferenceConfiguration _precise = new() { Temperature = 0.1f, MaxTokens = 4096 };: BDR1001";
        string[] expected = ["a service: BDR1001 BDR1001", Repaired, "a helper: ", "a helper, and its service is analyzed: BDR1001 BDR1001", Repaired, "a file without Bedrock: "];
        Assert.Equal(expected, await new RoslynHost(version).RepairAsync(Dlls(), Metadata.References));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] Dlls() => Packing.ExtractAnalyzers(package.File, _folder.FullName);

    private static double Median<T>(IReadOnlyList<T> values)
        where T : IConvertible => values.Select(static v => v.ToDouble(CultureInfo.InvariantCulture)).Order().ElementAt(values.Count / 2);
}
