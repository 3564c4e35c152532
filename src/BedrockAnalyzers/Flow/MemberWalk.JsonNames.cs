using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>How a serializer names members: as its options or its generated context say.</content>
internal sealed partial class MemberWalk
{
    // JsonSerializerDefaults.Web
    private const int WebDefaults = 1;

    // JsonKnownNamingPolicy, by number; 0 is none.
    private static readonly string[] s_knownPolicies = { "", "CamelCase", "SnakeCaseLower", "SnakeCaseUpper", "KebabCaseLower", "KebabCaseUpper" };

    // What a generated context was made with.
    private static readonly object s_contextOptions = new();

    // That options have converters that can be anyone's.
    private static readonly object s_converters = new();

    // How a serializer names members: as its options say, where these are seen.
    private NamingPolicy NamingOf(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<Value> values, int first = 1)
    {
        for (var i = first; i < arguments.Length; i++)
        {
            if (arguments[i].ArgumentKind == ArgumentKind.DefaultValue || values[i].IsNone) continue;
            switch (arguments[i].Parameter?.Type.Name)
            {
                case "JsonSerializerOptions":
                    return NamingOfOptions(arguments[i].Value, values[i]);
                case "JsonTypeInfo":
                    return Bare.WithoutConversion(arguments[i].Value) is IPropertyReferenceOperation { Instance: { } context } ? NamingOfContext(context) : NamingPolicy.Unknown;
                case "JsonSerializerContext":
                    return NamingOfContext(arguments[i].Value);
                case "Formatting" or "JsonWriterOptions" or "Type" or "CancellationToken":
                    break;
                default:
                    return NamingPolicy.Unknown;
            }
        }

        return NamingPolicy.AsIs;
    }

    private NamingPolicy NamingOfOptions(IOperation? given, Value value)
    {
        if (given is not null && Bare.WithoutConversion(given) is IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name } ready } && JsonTypes.IsOptions(ready.ContainingType))
            return name is "Web" ? NamingPolicy.Of("CamelCase") : name is "Default" ? NamingPolicy.AsIs : NamingPolicy.Unknown;
        if (value is not CreatedValue options || !JsonTypes.IsOptions(options.Type) || _state.ObjectOf(options) is not { } known || PolicyOf(options.Type) is not { } property) return NamingPolicy.Unknown;
        if (!known.Escaped && !known.Get(s_converters).IsNone) return NamingPolicy.Hidden;
        if (!known.Escaped && options.Type.GetMembers("TypeInfoResolver").FirstOrDefault() is { } resolver && known.Get(resolver) is { IsNone: false } resolved && !(resolved is CreatedValue context && IsContext(context.Type))) return NamingPolicy.Hidden;
        return known.Get(property) switch
        {
            { IsNone: true } => NamingPolicy.AsIs,
            ConstantValue { Constant: string policy } => NamingPolicy.Of(policy),
            OpaqueValue { Sources: { Length: 1 } sources } => NamingPolicy.Of(sources[0].Name),
            _ => NamingPolicy.Unknown,
        };
    }

    private static ISymbol? PolicyOf(INamedTypeSymbol options) => options.GetMembers("PropertyNamingPolicy").FirstOrDefault();

    // MyContext.Default, new MyContext(options)
    private NamingPolicy NamingOfContext(IOperation context)
    {
        context = Bare.WithoutConversion(context);
        if (context is IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Default", ContainingType: var type } } && IsContext(type)) return NamingInAttributes(type);
        if (context.Type is not INamedTypeSymbol own || !IsContext(own) || (context is IObjectCreationOperation ? Evaluate(context) : Look(context)) is not CreatedValue made || _state.ObjectOf(made) is not { } known) return NamingPolicy.Unknown;
        return known.Get(s_contextOptions) is { IsNone: false } options ? NamingOfOptions(given: null, options) : known.Escaped ? NamingPolicy.Unknown : NamingInAttributes(own);
    }

    private static bool IsContext(INamedTypeSymbol type) => type.BaseType is { Name: "JsonSerializerContext" } from && JsonTypes.IsIn(from, "System", "Text", "Json", "Serialization");

    private static NamingPolicy NamingInAttributes(INamedTypeSymbol context)
    {
        var policy = NamingPolicy.AsIs;
        foreach (var attribute in context.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is not "JsonSourceGenerationOptionsAttribute") continue;
            if (attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is WebDefaults) policy = NamingPolicy.Of("CamelCase");
            foreach (var argument in attribute.NamedArguments)
            {
                switch (argument.Key)
                {
                    case "PropertyNamingPolicy":
                        policy = argument.Value.Value is int number && number >= 0 && number < s_knownPolicies.Length ? (number == 0 ? policy : NamingPolicy.Of(s_knownPolicies[number])) : NamingPolicy.Unknown;
                        break;
                    case "Converters" when argument.Value.Kind == TypedConstantKind.Array && argument.Value.Values.Any(static c => c.Value is not INamedTypeSymbol { Name: "JsonStringEnumConverter" }):
                        return NamingPolicy.Hidden;
                }
            }
        }

        return policy;
    }

    // What a converter of the project writes nobody knows.
    private OpaqueValue AddConverter(IInvocationOperation invocation, IOperation options)
    {
        foreach (var value in EvaluateAll(invocation.Arguments)) Release(value);
        var converter = Bare.WithoutConversion(invocation.Arguments[invocation.Arguments.Length - 1].Value).Type;
        if (converter?.Name is not "JsonStringEnumConverter" && !(converter is INamedTypeSymbol type && IsContext(type)) && Look(options) is { } changed) _state = _state.SetProperty(changed, s_converters, OpaqueValue.Unknown);
        return OpaqueValue.Unknown;
    }
}
