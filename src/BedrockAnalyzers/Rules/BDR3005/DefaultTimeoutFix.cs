using System.Collections.Immutable;
using BedrockAnalyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Rules.BDR3005;

/// <summary>Sets the time-out where the client's configuration is made; a client that is made without one gets the one that it would make itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultTimeoutFix))]
public sealed class DefaultTimeoutFix : BedrockCodeFix
{
    private const string Timeout = "Timeout";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DefaultTimeoutAnalyzer.Id);

    private protected override string EquivalenceKey => "BDR3005.SetTimeout";

    private protected override LocalizableString TitleFor(Diagnostic diagnostic) => new RuleText(DefaultTimeoutAnalyzer.Id, "Fix");

    private protected override ImmutableArray<NodeEdit> EditsFor(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (diagnostic.Location.SourceTree != root.SyntaxTree) return ImmutableArray<NodeEdit>.Empty;
        var edits = ImmutableArray.CreateBuilder<NodeEdit>();
        foreach (var location in diagnostic.AdditionalLocations)
        {
            if (ClientConfigurations.MakerAt(location, root) is not { } maker) return ImmutableArray<NodeEdit>.Empty;
            var edit = ClientConfigurations.Set(maker, new[] { (Timeout, TimeoutAt(maker.SpanStart, model)) }, model, cancellationToken);
            if (edit.IsEmpty) return ImmutableArray<NodeEdit>.Empty;
            edits.AddRange(edit);
        }

        return edits.ToImmutable();
    }

    private static string TimeoutAt(int position, SemanticModel model) =>
        $"{model.Compilation.GetSpecialType(SpecialType.System_Object).ContainingNamespace.GetTypeMembers("TimeSpan")[0].ToMinimalDisplayString(model, position)}.FromMinutes(10)";
}
