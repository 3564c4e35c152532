using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Contoso.Held;

internal static class Names
{
    public const string Throttled = "ThrottledRequests"; // once
    public const string Tokens = "InputTokens"; // twice, the same
    public const string Mixed = "OutputTokens"; // also in a namespace of ours
    public const string Logged = "ClientErrors"; // also logged
    public const string Given = "ServerErrors"; // to a helper
    public const string GivenOk = "Invocations";
    public static readonly string Field = "Throttles";
    public static string Property { get; } = "InvocationThrottle";
    public static string Arrow => "InvocationThrottled";
    public const string Dim = "Model";
    public const string Dim2 = "ModelID";
    public const string Concat = "Invocation" + "Throttled";
}

public static class Shared { public const string Throttled = "ThrottledRequests"; }

public class Uses(IAmazonCloudWatch cw)
{
    private const string Mine = "Contoso";

    public Task A() => cw.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Throttled }); // !BDR5001
    public Task B() => cw.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Tokens }); // !BDR5001
    public Task C() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Tokens }); // !BDR5001
    public Task D() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Mixed }); // !BDR5001
    public Task E() => cw.GetMetricStatisticsAsync(new() { Namespace = Mine, MetricName = Names.Mixed });
    public Task F() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Logged }); // !BDR5001
    public void Log() => Console.WriteLine(Names.Logged);
    public Task G() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Field }); // !BDR5001
    public Task H() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Property }); // !BDR5001
    public Task I() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Arrow }); // !BDR5001
    public Task J() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = [new() { Name = Names.Dim, Value = "" }] }); // !BDR5001
    public Task K() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = "Invocations", Dimensions = [new() { Name = Names.Dim2, Value = "" }] }); // !BDR5001
    public Task L() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = "InvocationLatency", Dimensions = [new() { Name = Names.Dim2, Value = "" }] }); // !BDR5001
    public Task M() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Names.Concat }); // !BDR5001
    public Task N() => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Shared.Throttled }); // !BDR5001
    public Task O() => Helper(Names.Given); // !BDR5001
    public Task P() => Helper(Names.GivenOk);
    public Task Q() => Helper("TotalInputTokens"); // !BDR5001
    public Task R() => Helper(metric: Names.Given); // !BDR5001
    public void S() => Other(Names.Given);
    Task Helper(string metric) => cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = metric });
    void Other(string metric) => Console.WriteLine(metric);
    public async Task T()
    {
        const string Local = "Throttles"; // kept
        var local = /* a */ "ClientErrors" /* b */; // kept too
        var both = "ServerErrors";
        await cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = Local }); // !BDR5001
        await cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = local }); // !BDR5001
        await cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = both }); // !BDR5001
        Console.WriteLine(both);
        await Helper(Local); // !BDR5001
    }
}
