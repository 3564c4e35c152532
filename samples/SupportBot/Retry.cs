using Amazon.BedrockRuntime.Model;

namespace SupportBot;

/// <summary>Calls again when Bedrock says that there are too many requests.</summary>
internal static class Retry
{
    private const int Attempts = 5;

    public static async Task<T> WhenThrottledAsync<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (ThrottlingException) when (attempt < Attempts)
            {
                Console.Error.WriteLine($"Bedrock is busy, attempt {attempt} of {Attempts}.");
            }
        }
    }
}
