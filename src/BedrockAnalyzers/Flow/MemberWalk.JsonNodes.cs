using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>Objects of the JSON libraries that are made of other objects, and what is read out of them and put into them.</content>
internal sealed partial class MemberWalk
{
    // new JObject(new JProperty("k", v), …), new JProperty("k", v)
    private CreatedValue CreateOfContent(IObjectCreationOperation creation, INamedTypeSymbol type)
    {
        var values = EvaluateAllElements(creation.Arguments);
        var created = new CreatedValue(creation.Syntax, type, _frames.Peek().CallSite);
        _state = _state.Create(created);
        if (JsonTypes.IsMember(type) && values.Count > 1)
        {
            for (var i = 2; i < values.Count; i++) Release(values[i]);
            SetNamed(created, values[0], values.Count == 2 ? values[1] : OpaqueValue.Unknown);
            return created;
        }

        foreach (var value in values) AddContent(created, value);
        return created;
    }

    /// <summary>A member, or another object's members, go into a JSON object.</summary>
    private void AddContent(CreatedValue owner, Value content)
    {
        if (content is CreatedValue { Type: var type } from && (JsonTypes.IsMember(type) || JsonTypes.IsKeyed(type)) && _state.ObjectOf(from) is { Escaped: false } known)
        {
            foreach (var entry in known.Properties) SetNamed(owner, entry.Key is string name ? new ConstantValue(name, origin: null) : OpaqueValue.Unknown, entry.Value);
            return;
        }

        Release(content);
        SetNamed(owner, OpaqueValue.Unknown, OpaqueValue.Unknown);
    }

    // An object of its own that can still be changed, with what is known of the value that it is made of.
    private Value MakeNode(IInvocationOperation invocation, IMethodSymbol method)
    {
        _mayThrow = true;
        var values = EvaluateAll(invocation.Arguments);
        var json = method.Name is not "Parse" ? JsonSnapshot.Of(values[0], _state, NamingOf(invocation.Arguments, values))
            : values[0] is JsonTextValue text ? text.Json
            : values[0] is ConstantValue { Constant: string } or ConcatenationValue ? JsonReader.Read(values[0], _cancellationToken)
            : JsonUnknown.Instance;
        if (json is not JsonObject from) return new JsonTextValue(json is JsonScalar ? JsonUnknown.Instance : json);
        var created = new CreatedValue(invocation.Syntax, (INamedTypeSymbol)method.ReturnType, _frames.Peek().CallSite);
        _state = _state.Create(created);
        foreach (var member in from.Members) _state = _state.SetProperty(created, member.Name, member.Value is JsonScalar { Value: var value } ? value : new JsonTextValue(member.Value));
        if (from.IsOpen) _state = _state.SetProperty(created, JsonSnapshot.AnyName, OpaqueValue.Unknown);
        return created;
    }

    private Value ReadNamed(CreatedValue container, Value name)
    {
        if (name is ConstantValue { Constant: string text } && _state.ObjectOf(container) is { } known && known.Get(text) is var held)
        {
            if (held is not JsonTextValue) return held is not UnsetValue ? held : HasNothingAt(container, text) && !JsonTypes.IsDictionary(container.Type) ? new ConstantValue(null, origin: null) : OpaqueValue.Unknown;

            // It can be changed through what is read here.
            _state = _state.SetProperty(container, text, OpaqueValue.Unknown);
            return OpaqueValue.Unknown;
        }

        ForgetNested(container);
        return OpaqueValue.Unknown;
    }

    private bool HasNothingAt(CreatedValue container, string name) => Has(container, new ConstantValue(name, origin: null)) == false;

    /// <summary>Whether an object with named values has one of a name; null where that is not known.</summary>
    private bool? Has(CreatedValue container, Value name)
    {
        if (name is not ConstantValue { Constant: string text } || _state.ObjectOf(container) is not { } known) return null;
        var held = known.Get(text);
        if (held is UnsetValue) return known.Get(JsonSnapshot.AnyName).IsNone && !known.Escaped ? false : null;
        return known.Escaped || held.Parts.Any(static p => p is UnsetValue or OpaqueValue) ? null : true;
    }

