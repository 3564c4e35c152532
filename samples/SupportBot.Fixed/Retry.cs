using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace SupportBot;

/// <summary>Calls again when Bedrock is busy.</summary>
internal static class Retry
{
    private const int Attempts = 5;

    public static async Task<T> WhenBusyAsync<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (AmazonBedrockRuntimeException ex) when (attempt < Attempts && ex is ThrottlingException or ServiceUnavailableException or InternalServerException or ModelNotReadyException)
            {
                Console.Error.WriteLine($"Attempt {attempt} of {Attempts} failed: {ex.Message}");
                await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))));
            }
        }
    }
}
