using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Finds the retries of a member: its calls that are made again after what they threw was caught.</summary>
internal sealed class RetryFinder
{
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly RetryFunction _function;
    private readonly Dictionary<ControlFlowRegion, CatchClauseSyntax> _handlers;
    private readonly RetryPaths _paths;
    private readonly bool _hasTimeLimit;
    private readonly bool _followsLasting;

    private RetryFinder(SyntaxNode root, RetryFunction function, bool followsLasting, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        (_bedrock, _cancellationToken, _function, _followsLasting) = (bedrock, cancellationToken, function, followsLasting);
        _handlers = function.Handlers(bedrock.ModelOf(root.SyntaxTree), cancellationToken);
        _paths = _handlers.Count == 0 ? RetryPaths.None : RetryWalk.Run(function.Graph, function.Symbol?.OriginalDefinition, function.WrittenInside(), followsLasting, bedrock, cancellationToken);
        _hasTimeLimit = root.DescendantNodes().Any(SetsTimeLimit);
    }

    /// <summary>The retries of a member.</summary>
    /// <param name="root">The member's root.</param>
    /// <param name="followsLasting">Whether errors that come again are followed, and not throttling.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ImmutableArray<Retry> In(SyntaxNode root, bool followsLasting, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (!bedrock.CanRetry(root, cancellationToken) || bedrock.GraphOf(root, cancellationToken) is not { } graph) return ImmutableArray<Retry>.Empty;
        var retries = ImmutableArray.CreateBuilder<Retry>();
        foreach (var function in RetryFunction.In(root, graph, bedrock.ModelOf(root.SyntaxTree), cancellationToken))
            new RetryFinder(root, function, followsLasting, bedrock, cancellationToken).AddTo(retries);
        return retries.ToImmutable();
    }

    private void AddTo(ImmutableArray<Retry>.Builder retries)
    {
        var found = new List<(ControlFlowRegion Handler, RetriedCall Call, Thrown Thrown, List<Way> Ways)>();
        foreach (var step in _paths.Steps.Values)
        {
            if (step.Return is not { Thrown: { } thrown, Handler: { } handler } way) continue;
            var at = found.FindIndex(f => ReferenceEquals(f.Handler, handler) && ReferenceEquals(f.Call, way.Call) && ReferenceEquals(f.Thrown, thrown));
            if (at < 0) found.Add((handler, way.Call, thrown, [way]));
            else found[at].Ways.Add(way);
        }

        foreach (var (handler, call, thrown, ways) in found)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!_handlers.TryGetValue(handler, out var clause)) continue;
            if (!IsMeant(call, clause, ways)) continue;
            var (loop, leading) = Round(call, thrown, handler, clause);
            var steps = _paths.From(leading, static (_, _) => true);
            var round = new RetryRound(_function, _paths.Graph!, loop, steps, clause, call, _bedrock, _cancellationToken);
            var returning = steps.Select(step => _paths.Steps[step].Return).OfType<Way>().ToList();
            var recursion = returning.Select(static way => way.Recursion).FirstOrDefault(static r => r is not null);
            if (!round.IsSameCall(recursion) || (_followsLasting && round.ChangesRequest)) continue;

            var success = Success(call, round);

            // Pages one to ten: the number makes the next call, whether this one went well or not.
            if (round.IsNumbered && success.GoesOn) continue;
            retries.Add(Make(call, thrown, clause, returning, leading, round, recursion) with { GoesOnAfterSuccess = success.GoesOn, PeriodicWaits = success.Waits });
        }
    }

    // The innermost loop that brings control back; where there is none, all ways.
    private (StatementSyntax? Loop, HashSet<RetryWalk.Node> Leading) Round(RetriedCall call, Thrown thrown, ControlFlowRegion handler, CatchClauseSyntax clause)
    {
        for (var loop = RetryRound.LoopAround(clause, _function.Syntax); loop is not null; loop = RetryRound.LoopAround(loop, _function.Syntax))
        {
            var leading = _paths.LeadingBack(call, IsThis, node => !RetryRound.IsOutside(_paths.Graph!.Blocks[node.Block], loop));
            if (leading.Any(node => _paths.Steps[node].IsFirst)) return (loop, leading);
        }

        return (null, _paths.LeadingBack(call, IsThis, static _ => true));

        bool IsThis(Way way) => ReferenceEquals(way.Handler, handler) && ReferenceEquals(way.Thrown, thrown);
    }

    // Where the call is not seen to be one of Bedrock, the catch must say that it is meant; a plain helper beside a Bedrock call is not.
    private bool IsMeant(RetriedCall call, CatchClauseSyntax clause, List<Way> ways)
    {
        if (call.Reached != ReachedCalls.None) return true;
        if (HasBedrockCall((TryStatementSyntax)clause.Parent!)) return false;
        if ((ways.Any(static w => w.Speaks) || (_followsLasting && call.IsOpen && IsOfBedrock(clause))) && (call.IsOpen || IsOfBedrock(clause))) return !IsKnownToBeElsewhere(call, clause);
        return call.IsOpen && DelegateSources.Reached(call, _function.Symbol, _bedrock, _cancellationToken) is { } reached && reached != ReachedCalls.None;
    }

    private bool IsKnownToBeElsewhere(RetriedCall call, CatchClauseSyntax clause) =>
        !IsOfBedrock(clause) && DelegateSources.Reached(call, _function.Symbol, _bedrock, _cancellationToken) == ReachedCalls.None;

    private bool IsOfBedrock(CatchClauseSyntax clause) =>
        clause.Declaration is { } declaration
        && _bedrock.ModelOf(clause.SyntaxTree).GetTypeInfo(declaration.Type, _cancellationToken).Type is { } type
        && (_bedrock.Symbols.IsOfSdk(type.ContainingAssembly) || _bedrock.Symbols.Exceptions.IsThrottling(type));

    private bool HasBedrockCall(TryStatementSyntax statement) => BedrockCalls.ReachedFrom(statement.Block, _bedrock, _cancellationToken) != ReachedCalls.None;

    private Retry Make(RetriedCall call, Thrown thrown, CatchClauseSyntax clause, List<Way> ways, HashSet<RetryWalk.Node> leading, RetryRound round, InvocationExpressionSyntax? recursion)
    {
        var repeated = (SyntaxNode?)recursion ?? round.Goto ?? (SyntaxNode?)round.Loop;
        var isBounded = _hasTimeLimit || round.MayThrowOn(recursion) || !_paths.From(leading, (_, step) => !Ends(step, leading, round)).Any(node => _paths.Steps[node].Return is not null);
        var text = recursion is null && repeated is GotoStatementSyntax ? _function.Syntax.DescendantNodes().OfType<BlockSyntax>().FirstOrDefault() ?? _function.Syntax : recursion is null && round.Loop is { } loop ? loop : _function.Syntax;
        return new(clause, call, thrown, repeated, ImmutableArray.CreateRange(ways.Select(way => new RetryPass(way.Waits.RemoveAll(site => IsForNothing(site, text)), way.MayWait, way.IsUnsure)).Distinct()))
        {
            IsEndless = !isBounded,
            Round = text,
            Counter = round.Counter,
        };
    }

    private bool IsForNothing(WaitSite site, SyntaxNode round) =>
        site.Duration is { } duration && WaitShapes.Of(duration, ImmutableArray<ISymbol>.Empty, round, site.Arguments, _bedrock, _cancellationToken).IsZero;

    // A test ends the retry where one answer leads back to the call, another does not, and the answer changes from round to round.
    private static bool Ends(RetryPaths.Step step, HashSet<RetryWalk.Node> leading, RetryRound round) =>
        step.Test is { } test
        && step.Successors.Any(next => next is null || !leading.Contains(next))
        && step.Return is null
        && round.Changes(test);

    private (bool GoesOn, ImmutableArray<WaitSite> Waits) Success(RetriedCall call, RetryRound round)
    {
        var leading = _paths.LeadingBack(call, static way => way.Thrown is null, static _ => true);
        var reached = _paths.From(leading, (node, _) => !round.IsOutside(node.Block));
        var waits = ImmutableArray.CreateBuilder<WaitSite>();
        var goesOn = false;
        foreach (var node in reached)
        {
            if (round.IsOutside(node.Block) || _paths.Steps[node].Return is not { } way) continue;
            goesOn = true;
            waits.AddRange(way.Waits);
        }

        return (goesOn && round.LeavesTry(reached), waits.ToImmutable());
    }

    private static bool SetsTimeLimit(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => StringUse.NameOf(call) is "CancelAfter",
        ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation => IsTokenSource(creation.Type),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation => Bare.Around(creation).Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } && IsTokenSource(type),
        _ => false,
    };

    private static bool IsTokenSource(TypeSyntax type) => Triggers.NameOf(type) is { Identifier.ValueText: "CancellationTokenSource" };
}
