using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Monitoring;

// Sets the alarms of a service that answers questions with Bedrock.
public sealed class AlarmSetup(IAmazonCloudWatch cloudWatch, string topicArn)
{
    private const string BedrockNamespace = "AWS/Bedrock";
    private const string OwnNamespace = "Support/Assistant";
    private const string Throttled = "ThrottledRequests";

    public async Task RunAsync(string modelId, CancellationToken cancellationToken)
    {
        var throttling = Alarm("throttling", BedrockNamespace, "InvocationThrottles", modelId);
        throttling.Threshold = 5;
        var errors = Alarm("errors", BedrockNamespace, "InvocationErrors", modelId); // !BDR5001
        errors.Threshold = 1;
        var own = Alarm("own", OwnNamespace, "ThrottledRequests", modelId);
        var legacy = new PutMetricAlarmRequest
        {
            AlarmName = "legacy",
            Namespace = BedrockNamespace,
            MetricName = Throttled, // !BDR5001
            AlarmActions = [topicArn],
        };
        foreach (var alarm in new[] { throttling, errors, own, legacy })
            await cloudWatch.PutMetricAlarmAsync(alarm, cancellationToken);
    }

    public Task RatioAsync(string modelId) => cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
    {
        AlarmName = "throttled-share",
        Metrics =
        [
            Query("throttled", "ThrottledInvocations", modelId), // !BDR5001
            Query("all", "Invocations", modelId),
            new() { Id = "share", Expression = "throttled / (throttled + all)", ReturnData = true },
        ],
        Threshold = 0.05,
        ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
    });

    private PutMetricAlarmRequest Alarm(string name, string space, string metric, string modelId) => new()
    {
        AlarmName = "assistant-" + name,
        Namespace = space,
        MetricName = metric,
        Dimensions = [new Dimension { Name = "ModelId", Value = modelId }],
        AlarmActions = [topicArn],
        Statistic = Statistic.Sum,
        Period = 60,
        EvaluationPeriods = 5,
    };

    private static MetricDataQuery Query(string id, string metric, string modelId) => new()
    {
        Id = id,
        ReturnData = false,
        MetricStat = new MetricStat
        {
            Metric = new Metric
            {
                Namespace = BedrockNamespace,
                MetricName = metric,
                Dimensions = [new Dimension { Name = "ModelID", Value = modelId }], // !BDR5001
            },
            Period = 60,
            Stat = "Sum",
        },
    };
}

public sealed class UsageReport(IAmazonCloudWatch cloudWatch)
{
    private static readonly string[] s_metrics = ["InputTokenCount", "OutputTokenCount"];

    public async Task<double> TokensAsync(string modelId)
    {
        var sum = 0.0;
        foreach (var metric in s_metrics) sum += await SumAsync(metric, modelId);
        return sum;
    }

    public Task<double> CallsAsync(string modelId) => SumAsync("InvocationCount", modelId); // !BDR5001

    // Its own counters, beside those of Bedrock.
    public Task CountAsync(string model) => cloudWatch.PutMetricDataAsync(new PutMetricDataRequest
    {
        Namespace = "Support/Assistant",
        MetricData = [new MetricDatum { MetricName = "ThrottledRequests", Value = 1, Dimensions = [new Dimension { Name = "Model", Value = model }] }],
    });

    public async Task<IEnumerable<string>> ModelsAsync()
    {
        var request = new ListMetricsRequest { Namespace = "AWS/Bedrock", MetricName = "Invocations" };
        request.Dimensions = [new DimensionFilter { Name = "ModelId" }];
        var metrics = await cloudWatch.ListMetricsAsync(request);
        return metrics.Metrics.SelectMany(m => m.Dimensions).Where(d => d.Name == "Model").Select(d => d.Value);
    }

    private async Task<double> SumAsync(string metric, string modelId)
    {
        var request = new GetMetricStatisticsRequest
        {
            Namespace = "AWS/Bedrock",
            MetricName = metric,
            StartTime = DateTime.UtcNow.AddDays(-1),
            EndTime = DateTime.UtcNow,
            Period = 3600,
            Statistics = ["Sum"],
        };
        request.Dimensions = new List<Dimension>();
        request.Dimensions.Add(new Dimension { Name = "ModelId", Value = modelId });
        var response = await cloudWatch.GetMetricStatisticsAsync(request);
        return response.Datapoints.Sum(d => d.Sum ?? 0);
    }
}
