using BedrockAnalyzers.Rules.BDR3003;

namespace BedrockAnalyzers.Tests.Rules.BDR3003;

/// <summary>Which tests end a retry: those whose answer changes from round to round.</summary>
public class EndlessRetryTests
{
    [Theory]
    // What no round changes, or the exception or the caller decides, ends nothing by itself.
    [InlineData("", true)]
    [InlineData("if (limit == 3) throw;", true)]
    [InlineData("if (most > 3) throw;", true)]
    [InlineData("if (caught.Message.Length > limit) throw;", true)]
    [InlineData("if (Asks(caught)) throw;", true)]
    [InlineData("if (token.IsCancellationRequested) throw;", true)]
    [InlineData("attempt++; if (attempt == int.MaxValue) throw;", true)]
    // What a round counts, what somebody else changes, and what is not seen may.
    [InlineData("if (++attempt > 3) throw;", false)]
    [InlineData("if (Asks(caught, attempt++)) throw;", false)]
    [InlineData("if (_changed > 3) throw;", false)]
    [InlineData("left = left - 1; if (left.HasValue && left.Value < 0) throw;", false)]
    [InlineData("Check(++attempt);", false)]
    [InlineData("Check(limit);", true)]
    [InlineData("CheckCounted();", false)]
    public Task In_the_catch(string statement, bool isReported) => Of("", statement, isReported);

    [Theory]
    [InlineData("var time = new CancellationTokenSource(TimeSpan.FromSeconds(5));")]
    [InlineData("var time = new CancellationTokenSource(); time.CancelAfter(5000);")]
    [InlineData("var time = new System.Threading.CancellationTokenSource(5000);")]
    [InlineData("System.Threading.CancellationTokenSource time = new(5000);")]
    [InlineData("CancellationTokenSource time = (new(5000));")]
    public Task With_a_limit_of_time(string before) => Of(before, "", isReported: false);

    [Theory]
    [InlineData("var time = new CancellationTokenSource();")]
    [InlineData("CancellationTokenSource time = new();")]
    [InlineData("var other = new System.Text.StringBuilder(5);")]
    public Task Without_one(string before) => Of(before, "", isReported: true);

    // One way back that throttling surely comes is enough, whatever the exception is asked on another.
    [Theory]
    [InlineData("if (limit > 3) continue; if (Asks(caught)) await Task.Delay(2000);", true)]
    [InlineData("if (Asks(caught)) await Task.Delay(2000);", false)]
    public Task On_one_of_the_ways(string statement, bool isReported) => Of("", statement, isReported, caught: "AmazonBedrockRuntimeException");

    private static Task Of(string before, string statement, bool isReported, string caught = "ThrottlingException") => Verify.Analyzer<EndlessRetryAnalyzer>(Verify.Members($$"""
        private int _changed, _counted;

        private static bool Asks(Exception e, int attempt = 0) => e.Message.Length > attempt;
        private static void Check(int attempt) { if (attempt > 3) throw new InvalidOperationException(); }
        private void CheckCounted() { if (++_counted > 3) throw new InvalidOperationException(); }
        public void Change() => _changed++;

        public async Task<ConverseResponse> M(ConverseRequest request, int limit, CancellationToken token)
        {
            {{before}}
            var attempt = 0;
            int? left = 3;
            var most = limit;
            {{(isReported ? "{|BDR3003:while|}" : "while")}} (true)
            {
                try { return await _client.ConverseAsync(request, token); }
                catch ({{caught}} caught) { {{statement}} await Task.Delay(1000); }
            }
        }
        """));
}
