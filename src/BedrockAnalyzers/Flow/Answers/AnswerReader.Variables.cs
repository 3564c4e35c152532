using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Answers;

/// <content>What variables hold.</content>
internal sealed partial class AnswerReader
{
    private ImmutableArray<Answer> ReadVariable(ISymbol variable, SyntaxNode at, ImmutableStack<string> path, Frame frame)
    {
        if (Members.RootOf(at) is not { } root || !_active.Add((variable, at.SpanStart))) return s_none;
        var found = ReadSources(variable, SourcesOf(variable, root, path), at, path, frame);
        _active.Remove((variable, at.SpanStart));

        // The whole answer is at hand where it is parsed: there its end can be looked at.
        return path.IsEmpty && root == _root ? Map(found, answer => answer is { Kind: AnswerKind.Response, Holder: null } ? answer with { Holder = variable } : answer) : found;
    }

    private ImmutableArray<Answer> ReadSources(ISymbol variable, List<Source> sources, SyntaxNode at, ImmutableStack<string> path, Frame frame)
    {
        var found = s_none;
        var isReplaced = false;
        for (var i = sources.Count - 1; i >= 0; i--)
        {
            var source = sources[i];
            var isInPlace = FunctionOf(source.At) == FunctionOf(at);
            if (isInPlace && source.End > at.SpanStart && !ShareLoop(source.At, at)) continue;
            if (isInPlace && isReplaced && source.End <= at.SpanStart) continue;
            found = Union(found, ReadSource(variable, source, path, frame));
            isReplaced |= isInPlace && source.Replaces && source.End <= at.SpanStart && Dominates(source.At, at);
        }

        return variable is IParameterSymbol parameter && !isReplaced ? Union(found, ReadParameter(parameter, path, frame)) : found;
    }

