using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Tests;

/// <summary>Every analyzer and every fix of the package, as a host finds them: by reflection.</summary>
internal static class AllRules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Instances<DiagnosticAnalyzer>("BedrockAnalyzers");

    /// <summary>Those of the rules that a user has without asking for them.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> OnByDefault { get; } = [.. Analyzers.Where(a => a.SupportedDiagnostics.Any(d => d.IsEnabledByDefault))];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = Instances<CodeFixProvider>("BedrockAnalyzers.CodeFixes");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [.. Analyzers.SelectMany(a => a.SupportedDiagnostics).DistinctBy(d => d.Id, StringComparer.Ordinal).OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>The fixes that are offered for a diagnostic.</summary>
    public static async Task<List<CodeAction>> Offered(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id, StringComparer.Ordinal)))
            actions.AddRange(await Offered(fix, document, diagnostic, TestContext.Current.CancellationToken));
        return actions;
    }

    /// <summary>What one fix offers for a diagnostic.</summary>
    public static async Task<List<CodeAction>> Offered(CodeFixProvider fix, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        return actions;
    }

    private static ImmutableArray<T> Instances<T>(string assembly) =>
        [.. System.Reflection.Assembly.Load(assembly).GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true } && t.IsAssignableTo(typeof(T))).OrderBy(t => t.FullName, StringComparer.Ordinal).Select(t => (T)Activator.CreateInstance(t)!)];
}
