using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>Locals and parameters.</content>
internal sealed partial class WaitReader
{
    private WaitPart PartOf(ISymbol variable, IOperation read, Frame? frame)
    {
        if (_held.TryGetValue(variable, out var held)) return held;
        if (_counters.Contains(variable, SymbolEqualityComparer.Default)) return new(WaitMotion.Up);
        if (variable.DeclaringSyntaxReferences.Length != 1 || !_asked.Add(variable)) return WaitPart.Unknown();
        var declaration = variable.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
        var part = declaration switch
        {
            ForEachStatementSyntax loop => EachOf(loop, frame),
            ParameterSyntax => PartOf((IParameterSymbol)variable, declaration, read, frame),
            _ => PartOfLocal(variable, declaration, read, frame),
        };
        _asked.Remove(variable);
        return part;
    }

    private WaitPart EachOf(ForEachStatementSyntax loop, Frame? frame)
    {
        if (loop == _attempt.Syntax || loop.Statement == _attempt.Syntax) return EachOf(OperationOf(loop.Expression), frame);
        return _attempt.IsIn(loop.Statement) ? new(WaitMotion.None) : WaitPart.Unknown();
    }

    private WaitPart PartOf(IParameterSymbol parameter, SyntaxNode declaration, IOperation read, Frame? frame)
    {
        var function = Attempt.FunctionOf(declaration);
        var writes = WritesOf(parameter, function);
        if (ArgumentOf(parameter, frame) is var (argument, caller)) return Fresh(parameter, PartOf(argument, caller), writes, function, read, frame);
        if (_attempt.IsMethod && function == _attempt.Syntax) return PassedOn(parameter, function, writes, frame);
        return function != _attempt.Syntax && _attempt.IsIn(function) ? Carried(parameter, new(WaitMotion.None), writes, function, read, frame) : WaitPart.Unknown();
    }

    private (IOperation Argument, Frame? Caller)? ArgumentOf(IParameterSymbol parameter, Frame? frame)
    {
        for (var at = frame; at is not null; at = at.Caller)
        {
            if (at.Arguments.TryGetValue(parameter, out var known)) return (known, at.Caller);
        }

        return _arguments is not null && _arguments.TryGetValue(parameter, out var given) ? (Whole(given), null) : null;
    }

