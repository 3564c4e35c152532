namespace BedrockAnalyzers.PackageTests;

/// <summary>A line of a sample at which a build reports a rule.</summary>
internal sealed record SampleReport(string Id, string Sample, string File, int Line);
