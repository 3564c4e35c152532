using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using BedrockAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>The analyzers of a package for C#, as a build of it with the compiler of this process would load them.</summary>
internal sealed class AnalyzerPackage
{
    private static readonly ImmutableArray<(string Id, string Folder)> s_peers =
    [
        ("xunit.analyzers", "analyzers/dotnet/cs"),
        ("NUnit.Analyzers", "analyzers/dotnet/cs"),
        ("Meziantou.Analyzer", "analyzers/dotnet/roslyn5.9/cs"),
        ("Roslynator.Analyzers", "analyzers/dotnet/roslyn5.0/cs"),
        ("Microsoft.VisualStudio.Threading.Analyzers", "analyzers/cs"),
        ("Microsoft.CodeAnalysis.NetAnalyzers", "analyzers/dotnet/cs"),
    ];

    private AnalyzerPackage(string name, string version, ImmutableArray<DiagnosticAnalyzer> analyzers) => (Name, Version, Analyzers) = (name, version, analyzers);

    /// <summary>The package's ID.</summary>
    public string Name { get; }

    /// <summary>The version that was restored.</summary>
    public string Version { get; }

    /// <summary>Every analyzer for C#, also those whose rules are off unless somebody switches them on: the driver leaves these alone.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    /// <summary>How many rules are on unless somebody switches them off.</summary>
    public int RulesOn => Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Where(static rule => rule.IsEnabledByDefault).DistinctBy(static rule => rule.Id).Count();

    /// <summary>The other packages.</summary>
    public static ImmutableArray<AnalyzerPackage> Peers { get; } = [.. s_peers.Select(static peer => Load(peer.Id, peer.Folder))];

    /// <summary>This package.</summary>
    public static AnalyzerPackage Ours { get; } = new("BedrockAnalyzers", VersionOf(typeof(BedrockAnalyzer).Assembly), Of(typeof(BedrockAnalyzer).Assembly));

    /// <summary>What no analyzer of Bedrock calls can cost less than, as far as it asks Roslyn what a method with such a call means, or does.</summary>
    public static ImmutableArray<AnalyzerPackage> Least { get; } = [Of("(one symbol of each method with a Bedrock call)", new LeastAnalyzer(asksForGraph: false)), Of("(the control-flow graph of each)", new LeastAnalyzer(asksForGraph: true))];

    /// <summary>Each rule of this package by itself.</summary>
    public static ImmutableArray<AnalyzerPackage> Rules { get; } = [.. BenchmarkInput.Ids.Select(static id => Of(id, BenchmarkInput.Analyzer(id)))];

    /// <summary>Analyzers that are no package: one rule, or one that does nothing.</summary>
    public static AnalyzerPackage Of(string name, params DiagnosticAnalyzer[] analyzers) => new(name, "", [.. analyzers]);

    /// <summary>The version that an assembly says it has, without the commit.</summary>
    public static string VersionOf(Assembly assembly) => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static AnalyzerPackage Load(string id, string folder)
    {
        var package = References.PackageFolder(id.ToLowerInvariant());
        var path = Path.Combine(package, folder);
        var context = new AssemblyLoadContext(id);
        context.Resolving += (self, name) => Path.Combine(path, name.Name + ".dll") is var file && File.Exists(file) ? self.LoadFromAssemblyPath(file) : null;
        var analyzers = Directory.GetFiles(path, "*.dll").Order(StringComparer.Ordinal).SelectMany(file => Of(context.LoadFromAssemblyPath(file)));
        return new(id, Path.GetFileName(package), [.. analyzers]);
    }

    private static ImmutableArray<DiagnosticAnalyzer> Of(Assembly assembly) =>
        [.. TypesOf(assembly).Where(static type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    // Fixes stand beside analyzers, and what they need of an editor is not here.
    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return [.. e.Types.OfType<Type>()];
        }
    }
}
