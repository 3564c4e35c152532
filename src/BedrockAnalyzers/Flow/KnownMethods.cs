using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>Methods outside the project that are known to read their arguments and not to change them.</summary>
internal static class KnownMethods
{
    /// <summary>Whether an object that is passed to the method is afterwards as it was: printing, logging, checking, serializing, making text.</summary>
    public static bool LeavesArgumentsAlone(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type is null || !method.DeclaringSyntaxReferences.IsEmpty) return false;
        if (type.SpecialType is SpecialType.System_String or SpecialType.System_Object) return true;
        var space = type.ContainingNamespace;
        return type.Name switch
        {
            "Console" or "Math" or "Convert" or "ArgumentNullException" or "ArgumentException" or "ArgumentOutOfRangeException" => IsIn(space, "System"),
            "JsonSerializer" => method.Name.StartsWith("Serialize", StringComparison.Ordinal) && IsIn(space, "System", "Text", "Json"),
            "JsonConvert" => method.Name.StartsWith("Serialize", StringComparison.Ordinal) && IsIn(space, "Newtonsoft", "Json"),
            "LoggerExtensions" or "ILogger" => IsIn(space, "Microsoft", "Extensions", "Logging"),
            "Debug" or "Trace" or "Activity" => IsIn(space, "System", "Diagnostics"),
            _ => false,
        };
    }

    private static bool IsIn(INamespaceSymbol space, params string[] names)
    {
        for (var i = names.Length - 1; i >= 0; i--, space = space.ContainingNamespace)
        {
            if (space is null || !string.Equals(space.Name, names[i], StringComparison.Ordinal)) return false;
        }

        return space is { IsGlobalNamespace: true };
    }
}
