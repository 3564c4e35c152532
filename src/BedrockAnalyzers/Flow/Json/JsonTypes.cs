using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>Types and methods of other assemblies that make JSON, or carry its text, known by their full names.</summary>
internal static class JsonTypes
{
    /// <summary>Whether an object of the type is a set of named values: a dictionary with text for keys, or the object of a JSON library.</summary>
    public static bool IsKeyed(ITypeSymbol? type) => type is INamedTypeSymbol named && named.Name switch
    {
        "Dictionary" or "SortedDictionary" => named.TypeArguments.Length == 2 && named.TypeArguments[0].SpecialType == SpecialType.System_String && IsIn(named, "System", "Collections", "Generic"),
        "JsonObject" or "JsonNode" => IsIn(named, "System", "Text", "Json", "Nodes"),
        "JObject" or "JToken" => IsIn(named, "Newtonsoft", "Json", "Linq"),
        "Document" => IsIn(named, "Amazon", "Runtime", "Documents"),
        _ => false,
    };

    /// <summary>Whether an object with named values has no value but an error for a name that it does not have.</summary>
    public static bool IsDictionary(ITypeSymbol type) => type.Name is "Dictionary" or "SortedDictionary" or "Document";

    /// <summary>Whether the type is that of a member which the object of a JSON library is made of.</summary>
    public static bool IsMember(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "JProperty" } named && IsIn(named, "Newtonsoft", "Json", "Linq");

    /// <summary>Whether an object of the type takes a text piece by piece: a builder of text, a stream or buffer in memory.</summary>
    public static bool IsTextBuilder(ITypeSymbol? type) => type is INamedTypeSymbol named && named.Name switch
    {
        "StringBuilder" => IsIn(named, "System", "Text"),
        "MemoryStream" or "StringWriter" => IsIn(named, "System", "IO"),
        "ArrayBufferWriter" => IsIn(named, "System", "Buffers"),
        _ => false,
    };

