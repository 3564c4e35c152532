using BedrockAnalyzers.Rules.BDR6001;
using BedrockAnalyzers.Tests.Metamorphic;

namespace BedrockAnalyzers.Tests.Rules.BDR6001;

/// <summary>An ID that is compared, looked for, or expected by a test is not used; each method and type by which that is told.</summary>
public class ComparedTests
{
    [Theory]
    [InlineData("text.Equals(ID)")]
    [InlineData("text.CompareTo(ID) == 0")]
    [InlineData("text.StartsWith(ID)")]
    [InlineData("text.EndsWith(ID)")]
    [InlineData("text.Contains(ID)")]
    [InlineData("text.IndexOf(ID) >= 0")]
    [InlineData("text.LastIndexOf(ID) >= 0")]
    [InlineData("text.Split(ID).Length > 0")]
    [InlineData("text.AsSpan().SequenceEqual(ID)")]
    [InlineData("ReferenceEquals(text, ID)")]
    [InlineData("new[] { text }.Except(new[] { ID }).Any()")]
    [InlineData("new[] { text }.Intersect(new[] { ID }).Any()")]
    [InlineData("new List<string>().Remove(ID)")]
    [InlineData("Array.BinarySearch(new[] { text }, ID) >= 0")]
    [InlineData("string.Compare(text, ID) == 0")]
    [InlineData("string.CompareOrdinal(text, ID) == 0")]
    [InlineData("text.Replace(ID, \"\").Length > 0")]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(text, ID)")]
    [InlineData("ID.Equals(text)")]
    [InlineData("new[] { ID }.Any(id => id == text)")]
    [InlineData("new[] { ID }.All(id => id == text)")]
    [InlineData("new List<string> { ID }.BinarySearch(text) >= 0")]
    public Task Compared(string test) => Of($"if ({test.Replace("ID", "\"anthropic.claude-v2\"", StringComparison.Ordinal)}) Console.WriteLine();");

    // What has such a name in a type of the project means something else; so do other methods.
    [Theory]
    [InlineData("Own.Compare(ID)")]
    [InlineData("Own.CompareOrdinal(ID)")]
    [InlineData("Own.Replace(ID)")]
    [InlineData("Own.IsMatch(ID)")]
    [InlineData("Own.Send(ID)")]
    [InlineData("new List<string>().Exists(id => Own.Send(ID))")]
    public Task Used(string call) => Of($"if ({call.Replace("ID", "{|BDR6001:\"anthropic.claude-v2\"|}", StringComparison.Ordinal)}) Console.WriteLine();");

    [Theory]
    [InlineData("Is")]
    [InlineData("Has")]
    [InlineData("Does")]
    [InlineData("It")]
    [InlineData("Arg")]
    [InlineData("Expect")]
    [InlineData("Check")]
    [InlineData("Assert")]
    [InlineData("ModelAssert")]
    [InlineData("ModelAssertion", "ModelAssertionText")]
    [InlineData("ModelAssertions")]
    public async Task A_type_that_asserts(string type, string? other = null)
    {
        await Of($"{type}.Same(\"anthropic.claude-v2\");", $"public static class {type} {{ public static void Same(string id) {{ }} }}");
        other ??= type + "s";
        await Of($"{other}.Same({{|BDR6001:\"anthropic.claude-v2\"|}});", $"public static class {other} {{ public static void Same(string id) {{ }} }}");
    }

    [Theory]
    [InlineData("Assert", "Asserted")]
    [InlineData("AssertModel", "AssertsModel")]
    [InlineData("Should", "Shoulder")]
    [InlineData("ShouldBe", "Shouldered")]
    [InlineData("Expect", "Expected")]
    [InlineData("ExpectModel", "ExpectedModel")]
    public async Task A_method_that_asserts(string method, string other)
    {
        await Of($"{method}(\"anthropic.claude-v2\");", $"private static void {method}(string id) {{ }}");
        await Of($"{other}({{|BDR6001:\"anthropic.claude-v2\"|}});", $"private static void {other}(string id) {{ }}");
    }

    [Theory]
    [InlineData("Received")]
    [InlineData("ReceivedWithAnyArgs")]
    [InlineData("DidNotReceive")]
    [InlineData("DidNotReceiveWithAnyArgs")]
    public async Task A_call_that_is_expected(string method)
    {
        await Of($"this.{method}().Send(\"anthropic.claude-v2\");", $"public C {method}() => this; public void Send(string id) {{ }}");
        await Of($"this.{method}s().Send({{|BDR6001:\"anthropic.claude-v2\"|}});", $"public C {method}s() => this; public void Send(string id) {{ }}");
    }

    [Theory]
    [InlineData("Returns")]
    [InlineData("ReturnsForAnyArgs")]
    [InlineData("ReturnsAsync")]
    [InlineData("Throws")]
    [InlineData("ThrowsAsync")]
    public async Task A_call_whose_answer_is_set(string method)
    {
        await Of($"Send(\"anthropic.claude-v2\").{method}(1);", $"public C Send(string id) => this; public void {method}(int answer) {{ }}");
        await Of($"Send({{|BDR6001:\"anthropic.claude-v2\"|}}).{method}s(1);", $"public C Send(string id) => this; public void {method}s(int answer) {{ }}");
    }

    [Theory]
    [InlineData("Verify")]
    [InlineData("VerifySet")]
    [InlineData("VerifyGet")]
    [InlineData("Setup")]
    [InlineData("SetupSequence")]
    [InlineData("SetupSet")]
    [InlineData("CallTo")]
    public async Task A_call_that_is_set_up(string method)
    {
        await Of($"{method}(c => c.Send(\"anthropic.claude-v2\"));", $"public void Send(string id) {{ }} private static void {method}(Action<C> call) {{ }}");
        await Of($"{method}s(c => c.Send({{|BDR6001:\"anthropic.claude-v2\"|}}));", $"public void Send(string id) {{ }} private static void {method}s(Action<C> call) {{ }}");
    }

    private static Task Of(string statement, string members = "", Rewriter? without = null) => Verify.Analyzer<RetiredModelAnalyzer>(Verify.Members($$"""
        {{members}}

        public void M(string text)
        {
            {{statement}}
        }

        public static class Own { public static bool Compare(string id) => true; public static bool CompareOrdinal(string id) => true; public static bool Replace(string id) => true; public static bool IsMatch(string id) => true; public static bool Send(string id) => true; }
        """), without: without);
}
