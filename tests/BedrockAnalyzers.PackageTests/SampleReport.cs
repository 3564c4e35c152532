namespace BedrockAnalyzers.PackageTests;

/// <summary>A line of a sample at which a build reports a rule.</summary>
internal sealed record SampleReport(string Id, string Sample, string File, int Line) : IComparable<SampleReport>
{
    public int CompareTo(SampleReport? other) =>
        other is null ? 1 : (Key(this), Line).CompareTo((Key(other), other.Line));

    private static string Key(SampleReport report) => $"{report.Id} {report.Sample} {report.File}";
}
