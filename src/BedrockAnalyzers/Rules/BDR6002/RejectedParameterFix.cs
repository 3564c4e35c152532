using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR6002;

/// <summary>Removes the parameter; asks for adaptive thinking where there is a budget.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RejectedParameterFix))]
public sealed class RejectedParameterFix : BedrockCodeFix
{
    private const string Budget = "budget_tokens";
    private const string TypeName = "type";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RejectedParameterAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR6002.RemoveParameter";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) =>
        diagnostic.Properties[FixProperties.Parameter] is Budget ? new RuleText(RejectedParameterAnalyzer.Id, "FixAdaptive") : new RuleText(RejectedParameterAnalyzer.Id, "Fix", diagnostic.Properties[FixProperties.Parameter]);

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Parameter, out var parameter) || parameter is null || !string.Equals(diagnostic.Location.SourceTree?.FilePath, root.SyntaxTree.FilePath, StringComparison.Ordinal)) return ImmutableArray<NodeEdit>.Empty;
        var span = diagnostic.Location.SourceSpan;
        var token = root.FindToken(span.Start);
        var isBudget = parameter is Budget;
        var edit = token.Parent switch
        {
            { } name when name.FirstAncestorOrSelf<AnonymousObjectMemberDeclaratorSyntax>() is { } member && BodyMemberPlaces.NameOf(member)?.Span == span => isBudget ? Adaptive(member, model, cancellationToken) : Removals.FromAnonymous(member, token.ValueText, model, cancellationToken),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } key when BodyMemberPlaces.ValueUnder(key) is { } value && string.Equals(key.Token.ValueText, parameter, StringComparison.Ordinal) => isBudget ? Adaptive(key) : Remove(key, value),
            LiteralExpressionSyntax or InterpolatedStringTextSyntax => JsonTexts.Remove(root.FindNode(span, getInnermostNodeForTie: true), span, isBudget ? (TypeName, "enabled", "adaptive") : null),
            IdentifierNameSyntax name when name.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.GetLastToken() == token => Remove(assignment, model, cancellationToken),
            _ => null,
        };
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.Create(edit);
    }

    /// <summary>Of two that exclude each other one is removed: the temperature stays.</summary>
    private protected override IEnumerable<Diagnostic> Compatible(IReadOnlyCollection<Diagnostic> fixable) =>
        fixable.Where(diagnostic => !(diagnostic.Properties.TryGetValue(FixProperties.Excluding, out var other) && other is "top_p" && diagnostic.AdditionalLocations.Any(location => IsRemoved(diagnostic, location, fixable))));

    private static NodeEdit? Remove(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellationToken)
    {
        // A property of the project's own is written as null, or 0, where nothing sets it, but for one that is left out then.
        if (model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is not IPropertySymbol { Name: var name } property || !(property.DeclaringSyntaxReferences.IsEmpty || IsLeftOut(property, cancellationToken))) return null;
        return assignment.Parent is ExpressionStatementSyntax statement ? Removals.Statement(statement, name, assignment.Left, assignment.Right) : Removals.FromInitializer(assignment, name, assignment.Right);
    }

    // [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public float? Temperature { get; set; }
    private static bool IsLeftOut(IPropertySymbol property, CancellationToken cancellationToken) =>
        property is { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, DeclaringSyntaxReferences: { Length: 1 } declared }
        && declared[0].GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer: null } declaration
        && declaration.AttributeLists.SelectMany(static list => list.Attributes).SelectMany(static attribute => attribute.ArgumentList?.Arguments ?? default).Any(static argument => argument is { NameEquals.Name.Identifier.ValueText: "Condition" or "NullValueHandling", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenWritingNull" or "WhenWritingDefault" or "Ignore" } });

    // Where a key and its value are an element of an initializer, or a statement by themselves.
    private static NodeEdit? Remove(LiteralExpressionSyntax key, ExpressionSyntax value)
    {
        var name = key.Token.ValueText;
        value = InDocument(value);
        switch (key.FirstAncestorOrSelf<ExpressionSyntax>(e => e is AssignmentExpressionSyntax or InvocationExpressionSyntax or InitializerExpressionSyntax))
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var owner }, Parent: ExpressionStatementSyntax called }:
                return Removals.Statement(called, name, owner, value);
            case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var indexed }, Parent: ExpressionStatementSyntax stored }:
                return Removals.Statement(stored, name, indexed, value);
            case { } element when KeyOf(element) is not null:
                return element.Parent is InitializerExpressionSyntax initializer && HasOthers(initializer) ? Removals.FromInitializer(element, name, value) : null;
            default:
                return null;
        }
    }

    // A Document without members is no empty object.
    private static bool HasOthers(InitializerExpressionSyntax initializer) => initializer.Expressions.Any(static e => KeyOf(e) is not ("temperature" or "top_p"));

    private static string? KeyOf(ExpressionSyntax element) => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } } => (keys[0].Expression as LiteralExpressionSyntax)?.Token.ValueText,
        InitializerExpressionSyntax { Expressions: { Count: 2 } both } => (both[0] as LiteralExpressionSyntax)?.Token.ValueText,
        _ => null,
    };

    // new { type = "enabled", budget_tokens = 2048 } becomes new { type = "adaptive" }.
    private static NodeEdit? Adaptive(AnonymousObjectMemberDeclaratorSyntax member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Removals.FromAnonymous(member, Budget, model, cancellationToken) is not { Node: AnonymousObjectCreationExpressionSyntax creation } removal || TypeIn(creation) is null) return null;
        return removal with
        {
            Change = node => removal.Change(node) is AnonymousObjectCreationExpressionSyntax rest && TypeIn(rest) is { } type ? rest.ReplaceNode(type, ToAdaptive(type)) : node,
        };

        static LiteralExpressionSyntax? TypeIn(AnonymousObjectCreationExpressionSyntax creation) =>
            creation.Initializers.FirstOrDefault(static m => BodyMemberPlaces.NameOf(m) is { ValueText: TypeName })?.Expression as LiteralExpressionSyntax;
    }

    private static NodeEdit? Adaptive(LiteralExpressionSyntax key)
    {
        if (Remove(key, BodyMemberPlaces.ValueUnder(key)!) is not { Node: BaseObjectCreationExpressionSyntax creation } removal || TypeIn(creation) is null) return null;
        return removal with
        {
            Change = node => removal.Change(node) is BaseObjectCreationExpressionSyntax rest && TypeIn(rest) is { } type ? rest.ReplaceNode(type, ToAdaptive(type)) : node,
        };

        static LiteralExpressionSyntax? TypeIn(BaseObjectCreationExpressionSyntax creation) => creation.Initializer?.Expressions.FirstOrDefault(static e => KeyOf(e) is TypeName) switch
        {
            AssignmentExpressionSyntax assignment => InDocument(assignment.Right) as LiteralExpressionSyntax,
            InitializerExpressionSyntax element => InDocument(element.Expressions[1]) as LiteralExpressionSyntax,
            _ => null,
        };
    }

    // new Document(2048) is no more than the number.
    private static ExpressionSyntax InDocument(ExpressionSyntax value) =>
        value is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: "Document" } or QualifiedNameSyntax { Right.Identifier.ValueText: "Document" }, Initializer: null, ArgumentList.Arguments: { Count: 1 } only } ? only[0].Expression : value;

    private static LiteralExpressionSyntax ToAdaptive(LiteralExpressionSyntax type) => type.WithToken(SyntaxFactory.Literal("adaptive").WithTriviaFrom(type.Token));

    // What stands in another document is that one's to fix.
    private static bool IsRemoved(Diagnostic diagnostic, Location other, IReadOnlyCollection<Diagnostic> fixable) =>
        !string.Equals(other.SourceTree?.FilePath, diagnostic.Location.SourceTree?.FilePath, StringComparison.Ordinal) || fixable.Any(found => found.Location.SourceSpan == other.SourceSpan);
}