    private ImmutableArray<Answer> ReadSource(ISymbol variable, Source source, ImmutableStack<string> path, Frame frame)
    {
        switch (source.At)
        {
            case SingleVariableDesignationSyntax designation:
                return As(ReadDesignation(designation, path, frame), TypeOf(variable));
            case ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } argument:
                return As(ReadOut(argument, path, frame), TypeOf(variable));
            case ForEachStatementSyntax loop:
                return As(Read(OperationOf(loop.Expression), path, frame), TypeOf(variable));
            case InvocationExpressionSyntax call when OperationOf(call) is IInvocationOperation added:
                return ReadAll(added.Arguments, frame);
            default:
                if (source.Value is not { } value) return s_none;
                var found = Read(OperationOf(value), source.Path ?? path, frame);

                // What is dynamic becomes a string where it is assigned.
                return source.Path is null && path.IsEmpty ? As(found, TypeOf(variable)) : found;
        }
    }

    /// <summary>Where a variable gets what it holds, in the order of the text.</summary>
    private List<Source> SourcesOf(ISymbol variable, SyntaxNode root, ImmutableStack<string> path)
    {
        var sources = new List<Source>();
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: { } value } declarator when Declares(declarator, declarator.Identifier, variable):
                    sources.Add(new(declarator, value, Replaces: true));
                    break;
                case SingleVariableDesignationSyntax designation when Declares(designation, designation.Identifier, variable):
                case ForEachStatementSyntax loop when Declares(loop, loop.Identifier, variable):
                    sources.Add(new(node, null, Replaces: true));
                    break;
                case ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } argument when IsReference(argument.Expression, variable):
                    sources.Add(new(argument, null, argument.RefOrOutKeyword.IsKind(SyntaxKind.OutKeyword)));
                    break;
                case AssignmentExpressionSyntax assignment:
                    AddAssignment(sources, assignment, variable, path);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" or "AppendLine" or "AppendFormat" or "Insert" or "Add" or "AddRange" or "Write" } access } call when IsReference(StartOf(access.Expression), variable):
                    sources.Add(new(call, null, Replaces: false));
                    break;
            }
        }

        return sources;
    }

    private void AddAssignment(List<Source> sources, AssignmentExpressionSyntax assignment, ISymbol variable, ImmutableStack<string> path)
    {
        switch (WithoutParentheses(assignment.Left))
        {
            case IdentifierNameSyntax name when IsReference(name, variable):
                sources.Add(new(assignment, assignment.Right, assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)));
                break;
            case MemberAccessExpressionSyntax access when !path.IsEmpty && string.Equals(access.Name.Identifier.ValueText, path.Peek(), StringComparison.Ordinal) && IsReference(access.Expression, variable):
                sources.Add(new(assignment, assignment.Right, Replaces: false, path.Pop()));
                break;
            case TupleExpressionSyntax tuple:
                for (var i = 0; i < tuple.Arguments.Count; i++)
                {
                    if (IsReference(tuple.Arguments[i].Expression, variable)) sources.Add(new(assignment, assignment.Right, Replaces: true, path.Push(ItemName(i))));
                }

                break;
        }
    }

    // var (text, tokens) = …; out var text; response.Output is { Message.Content: [{ Text: var text }, ..] }
    private ImmutableArray<Answer> ReadDesignation(SingleVariableDesignationSyntax designation, ImmutableStack<string> path, Frame frame)
    {
        var names = new List<string>();
        for (SyntaxNode at = designation; at.Parent is { } parent; at = parent)
        {
            switch (parent)
            {
                case ParenthesizedVariableDesignationSyntax tuple:
                    path = path.Push(ItemName(tuple.Variables.IndexOf((VariableDesignationSyntax)at)));
                    break;
                case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } argument:
                    path = path.Push(ItemName(tuple.Arguments.IndexOf(argument)));
                    break;
                case ArgumentSyntax argument:
                    return ReadOut(argument, path, frame);
                case AssignmentExpressionSyntax assignment:
                    return Read(OperationOf(assignment.Right), path, frame);
                case ForEachVariableStatementSyntax loop:
                    return Read(OperationOf(loop.Expression), path, frame);
                case SubpatternSyntax { ExpressionColon.Expression: var member }:
                    foreach (var name in NamesOf(member))
                    {
                        names.Add(name);
                        path = path.Push(name);
                    }

                    break;
                case IsPatternExpressionSyntax test:
                    return Asked(Read(OperationOf(test.Expression), path, frame));
                case SwitchExpressionSyntax choice:
                    return Asked(Read(OperationOf(choice.GoverningExpression), path, frame));
                case SwitchStatementSyntax choice:
                    return Asked(Read(OperationOf(choice.Expression), path, frame));
                case StatementSyntax or MemberDeclarationSyntax:
                    return s_none;
            }
        }

        return s_none;

        ImmutableArray<Answer> Asked(ImmutableArray<Answer> found) => names.Count == 0 ? found : names.Reverse<string>().Aggregate(found, MemberOf);
    }

    // The names of { Output.Message: … }, the last first.
    private static IEnumerable<string> NamesOf(ExpressionSyntax member)
    {
        while (member is MemberAccessExpressionSyntax access)
        {
            yield return access.Name.Identifier.ValueText;
            member = access.Expression;
        }

        if (member is IdentifierNameSyntax name) yield return name.Identifier.ValueText;
    }

    private ImmutableArray<Answer> ReadOut(ArgumentSyntax syntax, ImmutableStack<string> path, Frame frame)
    {
        if (OperationOf(syntax) is not IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter }) return s_none;
        var method = call.TargetMethod;
        if (!IsOfProject(method))
        {
            var receiver = call.Instance ?? (method.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
            var found = Read(receiver, ImmutableStack<string>.Empty, frame);
            return call.Arguments.Length > 0 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } ? WithKey(found, key) : found;
        }

        if (ImplementationOf(method) is not { } body || frame.Level >= MaximumLevel || frame.IsIn(body) || BodyOf(body) is not { } declaration) return s_none;
        var inner = new Frame(body, GivenBy(call), frame, frame.Level + 1);
        var given = body.Parameters[parameter.Ordinal];
        return Through(SourcesOf(given, declaration, path).Aggregate(s_none, (found, source) => Union(found, ReadSource(given, source, path, inner))), MemberOf(declaration));
    }

    private ImmutableArray<Answer> ReadParameter(IParameterSymbol parameter, ImmutableStack<string> path, Frame frame)
    {
        if (ArgumentFor(parameter, frame) is var (argument, caller)) return Read(argument, path, caller);
        return parameter.ContainingSymbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda => ReadLambdaParameter(lambda, path, frame),
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method => ReadCallers(method, parameter.Ordinal, path, frame),
            _ => s_none,
        };
    }

    private static (IOperation Argument, Frame Caller)? ArgumentFor(IParameterSymbol parameter, Frame frame)
    {
        for (var at = frame; at is { Method: { } method, Caller: { } caller }; at = caller)
        {
            if (!SymbolEqualityComparer.Default.Equals(method, parameter.ContainingSymbol.OriginalDefinition)) continue;
            foreach (var argument in at.Arguments)
            {
                if (argument.Ordinal == parameter.Ordinal) return (argument.Value, caller);
            }
        }

        return null;
    }

    // What LINQ gives to a lambda comes from what it is asked of.
    private ImmutableArray<Answer> ReadLambdaParameter(IMethodSymbol lambda, ImmutableStack<string> path, Frame frame)
    {
        if (lambda.DeclaringSyntaxReferences.Length != 1) return s_none;
        var syntax = lambda.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
        if (syntax.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent.Parent: InvocationExpressionSyntax invocation } argument || WithoutParentheses(argument.Expression) != syntax) return s_none;
        return OperationOf(invocation) is IInvocationOperation { TargetMethod: { IsExtensionMethod: true, ContainingType.Name: "Enumerable" } } call && call.Arguments.Length > 0 ? Read(call.Arguments[0].Value, path, frame) : s_none;
    }

    // What a method that nobody outside can call is given, wherever it is called.
    private ImmutableArray<Answer> ReadCallers(IMethodSymbol method, int ordinal, ImmutableStack<string> path, Frame frame)
    {
        if (frame.Level >= MaximumLevel || !method.ExplicitInterfaceImplementations.IsEmpty || (method.MethodKind == MethodKind.Ordinary && Contexts.IsVisible(method))) return s_none;
        method = method.OriginalDefinition;
        var found = s_none;
        foreach (var root in _bedrock.CallersOf(method, _cancellationToken).Roots)
        {
            if (!_bedrock.CanRead(root, _cancellationToken)) continue;
            foreach (var node in root.DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax invocation || !string.Equals(StringUse.NameOf(invocation), method.Name, StringComparison.Ordinal)) continue;
                var call = OperationOf(invocation) as IInvocationOperation;
                if ((call?.TargetMethod ?? MeantBy(invocation)) is not { } called || !SymbolEqualityComparer.Default.Equals(ImplementationOf(called), method)) continue;
                foreach (var given in call is null ? GivenBy(invocation, called) : GivenBy(call))
                {
                    if (given.Ordinal == ordinal) found = Union(found, Through(Read(given.Value, path, Frame.Outermost(frame.Level + 1)), root));
                }
            }
        }

        return found;
    }

    private bool Declares(SyntaxNode declaration, SyntaxToken identifier, ISymbol variable) =>
        string.Equals(identifier.ValueText, variable.Name, StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(_bedrock.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, _cancellationToken), variable);

    private bool IsReference(ExpressionSyntax expression, ISymbol variable) =>
        WithoutParentheses(expression) is IdentifierNameSyntax name && string.Equals(name.Identifier.ValueText, variable.Name, StringComparison.Ordinal)
        && SymbolEqualityComparer.Default.Equals(_bedrock.ModelOf(name.SyntaxTree).GetSymbolInfo(name, _cancellationToken).Symbol, variable);

    // builder.Append(a).Append(b)
    private static ExpressionSyntax StartOf(ExpressionSyntax receiver)
    {
        while (WithoutParentheses(receiver) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }) receiver = access.Expression;
        return receiver;
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        return expression;
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(static n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool ShareLoop(SyntaxNode source, SyntaxNode at) => source.Ancestors().Any(n => n is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax && n.Span.Contains(at.Span));

    // Whether what is assigned is there whenever the other place is come to.
    private static bool Dominates(SyntaxNode source, SyntaxNode at) => source.FirstAncestorOrSelf<StatementSyntax>() switch
    {
        null => true,
        { Parent: GlobalStatementSyntax } => true,
        { Parent: { } block } => block.Span.Contains(at.Span),
        _ => false,
    };

    /// <summary>A place where a variable gets something.</summary>
    /// <param name="At">The place.</param>
    /// <param name="Value">What it gets; null where that is not written as one expression.</param>
    /// <param name="Replaces">Whether what it held is gone then.</param>
    /// <param name="Path">What is asked of the value, where that is not what is asked of the variable.</param>
    private sealed record Source(SyntaxNode At, ExpressionSyntax? Value, bool Replaces, ImmutableStack<string>? Path = null)
    {
        // A loop's variable is there from its head on.
        public int End => At is ForEachStatementSyntax loop ? loop.CloseParenToken.Span.End : At.Span.End;
    }
}
