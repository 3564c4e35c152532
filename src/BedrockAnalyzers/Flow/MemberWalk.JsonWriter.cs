using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>
/// Writers of JSON. What a writer has begun is an object of its own, so that members which only some paths write, and loops that write the items of an array, are told apart as they are with any other
/// object. It goes into the stream as one piece when its end is written.
/// </content>
internal sealed partial class MemberWalk
{
    // What a writer keeps: where it writes to, the innermost object or array that it is in, and the name that waits for its value.
    private static readonly object s_target = new();
    private static readonly object s_current = new();
    private static readonly object s_pendingName = new();

    // What an object or array keeps until its end: the one around it, and its own name there.
    private static readonly object s_parent = new();
    private static readonly object s_name = new();

    private CreatedValue CreateWriter(IObjectCreationOperation creation, INamedTypeSymbol type)
    {
        var values = EvaluateAll(creation.Arguments);
        var target = ArgumentOf(creation.Arguments, values, 0) ?? OpaqueValue.Unknown;
        var writer = new CreatedValue(creation.Syntax, type, _frames.Peek().CallSite);
        _state = _state.Create(writer).SetProperty(writer, s_target, target);
        if (target is not CreatedValue { Type: var into } || !JsonTypes.IsTextBuilder(into)) Lose(writer);
        return writer;
    }

    private OpaqueValue InvokeOfWriter(IInvocationOperation invocation, CreatedValue writer)
    {
        var values = EvaluateAll(invocation.Arguments);
        switch (invocation.TargetMethod.Name)
        {
            case "Flush" or "FlushAsync" or "Dispose" or "DisposeAsync" or "Close" or "CloseAsync" or "WriteComment" or "WriteCommentValue" or "WriteWhitespace" or "GetHashCode":
                break;
            case "WriteStartObject" or "WriteStartArray":
                if (values.Length > 0) SetPendingName(writer, values[0]);
                Begin(writer, invocation.Syntax, isArray: invocation.TargetMethod.Name is "WriteStartArray");
                break;
            case "WriteEndObject" or "WriteEndArray" or "WriteEnd":
                End(writer);
                break;
            case "WritePropertyName" when values.Length > 0:
                SetPendingName(writer, values[0]);
                break;
            case "WriteString" or "WriteNumber" or "WriteBoolean" or "WriteBase64String" when values.Length == 2:
                SetPendingName(writer, values[0]);
                Write(writer, values[1]);
                break;
            case "WriteNull" or "WriteNullValue" when values.Length < 2:
                if (values.Length == 1) SetPendingName(writer, values[0]);
                Write(writer, new ConstantValue(null, origin: null));
                break;
            case "WriteStringValue" or "WriteNumberValue" or "WriteBooleanValue" or "WriteBase64StringValue" or "WriteValue" when values.Length > 0:
                Write(writer, values[0]);
                break;
            case "WriteRawValue" when values.Length > 0:
                Write(writer, new JsonTextValue(values[0] is JsonTextValue text ? text.Json : JsonReader.Read(values[0], _cancellationToken)));
                break;
            default:
                foreach (var value in values) Release(value);
                Lose(writer);
                break;
        }

        return OpaqueValue.Unknown;
    }

    // node.WriteTo(writer): all that the node holds, at once.
    private OpaqueValue WriteNode(IInvocationOperation invocation, Value? node)
    {
        var written = EvaluateAll(invocation.Arguments)[0];
        if (written is CreatedValue writer && JsonTypes.IsWriter(writer.Type)) Write(writer, new JsonTextValue(node is JsonTextValue text ? text.Json : node is CreatedValue made ? JsonSnapshot.Of(made, _state, NamingPolicy.AsIs) : JsonUnknown.Instance));
        else Release(written);
        return OpaqueValue.Unknown;
    }

    private void Begin(CreatedValue writer, SyntaxNode start, bool isArray)
    {
        if (!IsSure(writer, out var parent))
        {
            Lose(writer);
            return;
        }

        var begun = new CreatedValue(start, writer.Type, _frames.Peek().CallSite);

        // Written again inside itself, as a recursion does it, it is more than one.
        if (begun.Equals(parent))
        {
            Lose(writer);
            return;
        }

        var name = _state.ObjectOf(writer)!.Get(s_pendingName);
        _state = _state.Create(begun).SetProperty(writer, s_pendingName, UnsetValue.Instance).SetProperty(writer, s_current, begun);
        if (isArray) _state = _state.SetProperty(begun, JsonSnapshot.IsArray, new ConstantValue(true, origin: null));
        if (parent is not null) _state = _state.SetProperty(begun, s_parent, parent).SetProperty(begun, s_name, name);
    }

    private void End(CreatedValue writer)
    {
        if (!IsSure(writer, out var ended) || ended is null || _state.ObjectOf(ended) is not { Escaped: false } known || known.Get(s_parent) is var around && around is not (CreatedValue or UnsetValue))
        {
            Lose(writer);
            return;
        }

        _state = _state.SetProperty(ended, s_parent, UnsetValue.Instance).SetProperty(writer, s_current, around).SetProperty(writer, s_pendingName, known.Get(s_name));
        Write(writer, around is CreatedValue ? ended : new JsonTextValue(JsonSnapshot.Of(ended, _state, NamingPolicy.AsIs)));
    }

    /// <summary>A writer writes a value: under the name that waits for it, as the item of an array, or as the whole of the JSON.</summary>
    private void Write(CreatedValue writer, Value value)
    {
        if (!IsSure(writer, out var current))
        {
            Lose(writer);
            return;
        }

        if (current is null)
        {
            if (_state.ObjectOf(writer)!.Get(s_target) is CreatedValue target) AppendTo(target, value as JsonTextValue ?? new JsonTextValue(new JsonScalar(value)));
            return;
        }

        if (_state.ObjectOf(current)?.Get(JsonSnapshot.IsArray).IsNone != true) return;
        var name = _state.ObjectOf(writer)!.Get(s_pendingName);
        _state = _state.SetProperty(writer, s_pendingName, UnsetValue.Instance);
        SetNamed(current, name, value);
    }

    private void SetPendingName(CreatedValue writer, Value name) => _state = _state.SetProperty(writer, s_pendingName, name);

    // Whether it is known where the writer stands: in an object or array, or in none.
    private bool IsSure(CreatedValue writer, out CreatedValue? current)
    {
        current = null;
        if (_state.ObjectOf(writer) is not { Escaped: false } known || IsWrittenByOthers(writer)) return false;
        var at = known.Get(s_current);
        current = at as CreatedValue;
        return at is CreatedValue or UnsetValue;
    }

    // Nobody knows any more what has been written, or where the writer stands.
    private void Lose(CreatedValue writer) => _state = _state.Escape(writer);
}
