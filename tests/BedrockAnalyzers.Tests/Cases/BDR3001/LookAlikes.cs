using System;
using System.Threading;
using System.Threading.Tasks;
using Mine;

// A user's own types that only have the SDK's names.
namespace Mine
{
    public class ThrottlingException : Exception;

    public class ConverseRequest;

    public class ConverseResponse;

    public interface IAmazonBedrockRuntime
    {
        Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default);
    }
}

public sealed class LookAlikes(IAmazonBedrockRuntime client, Amazon.Bedrock.IAmazonBedrock control, Amazon.BedrockRuntime.IAmazonBedrockRuntime real)
{
    public async Task<ConverseResponse> Mine(ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await client.ConverseAsync(request);
            }
            catch (ThrottlingException) when (i < 3)
            {
            }
        }
    }

    // The control plane runs no model.
    public async Task<int> Control()
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return (await control.ListFoundationModelsAsync(new Amazon.Bedrock.Model.ListFoundationModelsRequest())).ModelSummaries.Count;
            }
            catch (Amazon.Bedrock.Model.ThrottlingException) when (i < 3)
            {
            }
        }
    }

    // The real call, but the caught type is somebody else's.
    public async Task<Amazon.BedrockRuntime.Model.ConverseResponse> Mixed(Amazon.BedrockRuntime.Model.ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await real.ConverseAsync(request);
            }
            catch (ThrottlingException) when (i < 3)
            {
            }
        }
    }

    // The real one beside them.
    public async Task<Amazon.BedrockRuntime.Model.ConverseResponse> Real(Amazon.BedrockRuntime.Model.ConverseRequest request)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await real.ConverseAsync(request);
            }
            catch (Amazon.BedrockRuntime.Model.ThrottlingException) when (i < 3) // !BDR3001
            {
            }
        }
    }

    // No inference, no Bedrock call.
    public async Task<int> Count(Amazon.BedrockRuntime.Model.CountTokensRequest request)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                return (await real.CountTokensAsync(request)).InputTokens ?? 0;
            }
            catch (Exception)
            {
            }
        }

        return 0;
    }
}
