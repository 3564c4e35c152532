using System.Collections.Immutable;
using BedrockAnalyzers.Tests.Metamorphic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests;

/// <summary>How the rules are tested. See CONTRIBUTING.md; in short: <c>{|BDR1001:new ConverseRequest|}</c> is reported there, and nothing else is.</summary>
internal static partial class Verify
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        """;

    /// <summary>
    /// The analyzer reports what is marked, and nothing else: in a build, in an editor, and (the metamorphic tests) under every rewrite of the
    /// input that keeps its meaning.
    /// </summary>
    /// <param name="source">A whole file.</param>
    /// <param name="sdk">The references.</param>
    /// <param name="options">Lines of a <c>.globalconfig</c>.</param>
    /// <param name="allowErrors">Whether the file may have compile errors.</param>
    /// <param name="without">A rewriter whose change means something to the rule: comments, for one that reads comments.</param>
    /// <param name="more">More files. What does not end in <c>.cs</c> is an additional file.</param>
    public static Task Analyzer<TAnalyzer>(
        string source, Sdk sdk = Sdk.V4, string? options = null, bool allowErrors = false, Rewriter? without = null, IEnumerable<(string Name, string Text)>? more = null)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        Run(new(typeof(TAnalyzer), [("Code.cs", source), .. more ?? []], sdk, options, allowErrors, without));

    /// <summary>The statements, in an asynchronous method that has a <c>client</c>, and a <c>flag</c>, a <c>number</c> and a <c>text</c> nobody knows.</summary>
    public static string Statements(string body) => Usings + $$"""
        public class C
        {
            public async Task M(IAmazonBedrockRuntime client, bool flag, int number, string text, CancellationToken cancellationToken)
            {
                {{body.ReplaceLineEndings("\n        ")}}
                await Task.CompletedTask;
            }
        }
        """;

    /// <summary>The members, in a class that has a <c>_client</c>.</summary>
    public static string Members(string members) => Usings + $$"""
        public class C
        {
            private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient();

            {{members.ReplaceLineEndings("\n    ")}}
        }
        """;

    /// <summary>The one diagnostic of the file reads so.</summary>
    public static async Task Message<TAnalyzer>(string source, string message, Sdk sdk = Sdk.V4, string? options = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        if (await Found<TAnalyzer>(source, sdk, options) is not { } found) return;
        Assert.Equal(message, Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The analyzer reports these messages, in the order of their places.</summary>
    public static async Task Messages<TAnalyzer>(string source, params string[] messages)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        if (await Found<TAnalyzer>(source, Sdk.V4, options: null) is not { } found) return;
        Assert.Equal(messages, found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The analyzer reports these messages without a place in code, and nothing else.</summary>
    public static async Task WithoutPlace<TAnalyzer>(string source, string options, params string[] messages)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        if (await Found<TAnalyzer>(source, Sdk.V4, options) is not { } found) return;
        Assert.All(found, d => Assert.Equal(Location.None, d.Location));
        Assert.Equal(messages.Order(StringComparer.Ordinal), found.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    /// <summary>Checks one input, or gives it to who collects inputs.</summary>
    public static async Task Run(Input input)
    {
        if (Input.Collector is { } collector)
        {
            collector.Add(input);
            return;
        }

        var (compilation, markups, additional) = input.Compile();
        var options = Configuration.Options(input.Options, additional);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [input.CreateAnalyzer()];
        var (errors, found) = await Analysis.Build(compilation, analyzers, options);
        if (!input.AllowErrors && errors.Length > 0) Assert.Fail($"The input does not compile: {string.Join('\n', errors)}\n{input}");
        Same("A build", markups.ToDictionary(m => m.Key, m => m.Value.Marks, StringComparer.Ordinal), found, markups);

        var editor = await Analysis.Editor(compilation, analyzers, options);
        Same("An editor", ByFile(found), editor, markups);

        var anchors = Variants.Anchors(found);
        foreach (var variant in Variants.Of(input, compilation))
        {
            var (variantErrors, variantFound) = await Analysis.Build(variant.Compilation, analyzers, options);
            if (variantErrors.Length > errors.Length) continue;
            if (!anchors.SequenceEqual(Variants.Anchors(variantFound), StringComparer.Ordinal))
                Assert.Fail($"{variant.Rewriter}: was {string.Join(", ", anchors)}; is {string.Join(", ", Variants.Anchors(variantFound))} in\n{string.Join('\n', variant.Compilation.SyntaxTrees)}");
        }
    }

    // Null where the input went to who collects inputs.
    private static async Task<IReadOnlyCollection<Diagnostic>?> Found<TAnalyzer>(string source, Sdk sdk, string? options)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var input = new Input(typeof(TAnalyzer), [("Code.cs", source)], sdk, options, AllowErrors: false, Without: null);
        if (Input.Collector is { } collector)
        {
            collector.Add(input);
            return null;
        }

        var (errors, found) = await input.Build();
        Assert.Empty(errors);
        return found;
    }

    private static Dictionary<string, ImmutableArray<(string Id, TextSpan Span)>> ByFile(IEnumerable<Diagnostic> found) =>
        found.GroupBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ToDictionary(g => g.Key ?? "", g => g.Select(d => (d.Id, d.Location.SourceSpan)).ToImmutableArray(), StringComparer.Ordinal);

    private static void Same(string who, Dictionary<string, ImmutableArray<(string Id, TextSpan Span)>> expected, IReadOnlyCollection<Diagnostic> found, ImmutableDictionary<string, Markup> markups)
    {
        var actual = ByFile(found);
        foreach (var unplaced in actual.Keys.Except(markups.Keys, StringComparer.Ordinal))
            Assert.Fail($"{who} reports without a place in the input: {string.Join('\n', found.Where(d => string.Equals(d.Location.GetLineSpan().Path ?? "", unplaced, StringComparison.Ordinal)))}");
        foreach (var (name, markup) in markups)
        {
            var (want, have) = (Markup.Render(markup.Text, Marks(expected)), Markup.Render(markup.Text, Marks(actual)));
            if (!string.Equals(want, have, StringComparison.Ordinal)) Assert.Fail($"{who} should report, in {name}:\n{want}\nIt reports:\n{have}\n{string.Join('\n', found)}");

            ImmutableArray<(string, TextSpan)> Marks(Dictionary<string, ImmutableArray<(string Id, TextSpan Span)>> marks) => marks.TryGetValue(name, out var of) ? of : [];
        }
    }
}
