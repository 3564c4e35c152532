using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Rules.BDR6001;

/// <summary>Writes the replacement into the string, and leaves prefix, ARN and quotes as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetiredModelFix))]
public sealed class RetiredModelFix : BedrockCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RetiredModelAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR6001.UseReplacement";

    /// <summary>None: another model may refuse parameters that this one took, so each place deserves a look.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override string TitleFor(Diagnostic diagnostic)
    {
        var replacement = diagnostic.Properties[FixProperties.Replacement]!;
        return "Use " + replacement.Substring(replacement.LastIndexOf('/') + 1);
    }

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) || replacement is null) return ImmutableArray<NodeEdit>.Empty;
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var value = node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax { Contents: { Count: 1 } contents } when contents[0] is InterpolatedStringTextSyntax text => text.TextToken.ValueText,
            _ => "",
        };

        // Not found where escapes make the code differ from the value.
        var code = node.ToString();
        return value.Length > 0 && code.IndexOf(value, StringComparison.Ordinal) is var start and >= 0
            ? ImmutableArray.Create(new NodeEdit(node, nameof(RetiredModelFix), original => SyntaxFactory.ParseExpression(code.Remove(start, value.Length).Insert(start, replacement)).WithTriviaFrom(original)))
            : ImmutableArray<NodeEdit>.Empty;
    }
}
