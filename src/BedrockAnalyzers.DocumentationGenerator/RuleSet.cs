using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.DocumentationGenerator;

/// <summary>The rules and the fixes, found by reflection.</summary>
internal static class RuleSet
{
    private static readonly ImmutableArray<CodeFixProvider> s_fixes = [.. Instances<CodeFixProvider>(Assembly.Load("BedrockAnalyzers.CodeFixes"))];

    /// <summary>Every rule, by ID.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [.. Instances<DiagnosticAnalyzer>(typeof(BedrockAnalyzer).Assembly).SelectMany(a => a.SupportedDiagnostics).DistinctBy(d => d.Id, StringComparer.Ordinal).OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>Whether a rule has a fix.</summary>
    public static bool HasFix(DiagnosticDescriptor rule) => FixesOf(rule).Any();

    /// <summary>Whether <c>dotnet format</c> repairs what a rule reports: it runs only fixes that have FixAll.</summary>
    public static bool HasFixAll(DiagnosticDescriptor rule) => FixesOf(rule).Any(f => f.GetFixAllProvider() is not null);

    private static IEnumerable<CodeFixProvider> FixesOf(DiagnosticDescriptor rule) => s_fixes.Where(f => f.FixableDiagnosticIds.Contains(rule.Id, StringComparer.Ordinal));

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly.GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true } && t.IsAssignableTo(typeof(T))).Select(t => (T)Activator.CreateInstance(t)!);
}
