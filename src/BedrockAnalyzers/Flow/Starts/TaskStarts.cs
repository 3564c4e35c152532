using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Starts;

/// <summary>Finds where tasks that come to a Bedrock call are started, from the expression that holds them all.</summary>
internal sealed class TaskStarts
{
    private const int MaximumDepth = 12;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<TaskStart>.Builder _starts = ImmutableArray.CreateBuilder<TaskStart>();

    private TaskStarts(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The places where the tasks are started; none where it is not seen that they come to Bedrock calls.</summary>
    public static ImmutableArray<TaskStart> Of(ExpressionSyntax tasks, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var finder = new TaskStarts(bedrock, cancellationToken);
        finder.Find(tasks, MaximumDepth);
        return finder._starts.ToImmutable();
    }

    private SemanticModel ModelOf(SyntaxNode node) => _bedrock.ModelOf(node.SyntaxTree);

    private void Find(ExpressionSyntax tasks, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (depth == 0) return;
        switch (Bare.Inside(tasks))
        {
            case CastExpressionSyntax cast:
                Find(cast.Expression, depth - 1);
                break;
            case ConditionalExpressionSyntax conditional:
                Find(conditional.WhenTrue, depth - 1);
                Find(conditional.WhenFalse, depth - 1);
                break;
            case CollectionExpressionSyntax collection:
                foreach (var element in collection.Elements)
                {
                    if (element is SpreadElementSyntax spread) Find(spread.Expression, depth - 1);
                }

                break;
            case QueryExpressionSyntax query:
                FindIn(query, depth);
                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments }:
                Find(arguments[0].Expression, depth - 1);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Values" } values:
                Find(values.Expression, depth - 1);
                break;
            case InvocationExpressionSyntax call:
                FindIn(call, depth);
                break;
            case IdentifierNameSyntax name when ModelOf(name).GetSymbolInfo(name, _cancellationToken).Symbol is ILocalSymbol local:
                FindIn(local, name, depth);
                break;
        }
    }

    private void FindIn(QueryExpressionSyntax query, int depth)
    {
        if (query.Body is not { Continuation: null, SelectOrGroup: SelectClauseSyntax select } body) return;
        SyntaxNode work = body.Clauses.Any(static c => c is LetClauseSyntax) ? body : select;
        if (!Reaches(work))
        {
            Find(query.FromClause.Expression, depth - 1);
            return;
        }

        var over = ImmutableArray.CreateBuilder<SyntaxNode>();
        over.Add(query.FromClause.Expression);
        foreach (var clause in body.Clauses)
        {
            if (clause is FromClauseSyntax from) over.Add(from.Expression);
        }

        _starts.Add(new(work, over.ToImmutable()));
    }

    private void FindIn(InvocationExpressionSyntax call, int depth)
    {
        if (ModelOf(call).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method) return;
        if (_bedrock.Declares(method.ReducedFrom ?? method))
        {
            FindIn(method.ReducedFrom ?? method, depth);
            return;
        }

        if (KnownMethods.IsOfLinq(method) && LinqCall.Of(call, method) is { Source: { } source } linq) FindIn(linq, source, method, depth);
        else if (StringUse.NameOf(call) is "ToArray" or "ToList" or "AsReadOnly" && call.Expression is MemberAccessExpressionSyntax access) Find(access.Expression, depth - 1);
    }

    private void FindIn(LinqCall linq, ExpressionSyntax source, IMethodSymbol method, int depth)
    {
        switch (method.Name)
        {
            case "Select" or "SelectMany" or "Zip" or "ToDictionary" or "ToLookup":
                if (linq.Arguments.LastOrDefault() is { } selector && WorkOf(selector) is { } work && Reaches(work)) _starts.Add(new(work, ImmutableArray.Create<SyntaxNode>(source)));
                else Find(source, depth - 1);
                break;
            case "Take" or "TakeLast" when CollectionSizes.Of(linq.Call, _bedrock, _cancellationToken) != CollectionSize.Large:
            case "Chunk" or "GroupBy":
                break;
            default:
                Find(source, depth - 1);
                if (method.Name is "Concat" or "Union" && linq.Arguments.Length > 0) Find(linq.Arguments[0], depth - 1);
                break;
        }
    }

