using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Resources;
using BedrockAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.DocumentationGenerator;

/// <summary>What a rule says about itself: its descriptor, its texts, its fixes and its options.</summary>
internal sealed class DocumentedRule
{
    // The texts whose names begin with it are titles of fixes.
    private const string FixText = "Fix";

    private static readonly Type[] s_analyzers = [.. Public<DiagnosticAnalyzer>(typeof(BedrockAnalyzer).Assembly)];

    private static readonly CodeFixProvider[] s_fixes = [.. Public<CodeFixProvider>(Assembly.Load("BedrockAnalyzers.CodeFixes")).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private readonly ImmutableArray<CodeFixProvider> _fixes;

    private DocumentedRule(Type analyzer, DiagnosticDescriptor descriptor)
    {
        Descriptor = descriptor;
        _fixes = [.. s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(descriptor.Id, StringComparer.Ordinal))];
        NoFixReason = analyzer.GetCustomAttribute<WithoutFixAttribute>()?.Reason;
        NoFixAllReason = HasFixAll ? null : _fixes.Select(static fix => fix.GetType().GetCustomAttribute<WithoutFixAllAttribute>()?.Reason).FirstOrDefault(static reason => reason is not null);
    }

    /// <summary>Every rule, by ID.</summary>
    public static ImmutableArray<DocumentedRule> All { get; } =
        [.. s_analyzers.SelectMany(static type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics.Select(descriptor => new DocumentedRule(type, descriptor))).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    public DiagnosticDescriptor Descriptor { get; }

    public string Id => Descriptor.Id;

    public string Title => InEnglish(Descriptor.Title);

    /// <summary>The default severity, in a word for a table.</summary>
    public string Severity => Descriptor.DefaultSeverity + (Descriptor.IsEnabledByDefault ? "" : ", off");

    /// <summary>Whether there is a fix, in a word for a table.</summary>
    public string FixWord => _fixes.IsEmpty ? "no" : HasFixAll ? "yes" : "yes, one by one";

    public bool HasFixAll => _fixes.Any(static fix => fix.GetFixAllProvider() is not null);

    public string? NoFixReason { get; }

    public string? NoFixAllReason { get; }

    /// <summary>The titles of the rule's fixes, with the holes that names and numbers go into.</summary>
    public IEnumerable<string> FixTitles
    {
        get
        {
            using var texts = new ResourceReader(typeof(RuleText).Assembly.GetManifestResourceStream(Id + ".resources")!);
            return [.. texts.Cast<System.Collections.DictionaryEntry>().Select(static text => ((string)text.Key, (string)text.Value!)).Where(static text => text.Item1.StartsWith(FixText, StringComparison.Ordinal))
                .OrderBy(static text => text.Item1, StringComparer.Ordinal).Select(static text => text.Item2)];
        }
    }

    public IEnumerable<RuleOption> Options => GeneratedFiles.Options.Select(static option => option.Option).Where(option => string.Equals(option.RuleId, Id, StringComparison.Ordinal));

    /// <summary>The version that brought the rule, or null before there is one.</summary>
    public string? SinceIn(string root)
    {
        string? release = null;
        foreach (var line in File.ReadLines(Path.Combine(root, "src", "BedrockAnalyzers", "AnalyzerReleases.Shipped.md")))
        {
            if (line.StartsWith("## Release ", StringComparison.Ordinal)) release = line["## Release ".Length..].Trim();
            else if (line.StartsWith(Id + " ", StringComparison.Ordinal)) return release;
        }

        return null;
    }

    public static string InEnglish(LocalizableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Type> Public<T>(Assembly assembly) => assembly.GetTypes().Where(static type => type is { IsAbstract: false, IsPublic: true } && type.IsAssignableTo(typeof(T))).OrderBy(static type => type.FullName, StringComparer.Ordinal);
}
