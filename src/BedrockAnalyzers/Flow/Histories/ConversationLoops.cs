using BedrockAnalyzers.Flow.Starts;
using BedrockAnalyzers.Flow.ToolUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>The loops in which a local list of messages grows: those where somebody says something new each time. A loop that the model's answer ends is one task.</summary>
internal sealed class ConversationLoops
{
    private const int MaximumDepth = 4;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly SyntaxNode _declaration;
    private readonly string _list;
    private readonly SyntaxNode _root;
    private readonly Writes _writes;

    private ConversationLoops(string list, SyntaxNode declaration, SyntaxNode root, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _list = list;
        _declaration = declaration;
        _root = root;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
        _writes = Writes.In(root);
    }

    /// <summary>Whether such a loop adds to a list and sends it.</summary>
    public static bool Hold(History history, ILocalSymbol list, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (list.DeclaringSyntaxReferences.Length != 1) return false;
        var declaration = list.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (Members.RootOf(declaration) is not { } root) return false;
        var loops = new ConversationLoops(list.Name, declaration, root, bedrock, cancellationToken);
        var sent = new HashSet<SyntaxNode>(history.Sends.SelectMany(loops.PlacesOf).SelectMany(loops.RepetitionsOf));
        return history.Growths.Any(growth => loops.RepetitionsOf(growth.Place).Any(repeated => sent.Contains(repeated) && loops.IsConversation(repeated, growth)));
    }

