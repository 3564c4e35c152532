using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests;

/// <summary>The options of an input: the lines of a <c>.globalconfig</c>, read as the compiler reads them.</summary>
internal sealed class Configuration : AnalyzerConfigOptionsProvider
{
    private readonly Values _values;

    private Configuration(ImmutableDictionary<string, string> values) => _values = new(values);

    public override AnalyzerConfigOptions GlobalOptions => _values;

    public static string Globalconfig(string options) => "is_global = true\n" + options;

    public static AnalyzerOptions Options(string? options, ImmutableArray<AdditionalText> additional)
    {
        if (options is null) return new(additional);
        var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(SourceText.From(Globalconfig(options)), "/.globalconfig")));
        return new(additional, new Configuration(set.GlobalConfigOptions.AnalyzerOptions));
    }

    /// <summary>The compilation with those rules switched on that are off by default.</summary>
    public static T SwitchedOn<T>(T compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
        where T : Compilation
    {
        var off = analyzers.SelectMany(a => a.SupportedDiagnostics).Where(d => !d.IsEnabledByDefault && !compilation.Options.SpecificDiagnosticOptions.ContainsKey(d.Id)).Select(d => KeyValuePair.Create(d.Id, ReportDiagnostic.Info)).ToList();
        return off.Count == 0 ? compilation : (T)compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.AddRange(off)));
    }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _values;

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        // [NotNullWhen] would be ambiguous here: both assemblies under test bring their own, and show it to us.
#pragma warning disable CS8765
        public override bool TryGetValue(string key, out string? value) => values.TryGetValue(key, out value);
#pragma warning restore CS8765
    }
}
