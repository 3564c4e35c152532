using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>
/// A library and a project that references it, as an editor and as a build see them: the editor has the library's source, the build a reference
/// assembly without bodies and without private members.
/// </summary>
internal sealed record TwoProjects(ImmutableArray<SyntaxTree> Library, ImmutableArray<SyntaxTree> Project, Sdk Sdk)
{
    private static readonly SyntaxTree s_friend = Input.Parse("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Input\")]", "Friend.cs");

    private static readonly EmitOptions s_referenceAssembly = new(metadataOnly: true, includePrivateMembers: false);

    /// <summary>What is found in the project in each of the two ways, or null where one of the two does not compile.</summary>
    public async Task<(ImmutableArray<(string Id, string Text)> Editor, ImmutableArray<(string Id, string Text)> Build)?> Find(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var library = References.Compilation(Sdk).WithAssemblyName("Library").AddSyntaxTrees(Library.Add(s_friend));
        using var image = new MemoryStream();
        if (!library.Emit(image, options: s_referenceAssembly, cancellationToken: cancellationToken).Success || HasErrors(library)) return null;
        image.Position = 0;
        var project = Input.Compile(Project, Sdk);
        var built = project.AddReferences(MetadataReference.CreateFromStream(image));
        if (HasErrors(built)) return null;
        return (await Found(project.AddReferences(library.ToMetadataReference()), analyzers), await Found(built, analyzers));
    }

    /// <summary>The ways in which a program of one project can be two: a type or a member of it is the library's.</summary>
    public static IEnumerable<TwoProjects> Of(ImmutableArray<SyntaxTree> trees, Sdk sdk)
    {
        var types = trees.SelectMany(static t => t.GetRoot().DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>()).ToImmutableArray();
        var sets = new List<ImmutableArray<BaseTypeDeclarationSyntax>>();
        if (types.Length > 1 || trees.Any(Input.IsProgram))
        {
            sets.AddRange(types.Select(static t => ImmutableArray.Create(t)));
            if (types.Length > 2) sets.AddRange(types.Select(t => types.Remove(t)));
        }

        foreach (var moved in sets)
            yield return new(Keep(trees, n => n is GlobalStatementSyntax || (n is BaseTypeDeclarationSyntax type && !moved.Contains(type))), Keep(trees, n => n is BaseTypeDeclarationSyntax type && moved.Contains(type)), sdk);

        foreach (var owner in types.OfType<TypeDeclarationSyntax>().Where(static t => t is ClassDeclarationSyntax { BaseList: null, Members.Count: > 1 } && !t.Modifiers.Any(SyntaxKind.StaticKeyword)))
        {
            foreach (var member in owner.Members.Where(static m => m is not (ConstructorDeclarationSyntax or DestructorDeclarationSyntax)))
            {
                yield return WithBase(trees, owner, [member], sdk);
                if (owner.Members.Count > 2 && member is MethodDeclarationSyntax) yield return WithBase(trees, owner, [.. owner.Members.Where(m => m != member && m is not ConstructorDeclarationSyntax)], sdk);
            }
        }
    }

    public override string ToString() => "// Library\n" + string.Join('\n', Library) + "\n// Project\n" + string.Join('\n', Project);

    private static TwoProjects WithBase(ImmutableArray<SyntaxTree> trees, TypeDeclarationSyntax owner, ImmutableArray<MemberDeclarationSyntax> moved, Sdk sdk)
    {
        const string Name = "BaseOfLibrary";
        var root = (CompilationUnitSyntax)owner.SyntaxTree.GetRoot();
        var type = SyntaxFactory.ClassDeclaration(Name).AddModifiers(SyntaxFactory.Token(SyntaxKind.PublicKeyword)).AddMembers([.. moved.Select(Visible)]).NormalizeWhitespace();
        var library = Input.Parse(string.Concat(root.Usings.Select(static u => u.ToFullString())) + type.ToFullString(), "Base.cs");
        var left = owner.RemoveNodes(moved, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
        left = ((ClassDeclarationSyntax)left).WithIdentifier(left.Identifier.WithTrailingTrivia(SyntaxFactory.Space)).WithBaseList(SyntaxFactory.BaseList(SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(SyntaxFactory.SimpleBaseType(SyntaxFactory.ParseTypeName(Name)))).NormalizeWhitespace());
        var project = Input.Parse(root.ReplaceNode(owner, left).ToFullString(), owner.SyntaxTree.FilePath);
        return new([library], trees.Replace(owner.SyntaxTree, project), sdk);
    }

    private static MemberDeclarationSyntax Visible(MemberDeclarationSyntax member) =>
        member.WithModifiers(SyntaxFactory.TokenList(member.Modifiers.Where(static m => !(m.IsKind(SyntaxKind.PrivateKeyword) || m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.InternalKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword))).Prepend(SyntaxFactory.Token(SyntaxKind.PublicKeyword))));

    private static ImmutableArray<SyntaxTree> Keep(ImmutableArray<SyntaxTree> trees, Func<SyntaxNode, bool> isLeftOut) =>
        [.. trees.Select(tree => Input.Parse(Without(tree.GetRoot(), isLeftOut).ToFullString(), tree.FilePath))];

    private static SyntaxNode Without(SyntaxNode root, Func<SyntaxNode, bool> isLeftOut) =>
        root.RemoveNodes(root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Where(n => n is MemberDeclarationSyntax && isLeftOut(n)), SyntaxRemoveOptions.KeepUnbalancedDirectives)!;

    private static bool HasErrors(Compilation compilation) => compilation.GetDiagnostics(TestContext.Current.CancellationToken).Any(static d => d.Severity == DiagnosticSeverity.Error);

    private static async Task<ImmutableArray<(string Id, string Text)>> Found(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var (_, found) = await Analysis.Build(compilation, analyzers, Configuration.Options(null, []));
        return [.. found.Select(static d => (d.Id, Text: $"{d.Location.GetLineSpan()} {d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}")).OrderBy(static d => d.Text, StringComparer.Ordinal)];
    }
}