    // A parameter of a method that calls itself holds what the call before has passed.
    private WaitPart PassedOn(IParameterSymbol parameter, SyntaxNode function, List<WaitWrite> writes, Frame? frame)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        var (motion, random, calls) = (WaitMotion.None, false, 0);
        _held[parameter] = WaitPart.Before(parameter);
        foreach (var write in writes) Include(ValueOf(write, _held[parameter], frame));
        foreach (var call in function.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (!string.Equals(StringUse.NameOf(call), method.Name, StringComparison.Ordinal)) continue;
            if (OperationOf(call) is not IInvocationOperation invocation || !SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, method)) continue;
            calls++;
            foreach (var argument in invocation.Arguments)
            {
                if (argument.Parameter?.Ordinal == parameter.Ordinal) Include(PartOf(argument.Value, frame));
            }
        }

        _held.Remove(parameter);
        return calls == 0 ? WaitPart.Unknown(random) : new(motion, random);

        void Include(WaitPart part)
        {
            motion = WaitPart.Together(motion, part.MotionOf(parameter));
            random |= part.IsRandom;
        }
    }

    private WaitPart PartOfLocal(ISymbol local, SyntaxNode declaration, IOperation read, Frame? frame)
    {
        if (declaration is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax } declarator) return WaitPart.Unknown();
        var function = Attempt.FunctionOf(declaration);
        var writes = WritesOf(local, function);
        var initial = declarator.Initializer is { Value: var value } ? PartOf(OperationOf(value), frame) : (WaitPart?)null;
        return _attempt.IsIn(function) && !_attempt.Repeats(declaration)
            ? Carried(local, initial, writes, function, read, frame)
            : Fresh(local, initial, writes, ScopeOf(declaration), read, frame);
    }

    // What lives longer than an attempt.
    private WaitPart Carried(ISymbol variable, WaitPart? initial, List<WaitWrite> writes, SyntaxNode function, IOperation read, Frame? frame)
    {
        var again = writes.FindAll(w => _attempt.Repeats(w.Target) || Attempt.FunctionOf(w.Target) != function);
        if (again.Count == 0) return new(WaitMotion.None, initial?.IsRandom == true, writes.Count == 0 ? initial?.Number : null);

        _held[variable] = WaitPart.Before(variable);
        var values = again.ConvertAll(w => ValueOf(w, _held[variable], frame));
        _held.Remove(variable);

        // What each attempt starts with is all that counts.
        var start = again.FindIndex(w => w.Kind == SyntaxKind.SimpleAssignmentExpression && _attempt.Repeats(read.Syntax) && Precedes(w, read.Syntax, function) && IsCertain(w.Target, read.Syntax));
        if (start >= 0 && values[start].Self is null && again.TrueForAll(w => _attempt.Repeats(w.Target)))
            return Fresh(variable, values[start], again.FindAll(w => w.Target.SpanStart > again[start].Target.Span.End), _attempt.Syntax, read, frame);

        var (motion, random) = (WaitMotion.None, initial?.IsRandom == true);
        foreach (var value in values)
        {
            motion = WaitPart.Together(motion, value.MotionOf(variable));
            random |= value.IsRandom;
        }

        return new(motion, random);
    }

    // What each attempt, or each call of a helper, makes anew.
    private WaitPart Fresh(ISymbol variable, WaitPart? initial, List<WaitWrite> writes, SyntaxNode scope, IOperation read, Frame? frame)
    {
        var held = initial;
        var isHere = writes.Count > 0 && Attempt.FunctionOf(read.Syntax) == Attempt.FunctionOf(writes[0].Target);
        foreach (var write in writes)
        {
            if (IsInLoop(write.Target, scope)) return WaitPart.Unknown(held?.IsRandom == true);
            if (isHere && write.Target.SpanStart > read.Syntax.SpanStart) continue;
            if (held is { } before) _held[variable] = before;
            var value = ValueOf(write, held ?? WaitPart.Unknown(), frame);
            _held.Remove(variable);
            held = held is null || (isHere && IsCertain(write.Target, read.Syntax)) ? value : OneOf([held.Value, value], ConditionsOf(write.Target, scope), frame);
        }

        return held ?? WaitPart.Unknown();
    }

    private WaitPart ValueOf(WaitWrite write, WaitPart held, Frame? frame)
    {
        var value = write.Value is null ? WaitPart.Constant(1) : PartOf(OperationOf(write.Value), frame);
        return write.Kind switch
        {
            SyntaxKind.SimpleAssignmentExpression => value,
            SyntaxKind.AddAssignmentExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PostIncrementExpression => WaitPart.Sum(held, value),
            SyntaxKind.SubtractAssignmentExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostDecrementExpression => WaitPart.Difference(held, value),
            SyntaxKind.MultiplyAssignmentExpression => WaitPart.Product(held, value),
            SyntaxKind.DivideAssignmentExpression => WaitPart.Quotient(held, value),
            SyntaxKind.LeftShiftAssignmentExpression => WaitPart.Product(held, WaitPart.Power(WaitPart.Constant(2), value)),
            SyntaxKind.CoalesceAssignmentExpression => WaitPart.Either(held, value),
            _ => WaitPart.Unknown(value.IsRandom),
        };
    }

    private static bool Precedes(WaitWrite write, SyntaxNode read, SyntaxNode function) => write.Target.SpanStart < read.SpanStart && Attempt.FunctionOf(read) == function;

    // Whether control cannot come to the read without the write, but by a jump.
    private static bool IsCertain(SyntaxNode write, SyntaxNode read)
    {
        for (var (child, at) = (write, write.Parent); at is not null; (child, at) = (at, at.Parent))
        {
            if (at.Span.Contains(read.Span)) return true;
            switch (at)
            {
                case IfStatementSyntax choice when child != choice.Condition:
                case ConditionalExpressionSyntax expression when child != expression.Condition:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } binary when child == binary.Right:
                case ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or TryStatementSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                case ForStatementSyntax or WhileStatementSyntax or CommonForEachStatementSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool IsInLoop(SyntaxNode write, SyntaxNode scope)
    {
        for (var at = write.Parent; at is not null && at != scope; at = at.Parent)
        {
            if (at is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax) return true;
        }

        return false;
    }

    private IEnumerable<IOperation> ConditionsOf(SyntaxNode node, SyntaxNode scope)
    {
        for (var at = node.Parent; at is not null && at != scope; at = at.Parent)
        {
            var condition = at switch
            {
                IfStatementSyntax choice => choice.Condition,
                ConditionalExpressionSyntax choice => choice.Condition,
                SwitchStatementSyntax choice => choice.Expression,
                _ => null,
            };
            if (condition is not null && OperationOf(condition) is { } operation) yield return operation;
        }
    }

    // The block whose end is the local's end; of what a loop sets up, the loop's surroundings.
    private static SyntaxNode ScopeOf(SyntaxNode declaration)
    {
        var at = declaration.Parent;
        while (at is not (null or BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax or ForStatementSyntax)) at = at.Parent;
        return (at is ForStatementSyntax ? at.Parent : at) ?? declaration;
    }
}
