using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Answers;

/// <content>What calls bring.</content>
internal sealed partial class AnswerReader
{
    private ImmutableArray<Answer> ReadCall(IInvocationOperation call, ImmutableStack<string> path, Frame frame)
    {
        var method = call.TargetMethod;
        if (OperationOf(call) is { } operation) return ImmutableArray.Create(Answer.Of(operation));
        if (method.MethodKind == MethodKind.DelegateInvoke) return ReadFunction(call.Instance, GivenBy(call), path, frame);
        if (KnownMethods.AnswersReceiver(method)) return Read(call.Instance, path, frame);
        if (KnownMethods.AnswersArgument(method)) return Read(call.Arguments[0].Value, path, frame);
        if (IsOfProject(method)) return ImplementationOf(method) is { } body ? ReadBody(body, GivenBy(call), path, frame) : s_none;
        if (JsonParsing.Parses(method)) return Parsed(ReadAll(call.Arguments.RemoveAll(static a => a.Parameter?.Ordinal != 0), frame));
        if (JsonParsing.Writes(method)) return Change(Only(ReadAll(call.Arguments.RemoveAll(static a => a.Parameter?.Ordinal != 0), frame), AnswerKind.Part), AnswerKind.Part, AnswerKind.Envelope);
        return ReadOther(call, path, frame);
    }

    // A call that does not compile, where a type is missing, is taken for the only method that it can mean.
    private ImmutableArray<Answer> ReadBrokenCall(InvocationExpressionSyntax call, ImmutableStack<string> path, Frame frame) =>
        MeantBy(call) is { } method && ImplementationOf(method) is { } body ? ReadBody(body, GivenBy(call, method), path, frame) : s_none;

