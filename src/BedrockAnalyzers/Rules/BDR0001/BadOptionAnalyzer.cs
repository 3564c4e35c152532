using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR0001;

/// <summary>Reports an option of this package that no rule has, or whose value its rule does not take.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[WithoutFix("It is reported without a place in code, and what the user meant to write is not known.")]
public sealed class BadOptionAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR0001";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Configuration, DiagnosticSeverity.Warning, isEnabledByDefault: true, WellKnownDiagnosticTags.CompilationEnd);

    // Two keys that a culture takes for one are two.
    private static readonly Comparer<(string Key, string Value)> s_ordinal = Comparer<(string Key, string Value)>.Create(
        static (a, b) => string.CompareOrdinal(a.Key, b.Key) is not 0 and var byKey ? byKey : string.CompareOrdinal(a.Value, b.Value));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

#pragma warning disable RS1013 // A compilation action would be registered where no SDK is referenced, too.
    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) =>
        actions.RegisterCompilationEndAction(Analyze);
#pragma warning restore RS1013

    // Once a compilation: an option stands in no file that an analyzer sees.
    private static void Analyze(CompilationAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var bad = new SortedDictionary<(string Key, string Value), LocalizableString>(s_ordinal);
        Collect(provider.GlobalOptions, bad);
        AnalyzerConfigOptions? last = null;
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var options = provider.GetOptions(tree);
            if (!ReferenceEquals(options, last)) Collect(options, bad);
            last = options;
        }

        foreach (var entry in bad) context.ReportDiagnostic(Diagnostic.Create(s_rule, Location.None, entry.Key.Key, entry.Key.Value, entry.Value));
    }

    private static void Collect(AnalyzerConfigOptions options, SortedDictionary<(string Key, string Value), LocalizableString> bad)
    {
        foreach (var option in OptionTable.All)
        {
            if (options.TryGetValue(option.Key, out var value) && !option.Takes(value)) bad[(option.Key, value)] = new RuleText(Id, "NotTaken", option.Allowed);
        }

        foreach (var key in KeysOf(options))
        {
            if (!key.StartsWith(RuleOption.KeyPrefix, StringComparison.OrdinalIgnoreCase) || OptionTable.All.Any(o => string.Equals(o.Key, key, StringComparison.OrdinalIgnoreCase))) continue;
            if (options.TryGetValue(key, out var value)) bad[(key, value)] = new RuleText(Id, "NoSuchOption", string.Join(", ", OptionTable.All.Select(static o => o.Key)));
        }
    }

    // A host need not be able to list its keys, and the base class then throws.
    private static IEnumerable<string> KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return [];
        }
    }
}
