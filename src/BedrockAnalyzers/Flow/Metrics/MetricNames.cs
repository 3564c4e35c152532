using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow.Metrics;

/// <summary>Finds the names of metrics and dimensions that a node says, with what they are said of in requests to CloudWatch.</summary>
internal sealed class MetricNames
{
    private const string Namespace = "Namespace";
    private const string Metric = "MetricName";

    private readonly CloudWatchSymbols _symbols;
    private readonly SemanticModel _model;
    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<(TextSpan Place, MetricName Name)>.Builder _found = ImmutableArray.CreateBuilder<(TextSpan, MetricName)>();

    private MetricNames(CloudWatchSymbols symbols, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _symbols = symbols;
        _model = model;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The names that an assignment, or a text that is an argument or JSON, says; each as often as it is used, at the place inside the node that says it.</summary>
    /// <param name="node">The assignment or text.</param>
    /// <param name="symbols">The SDK for CloudWatch.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static ImmutableArray<(TextSpan Place, MetricName Name)> At(SyntaxNode node, CloudWatchSymbols symbols, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var names = new MetricNames(symbols, model, bedrock, cancellationToken);
        if (node is AssignmentExpressionSyntax assignment) names.AddAssigned(assignment);
        else if (node is ArgumentSyntax argument) names.AddGivenTo(argument.Expression);
        else if (MetricTexts.IsJson(node)) names.AddInJson(node);
        else names.AddGivenTo(node);
        return names._found.ToImmutable();
    }

    private void AddAssigned(AssignmentExpressionSyntax assignment)
    {
        var owners = OwnersOf(assignment);
        AddNames(assignment, assignment.Right, owners, entry =>
        {
            if (entry.Origin is { } origin && origin.SyntaxTree == assignment.SyntaxTree && assignment.Right.Span.Contains(origin.Span)) return origin;

            // What a caller has passed is said there.
            return owners.Contains(entry.Object.Creation) && !IsArgument(entry.Origin) && IsHeld(Bare.Inside(assignment.Right)) ? Bare.Inside(assignment.Right) : null;
        });
    }

    private void AddGivenTo(SyntaxNode text) => AddNames(text, text, ImmutableArray<SyntaxNode>.Empty, entry => entry.Origin == text ? text : null);

    private void AddNames(SyntaxNode node, SyntaxNode said, ImmutableArray<SyntaxNode> creations, Func<NamedObjects.Entry, SyntaxNode?> placeOf)
    {
        if (NamedObjects.Around(node, _symbols, _model, _bedrock, _cancellationToken) is not { } objects) return;
        foreach (var entry in objects.In(said, creations))
        {
            if (placeOf(entry) is not { } place) continue;
            if (!entry.IsDimension)
            {
                _found.Add((place.Span, new(entry.Text, IsDimension: false, TextsOf(entry.Object, Namespace, entry.State), ImmutableArray<string>.Empty)));
                continue;
            }

            // A list does not say what is in it; where the dimension is written says what it is of.
            var owners = OwnersOf(entry.Object);
            foreach (var (owner, known) in objects.All)
            {
                if (owners.Contains(owner.Creation) && _symbols.NamesMetric(owner.Type)) _found.Add((place.Span, new(entry.Text, IsDimension: true, TextsOf(owner, Namespace, known), TextsOf(owner, Metric, known))));
            }
        }
    }

    private void AddInJson(SyntaxNode text)
    {
        foreach (var body in BodiesAround(text))
        {
            if (body is not (ConstantValue { Constant: string } or ConcatenationValue)) continue;
            var reached = new LiteralTexts.Reached();
            foreach (var (name, spot) in DashboardMetrics.In(body.ReadJson(_cancellationToken)))
            {
                if (spot.Node.SyntaxTree == text.SyntaxTree && LiteralTexts.SpanOf(spot.Node, spot.Offset, spot.Length, _model, _cancellationToken, reached) is { } place && text.Span.Contains(place)) _found.Add((place, name));
            }
        }
    }

