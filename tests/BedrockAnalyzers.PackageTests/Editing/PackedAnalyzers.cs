using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.PackageTests.Editing;

/// <summary>The DLLs of the package, loaded as an editor loads them: from their files, apart from all others, and against the Roslyn of the host.</summary>
internal sealed class PackedAnalyzers : AssemblyLoadContext, IAnalyzerAssemblyLoader
{
    private readonly ImmutableDictionary<string, string> _files;

    public PackedAnalyzers(IReadOnlyCollection<string> dlls)
        : base("Packed analyzers")
    {
        _files = dlls.ToImmutableDictionary(dll => Path.GetFileNameWithoutExtension(dll), StringComparer.Ordinal);
        References = [.. dlls.Select(dll => new AnalyzerFileReference(dll, this))];
        foreach (var reference in References) reference.AnalyzerLoadFailed += static (_, e) => throw new InvalidOperationException(e.Message, e.Exception);
        Analyzers = [.. References.SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp))];
        Fixes = [.. References.SelectMany(static reference => reference.GetAssembly().GetTypes()).Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];
    }

    public ImmutableArray<AnalyzerFileReference> References { get; }

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    public ImmutableArray<CodeFixProvider> Fixes { get; }

    public void AddDependencyLocation(string fullPath)
    {
        // Both DLLs are known from the start.
    }

    public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _files.TryGetValue(assemblyName.Name!, out var file) ? LoadFromAssemblyPath(file) : GetLoadContext(typeof(PackedAnalyzers).Assembly)!.LoadFromAssemblyName(assemblyName);
}
