using System.Globalization;
using System.Numerics;
using BedrockAnalyzers.PackageTests;
using BedrockAnalyzers.PackageTests.Editing;

namespace BedrockAnalyzers.Benchmarks;

/// <summary>
/// What an editor waits for: one token is typed in one file of a project of 2,000, and a document is analyzed again, with the analyzers out of the package that the sources make.
/// Beside an analyzer that registers nothing ("no action"), and one that is called for each file and does nothing with it ("file bound"): what these take is the workspace's and the compiler's.
/// </summary>
internal static class EditBenchmark
{
    private const int Before = 120;
    private const int Warm = 200;
    private const int Cold = 7;

    /// <summary>Prints a table of the times and allocations, cold and warm.</summary>
    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("bedrock-analyzers-edit-");
        try
        {
            await Packing.PackAsync("BedrockAnalyzers.Package", folder.FullName, "0.0.1", CancellationToken.None);
            var dlls = Packing.ExtractAnalyzers(Path.Combine(folder.FullName, "BedrockAnalyzers.0.0.1.nupkg"), folder.FullName);
            Console.WriteLine("| One token typed in | Edits | ms p50 | ms p95 | no action ms p50 | ms p95 | file bound ms p50 | ms p95 | MB p50 | MB p95 | no action MB p50 | file bound MB p50 |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            foreach (var (edit, milliseconds, bytes) in await Edits.MeasureAsync(dlls, Metadata.References, Before, Warm, Cold))
            {
                var times = string.Join(" | ", milliseconds.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{Percentile(one, 50):0} | {Percentile(one, 95):0}")));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {edit} | {bytes[0].Length} | {times} | {Percentile(bytes[0], 50) / 1e6:0.00} | {Percentile(bytes[0], 95) / 1e6:0.00} | {Percentile(bytes[1], 50) / 1e6:0.00} | {Percentile(bytes[2], 50) / 1e6:0.00} |"));
            }
        }
        finally
        {
            // The DLLs are in use on Windows until the process ends.
            if (!OperatingSystem.IsWindows()) folder.Delete(recursive: true);
        }
    }

    private static T Percentile<T>(T[] values, int percent)
        where T : INumber<T> => values.Order().ElementAt(Math.Min(values.Length - 1, values.Length * percent / 100));
}
