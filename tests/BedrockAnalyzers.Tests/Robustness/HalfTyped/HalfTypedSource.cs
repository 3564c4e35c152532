using System.Collections.Immutable;
using System.Globalization;
using BedrockAnalyzers.Tests.Cases;
using BedrockAnalyzers.Tests.Meta;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Whole code that half-typed code is made of: an input of a rule test, a program of Cases, a sample, an example of a rule's page.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Sdk">The references.</param>
/// <param name="Files">Names and texts. What does not end in <c>.cs</c> is an additional file.</param>
/// <param name="Fixed">The number of files at the end that nobody types in: they stand for packages and project settings.</param>
/// <param name="Options">Lines of a <c>.globalconfig</c>.</param>
internal sealed record HalfTypedSource(string Name, Sdk Sdk, ImmutableArray<(string Name, string Text)> Files, int Fixed, string? Options)
{
    /// <summary>The files that are typed in.</summary>
    public IEnumerable<int> Typed => Enumerable.Range(0, Files.Length - Fixed);

    /// <summary>All of them, each once, in an order that is the same in every run of one build.</summary>
    public static async Task<ImmutableArray<HalfTypedSource>> All()
    {
        var tests = (await RuleTestInputs.All()).Select((input, i) => new HalfTypedSource(
            string.Create(CultureInfo.InvariantCulture, $"{input.Analyzer.Name}, rule test input {i}"), input.Sdk, [.. input.Files.Select(f => (f.Name, Markup.Parse(f.Marked).Text))], 0, input.Options));
        return [.. Samples().Concat(Pages()).Concat(Programs()).Concat(tests).DistinctBy(s => (string.Join('\0', s.Files), s.Sdk, s.Options))];
    }

    public static bool IsCode(string name) => name.EndsWith(".cs", StringComparison.Ordinal);

    private static IEnumerable<HalfTypedSource> Samples() =>
        from folder in Directory.GetDirectories(Path.Combine(References.RepositoryRoot, "samples")).Order(StringComparer.Ordinal)
        let files = Directory.GetFiles(folder).Where(f => IsCode(f) || f.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f))).ToList()
        where files.Count > 0
        let options = Path.Combine(folder, ".editorconfig")
        select new HalfTypedSource(
            "samples/" + Path.GetFileName(folder), Sdk.V4, [.. files, ("GlobalUsings.cs", RuleTests.ImplicitUsings)], 1, File.Exists(options) ? string.Join('\n', File.ReadLines(options).Where(static line => !line.StartsWith('['))) : null);

    private static IEnumerable<HalfTypedSource> Pages() =>
        from rule in AllRules.Descriptors
        let page = RulePage.Read(rule.Id)
        from section in new[] { "Bad", "Good" }
        let example = page.Example(section)
        where !example.Code.IsEmpty
        select new HalfTypedSource(
            $"page of {rule.Id}, {section}", Sdk.V4, [.. example.Code.Select((code, i) => ($"Example{i}.cs", code)), .. example.Additional, ("GlobalUsings.cs", RuleTests.ImplicitUsings)], 1, example.Options);

    private static IEnumerable<HalfTypedSource> Programs() =>
        CaseTests.Programs.Select(static row => row.Data).Select(static program =>
            new HalfTypedSource("Cases/" + program, Sdk.V4, [("Code.cs", File.ReadAllText(Path.Combine(CaseTests.Folder, program))), ("Logging.cs", CaseTests.Logging)], 1, null));
}
