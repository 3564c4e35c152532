using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Text;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Contoso.Ops;

public sealed class AlarmOptions
{
    public string Namespace { get; set; } = "AWS/Bedrock";
    public string Metric { get; set; } = "ThrottledRequests";
}

public enum BedrockMetric { Invocations, InvocationThrottles, ThrottledRequests }

public sealed class AlarmService
{
    private readonly AlarmOptions _options;
    private readonly IAmazonCloudWatch _cloudWatch;
    private static readonly string[] s_metrics = { "Invocations", "InvocationLatency", "TotalTokens" };
    private static readonly Dimension s_dimension = new() { Name = "ModelIdentifier", Value = "x" };

    public AlarmService(AlarmOptions options, IAmazonCloudWatch cloudWatch) { _options = options; _cloudWatch = cloudWatch; }

    // An options object is configuration: unknown.
    public Task FromOptions() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = _options.Namespace,
        MetricName = _options.Metric,
    });

    public Task HalfKnown() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = _options.Namespace,
        MetricName = "ThrottledRequests",
    });

    public async Task Loop()
    {
        foreach (var metric in s_metrics)
            await _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest { Namespace = "AWS/Bedrock", MetricName = metric });
    }

    public Task Switch(BedrockMetric m) => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/Bedrock",
        MetricName = m switch
        {
            BedrockMetric.Invocations => "Invocations",
            BedrockMetric.InvocationThrottles => "InvocationThrottles",
            _ => "ThrottlingEvents", // !BDR5001
        },
    });

    public Task ToStringed(BedrockMetric m) => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/Bedrock",
        MetricName = m.ToString(),
    });

    public Task Interpolated(string kind) => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/Bedrock",
        MetricName = $"Invocation{kind}",
    });

    public Task InterpolatedConst()
    {
        const string Kind = "Throttled";
        return _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
        {
            Namespace = "AWS/Bedrock",
            MetricName = $"Invocation{Kind}", // !BDR5001
        });
    }

    public Task Verbatim() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = @"AWS/Bedrock",
        MetricName = @"InvocationErrors", // !BDR5001
    });

    public Task Raw() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = """AWS/Bedrock""",
        MetricName = """ThrottledRequests""", // !BDR5001
    });

    public Task Paren() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = ("AWS/Bedrock"),
        MetricName = ("ThrottledRequests"), // !BDR5001
    });

    public Task Coalesce(string? name) => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/Bedrock",
        MetricName = name ?? "ThrottledRequests", // !BDR5001
    });

    public Task CoalesceOk(string? name) => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/Bedrock",
        MetricName = name ?? "Invocations",
    });

    public Task WrongCaseNamespace() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/bedrock",
        MetricName = "ThrottledRequests",
    });

    public Task OtherNamespace() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/BedrockMantle",
        MetricName = "Inferences",
    });
    public Task OtherNamespace2() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/Bedrock-AgentCore",
        MetricName = "Throttles",
    });

    public Task NoNamespace() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        MetricName = "ThrottledRequests",
        Metrics = [new() { Id = "m1", Expression = "SUM(METRICS())" }],
    });

    public Task Shared() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        Namespace = "AWS/Bedrock",
        MetricName = "Invocations",
        Dimensions = [s_dimension],
    });

    public Task Described() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        AlarmName = "ThrottledRequests",
        AlarmDescription = "ThrottledRequests of AWS/Bedrock",
        Namespace = "AWS/Bedrock",
        MetricName = "InvocationThrottles",
        Tags = [new() { Key = "Model", Value = "ThrottledRequests" }],
    });

    public Task Comment() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        // ThrottledRequests is what the dashboards call it
        Namespace = "AWS/Bedrock", MetricName = /* was: Throttles */ "ThrottledRequests" /* sum */, // !BDR5001
    });

    public Task Anomaly() => _cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        ThresholdMetricId = "ad1",
        Metrics =
        [
            new() { Id = "m1", MetricStat = new() { Metric = new() { Namespace = "AWS/Bedrock", MetricName = "OutputTokens" }, Stat = "Sum" } }, // !BDR5001
            new() { Id = "ad1", Expression = "ANOMALY_DETECTION_BAND(m1, 2)" },
        ],
    });

    public static PutMetricAlarmRequest Alarm(string name, string metric, double threshold) => new()
    {
        AlarmName = name, Namespace = "AWS/Bedrock", MetricName = metric, Threshold = threshold,
        Dimensions = { new Dimension { Name = "InferenceProfileId", Value = "x" } }, // !BDR5001
    };

    private static PutMetricAlarmRequest With(string name) => Base() is var b ? new() { AlarmName = b.AlarmName, Namespace = b.Namespace, MetricName = name } : new();
    private static PutMetricAlarmRequest Base() => new() { AlarmName = "x", Namespace = "AWS/Bedrock" };

    public Task Completed()
    {
        var request = Base();
        request.MetricName = "RequestCount"; // !BDR5001
        return _cloudWatch.PutMetricAlarmAsync(request);
    }

    public async Task Several()
    {
        var alarms = new (string Name, string Metric)[] { ("throttles", "InvocationThrottles"), ("tokens", "TokenCount") };
        foreach (var (name, metric) in alarms)
            await _cloudWatch.PutMetricAlarmAsync(new() { AlarmName = name, Namespace = "AWS/Bedrock", MetricName = metric });
    }

    public Task Conditional(bool guardrail) => _cloudWatch.PutMetricAlarmAsync(new()
    {
        Namespace = guardrail ? "AWS/Bedrock/Guardrails" : "AWS/Bedrock",
        MetricName = guardrail ? "TextUnitCount" : "InputTokenCount",
    });
    public Task Conditional2(bool guardrail) => _cloudWatch.PutMetricAlarmAsync(new()
    {
        Namespace = guardrail ? "AWS/Bedrock/Guardrails" : "AWS/Bedrock",
        MetricName = "ThrottledRequests", // !BDR5001
    });
    public Task Conditional3(bool mine) => _cloudWatch.PutMetricAlarmAsync(new()
    {
        Namespace = mine ? "Contoso" : "AWS/Bedrock",
        MetricName = mine ? "ThrottledRequests" : "InvocationThrottles",
    });
    public Task Null() => _cloudWatch.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = null });
    public Task Empty() => _cloudWatch.PutMetricAlarmAsync(new() { Namespace = "AWS/Bedrock", MetricName = "" });
}
