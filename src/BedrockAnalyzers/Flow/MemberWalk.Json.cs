using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>Objects that become JSON, the texts they become, and what carries a text on.</content>
internal sealed partial class MemberWalk
{
    // What a builder of text holds so far.
    private const string BuiltText = JsonSnapshot.BuiltText;

    private CreatedValue CreateAnonymous(IAnonymousObjectCreationOperation creation)
    {
        var values = new List<(ISymbol Member, Value Value)>(creation.Initializers.Length);
        foreach (var initializer in creation.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment) values.Add((property.Property.OriginalDefinition, Evaluate(assignment.Value)));
            else Release(Evaluate(initializer));
        }

        var created = new CreatedValue(creation.Syntax, (INamedTypeSymbol)creation.Type!, _frames.Peek().CallSite);
        _state = _state.Create(created);
        foreach (var (member, value) in values) _state = _state.SetProperty(created, member, value);
        return created;
    }

    /// <summary>An object whose content is followed though its type is of another assembly: a dictionary, a JSON object, a builder of text, a serializer's options.</summary>
    private CreatedValue? CreateContainer(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol type) return null;
        if (JsonTypes.IsWriter(type)) return CreateWriter(creation, type);
        if (JsonTypes.IsMember(type) || (JsonTypes.IsKeyed(type) && type.Name is "JObject")) return CreateOfContent(creation, type);
        if (!(JsonTypes.IsKeyed(type) || JsonTypes.IsTextBuilder(type) || JsonTypes.IsOptions(type))) return null;
        var values = EvaluateAll(creation.Arguments);
        var created = new CreatedValue(creation.Syntax, type, _frames.Peek().CallSite);
        _state = _state.Create(created);
        for (var i = 0; i < values.Length; i++)
        {
            switch (creation.Arguments[i].Parameter)
            {
                case { Type.SpecialType: SpecialType.System_String } when JsonTypes.IsTextBuilder(type):
                    _state = _state.SetProperty(created, BuiltText, values[i]);
                    break;
                case { Type.SpecialType: SpecialType.System_Int32 } or { Type.TypeKind: TypeKind.Interface, Type.Name: "IEqualityComparer" or "IComparer" }:
                    break;
                case { Name: "options", Type.Name: "Nullable" } or { Type: { Name: "IFormatProvider", TypeKind: TypeKind.Interface } }:
                    break;
                case { Type.Name: "JsonSerializerDefaults" } when values[i] is ConstantValue { Constant: int defaults }:
                    if (defaults == WebDefaults) _state = _state.SetProperty(created, PolicyOf(type)!, new ConstantValue("CamelCase", origin: null));
                    break;
                case { Type.Name: "JsonSerializerOptions" } when values[i] is CreatedValue copied && _state.ObjectOf(copied) is not null:
                    _state = _state.Copy(copied, created);
                    break;
                case { Type.TypeKind: TypeKind.Array } when values[i].IsNone:
                    break;
                default:
                    // What it begins with is not known.
                    Release(values[i]);
                    _state = _state.Escape(created);
                    break;
            }
        }

        return created;
    }

    /// <summary>What a call of another assembly's method makes of JSON or text, or null when it is none of those that are known.</summary>
    private Value? InvokeOfJson(IInvocationOperation invocation, Value? receiver)
    {
        var method = invocation.TargetMethod;
        if (JsonTypes.WritesIntoFirst(method)) return WriteNode(invocation, receiver);
        if (receiver is CreatedValue { Type: var type } owner)
        {
            if (JsonTypes.IsWriter(type)) return InvokeOfWriter(invocation, owner);
            if (JsonTypes.IsKeyed(type) || JsonTypes.IsTextBuilder(type)) return InvokeOfContainer(invocation, owner);
        }

        if (method.Name is "Add" or "Insert" && invocation.Instance is IPropertyReferenceOperation { Property.Name: "Converters" or "TypeInfoResolverChain", Instance: { } converted } && JsonTypes.IsOptions(converted.Type)) return AddConverter(invocation, converted);
        if (receiver is not null && JsonTypes.CarriesReceiver(method))
        {
            foreach (var value in EvaluateAll(invocation.Arguments)) Release(value);
            return receiver;
        }

        if (JsonTypes.SerializesIntoFirst(method))
        {
            _mayThrow = true;
            var given = EvaluateAll(invocation.Arguments);
            var serialized = TextOf(given[1], NamingOf(invocation.Arguments, given, first: 2));
            if (given[0] is CreatedValue { Type: var into } stream && JsonTypes.IsTextBuilder(into)) AppendTo(stream, serialized);
            else if (given[0] is CreatedValue writer && JsonTypes.IsWriter(writer.Type)) Write(writer, serialized);
            else _state = _state.Escape(given[0]);
            return OpaqueValue.Unknown;
        }

        if (JsonTypes.MakesNode(method)) return MakeNode(invocation, method);

        if (JsonTypes.Serializes(method))
        {
            _mayThrow = true;
            var values = EvaluateAll(invocation.Arguments);
            return TextOf(values[0], NamingOf(invocation.Arguments, values));
        }

        if (JsonTypes.CarriesArgument(method))
        {
            _mayThrow = true;
            return EvaluateAll(invocation.Arguments)[0];
        }

        if (method is { Name: "Format", IsStatic: true, ContainingType.SpecialType: SpecialType.System_String }) return Format(EvaluateAllElements(invocation.Arguments));
        return method is { Name: "AsSpan" or "AsMemory", IsStatic: true, Parameters.Length: 1 } && JsonTypes.IsIn(method.ContainingType, "System") ? Evaluate(invocation.Arguments[0].Value) : null;
    }

    private Value InvokeOfContainer(IInvocationOperation invocation, CreatedValue owner)
    {
        var method = invocation.TargetMethod;
        var values = EvaluateAllElements(invocation.Arguments);
        if (JsonTypes.IsTextBuilder(owner.Type))
        {
            switch (method.Name)
            {
                case "Append" or "Write" or "WriteAsync" when values.Count == 1 || (values.Count == 3 && values[1] is ConstantValue { Constant: 0 }) || (values.Count == 2 && values[1] is not ConstantValue):
                    AppendTo(owner, values[0]);
                    return owner;
                case "Flush" or "FlushAsync" or "Seek" or "Dispose" or "DisposeAsync" or "Close" or "EnsureCapacity":
                    return owner;
                case "AppendLine" or "WriteLine" or "WriteLineAsync" when values.Count < 2:
                    if (values.Count == 1) AppendTo(owner, values[0]);
                    AppendTo(owner, new ConstantValue("\n", origin: null));
                    return owner;
                case "AppendFormat":
                    AppendTo(owner, Format(values));
                    return owner;
                case "ToString" or "ToArray" or "GetBuffer" when values.Count == 0:
                    return TextIn(owner);
                default:
                    _state = _state.Escape(owner);
                    return method.ReturnType.Equals(owner.Type, SymbolEqualityComparer.Default) ? owner : OpaqueValue.Unknown;
            }
        }

        if (JsonTypes.AnswersOwnText(method)) return new JsonTextValue(JsonSnapshot.Of(owner, _state, NamingPolicy.AsIs));
        if (method.Name is "Add" or "TryAdd" && values.Count == 2)
        {
            SetNamed(owner, values[0], values[1]);
            return OpaqueValue.Unknown;
        }

        if (method.Name is "Add" && values.Count == 1)
        {
            AddContent(owner, values[0]);
            return OpaqueValue.Unknown;
        }

        if (method.Name is "AsObject") return owner;
        if (method.Name is "TryGetValue" or "GetEnumerator") ForgetNested(owner);
        if (method.Name is "ContainsKey" or "TryGetValue" && values.Count > 0 && Has(owner, values[0]) is { } has) return new ConstantValue(has, invocation.Syntax);
        if (method.Name is "ContainsKey" or "TryGetValue" or "GetHashCode" or "GetEnumerator") return OpaqueValue.Unknown;
        foreach (var value in values) Release(value);
        _state = _state.Escape(owner);
        return OpaqueValue.Unknown;
    }

    // Of several objects, by the path that was taken, each has its text.
    private Value TextOf(Value serialized, NamingPolicy naming)
    {
        Value? result = null;
        foreach (var part in serialized is UnionValue && serialized.Parts.All(static p => p is CreatedValue) ? serialized.Parts : ImmutableArray.Create(serialized))
        {
            var text = new JsonTextValue(JsonSnapshot.Of(part, _state, naming));
            result = result is null ? text : Value.Either(result, text);
        }

        return result!;
    }

    private void AppendTo(CreatedValue builder, Value text)
    {
        var values = ImmutableArray.CreateBuilder<Value>();

        // What branches have added one or the other of cannot be told apart for long.
        if (_state.ObjectOf(builder)?.Get(BuiltText) is { IsNone: false } before) values.Add(before is UnionValue ? OpaqueValue.Of(before) : before);
        values.Add(text);
        _state = _state.SetProperty(builder, BuiltText, values.Count == 1 ? text : Concatenation(values));
    }

    /// <summary>A value goes into a dictionary or JSON object under a name.</summary>
    private void SetNamed(Value owner, Value name, Value value)
    {
        _state = _state.SetProperty(owner, name is ConstantValue { Constant: string text } ? text : JsonSnapshot.AnyName, value);
        if (IsWrittenByOthers(owner)) _state = _state.Escape(owner);
    }

    // Of what a params parameter is given, each element is one.
    private List<Value> EvaluateAllElements(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new List<Value>();
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } array } })
            {
                foreach (var element in array.ElementValues) values.Add(Evaluate(element));
            }
            else if (argument.Parameter?.Type.Name is not "IFormatProvider")
            {
                values.Add(Evaluate(argument.Value));
            }
        }

        return values;
    }

    // "{{ \"max_tokens\": {0} }}": the pieces of the format around what stands at the numbers.
    private static Value Format(List<Value> values)
    {
        if (values.Count == 0 || values[0] is not ConstantValue { Constant: string format }) return OpaqueValue.Unknown;
        var pieces = ImmutableArray.CreateBuilder<Value>();
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var character = format[i];
            if (character is '{' or '}' && i + 1 < format.Length && format[i + 1] == character)
            {
                text.Append(character);
                i++;
            }
            else if (character == '{')
            {
                var end = format.IndexOf('}', i);
                if (end < 0) return OpaqueValue.Unknown;
                var digits = 0;
                while (i + 1 + digits < end && char.IsDigit(format[i + 1 + digits])) digits++;
                if (!int.TryParse(format.Substring(i + 1, digits), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) return OpaqueValue.Unknown;
                if (text.Length > 0) pieces.Add(new ConstantValue(text.ToString(), origin: null));
                text.Clear();
                pieces.Add(number + 1 < values.Count ? values[number + 1] : OpaqueValue.Unknown);
                i = end;
            }
            else
            {
                text.Append(character);
            }
        }

        if (text.Length > 0) pieces.Add(new ConstantValue(text.ToString(), origin: null));
        return Concatenation(pieces);
    }
}
