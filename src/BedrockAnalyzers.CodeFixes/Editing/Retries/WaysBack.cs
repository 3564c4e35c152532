using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>Finds every way from the catch clause of a retry back to its call, and whether what comes there has waited.</summary>
internal sealed class WaysBack
{
    private readonly Retry _retry;
    private readonly CancellationToken _cancellationToken;
    private readonly List<(StatementSyntax? Jump, Paths Before)> _ways = [];
    private Paths _breaks;
    private bool _isInSwitch;
    private bool _isExact = true;

    private WaysBack(Retry retry, CancellationToken cancellationToken) => (_retry, _cancellationToken) = (retry, cancellationToken);

    // Of the paths that come to a place: what they have done.
    [Flags]
    private enum Paths
    {
        None = 0,
        Bare = 1,
        Unclear = 2,
        Waited = 4,
    }

    /// <summary>The ways; null where they cannot be told.</summary>
    /// <param name="retry">The retry.</param>
    /// <param name="areWaitsMeant">Whether it matters what has waited.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static IReadOnlyList<WayBack>? Of(Retry retry, bool areWaitsMeant, CancellationToken cancellationToken)
    {
        if (!IsPlain(retry) || (areWaitsMeant && WaitsElsewhere(retry, cancellationToken))) return null;
        var walk = new WaysBack(retry, cancellationToken);
        var end = walk.Walk(retry.Catch.Block, Paths.Bare);
        if (end != Paths.None && SuccessPath.LeadsBack(retry, fromTry: false)) walk._ways.Add((null, end));
        if (!walk._isExact || walk._ways.Count == 0) return null;

        var ways = new List<WayBack>();
        foreach (var (jump, before) in walk._ways)
        {
            // The rule found a way that does not wait: where there is only one, it is that.
            if (areWaitsMeant && before is not (Paths.Bare or Paths.Waited) && !(before == Paths.Unclear && walk._ways.Count == 1)) return null;
            ways.Add(new(jump, before == Paths.Waited));
        }

        return ways;
    }

    // No other loop or switch between the clause and what repeats: there a jump means something else.
    private static bool IsPlain(Retry retry)
    {
        foreach (var node in retry.Catch.Ancestors())
        {
            if (node == retry.Repeats || node == retry.Function) return true;
            if (node is LockStatementSyntax or FixedStatementSyntax or UnsafeStatementSyntax or CatchClauseSyntax or FinallyClauseSyntax) return false;
            if (IsLoop(retry.Repeats) && (IsLoop(node) || node is SwitchStatementSyntax)) return false;
        }

        return false;
    }

    // A wait on the way that is not in a clause may come with the one that is written. What follows the call in its block comes after a success.
    private static bool WaitsElsewhere(Retry retry, CancellationToken cancellationToken)
    {
        SyntaxNode region = retry.Repeats switch
        {
            LabeledStatementSyntax label => label.Parent!,
            InvocationExpressionSyntax => retry.Function,
            var loop => loop,
        };
        return Retry.Own(region).OfType<InvocationExpressionSyntax>().Any(i =>
            !retry.Try.Catches.Any(c => c.Span.Contains(i.Span))
            && !(retry.Try.Block.Span.Contains(i.Span) && retry.Call is { } call && i.SpanStart > call.SpanStart)
            && Waits.IsWait(i, retry.Model, cancellationToken));
    }

    private Paths Walk(StatementSyntax statement, Paths before)
    {
        if (before == Paths.None) return Paths.None;
        switch (statement)
        {
            case BlockSyntax block:
                return Walk(block.Statements, before);
            case IfStatementSyntax test:
                var tested = Run(test.Condition, before);
                return Walk(test.Statement, tested) | (test.Else is { } other ? Walk(other.Statement, tested) : tested);
            case SwitchStatementSyntax choice:
                return WalkSwitch(choice, Run(choice.Expression, before));
            case TryStatementSyntax attempt:
                var tried = Walk(attempt.Block, before);
                foreach (var clause in attempt.Catches) tried |= Walk(clause.Block, before | Walked(attempt.Block, before));
                return attempt.Finally is { } last ? Walk(last.Block, tried) : tried;
            case UsingStatementSyntax used:
                return Walk(used.Statement, before);
            case CheckedStatementSyntax:
                return Walk(((CheckedStatementSyntax)statement).Block, before);
            case LockStatementSyntax or FixedStatementSyntax or UnsafeStatementSyntax:
            case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax:
                // What is inside runs some number of times.
                if (Retry.Own(statement).Any(n => n is GotoStatementSyntax || IsRecursion(n))) _isExact = false;
                return Waits.In(statement, _retry.Model, _cancellationToken) == Waits.Answer.No ? before : before | Paths.Waited | Paths.Unclear;
            case LabeledStatementSyntax:
                _isExact = false;
                return before;
            case LocalFunctionStatementSyntax or EmptyStatementSyntax:
                return before;
            case BreakStatementSyntax:
                if (_isInSwitch) _breaks |= before;
                return Paths.None;
            case ContinueStatementSyntax:
                if (IsLoop(_retry.Repeats)) _ways.Add((statement, before));
                return Paths.None;
            case GotoStatementSyntax jump:
                if (_retry.Repeats is LabeledStatementSyntax label && jump.Expression is IdentifierNameSyntax name && string.Equals(name.Identifier.ValueText, label.Identifier.ValueText, StringComparison.Ordinal)) _ways.Add((statement, before));
                else _isExact = false;
                return Paths.None;
            default:
                if (Retry.Own(statement).Any(IsRecursion)) _ways.Add((statement, before));
                var after = Run(statement, before);
                return statement is ReturnStatementSyntax or ThrowStatementSyntax ? Paths.None : after;
        }
    }

    private Paths Walk(SyntaxList<StatementSyntax> statements, Paths before)
    {
        foreach (var statement in statements) before = Walk(statement, before);
        return before;
    }

    private Paths WalkSwitch(SwitchStatementSyntax choice, Paths before)
    {
        var (breaks, wasInSwitch) = (_breaks, _isInSwitch);
        (_breaks, _isInSwitch) = (Paths.None, true);
        var after = Paths.None;
        foreach (var section in choice.Sections) after |= Walk(section.Statements, before);
        if (!choice.Sections.Any(static s => s.Labels.Any(static l => l is DefaultSwitchLabelSyntax))) after |= before;
        after |= _breaks;
        (_breaks, _isInSwitch) = (breaks, wasInSwitch);
        return after;
    }

    // What a block may have done when something is thrown in it; its jumps are counted already.
    private Paths Walked(BlockSyntax block, Paths before) => Waits.In(block, _retry.Model, _cancellationToken) == Waits.Answer.No ? before : Paths.Unclear;

    private Paths Run(SyntaxNode node, Paths before) => Waits.In(node, _retry.Model, _cancellationToken) switch
    {
        Waits.Answer.Yes => Paths.Waited,
        Waits.Answer.Unclear when before.HasFlag(Paths.Bare) => (before & ~Paths.Bare) | Paths.Unclear,
        _ => before,
    };

    private bool IsRecursion(SyntaxNode node) => node is InvocationExpressionSyntax invocation && AttemptParameter.IsOfSameMethod(invocation, _retry);

    private static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;
}
