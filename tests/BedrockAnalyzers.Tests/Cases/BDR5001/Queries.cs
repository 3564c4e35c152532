using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Contoso.Metrics;

public record MetricSpec(string Id, string Name);

public class Queries
{
    private const string Ns = "AWS/Bedrock";

    public static GetMetricDataRequest Build(string model) => new()
    {
        MetricDataQueries =
        [
            new MetricDataQuery
            {
                Id = "m1",
                MetricStat = new MetricStat
                {
                    Metric = new Metric { Namespace = Ns, MetricName = "Invocations", Dimensions = [new() { Name = "ModelId", Value = model }] },
                    Period = 60, Stat = "Sum",
                },
            },
            new MetricDataQuery
            {
                Id = "m2",
                MetricStat = new MetricStat
                {
                    Metric = new Metric { Namespace = Ns, MetricName = "Errors", Dimensions = [new() { Name = "ModelId", Value = model }] }, // !BDR5001
                    Period = 60, Stat = "Sum",
                },
            },
            new()
            {
                Id = "m3",
                MetricStat = new()
                {
                    Metric = new() { Namespace = Ns, MetricName = "TokensUsed", Dimensions = [new() { Name = "Model", Value = model }] }, // !BDR5001
                },
            },
            new()
            {
                Id = "m4",
                MetricStat = new()
                {
                    Metric = new() { Namespace = "AWS/SageMaker", MetricName = "Invocation4XXErrors", Dimensions = [new() { Name = "EndpointName", Value = model }] },
                },
            },
            new() { Id = "e1", Expression = "m1 / m2", Label = "ThrottledRequests" },
        ],
    };

    public static Metric Of(string name) => new() { Namespace = Ns, MetricName = name };

    public static Metric Throttled() => Of("ThrottleCount"); // !BDR5001
    public static Metric Good() => Of("InvocationThrottles");

    static Metric Private(string name) => new() { Namespace = Ns, MetricName = name };
    public static Metric Throttled2() => Private("ThrottleCount"); // !BDR5001
    public static Metric Good2() => Private("TimeToFirstToken");

    public static Metric Mutable()
    {
        var m = new Metric();
        m.MetricName = "TokenCount"; // !BDR5001
        m.Namespace = Ns;
        return m;
    }

    public static Metric Overwritten()
    {
        var m = new Metric { Namespace = Ns, MetricName = "TokenCount" };
        m.Namespace = "Contoso/Chat";
        return m;
    }

    public static Metric Overwritten2(bool mine)
    {
        var m = new Metric { Namespace = Ns, MetricName = "Invocations" };
        if (mine) { m.Namespace = "Contoso/Chat"; m.MetricName = "TokenCount"; }
        return m;
    }

    public static IEnumerable<MetricSpec> Specs() => [new("m1", "ThrottledRequests"), new("m2", "Invocations")];

    public static PutMetricDataRequest Publish() => new()
    {
        Namespace = "Contoso/Bedrock",
        MetricData = [new() { MetricName = "ThrottledRequests", Dimensions = [new() { Name = "Model", Value = "x" }], Value = 1 }],
    };
}

public class Metric2 { public string? Namespace { get; set; } public string? MetricName { get; set; } }

public static class NotTheirs
{
    public static Metric2 Make() => new() { Namespace = "AWS/Bedrock", MetricName = "ThrottledRequests" };
    public const string Doc = "AWS/Bedrock ThrottledRequests";
    public static (string ns, string m) Tuple() => ("AWS/Bedrock", "ThrottledRequests");
}
