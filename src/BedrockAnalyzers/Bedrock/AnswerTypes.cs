using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Bedrock;

/// <summary>The types and members by which the SDKs and Microsoft.Extensions.AI hand out what a model answers.</summary>
internal static class AnswerTypes
{
    /// <summary>Whether an object of a type is a model's answer or a part of one, or a task, collection or optional value of such.</summary>
    public static bool IsAnswer(BedrockSymbols symbols, ITypeSymbol? type) =>
        Element(type) is INamedTypeSymbol { Name: var name } named
        && !IsOfResult(name)
        && name is not ("Tool" or "ToolConfiguration" or "ToolChoice" or "ToolSpecification" or "ToolInputSchema" or "InferenceConfiguration")
        && (named switch
        {
            { TypeKind: TypeKind.Class } when symbols.IsOfSdk(named.ContainingAssembly) => !name.EndsWith("Request", StringComparison.Ordinal) && !name.EndsWith("Exception", StringComparison.Ordinal) && !name.EndsWith("Client", StringComparison.Ordinal) && !name.EndsWith("Config", StringComparison.Ordinal),
            _ when symbols.IsOfChat(named) => name is "ChatResponse" or "ChatResponseUpdate" or "ChatMessage" or "ChatFinishReason" || name.EndsWith("Content", StringComparison.Ordinal),
            { Name: "IEventStreamEvent" or "Document" } => named.ContainingNamespace is { ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "Amazon" } },
            _ => symbols.IsOfAnthropic(named.ContainingAssembly) && name is "Message" or "ContentBlock" or "StopReason" or "ToolUseBlock" or "ApiEnum",
        });

    /// <summary>Whether an object of a type is what a model asks of a tool.</summary>
    public static bool AsksForTool(BedrockSymbols symbols, ITypeSymbol? type) =>
        Element(type) is { Name: "ToolUseBlock" or "ToolUseBlockStart" or "FunctionCallContent" } named && IsOfLibraries(symbols, named);

    /// <summary>Whether a member says that the model asks for a tool: <c>StopReason.Tool_use</c>, <c>ContentBlock.ToolUse</c>, <c>ChatFinishReason.ToolCalls</c>.</summary>
    public static bool AsksForTool(BedrockSymbols symbols, ISymbol member) =>
        member.Name is "Tool_use" or "ToolUse" or "ToolCalls" or "TryPickToolUse" && member.ContainingType is { } type && IsOfLibraries(symbols, type);

    /// <summary>Whether a member says that the model has ended its turn.</summary>
    public static bool EndsTurn(BedrockSymbols symbols, ISymbol member) =>
        member.Name is "End_turn" or "EndTurn" or "Stop" && member is { IsStatic: true, ContainingType: { } type } && IsOfLibraries(symbols, type);

    /// <summary>Whether a member or type has to do with the result of a tool.</summary>
    public static bool IsOfToolResult(BedrockSymbols symbols, ISymbol? symbol) =>
        symbol is not null && IsOfResult(symbol.Name) && (symbol as INamedTypeSymbol ?? symbol.ContainingType) is { } type && IsOfLibraries(symbols, type);

    /// <summary>Whether a type is a message of a conversation.</summary>
    public static bool IsMessage(BedrockSymbols symbols, ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Message" or "ChatMessage" or "MessageParam" } named && IsOfLibraries(symbols, named);

    /// <summary>The names of types of answers, and of their parts, of which a project holds one when it reads an answer that it has not asked for itself.</summary>
    public static readonly string[] Words = { "ConverseResponse", "ConverseOutput", "InvokeModelResponse", "ConverseStreamResponse", "InvokeModelWithResponseStreamResponse", "RetrieveAndGenerateResponse", "ContentBlock", "ChatResponse", "ChatMessage", "ChatResponseUpdate" };

    /// <summary>The names of which a file holds one when it has to do with tools.</summary>
    public static readonly string[] ToolWords = { "Tool_use", "tool_use", "ToolUse", "ToolUseBlock", "ToolCalls", "tool_calls", "FunctionCallContent", "ToolResult", "ToolResultBlock", "FunctionResultContent" };

    /// <summary>What an element of a collection, the answer of a task or an optional value is; any other type is itself.</summary>
    public static ITypeSymbol? Element(ITypeSymbol? type)
    {
        while (true)
        {
            switch (type)
            {
                case IArrayTypeSymbol array:
                    type = array.ElementType;
                    break;
                case INamedTypeSymbol { TypeArguments: { Length: 1 } arguments, IsTupleType: false, IsAnonymousType: false } named when named.DeclaringSyntaxReferences.IsEmpty && named.ContainingNamespace is { } space && space.ToDisplayString() is "System" or "System.Collections.Generic" or "System.Threading.Tasks" or "System.Linq" or "System.Collections.ObjectModel" or "System.Collections.Immutable" or "System.Collections.Concurrent":
                    type = arguments[0];
                    break;
                default:
                    return type;
            }
        }
    }

    private static bool IsOfResult(string name) => name is "ToolResult" or "ToolResultBlock" or "ToolResultContentBlock" or "ToolResultStatus" or "FunctionResultContent" or "ToolResultBlockParam";

    private static bool IsOfLibraries(BedrockSymbols symbols, ITypeSymbol type) => type is INamedTypeSymbol named && (symbols.IsOfSdk(named.ContainingAssembly) || symbols.IsOfChat(named) || symbols.IsOfAnthropic(named.ContainingAssembly));
}
