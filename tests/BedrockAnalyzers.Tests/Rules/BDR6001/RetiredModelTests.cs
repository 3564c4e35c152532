using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Rules.BDR6001;
using BedrockAnalyzers.Tests.Metamorphic;

namespace BedrockAnalyzers.Tests.Rules.BDR6001;

public class RetiredModelTests
{
    private const string Listed = "dotnet_code_quality.BDR6001.retired_models = ";

    // Where an ID stands.

    [Fact]
    public Task A_value_wherever_it_stands() => File("""
        class Options(string model = "") { public string Model { get; set; } = {|BDR6001:"anthropic.claude-v2"|}; public string Injected => model; }
        class Derived() : Options({|BDR6001:"anthropic.claude-v2"|});
        class Derived2 : Options { public Derived2() : base({|BDR6001:"anthropic.claude-v2"|}) { } }
        record Choice(string Model = {|BDR6001:"anthropic.claude-v2"|});
        class C
        {
            const string Old = {|BDR6001:"anthropic.claude-v2"|};
            static readonly string[] All = { {|BDR6001:"anthropic.claude-v1"|}, {|BDR6001:"ai21.j2-mid-v1"|} };
            readonly List<string> _list = [{|BDR6001:"anthropic.claude-v2"|}, .. All];
            readonly Dictionary<string, string> _map = new() { ["fast"] = {|BDR6001:"anthropic.claude-instant-v1"|}, ["slow"] = {|BDR6001:"anthropic.claude-v2"|} };
            readonly Dictionary<string, string> _map2 = new() { { "fast", {|BDR6001:"anthropic.claude-instant-v1"|} } };
            string Get() => {|BDR6001:"anthropic.claude-v2"|};
            IEnumerable<string> Several() { yield return {|BDR6001:"anthropic.claude-v2"|}; }
            void M(string text, bool flag, string model = {|BDR6001:"anthropic.claude-v2"|})
            {
                var local = {|BDR6001:"anthropic.claude-v2"|};
                local = {|BDR6001:"anthropic.claude-v2"|};
                local ??= {|BDR6001:"anthropic.claude-v2"|};
                var fallback = Environment.GetEnvironmentVariable("MODEL") ?? {|BDR6001:"anthropic.claude-v2"|};
                var chosen = flag ? {|BDR6001:"anthropic.claude-v2"|} : ({|BDR6001:"anthropic.claude-v1"|});
                var arm = text switch { "fast" => {|BDR6001:"anthropic.claude-instant-v1"|}, _ => text };
                var request = new ConverseRequest { ModelId = {|BDR6001:"anthropic.claude-v2"|} };
                request.ModelId = {|BDR6001:"anthropic.claude-v2"|};
                M(model: {|BDR6001:"anthropic.claude-v2"|}, text: text, flag: flag);
                var options = new Options({|BDR6001:"anthropic.claude-v2"|});
                var choice = new Choice() with { Model = {|BDR6001:"anthropic.claude-v2"|} };
                var anonymous = new { Model = {|BDR6001:"anthropic.claude-v2"|} };
                var tuple = ({|BDR6001:"anthropic.claude-v2"|}, 1);
                Func<string> lambda = () => {|BDR6001:"anthropic.claude-v2"|};
                foreach (var each in new[] { {|BDR6001:"anthropic.claude-v2"|} }) M(each, flag);
                _map["other"] = {|BDR6001:"anthropic.claude-v2"|};
                _map.Add("third", {|BDR6001:"anthropic.claude-v2"|});
                _map.TryAdd(value: {|BDR6001:"anthropic.claude-v2"|}, key: "fourth");
                local = _map.GetValueOrDefault("fast", {|BDR6001:"anthropic.claude-v2"|});
                local = {|BDR6001:"anthropic.claude-v2"|}.Trim();
                local = "us." + {|BDR6001:"anthropic.claude-3-haiku-20240307-v1:0"|};
                local = text + {|BDR6001:"anthropic.claude-3-haiku-20240307-v1:0"|};
            }
        }
        """);

