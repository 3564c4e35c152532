using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Tests;

/// <summary>Compiles code into memory and runs it.</summary>
internal static class RunningCode
{
    /// <summary>What a static method <c>R.Run(string)</c> answers.</summary>
    public static string[] Run(string code, string argument) => Run(Input.Compile([Input.Parse(code)], Sdk.V4), argument);

    /// <summary>What a static method <c>R.Run(string)</c> answers.</summary>
    public static string[] Run(CSharpCompilation compilation, string argument)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)) + "\n" + compilation.SyntaxTrees[0]);
        image.Position = 0;

        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        context.Resolving += (into, name) => References.Compilation(Sdk.V4).References.OfType<PortableExecutableReference>().Select(r => r.FilePath!)
            .Where(path => string.Equals(Path.GetFileNameWithoutExtension(path), name.Name, StringComparison.Ordinal))
            .Select(into.LoadFromAssemblyPath)
            .FirstOrDefault();
        try
        {
            return (string[])context.LoadFromStream(image).GetType("R")!.GetMethod("Run")!.Invoke(obj: null, [argument])!;
        }
        finally
        {
            context.Unload();
        }
    }
}
