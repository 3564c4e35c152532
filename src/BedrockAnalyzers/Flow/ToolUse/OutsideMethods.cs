using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>Members outside the project: which of them only make something of what they are given, and which bring something of their own.</summary>
internal static class OutsideMethods
{
    /// <summary>Whether the members of a type answer nothing but what they are given.</summary>
    public static bool IsPure(INamedTypeSymbol type, BedrockSymbols symbols)
    {
        if (symbols.IsOfSdk(type.ContainingAssembly) || symbols.IsOfChat(type) || symbols.IsOfAnthropic(type.ContainingAssembly)) return true;
        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return space switch
        {
            "System" => type.TypeKind is not TypeKind.Delegate && type.Name is not ("Console" or "Environment" or "Random" or "TimeProvider" or "Activator" or "AppContext" or "AppDomain" or "GC" or "Progress"),
            "System.IO" => type.Name is "StreamReader" or "StringReader" or "TextReader" or "MemoryStream" or "Stream" or "StreamWriter" or "BinaryReader",
            "System.Threading.Tasks" => type.Name is "Task" or "ValueTask" or "TaskExtensions",
            "System.Threading" => type.Name is "Interlocked" or "CancellationToken" or "Volatile",
            "System.Linq" or "System.Text" or "System.Runtime.CompilerServices" or "System.Globalization" or "Newtonsoft.Json" or "Newtonsoft.Json.Linq" or "Amazon.Runtime" or "Amazon.Runtime.Documents" or "Amazon.Util" => true,
            _ => space.StartsWith("System.Collections", StringComparison.Ordinal) || space.StartsWith("System.Text.", StringComparison.Ordinal) || space.StartsWith("Amazon.Runtime.", StringComparison.Ordinal),
        };
    }

    /// <summary>Whether a member says what time it is.</summary>
    public static bool IsClock(ISymbol member) =>
        member.ContainingType is { } type && member.Name is "Now" or "UtcNow" or "Today" or "TickCount" or "TickCount64" or "GetTimestamp" or "GetElapsedTime" or "GetUtcNow" or "GetLocalNow"
        && member.ContainingType.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether a method waits for what comes first, or asks a person.</summary>
    public static bool IsOfItsOwn(IMethodSymbol method) => method.Name is "WhenAny" or "Wait" or "WaitAny";

    /// <summary>Whether a method asks whoever sits at the console.</summary>
    public static bool AsksPerson(IMethodSymbol method) =>
        method is { Name: "ReadLine" or "ReadKey" or "Read", ContainingType: { Name: "Console", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
