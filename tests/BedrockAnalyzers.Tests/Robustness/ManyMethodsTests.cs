using System.Diagnostics;
using System.Globalization;
using System.Text;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Rules.BDR1001;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Projects whose methods call each other in every way: the walk ends, is cheap, and says the same each time.</summary>
public class ManyMethodsTests
{
    // Far above what is measured (well under a second), far below a hang; several test runs may share the machine.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        """;

    [Fact]
    public async Task The_same_is_found_in_every_order_of_files()
    {
        var texts = Project();
        string[]? first = null;
        for (var run = 0; run < 50; run++)
        {
            var random = new Random(run);
            var trees = texts.Select((text, i) => (Text: text, Name: $"File{i}.cs")).OrderBy(_ => random.Next()).Select(f => Input.Parse(f.Text, f.Name)).ToArray();
            var (errors, found) = await Analysis.Build(Input.Compile(trees, Sdk.V4), AllRules.Analyzers, options: null, concurrent: true);
            Assert.Empty(errors);
            var said = found.Select(Described.All).Order(StringComparer.Ordinal).ToArray();
            first ??= said;
            Assert.Equal(first, said);
        }

        Assert.True(first!.Length >= 30, $"{first.Length} found");
    }

    public static TheoryData<string, string, int> Programs => new()
    {
        { "recursion", "public Task M(int n) => R(n, new ConverseRequest()); private Task R(int n, ConverseRequest r) => n > 0 ? R(n - 1, r) : _client.ConverseAsync(r);", 1 },
        { "mutual recursion", "public Task M() => A(3, new ConverseRequest()); private Task A(int n, ConverseRequest r) => n > 0 ? B(n - 1, r) : _client.ConverseAsync(r); private Task B(int n, ConverseRequest r) => A(n, r);", 0 },
        { "a cycle of 200 methods", "public Task M() => M0(new ConverseRequest(), 5); " + Chain(200, last: "n > 0 ? M0(r, n - 1) : _client.ConverseAsync(r)"), 0 },
        { "a chain of 200 methods", "public Task M() => M0(new ConverseRequest(), 5); " + Chain(200, last: "_client.ConverseAsync(r)"), 0 },
        { "a chain of 4 methods", "public Task M() => M0(new ConverseRequest(), 5); " + Chain(4, last: "_client.ConverseAsync(r)"), 1 },
        { "generic recursion", "public Task M() => G(1, new ConverseRequest()); private Task G<T>(T t, ConverseRequest r) => t is null ? _client.ConverseAsync(r) : G(new List<T>(), r);", 0 },
        { "a class that makes itself", "private class Node { public Node Next = new Node(); public InferenceConfiguration? Config; } public Task M() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new Node().Next.Next.Config });", 0 },
        { "properties that read each other", "private InferenceConfiguration? X => Y; private InferenceConfiguration? Y => X; public Task M() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = X });", 0 },
        { "fields that are made of each other", "private static readonly InferenceConfiguration s_a = Of(s_b); private static readonly InferenceConfiguration s_b = Of(s_a); private static InferenceConfiguration Of(InferenceConfiguration? c) => c ?? s_a; public Task M() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = s_a });", 0 },
        { "a lambda that calls itself", "public Task M() { var request = new ConverseRequest(); Func<int, Task>? f = null; f = n => n > 0 ? f!(n - 1) : _client.ConverseAsync(request); return f(3); }", 0 },
        { "70 callers", string.Concat(Enumerable.Range(0, 70).Select(i => $"public Task M{i}() => Ask(5); ")) + "private Task Ask(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });", 0 },
        { "60 callers", string.Concat(Enumerable.Range(0, 60).Select(i => $"public Task M{i}() => Ask({(i == 30 ? "null" : "5")}); ")) + "private Task Ask(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });", 1 },
        { "a tree of calls", Tree(levels: 6, calls: 5), 0 },
        { "300 cases", "public Task M(int n) { var r = new ConverseRequest(); switch (n) { " + string.Concat(Enumerable.Range(0, 300).Select(i => $"case {i}: Cap(r, {i + 1}); break; ")) + "} return _client.ConverseAsync(r); } private static void Cap(ConverseRequest r, int n) => r.InferenceConfig = new() { MaxTokens = n };", 0 },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Ends(string name, string members, int reported)
    {
        Assert.NotEmpty(name);
        var found = await Timed([Usings + "public class C { private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient(); " + members + " }"]);
        Assert.Equal(reported, found.Count);
    }

    [Fact]
    public async Task A_class_in_100_files()
    {
        var files = Enumerable.Range(0, 100).Select(i => Usings + $$"""
            public partial class C
            {
                public Task Send{{i}}() => Ask{{(i + 1) % 100}}({{(i == 50 ? "null" : i.ToString(CultureInfo.InvariantCulture))}});

                private Task Ask{{i}}(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });
            }
            """).Append(Usings + "public partial class C { private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient(); }").ToArray();
        Assert.Equal("Ask51", Assert.Single(await Timed(files)).Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString().Split("private Task ")[1].Split('(')[0]);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void The_work_grows_with_the_code(int methods)
    {
        // Each of the methods calls the next with a request of its own, so that a walk from each goes through the ones behind it: seven deep and no further.
        var code = Usings + "public class C { private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient(); " +
            string.Concat(Enumerable.Range(0, methods).Select(i => $"public Task M{i}(ConverseRequest r) {{ var own = new ConverseRequest(); {(i + 1 < methods ? $"M{i + 1}(own); " : "")}return _client.ConverseAsync(r); }} ")) + "}";
        var compilation = Input.Compile([Input.Parse(code)], Sdk.V4);
        var bedrock = BedrockCompilation.TryGet(compilation)!;
        foreach (var method in compilation.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>())
            bedrock.ResultOf(method, TestContext.Current.CancellationToken);
        Assert.InRange(bedrock.VisitedOperations, methods, methods * 3_000);
    }

    private static async Task<IReadOnlyCollection<Diagnostic>> Timed(string[] files)
    {
        var compilation = Input.Compile([.. files.Select((f, i) => Input.Parse(f, $"File{i}.cs"))], Sdk.V4);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        var watch = Stopwatch.StartNew();
        var (_, found) = await Analysis.Build(compilation, [new NoOutputTokenCapAnalyzer()]);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_limit);
        return found;
    }

    private static string Chain(int methods, string last) => string.Concat(Enumerable.Range(0, methods).Select(i =>
        $"private Task M{i}(ConverseRequest r, int n) => {(i + 1 < methods ? $"M{i + 1}(r, n)" : last)}; "));

    private static string Tree(int levels, int calls)
    {
        var code = new StringBuilder("public Task M() { var r = new ConverseRequest(); L0(r); return _client.ConverseAsync(r); } ");
        for (var i = 0; i < levels; i++)
            code.Append(CultureInfo.InvariantCulture, $"private static void L{i}(ConverseRequest r) {{ {(i + 1 < levels ? string.Concat(Enumerable.Repeat($"L{i + 1}(r); ", calls)) : "r.InferenceConfig = new() { MaxTokens = 5 };")} }} ");
        return code.ToString();
    }

    // Services, helpers, callers and configurations in files of their own, so that every question goes through several.
    private static List<string> Project()
    {
        var files = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            files.Add(Usings + $$"""
                public partial class Service{{i}}
                {
                    private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient();
                    private readonly InferenceConfiguration _config = new() { Temperature = 0.{{i}}f };

                    public Task Direct() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = _config });

                    private Task Ask(string prompt, int? cap) => _client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = new() { MaxTokens = cap } });
                }
                """);
            files.Add(Usings + $$"""
                public partial class Service{{i}}
                {
                    public Task Short() => Ask("short", {{(i % 3 == 0 ? "null" : "100")}});

                    public Task Long() => Ask("long", {{(i % 4 == 0 ? "60000" : "200")}});

                    public Task Made() => _client.ConverseAsync(Requests{{i}}.{{(i % 2 == 0 ? "Capped" : "Bare")}}());
                }
                """);
            files.Add(Usings + $$"""
                internal static class Requests{{i}}
                {
                    public static ConverseRequest Bare() => new ConverseRequest { ModelId = Models.Id };

                    public static ConverseRequest Capped() { var request = Bare(); Requests{{(i + 1) % 12}}.Limit(request, {{i + 1}}); return request; }

                    public static void Limit(ConverseRequest request, int n) { if (n > 20) Requests{{(i + 2) % 12}}.Limit(request, n - 1); request.InferenceConfig ??= new() { MaxTokens = n }; }

                    public static ConverseRequest Again(int n) => n > 0 ? Requests{{(i + 1) % 12}}.Again(n - 1) : new ConverseRequest();
                }
                """);
            files.Add(Usings + $$"""
                public class Facade{{i}}
                {
                    public ConverseRequest Out() => new();

                    public Task Send(IAmazonBedrockRuntime client) => client.ConverseAsync(Requests{{i}}.Again({{i}}));
                }
                """);
        }

        files.Add("internal static class Models { public static readonly string Id = \"anthropic.claude-v2\"; }");
        return files;
    }
}
