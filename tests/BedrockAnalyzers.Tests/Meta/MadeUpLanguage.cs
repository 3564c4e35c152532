using System.Globalization;
using System.Resources;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>A language in which every text is a mark around its holes: what else is in a message was not translated. It comes as a translation does, in a satellite assembly.</summary>
internal static partial class MadeUpLanguage
{
    public const char Mark = '¤';

    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("qps-ploc");

    private static readonly Lazy<byte[]> s_satellite = new(Build);

    static MadeUpLanguage() => AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        if (name.CultureName != Culture.Name || name.Name != typeof(RuleText).Assembly.GetName().Name + ".resources") return null;
        using var image = new MemoryStream(s_satellite.Value);
        return context.LoadFromStream(image);
    };

    /// <summary>A text in the language.</summary>
    public static string Translate(string text) => Mark + string.Join(Mark, Hole().Matches(text).Select(m => m.Value)) + Mark;

    private static byte[] Build()
    {
        var assembly = typeof(RuleText).Assembly.GetName();
        var identity = CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyCulture(\"{Culture.Name}\")] [assembly: System.Reflection.AssemblyVersion(\"{assembly.Version}\")]");
        var compilation = CSharpCompilation.Create(assembly.Name + ".resources", [identity], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, manifestResources: RuleResources.Sources.Select(s => new ResourceDescription($"{s}.{Culture.Name}.resources", () => Resources(s), isPublic: true)));
        Assert.Empty(result.Diagnostics);
        return image.ToArray();
    }

    private static MemoryStream Resources(string source)
    {
        var stream = new MemoryStream();
        var writer = new ResourceWriter(stream);
        foreach (var (name, text) in RuleResources.Texts(source)) writer.AddResource(name, Translate(text));
        writer.Generate();
        stream.Position = 0;
        return stream;
    }

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
