using BedrockAnalyzers.Rules.BDR5001;

namespace BedrockAnalyzers.Tests.Rules.BDR5001;

public class UnknownMetricTests
{
    // Where the name is written.

    [Theory]
    [InlineData("""await client.PutMetricAlarmAsync(new PutMetricAlarmRequest { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"ThrottledRequests"|} });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { MetricName = {|BDR5001:"ThrottledRequests"|}, Namespace = "AWS/Bedrock" });""")]
    [InlineData("""await client.GetMetricStatisticsAsync(new GetMetricStatisticsRequest { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"invocations"|} });""")]
    [InlineData("""await client.ListMetricsAsync(new ListMetricsRequest { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:@"Latency"|} });""")]
    [InlineData("""await client.ListMetricsAsync(new ListMetricsRequest { Namespace = "AWS/Bedrock/Guardrails", MetricName = {|BDR5001:"InvocationIntervened"|} });""")]
    [InlineData("""await client.ListMetricsAsync(new ListMetricsRequest { Namespace = "AWS/Bedrock/Agents", MetricName = {|BDR5001:"Invocations"|} });""")]
    [InlineData("""var request = new PutMetricAlarmRequest(); request.MetricName = {|BDR5001:"Errors"|}; request.Namespace = "AWS/Bedrock"; await client.PutMetricAlarmAsync(request);""")]
    [InlineData("""var request = new PutMetricAlarmRequest { Namespace = "AWS/Bedrock" }; request.MetricName ??= {|BDR5001:"Errors"|}; await client.PutMetricAlarmAsync(request);""")]
    [InlineData("""const string Metric = "ThrottledRequests"; await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:Metric|} });""")]
    [InlineData("""var metric = "ThrottledRequests"; await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:metric|} });""")]
    [InlineData("""var metric = "ThrottledRequests"; var request = new PutMetricAlarmRequest { Namespace = "AWS/Bedrock" }; request.MetricName = {|BDR5001:metric|}; await client.PutMetricAlarmAsync(request);""")]
    [InlineData("""var space = "AWS/" + "Bedrock"; await client.PutMetricAlarmAsync(new() { Namespace = space, MetricName = {|BDR5001:"ThrottledRequests"|} });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = flag ? "InvocationThrottles" : {|BDR5001:"ThrottledRequests"|} });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = flag ? "AWS/Bedrock" : "AWS/Bedrock/Agents", MetricName = {|BDR5001:"ThrottledRequests"|} });""")]
    [InlineData("""var request = new PutMetricAlarmRequest { Namespace = "AWS/Bedrock" }; foreach (var c in text) { request.MetricName = {|BDR5001:"Throttles"|}; await client.PutMetricAlarmAsync(request); }""")]
    [InlineData("""var alarms = new List<PutMetricAlarmRequest> { new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"Throttles"|} }, new() { Namespace = "AWS/Bedrock", MetricName = "Invocations" } }; foreach (var alarm in alarms) await client.PutMetricAlarmAsync(alarm);""")]
    [InlineData("""await Task.WhenAll(text.Select(c => client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"Throttles"|} })));""")]
    public Task A_metric_that_there_is_not(string statements) => Statements(statements);

    [Theory]
    [InlineData("""await client.GetMetricDataAsync(new GetMetricDataRequest { MetricDataQueries = new List<MetricDataQuery> { new() { Id = "m1", MetricStat = new MetricStat { Metric = new Metric { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"ThrottledRequests"|} }, Stat = "Sum" } } } });""")]
    [InlineData("""var metric = new Metric { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"ThrottledRequests"|} }; var query = new MetricDataQuery { MetricStat = new MetricStat { Metric = metric } }; await client.PutMetricAlarmAsync(new() { Metrics = new() { query } });""")]
#if !ROSLYN_FLOOR
    [InlineData("""await client.PutMetricAlarmAsync(new() { Metrics = [new() { MetricStat = new() { Metric = new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"ThrottledRequests"|} } } }] });""")]
#endif
    public Task Inside_a_query(string statements) => Statements(statements);