    // A selector that is kept in a local is the lambda that the local was given.
    private SyntaxNode? WorkOf(ExpressionSyntax selector)
    {
        selector = Bare.Inside(selector);
        if (selector is AnonymousFunctionExpressionSyntax lambda) return lambda;
        var symbol = ModelOf(selector).GetSymbolInfo(selector, _cancellationToken).Symbol;
        return symbol switch
        {
            IMethodSymbol => selector,
            ILocalSymbol local => Members.LambdaIn(local, _cancellationToken),
            _ => null,
        };
    }

    // A method that answers tasks: what it returns, or what an iterator yields in its loops.
    private void FindIn(IMethodSymbol method, int depth)
    {
        if (method.IsVirtual || method.IsAbstract || method.IsOverride || _bedrock.DeclarationsOf(method).Length != 1) return;
        var declaration = _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken);
        foreach (var node in declaration.DescendantNodes(static n => n is not AnonymousFunctionExpressionSyntax))
        {
            switch (node)
            {
                case ArrowExpressionClauseSyntax arrow when arrow.Parent == declaration:
                    Find(arrow.Expression, depth - 2);
                    break;
                case ReturnStatementSyntax { Expression: { } returned } when IsIn(node, declaration):
                    Find(returned, depth - 2);
                    break;
                case YieldStatementSyntax { Expression: { } yielded } when IsIn(node, declaration) && Reaches(yielded):
                    Fill(yielded, LocalUses.LoopsAround(node, declaration));
                    break;
            }
        }
    }

    private static bool IsIn(SyntaxNode node, SyntaxNode declaration) => node.Ancestors().First(static n => n is LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax) == declaration;

    private void FindIn(ILocalSymbol local, IdentifierNameSyntax use, int depth)
    {
        if (LocalUses.Of(local, use, ModelOf(use), _cancellationToken) is not { } uses) return;
        foreach (var value in uses.Values)
        {
            if (Bare.Inside(value) is not (ArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: not 1 })) Find(value, depth - 1);
        }

        foreach (var (element, isRange, loops) in uses.Fills)
        {
            if (isRange) Find(element, depth - 1);
            else if (StartedBy(element) is { } started && Reaches(started)) Fill(started, loops);
        }
    }

    // tasks.Add(task), where the task was started before; not one that is awaited in between.
    private ExpressionSyntax? StartedBy(ExpressionSyntax element)
    {
        if (element.DescendantNodesAndSelf(static n => n is not AnonymousFunctionExpressionSyntax).Any(static n => n is AwaitExpressionSyntax)) return null;
        if (Bare.Inside(element) is not IdentifierNameSyntax name) return element;
        return ModelOf(name).GetSymbolInfo(name, _cancellationToken).Symbol is ILocalSymbol local && LocalUses.Of(local, name, ModelOf(name), _cancellationToken) is { IsAwaited: false, Values: { Length: 1 } values } ? values[0] : null;
    }

    private void Fill(ExpressionSyntax element, ImmutableArray<SyntaxNode> loops)
    {
        if (loops.IsEmpty) return;
        var over = ImmutableArray.CreateBuilder<SyntaxNode>();
        foreach (var loop in loops)
        {
            over.Add(loop switch
            {
                CommonForEachStatementSyntax each => LocalUses.CanEndEarly(each) ? each : each.Expression,
                InvocationExpressionSyntax call => LocalUses.SourceOfForEach(call) ?? loop,
                _ => loop,
            });
        }

        var outermost = loops[loops.Length - 1];
        _starts.Add(new(LocalUses.BodyOf(outermost) ?? element, over.ToImmutable()));
    }

    private bool Reaches(SyntaxNode work) => BedrockCalls.ReachedFrom(work, _bedrock, _cancellationToken) != ReachedCalls.None;
}
