using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using BedrockAnalyzers.PackageTests.Editing;

namespace BedrockAnalyzers.PackageTests;

/// <summary>
/// A host of one Roslyn version, as an SDK or an editor of its time is: what is loaded here binds to the assemblies of that version. This test assembly is loaded into it a second time,
/// so that <see cref="HostedAnalysis"/> runs there.
/// </summary>
internal sealed class RoslynHost : AssemblyLoadContext
{
    private static readonly string[] s_packages =
        ["microsoft.codeanalysis.common", "microsoft.codeanalysis.csharp", "microsoft.codeanalysis.workspaces.common", "microsoft.codeanalysis.csharp.workspaces"];

    private readonly string _version;
    private readonly Dictionary<string, string> _files;

    public RoslynHost(string version)
        : base("Roslyn " + version)
    {
        _version = version;
        _files = s_packages.Select(LibraryOf).ToDictionary(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal);

        // Of this runtime, the DLLs for .NET; there is one folder for it, or one for each of several.
        string LibraryOf(string package) => Directory.GetDirectories(FolderOf(package), "net*.0").Where(d => !d.EndsWith("netstandard2.0", StringComparison.Ordinal))
            .OrderByDescending(d => Version.Parse(Path.GetFileName(d)[3..])).SelectMany(d => Directory.GetFiles(d, "Microsoft.CodeAnalysis*.dll")).First();
    }

    /// <summary>The version of each assembly that a host of this Roslyn has: its own, and those that they ask for.</summary>
    public IReadOnlyDictionary<string, Version> Versions()
    {
        var versions = new Dictionary<string, Version>(StringComparer.Ordinal);
        foreach (var file in s_packages.SelectMany(p => Directory.GetFiles(Path.Combine(FolderOf(p), "netstandard2.0"), "Microsoft.CodeAnalysis*.dll")))
        {
            using var pe = new PEReader(File.OpenRead(file));
            var reader = pe.GetMetadataReader();
            var own = reader.GetAssemblyDefinition();
            foreach (var (name, version) in reader.References().Append((reader.GetString(own.Name), own.Version)))
            {
                if (!versions.TryGetValue(name, out var known) || known < version) versions[name] = version;
            }
        }

        return versions;
    }

    /// <summary>Runs <see cref="HostedAnalysis.RunAsync"/> in this host.</summary>
    public Task<string[]> RunAsync(string[] analyzers, string[] code, string[] references) =>
        (Task<string[]>)Invoke(typeof(HostedAnalysis), nameof(HostedAnalysis.RunAsync), analyzers, code, references);

    /// <summary>Runs <see cref="Edits.MeasureAsync"/> in this host.</summary>
    public Task<List<(string Edit, double[][] Milliseconds, long[][] Bytes)>> EditAsync(string[] analyzers, string[] references, int before, int warm, int cold) =>
        (Task<List<(string Edit, double[][] Milliseconds, long[][] Bytes)>>)Invoke(typeof(Edits), nameof(Edits.MeasureAsync), analyzers, references, before, warm, cold);

    /// <summary>Runs <see cref="Edits.RepairAsync"/> in this host.</summary>
    public Task<string[]> RepairAsync(string[] analyzers, string[] references) => (Task<string[]>)Invoke(typeof(Edits), nameof(Edits.RepairAsync), analyzers, references);

    protected override Assembly? Load(AssemblyName assemblyName) => _files.TryGetValue(assemblyName.Name!, out var file) ? LoadFromAssemblyPath(file) : null;

    private object Invoke(Type type, string method, params object[] arguments) =>
        LoadFromAssemblyPath(type.Assembly.Location).GetType(type.FullName!, throwOnError: true)!.GetMethod(method)!.Invoke(null, arguments)!;

    private string FolderOf(string package) => Path.Combine(Metadata.Get("PackageRoot"), package, _version, "lib");
}