    // Where a list is given to a request, and where a local that holds the request is sent.
    private IEnumerable<SyntaxNode> PlacesOf(ExpressionSyntax send)
    {
        yield return send;
        if (Bare.Around(send).Parent is not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax request } } || Bare.Around(request).Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local }) yield break;
        foreach (var node in _root.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } mention && string.Equals(mention.Identifier.ValueText, local.Identifier.ValueText, StringComparison.Ordinal) && IsAnswer(call)) yield return mention;
        }
    }

    // What runs a piece of code more than once while the list lives: the loops around it or around the calls of its function, or the function itself where others run it.
    private HashSet<SyntaxNode> RepetitionsOf(SyntaxNode node)
    {
        var found = new HashSet<SyntaxNode>();
        Collect(node, found, new HashSet<SyntaxNode>());
        return found;
    }

    private void Collect(SyntaxNode node, HashSet<SyntaxNode> found, HashSet<SyntaxNode> seen)
    {
        for (var at = node.Parent; at is not null && at != _root && !at.Span.Contains(_declaration.Span); at = at.Parent)
        {
            switch (at)
            {
                case CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    found.Add(at);
                    break;
                case LocalFunctionStatementSyntax function:
                    if (seen.Add(function)) CollectOfFunction(function, function.Identifier.ValueText, found, seen);
                    return;
                case AnonymousFunctionExpressionSyntax lambda when Bare.Around(lambda).Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local }:
                    if (seen.Add(lambda)) CollectOfFunction(lambda, local.Identifier.ValueText, found, seen);
                    return;
                case AnonymousFunctionExpressionSyntax lambda when IsEndpoint(Bare.Around(lambda)):
                    found.Add(lambda);
                    return;
            }
        }
    }

    private void CollectOfFunction(SyntaxNode function, string name, HashSet<SyntaxNode> found, HashSet<SyntaxNode> seen)
    {
        foreach (var node in _root.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax mention || !string.Equals(mention.Identifier.ValueText, name, StringComparison.Ordinal) || function.Span.Contains(mention.Span)) continue;
            if (IsEndpoint(mention)) found.Add(function);
            else Collect(mention, found, seen);
        }
    }

    // app.MapPost("/chat", …), button.Click += …
    private static bool IsEndpoint(SyntaxNode function) => function.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => StringUse.NameOf(call).StartsWith("Map", StringComparison.Ordinal) || StringUse.NameOf(call) is "On" or "OnMessage" or "Subscribe",
        AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.AddAssignmentExpression),
        _ => false,
    };

    private bool IsConversation(SyntaxNode repeated, HistoryGrowth growth)
    {
        switch (repeated)
        {
            case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                return growth.Elements.Any(element => Varying.Is(element, _bedrock, _cancellationToken));
            case ForStatementSyntax { Condition: not null, Incrementors.Count: > 0 }:
                return false;
            case CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } each:
                return (CollectionSizes.Of(each.Expression, _bedrock, _cancellationToken) == CollectionSize.Large || IsInput(each.Expression)) && IsFromLoop(each, growth) && !IsCounted(each);
            case CommonForEachStatementSyntax each:
                return IsFromLoop(each, growth) && !IsCounted(each);
            default:
                return growth.Elements.Any(IsInput) && !IsCounted(repeated);
        }
    }

    // What is added is made of the item: what somebody says, one after the other.
    private bool IsFromLoop(CommonForEachStatementSyntax loop, HistoryGrowth growth)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (loop is ForEachStatementSyntax each) names.Add(each.Identifier.ValueText);
        else if (loop is ForEachVariableStatementSyntax { Variable: var variable }) names.UnionWith(variable.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Select(static d => d.Identifier.ValueText));
        return growth.Elements.Any(element => Reaches(element, node => node is IdentifierNameSyntax name && names.Contains(name.Identifier.ValueText), NewSeen()));
    }

    private bool IsInput(ExpressionSyntax expression) => Reaches(expression, node => node is InvocationExpressionSyntax call && BringsInput(call, MaximumDepth), NewSeen());

    // What comes of the list itself is no news.
    private HashSet<string> NewSeen() => new(StringComparer.Ordinal) { _list };

    private bool Reaches(SyntaxNode expression, Func<SyntaxNode, bool> test, HashSet<string> seen)
    {
        foreach (var node in expression.DescendantNodesAndSelf(node => !IsAnswer(node)))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (IsAnswer(node)) continue;
            if (test(node)) return true;
            if (node is not IdentifierNameSyntax { Identifier.ValueText: var name } mention || !seen.Add(name)) continue;
            foreach (var write in _writes.Of(name))
            {
                if (write.Value is { } value && Reaches(value, test, seen)) return true;
            }

            if (ArgumentsFor(mention).Any(argument => Reaches(argument, test, seen))) return true;
        }

        return false;
    }

    // What the model answers depends on all that it was told.
    private bool IsAnswer(SyntaxNode node) => node is InvocationExpressionSyntax call && BedrockCalls.ReachedBy(call, _bedrock, _cancellationToken) != ReachedCalls.None;

    // What a local function is called with.
    private List<ExpressionSyntax> ArgumentsFor(IdentifierNameSyntax mention)
    {
        var found = new List<ExpressionSyntax>();
        if (_bedrock.ModelOf(mention.SyntaxTree).GetSymbolInfo(mention, _cancellationToken).Symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LocalFunction } function } parameter) return found;
        foreach (var node in _root.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax called } call && string.Equals(called.Identifier.ValueText, function.Name, StringComparison.Ordinal) && parameter.Ordinal < call.ArgumentList.Arguments.Count)
                found.Add(call.ArgumentList.Arguments[parameter.Ordinal].Expression);
        }

        return found;
    }

    // Console.ReadLine(), or a method of the project that comes to it; where no body is seen, the name says it.
    private bool BringsInput(InvocationExpressionSyntax call, int depth)
    {
        var name = StringUse.NameOf(call);
        if (_bedrock.ModelOf(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method) return false;
        if (method.MethodKind == MethodKind.DelegateInvoke || method.IsAbstract) return IsNameOfInput(name) || name.IndexOf("Input", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Question", StringComparison.OrdinalIgnoreCase) >= 0 || name.StartsWith("read", StringComparison.OrdinalIgnoreCase);
        if (!_bedrock.Declares(method)) return IsNameOfInput(name) || (name is "Ask" or "AskAsync" or "Prompt" or "PromptAsync" && !_bedrock.Symbols.IsOfChat(method.ContainingType));
        if (depth == 0) return false;
        foreach (var reference in _bedrock.DeclarationsOf(method))
        {
            foreach (var node in reference.GetSyntax(_cancellationToken).DescendantNodes())
            {
                if (node is InvocationExpressionSyntax inner && BringsInput(inner, depth - 1)) return true;
            }
        }

        return false;
    }

    private static bool IsNameOfInput(string name) =>
        name is "ReadLine" or "ReadLineAsync" or "ReadKey" or "ReadAllAsync" or "ReadLinesAsync" or "ReadLines" or "ReceiveAsync" or "Receive" or "ReceiveMessageAsync" or "GetConsumingEnumerable" or "Dequeue" or "TryDequeue" or "DequeueAsync" or "TryRead" or "TryTake"
        || name.IndexOf("UserInput", StringComparison.Ordinal) >= 0 || name.IndexOf("UserMessage", StringComparison.Ordinal) >= 0;

    // if (++turns == 10) break;
    private bool IsCounted(SyntaxNode loop)
    {
        foreach (var node in loop.DescendantNodes())
        {
            if (node is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression or (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison || comparison.Parent is ForStatementSyntax) continue;
            foreach (var name in comparison.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                var writes = _writes.Of(name.Identifier.ValueText);
                if (writes.Any(write => write.Kind == WriteKind.Step && loop.Span.Contains(write.Node.Span)) && !writes.Any(write => write.Node is VariableDeclaratorSyntax && loop.Span.Contains(write.Node.Span))) return true;
            }
        }

        return false;
    }
}
