using BedrockAnalyzers.Rules.BDR3002;

namespace BedrockAnalyzers.Tests.Rules.BDR3002;

/// <summary>Each call that waits for a time is asked how its time grows.</summary>
public class WaitWithoutJitterTests
{
    [Theory]
    [InlineData("{|BDR3002:Thread.Sleep(1000)|};")]
    [InlineData("{|BDR3002:new ManualResetEvent(false).WaitOne(1000)|};")]
    [InlineData("{|BDR3002:new ManualResetEventSlim().Wait(1000)|};")]
    [InlineData("{|BDR3002:new ManualResetEventSlim().Wait(TimeSpan.FromSeconds(1))|};")]
    public Task A_constant_wait(string statement) => Verify.Analyzer<WaitWithoutJitterAnalyzer>(Verify.Members($$"""
        public async Task<ConverseResponse> M(ConverseRequest request)
        {
            while (true)
            {
                try { return await _client.ConverseAsync(request); }
                catch (ThrottlingException) { {{statement}} }
            }
        }
        """));
}
