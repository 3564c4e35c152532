using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Follows the bytes of a part through their parsing to the text.</summary>
internal sealed class BodyValues(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Dictionary<ISymbol, BodyValue> _held = new(SymbolEqualityComparer.Default);

    /// <summary>The call that parses a part; null before it is found.</summary>
    public InvocationExpressionSyntax? Parse { get; private set; }

    /// <summary>A variable has a value.</summary>
    public void Hold(ISymbol variable, BodyValue value) => _held[variable] = value;

    /// <summary>What an expression is; null for anything else.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="accessed">Behind a <c>?.</c>, what stands before it.</param>
    public BodyValue? Of(ExpressionSyntax expression, BodyValue? accessed = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (Flow.Bare.Inside(expression))
        {
            case IdentifierNameSyntax name:
                return model.GetSymbolInfo(name, cancellationToken).Symbol is { } symbol && _held.TryGetValue(symbol, out var held) ? held : null;
            case AwaitExpressionSyntax await:
                return Of(await.Expression);
            case ConditionalAccessExpressionSyntax access:
                return Of(access.Expression, accessed) is { } before ? Of(access.WhenNotNull, before) : null;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } conversion:
                return Of(conversion.Left) is { Kind: BodyValueKind.Event } && model.GetTypeInfo(conversion.Right, cancellationToken).Type is { Name: "PayloadPart" } ? new(BodyValueKind.Part) : null;
            case CastExpressionSyntax cast:
                return OfCast(cast);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Of(coalesce.Left) is { Kind: BodyValueKind.Json or BodyValueKind.Text } text && TextBuffer.IsEmptyText(Flow.Bare.Inside(coalesce.Right), model, cancellationToken) ? text with { Kind = BodyValueKind.Text } : null;
            case MemberAccessExpressionSyntax member:
                return OfMember(member.Name, Of(member.Expression, accessed));
            case MemberBindingExpressionSyntax binding:
                return OfMember(binding.Name, accessed);
            case ElementAccessExpressionSyntax element:
                return OfElement(element.ArgumentList, Of(element.Expression, accessed));
            case ElementBindingExpressionSyntax element:
                return OfElement(element.ArgumentList, accessed);
            case InvocationExpressionSyntax call:
                return OfCall(call, accessed);
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Initializer: null } creation:
                return model.GetTypeInfo(creation, cancellationToken).Type is { Name: "StreamReader" } && Of(arguments[0].Expression) is { Kind: BodyValueKind.Bytes } ? new(BodyValueKind.Reader) : null;
            default:
                return null;
        }
    }

    private BodyValue? OfCast(CastExpressionSyntax cast)
    {
        var type = model.GetTypeInfo(cast.Type, cancellationToken).Type;
        return Of(cast.Expression) switch
        {
            { Kind: BodyValueKind.Event } when type is { Name: "PayloadPart" } => new(BodyValueKind.Part),
            { Kind: BodyValueKind.Json } json when type is { SpecialType: SpecialType.System_String } => json with { Kind = BodyValueKind.Text },
            _ => null,
        };
    }

    private static BodyValue? OfMember(SimpleNameSyntax name, BodyValue? owner) => (owner?.Kind, name.Identifier.ValueText) switch
    {
        (BodyValueKind.Part, "Bytes") => new(BodyValueKind.Bytes),
        (BodyValueKind.Document, "RootElement") => new(BodyValueKind.Json, ""),
        _ => null,
    };

    private BodyValue? OfElement(BracketedArgumentListSyntax list, BodyValue? owner) =>
        owner is { Kind: BodyValueKind.Json } && list.Arguments.Count == 1 && model.GetConstantValue(list.Arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string or int } key ? owner.Member(key.Value!) : null;

    private BodyValue? OfCall(InvocationExpressionSyntax call, BodyValue? accessed)
    {
        var (receiver, name) = call.Expression switch
        {
            MemberAccessExpressionSyntax access => (Of(access.Expression, accessed), access.Name),
            MemberBindingExpressionSyntax binding => (accessed, binding.Name),
            _ => (null, null),
        };
        var arguments = call.ArgumentList.Arguments;
        switch (name?.Identifier.ValueText)
        {
            case "ConfigureAwait":
                return receiver;
            case "ToArray" when receiver is { Kind: BodyValueKind.Bytes } && arguments.Count == 0:
                return receiver;
            case "ReadToEnd" or "ReadToEndAsync" when receiver is { Kind: BodyValueKind.Reader }:
                return new(BodyValueKind.Source);
            case "GetProperty" when receiver is { Kind: BodyValueKind.Json } && arguments.Count == 1 && model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string property }:
                return receiver.Member(property);
            case "GetString" or "ToString" when receiver is { Kind: BodyValueKind.Json or BodyValueKind.Text } && arguments.Count == 0:
                return receiver with { Kind = BodyValueKind.Text };
            case "GetValue" when receiver is { Kind: BodyValueKind.Json } && model.GetTypeInfo(call, cancellationToken).Type is { SpecialType: SpecialType.System_String }:
                return receiver with { Kind = BodyValueKind.Text };
            case "GetString" when arguments.Count == 1 && Of(arguments[0].Expression) is { Kind: BodyValueKind.Bytes }:
                return model.GetSymbolInfo(call, cancellationToken).Symbol is { ContainingType.Name: "Encoding" or "UTF8Encoding" } ? new(BodyValueKind.Source) : null;
            case "Parse" or "ParseAsync" or "Deserialize" or "DeserializeAsync" when receiver is null:
                return OfParse(call, arguments);
            default:
                return null;
        }
    }

    private BodyValue? OfParse(InvocationExpressionSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (arguments.Count == 0 || arguments[0].NameColon is not null || arguments.Skip(1).Any(static a => a.NameColon is not { Name.Identifier.ValueText: "cancellationToken" }) || Of(arguments[0].Expression) is not { Kind: BodyValueKind.Bytes or BodyValueKind.Source }) return null;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { Name: "JsonDocument" or "JsonNode" or "JsonSerializer" } owner, ReturnType: var answer } method || !Flow.Answers.JsonParsing.Parses(method) || !IsOfJson(owner)) return null;
        // The whole comes as a stream.
        if ((Parse is not null && Parse != call) || !owner.GetMembers(method.Name).OfType<IMethodSymbol>().Any(m => m.Arity == method.Arity && m.Parameters.FirstOrDefault() is { Type.Name: "Stream" } && m.Parameters.Skip(1).All(static p => p.IsOptional))) return null;
        Parse = call;
        return (answer is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } awaited } ? awaited[0] : answer).Name switch
        {
            "JsonDocument" => new(BodyValueKind.Document),
            "JsonElement" or "JsonNode" or "JsonObject" => new(BodyValueKind.Json, ""),
            _ => null,
        };
    }

    private static bool IsOfJson(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "Json", ContainingNamespace.Name: "Text" } or { Name: "Nodes", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Text" } };
}
