using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Streams;

/// <summary>What code outside the project can do with a chunk without showing it to anybody: converting, parsing, and putting it into a buffer.</summary>
internal static class Harmless
{
    // Their methods answer something new and change nothing that others see.
    private static readonly ImmutableHashSet<string> s_pure = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Object", "System.String", "System.Char", "System.Convert", "System.Math", "System.Enum", "System.Nullable", "System.BitConverter", "System.Array", "System.Buffer", "System.BinaryData", "System.MemoryExtensions", "System.Span", "System.ReadOnlySpan", "System.Memory", "System.ReadOnlyMemory",
        "System.Int16", "System.Int32", "System.Int64", "System.UInt32", "System.UInt64", "System.Byte", "System.Boolean", "System.Double", "System.Single", "System.Decimal", "System.Guid", "System.Tuple", "System.ValueTuple", "System.StringComparer", "System.Index", "System.Range",
        "System.ArgumentNullException", "System.ArgumentException", "System.Threading.CancellationToken", "System.Threading.Interlocked", "System.Runtime.InteropServices.CollectionsMarshal",
        "System.Text.Encoding", "System.Text.UTF8Encoding", "System.Text.Decoder", "System.Text.Rune", "System.Text.Json.JsonDocument", "System.Text.Json.JsonElement", "System.Text.Json.JsonProperty", "System.Text.Json.JsonSerializer", "System.Text.Json.Utf8JsonReader", "System.Text.Json.JsonDocumentOptions", "System.Text.Json.JsonSerializerOptions",
        "System.Text.Json.JsonElement.ArrayEnumerator", "System.Text.Json.JsonElement.ObjectEnumerator", "System.Text.RegularExpressions.Regex", "System.Text.RegularExpressions.Match", "System.Text.RegularExpressions.Group", "System.Text.RegularExpressions.Capture",
        "System.Linq.Enumerable", "System.IO.StringReader", "System.IO.StreamReader", "System.IO.BinaryReader", "System.IO.TextReader", "System.Globalization.CultureInfo", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask",
        "Newtonsoft.Json.JsonConvert", "Newtonsoft.Json.Linq.Extensions", "Microsoft.Extensions.AI.ChatResponseExtensions");

    // Their methods change the object itself: who sees that depends on whose object it is.
    private static readonly ImmutableHashSet<string> s_buffers = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Text.StringBuilder", "System.Text.StringBuilder.AppendInterpolatedStringHandler", "System.IO.MemoryStream", "System.IO.StringWriter", "System.IO.Stream", "System.IO.TextWriter", "System.IO.BinaryWriter", "System.IO.StreamWriter", "System.Buffers.ArrayBufferWriter", "System.Buffers.BuffersExtensions");

    private static readonly ImmutableHashSet<string> s_numbers = ImmutableHashSet.Create(
        StringComparer.Ordinal, "TokenUsage", "StopReason", "ConverseStreamMetrics", "InvocationMetrics", "ConversationRole", "TimeSpan", "DateTime", "DateTimeOffset", "UsageDetails", "ChatFinishReason", "ChatRole", "Guid", "Stopwatch");

    /// <summary>Whether a method, constructor or property only makes something of what it is given.</summary>
    public static bool IsPure(ISymbol member) =>
        member.ContainingType is { } type && type.DeclaringSyntaxReferences.IsEmpty
        && (s_pure.Contains(NameOf(type)) || (IsJsonNode(type) && member is not IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary }) || IsException(type)
            || (member is IMethodSymbol { MethodKind: MethodKind.Constructor } && (IsBuffer(type) || IsCollection(type)) && type.Name is not ("StreamWriter" or "BinaryWriter")))
        && !(member is IMethodSymbol method && (KnownMethods.RunsDelegate(method) || Waits(method) || WritesElsewhere(method)));

    /// <summary>Whether a type is one whose objects hold text, bytes or elements.</summary>
    public static bool IsBuffer(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty && s_buffers.Contains(NameOf(type));

    /// <summary>Whether a type is a collection of the framework that belongs to who made it.</summary>
    public static bool IsCollection(ITypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty && type is INamedTypeSymbol named && (IsJsonNode(named) || IsIn(named, "System", "Collections", "Generic") || IsIn(named, "System", "Collections", "Immutable") || IsIn(named, "System", "Collections") || IsIn(named, "System", "Collections", "ObjectModel"))
        && named.Name is not "ObservableCollection";

    /// <summary>Whether a method of a buffer or collection adds what it is given.</summary>
    public static bool Adds(IMethodSymbol method) =>
        method.Name is "Insert" or "InsertRange" or "TryAdd" or "Enqueue" or "Push" or "set_Item" or "Set"
        || method.Name.StartsWith("Append", StringComparison.Ordinal) || method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("Write", StringComparison.Ordinal);

    /// <summary>Whether a method copies the bytes of its receiver into a stream that it is given.</summary>
    public static bool CopiesTo(IMethodSymbol method) => method.Name is "CopyTo" or "CopyToAsync" or "WriteTo" && method.ContainingType.Name is "Stream" or "MemoryStream";

    /// <summary>Whether a value of a type can be what the model wrote, and not only a measure of it.</summary>
    public static bool IsContent(ITypeSymbol? type) =>
        type is not null && type.TypeKind != TypeKind.Enum && !s_numbers.Contains(type.Name)
        && type.SpecialType is SpecialType.None or SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Char or SpecialType.System_Byte or SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerable_T
        && !(type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } arguments } && !IsContent(arguments[0]));

    // Task.Delay, Task.Wait…: the code does something else between two chunks.
    private static bool Waits(IMethodSymbol method) => method.ContainingType.Name is "Task" or "ValueTask" && !KnownMethods.AnswersReceiver(method) && !KnownMethods.AnswersArgument(method) && method.Name is not "get_CompletedTask";

    // JsonSerializer.Serialize(stream, value), Interlocked.Exchange(ref field, text).
    private static bool WritesElsewhere(IMethodSymbol method) =>
        (method.ContainingType.Name is "JsonSerializer" && method.Name.StartsWith("Serialize", StringComparison.Ordinal) && method.Parameters.Length > 0 && method.Parameters[0].Type.Name is "Stream" or "Utf8JsonWriter" or "PipeWriter")
        || method.Name is "WriteTo"
        || (method.ContainingType.Name is "Interlocked" && method.Parameters.Length > 0 && method.Parameters[0].Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64));

    // A tree of JSON reads and changes itself.
    private static bool IsJsonNode(INamedTypeSymbol type) => IsIn(type, "System", "Text", "Json", "Nodes") || IsIn(type, "Newtonsoft", "Json", "Linq");

    private static bool IsException(INamedTypeSymbol type) => type.Name.EndsWith("Exception", StringComparison.Ordinal);

    private static bool IsIn(INamedTypeSymbol type, params string[] names) => KnownMethods.IsIn((type.ContainingType ?? type).ContainingNamespace, names);

    private static string NameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? NameOf(outer) + "." + type.Name
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.Name : type.Name;
}