    [Theory]
    [InlineData("""private const string Throttles = "ThrottledRequests";""", "Throttles")]
    [InlineData("""private static readonly string Throttles = "ThrottledRequests";""", "Throttles")]
    [InlineData("""private static class Names { public const string Throttles = "ThrottledRequests"; }""", "Names.Throttles")]
    [InlineData("""private string Throttles { get; } = "ThrottledRequests";""", "Throttles")]
    public Task In_a_member(string member, string name) => Members($$"""
        {{member}}
        private const string Space = "AWS/Bedrock";

        public Task Alarm() => _client.PutMetricAlarmAsync(new() { Namespace = Space, MetricName = {|BDR5001:{{name}}|} });
        """);

    [Fact]
    public Task In_another_file() => Verify.Analyzer<UnknownMetricAnalyzer>(
        MetricCode.Members("""public Task Alarm() => _client.PutMetricAlarmAsync(new() { Namespace = Names.Space, MetricName = {|BDR5001:Names.Throttles|} });"""),
        more: [("Names.cs", """internal static class Names { public const string Space = "AWS/Bedrock"; public const string Throttles = "ThrottledRequests"; public const string Unused = "Requests"; }""")]);

    [Fact]
    public Task Given_to_a_method_of_the_project() => Members("""
        public async Task Set()
        {
            await _client.PutMetricAlarmAsync(Alarm({|BDR5001:"ThrottledRequests"|}));
            await _client.PutMetricAlarmAsync(Alarm("InvocationThrottles"));
            await Put({|BDR5001:"Requests"|}, space: "AWS/Bedrock");
            await Put("Requests", space: "My/Bedrock");
        }

        private static PutMetricAlarmRequest Alarm(string metric) => new() { AlarmName = "bedrock-" + metric, Namespace = "AWS/Bedrock", MetricName = metric };

        private Task Put(string metric, string space) => _client.PutMetricAlarmAsync(new() { Namespace = space, MetricName = metric });
        """);

    // The names are put into the request in a file of its own; what stands between says nothing of metrics.
    [Theory]
    [InlineData("Alarms.Watch(_client, {|BDR5001:\"ThrottledRequests\"|})", "internal static class Alarms { public static Task Watch(IAmazonCloudWatch client, string what) => Cloud.Put(client, what); }")]
    [InlineData("Alarms.Watch(_client, {|BDR5001:\"ThrottledRequests\"|})", "internal static class Alarms { public static Task Watch(IAmazonCloudWatch client, string what) => Log(client, what); private static Task Log(IAmazonCloudWatch client, string what) { Console.WriteLine(what); return Cloud.Put(client, what); } }")]
    [InlineData("new Alarms(_client).Watch({|BDR5001:\"ThrottledRequests\"|})", "internal sealed class Alarms(IAmazonCloudWatch client) { public Task Watch(string what) => Cloud.Put(client, what); }")]
    [InlineData("((IAlarms)new Alarms()).Watch(_client, {|BDR5001:\"ThrottledRequests\"|})", "internal interface IAlarms { Task Watch(IAmazonCloudWatch client, string what); } internal sealed class Alarms : IAlarms { public Task Watch(IAmazonCloudWatch client, string what) => Cloud.Put(client, what); }")]
    [InlineData("((Alarms)new Quiet()).Watch(_client, {|BDR5001:\"ThrottledRequests\"|})", "internal abstract class Alarms { public abstract Task Watch(IAmazonCloudWatch client, string what); } internal sealed class Quiet : Alarms { public override Task Watch(IAmazonCloudWatch client, string what) => Cloud.Put(client, what); }")]
    [InlineData("((Alarms)new Quiet()).Watch(_client, {|BDR5001:\"ThrottledRequests\"|})", "internal class Alarms { public virtual Task Watch(IAmazonCloudWatch client, string what) => Task.CompletedTask; } internal sealed class Quiet : Alarms { public override Task Watch(IAmazonCloudWatch client, string what) => Cloud.Put(client, what); }")]
    [InlineData("new Alarm(_client, {|BDR5001:\"ThrottledRequests\"|}).Set()", "internal sealed class Alarm { private readonly Kept _kept; public Alarm(IAmazonCloudWatch client, string what) => _kept = new(client, what); public Task Set() => _kept.Put(); }")]
    [InlineData("new Alarm(_client, {|BDR5001:\"ThrottledRequests\"|}).Put()", "internal sealed class Alarm : Kept { public Alarm(IAmazonCloudWatch client, string what) : base(client, what) { } }")]
    [InlineData("new Alarm(_client, {|BDR5001:\"ThrottledRequests\"|}).Put()", "internal sealed class Alarm(IAmazonCloudWatch client, string what) : Kept(client, what);")]
    [InlineData("Alarms.Watch(_client, {|BDR5001:\"ThrottledRequests\"|})", "internal static class Alarms { public static Task Watch(IAmazonCloudWatch client, string what) => Run(client, what, Cloud.Put); private static Task Run(IAmazonCloudWatch client, string what, Func<IAmazonCloudWatch, string, Task> put) => put(client, what); }")]
    [InlineData("Alarms.Watch(_client, \"ThrottledRequests\")", "internal static class Alarms { public static Task Watch(IAmazonCloudWatch client, string what) => Task.CompletedTask; }")]
    public Task Given_to_code_in_another_file(string call, string file) => Verify.Analyzer<UnknownMetricAnalyzer>(
        MetricCode.Members($"private const string Space = \"AWS/Bedrock\";\npublic Task Set() => {call};"),
        more:
        [
            ("Between.cs", "using System;\nusing System.Threading.Tasks;\nusing Amazon.CloudWatch;\n" + file),
            ("Cloud.cs", """
                using System.Threading.Tasks;
                using Amazon.CloudWatch;

                internal static class Cloud { public static Task Put(IAmazonCloudWatch client, string what) => client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = what }); }
                internal class Kept(IAmazonCloudWatch client, string what) { public Task Put() => client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = what }); }
                """),
        ]);