    // What stands under a name, without reading it: for a test.
    private Value? LookNamed(IPropertyReferenceOperation element)
    {
        if (Look(element.Instance) is not CreatedValue { Type: var type } container || !JsonTypes.IsKeyed(type) || JsonTypes.IsDictionary(type) || Look(element.Arguments[0].Value) is not ConstantValue { Constant: string name }) return null;
        return HasNothingAt(container, name) ? new ConstantValue(null, element.Syntax) : _state.ObjectOf(container)?.Get(name) is { } held and not UnsetValue ? held : null;
    }

    // What an object holds can be changed by whoever gets it out.
    private void ForgetNested(CreatedValue container)
    {
        if (_state.ObjectOf(container) is not { } known) return;
        foreach (var entry in known.Properties)
        {
            if (entry.Value is JsonTextValue) _state = _state.SetProperty(container, entry.Key, OpaqueValue.Unknown);
            else _state = _state.Escape(entry.Value);
        }
    }

    // The object that a target's indexer belongs to: root["inferenceConfig"]["maxTokens"] too.
    private CreatedValue? ContainerOf(IOperation keyed) =>
        (Look(keyed) ?? (Bare.WithoutConversion(keyed) is IPropertyReferenceOperation { Arguments.IsEmpty: false } or IInvocationOperation { TargetMethod.Name: "AsObject" } ? Evaluate(keyed) : null)) as CreatedValue;

    // Something is put into a place of which nobody knows what it is: what it is reached through is not known any more either.
    private void ForgetContainerOf(IOperation target)
    {
        if (target is not IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } instance } || !JsonTypes.IsKeyed(instance.Type)) return;
        var at = Bare.WithoutConversion(instance);
        while (at is IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } outer } || (at is IInvocationOperation { Instance: { } asked } && (outer = asked) is not null)) at = Bare.WithoutConversion(outer);
        if (Look(at) is { } root) _state = _state.Escape(root);
    }

    // An indexer of the project: payload["max_tokens"] = 5.
    private void StoreThroughIndexer(IPropertyReferenceOperation indexer, Value value)
    {
        var owner = IsOfOwnInstance(indexer.Instance) ? null : Evaluate(indexer.Instance);
        var values = EvaluateAll(indexer.Arguments).Add(value);
        if (RunAccessor(indexer.Property.OriginalDefinition.SetMethod, owner, values, indexer.Syntax) is not null) return;
        foreach (var given in values) Release(given);
        if (owner is not null) _state = _state.Escape(owner);
    }

    /// <summary>What has been written into a builder of text so far.</summary>
    private Value TextIn(CreatedValue builder) => _state.ObjectOf(builder)?.Get(BuiltText) is { IsNone: false } text ? text : OpaqueValue.Unknown;

    // buffer.WrittenSpan, memory.Span
    private Value? ReadText(IOperation instance, IPropertySymbol property)
    {
        if (property.Name is "First" or "Last" or "Root" or "Parent" && JsonTypes.IsKeyed(property.Type))
        {
            // Members can be put in beside what is read here.
            _state = _state.Escape(Evaluate(instance));
            return OpaqueValue.Unknown;
        }

        if (JsonTypes.AnswersWritten(property)) return Evaluate(instance) is CreatedValue builder ? TextIn(builder) : OpaqueValue.Unknown;
        return property.Name is "Span" && JsonTypes.CarriesReceiver(property) ? Evaluate(instance) : null;
    }

    // Whether an object that code works on which others run is one that they know already, and not one that each run makes anew.
    private bool IsWrittenByOthers(Value owner)
    {
        if (_deferredDepth == 0) return false;
        foreach (var part in owner.Parts)
        {
            if (part is CreatedValue created && !IsInside(created.Creation) && created.CallSite?.Any(IsInside) != true) return true;
        }

        return false;

        bool IsInside(SyntaxNode node)
        {
            foreach (var frame in _frames.Take(_frames.Count - _deferredFrames))
            {
                if (frame.Graph.OriginalOperation.Syntax is var body && body.SyntaxTree == node.SyntaxTree && body.Span.Contains(node.Span)) return true;
            }

            return false;
        }
    }
}