    [Fact]
    public Task Every_kind_of_literal() => File(""""
        class C
        {
            string _verbatim = {|BDR6001:@"us.anthropic.claude-3-haiku-20240307-v1:0"|};
            string _raw = {|BDR6001:"""us.anthropic.claude-3-haiku-20240307-v1:0"""|};
            string _interpolated = {|BDR6001:$"us.anthropic.claude-3-haiku-20240307-v1:0"|};
            string _rawInterpolated = {|BDR6001:$$"""us.anthropic.claude-3-haiku-20240307-v1:0"""|};
            string _escaped = {|BDR6001:"us.anthropic\u002Eclaude-3-haiku-20240307-v1:0"|};
            ReadOnlySpan<byte> Utf8 => {|BDR6001:"us.anthropic.claude-3-haiku-20240307-v1:0"u8|};
            ReadOnlySpan<byte> RawUtf8 => {|BDR6001:"""us.anthropic.claude-3-haiku-20240307-v1:0"""u8|};
            ReadOnlySpan<byte> Other => "us.anthropic.claude-3-haiku-20240307-v1:0 is gone"u8;
            bool IsIt(ReadOnlySpan<byte> model) => model.SequenceEqual("us.anthropic.claude-3-haiku-20240307-v1:0"u8) || "us.anthropic.claude-3-haiku-20240307-v1:0"u8.SequenceEqual(model);
        }
        """");

    // What is reported holds the line break itself.
    [Fact]
    public Task A_literal_on_several_lines() => Verify.Analyzer<RetiredModelAnalyzer>(
        Verify.Statements(""""
            text = {|BDR6001:"""
                us.anthropic.claude-3-haiku-20240307-v1:0
                """|};
            """"),
        without: Rewriters.CarriageReturns);

    [Fact]
    public Task Every_form_of_an_id() => Statements("""
        string[] ids =
        [
            {|BDR6001:"anthropic.claude-3-haiku-20240307-v1:0"|}, {|BDR6001:"anthropic.claude-3-haiku-20240307-v1:0:48k"|}, {|BDR6001:"global.anthropic.claude-sonnet-4-20250514-v1:0"|},
            {|BDR6001:"arn:aws:bedrock:us-east-1::foundation-model/cohere.command-r-v1:0"|},
            {|BDR6001:"arn:aws:bedrock:us-east-1:123456789012:foundation-model/cohere.command-r-v1:0"|},
            {|BDR6001:"arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/us-gov.anthropic.claude-3-haiku-20240307-v1:0"|},
            "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.titan-text-lite-v1:0:4k/abc", "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc",
            "anthropic.claude-3-haiku", "anthropic.claude", "anthropic.claude-v2.1", "us.anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.nova-premier-v1:0", "stability.stable-diffusion-xl-v0",
        ];
        """);

    // What only names a model.

    [Fact]
    public Task Keys() => File("""
        class C
        {
            static readonly Dictionary<string, int> Prices = new() { ["anthropic.claude-v2"] = 1 };
            static readonly Dictionary<string, int> Prices2 = new() { { "anthropic.claude-v2", 1 } };
            static readonly System.Collections.Immutable.ImmutableDictionary<string, int> Prices3 = System.Collections.Immutable.ImmutableDictionary<string, int>.Empty.Add("anthropic.claude-v2", 1);
            static readonly KeyValuePair<string, int>[] Pairs = [new("anthropic.claude-v2", 1), KeyValuePair.Create("anthropic.claude-v2", 2)];
            static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Counts = new();
            int M(IDictionary<string, int> map, System.Text.Json.Nodes.JsonObject json)
            {
                map.Add("anthropic.claude-v2", 1);
                map.Add(value: 1, key: "anthropic.claude-v2");
                json.Add("anthropic.claude-v2", 1);
                json["anthropic.claude-v2"] = 1;
                Prices["anthropic.claude-v2"] = 1;
                Counts.AddOrUpdate("anthropic.claude-v2", 1, (_, n) => n + 1);
                return map.ContainsKey("anthropic.claude-v2") && map.TryGetValue("anthropic.claude-v2", out var n) ? n : Prices.GetValueOrDefault("anthropic.claude-v2") + Counts.GetOrAdd("anthropic.claude-v2", 1);
            }
        }
        """);

    [Fact]
    public Task Comparisons() => Statements("""
        var same = text == "anthropic.claude-v2" || "anthropic.claude-v2" != text || text == (flag ? "anthropic.claude-v2" : "anthropic.claude-v1");
        same |= text.Equals("anthropic.claude-v2") || "anthropic.claude-v2".Equals(text) || text?.Equals("anthropic.claude-v2", StringComparison.Ordinal) == true;
        same |= string.Equals(text, "anthropic.claude-v2", StringComparison.Ordinal) || string.Compare(text, "anthropic.claude-v2", StringComparison.Ordinal) == 0 || StringComparer.Ordinal.Equals("anthropic.claude-v2", text);
        same |= text.StartsWith("anthropic.claude-v2") || text.EndsWith("anthropic.claude-v2") || text.Contains("anthropic.claude-v2") || text.IndexOf("anthropic.claude-v2") >= 0;
        same |= new[] { "anthropic.claude-v2", "anthropic.claude-v1" }.Contains(text) || new List<string> { "anthropic.claude-v2" }.Any(m => text.StartsWith(m));
        same |= System.Text.RegularExpressions.Regex.IsMatch(text, "anthropic.claude-v2");
        text = text.Replace("anthropic.claude-v2", "other");
        """);

    [Fact]
    public Task Patterns_and_labels() => Statements("""
        var same = text is "anthropic.claude-v2" or "anthropic.claude-v1" || new ConverseRequest() is { ModelId: "anthropic.claude-v2" };
        switch (text)
        {
            case "anthropic.claude-v2": break;
            case "anthropic.claude-v1" when flag: break;
        }
        number = text switch { "anthropic.claude-v2" => 1, "anthropic.claude-v1" or "anthropic.claude-instant-v1" => 2, _ => 3 };
        """);

    [Fact]
    public Task A_goto_to_a_case() => Statements("""
        switch (text)
        {
            case "anthropic.claude-v2": goto case "anthropic.claude-v1";
            case "anthropic.claude-v1": break;
        }
        """);

    [Fact]
    public Task Attributes() => File("""
        [System.ComponentModel.Description("anthropic.claude-v2")]
        class C { [System.ComponentModel.DefaultValue("anthropic.claude-v2")] public string Model { get; set; } = ""; }
        class ManyAttribute(params object[] models) : Attribute { public object[] Models => models; public string[] More { get; set; } = []; }
        [Many("anthropic.claude-v2", new[] { "anthropic.claude-v1" }, More = new[] { "anthropic.claude-v2" })] class D;
        """);

    [Fact]
    public Task Longer_texts() => Statements("""
        Console.WriteLine("anthropic.claude-v2 is gone");
        Console.WriteLine("Model: " + "anthropic.claude-v2");
        Console.WriteLine("anthropic.claude-v2" + ":" + number);
        Console.WriteLine($"{"anthropic.claude-v2"} is gone {text}");
        // anthropic.claude-v2
        """);

    [Theory]
    [InlineData("""Assert.Equal("anthropic.claude-v2", text);""")]
    [InlineData("""Assert.Equal(new ConverseRequest { ModelId = "anthropic.claude-v2" }, new ConverseRequest { ModelId = text });""")]
    [InlineData("""Assert.Equal(new[] { "anthropic.claude-v2" }, new[] { text });""")]
    [InlineData("""Assert.That(text, Is.EqualTo("anthropic.claude-v2"));""")]
    [InlineData("""Assert.That(text).Same("anthropic.claude-v2").Same("anthropic.claude-v1");""")]
    [InlineData("""text.Should().Be("anthropic.claude-v2").Be("anthropic.claude-v1");""")]
    [InlineData("""text.ShouldBe("anthropic.claude-v2");""")]
    [InlineData("""AssertModel("anthropic.claude-v2");""")]
    [InlineData("""It.Is<string>(m => m == "anthropic.claude-v2" || m.Equals("anthropic.claude-v2"));""")]
    [InlineData("""mock.Setup(r => r.Run("anthropic.claude-v2"));""")]
    [InlineData("""mock.Verify(r => r.Run("anthropic.claude-v2"));""")]
    [InlineData("""runner.Received().Run("anthropic.claude-v2");""")]
    [InlineData("""mock.Returns({|BDR6001:"anthropic.claude-v2"|});""")]
    [InlineData("""runner.Run({|BDR6001:"anthropic.claude-v2"|});""")]
    [InlineData("""Assert.NotNull(runner.Run("anthropic.claude-v2"));""")]
    [InlineData("""Assert.NotNull(() => runner.Run("anthropic.claude-v2"));""")]
    [InlineData("""Shoulder({|BDR6001:"anthropic.claude-v2"|});""")]
    public Task Tests_of_models(string statement) => File($$"""
        static class Assert { public static void Equal(object a, object b) { } public static void That(object a, object b) { } public static Chain That(object a) => new(); public static void NotNull(object o) { } }
        static class Is { public static object EqualTo(object o) => o; }
        static class It { public static object Is<T>(Func<T, bool> f) => f; }
        class Chain { public Chain Same(object o) => this; }
        class StringAssertions { public StringAssertions Be(string s) => this; }
        static class Extensions { public static StringAssertions Should(this string s) => new(); public static void ShouldBe(this string s, string t) { } public static T Received<T>(this T t) => t; }
        interface IRunner { object Run(string model); }
        class Mock { public void Setup(Action<IRunner> a) { } public void Verify(Action<IRunner> a) { } public void Returns(object o) { } }
        class C
        {
            void M(string text, IRunner runner, Mock mock) { {{statement}} }
            void AssertModel(string model) { }
            void Shoulder(string model) { }
        }
        """);

    [Fact]
    public Task Assertions_of_a_library_that_is_not_there() => Verify.Analyzer<RetiredModelAnalyzer>(
        Verify.Statements("""
            Assert.Equal("anthropic.claude-v2", text);
            Assert.That(text, Is.EqualTo("anthropic.claude-v2"));
            Xunit.Assert.Equal("anthropic.claude-v2", text);
            text.Should().Be("anthropic.claude-v2");
            Expect(text).ToBe("anthropic.claude-v2");
            Unknown({|BDR6001:"anthropic.claude-v2"|});
            """),
        allowErrors: true);

    // What is in scope.

    [Fact]
    public Task Sdk_3() => Verify.Analyzer<RetiredModelAnalyzer>(Verify.Statements("""text = {|BDR6001:"anthropic.claude-v2"|};"""), Sdk.V3);

    [Fact]
    public Task No_sdk() => Verify.Analyzer<RetiredModelAnalyzer>("""class C { string M() => "anthropic.claude-v2"; }""", Sdk.None);

    [Fact]
    public Task Generated_code() => Verify.Analyzer<RetiredModelAnalyzer>("""
        // <auto-generated/>
        class C { string M() => "anthropic.claude-v2"; }
        """);

    [Fact]
    public Task Half_typed_code() => Verify.Analyzer<RetiredModelAnalyzer>("""
        class C { void M() { Run({|BDR6001:"anthropic.claude-v2"|}, ; var x = {|BDR6001:"anthropic.claude-v2"|}
        """, allowErrors: true);

    // What the message says.

    [Theory]
    [InlineData("us.anthropic.claude-3-haiku-20240307-v1:0", "Claude 3 Haiku (anthropic.claude-3-haiku-20240307-v1:0) reached end of life on 2026-09-10 and calls to it fail; use us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0", "Claude 3 Haiku (anthropic.claude-3-haiku-20240307-v1:0) reached end of life on 2026-09-10 and calls to it fail; use anthropic.claude-haiku-4-5-20251001-v1:0 through an inference profile")]
    [InlineData("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "Claude Sonnet 4.5 (anthropic.claude-sonnet-4-5-20250929-v1:0) has been legacy since 2026-10-08 and reaches end of life on 2027-04-08; use global.anthropic.claude-sonnet-4-6")]
    [InlineData("amazon.titan-text-express-v1", "Titan Text Express (amazon.titan-text-express-v1) ended before 2026 and calls to it fail; use amazon.nova-lite-v1:0")]
    [InlineData("ai21.jamba-1-5-mini-v1:0", "Jamba 1.5 Mini (ai21.jamba-1-5-mini-v1:0) has been legacy since 2026-05-26 and reaches end of life on 2026-11-26; use a model that is active")]
    [InlineData("apac.anthropic.claude-3-7-sonnet-20250219-v1:0", "Claude 3.7 Sonnet (anthropic.claude-3-7-sonnet-20250219-v1:0) reached end of life on 2026-07-30 and calls to it fail; use anthropic.claude-sonnet-4-6")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-3-7-sonnet-20250219-v1:0", "Claude 3.7 Sonnet (anthropic.claude-3-7-sonnet-20250219-v1:0) reached end of life on 2026-07-30 and calls to it fail; use us.anthropic.claude-sonnet-4-6")]
    public Task Message(string id, string message) => Verify.Message<RetiredModelAnalyzer>(Verify.Statements($"text = \"{id}\";"), message);

    // The project's own list.

    [Theory]
    [InlineData("amazon.nova-pro-v1:0=2027-03-31>amazon.nova-2-lite-v1:0", "us.amazon.nova-pro-v1:0", "Nova Pro (amazon.nova-pro-v1:0) reaches end of life on 2027-03-31; use us.amazon.nova-2-lite-v1:0")]
    [InlineData("other.model-1, amazon.nova-pro-v1=2026-01-31", "amazon.nova-pro-v1:0", "Nova Pro (amazon.nova-pro-v1:0) reached end of life on 2026-01-31 and calls to it fail; use a model that is active")]
    [InlineData("amazon.nova-pro-v1=2026-01-31, amazon.nova-pro-v1:0=2027-03-31", "amazon.nova-pro-v1:0", "Nova Pro (amazon.nova-pro-v1:0) reaches end of life on 2027-03-31; use a model that is active")]
    [InlineData("amazon.nova-pro-v1:0=2027-03-31, amazon.nova-pro-v1=2026-01-31", "amazon.nova-pro-v1:0", "Nova Pro (amazon.nova-pro-v1:0) reaches end of life on 2027-03-31; use a model that is active")]
    [InlineData("amazon.nova-pro-v1:0=" + ModelCatalog.Date, "amazon.nova-pro-v1:0", "Nova Pro (amazon.nova-pro-v1:0) reached end of life on " + ModelCatalog.Date + " and calls to it fail; use a model that is active")]
    [InlineData("qwen.qwen3-32b-v1:0", "qwen.qwen3-32b-v1:0", "qwen.qwen3-32b-v1:0 is on the project's own list of retired models; use a model that is active")]
    [InlineData("qwen.qwen3-32b-v1:0 > us.amazon.nova-2-lite-v1:0", "qwen.qwen3-32b-v1:0", "qwen.qwen3-32b-v1:0 is on the project's own list of retired models; use us.amazon.nova-2-lite-v1:0")]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0=2027-01-01", "us.anthropic.claude-3-haiku-20240307-v1:0", "Claude 3 Haiku (anthropic.claude-3-haiku-20240307-v1:0) reaches end of life on 2027-01-01; use us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("anthropic.claude-haiku-4-5-20251001-v1:0", "us.anthropic.claude-3-haiku-20240307-v1:0", "Claude 3 Haiku (anthropic.claude-3-haiku-20240307-v1:0) reached end of life on 2026-09-10 and calls to it fail; use a model that is active")]
    public Task Own_list(string list, string id, string message) => Verify.Message<RetiredModelAnalyzer>(Verify.Statements($"text = \"{id}\";"), message, options: Listed + list);

    [Theory]
    [InlineData("amazon.nova-pro=2027-03-31")]
    [InlineData("amazon.nova-pro-v1:0=soon")]
    [InlineData("amazon.nova-pro-v1:0>the next one")]
    [InlineData("=2027-03-31")]
    [InlineData(",,")]
    public Task Own_list_with_nothing_for_the_model(string list) => Verify.Analyzer<RetiredModelAnalyzer>(Verify.Statements("""text = flag ? "amazon.nova-premier-v1:0" : "amazon.nova-lite-v1:0";"""), options: Listed + list);

    private static Task Statements(string body) => Verify.Analyzer<RetiredModelAnalyzer>(Verify.Statements(body));

    private static Task File(string code) => Verify.Analyzer<RetiredModelAnalyzer>("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing Amazon.BedrockRuntime.Model;\n" + code);
}