    [Fact]
    public Task Built_by_methods_of_the_project() => Members("""
        public Task Set() => _client.PutMetricAlarmAsync(OfBedrock(new PutMetricAlarmRequest { MetricName = {|BDR5001:"ThrottledRequests"|} }));

        public Task SetOther() => _client.PutMetricAlarmAsync(new PutMetricAlarmRequest { Namespace = "AWS/Lambda", MetricName = "Throttles" });

        public PutMetricAlarmRequest Make() => OfBedrock(new() { MetricName = {|BDR5001:"Throttles"|} });

        private static PutMetricAlarmRequest OfBedrock(PutMetricAlarmRequest request)
        {
            request.Namespace = "AWS/Bedrock";
            return request;
        }
        """);

    [Theory]
    [InlineData("""private readonly Metric _metric = new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"Throttles"|} };""")]
    [InlineData("""public Metric Watched { get; } = new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"Throttles"|} };""")]
    [InlineData("""public Metric Watched => new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"Throttles"|} };""")]
    [InlineData("""public IEnumerable<Metric> Watched() { yield return new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"Throttles"|} }; }""")]
    [InlineData("""public Metric[] Watched() => new Metric[] { new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"Throttles"|} } };""")]
    public Task What_is_kept_or_handed_out(string member) => Members(member);

    // Names that are right, or that nobody can say are wrong.

    [Theory]
    [InlineData("AWS/Bedrock", "InvocationThrottles")]
    [InlineData("AWS/Bedrock", "CacheReadInputTokens")]
    [InlineData("AWS/Bedrock", "CacheReadInputTokenCount")]
    [InlineData("AWS/Bedrock", "ContentFilteredCount")]
    [InlineData("AWS/Bedrock/Guardrails", "Latency")]
    [InlineData("AWS/Bedrock/Agents", "outputTokenCount")]
    [InlineData("AWS/Bedrock/Agents", "OutputTokenCount")]
    [InlineData("AWS/Bedrock/Batch", "NumberOfRecordsPendingProcessing")]
    [InlineData("AWS/BedrockMantle", "Inferences")]
    [InlineData("aws/bedrock", "ThrottledRequests")]
    [InlineData("AWS/Lambda", "Throttles")]
    [InlineData("Shop/Assistant", "ThrottledRequests")]
    [InlineData("AWS/Bedrock", "")]
    public Task A_metric_that_there_may_be(string space, string metric) => Statements($$"""await client.PutMetricAlarmAsync(new() { Namespace = "{{space}}", MetricName = "{{metric}}" });""");

