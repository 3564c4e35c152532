using Amazon.BedrockRuntime;

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
            catch (AmazonBedrockRuntimeException ex) when (attempt < Attempts)
            {
                Console.Error.WriteLine($"Attempt {attempt} of {Attempts} failed: {ex.Message}");
            }
        }
    }
}
