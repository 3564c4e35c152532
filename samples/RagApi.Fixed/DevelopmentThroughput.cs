using Amazon.Bedrock;
using Amazon.Bedrock.Model;

namespace RagApi;

/// <summary>Lets developers buy throughput of their own, so that they do not throttle each other.</summary>
internal static class DevelopmentThroughput
{
    public static void MapDevelopmentThroughput(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/development/throughput", async (IAmazonBedrock bedrock, CancellationToken cancellationToken) =>
        {
            var response = await bedrock.CreateProvisionedModelThroughputAsync(
                new CreateProvisionedModelThroughputRequest
                {
                    ProvisionedModelName = "rag-development",
                    ModelId = "amazon.nova-lite-v1:0:300k",
                    ModelUnits = 1,
                },
                cancellationToken);
            return response.ProvisionedModelArn;
        });
    }
}
