using BedrockAnalyzers.Rules.BDR5001;

namespace BedrockAnalyzers.Tests.Rules.BDR5001;

public class UnknownMetricFixTests
{
    [Theory]
    [InlineData("\"ThrottledRequests\"", "\"InvocationThrottles\"")]
    [InlineData("@\"ThrottledRequests\"", "@\"InvocationThrottles\"")]
    [InlineData("$\"ThrottledRequests\"", "$\"InvocationThrottles\"")]
    [InlineData("\"\"\"ThrottledRequests\"\"\"", "\"\"\"InvocationThrottles\"\"\"")]
    [InlineData("\"Throttled\\u0052equests\"", "\"InvocationThrottles\"")]
    [InlineData("\"invocations\"", "\"Invocations\"")]
    [InlineData("\"InputTokens\"", "\"InputTokenCount\"")]
    [InlineData("\"InvocationsThrottles\"", "\"InvocationThrottles\"")]
    public Task A_string(string before, string after) => Fix(
        $$"""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = /* what */ {|BDR5001:{{before}}|} /* is watched */ }); // always""",
        $$"""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = /* what */ {{after}} /* is watched */ }); // always""");

    [Fact]
    public Task A_dimension() => Fix(
        """await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = new() { new() { Name = {|BDR5001:"Model"|}, Value = text } } });""",
        """await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = new() { new() { Name = "ModelId", Value = text } } });""");

    [Fact]
    public Task What_a_method_is_given() => Verify.Fix<UnknownMetricAnalyzer, UnknownMetricFix>(
        MetricCode.Members("""
            public Task Set() => _client.PutMetricAlarmAsync(Alarm({|BDR5001:"ThrottledRequests"|}, "Invocations"));

            private static PutMetricAlarmRequest Alarm(string metric, string name) => new() { AlarmName = name, Namespace = "AWS/Bedrock", MetricName = metric };
            """),
        MetricCode.Members("""
            public Task Set() => _client.PutMetricAlarmAsync(Alarm("InvocationThrottles", "Invocations"));

            private static PutMetricAlarmRequest Alarm(string metric, string name) => new() { AlarmName = name, Namespace = "AWS/Bedrock", MetricName = metric };
            """));

    [Fact]
    public Task Several_in_a_dashboard() => Fix(
        """"
        await client.PutDashboardAsync(new() { DashboardBody = """
            {
              "widgets": [
                { "properties": { "metrics": [
                    [ "AWS/Bedrock", {|BDR5001:"ThrottledRequests"|}, {|BDR5001:"Model"|}, "m" ],
                    [ ".", {|BDR5001:"InputTokens"|}, "ModelId", "m" ] ] } }
              ]
            }
            """ });
        """",
        """"
        await client.PutDashboardAsync(new() { DashboardBody = """
            {
              "widgets": [
                { "properties": { "metrics": [
                    [ "AWS/Bedrock", "InvocationThrottles", "ModelId", "m" ],
                    [ ".", "InputTokenCount", "ModelId", "m" ] ] } }
              ]
            }
            """ });
        """");

    [Fact]
    public Task In_an_escaped_literal() => Fix(
        """await client.PutDashboardAsync(new() { DashboardBody = "{\"widgets\":[{\"properties\":{\"metrics\":[[\"AWS/Bedrock\",{|BDR5001:\"Throttles\"|}]]}}]}" });""",
        """await client.PutDashboardAsync(new() { DashboardBody = "{\"widgets\":[{\"properties\":{\"metrics\":[[\"AWS/Bedrock\",\"InvocationThrottles\"]]}}]}" });""");

    [Theory]
    [InlineData("", "\"Errors\"")]
    [InlineData("", "\"TotalTime\"")]
    [InlineData("", "\"Foo\"")]
    [InlineData("", "\"Throttled\" + \"Requests\"")]
    [InlineData("", "nameof(ThrottledRequests)")]
    [InlineData("const string Metric = \"ThrottledRequests\"; Console.WriteLine(Metric);", "Metric")]
    [InlineData("var metric = \"ThrottledRequests\"; await client.PutMetricAlarmAsync(new() { Namespace = \"Mine\", MetricName = metric });", "metric")]
    public Task None_where_it_is_not_sure(string before, string metric) => Verify.NoFix<UnknownMetricAnalyzer, UnknownMetricFix>(
        MetricCode.Statements($$"""{{before}} await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:{{metric}}|} }); static void ThrottledRequests() { }"""));

    [Theory]
    [InlineData("const string Metric = \"ThrottledRequests\"; // kept", "const string Metric = \"InvocationThrottles\"; // kept", "Metric")]
    [InlineData("var metric = /* a */ @\"ThrottledRequests\" /* b */;", "var metric = /* a */ @\"InvocationThrottles\" /* b */;", "metric")]
    public Task What_a_name_holds_that_is_used_for_it(string before, string after, string metric) => Fix(
        $$"""
        {{before}}
        await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:{{metric}}|} });
        """,
        $$"""
        {{after}}
        await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {{metric}} });
        """);

    private const string Held = """
        public Task Set() => _client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:Names.Throttles|} });

        public Task Get() => _client.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:Names.Throttles|} });

        public Task Help() => Set({|BDR5001:Names.Throttles|});

        private Task Set(string metric) => _client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = metric });
        """;

    [Fact]
    public Task What_all_that_use_a_constant_want() => Verify.Fix<UnknownMetricAnalyzer, UnknownMetricFix>(
        MetricCode.Members(Held) + "internal static class Names { public const string Throttles = \"ThrottledRequests\"; }",
        MetricCode.Members(Unmarked(Held)) + "internal static class Names { public const string Throttles = \"InvocationThrottles\"; }");

    [Fact]
    public Task What_a_constant_of_another_document_holds() => Verify.Fix<UnknownMetricAnalyzer, UnknownMetricFix>(
        [MetricCode.Members(Held), "internal static class Names { public const string Throttles = \"ThrottledRequests\"; }"],
        [MetricCode.Members(Unmarked(Held)), "internal static class Names { public const string Throttles = \"InvocationThrottles\"; }"],
        key: "BDR5001.UsePublishedName.InAnotherDocument",
        elsewhere: true);

    [Theory]
    [InlineData("public static class Names { public const string Throttles = \"ThrottledRequests\"; }")]
    [InlineData("internal static class Names { public const string Throttles = \"Throttled\" + \"Requests\"; }")]
    [InlineData("internal static class Names { public const string Throttles = \"ThrottledRequests\"; public const string Title = Throttles + \" of Bedrock\"; }")]
    public Task None_where_others_use_the_constant(string names) => Verify.NoFix<UnknownMetricAnalyzer, UnknownMetricFix>(MetricCode.Members(Held) + names);

    private static string Unmarked(string code) => code.Replace("{|BDR5001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    private static Task Fix(string before, string after) => Verify.Fix<UnknownMetricAnalyzer, UnknownMetricFix>(MetricCode.Statements(before), MetricCode.Statements(after));
}
