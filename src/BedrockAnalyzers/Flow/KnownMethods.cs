using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>Methods outside the project that are known to read their arguments and not to change them.</summary>
internal static class KnownMethods
{
    private static readonly string[] s_tasks = { "System", "Threading", "Tasks" };
    private static readonly string[] s_compilerServices = { "System", "Runtime", "CompilerServices" };

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

    /// <summary>Whether a method or property answers what it is asked of, as far as its value goes: what a task brings.</summary>
    public static bool AnswersReceiver(ISymbol member) =>
        member is { Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "Result", IsStatic: false, ContainingType: { Name: "Task" or "ValueTask" or "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter" } type }
        && IsIn(type.ContainingNamespace, type.Name is "Task" or "ValueTask" ? s_tasks : s_compilerServices);

    /// <summary>Whether a method or constructor answers its argument, as far as its value goes: it makes a task that brings it.</summary>
    public static bool AnswersArgument(IMethodSymbol? method) =>
        method is { Parameters.Length: 1, ContainingType: { Name: "Task" or "ValueTask" } type } && (method.Name is "FromResult" || (method.MethodKind == MethodKind.Constructor && method.Parameters[0].Type.Name is not "Task" and not "IValueTaskSource")) && IsIn(type.ContainingNamespace, s_tasks);

    /// <summary>Whether a method runs the delegate that it is given, and what comes out of that comes out of it: <c>Task.Run</c>, a policy or pipeline of Polly.</summary>
    public static bool RunsDelegate(IMethodSymbol method) => method.Name switch
    {
        "Run" => method.ContainingType is { Name: "Task" } type && IsIn(type.ContainingNamespace, s_tasks),
        "Execute" or "ExecuteAsync" => RootOf(method.ContainingNamespace) is "Polly",
        _ => false,
    };

    /// <summary>Whether a method is one of LINQ's.</summary>
    public static bool IsOfLinq(IMethodSymbol method) =>
        (method.IsStatic || method.ReducedFrom is not null) && method.DeclaringSyntaxReferences.IsEmpty && IsIn(method.ContainingNamespace, "System", "Linq");

    /// <summary>The first name of a namespace; null for the global one.</summary>
    public static string? RootOf(INamespaceSymbol? space)
    {
        while (space is { ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space is { IsGlobalNamespace: false } ? space.Name : null;
    }

    /// <summary>Whether a namespace has this name.</summary>
    public static bool IsIn(INamespaceSymbol? space, params string[] names)
    {
        for (var i = names.Length - 1; i >= 0; i--, space = space.ContainingNamespace)
        {
            if (space is null || !string.Equals(space.Name, names[i], StringComparison.Ordinal)) return false;
        }

        return space is { IsGlobalNamespace: true };
    }
}
