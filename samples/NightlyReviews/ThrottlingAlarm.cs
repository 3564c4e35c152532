using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace NightlyReviews;

/// <summary>Wakes somebody when the night's calls are throttled.</summary>
internal sealed class ThrottlingAlarm(IAmazonCloudWatch cloudWatch)
{
    public Task CreateAsync(CancellationToken cancellationToken) => cloudWatch.PutMetricAlarmAsync(
        new PutMetricAlarmRequest
        {
            AlarmName = "nightly-reviews-throttled",
            Namespace = "AWS/Bedrock",
            MetricName = "ThrottledRequests",
            Statistic = Statistic.Sum,
            Period = 300,
            EvaluationPeriods = 3,
            Threshold = 100,
            ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
            TreatMissingData = "notBreaching",
        },
        cancellationToken);
}
