using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What runs inside a <see cref="RoslynHost"/>. Only types of the runtime go in and out.</summary>
internal static class HostedAnalysis
{
    /// <summary>Runs the analyzers on the code, and the fixes on what they report; the lines say what came of it.</summary>
    public static async Task<string[]> RunAsync(string[] analyzers, string[] code, string[] references)
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(HostedAnalysis).Assembly)!;
        var assemblies = analyzers.Select(context.LoadFromAssemblyPath).ToList();
        var lines = assemblies.SelectMany(Unresolved).ToList();
        var types = assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract).ToList();

        using var workspace = new AdhocWorkspace(MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly]));
        var project = workspace.AddProject("Program", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(references.Select(r => MetadataReference.CreateFromFile(r)));
        for (var i = 0; i < code.Length; i++) project = project.AddDocument($"Code{i}.cs", code[i]).Project;
        var compilation = (await project.GetCompilationAsync())!;
        lines.AddRange(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));

        var instances = types.Where(t => t.IsAssignableTo(typeof(DiagnosticAnalyzer))).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!).ToImmutableArray();
        var found = await compilation.WithAnalyzers(instances, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        lines.AddRange(found.Select(d => $"{Path.GetFileName(d.Location.SourceTree?.FilePath)}: {d.Id}").Order(StringComparer.Ordinal));
        lines.AddRange(found.Where(d => d.Id.StartsWith("AD", StringComparison.Ordinal)).Select(d => d.GetMessage(CultureInfo.InvariantCulture)));

        var fixes = types.Where(t => t.IsAssignableTo(typeof(CodeFixProvider))).Select(t => (CodeFixProvider)Activator.CreateInstance(t)!).ToList();
        foreach (var diagnostic in found.OrderBy(d => d.Id, StringComparer.Ordinal))
        {
            foreach (var fix in fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id))) lines.Add($"{diagnostic.Id} fixed: {await AddedAsync(project, fix, diagnostic)}");
        }

        return [.. lines];
    }

    // The lines that the first offer of a fix adds.
    private static async Task<string> AddedAsync(Project project, CodeFixProvider fix, Diagnostic diagnostic)
    {
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0) return "nothing is offered";
        var operations = await actions[0].GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var before = (await document.GetTextAsync()).Lines.Select(l => l.ToString().Trim()).ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', (await changed.GetTextAsync()).Lines.Select(l => l.ToString().Trim()).Where(l => l.Length > 1 && !before.Contains(l)));
    }

    // Every type and member of another assembly that the DLL names must be there.
    private static unsafe IEnumerable<string> Unresolved(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var metadata, out var length)) return [$"{assembly} has no metadata"];
        var reader = new MetadataReader(metadata, length);
        return reader.TypeReferences.Select(h => MetadataTokens.GetToken(h)).Concat(reader.MemberReferences.Select(h => MetadataTokens.GetToken(h))).Select(token => Try(assembly.ManifestModule, token)).OfType<string>().ToList();
    }

    private static string? Try(Module module, int token)
    {
        string? message = null;

        // Each stands for whatever a generic type or method is given: constraints leave at least one of them.
        foreach (var argument in new[] { typeof(object), typeof(int), typeof(SyntaxNode) })
        {
            Type[] arguments = [.. Enumerable.Repeat(argument, 8)];
            try
            {
                _ = module.ResolveMember(token, arguments, arguments);
                return null;
            }
            catch (Exception e) when (e is MissingMemberException or TypeLoadException or FileNotFoundException or FileLoadException or BadImageFormatException)
            {
                message ??= e.Message;
            }
        }

        return message;
    }
}