    /// <summary>Whether an object of the type writes JSON member by member.</summary>
    public static bool IsWriter(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && ((named.Name is "Utf8JsonWriter" && IsIn(named, "System", "Text", "Json")) || (named.Name is "JsonTextWriter" && IsIn(named, "Newtonsoft", "Json")));

    /// <summary>Whether a property answers what has been written so far.</summary>
    public static bool AnswersWritten(IPropertySymbol property) => property is { Name: "WrittenSpan" or "WrittenMemory", ContainingType: { Name: "ArrayBufferWriter" } type } && IsIn(type, "System", "Buffers");

    /// <summary>Whether a property of such an object says nothing about its text.</summary>
    public static bool IsBesideText(IPropertySymbol property) => property.ContainingType.Name switch
    {
        "MemoryStream" or "Stream" or "StreamWriter" or "TextWriter" or "StringWriter" => property.Name is "Position" or "Capacity" or "AutoFlush" or "NewLine",
        "JsonTextWriter" or "JsonWriter" => property.Name is "Formatting" or "Indentation" or "IndentChar" or "CloseOutput" or "AutoCompleteOnClose",
        _ => false,
    };

    /// <summary>Whether the type is the options of a serializer of System.Text.Json.</summary>
    public static bool IsOptions(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "JsonSerializerOptions" } named && IsIn(named, "System", "Text", "Json");

    /// <summary>What the methods are called of which <see cref="Serializes"/> or <see cref="SerializesIntoFirst"/> is true.</summary>
    public static readonly string[] SerializerNames =
    {
        "Serialize", "SerializeAsync", "SerializeToUtf8Bytes", "SerializeToNode", "SerializeToElement", "SerializeToDocument", "SerializeObject", "FromObject", "FromObjectAsJson",
    };

    /// <summary>Whether a method serializes its first argument and answers the text, bytes or node.</summary>
    public static bool Serializes(IMethodSymbol method) => method is { IsStatic: true, Parameters.Length: > 0 } && method.ContainingType is { } type && type.Name switch
    {
        "JsonSerializer" => method.Name is "Serialize" or "SerializeToUtf8Bytes" or "SerializeToNode" or "SerializeToElement" or "SerializeToDocument" && !method.ReturnsVoid && IsIn(type, "System", "Text", "Json"),
        "JsonConvert" => method.Name is "SerializeObject" && IsIn(type, "Newtonsoft", "Json"),
        "JObject" or "JToken" => method.Name is "FromObject" && IsIn(type, "Newtonsoft", "Json", "Linq"),
        "BinaryData" => method.Name is "FromObjectAsJson" && IsIn(type, "System"),
        "Document" => method.Name is "FromObject" && IsIn(type, "Amazon", "Runtime", "Documents"),
        _ => false,
    };

    /// <summary>Whether a method serializes its second argument into the stream or writer that is its first.</summary>
    public static bool SerializesIntoFirst(IMethodSymbol method) =>
        method is { IsStatic: true, Name: "Serialize" or "SerializeAsync", Parameters.Length: > 1, ContainingType: { Name: "JsonSerializer" } type } && method.Parameters[0].Type.Name is "Stream" or "Utf8JsonWriter" && IsIn(type, "System", "Text", "Json");

    /// <summary>Whether a method answers an object that can be changed and that holds the JSON of its first argument.</summary>
    public static bool MakesNode(IMethodSymbol method) => method is { IsStatic: true, Name: "SerializeToNode" or "FromObject" or "Parse" } && IsKeyed(method.ReturnType);

    /// <summary>Whether a method writes the JSON that it is asked of with the writer that is its first argument.</summary>
    public static bool WritesIntoFirst(IMethodSymbol method) =>
        method is { IsStatic: false, Name: "WriteTo", Parameters.Length: > 0, ContainingType.Name: "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" or "JsonElement" or "JsonDocument" } && IsWriter(method.Parameters[0].Type);

    /// <summary>Whether a method of a JSON object answers its text.</summary>
    public static bool AnswersOwnText(IMethodSymbol method) =>
        method is { IsStatic: false, Name: "ToJsonString" or "ToString" } && method.ContainingType is { Name: "JsonNode" or "JsonObject" or "JToken" or "JObject" or "Object" };

    /// <summary>Whether a method or constructor carries its first argument on as bytes, a stream or another kind of text.</summary>
    public static bool CarriesArgument(IMethodSymbol? method)
    {
        if (method is not { Parameters.Length: > 0, ContainingType: { } type }) return false;
        if (method.MethodKind == MethodKind.Constructor)
        {
            return type.Name switch
            {
                "MemoryStream" => method.Parameters[0].Type is IArrayTypeSymbol && IsIn(type, "System", "IO"),
                "StreamWriter" => method.Parameters[0].Type.Name is "Stream" && IsIn(type, "System", "IO"),
                "StringWriter" => method.Parameters[0].Type.Name is "StringBuilder" && IsIn(type, "System", "IO"),
                "BinaryData" => IsIn(type, "System"),
                "Document" => IsIn(type, "Amazon", "Runtime", "Documents"),
                _ => false,
            };
        }

        return method.Name switch
        {
            "GetBytes" or "GetString" => method.Parameters.Length == 1 && IsEncoding(type),
            "Encode" => type.Name is "JsonEncodedText" && IsIn(type, "System", "Text", "Json"),
            "GenerateMemoryStreamFromString" => type.Name is "AWSSDKUtils",
            "FromString" or "FromBytes" => type.Name is "BinaryData" && IsIn(type, "System"),
            "Parse" => method.IsStatic && type.Name is "JsonNode" or "JsonDocument" or "JToken" or "JObject",
            _ => false,
        };
    }

    /// <summary>Whether a method or property answers the text, bytes or stream that it is asked of.</summary>
    public static bool CarriesReceiver(ISymbol member) => member is { IsStatic: false, ContainingType: { } type } && type.Name switch
    {
        "BinaryData" => member.Name is "ToStream" or "ToArray" or "ToMemory" or "ToString" && IsIn(type, "System"),
        "MemoryStream" => member.Name is "ToArray" or "GetBuffer" && IsIn(type, "System", "IO"),
        "JsonEncodedText" => member.Name is "ToString" && IsIn(type, "System", "Text", "Json"),
        "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory" => member.Name is "ToArray" or "Span" && IsIn(type, "System"),
        "String" => member.Name is "ToString" or "Trim" or "TrimStart" or "TrimEnd" or "Normalize" && type.SpecialType == SpecialType.System_String,
        _ => false,
    };

    /// <summary>Whether a type is of a namespace.</summary>
    public static bool IsIn(INamedTypeSymbol type, params string[] names) => KnownMethods.IsIn(type.ContainingNamespace, names);

    private static bool IsEncoding(INamedTypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (string.Equals(at.Name, "Encoding", StringComparison.Ordinal)) return IsIn(at, "System", "Text");
        }

        return false;
    }
}
