using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Metrics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>Actions on syntax that looks right, so that nothing is asked of the semantic model about the rest of the code.</summary>
internal static class Triggers
{
    private const string RequestSuffix = "Request";

    private static readonly JsonNames s_capNames = new(ModelFamily.AllCapNames);

    /// <summary>Calls <paramref name="action"/> at each creation of a Bedrock request, with the operation that it is for.</summary>
    public static void OnRequestCreation(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, BaseObjectCreationExpressionSyntax, BedrockOperation> action)
    {
        var aliases = new TypeAliases(IsNameOfRequest);
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var creation = (BaseObjectCreationExpressionSyntax)node.Node;
                if (CanBeRequest(creation, aliases, node) && bedrock.Symbols.OperationOfRequest(node.SemanticModel.GetTypeInfo(creation, node.CancellationToken).Type) is { } operation)
                    action(node, creation, operation);
            },
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
    }

    /// <summary>Calls <paramref name="action"/> at each call that asks a chat client of Microsoft.Extensions.AI, whosever client it is.</summary>
    public static void OnChatCall(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, InvocationExpressionSyntax> action)
    {
        if (bedrock.Symbols.Chat is not { } chat) return;
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (StringUse.NameOf(call) is "GetResponseAsync" or "GetStreamingResponseAsync"
                    && node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol is IMethodSymbol method
                    && chat.Asks(method.ReducedFrom ?? method))
                {
                    action(node, call);
                }
            },
            SyntaxKind.InvocationExpression);
    }

    /// <summary>Calls <paramref name="action"/> at each assignment to a property of the SDK, or of a chat client's options, that caps the answer's tokens.</summary>
    public static void OnCapAssignment(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, AssignmentExpressionSyntax> action) =>
        OnAssignment(actions, bedrock, static name => name is RequestShape.CapProperty or ChatUse.CapName, action);

    /// <summary>Calls <paramref name="action"/> at each assignment to a property of the SDK, or of a chat client's options, that has one of some names.</summary>
    public static void OnAssignment(RuleActions actions, BedrockCompilation bedrock, Func<string, bool> isMeant, Action<NodeContext, AssignmentExpressionSyntax> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (NameOfTarget(assignment.Left) is { } name
                    && isMeant(name)
                    && node.SemanticModel.GetSymbolInfo(assignment.Left, node.CancellationToken).Symbol is IPropertySymbol { ContainingType: var type }
                    && bedrock.Symbols.IsModelType(type))
                {
                    action(node, assignment);
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression);

    /// <summary>Calls <paramref name="action"/> at each assignment to a property of the SDK, or of a chat client's options, that says which model is asked.</summary>
    public static void OnModelAssignment(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, AssignmentExpressionSyntax> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (NameOfTarget(assignment.Left) is "ModelId" or "ModelArn"
                    && node.SemanticModel.GetSymbolInfo(assignment.Left, node.CancellationToken).Symbol is IPropertySymbol { ContainingType: var type }
                    && bedrock.Symbols.IsModelType(type))
                {
                    action(node, assignment);
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression);

    /// <summary>Calls <paramref name="action"/> at each assignment to the number of results of a search in a knowledge base.</summary>
    public static void OnResultCount(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext, AssignmentExpressionSyntax> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (NameOfTarget(assignment.Left) is ResultCount.Property
                    && node.SemanticModel.GetSymbolInfo(assignment.Left, node.CancellationToken).Symbol is IPropertySymbol { ContainingType: var type }
                    && bedrock.Symbols.IsSearchConfiguration(type))
                {
                    action(node, assignment);
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression);

    /// <summary>Calls <paramref name="action"/> at each node that can name an output-token cap in JSON: a member of an anonymous object, an assignment to a property of the project, a key with its value, a text of JSON.</summary>
    public static void OnBodyCap(RuleActions actions, BedrockCompilation bedrock, Action<NodeContext> action) => OnJsonMember(actions, bedrock, s_capNames, action);

    /// <summary>Calls <paramref name="action"/> at each node that can name a member of JSON that has one of some names: as <see cref="OnBodyCap"/>.</summary>
    public static void OnJsonMember(RuleActions actions, BedrockCompilation bedrock, JsonNames names, Action<NodeContext> action) =>
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (names.CanBeNamedBy(node.Node) && bedrock.SendsJson(node.CancellationToken) && bedrock.CallingNamesIn(node.CancellationToken).MayServe(node.Node, bedrock, node.CancellationToken) && CanBeWritten(node, names, bedrock))
                    action(node);
            },
            SyntaxKind.AnonymousObjectMemberDeclarator,
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.ComplexElementInitializerExpression,
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.Utf8StringLiteralExpression,
            SyntaxKind.InterpolatedStringText);

    /// <summary>Calls <paramref name="action"/> at each assignment to the name of a metric or dimension of CloudWatch, and at each text that can be one: JSON, or what a method of the project is given.</summary>
    public static void OnMetricName(RuleActions actions, BedrockCompilation bedrock, CloudWatchSymbols symbols, Action<NodeContext> action)
    {
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (CanBeMetricName(assignment)
                    && node.SemanticModel.GetSymbolInfo(assignment.Left, node.CancellationToken).Symbol is IPropertySymbol { Name: var name, ContainingType: var type }
                    && (name is "MetricName" ? symbols.NamesMetric(type) : symbols.IsDimension(type)))
                {
                    action(node);
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression);

        var texts = new MetricTexts(bedrock);
        var receivers = new MetricReceivers(bedrock);
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (MetricTexts.IsJson(node.Node) || (texts.CanBeGivenName(node.Node, node.CancellationToken) && IsGivenToReceiver(node.Node, receivers, node))) action(node);
            },
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.InterpolatedStringText);
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                if (texts.CanNameConstant((ArgumentSyntax)node.Node, node.SemanticModel, node.CancellationToken) && IsGivenToReceiver(((ArgumentSyntax)node.Node).Expression, receivers, node)) action(node);
            },
            SyntaxKind.Argument);
    }

    /// <summary>Whether an expression names a property of a Converse request.</summary>
    public static bool IsOfConverse(ExpressionSyntax target, string property, SemanticModel model, BedrockSymbols symbols, CancellationToken cancellationToken) =>
        string.Equals(NameOfTarget(target), property, StringComparison.Ordinal)
        && model.GetSymbolInfo(target, cancellationToken).Symbol is IPropertySymbol { ContainingType: var type }
        && symbols.OperationOfRequest(type) is BedrockOperation.Converse or BedrockOperation.ConverseStream;

    /// <summary>Whether a type of this name can be a request.</summary>
    public static bool IsNameOfRequest(SimpleNameSyntax name) => name.Identifier.ValueText.EndsWith(RequestSuffix, StringComparison.Ordinal);

    /// <summary>The last part of a type's name, or null for a type that has none.</summary>
    public static SimpleNameSyntax? NameOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        SimpleNameSyntax simple => simple,
        _ => null,
    };

    /// <summary>The name of the member that is assigned, or null for a target that has none.</summary>
    public static string? NameOfTarget(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        ParenthesizedExpressionSyntax parenthesized => NameOfTarget(parenthesized.Expression),
        _ => null,
    };

    // Many things have a name: where a type is written out that is made, it must look like a dimension's.
    private static bool CanBeMetricName(AssignmentExpressionSyntax assignment) => NameOfTarget(assignment.Left) switch
    {
        "MetricName" => true,
        "Name" => assignment.Parent is not InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax { Type: var type } } || NameOf(type) is { Identifier.ValueText: "Dimension" or "DimensionFilter" },
        _ => false,
    };

    private static bool IsGivenToReceiver(SyntaxNode text, MetricReceivers receivers, NodeContext context) =>
        Bare.Around(text).Parent?.Parent?.Parent is ExpressionSyntax call && StringUse.MethodOf(call, context.SemanticModel, context.CancellationToken) is { } method && method.IsDeclaredIn(context.Compilation) && receivers.MayName(method, context.CancellationToken);

    // A key of an object of JSON is one whatever stands there; a property only where a serializer may write its object, and under such a name.
    private static bool CanBeWritten(NodeContext node, JsonNames names, BedrockCompilation bedrock) =>
        node.Node is not AssignmentExpressionSyntax { Left: var target and not (ImplicitElementAccessSyntax or ElementAccessExpressionSyntax) }
        || (node.SemanticModel.GetSymbolInfo(target, node.CancellationToken).Symbol is IPropertySymbol property
            && property.IsDeclaredIn(node.Compilation)
            && bedrock.SerializedTypesIn(node.CancellationToken).CanWrite(property, names));

    private static bool CanBeRequest(BaseObjectCreationExpressionSyntax creation, TypeAliases aliases, NodeContext context) =>
        TypeNamedFor(creation) is not { } type || (NameOf(type) is { } name && (IsNameOfRequest(name) || aliases.Contains(name.Identifier.ValueText, context.Compilation, context.CancellationToken)));

    // new() names no type: what it is for often does, and where that is something else there is no need to ask.
    private static TypeSyntax? TypeNamedFor(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type,
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } } => type,
        { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } } => type,
        _ => null,
    };
}