    private IEnumerable<Value> BodiesAround(SyntaxNode text)
    {
        foreach (var body in BodiesIn(text, _model)) yield return body;

        // A constant is used where it is not written.
        if (Members.RootOf(text) is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } root || _model.GetDeclaredSymbol(declarator, _cancellationToken) is not IFieldSymbol { IsConst: true } field) yield break;
        foreach (var user in _bedrock.CallersOf(field, _cancellationToken).Roots)
        {
            if (user == root) continue;
            foreach (var body in BodiesIn(user.ChildNodes().First(), _bedrock.ModelOf(user.SyntaxTree))) yield return body;
        }
    }

    private IEnumerable<Value> BodiesIn(SyntaxNode node, SemanticModel model)
    {
        foreach (var (dashboard, state) in Requests.GivenAround(node, _symbols.IsDashboard, model, _bedrock, _cancellationToken))
        {
            foreach (var part in ValuesOf(dashboard, "DashboardBody", state))
                yield return part is ConstantValue { Constant: string constant } body && WrittenAt(body) is { } written ? new ConstantValue(constant, written) : part;
        }
    }

    /// <summary>The expression that a constant is declared with, where one is named; null for any other value.</summary>
    private ExpressionSyntax? WrittenAt(ConstantValue value)
    {
        if (value.Origin is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return null;
        var symbol = (value.Origin.SyntaxTree == _model.SyntaxTree ? _model : _bedrock.ModelOf(value.Origin.SyntaxTree)).GetSymbolInfo(value.Origin, _cancellationToken).Symbol;
        return symbol is ILocalSymbol { IsConst: true } or IFieldSymbol { IsConst: true } && _bedrock.DeclarationsOf(symbol) is { Length: 1 } declared && declared[0].GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var written } ? written : null;
    }

    // The creations of the objects that an assignment can be to, as far as the code beside it says.
    private static ImmutableArray<SyntaxNode> OwnersOf(AssignmentExpressionSyntax assignment) => assignment switch
    {
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } => ImmutableArray.Create<SyntaxNode>(creation),
        { Left: var target } when Bare.Inside(target) is MemberAccessExpressionSyntax { Expression: var owner } => CreationsIn(owner),
        _ => ImmutableArray<SyntaxNode>.Empty,
    };

    // The creations of the objects in whose dimensions one is written.
    private static ImmutableArray<SyntaxNode> OwnersOf(CreatedValue dimension)
    {
        SyntaxNode at = dimension.Creation;
        while (true)
        {
            switch (at.Parent)
            {
                case InitializerExpressionSyntax or CollectionElementSyntax or CollectionExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax:
                case ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConditionalExpressionSyntax:
                    at = at.Parent;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList", Parent: InvocationExpressionSyntax call }:
                    at = call;
                    break;
                case AssignmentExpressionSyntax assignment when assignment.Right == at && Triggers.NameOfTarget(assignment.Left) is "Dimensions":
                    return OwnersOf(assignment);
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var list } } } when Bare.Inside(list) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dimensions", Expression: var owner }:
                    return CreationsIn(owner);
                default:
                    return ImmutableArray<SyntaxNode>.Empty;
            }
        }
    }

    // Everything that is made for a local where it stands.
    private static ImmutableArray<SyntaxNode> CreationsIn(ExpressionSyntax owner)
    {
        if (Bare.Inside(owner) is not IdentifierNameSyntax local || Members.RootOf(local) is not { } root) return ImmutableArray<SyntaxNode>.Empty;
        var creations = ImmutableArray.CreateBuilder<SyntaxNode>();
        foreach (var node in root.DescendantNodes())
        {
            var made = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var initial } declarator when Is(declarator.Identifier) => initial,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var right } when Is(target.Identifier) => right,
                _ => null,
            };
            if (made is not null && Bare.Inside(made) is BaseObjectCreationExpressionSyntax creation) creations.Add(creation);
        }

        return creations.ToImmutable();

        bool Is(SyntaxToken name) => string.Equals(name.ValueText, local.Identifier.ValueText, StringComparison.Ordinal);
    }

    // What a local or member holds is said where that is assigned; what a parameter does, by the caller.
    private bool IsHeld(ExpressionSyntax right) => right is IdentifierNameSyntax or MemberAccessExpressionSyntax && _model.GetSymbolInfo(right, _cancellationToken).Symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol;

    private static bool IsArgument(SyntaxNode? origin) => origin is not null && Bare.Around(origin).Parent is ArgumentSyntax;

    // The texts that a property can hold; empty where there is another thing that it can.
    private static ImmutableArray<string> TextsOf(CreatedValue owner, string name, State state)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var part in ValuesOf(owner, name, state))
        {
            if (part is not ConstantValue { Constant: string text }) return ImmutableArray<string>.Empty;
            texts.Add(text);
        }

        return texts.ToImmutable();
    }

    /// <summary>What a property of an object can hold.</summary>
    public static ImmutableArray<Value> ValuesOf(CreatedValue owner, string name, State state) =>
        owner.PropertyOf(name) is { } property && state.ObjectOf(owner) is { } known ? known.Get(property).Parts : ImmutableArray<Value>.Empty;
}