    private IMethodSymbol? MeantBy(InvocationExpressionSyntax call)
    {
        var info = _bedrock.ModelOf(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken);
        return (info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null)) is IMethodSymbol { ReducedFrom: null } method && IsOfProject(method) ? method : null;
    }

    private static ImmutableArray<Given> GivenBy(IInvocationOperation call)
    {
        var given = ImmutableArray.CreateBuilder<Given>(call.Arguments.Length);
        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }) given.Add(new(parameter.Ordinal, argument.Value));
        }

        return given.ToImmutable();
    }

    private ImmutableArray<Given> GivenBy(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var given = ImmutableArray.CreateBuilder<Given>();
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText;
            var parameter = name is null ? method.Parameters.ElementAtOrDefault(i) : method.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
            if (parameter is not null && OperationOf(arguments[i].Expression) is { } value) given.Add(new(parameter.Ordinal, value));
        }

        return given.ToImmutable();
    }

    private BedrockOperation? OperationOf(IInvocationOperation call)
    {
        if (_bedrock.Symbols.OperationOfCall(call.TargetMethod) is { } operation) return operation is BedrockOperation.Converse or BedrockOperation.InvokeModel ? operation : null;
        return call.TargetMethod.Name is "GetResponseAsync" && _bedrock.Symbols.Chat is { } chat && chat.Asks(call.TargetMethod) && call.Syntax is InvocationExpressionSyntax syntax
            && Requests.ChatCallsAt(syntax, _bedrock.ModelOf(syntax.SyntaxTree), _bedrock, _cancellationToken).Any()
            ? BedrockOperation.Chat
            : null;
    }

    // Of the envelope a structure comes; what the text holds is the model's own.
    private static ImmutableArray<Answer> Parsed(ImmutableArray<Answer> found) =>
        Map(found.RemoveAll(static answer => answer.Kind is not (AnswerKind.Envelope or AnswerKind.Part)), static answer => answer with { Kind = AnswerKind.Part, Key = null });

    // A method of a library: what it is asked of, or what it is given, is what it brings.
    private ImmutableArray<Answer> ReadOther(IInvocationOperation call, ImmutableStack<string> path, Frame frame)
    {
        var method = call.TargetMethod;
        if (call.Arguments.FirstOrDefault(argument => IsFunctionFor(argument, method))?.Value is { } function) return ReadFunction(function, ImmutableArray<Given>.Empty, path, frame);

        var receiver = call.Instance ?? (method.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        var found = Read(receiver, path, frame);
        if (found.IsEmpty) return path.IsEmpty && method.ContainingType is { } type && CarriesArguments(type) ? As(ReadAll(call.Arguments, frame), call.Type) : found;
        switch (method.Name)
        {
            case "GetRawText" or "ToJsonString":
                return Change(found, AnswerKind.Part, AnswerKind.Envelope);
            case "ToString":
                return Printed(Map(found, static answer => answer is { Kind: AnswerKind.Response, Operation: BedrockOperation.Chat } ? answer with { Kind = AnswerKind.Text } : answer));
            case "GetProperty" or "SelectToken" or "GetValue" when call.Arguments.Length > 0 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key }:
                return As(WithKey(found, key), call.Type);
            default:
                return As(found.RemoveAll(static answer => answer.Kind == AnswerKind.Response), call.Type);
        }
    }

    // What runs a function and brings what it brings: Task.Run, a resilience pipeline, Select.
    private static bool IsFunctionFor(IArgumentOperation argument, IMethodSymbol method)
    {
        var value = argument.Value;
        while (true)
        {
            if (value is IConversionOperation conversion) value = conversion.Operand;
            else if (value is IParenthesizedOperation parenthesized) value = parenthesized.Operand;
            else if (value is IDelegateCreationOperation creation) value = creation.Target;
            else break;
        }

        if (value is not IAnonymousFunctionOperation { Symbol.ReturnType: var returned }) return false;
        return method.Name is "Select" or "SelectMany" || (WithoutTask(returned) is { } brought && SymbolEqualityComparer.Default.Equals(brought, WithoutTask(method.ReturnType)));
    }

    private static ITypeSymbol? WithoutTask(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } brought } ? brought[0] : type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Void ? null : type;

    private ImmutableArray<Answer> ReadFunction(IOperation? function, ImmutableArray<Given> arguments, ImmutableStack<string> path, Frame frame)
    {
        if (++_visited > MaximumOperations || frame.Level >= MaximumLevel) return s_none;
        switch (function)
        {
            case IParenthesizedOperation parenthesized:
                return ReadFunction(parenthesized.Operand, arguments, path, frame);
            case IConversionOperation conversion:
                return ReadFunction(conversion.Operand, arguments, path, frame);
            case IConditionalAccessInstanceOperation instance:
                return ReadFunction(ConditionalAccesses.AccessedBy(instance), arguments, path, frame);
            case IDelegateCreationOperation creation:
                return ReadFunction(creation.Target, arguments, path, frame);
            case IAnonymousFunctionOperation { Symbol: { } symbol } lambda when !frame.IsIn(symbol):
                return ReadReturns(lambda.Syntax is ExpressionSyntax syntax ? WithoutParentheses(syntax) : lambda.Syntax, path, new(symbol, arguments, frame, frame.Level + 1));
            case IMethodReferenceOperation { Method: { } method } when IsOfProject(method) && ImplementationOf(method) is { } body:
                return ReadBody(body, arguments, path, frame);
            case IParameterReferenceOperation { Parameter: { } parameter } when ArgumentFor(parameter, frame) is var (argument, caller):
                return ReadFunction(argument, arguments, path, caller with { Level = frame.Level + 1 });
            case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declared } local when declared[0].GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }:
                return ReadFunction(OperationOf(value), arguments, path, frame with { Level = frame.Level + 1 });
            default:
                return s_none;
        }
    }

    private ImmutableArray<Answer> ReadBody(IMethodSymbol method, ImmutableArray<Given> arguments, ImmutableStack<string> path, Frame frame)
    {
        if (frame.Level >= MaximumLevel || frame.IsIn(method) || BodyOf(method) is not { } declaration) return s_none;
        var found = ReadReturns(declaration, path, new(method, arguments, frame, frame.Level + 1));
        return Through(path.IsEmpty ? As(found, method.ReturnType) : found, MemberOf(declaration));
    }

    private ImmutableArray<Answer> ReadReturns(SyntaxNode function, ImmutableStack<string> path, Frame frame)
    {
        var expression = function switch
        {
            BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression,
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => arrow.Expression,
            AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } => body,
            _ => null,
        };
        if (expression is not null) return Read(OperationOf(expression), path, frame);

        var found = s_none;
        foreach (var node in function.DescendantNodes(n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is ReturnStatementSyntax { Expression: { } returned }) found = Union(found, Read(OperationOf(returned), path, frame));
        }

        return found;
    }

    /// <summary>The method that a call of this one runs; null where that can be another, or is not in the project.</summary>
    private IMethodSymbol? ImplementationOf(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (method.ContainingType.TypeKind != TypeKind.Interface) return method.IsAbstract || method.IsExtern ? null : method.PartialImplementationPart ?? method;
        if (method.ContainingType.IsGenericType) return null;
        IMethodSymbol? only = null;
        foreach (var tree in _bedrock.TreesThatCanName(method.ContainingType.Name, _cancellationToken))
        {
            foreach (var name in _bedrock.NamesIn(tree, method.ContainingType.Name, _cancellationToken))
            {
                if (name.FirstAncestorOrSelf<BaseListSyntax>()?.Parent is not BaseTypeDeclarationSyntax declaration || name.FirstAncestorOrSelf<TypeArgumentListSyntax>() is not null) continue;
                if (_bedrock.ModelOf(tree).GetDeclaredSymbol(declaration, _cancellationToken) is not INamedTypeSymbol type || !type.AllInterfaces.Contains(method.ContainingType, SymbolEqualityComparer.Default)) continue;
                if (type.TypeKind == TypeKind.Interface || type.FindImplementationForInterfaceMember(method) is not IMethodSymbol { IsAbstract: false, IsVirtual: false } implementation) return null;
                if (only is not null && !SymbolEqualityComparer.Default.Equals(only, implementation)) return null;
                only = implementation;
            }
        }

        return only;
    }

    private SyntaxNode? BodyOf(IMethodSymbol method)
    {
        if (_bedrock.DeclarationsOf(method).Length != 1) return null;
        var declaration = _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken);
        return _bedrock.CanRead(declaration, _cancellationToken) ? declaration : null;
    }

    private static SyntaxNode MemberOf(SyntaxNode declaration) => declaration is LocalFunctionStatementSyntax ? Members.RootOf(declaration) ?? declaration : declaration;

    private IOperation? OperationOf(SyntaxNode expression) => _bedrock.OperationOf(expression, _cancellationToken);

    // Types of libraries whose methods make their result of their arguments, or whose objects hold them.
    private bool CarriesArguments(ITypeSymbol type) =>
        !IsOfProject(type)
        && type.Name is "String" or "StringBuilder" or "StreamReader" or "StringReader" or "MemoryStream" or "BinaryData" or "JsonTextReader" or "Encoding" or "UTF8Encoding" or "Regex" or "Task" or "ValueTask" or "Enumerable" or "MemoryExtensions"
            or "WebUtility" or "HttpUtility" or "AWSSDKUtils" or "ReadOnlyMemory" or "ReadOnlySpan" or "Memory" or "Span";
}
