using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>
/// A loop over the events of a ConverseStream answer that does nothing but add each piece of text to one buffer, and take the usage and the stop reason at the end: what the whole answer says as well.
/// Anything else, however harmless, makes it another loop.
/// </summary>
internal sealed class DrainLoop
{
    // What the event at the end says, the whole answer says under the same name, and as the same type.
    private static readonly ImmutableHashSet<string> s_endMembers = ImmutableHashSet.Create(StringComparer.Ordinal, "Usage", "StopReason", "ServiceTier", "PerformanceConfig");

    private readonly SemanticModel _model;
    private readonly ExpressionSyntax? _token;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<ISymbol, Held> _held = new(SymbolEqualityComparer.Default);
    private readonly List<SyntaxNode> _events = [];
    private bool _leavesAtStop;

    private DrainLoop(SemanticModel model, ExpressionSyntax? token, CancellationToken cancellationToken)
    {
        _model = model;
        _token = token;
        _cancellationToken = cancellationToken;
    }

    private enum Held
    {
        Event,
        Delta,
        Text,
        Stop,
        Metadata,
    }

    private enum Place
    {
        Loop,
        Delta,
        Stop,
        Metadata,
    }

    /// <summary>What the pieces of text are added to.</summary>
    public TextBuffer? Sink { get; private set; }

    /// <summary>The statements that stay.</summary>
    public IReadOnlyList<SyntaxNode> Kept => [.. AtEnd.Select(static end => end.Statement), Sink!.Statement];

    /// <summary>The statements that run when the answer has ended, with whether that is at the last event.</summary>
    private List<(StatementSyntax Statement, bool IsLast)> AtEnd { get; } = [];

    /// <summary>Reads a loop; null for one that does anything else.</summary>
    /// <param name="loop">The loop over the stream of the answer.</param>
    /// <param name="token">The token that the call is given, which then ends it instead of the loop; null where there is none.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static DrainLoop? TryRead(ForEachStatementSyntax loop, ExpressionSyntax? token, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(loop, cancellationToken) is not { } chunk || loop.ContainsDirectives) return null;
        var read = new DrainLoop(model, token, cancellationToken);
        read._held[chunk] = IsDelta(chunk.Type) ? Held.Delta : Held.Event;
        if (!read.Reads(loop.Statement, IsDelta(chunk.Type) ? Place.Delta : Place.Loop) || read.Sink is null) return null;

