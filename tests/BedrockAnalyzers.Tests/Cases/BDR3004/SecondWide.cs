using System;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;

public interface IAudit
{
    void Failed(Exception exception);
}

// Whatever it was, it is asked again.
public sealed class SecondWide(IAmazonBedrockRuntime client, IAudit audit)
{
    public async Task<ConverseResponse> Wide(ConverseRequest request)
    {
        var retry = 0;
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request).ConfigureAwait(false);
            }
            catch (Exception e) // !BDR3004
            {
                if (retry++ >= 3) throw new InvalidOperationException("gave up", e);
                await Task.Delay(Random.Shared.Next(1000 << retry)).ConfigureAwait(false);
            }
        }
    }

    public async Task<ConverseResponse> WideWithoutType(ConverseRequest request)
    {
        for (var i = 0; i < 4; i++)
        {
            try
            {
                return await client.ConverseAsync(request).ConfigureAwait(false);
            }
            catch // !BDR3004
            {
                await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, i)));
            }
        }

        throw new TimeoutException();
    }

    public async Task<ConverseResponse> WideService(ConverseRequest request)
    {
        for (var i = 0; i < 4; i++)
        {
            try
            {
                return await client.ConverseAsync(request).ConfigureAwait(false);
            }
            catch (AmazonServiceException ex) // !BDR3004
            {
                audit.Failed(ex);
                await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Pow(2, i)));
            }
        }

        throw new TimeoutException();
    }
}
