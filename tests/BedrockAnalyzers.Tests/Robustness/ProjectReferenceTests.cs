using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>An editor has the source of a referenced project, a build has its assembly: both report the same.</summary>
public class ProjectReferenceTests
{
    [Fact]
    public async Task Explore()
    {
        var inputs = (await RuleTestInputs.All()).Where(static i => !i.AllowErrors).DistinctBy(static i => i.ToString(), StringComparer.Ordinal);
        var report = new StringBuilder();
        int from = int.Parse(Environment.GetEnvironmentVariable("FROM") ?? "0", CultureInfo.InvariantCulture), step = int.Parse(Environment.GetEnvironmentVariable("STEP") ?? "1", CultureInfo.InvariantCulture);
        int all = 0, compiled = 0, threw = 0, differed = 0, reported = 0, nth = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var input in inputs)
        {
            var (compilation, _, _) = input.Compile();
            foreach (var projects in TwoProjects.Of([.. compilation.SyntaxTrees], input.Sdk))
            {
                if (!seen.Add(projects.ToString())) continue;
                if (nth++ % step != from) continue;
                all++;
                if (await projects.Find(AllRules.Analyzers) is not var (editor, build)) continue;
                compiled++;
                if (build.Length > 0) reported++;
                if (editor.Any(static f => f.Contains("AD0001", StringComparison.Ordinal))) threw++;
                else if (!editor.SequenceEqual(build, StringComparer.Ordinal)) differed++;
                else continue;
                report.Append("==== ").AppendLine(input.Analyzer.Name).AppendLine(projects.ToString()).AppendLine("-- editor").AppendJoin('\n', editor.Except(build)).AppendLine().AppendLine("-- build").AppendJoin('\n', build.Except(editor)).AppendLine();
                await File.WriteAllTextAsync(Environment.GetEnvironmentVariable("OUT")!, $"{watch.Elapsed} all {all} compiled {compiled} reported {reported} threw {threw} differed {differed}\n{report}");
            }
        }

        await File.WriteAllTextAsync(Environment.GetEnvironmentVariable("OUT")!, $"{watch.Elapsed} END of {nth} all {all} compiled {compiled} reported {reported} threw {threw} differed {differed}\n{report}");
    }
}
