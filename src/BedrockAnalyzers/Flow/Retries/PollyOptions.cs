using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>The options of a retry of Polly 8, as far as they are known where they are used.</summary>
internal sealed class PollyOptions
{
    private const int Exponential = 2;

    private readonly ImmutableDictionary<string, ExpressionSyntax?> _values;
    private readonly Origins _origins;
    private readonly bool _isInfluenced;
    private readonly bool _isCounted;

    private PollyOptions(ImmutableDictionary<string, ExpressionSyntax?> values, PollyUses uses, Origins origins, bool isCounted, BedrockCompilation bedrock)
    {
        _values = values;
        _origins = origins;
        _isCounted = isCounted;
        Uses = uses;
        _isInfluenced = _values.TryGetValue("OnRetry", out var told) && (told is null || origins.OperationOf(told) is not { } function || PollyWaits.CanWaitOrEnd(function, origins, bedrock));
    }

    /// <summary>What the options are used for.</summary>
    public PollyUses Uses { get; }

    /// <summary>The wait between attempts; empty where it is not known.</summary>
    public ImmutableArray<WaitShape> Waits
    {
        get
        {
            if (_values.ContainsKey("DelayGenerator")) return ImmutableArray<WaitShape>.Empty;
            if (IsSet("Delay") && IsZero(_values["Delay"])) return _isInfluenced || Uses.CanWait ? ImmutableArray<WaitShape>.Empty : ImmutableArray.Create(new WaitShape(WaitGrowth.None, IsRandom: false, IsZero: true));
            var isExponential = IsSet("BackoffType") ? ConstantOf("BackoffType") is int kind ? kind == Exponential : (bool?)null : false;
            var isRandom = IsSet("UseJitter") ? ConstantOf("UseJitter") as bool? : false;

            // One of the two that is known to lack is enough; the other one is then taken to be right.
            if (isExponential != false && isRandom != false) return ImmutableArray<WaitShape>.Empty;
            return ImmutableArray.Create(new WaitShape(isExponential == false ? WaitGrowth.None : WaitGrowth.Exponential, isRandom != false, IsZero: false));
        }
    }

    /// <summary>Whether nothing bounds the attempts.</summary>
    public bool IsEndless => ConstantOf("MaxRetryAttempts") is int.MaxValue && !_isCounted && !_isInfluenced && !Uses.IsBoundedOutside;

    /// <summary>The options that a creation makes, where a throttled Bedrock call is run again by them; null otherwise, and where others can change them.</summary>
    public static PollyOptions? Of(BaseObjectCreationExpressionSyntax creation, PollySymbols polly, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (!polly.IsOptions(bedrock.ModelOf(creation.SyntaxTree).GetTypeInfo(creation, cancellationToken).Type)) return null;
        var values = ImmutableDictionary.CreateBuilder<string, ExpressionSyntax?>(StringComparer.Ordinal);
        foreach (var expression in creation.Initializer?.Expressions ?? default)
        {
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: var value }) values[name] = value;
        }

        // What takes nothing of Bedrock need not be followed.
        var handling = HandlingOf(values, origins, bedrock, cancellationToken);
        if (handling.Takes == false && values.ContainsKey("ShouldHandle")) return null;
        var uses = PollyUses.Of(creation, bedrock, polly, cancellationToken);
        if (uses.AreOptionsInOtherHands) return null;
        foreach (var assignment in uses.Assignments)
        {
            if (Triggers.NameOfTarget(assignment.Left) is { } name) values[name] = IsAlwaysMade(assignment, creation) ? assignment.Right : null;
        }

        handling = HandlingOf(values, origins, bedrock, cancellationToken);
        return PollyRetries.IsMeant(handling, uses) ? new(values.ToImmutable(), uses, origins, isCounted: handling.Takes != true, bedrock) : null;
    }

    private static PollyHandling HandlingOf(ImmutableDictionary<string, ExpressionSyntax?>.Builder values, Origins origins, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (!values.TryGetValue("ShouldHandle", out var handle)) return PollyHandling.Everything;
        return handle is not null && origins.OperationOf(handle) is { } operation ? PollyHandling.OfShouldHandle(operation, origins, bedrock, cancellationToken) : new(Takes: null, NamesBedrock: false, SpeaksOfThrottling: false);
    }

    // A statement beside the declaration of the local that holds the options.
    private static bool IsAlwaysMade(AssignmentExpressionSyntax assignment, SyntaxNode creation) =>
        assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && assignment.Parent is ExpressionStatementSyntax { Parent: var block }
        && creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: var declared } } }
        && block == declared;

    private bool IsSet(string name) => _values.ContainsKey(name);

    private object? ConstantOf(string name)
    {
        if (!_values.TryGetValue(name, out var value) || value is null || _origins.OperationOf(value) is not { } operation) return null;
        return operation.ConstantValue is { HasValue: true } constant ? constant.Value : _origins.Of(operation).ConstantValue is { HasValue: true } held ? held.Value : null;
    }

    private bool IsZero(ExpressionSyntax? delay) => delay is not null && _origins.OperationOf(delay) is { } operation && WaitShapes.Of(_origins.Of(operation), ImmutableArray<ISymbol>.Empty, repeated: null, arguments: null, _origins.Bedrock, _origins.CancellationToken).IsZero;
}
