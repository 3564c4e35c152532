using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.DocumentationGenerator.Pictures;

/// <summary>The sample of the pictures, as an editor has it open: its documents, settings files and <c>.editorconfig</c>, and what the analyzers find there.</summary>
internal sealed class SampleProgram : IDisposable
{
    /// <summary>Where it lies in the repository.</summary>
    public const string Folder = "samples/SupportBot";

    // As the SDK's targets write them for a console program.
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private readonly AdhocWorkspace _workspace = new();

    private SampleProgram(string root, IEnumerable<MetadataReference> references)
    {
        var project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "SupportBot", "SupportBot", LanguageNames.CSharp, filePath: Path.Combine(root, Folder, "SupportBot.csproj"),
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: references));
        project = project.AddDocument("ImplicitUsings.cs", SourceText.From(ImplicitUsings)).Project;
        foreach (var path in Files(root))
        {
            var (name, text) = (Path.GetFileName(path), SourceText.From(File.ReadAllText(path).ReplaceLineEndings("\n")));
            project = Path.GetExtension(path) switch
            {
                ".cs" => project.AddDocument(name, text, filePath: path).Project,
                ".json" => project.AddAdditionalDocument(name, text, filePath: path).Project,
                _ => project.AddAnalyzerConfigDocument(name, text, filePath: path).Project,
            };
        }

        Project = project;
    }

    /// <summary>The project.</summary>
    public Project Project { get; }

    /// <summary>Opens it.</summary>
    public static SampleProgram Open(string root, IEnumerable<MetadataReference> references) => new(root, references);

    /// <summary>What the analyzers find, in the order of files and places.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var compilation = await Project.GetCompilationAsync(cancellationToken) ?? throw new InvalidOperationException("No compilation.");
        var errors = compilation.GetDiagnostics(cancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0) throw new InvalidOperationException($"{Folder} does not compile:\n{string.Join('\n', errors)}");
        var found = await compilation.WithAnalyzers(analyzers, Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. found.OrderBy(static d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start)];
    }

    public void Dispose() => _workspace.Dispose();

    // What the project and the package's build files take in.
    private static IEnumerable<string> Files(string root)
    {
        var folder = Path.Combine(root, Folder);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Where(static path => Path.GetFileName(path) is ".editorconfig" or "launchSettings.json" || Path.GetExtension(path) is ".cs" || (Path.GetFileName(path).StartsWith("appsettings", StringComparison.Ordinal) && Path.GetExtension(path) is ".json"))
            .Order(StringComparer.Ordinal);
    }
}
