using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>
/// The types of the project whose objects a serializer may write where code comes to a call of Bedrock. An object of another type is no JSON: most classes of settings have a temperature and a number of
/// tokens, and few of them are a body.
/// </summary>
internal sealed class SerializedTypes
{
    // With more places than this nobody asks what each is given.
    private const int MaximumPlaces = 200;

    private readonly Written _asIs = new();
    private readonly Written _underPolicy = new();

    private SerializedTypes()
    {
    }

    /// <summary>Whether a serializer may write a property under one of some names, as a member of an object of its type.</summary>
    public bool CanWrite(IPropertySymbol property, JsonNames names)
    {
        var type = property.ContainingType;
        var given = JsonSnapshot.AttributesOf(property).Name;
        if (names.Contains(given ?? property.Name)) return _asIs.Contains(type) || _underPolicy.Contains(type);
        return given is null && NamingPolicy.Known.Any(policy => policy.NameOf(property.Name) is { } name && names.Contains(name)) && _underPolicy.Contains(type);
    }

    /// <summary>Looks at what is given to serializers, in the code that may come to a call.</summary>
    public static SerializedTypes Of(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var found = new SerializedTypes();
        var calling = bedrock.CallingNamesIn(cancellationToken);
        var places = 0;
        foreach (var serializer in JsonTypes.SerializerNames)
        {
            foreach (var tree in bedrock.TreesThatCanName(serializer, cancellationToken))
            {
                foreach (var name in bedrock.NamesIn(tree, serializer, cancellationToken))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!calling.MayServe(name, bedrock, cancellationToken)) continue;
                    if (++places > MaximumPlaces)
                    {
                        found._asIs.AddAll();
                        found._underPolicy.AddAll();
                        return found;
                    }

                    found.AddWhatIsGivenAt(name, bedrock, cancellationToken);
                }
            }
        }

        return found;
    }

    private void AddWhatIsGivenAt(SimpleNameSyntax name, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var meaning = bedrock.MeaningOf(name, cancellationToken);
        if (!(meaning.Symbol is { } only ? IsSerializer(only) : meaning.CandidateSymbols.Any(IsSerializer))) return;
        if (Bare.Qualified(name).Parent is not InvocationExpressionSyntax call)
        {
            // A method that is handed on is given nobody knows what, but no options.
            _asIs.AddAll();
            return;
        }

        var model = bedrock.ModelOf(call.SyntaxTree);
        var types = call.ArgumentList.Arguments.Select(argument => model.GetTypeInfo(argument.Expression, cancellationToken).Type).ToList();
        var written = types.Exists(static type => type?.Name is "JsonSerializerOptions" or "JsonTypeInfo" or "JsonSerializerContext" || type?.BaseType?.Name is "JsonSerializerContext") ? _underPolicy : _asIs;
        foreach (var type in types) written.Add(type);
    }

    private static bool IsSerializer(ISymbol symbol) => symbol is IMethodSymbol method && (JsonTypes.Serializes(method) || JsonTypes.SerializesIntoFirst(method));

    /// <summary>What serializers write that name members in one way.</summary>
    private sealed class Written
    {
        // With more types than this nearly everything is written.
        private const int MaximumTypes = 1_000;

        private readonly HashSet<ITypeSymbol> _types = new(SymbolEqualityComparer.Default);
        private bool _areAll;

        /// <summary>Anything may be written.</summary>
        public void AddAll() => _areAll = true;

        /// <summary>Whether an object of a type may be written, by itself or as what another object holds. What is written as an object of its base class may be written with all that it has.</summary>
        public bool Contains(INamedTypeSymbol type)
        {
            if (_areAll) return true;
            if (_types.Count == 0) return false;
            for (var at = type; at is not null; at = at.BaseType)
            {
                if (_types.Contains(at.OriginalDefinition)) return true;
            }

            return false;
        }

        /// <summary>An object of a type is written, and what it holds with it.</summary>
        public void Add(ITypeSymbol? added)
        {
            var pending = new Stack<ITypeSymbol?>();
            pending.Push(added);
            while (pending.Count > 0 && !_areAll)
            {
                switch (pending.Pop())
                {
                    // Anything can be in it.
                    case { SpecialType: SpecialType.System_Object } or ITypeParameterSymbol or IDynamicTypeSymbol:
                    case INamedTypeSymbol { IsAbstract: true, DeclaringSyntaxReferences.IsEmpty: false }:
                    case INamedTypeSymbol { IsGenericType: false, Name: "IEnumerable" or "ICollection" or "IList" or "IDictionary" or "ArrayList" or "Hashtable" }:
                        AddAll();
                        break;
                    case IArrayTypeSymbol array:
                        pending.Push(array.ElementType);
                        break;
                    case INamedTypeSymbol type:
                        foreach (var argument in type.TypeArguments) pending.Push(argument);
                        if (!(type.IsAnonymousType || !type.DeclaringSyntaxReferences.IsEmpty) || !_types.Add(type.OriginalDefinition)) break;
                        if (_types.Count > MaximumTypes) AddAll();
                        for (var at = type; at is not null && at.SpecialType == SpecialType.None; at = at.BaseType)
                        {
                            _types.Add(at.OriginalDefinition);
                            foreach (var member in at.GetMembers())
                            {
                                if (member is IPropertySymbol { IsStatic: false } property) pending.Push(property.Type);
                            }
                        }

                        break;
                }
            }
        }
    }
}
