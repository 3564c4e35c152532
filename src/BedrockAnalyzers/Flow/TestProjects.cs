using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Flow;

/// <summary>Which projects are tests.</summary>
internal static class TestProjects
{
    // Given to analyzers by the package's build files.
    private const string Property = "build_property.IsTestProject";

    // The assemblies that a test is written against.
    private static readonly ImmutableHashSet<string> s_frameworks = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "Microsoft.VisualStudio.QualityTools.UnitTestFramework",
        "TUnit.Core");

    /// <summary>Whether a compilation is that of a test project: as the project says, or where it does not, by what it references.</summary>
    public static bool IsTestProject(Compilation compilation, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out var text) && bool.TryParse(text, out var said)
            ? said
            : compilation.ReferencedAssemblyNames.Any(static reference => s_frameworks.Contains(reference.Name));
}
