using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Answers;

/// <summary>
/// Looks back from an expression for the model's answer that it was taken from: through variables, strings, JSON and the project's own methods, down into those that are
/// called and up to those that call. One reading has one budget, and what does not come to an answer within it is taken for something else.
/// </summary>
internal sealed partial class AnswerReader
{
    private const int MaximumOperations = 4000;
    private const int MaximumDepth = 200;
    private const int MaximumLevel = 6;
    private const int MaximumAnswers = 16;

    private static readonly ImmutableArray<Answer> s_none = ImmutableArray<Answer>.Empty;

    // What the families call the text in their JSON: the string of such a member is the text, that of any other can be the JSON of a part.
    private static readonly ImmutableHashSet<string> s_textKeys = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "text", "completion", "generation", "outputText", "content", "arguments");

    private readonly BedrockCompilation _bedrock;
    private readonly SyntaxNode _root;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<(ISymbol Variable, int At)> _active = new();
    private int _visited;
    private int _depth;

    private AnswerReader(SyntaxNode root, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _root = root;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What of a model's answer an expression can hold, each with the members that it came through; empty where none is seen.</summary>
    public static ImmutableArray<Answer> Of(ExpressionSyntax expression, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (Members.RootOf(expression) is not { } root || !bedrock.CanRead(root, cancellationToken)) return s_none;
        var reader = new AnswerReader(root, bedrock, cancellationToken);
        var found = reader.Read(reader.OperationOf(expression), ImmutableStack<string>.Empty, Frame.Outermost(0));
        bedrock.CountVisited(reader._visited);
        return reader._visited > MaximumOperations ? s_none : Through(found, root);
    }

    // The path is what is asked of the value: the members that lie between it and what is read.
    private ImmutableArray<Answer> Read(IOperation? operation, ImmutableStack<string> path, Frame frame)
    {
        if (operation is null || _depth >= MaximumDepth || ++_visited > MaximumOperations) return s_none;
        if (path.IsEmpty && CannotHold(operation.Type)) return s_none;
        _cancellationToken.ThrowIfCancellationRequested();
        _depth++;
        var found = ReadKnown(operation, path, frame);
        _depth--;
        return found.Length > MaximumAnswers ? ImmutableArray.Create(found, 0, MaximumAnswers) : found;
    }

    private ImmutableArray<Answer> ReadKnown(IOperation operation, ImmutableStack<string> path, Frame frame)
    {
        switch (operation)
        {
            case IAwaitOperation awaited:
                return Read(awaited.Operation, path, frame);
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand, path, frame);
            case IConversionOperation conversion:
                return As(Read(conversion.Operand, path, frame), conversion.Type);
            case ICoalesceOperation coalesce:
                return Union(Read(coalesce.Value, path, frame), Read(coalesce.WhenNull, path, frame));
            case IConditionalOperation conditional:
                return Union(Read(conditional.WhenTrue, path, frame), Read(conditional.WhenFalse, path, frame));
            case ISwitchExpressionOperation choice:
                return choice.Arms.Aggregate(s_none, (found, arm) => Union(found, Read(arm.Value, path, frame)));
            case IConditionalAccessOperation access:
                return Read(access.WhenNotNull, path, frame);
            case IConditionalAccessInstanceOperation instance:
                return Read(ConditionalAccesses.AccessedBy(instance), path, frame);
            case IAssignmentOperation assignment:
                return Read(assignment.Value, path, frame);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return ReadSum(sum, frame);
            case IInterpolatedStringOperation interpolated:
                return interpolated.Parts.OfType<IInterpolationOperation>().Aggregate(s_none, (found, part) => Union(found, Read(part.Expression, ImmutableStack<string>.Empty, frame)));
            case ILocalReferenceOperation { Local: { } local }:
                return ReadVariable(local, operation.Syntax, path, frame);
            case IParameterReferenceOperation { Parameter: { } parameter }:
                return ReadVariable(parameter, operation.Syntax, path, frame);
            case IPropertyReferenceOperation property:
                return ReadProperty(property, path, frame);
            case IFieldReferenceOperation { Instance: { } instance } field:
                return instance is IInstanceReferenceOperation ? s_none : As(Read(instance, path.Push((field.Field.CorrespondingTupleField ?? field.Field).Name), frame), field.Type);
            case IArrayElementReferenceOperation element:
                return As(Read(element.ArrayReference, path, frame), element.Type);
            case IImplicitIndexerReferenceOperation indexer:
                return As(Read(indexer.Instance, path, frame), indexer.Type);
            case IDynamicMemberReferenceOperation { Instance: { } instance } member:
                return WithKey(Read(instance, path, frame), member.MemberName);
            case IDynamicIndexerAccessOperation access:
                return Read(access.Operation, path, frame);
            case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: "ToString", Instance: { } instance } }:
                return Printed(Read(instance, path, frame));
            case IObjectCreationOperation creation:
                return ReadCreation(creation, path, frame);
            case IAnonymousObjectCreationOperation creation when !path.IsEmpty:
                return ReadInitializer(creation.Initializers, path, frame);
            case IWithOperation { Initializer: { } initializer } with:
                return path.IsEmpty || ReadInitializer(initializer.Initializers, path, frame) is not { IsEmpty: false } set ? Read(with.Operand, path, frame) : set;
            case ITupleOperation tuple when !path.IsEmpty:
                return ReadElement(tuple, path, frame);
            case IInvocationOperation call:
                return ReadCall(call, path, frame);
            case IInvalidOperation { Syntax: InvocationExpressionSyntax syntax }:
                return ReadBrokenCall(syntax, path, frame);
            default:
                return s_none;
        }
    }

    // A long sum leans to the left: it is read without going down into it.
    private ImmutableArray<Answer> ReadSum(IBinaryOperation sum, Frame frame)
    {
        var found = s_none;
        IOperation at = sum;
        while (at is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } part)
        {
            found = Union(found, Read(part.RightOperand, ImmutableStack<string>.Empty, frame));
            at = part.LeftOperand;
        }

        return Union(found, Read(at, ImmutableStack<string>.Empty, frame));
    }

    private ImmutableArray<Answer> ReadProperty(IPropertyReferenceOperation property, ImmutableStack<string> path, Frame frame)
    {
        if (property.Instance is null or IInstanceReferenceOperation) return s_none;
        if (KnownMethods.AnswersReceiver(property.Property)) return Read(property.Instance, path, frame);
        if (property.Property.IsIndexer)
        {
            var found = Read(property.Instance, path, frame);
            return As(property.Arguments.Length == 1 && property.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } ? WithKey(found, key) : found, property.Type);
        }

        if (IsOfProject(property.Property.ContainingType) || property.Property.ContainingType.IsAnonymousType)
            return As(WithKey(Read(property.Instance, path.Push(property.Property.Name), frame), property.Property.Name), property.Type);
        return As(MemberOf(Read(property.Instance, path, frame), property.Property.Name), property.Type);
    }

    // What a member of an SDK's or a library's type has of what its object has.
    private static ImmutableArray<Answer> MemberOf(ImmutableArray<Answer> found, string name)
    {
        var members = ImmutableArray.CreateBuilder<Answer>(found.Length);
        foreach (var answer in found)
        {
            AnswerKind? kind = (answer.Kind, answer.Operation, name) switch
            {
                (AnswerKind.Response, BedrockOperation.Converse, "Output") => AnswerKind.Part,
                (AnswerKind.Response, BedrockOperation.InvokeModel, "Body") => AnswerKind.Envelope,
                (AnswerKind.Response, BedrockOperation.Chat, "Text") => AnswerKind.Text,
                (AnswerKind.Response, BedrockOperation.Chat, "Messages") => AnswerKind.Part,
                (AnswerKind.Response, _, _) => null,

                // What a model asks of a tool has its own place, and who speaks is no text.
                (AnswerKind.Part, _, "ToolUse" or "RawRepresentation" or "AdditionalProperties" or "Role" or "AuthorName" or "MessageId") => null,
                _ => answer.Kind,
            };
            if (kind is { } known) members.Add(answer with { Kind = known });
        }

        return members.ToImmutable();
    }

    private ImmutableArray<Answer> ReadCreation(IObjectCreationOperation creation, ImmutableStack<string> path, Frame frame)
    {
        if (KnownMethods.AnswersArgument(creation.Constructor)) return Read(creation.Arguments[0].Value, path, frame);
        if (path.IsEmpty) return creation.Type is { } type && CarriesArguments(type) ? ReadAll(creation.Arguments, frame) : s_none;
        if (creation.Initializer is { } initializer && ReadInitializer(initializer.Initializers, path, frame) is { IsEmpty: false } set) return set;
        foreach (var argument in creation.Arguments)
        {
            // A record's property, or one that a constructor sets to the parameter that is named for it.
            if (string.Equals(argument.Parameter?.Name, path.Peek(), StringComparison.OrdinalIgnoreCase)) return Read(argument.Value, path.Pop(), frame);
        }

        return s_none;
    }

    private ImmutableArray<Answer> ReadInitializer(ImmutableArray<IOperation> initializers, ImmutableStack<string> path, Frame frame)
    {
        foreach (var initializer in initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name } } assignment && string.Equals(name, path.Peek(), StringComparison.Ordinal))
                return Read(assignment.Value, path.Pop(), frame);
        }

        return s_none;
    }

    private ImmutableArray<Answer> ReadElement(ITupleOperation tuple, ImmutableStack<string> path, Frame frame)
    {
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            if (string.Equals(path.Peek(), ItemName(i), StringComparison.Ordinal)) return Read(tuple.Elements[i], path.Pop(), frame);
        }

        return s_none;
    }

    private ImmutableArray<Answer> ReadAll(ImmutableArray<IArgumentOperation> arguments, Frame frame) =>
        arguments.Aggregate(s_none, (found, argument) => argument.ArgumentKind == ArgumentKind.DefaultValue ? found : Union(found, Read(argument.Value, ImmutableStack<string>.Empty, frame)));

    // A string that is taken out of a structure is the model's text.
    private static ImmutableArray<Answer> As(ImmutableArray<Answer> found, ITypeSymbol? type)
    {
        if (found.IsEmpty) return found;
        if (CannotHold(type)) return s_none;
        return IsText(type) ? Change(found, AnswerKind.Part, AnswerKind.Text) : found;
    }

    private static bool IsText(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol array => IsText(array.ElementType),
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => arguments[0].SpecialType == SpecialType.System_String,
        _ => false,
    };

    private static bool CannotHold(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Void or (>= SpecialType.System_Boolean and <= SpecialType.System_Double) or SpecialType.System_DateTime } or { TypeKind: TypeKind.Enum };

    // ToString of a piece of JSON: of a string the text, of anything else JSON again.
    private static ImmutableArray<Answer> Printed(ImmutableArray<Answer> found) =>
        Map(found, static answer => answer.Kind == AnswerKind.Part ? answer with { Kind = answer.Key is { } key && s_textKeys.Contains(key) ? AnswerKind.Text : AnswerKind.Envelope } : answer);

    private static ImmutableArray<Answer> WithKey(ImmutableArray<Answer> found, string key) => Map(found, answer => answer.Kind == AnswerKind.Part ? answer with { Key = key } : answer);

    private static ImmutableArray<Answer> Change(ImmutableArray<Answer> found, AnswerKind from, AnswerKind to) => Map(found, answer => answer.Kind == from ? answer with { Kind = to } : answer);

    private static ImmutableArray<Answer> Only(ImmutableArray<Answer> found, AnswerKind kind) => found.RemoveAll(answer => answer.Kind != kind);

    private static ImmutableArray<Answer> Map(ImmutableArray<Answer> found, Func<Answer, Answer> change) => found.IsEmpty ? found : ImmutableArray.CreateRange(found, change);

    private static ImmutableArray<Answer> Union(ImmutableArray<Answer> left, ImmutableArray<Answer> right) => left.IsEmpty ? right : right.IsEmpty ? left : left.AddRange(right);

    private static ImmutableArray<Answer> Through(ImmutableArray<Answer> found, SyntaxNode member) => Map(found, answer => answer.Through(member));

    private static string ItemName(int index) => "Item" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private bool IsOfProject(ISymbol symbol) => _bedrock.Declares(symbol);

    /// <summary>What the parameters of a method stand for.</summary>
    /// <param name="Method">The method that is read; null for the member that the reading began in, or one that calls it.</param>
    /// <param name="Arguments">What it is called with.</param>
    /// <param name="Caller">What the parameters in those stand for.</param>
    /// <param name="Level">How many calls lie between.</param>
    private sealed record Frame(IMethodSymbol? Method, ImmutableArray<Given> Arguments, Frame? Caller, int Level)
    {
        public static Frame Outermost(int level) => new(null, ImmutableArray<Given>.Empty, null, level);

        public bool IsIn(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(Method, method) || (Caller?.IsIn(method) ?? false);
    }

    /// <summary>What a parameter is given.</summary>
    private readonly record struct Given(int Ordinal, IOperation Value);
}