        // A loop that leaves at the stop event never comes to the usage.
        return read._leavesAtStop && read._held.ContainsValue(Held.Metadata) ? null : read;
    }

    /// <summary>What runs when the answer has ended, with the answer in place of its events.</summary>
    public IEnumerable<string> EndWith(string answer) =>
        AtEnd.OrderBy(static end => end.IsLast).Select(end => end.Statement.ReplaceNodes(_events.Where(end.Statement.Contains), (old, _) => SyntaxFactory.IdentifierName(answer).WithTriviaFrom(old)).WithoutTrivia().ToString());

    /// <summary>Whether a type is the event of a piece of the answer.</summary>
    public static bool IsDelta(ITypeSymbol? type) => IsEvent(type, "ContentBlockDeltaEvent");

    private static bool IsEvent(ITypeSymbol? type, string name) => type is { ContainingNamespace: { Name: "Model", ContainingNamespace.Name: "BedrockRuntime" } } && string.Equals(type.Name, name, StringComparison.Ordinal);

    private bool Reads(StatementSyntax statement, Place place)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        switch (statement)
        {
            case BlockSyntax block:
                return ReadsAll(block.Statements, place);
            case IfStatementSyntax choice:
                // Where a test of the piece fails, there is no text to be added; anything else there would be.
                return ReadsTest(choice.Condition, place) is { } inner && Reads(choice.Statement, inner) && (choice.Else is not { Statement: var otherwise } || (inner != place && Reads(otherwise, place)));
            case SwitchStatementSyntax choice when place == Place.Loop && IsHeld(choice.Expression, Held.Event):
                return choice.Sections.All(section => ReadsSection(section, place));
            case ContinueStatementSyntax or EmptyStatementSyntax:
                return true;
            case BreakStatementSyntax:
                _leavesAtStop = true;
                return IsEnd(place);
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } variables } when !IsEnd(place) && variables[0].Initializer is { Value: var initial }:
                return ReadsLocal(variables[0], initial, place);
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfCancellationRequested", Expression: var canceled } } }:
                return _token is not null && SyntaxFactory.AreEquivalent(canceled, _token);
            case ExpressionStatementSyntax expression when place == Place.Delta:
                return ReadsSink(expression);
            case ExpressionStatementSyntax expression when IsEnd(place) && MovesOut(expression, place):
                return true;
            default:
                return false;
        }
    }

    private static bool IsEnd(Place place) => place is Place.Stop or Place.Metadata;

    private bool ReadsAll(SyntaxList<StatementSyntax> statements, Place place, bool isOfSection = false)
    {
        foreach (var statement in statements)
        {
            if (isOfSection && statement is BreakStatementSyntax) continue;
            // if (chunk is not ContentBlockDeltaEvent delta) continue;
            if (statement is IfStatementSyntax { Else: null } guard && Statements.IsContinue(guard.Statement) && ReadsGuard(guard.Condition))
            {
                if (place == Place.Loop) place = Place.Delta;
                continue;
            }

            if (!Reads(statement, place)) return false;

            // What comes behind a way out that some pieces of text take is not for all of them.
            if (Leaves(statement) && (place == Place.Delta || (Sink is null && _held.ContainsValue(Held.Delta)))) return false;
        }

        return true;
    }

    private static bool Leaves(StatementSyntax statement) => statement.DescendantNodes().Any(static n => n is ContinueStatementSyntax or BreakStatementSyntax { Parent: not SwitchSectionSyntax });

    private bool ReadsSection(SwitchSectionSyntax section, Place place)
    {
        var inner = place;
        var isEmpty = section.Statements.All(static s => s is BreakStatementSyntax or ContinueStatementSyntax);
        if (section.Labels.Count != 1) return isEmpty && section.Labels.All(IsOfOtherEvents);
        switch (section.Labels[0])
        {
            case var label when isEmpty && IsOfOtherEvents(label):
                return true;
            case CaseSwitchLabelSyntax label:
                if (ReadsEvent(label.Value, designation: null, properties: null) is not { } named) return false;
                inner = named;
                break;
            case CasePatternSwitchLabelSyntax label:
                if (ReadsPattern(label.Pattern) is not { } read || (label.WhenClause is { } when && ReadsTest(when.Condition, read) != read)) return false;
                inner = read;
                break;
            default:
                return false;
        }

        return ReadsAll(section.Statements.FirstOrDefault() is BlockSyntax block ? block.Statements : section.Statements, inner, isOfSection: true);
    }

    // A section that takes no piece of text away from the others.
    private bool IsOfOtherEvents(SwitchLabelSyntax label) =>
        label is DefaultSwitchLabelSyntax || (label is CaseSwitchLabelSyntax { Value: var type } && _model.GetSymbolInfo(type, _cancellationToken).Symbol is ITypeSymbol named && !IsDelta(named) && named.TypeKind == TypeKind.Class);

    // A condition that is true for the pieces of text, or at the end; null for any other.
    private Place? ReadsTest(ExpressionSyntax condition, Place place)
    {
        switch (Bare(condition))
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return ReadsTest(both.Left, place) is { } left ? ReadsTest(both.Right, left) : null;
            case IsPatternExpressionSyntax test when place == Place.Loop && IsHeld(test.Expression, Held.Event):
                return ReadsPattern(test.Pattern);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test when place == Place.Loop && IsHeld(test.Left, Held.Event):
                return ReadsEvent(test.Right, designation: null, properties: null);
            case IsPatternExpressionSyntax test when place == Place.Delta && IsDeltaOrText(test.Expression, out var isText):
                return IsPresence(test.Pattern, isText) ? Place.Delta : null;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } comparison when place == Place.Delta:
                return IsDeltaOrText(comparison.Left, out _) && comparison.Right.IsKind(SyntaxKind.NullLiteralExpression) ? Place.Delta : null;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not when place == Place.Delta:
                return IsEmptyTest(not.Operand) ? Place.Delta : null;
            default:
                return null;
        }
    }

    private bool ReadsGuard(ExpressionSyntax condition) => Bare(condition) switch
    {
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern } not } test when IsHeld(test.Expression, Held.Event) => ReadsPattern(not.Pattern) == Place.Delta,
        InvocationExpressionSyntax empty => IsEmptyTest(empty),
        _ => false,
    };

    // string.IsNullOrEmpty(delta.Delta.Text): nothing is what is added then.
    private bool IsEmptyTest(ExpressionSyntax expression) =>
        Bare(expression) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" }, ArgumentList.Arguments: { Count: 1 } arguments } && IsText(arguments[0].Expression);

    private Place? ReadsPattern(PatternSyntax pattern)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax parenthesized:
                return ReadsPattern(parenthesized.Pattern);
            case DeclarationPatternSyntax declaration:
                return ReadsEvent(declaration.Type, declaration.Designation, properties: null);
            case RecursivePatternSyntax { Type: { } type, PositionalPatternClause: null } recursive:
                return ReadsEvent(type, recursive.Designation, recursive.PropertyPatternClause);
            case TypePatternSyntax { Type: var type }:
                return ReadsEvent(type, designation: null, properties: null);
            case ConstantPatternSyntax { Expression: TypeSyntax or MemberAccessExpressionSyntax } constant:
                return ReadsEvent(constant.Expression, designation: null, properties: null);
            default:
                return null;
        }
    }

    private Place? ReadsEvent(ExpressionSyntax type, VariableDesignationSyntax? designation, PropertyPatternClauseSyntax? properties)
    {
        var symbol = _model.GetSymbolInfo(type, _cancellationToken).Symbol as ITypeSymbol;
        var (held, place) = IsDelta(symbol) ? (Held.Delta, Place.Delta) : IsEvent(symbol, "MessageStopEvent") ? (Held.Stop, Place.Stop) : IsEvent(symbol, "ConverseStreamMetadataEvent") ? (Held.Metadata, Place.Metadata) : (Held.Event, Place.Loop);
        if (place == Place.Loop) return null;
        if (designation is SingleVariableDesignationSyntax single && _model.GetDeclaredSymbol(single, _cancellationToken) is { } declared) _held[declared] = held;
        else if (designation is not (null or DiscardDesignationSyntax)) return null;
        foreach (var property in properties?.Subpatterns ?? default)
        {
            // Only that there is a text may be asked.
            if (held != Held.Delta || !IsPathToText(property, out var pattern) || !IsPresence(pattern, isText: true)) return null;
        }

        return place;
    }

    private static bool IsPathToText(SubpatternSyntax property, out PatternSyntax pattern)
    {
        pattern = property.Pattern;
        var path = property.ExpressionColon?.Expression.ToString() ?? property.NameColon?.Name.ToString();
        if (path is "Delta" && property.Pattern is RecursivePatternSyntax { Type: null, Designation: null, PositionalPatternClause: null, PropertyPatternClause.Subpatterns: { Count: 1 } inner })
        {
            pattern = inner[0].Pattern;
            return inner[0].NameColon?.Name.ToString() is "Text";
        }

        return path is "Delta.Text";
    }

    // { } piece, string piece, not null, { Length: > 0 } piece
    private bool IsPresence(PatternSyntax pattern, bool isText)
    {
        switch (pattern)
        {
            case UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern, Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax literal } }:
                return literal.IsKind(SyntaxKind.NullLiteralExpression) || (isText && literal is { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: "" });
            case DeclarationPatternSyntax { Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword }, Designation: var designation } when isText:
                return Holds(designation, Held.Text);
            case RecursivePatternSyntax { Type: null, PositionalPatternClause: null, PropertyPatternClause.Subpatterns: var parts } recursive:
                if (parts.Count > 0 && !(isText && parts.Count == 1 && parts[0] is { NameColon.Name.Identifier.ValueText: "Length", Pattern: RelationalPatternSyntax { OperatorToken.RawKind: (int)SyntaxKind.GreaterThanToken, Expression: LiteralExpressionSyntax { Token.ValueText: "0" } } })) return false;
                return recursive.Designation is null || (isText && Holds(recursive.Designation, Held.Text));
            default:
                return false;
        }
    }

    private bool Holds(VariableDesignationSyntax designation, Held held)
    {
        if (designation is SingleVariableDesignationSyntax single && _model.GetDeclaredSymbol(single, _cancellationToken) is { } declared) _held[declared] = held;
        return designation is SingleVariableDesignationSyntax or DiscardDesignationSyntax;
    }

    // var piece = delta.Delta.Text;
    private bool ReadsLocal(VariableDeclaratorSyntax variable, ExpressionSyntax initial, Place place)
    {
        if (place != Place.Delta || !IsText(initial) || _model.GetDeclaredSymbol(variable, _cancellationToken) is not { } local) return false;
        _held[local] = Held.Text;
        return true;
    }

    private bool ReadsSink(ExpressionStatementSyntax statement)
    {
        if (Sink is not null || TextBuffer.TryRead(statement, _model, _cancellationToken) is not { } buffer || !IsText(buffer.Piece)) return false;
        Sink = buffer;
        return true;
    }

    // usage = metadata.Usage; stopReason = stop.StopReason; log.Write(metadata.Usage.OutputTokens);
    private bool MovesOut(ExpressionStatementSyntax statement, Place place)
    {
        foreach (var name in statement.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (_model.GetSymbolInfo(name, _cancellationToken).Symbol is not { } symbol) continue;
            if (!_held.TryGetValue(symbol, out var held)) continue;
            if (held is not (Held.Stop or Held.Metadata) || name.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access || access.Expression != name || !s_endMembers.Contains(member)) return false;
            _events.Add(name);
        }

        AtEnd.Add((statement, place == Place.Metadata));
        return !statement.DescendantNodes().Any(static n => n is AnonymousFunctionExpressionSyntax or DeclarationExpressionSyntax or SingleVariableDesignationSyntax);
    }

    private bool IsDeltaOrText(ExpressionSyntax expression, out bool isText)
    {
        isText = IsText(expression);
        return isText || (Bare(expression) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Delta", Expression: var of } && IsHeld(of, Held.Delta));
    }

    // delta.Delta.Text, delta.Delta?.Text, piece, piece ?? ""
    private bool IsText(ExpressionSyntax expression) => Bare(expression) switch
    {
        IdentifierNameSyntax name => IsHeld(name, Held.Text),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Text", Expression: var of } => Bare(of) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Delta", Expression: var held } && IsHeld(held, Held.Delta),
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Text" }, Expression: var of } => Bare(of) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Delta", Expression: var held } && IsHeld(held, Held.Delta),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => IsText(coalesce.Left) && TextBuffer.IsEmptyText(coalesce.Right, _model, _cancellationToken),
        _ => false,
    };

    private bool IsHeld(ExpressionSyntax expression, Held held) =>
        Bare(expression) is IdentifierNameSyntax name && _model.GetSymbolInfo(name, _cancellationToken).Symbol is { } symbol && _held.TryGetValue(symbol, out var known) && known == held;

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => Flow.Bare.Inside(expression);
}
