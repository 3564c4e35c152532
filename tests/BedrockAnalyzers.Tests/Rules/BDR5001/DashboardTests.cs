using BedrockAnalyzers.Rules.BDR5001;

namespace BedrockAnalyzers.Tests.Rules.BDR5001;

public class DashboardTests
{
    [Theory]
    [InlineData("""[ "AWS/Bedrock", {|BDR5001:"ThrottledRequests"|}, "ModelId", "anthropic.claude-v2", { "stat": "Sum" } ]""")]
    [InlineData("""[ "AWS/Bedrock", "Invocations" ], [ ".", {|BDR5001:"ThrottledRequests"|}, ".", "." ]""")]
    [InlineData("""[ "AWS/Bedrock", "Invocations", {|BDR5001:"Model"|}, "m" ], [ ".", {|BDR5001:"Errors"|}, ".", "." ]""")]
    [InlineData("""[ "AWS/Bedrock", "Invocations", "ModelId", "a" ], [ "...", "b" ], [ "...", { "stat": "p99" } ], [ ".", {|BDR5001:"Latency"|}, ".", "." ]""")]
    [InlineData("""[ { "expression": "m1 / m2", "label": "x" } ], [ "AWS/Bedrock", {|BDR5001:"Requests"|}, { "id": "m1", "visible": false } ]""")]
    [InlineData("""[ "AWS/Lambda", "Throttles" ], [ "AWS/Bedrock", {|BDR5001:"Throttles"|} ], [ "AWS/Lambda", "Throttles" ], [ ".", "Errors" ]""")]
    [InlineData("""[ "AWS/Bedrock", "Invocations", "ModelId", "m", "ServiceTier", "flex" ], [ "...", "priority" ]""")]
    [InlineData("""[ "AWS/Bedrock", {|BDR5001:"ThrottledRequestsOf"|} ], [ { "expression": "SEARCH('{AWS/Bedrock,ModelId} MetricName=\"ThrottledRequests\"', 'Sum')" } ]""")]
    [InlineData("""[ "AWS/Bedrock/Guardrails", "InvocationsIntervened", "Guardrail", "g" ]""")]
    [InlineData("""[ "Shop/Assistant", "ThrottledRequests", "Model", "m" ], [ ".", "Requests", ".", "." ]""")]
    public Task A_row(string rows) => Body("\"\"\"" + Dashboard(rows) + "\"\"\"");

    [Theory]
    [InlineData("""{|BDR5001:\"ThrottledRequests\"|}""", "\"", "\"", "\\\"")]
    [InlineData("""{|BDR5001:""ThrottledRequests""|}""", "@\"", "\"", "\"\"")]
    public Task In_other_literals(string name, string start, string end, string quote) =>
        Body(start + Dashboard("[ \"AWS/Bedrock\", NAME ]").Replace("\"", quote, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal) + end);

    [Theory]
    [InlineData("""[ ["AWS/Bedrock", {|BDR5001:"Throttles"|}, "ModelId", "{{{text}}}"] ]""")]
    [InlineData("""[ ["AWS/Bedrock", "{{{text}}}"], [".", {|BDR5001:"Throttles"|}] ]""")]
    [InlineData("""[ ["{{{text}}}", "Throttles"], ["AWS/Bedrock", {{{text}}}], [".", {|BDR5001:"Throttles"|}, {|BDR5001:"Model"|}, "."] ]""")]
    [InlineData("""[ {{{text}}}, [".", "Throttles"] ]""")]
    [InlineData("""[ ["AWS/Bedrock", "Invocations"] {{{text}}}, [".", "Throttles"] ]""")]
    [InlineData("""{{{text}}}""")]
    public Task With_parts_that_are_not_known(string rows) => Body("$$$\"\"\"{ \"widgets\": [ { \"properties\": { \"metrics\": " + rows + " } } ] }\"\"\"");

    [Theory]
    [InlineData("""private const string Body = """)]
    [InlineData("""private static readonly string Body = """)]
    public Task In_a_member(string declaration) => Verify.Analyzer<UnknownMetricAnalyzer>(MetricCode.Members(
        declaration + "\"\"\"" + Dashboard("""[ "AWS/Bedrock", {|BDR5001:"ThrottledRequests"|} ]""") + "\"\"\";\n\n" + "public Task Put() => _client.PutDashboardAsync(new PutDashboardRequest { DashboardName = \"bedrock\", DashboardBody = Body });"));

    [Fact]
    public Task In_a_local_constant() => Verify.Analyzer<UnknownMetricAnalyzer>(MetricCode.Statements(
        "const string Body = \"\"\"" + Dashboard("""[ "AWS/Bedrock", {|BDR5001:"ThrottledRequests"|} ]""") + "\"\"\";\nawait client.PutDashboardAsync(new PutDashboardRequest { DashboardBody = Body });"));

    [Fact]
    public Task In_a_sum() => Verify.Analyzer<UnknownMetricAnalyzer>(MetricCode.Statements("""
        var body = "{\"widgets\":[{\"properties\":{\"metrics\":[[" +
            "\"AWS/Bedrock\",{|BDR5001:\"ThrottledRequests\"|},\"ModelId\",\"" + text + "\"]]}}]}";
        await client.PutDashboardAsync(new PutDashboardRequest { DashboardBody = body });
        """));

    [Theory]
    [InlineData("""Console.WriteLine(BODY);""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { AlarmDescription = BODY });""")]
    public Task JSON_that_is_no_dashboard(string statement) => Verify.Analyzer<UnknownMetricAnalyzer>(MetricCode.Statements(
        statement.Replace("BODY", "\"\"\"" + Dashboard("""[ "AWS/Bedrock", "ThrottledRequests" ]""") + "\"\"\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""{ "widgets": [ { "type": "text", "properties": { "markdown": "AWS/Bedrock \"ThrottledRequests\"" } } ] }""")]
    [InlineData("""{ "widgets": [ { "properties": { "metrics": [ [ "AWS/Bedrock" ], [ ], [ 1, 2 ], "AWS/Bedrock" ] } } ] }""")]
    [InlineData("""{ "widgets": [ { "properties": { "metrics": [ [ "...", "AWS/Bedrock" ], [ ".", "." ] ] } } ] }""")]
    [InlineData("""{ "widgets": [ { "properties": { "metrics": [ [ "AWS/Bedrock", "ThrottledRequests" ]""")]
    public Task JSON_without_a_wrong_name(string json) => Body("\"\"\"" + json + "\"\"\"");

    private static string Dashboard(string rows) =>
        "{ \"widgets\": [ { \"type\": \"text\", \"properties\": { \"markdown\": \"Bedrock\" } }, { \"type\": \"metric\", \"properties\": { \"metrics\": [ " + rows + " ], \"region\": \"us-east-1\" } } ] }";

    private static Task Body(string literal) => Verify.Analyzer<UnknownMetricAnalyzer>(MetricCode.Statements($$"""
        await client.PutDashboardAsync(new PutDashboardRequest { DashboardName = "bedrock", DashboardBody = {{literal}} });
        """));
}