    [Theory]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = text, MetricName = "ThrottledRequests" });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = flag ? text : "AWS/Bedrock", MetricName = "ThrottledRequests" });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = flag ? "AWS/Lambda" : "AWS/Bedrock", MetricName = "Throttles" });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = flag ? "AWS/Bedrock/Guardrails" : "AWS/Bedrock", MetricName = "TextUnitCount" });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { MetricName = "ThrottledRequests" });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = text });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocation" + text });""")]
    [InlineData("""var request = new PutMetricAlarmRequest { Namespace = "AWS/Bedrock", MetricName = "Throttles" }; request.MetricName = "InvocationThrottles"; await client.PutMetricAlarmAsync(request);""")]
    [InlineData("""var request = new PutMetricAlarmRequest { Namespace = "AWS/Lambda", MetricName = "Throttles" }; await client.PutMetricAlarmAsync(request); request.Namespace = "AWS/Bedrock"; request.MetricName = "InvocationThrottles"; await client.PutMetricAlarmAsync(request);""")]
    [InlineData("""await client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "Shop", MetricData = new() { new MetricDatum { MetricName = "ThrottledRequests", Value = 1 } } });""")]
    [InlineData("""foreach (var metric in new[] { "ThrottledRequests", "Invocations" }) await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = metric });""")]
    [InlineData("""var metric = new { Namespace = "AWS/Bedrock", MetricName = "ThrottledRequests" }; Console.WriteLine(metric);""")]
    public Task What_is_not_known(string statements) => Statements(statements);

    [Fact]
    public Task A_namespace_that_callers_choose() => Members("""
        public Task Alarm(string space) => _client.PutMetricAlarmAsync(new() { Namespace = space, MetricName = "Throttles" });

        private Task Own(string space) => _client.PutMetricAlarmAsync(new() { Namespace = space, MetricName = "Throttles" });

        public async Task Both()
        {
            await Own("AWS/Lambda");
            await Own("AWS/Bedrock");
            await Alarm("AWS/Bedrock");
        }
        """);

    [Fact]
    public Task A_type_of_the_users_own() => Verify.Analyzer<UnknownMetricAnalyzer>("""
        public class Metric { public string? Namespace { get; set; } public string? MetricName { get; set; } public static Metric Make() => new() { Namespace = "AWS/Bedrock", MetricName = "ThrottledRequests" }; }
        """);

    // Dimensions.

    [Theory]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = new List<Dimension> { new Dimension { Name = {|BDR5001:"Model"|}, Value = text } } });""")]
    [InlineData("""await client.ListMetricsAsync(new() { Namespace = "AWS/Bedrock", Dimensions = new() { new DimensionFilter { Name = {|BDR5001:"modelId"|} } } });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = { new() { Name = {|BDR5001:"ModelName"|}, Value = text }, new() { Name = "ModelId", Value = text } } });""")]
    [InlineData("""var request = new PutMetricAlarmRequest { Namespace = "AWS/Bedrock", MetricName = text, Dimensions = new() }; request.Dimensions.Add(new Dimension { Name = {|BDR5001:"Region"|}, Value = text }); await client.PutMetricAlarmAsync(request);""")]
    [InlineData("""var request = new PutMetricAlarmRequest { Namespace = "AWS/Bedrock" }; request.Dimensions = new[] { new Dimension { Name = {|BDR5001:"Region"|}, Value = text } }.ToList(); await client.PutMetricAlarmAsync(request);""")]
    [InlineData("""const string Name = "Model"; await client.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = new() { new() { Name = {|BDR5001:Name|}, Value = text } } });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Metrics = new() { new() { MetricStat = new() { Metric = new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = new() { new() { Name = {|BDR5001:"Model"|} } } } } } } });""")]
#if !ROSLYN_FLOOR
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = [new Dimension { Name = {|BDR5001:"Model"|}, Value = text }] });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = [new() { Name = {|BDR5001:"Model"|}, Value = text }] });""")]
#endif
    public Task A_dimension_that_there_is_not(string statements) => Statements(statements);

    [Theory]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = new() { new() { Name = "ModelId", Value = text }, new() { Name = "ServiceTier", Value = text }, new() { Name = "ContextWindow", Value = text } } });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock/Guardrails", MetricName = "Invocations", Dimensions = new() { new() { Name = "Guardrail", Value = text } } });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock/Agents", MetricName = "TotalTime", Dimensions = new() { new() { Name = "Agent", Value = text } } });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Lambda", MetricName = "Errors", Dimensions = new() { new() { Name = "FunctionName", Value = text } } });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = text, MetricName = "Invocations", Dimensions = new() { new() { Name = "Model", Value = text } } });""")]
    [InlineData("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"JobsPending"|}, Dimensions = new() { new() { Name = "JobId", Value = text } } });""")]
    [InlineData("""var dimension = new Dimension { Name = "Model", Value = text }; await client.PutMetricDataAsync(new() { Namespace = "Shop", MetricData = new() { new() { MetricName = "Calls", Dimensions = new() { dimension } } } });""")]
    [InlineData("""await client.PutMetricDataAsync(new() { Namespace = "AWS/Bedrock", MetricData = new() { new() { MetricName = "Calls", Dimensions = new() { new Dimension { Name = "Model", Value = text } } } } });""")]
    public Task A_dimension_that_there_may_be(string statements) => Statements(statements);

    // Messages.

    [Theory]
    [InlineData("AWS/Bedrock", "ThrottledRequests", "Bedrock publishes no metric ThrottledRequests in AWS/Bedrock: what watches it never gets a value, and an alarm never fires; use InvocationThrottles")]
    [InlineData("AWS/Bedrock", "TotalTime", "Bedrock publishes no metric TotalTime in AWS/Bedrock: what watches it never gets a value, and an alarm never fires; use the namespace AWS/Bedrock/Agents, which has it")]
    [InlineData("AWS/Bedrock", "InvocationCount", "Bedrock publishes no metric InvocationCount in AWS/Bedrock: what watches it never gets a value, and an alarm never fires; use Invocations, or the namespace AWS/Bedrock/Agents, which has it")]
    [InlineData("AWS/Bedrock", "InvocationErrors", "Bedrock publishes no metric InvocationErrors in AWS/Bedrock: what watches it never gets a value, and an alarm never fires; use one that it publishes, such as Invocations or InvocationThrottles")]
    public Task A_message(string space, string metric, string message) =>
        Verify.Message<UnknownMetricAnalyzer>(MetricCode.Statements($$"""await client.PutMetricAlarmAsync(new() { Namespace = "{{space}}", MetricName = "{{metric}}" });"""), message);

    [Theory]
    [InlineData("Model", "ModelId")]
    [InlineData("Region", "one of ModelId, ImageSize, BucketedStepSize, ServiceTier, ResolvedServiceTier, ContextWindow")]
    public Task A_message_about_a_dimension(string dimension, string right) => Verify.Message<UnknownMetricAnalyzer>(
        MetricCode.Statements($$"""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = new() { new() { Name = "{{dimension}}" } } });"""),
        $"Bedrock publishes no dimension {dimension} in AWS/Bedrock: what watches it never gets a value, and an alarm never fires; use {right}");

    [Fact]
    public Task Without_a_Bedrock_SDK() =>
        Verify.Analyzer<UnknownMetricAnalyzer>(MetricCode.Statements("""await client.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = {|BDR5001:"ThrottledRequests"|} });"""), Sdk.CloudWatchOnly);

    private static Task Statements(string statements) => Verify.Analyzer<UnknownMetricAnalyzer>(MetricCode.Statements(statements));

    private static Task Members(string members) => Verify.Analyzer<UnknownMetricAnalyzer>(MetricCode.Members(members));
}
