using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Contoso.Observability;

internal static class BedrockMetrics
{
    public const string Namespace = "AWS/Bedrock";
    public const string Throttles = "Throttles";
    public const string Invocations = "Invocations";
    public const string InputTokens = "InputTokens";
    public const string OutputTokens = "OutputTokens";
    public static readonly string Errors = "Errors";
    public static string ClientErrors => "InvocationClientErrors";
    public static string ServerErrors { get; } = "ServerErrors";
    public const string ModelDimension = "Model";
    public const string AgentNamespace = Namespace + "/Agents";
}

public class UsageReader
{
    private readonly IAmazonCloudWatch _cw;
    private const string MyNamespace = "Contoso/Chat";
    private const string LocalThrottles = "ThrottledRequests";

    public UsageReader(IAmazonCloudWatch cw) => _cw = cw ?? throw new ArgumentNullException(nameof(cw));

    public Task<GetMetricStatisticsResponse> InputAsync(string model) =>
        _cw.GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = BedrockMetrics.Namespace,
            MetricName = BedrockMetrics.InputTokens, // !BDR5001
            Dimensions = new() { new() { Name = BedrockMetrics.ModelDimension, Value = model } }, // !BDR5001
            Period = 300,
        });

    public Task<GetMetricStatisticsResponse> OutputAsync(string model) =>
        _cw.GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = BedrockMetrics.Namespace,
            MetricName = BedrockMetrics.OutputTokens, // !BDR5001
            Dimensions = new() { new() { Name = "ModelId", Value = model } },
        });

    public Task<GetMetricStatisticsResponse> ErrorsAsync() =>
        _cw.GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = BedrockMetrics.Namespace,
            MetricName = BedrockMetrics.Errors, // !BDR5001
        });

    public Task<GetMetricStatisticsResponse> ClientErrorsAsync() =>
        _cw.GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = BedrockMetrics.Namespace,
            MetricName = BedrockMetrics.ClientErrors,
        });

    public Task<GetMetricStatisticsResponse> ServerErrorsAsync() =>
        _cw.GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = BedrockMetrics.Namespace,
            MetricName = BedrockMetrics.ServerErrors, // !BDR5001
        });

    public Task<GetMetricStatisticsResponse> MineAsync() =>
        _cw.GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = MyNamespace,
            MetricName = BedrockMetrics.Throttles,
            Dimensions = [new() { Name = BedrockMetrics.ModelDimension, Value = "x" }],
        });

    public Task<GetMetricStatisticsResponse> AgentAsync() =>
        _cw.GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = BedrockMetrics.AgentNamespace,
            MetricName = BedrockMetrics.Invocations, // !BDR5001
            Dimensions = [new() { Name = BedrockMetrics.ModelDimension, Value = "x" }],
        });

    public Task<GetMetricStatisticsResponse> RuntimeAsync() =>
        _cw.GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = BedrockMetrics.Namespace,
            MetricName = BedrockMetrics.Invocations,
        });

    public Task<ListMetricsResponse> ListAsync() =>
        _cw.ListMetricsAsync(new ListMetricsRequest
        {
            Namespace = BedrockMetrics.Namespace,
            MetricName = BedrockMetrics.Throttles, // !BDR5001
            Dimensions = [new DimensionFilter { Name = "modelId" }], // !BDR5001
        });

    public Task<ListMetricsResponse> ListOkAsync() =>
        _cw.ListMetricsAsync(new ListMetricsRequest
        {
            Namespace = BedrockMetrics.Namespace,
            Dimensions = [new DimensionFilter { Name = "ModelId" }],
        });

    public Task<GetMetricStatisticsResponse> LocalConst()
    {
        const string metric = "InvocationError";
        return _cw.GetMetricStatisticsAsync(new() { Namespace = BedrockMetrics.Namespace, MetricName = metric }); // !BDR5001
    }

    public Task<GetMetricStatisticsResponse> Private() =>
        _cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = LocalThrottles }); // !BDR5001

    public Task<GetMetricStatisticsResponse> Named() =>
        _cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = nameof(BedrockMetrics.Throttles) }); // !BDR5001

    public Task<GetMetricStatisticsResponse> NamedOk() =>
        _cw.GetMetricStatisticsAsync(new() { Namespace = "AWS/Bedrock", MetricName = nameof(BedrockMetrics.Invocations) });
}
