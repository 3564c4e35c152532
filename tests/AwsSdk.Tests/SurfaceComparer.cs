using Microsoft.CodeAnalysis;

namespace AwsSdk.Tests;

/// <summary>
/// Compares a surface with the assembly it stands for. All that the surface has must be in the real assembly, with the same types; and a type that the
/// surface has must have every property of the real one when it is a request, an answer, or a part of them. The surface may leave out whole types, operations and
/// constructors: it has only those that the rules need.
/// </summary>
internal static class SurfaceComparer
{
    private static readonly SymbolDisplayFormat s_types = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>One line for each difference, in order of their text; none when the surface tells the truth.</summary>
    public static IReadOnlyList<string> Compare(IAssemblySymbol surface, IAssemblySymbol real)
    {
        var differences = new List<string>();
        foreach (var type in PublicTypes(surface.GlobalNamespace))
        {
            var name = type.ToDisplayString(s_types);
            if (real.GetTypeByMetadataName(MetadataName(type)) is not { DeclaredAccessibility: Accessibility.Public } other)
            {
                differences.Add($"{name}: no such type in the package");
                continue;
            }

            CompareType(name, type, other, differences);
        }

        return [.. differences.Order(StringComparer.Ordinal)];
    }

    private static void CompareType(string name, INamedTypeSymbol surface, INamedTypeSymbol real, List<string> differences)
    {
        if (surface.TypeKind != real.TypeKind) differences.Add($"{name}: {surface.TypeKind} in the surface, {real.TypeKind} in the package");
        var (surfaceBase, realBase) = (surface.BaseType?.ToDisplayString(s_types), real.BaseType?.ToDisplayString(s_types));
        if (!string.Equals(surfaceBase, realBase, StringComparison.Ordinal)) differences.Add($"{name}: derives from {surfaceBase} in the surface, from {realBase} in the package");

        var realMembers = Members(real);
        var surfaceMembers = Members(surface);
        foreach (var (key, type) in surfaceMembers)
        {
            if (!realMembers.TryGetValue(key, out var realType)) differences.Add($"{name}.{key}: not in the package");
            else if (!string.Equals(type, realType, StringComparison.Ordinal)) differences.Add($"{name}.{key}: {type} in the surface, {realType} in the package");
        }

        if (!string.Equals(surface.ContainingNamespace.Name, "Model", StringComparison.Ordinal)) return;
        foreach (var property in real.GetMembers().OfType<IPropertySymbol>().Where(IsVisible))
        {
            if (!surfaceMembers.ContainsKey(Key(property))) differences.Add($"{name}.{Key(property)}: not in the surface");
        }
    }

    /// <summary>The public members that a type declares: what tells them apart, and their type.</summary>
    private static Dictionary<string, string> Members(INamedTypeSymbol type)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in type.GetMembers().Where(IsVisible))
        {
            var value = member switch
            {
                IPropertySymbol property => $"{property.Type.ToDisplayString(s_types)} {{{(IsVisible(property.GetMethod) ? " get;" : "")}{(IsVisible(property.SetMethod) ? " set;" : "")} }}",
                IFieldSymbol field => field.Type.ToDisplayString(s_types),
                IEventSymbol raised => raised.Type.ToDisplayString(s_types),
                IMethodSymbol { MethodKind: MethodKind.Constructor } => "constructor",
                IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion } method => method.ReturnType.ToDisplayString(s_types),
                _ => null,
            };
            if (value is not null) members[Key(member)] = value;
        }

        return members;
    }

    private static string Key(ISymbol member) =>
        member is IMethodSymbol method ? $"{method.Name}({string.Join(", ", method.Parameters.Select(p => p.Type.ToDisplayString(s_types)))})" : member.Name;

    private static bool IsVisible(ISymbol? member) => member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false };

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public).Concat(space.GetNamespaceMembers().SelectMany(PublicTypes));

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace}.{type.MetadataName}";
}
