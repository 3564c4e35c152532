using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR1002;

/// <summary>Gives the cap the name that the model reads, moves it there, or takes it away where it is one too many.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MisnamedCapFix))]
public sealed class MisnamedCapFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(MisnamedCapAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR1002.RenameCap";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) =>
        diagnostic.Properties[FixProperties.RightCapName] is { Length: > 0 } right
            ? new RuleText(MisnamedCapAnalyzer.Id, "Fix", right, diagnostic.Properties[FixProperties.CapName])
            : new RuleText(MisnamedCapAnalyzer.Id, "FixRemove", diagnostic.Properties[FixProperties.CapName]);

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.CapName, out var path) || path is null || !diagnostic.Properties.TryGetValue(FixProperties.RightCapName, out var right) || right is null) return ImmutableArray<NodeEdit>.Empty;
        var span = diagnostic.Location.SourceSpan;
        var (from, to) = (Place.Of(path), right.Length == 0 ? null : Place.Of(right));
        var edit = root.FindToken(span.Start).Parent switch
        {
            IdentifierNameSyntax { Parent: NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax member } } => InAnonymous(member, from, to, model, cancellationToken),
            { } name when name.FirstAncestorOrSelf<AnonymousObjectMemberDeclaratorSyntax>() is { NameEquals: null } inferred && BodyMemberPlaces.NameOf(inferred)?.Span == span => InAnonymous(inferred, from, to, model, cancellationToken),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } key when BodyMemberPlaces.ValueUnder(key) is { } value && string.Equals(key.Token.ValueText, from.Name, StringComparison.Ordinal) => InKeyed(key, value, from, to, model, cancellationToken),
            LiteralExpressionSyntax or InterpolatedStringTextSyntax => InText(root.FindNode(span, getInnermostNodeForTie: true), span, from, to),
            _ => null,
        };
        return edit is null ? ImmutableArray<NodeEdit>.Empty : ImmutableArray.Create(edit);
    }

    private static NodeEdit? InAnonymous(AnonymousObjectMemberDeclaratorSyntax member, Place from, Place? to, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member.Parent is not AnonymousObjectCreationExpressionSyntax creation || creation.ContainsDirectives || !JsonMembers.CanChangeType(creation, model, cancellationToken)) return null;
        var index = creation.Initializers.IndexOf(member);
        if (to is null) return new(creation, from.Name, node => ((AnonymousObjectCreationExpressionSyntax)node).Without(index));
        if (string.Equals(from.Owner, to.Owner, StringComparison.Ordinal)) return new(member, from.Name, node => Member(to.Name, ((AnonymousObjectMemberDeclaratorSyntax)node).Expression.WithoutTrivia()).WithTriviaFrom(node));
        var moved = Member(to.Name, member.Expression.WithoutTrivia());
        if (from.Owner is null)
        {
            // Into the object of settings: one that is there, or one of its own.
            var settings = IndexOf(creation, to.Owner!);
            if (settings < 0) return new(member, from.Name, node => Member(to.Owner!, $"new {{ {moved} }}").WithTriviaFrom(node));
            if (HasComments(member) || creation.Initializers[settings].Expression is not AnonymousObjectCreationExpressionSyntax { CloseBraceToken.IsMissing: false }) return null;
            return new(creation, from.Name, node =>
            {
                var outer = (AnonymousObjectCreationExpressionSyntax)node;
                var inner = (AnonymousObjectCreationExpressionSyntax)outer.Initializers[settings].Expression;
                return outer.ReplaceNode(inner, inner.Append(moved)).Without(index);
            });
        }

        // Out of the object of settings, which goes as well where nothing else is in it.
        if (to.Owner is not null || creation.Parent is not AnonymousObjectMemberDeclaratorSyntax { Parent: AnonymousObjectCreationExpressionSyntax whole } holder || HasComments(member)) return null;
        var at = whole.Initializers.IndexOf(holder);
        if (creation.Initializers.Count == 1) return new(holder, from.Name, node => moved.WithTriviaFrom(node));
        return new(whole, from.Name, node =>
        {
            var outer = (AnonymousObjectCreationExpressionSyntax)node;
            var inner = (AnonymousObjectCreationExpressionSyntax)outer.Initializers[at].Expression;
            return outer.ReplaceNode(inner, inner.Without(index)).Append(moved);
        });
    }

    private static NodeEdit? InKeyed(LiteralExpressionSyntax key, ExpressionSyntax value, Place from, Place? to, SemanticModel model, CancellationToken cancellationToken)
    {
        if (to is null) return Remove(key, from);
        if (string.Equals(from.Owner, to.Owner, StringComparison.Ordinal)) return new(key, from.Name, node => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(to.Name)).WithTriviaFrom(node));

        // Into an object of settings of its own, where there is none yet.
        if (from.Owner is not null || key.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { Initializer: { } initializer } creation || !initializer.Expressions.Any(e => e.Span.Contains(key.Span)) || initializer.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(l => string.Equals(l.Token.ValueText, to.Owner, StringComparison.Ordinal))) return null;
        if (model.GetTypeInfo(creation, cancellationToken).Type is not INamedTypeSymbol type || JsonMembers.ElementOf(type) is not { } element || !model.Compilation.ClassifyConversion(type, element).IsImplicit) return null;
        var isCall = key.Parent is InitializerExpressionSyntax;
        var name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, creation.SpanStart);
        var index = initializer.Expressions.IndexOf(e => e.Span.Contains(key.Span));
        var text = JsonMembers.Element(isCall, to.Owner!, $"new {name} {{ {JsonMembers.Element(isCall, to.Name, value.WithoutTrivia().ToString())} }}");
        return new(initializer.Expressions[index], from.Name, node => ObjectInitializers.ParseInitializer(text).Expressions[0].WithTriviaFrom(node));
    }

    private static NodeEdit? Remove(LiteralExpressionSyntax key, Place from)
    {
        if (key.Ancestors().OfType<InitializerExpressionSyntax>().FirstOrDefault(static i => !i.IsKind(SyntaxKind.ComplexElementInitializerExpression)) is { } initializer
            && initializer.Expressions.IndexOf(e => e.Span.Contains(key.Span) && (e is InitializerExpressionSyntax || e is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax })) is var index and >= 0)
        {
            return initializer.ContainsDirectives ? null : new(initializer, from.Name, node => ((InitializerExpressionSyntax)node).Without(index));
        }

        return null;
    }

    private static NodeEdit? InText(SyntaxNode piece, TextSpan name, Place from, Place? to)
    {
        var source = piece.SyntaxTree.GetText().ToString(piece.Span);
        var (start, end) = (name.Start - piece.SpanStart, name.End - piece.SpanStart);
        var word = source.IndexOf(from.Name, start, StringComparison.Ordinal);
        if (word < 0 || word > end) return null;
        if (to is not null && string.Equals(from.Owner, to.Owner, StringComparison.Ordinal)) return JsonTexts.Replace(piece, new(piece.SpanStart + word, from.Name.Length), to.Name);

        // Only a number that stands in the text can be moved or removed with its name.
        var at = JsonTexts.SkipSpace(source, end);
        if (at >= source.Length || source[at] != ':') return null;
        var number = JsonTexts.SkipSpace(source, at + 1);
        var behind = number;
        while (behind < source.Length && char.IsDigit(source[behind])) behind++;
        if (behind == number || (behind < source.Length && source[behind] is '.' or 'e' or 'E')) return null;
        if (to is { Owner: { } owner } && from.Owner is null)
        {
            return source.IndexOf(owner, StringComparison.Ordinal) >= 0
                ? null
                : JsonTexts.Replace(piece, TextSpan.FromBounds(name.Start, piece.SpanStart + behind), $"\"{owner}\": {{ \"{to.Name}\": {source.Substring(number, behind - number)} }}");
        }

        return to is null && JsonTexts.SpanOfMember(source, start, end) is { } member ? JsonTexts.Replace(piece, new(piece.SpanStart + member.Start, member.Length), string.Empty) : null;
    }

    private static AnonymousObjectMemberDeclaratorSyntax Member(string name, ExpressionSyntax value) => Member(name, value.ToString());

    private static AnonymousObjectMemberDeclaratorSyntax Member(string name, string value) => ((AnonymousObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new {{ {name} = {value} }}")).Initializers[0].WithoutTrivia();

    private static int IndexOf(AnonymousObjectCreationExpressionSyntax creation, string name) => creation.Initializers.IndexOf(i => BodyMemberPlaces.NameOf(i) is { } token && string.Equals(token.ValueText, name, StringComparison.Ordinal));

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(ElementLists.IsComment);

    // A member of a body: its name, and that of the object around it.
    private sealed record Place(string? Owner, string Name)
    {
        public static Place Of(string path) => path.IndexOf('.') is var dot and >= 0 ? new(path.Substring(0, dot), path.Substring(dot + 1)) : new(null, path);
    }
}
