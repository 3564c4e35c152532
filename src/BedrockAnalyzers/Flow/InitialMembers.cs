using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>What the <c>readonly</c> fields and get-only properties of a class hold from the end of its constructor on, whichever object it is.</summary>
internal sealed class InitialMembers
{
    private readonly BedrockCompilation _bedrock;
    private readonly State _state;
    private readonly bool _isWhole;

    private InitialMembers(BedrockCompilation bedrock, State state, bool isWhole)
    {
        _bedrock = bedrock;
        _state = state;
        _isWhole = isWhole;
    }

    /// <summary>Walks the initializers of a type and, where it has only one constructor, that one.</summary>
    public static InitialMembers Of(INamedTypeSymbol type, bool isStatic, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var constructors = isStatic ? type.StaticConstructors : type.InstanceConstructors;
        var only = constructors.Length == 1 && constructors[0] is { IsImplicitlyDeclared: false } declared && bedrock.DeclarationsOf(declared) is { Length: 1 } references
            && references[0].GetSyntax(cancellationToken) is ConstructorDeclarationSyntax ? declared : null;
        var state = MemberWalk.RunInitializers(type, isStatic, only, bedrock, cancellationToken);
        return new(bedrock, state ?? State.Empty, isWhole: state is not null && only is not null);
    }

    /// <summary>The value of a member and the state that says what is set on it, or null when it can be anything.</summary>
    public (Value Value, State State)? ValueOf(ISymbol member, CancellationToken cancellationToken)
    {
        if (_state.Get(member) is not { } value || value.Parts.Any(static p => p is OpaqueValue or FunctionValue)) return null;
        if (!_isWhole && FixedMembers.CanBeSetByConstructor(member, _bedrock, cancellationToken)) return null;
        if (!value.Parts.Any(static p => p is CreatedValue)) return (value, _state);

        // Of an object in other hands only its type is known.
        if (_bedrock.PropertiesAssignedThrough(member, cancellationToken) is not { } assigned) return (value, _state.Escape(value));
        var state = _state;
        foreach (var part in value.Parts)
        {
            if (part is not CreatedValue created) continue;
            foreach (var property in assigned)
            {
                foreach (var symbol in created.Type.GetMembers(property)) state = state.SetUnknown(created, symbol);
            }
        }

        return (value, state);
    }

    /// <summary>Whether a member can hold something that is known from its type's construction alone.</summary>
    public static bool CanBeKnown(ISymbol member, BedrockCompilation bedrock) =>
        member is IFieldSymbol { IsReadOnly: true, IsConst: false } or IPropertySymbol { SetMethod: null, IsIndexer: false, IsVirtual: false, IsAbstract: false, IsOverride: false } && bedrock.DeclarationsOf(member).Length == 1;

    /// <summary>
    /// The properties that some code of the project assigns through a member that holds an object; null where the object gets into other hands, so that nobody can say.
    /// </summary>
    public static ImmutableArray<string>? AssignedThrough(ISymbol member, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var assigned = ImmutableArray.CreateBuilder<string>();
        foreach (var tree in bedrock.TreesThatCanName(member.Name, cancellationToken))
        {
            foreach (var name in bedrock.NamesIn(tree, member.Name, cancellationToken))
            {
                if (!IsHarmless(name, assigned)) return null;
            }
        }

        return assigned.ToImmutable();
    }

    // What is looked at is where the name stands; whether it means the member hardly matters, since any doubt ends in silence.
    private static bool IsHarmless(SimpleNameSyntax name, ImmutableArray<string>.Builder assigned)
    {
        ExpressionSyntax at = name;
        if (at.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == at) at = qualified;
        while (at.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }) at = (ExpressionSyntax)at.Parent;
        switch (at.Parent)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var property } access when access.Expression == at:
                ExpressionSyntax chain = access;
                while (chain.Parent is MemberAccessExpressionSyntax outer && outer.Expression == chain) chain = outer;
                if (chain.Parent is AssignmentExpressionSyntax written && written.Left == chain) assigned.Add(property);
                return IsRead(chain);
            case WithExpressionSyntax or IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax }:
                return true;
            case AssignmentExpressionSyntax assignment when assignment.Right == at:
                return IsPartOfRequest(assignment.Left);
            case AssignmentExpressionSyntax assignment:
                // The member's own assignment, in a constructor, of an object that nothing else holds; or a property of another object that is called the same.
                return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right is not IdentifierNameSyntax;
            case BinaryExpressionSyntax binary:
                return binary.IsKind(SyntaxKind.EqualsExpression) || binary.IsKind(SyntaxKind.NotEqualsExpression);
            case ArgumentSyntax { RefOrOutKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax call }:
                return StringUse.NameOf(call) is "nameof" or "Converse" or "ConverseAsync" or "ConverseStream" or "ConverseStreamAsync" or "RetrieveAndGenerate" or "RetrieveAndGenerateAsync" or "RetrieveAndGenerateStream" or "RetrieveAndGenerateStreamAsync" or "GetResponseAsync" or "GetStreamingResponseAsync" or "Serialize" or "SerializeToUtf8Bytes" or "SerializeObject";
            case ArgumentSyntax { RefOrOutKeyword.RawKind: 0, Parent.Parent: ObjectCreationExpressionSyntax { Type: var made } }:
                return Triggers.NameOf(made)?.Identifier.ValueText is "AmazonBedrockRuntimeClient";
            case NameColonSyntax or NameEqualsSyntax:
                return true;
            default:
                return false;
        }
    }

    // What is read out of an object can be an object itself, and in other hands then.
    private static bool IsRead(ExpressionSyntax chain) => chain.Parent switch
    {
        AssignmentExpressionSyntax or BinaryExpressionSyntax or InterpolationSyntax or PrefixUnaryExpressionSyntax or IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax } => true,
        ParenthesizedExpressionSyntax parenthesized => IsRead(parenthesized),
        _ => false,
    };

    // Where a request takes an object, and nobody is expected to change it through the request.
    private static bool IsPartOfRequest(ExpressionSyntax target)
    {
        var name = target switch
        {
            IdentifierNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => string.Empty,
        };
        return name is "InferenceConfig" or "TextInferenceConfig" or "GenerationConfiguration" or "KnowledgeBaseConfiguration" or "ExternalSourcesConfiguration" or "RetrieveAndGenerateConfiguration" or "AdditionalModelRequestFields" or "PropertyNamingPolicy";
    }
}
