using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BedrockAnalyzers.Tests.Meta;

/// <summary>What SECURITY.md says that the assemblies never do: their metadata name nothing that could.</summary>
public class BannedApiTests
{
    // Attributes that the compiler and the SDK write, the thread's number in every iterator, and the own assembly as the place of the resources.
    private static readonly ImmutableHashSet<string> s_harmless =
        ["System.Environment", "System.Reflection.Assembly", "System.Reflection.DefaultMemberAttribute", "System.Reflection.AssemblyCompanyAttribute", "System.Reflection.AssemblyConfigurationAttribute", "System.Reflection.AssemblyCopyrightAttribute",
         "System.Reflection.AssemblyFileVersionAttribute", "System.Reflection.AssemblyInformationalVersionAttribute", "System.Reflection.AssemblyMetadataAttribute", "System.Reflection.AssemblyProductAttribute", "System.Reflection.AssemblyTitleAttribute"];

    private static readonly ImmutableHashSet<string> s_ofInputAndOutput = ["System.IO.Stream", "System.IO.StreamReader", "System.IO.TextReader"];

    private static string[] Banned => File.ReadAllLines(Path.Combine(References.RepositoryRoot, "src", "BannedSymbols.Host.txt"));

    public static TheoryData<string> Assemblies => new("BedrockAnalyzers", "BedrockAnalyzers.CodeFixes");

    [Theory, MemberData(nameof(Assemblies))]
    public void No_built_assembly_names_what_is_banned(string name)
    {
        using var file = new PEReader(File.OpenRead(System.Reflection.Assembly.Load(name).Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => NameOf(metadata, handle)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.SyntaxNode", types);
        foreach (var line in Banned)
        {
            var banned = line.Split(';')[0][2..];
            if (line.StartsWith("T:", StringComparison.Ordinal) && !s_harmless.Contains(banned)) Assert.DoesNotContain(banned, types);
            if (line.StartsWith("N:", StringComparison.Ordinal)) Assert.DoesNotContain(types, type => type.StartsWith(banned + ".", StringComparison.Ordinal) && !type.Contains("Attribute", StringComparison.Ordinal));
        }

        // What the list forgets of these namespaces is not there either.
        Assert.DoesNotContain(types, static t => t.StartsWith("System.Reflection.", StringComparison.Ordinal) && !s_harmless.Contains(t));
        Assert.DoesNotContain(types, static t => t.StartsWith("System.IO.", StringComparison.Ordinal) && !s_ofInputAndOutput.Contains(t));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void No_built_assembly_calls_what_is_banned(string name)
    {
        using var file = new PEReader(File.OpenRead(System.Reflection.Assembly.Load(name).Location));
        var metadata = file.GetMetadataReader();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference).Where(static m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => NameOf(metadata, (TypeReferenceHandle)m.Parent) + "." + metadata.GetString(m.Name)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("System.String.Equals", members);
        foreach (var line in Banned.Where(static l => l[0] is 'M' or 'P'))
        {
            var banned = line.Split(';')[0][2..].Split('(')[0].Replace("``1", "", StringComparison.Ordinal);
            if (line[0] == 'P') banned = banned.Insert(banned.LastIndexOf('.') + 1, "get_");
            Assert.DoesNotContain(banned, members);
        }

        Assert.DoesNotContain(members, static m => m.StartsWith("System.Environment.", StringComparison.Ordinal) && m is not "System.Environment.get_CurrentManagedThreadId");
        Assert.DoesNotContain(members, static m => m.StartsWith("System.Reflection.Assembly.", StringComparison.Ordinal) && m is not "System.Reflection.Assembly.GetManifestResourceStream");
    }

    [Fact]
    public void Both_projects_ban_it_when_they_are_built()
    {
        foreach (var project in new[] { "BedrockAnalyzers", "BedrockAnalyzers.CodeFixes" })
        {
            var text = File.ReadAllText(Path.Combine(References.RepositoryRoot, "src", project, project + ".csproj"));
            Assert.Contains("\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", text, StringComparison.Ordinal);
            Assert.Contains("../BannedSymbols.Host.txt", text, StringComparison.Ordinal);
        }
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) + "+" + name : metadata.GetString(type.Namespace) + "." + name;
    }
}
