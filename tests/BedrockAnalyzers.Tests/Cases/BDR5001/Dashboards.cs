using System.Text.Json;
using System.Threading.Tasks;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Monitoring;

public sealed class Dashboards(IAmazonCloudWatch cloudWatch)
{
    private const string Shared = """
        {
          "widgets": [
            {
              "type": "metric", "x": 0, "y": 0, "width": 12, "height": 6,
              "properties": {
                "title": "Bedrock", "region": "us-east-1", "view": "timeSeries",
                "metrics": [
                  [ "AWS/Bedrock", "Invocations", "ModelId", "us.anthropic.claude-haiku-4-5-20251001-v1:0", { "stat": "Sum" } ],
                  [ ".", "ThrottledRequests", ".", ".", { "stat": "Sum" } ], // !BDR5001
                  [ ".", "InvocationLatency", ".", ".", { "stat": "p99" } ],
                  [ "...", { "stat": "p50" } ],
                  [ { "expression": "SUM(METRICS())", "label": "ThrottledRequests" } ],
                  [ "AWS/Lambda", "Throttles", "FunctionName", "answers" ],
                  [ ".", "Invocations", ".", "." ],
                  [ ".", "Duration", ".", "." ]
                ]
              }
            },
            { "type": "text", "properties": { "markdown": "AWS/Bedrock has no \"ThrottledRequests\"" } }
          ]
        }
        """;

    public Task SharedAsync() => cloudWatch.PutDashboardAsync(new PutDashboardRequest { DashboardName = "bedrock", DashboardBody = Shared });

    public Task OfModelAsync(string modelId, string region)
    {
        var body = $$"""
            {
              "widgets": [
                {
                  "type": "metric",
                  "properties": {
                    "region": "{{region}}",
                    "metrics": [
                      [ "AWS/Bedrock", "InputTokenCount", "ModelId", "{{modelId}}" ],
                      [ "AWS/Bedrock", "OutputTokens", "ModelId", "{{modelId}}" ], // !BDR5001
                      [ "AWS/Bedrock", "OutputTokenCount", "Model", "{{modelId}}" ] // !BDR5001
                    ]
                  }
                }
              ]
            }
            """;
        return cloudWatch.PutDashboardAsync(new PutDashboardRequest { DashboardName = "model", DashboardBody = body });
    }

    public Task FromObjectsAsync() => cloudWatch.PutDashboardAsync(new PutDashboardRequest
    {
        DashboardName = "objects",
        DashboardBody = JsonSerializer.Serialize(new { widgets = new[] { new { type = "metric", properties = new { metrics = new[] { new[] { "AWS/Bedrock", "ThrottledRequests" } } } } } }), // !BDR5001 missed
    });
}
