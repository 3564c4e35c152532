using BedrockAnalyzers.Rules.BDR3001;

namespace BedrockAnalyzers.Tests.Rules.BDR3001;

/// <summary>Which calls wait, which may, and which filters let a throttled call through.</summary>
public class WaitMethodTests
{
    [Theory]
    // A wait, or what may be one where it is not seen.
    [InlineData("await Task.Delay(1000);", false)]
    [InlineData("Thread.Sleep(1000);", false)]
    [InlineData("Task.Delay(1000).Wait();", false)]
    [InlineData("Task.Delay(1000).GetAwaiter().GetResult();", false)]
    [InlineData("new ManualResetEvent(false).WaitOne(1000);", false)]
    [InlineData("new ManualResetEventSlim().Wait(1000);", false)]
    [InlineData("new ManualResetEventSlim().Wait(TimeSpan.FromSeconds(1));", false)]
    [InlineData("await Task.WhenAny(Task.Delay(1000));", false)]
    [InlineData("await Task.WhenAll(Task.Delay(1000));", false)]
    [InlineData("await _gate.WaitAsync();", false)]
    [InlineData("_gate.Wait();", false)]
    [InlineData("new ManualResetEvent(false).WaitOne();", false)]
    [InlineData("WaitHandle.WaitAny(new WaitHandle[] { new ManualResetEvent(false) });", false)]
    [InlineData("WaitHandle.WaitAll(new WaitHandle[] { new ManualResetEvent(false) });", false)]
    [InlineData("WaitHandle.SignalAndWait(new ManualResetEvent(false), new ManualResetEvent(false));", false)]
    [InlineData("SpinWait.SpinUntil(() => false, 1000);", false)]
    [InlineData("new Thread(() => { }).Join();", false)]
    [InlineData("new System.Collections.Concurrent.BlockingCollection<int>().Take();", false)]
    [InlineData("Console.ReadLine();", false)]
    [InlineData("Console.ReadKey();", false)]
    [InlineData("Console.Read();", false)]
    [InlineData("_clock.Acquire();", false)]
    [InlineData("_clock.AttemptAcquire();", false)]
    [InlineData("_clock.Delay();", false)]
    [InlineData("_clock.Sleep();", false)]
    [InlineData("_clock.Pause();", false)]
    [InlineData("_clock.Backoff();", false)]
    [InlineData("await _clock.TickAsync();", false)]
    [InlineData("await _other;", false)]
    [InlineData("Pause(); void Pause() => Thread.Sleep(1000);", false)]
    [InlineData("_clock.Fail();", false)]
    [InlineData("System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(new InvalidOperationException());", false)]
    // What leaves at once.
    [InlineData("await Task.Delay(0);", true)]
    [InlineData("await Task.Delay(TimeSpan.Zero);", true)]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(0));", true)]
    [InlineData("Thread.Sleep(0);", true)]
    [InlineData("await Task.Yield();", true)]
    [InlineData("await Task.CompletedTask;", true)]
    [InlineData("await Task.FromResult(1);", true)]
    [InlineData("await Task.FromCanceled(new CancellationToken(true));", true)]
    [InlineData("await Task.FromException(new InvalidOperationException());", true)]
    [InlineData("_ = Task.Delay(1000);", true)]
    [InlineData("Task.Delay(1000);", true)]
    [InlineData("Console.WriteLine();", true)]
    [InlineData("await Console.Out.WriteLineAsync();", true)]
    [InlineData("await System.IO.File.AppendAllTextAsync(\"a\", \"b\");", true)]
    [InlineData("System.Diagnostics.Debug.WriteLine(1);", true)]
    [InlineData("System.Diagnostics.Trace.WriteLine(1);", true)]
    [InlineData("await new System.IO.MemoryStream().DisposeAsync();", true)]
    [InlineData("_clock.Tick();", true)]
    [InlineData("Pause(); void Pause() { }", true)]
    public Task In_the_catch(string statement, bool isReported) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(Verify.Members($$"""
        private readonly SemaphoreSlim _gate = new(1);
        private readonly IClock _clock = null!;
        private readonly Task _other = null!;

        public interface IClock { bool Acquire(); bool AttemptAcquire(); void Delay(); void Sleep(); void Pause(); void Backoff(); Task TickAsync(); void Tick(); [System.Diagnostics.CodeAnalysis.DoesNotReturn] void Fail(); }

        public async Task<ConverseResponse> M(ConverseRequest request)
        {
            while (true)
            {
                try { return await _client.ConverseAsync(request); }
                {{(isReported ? "{|BDR3001:catch|}" : "catch")}} (ThrottlingException) { {{statement}} }
            }
        }
        """));

    // What the filter asks of the texts of a throttled call, and of its status.
    [Theory]
    [InlineData("e.ErrorCode == \"ThrottlingException\"", true)]
    [InlineData("e.ErrorCode.Equals(\"ThrottlingException\")", true)]
    [InlineData("string.Equals(e.ErrorCode, \"throttlingexception\", StringComparison.OrdinalIgnoreCase)", true)]
    [InlineData("e.ErrorCode.StartsWith(\"Throttling\")", true)]
    [InlineData("e.ErrorCode.EndsWith(\"Exception\")", true)]
    [InlineData("e.ErrorCode.Contains(\"Throttl\")", true)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") >= 0", true)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") != -1", true)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") > -1", true)]
    [InlineData("e.ErrorCode.ToLower() == \"throttlingexception\"", true)]
    [InlineData("e.ErrorCode.ToLowerInvariant().Contains(\"throttl\")", true)]
    [InlineData("e.ErrorCode.ToUpper() == \"THROTTLINGEXCEPTION\"", true)]
    [InlineData("e.ErrorCode.ToUpperInvariant().StartsWith(\"THROTTL\")", true)]
    [InlineData("e.ErrorCode.Trim() == \"ThrottlingException\"", true)]
    [InlineData("!string.IsNullOrEmpty(e.ErrorCode)", true)]
    [InlineData("!string.IsNullOrWhiteSpace(e.ErrorCode)", true)]
    [InlineData("e.Message.Contains(\"Too many requests\")", true)]
    [InlineData("e.Message.Contains(\"rate exceeded\", StringComparison.OrdinalIgnoreCase)", true)]
    [InlineData("e.Message.ToLower().Contains(\"throttl\")", true)]
    [InlineData("e.StatusCode == System.Net.HttpStatusCode.TooManyRequests", true)]
    [InlineData("e.StatusCode.Equals(System.Net.HttpStatusCode.TooManyRequests)", true)]
    [InlineData("(int)e.StatusCode == 429", true)]
    [InlineData("(int)e.StatusCode >= 400", true)]
    [InlineData("e.StatusCode.ToString() == \"TooManyRequests\"", true)]
    [InlineData("e.ErrorCode is \"ThrottlingException\" and not \"ValidationException\"", true)]
    [InlineData("e is { } thrown && thrown.ErrorCode == \"ThrottlingException\"", true)]
    [InlineData("e.ErrorCode == \"ThrottlingException\" | e.ErrorCode == \"ValidationException\"", true)]
    [InlineData("e.ErrorCode == \"ThrottlingException\" & e.StatusCode == System.Net.HttpStatusCode.TooManyRequests", true)]
    [InlineData("e.ErrorCode == \"ValidationException\" | e.ErrorCode == \"ConflictException\"", false)]
    [InlineData("e.ErrorCode == \"ValidationException\"", false)]
    [InlineData("e.ErrorCode.Equals(\"throttlingexception\")", false)]
    [InlineData("e.ErrorCode.StartsWith(\"Validation\")", false)]
    [InlineData("e.ErrorCode.EndsWith(\"Throttling\")", false)]
    [InlineData("e.ErrorCode.Contains(\"Quota\")", false)]
    [InlineData("e.ErrorCode.IndexOf(\"Quota\") >= 0", false)]
    [InlineData("e.ErrorCode.ToLower() == \"ThrottlingException\"", false)]
    [InlineData("e.ErrorCode.ToUpper() == \"ThrottlingException\"", false)]
    [InlineData("string.IsNullOrEmpty(e.ErrorCode)", false)]
    [InlineData("string.IsNullOrWhiteSpace(e.ErrorCode)", false)]
    [InlineData("e.Message.Contains(\"not found\")", false)]
    [InlineData("(int)e.StatusCode >= 500", false)]
    [InlineData("(int)e.StatusCode < 429", false)]
    [InlineData("e.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable", false)]
    [InlineData("e.StatusCode.ToString() == \"BadRequest\"", false)]
    public Task In_the_filter(string filter, bool isReported) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(Verify.Members($$"""
        public async Task<ConverseResponse> M(ConverseRequest request)
        {
            while (true)
            {
                try { return await _client.ConverseAsync(request); }
                {{(isReported ? "{|BDR3001:catch|}" : "catch")}} (AmazonBedrockRuntimeException e) when ({{filter}}) { }
            }
        }
        """));

    // The same in Polly's predicates.
    [Theory]
    [InlineData("e.ErrorCode == \"ThrottlingException\"", true)]
    [InlineData("\"ThrottlingException\" == e.ErrorCode", true)]
    [InlineData("\"ValidationException\" != e.ErrorCode", true)]
    [InlineData("string.Equals(e.ErrorCode, \"ThrottlingException\")", true)]
    [InlineData("e.ErrorCode.Contains(\"Throttl\")", true)]
    [InlineData("e.ErrorCode.StartsWith(\"Throttl\")", true)]
    [InlineData("e.Message.Contains(\"Throttl\")", true)]
    [InlineData("(int)e.StatusCode == 429", true)]
    [InlineData("e.StatusCode == System.Net.HttpStatusCode.TooManyRequests", true)]
    [InlineData("(int)e.StatusCode >= 429", true)]
    [InlineData("(int)e.StatusCode > 428", true)]
    [InlineData("(int)e.StatusCode <= 429", true)]
    [InlineData("(int)e.StatusCode < 430", true)]
    [InlineData("(int)e.StatusCode is >= 429 and < 500", true)]
    [InlineData("e.StatusCode is System.Net.HttpStatusCode.TooManyRequests or System.Net.HttpStatusCode.ServiceUnavailable", true)]
    [InlineData("e is ThrottlingException", true)]
    [InlineData("e is { ErrorCode: \"ThrottlingException\" }", true)]
    [InlineData("e is ThrottlingException { ErrorCode: not \"ValidationException\" }", true)]
    [InlineData("e is not null", true)]
    [InlineData("e != null", true)]
    [InlineData("!(e == null)", true)]
    [InlineData("e.ErrorCode switch { \"ThrottlingException\" => true, _ => false }", true)]
    [InlineData("e is ThrottlingException ? true : false", true)]
    [InlineData("e.ErrorCode == \"ThrottlingException\" || e.ErrorCode == \"ValidationException\"", true)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") >= 0", true)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") != -1", true)]
    [InlineData("e.Message.IndexOf(\"throttl\", StringComparison.OrdinalIgnoreCase) > -1", true)]
    [InlineData("!(e.ErrorCode.IndexOf(\"Validation\") >= 0)", true)]
    [InlineData("e.Message.ToLower().Contains(\"throttl\")", true)]
    [InlineData("_codes.Contains(e.ErrorCode)", true)]
    [InlineData("_names.Contains(e.ErrorCode)", true)]
    [InlineData("Statuses.Contains((int)e.StatusCode)", true)]
    [InlineData("new[] { \"ThrottlingException\" }.Contains(e.ErrorCode)", true)]
    [InlineData("IsThrottling(e)", true)]
    [InlineData("e is ValidationException ? false : true", true)]
    [InlineData("e is ValidationException ? true : false", false)]
    [InlineData("e.Message.Contains(\"quota\")", false)]
    [InlineData("e.ErrorCode == \"ValidationException\"", false)]
    [InlineData("\"ValidationException\" == e.ErrorCode", false)]
    [InlineData("\"ThrottlingException\" != e.ErrorCode", false)]
    [InlineData("e.ErrorCode.Contains(\"Quota\")", false)]
    [InlineData("(int)e.StatusCode == 500", false)]
    [InlineData("(int)e.StatusCode >= 500", false)]
    [InlineData("(int)e.StatusCode > 429", false)]
    [InlineData("(int)e.StatusCode <= 428", false)]
    [InlineData("(int)e.StatusCode < 429", false)]
    [InlineData("(int)e.StatusCode is >= 500 and < 600", false)]
    [InlineData("e is ValidationException", false)]
    [InlineData("e is not ThrottlingException", false)]
    [InlineData("e is null", false)]
    [InlineData("e == null", false)]
    [InlineData("e is { ErrorCode: \"ValidationException\" }", false)]
    [InlineData("e.ErrorCode switch { \"ThrottlingException\" => false, _ => true }", false)]
    [InlineData("e is ThrottlingException ? false : true", false)]
    [InlineData("e.ErrorCode == \"ThrottlingException\" && e.ErrorCode == \"ValidationException\"", false)]
    [InlineData("!IsThrottling(e)", false)]
    [InlineData("e.ErrorCode.IndexOf(\"Quota\") >= 0", false)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") < 0", false)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") == -1", false)]
    [InlineData("e.ErrorCode.IndexOf(\"Exception\") == 0", false)]
    [InlineData("!_codes.Contains(e.ErrorCode)", false)]
    [InlineData("_others.Contains(e.ErrorCode)", false)]
    [InlineData("_changing.Contains(e.ErrorCode)", false)]
    public Task In_a_predicate_of_Polly(string predicate, bool isReported) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(PollyCode.Members($$"""
        private static readonly HashSet<string> _codes = new(StringComparer.Ordinal) { "ServiceUnavailableException", "ThrottlingException" };
        private static readonly string[] _names = { "ThrottlingException" };
        private static readonly HashSet<string> _others = new() { "ServiceUnavailableException" };
        private static HashSet<string> _changing = new() { "ThrottlingException" };
        private static List<int> Statuses { get; } = new() { 429, 503 };

        private static bool IsThrottling(AmazonBedrockRuntimeException e) => e.ErrorCode == "ThrottlingException";

        private readonly IAsyncPolicy _retry = Policy.Handle<AmazonBedrockRuntimeException>(e => {{predicate}}).{{(isReported ? "{|BDR3001:RetryAsync|}" : "RetryAsync")}}(3);

        public Task<ConverseResponse> Ask(ConverseRequest request) => _retry.ExecuteAsync(() => _client.ConverseAsync(request));
        """));

    // A call that nobody here sees is meant where the catch asks for throttling and finds it.
    [Theory]
    [InlineData("e.ErrorCode == \"ThrottlingException\"", true)]
    [InlineData("e.ErrorCode.ToLower() == \"throttlingexception\"", true)]
    [InlineData("e.ErrorCode.Trim() == \"ThrottlingException\"", true)]
    [InlineData("e.Message.Contains(\"throttl\")", true)]
    [InlineData("e.StatusCode == System.Net.HttpStatusCode.TooManyRequests", true)]
    [InlineData("e.StatusCode.ToString() == \"TooManyRequests\"", true)]
    [InlineData("e is ThrottlingException", true)]
    [InlineData("e.GetType() == typeof(ThrottlingException)", true)]
    [InlineData("e.GetType().Name == \"ThrottlingException\"", true)]
    [InlineData("_throttling.Contains(e.ErrorCode)", true)]
    [InlineData("_codes.Contains(e.ErrorCode)", true)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") >= 0", true)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") != -1", true)]
    [InlineData("e.Message.IndexOf(\"throttl\", StringComparison.OrdinalIgnoreCase) > -1", true)]
    [InlineData("e.ErrorCode.IndexOf(\"Throttl\") < 0", false)]
    [InlineData("!_codes.Contains(e.ErrorCode)", false)]
    [InlineData("_others.Contains(e.ErrorCode)", false)]
    [InlineData("IsThrottled(e)", true)]
    [InlineData("!string.IsNullOrEmpty(e.ErrorCode)", false)]
    [InlineData("!e.Message.Contains(\"quota\")", false)]
    [InlineData("(int)e.StatusCode >= 400", false)]
    public Task Behind_a_call_that_is_not_seen(string filter, bool isReported) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(Verify.Members($$"""
        private static readonly string[] _throttling = { "ServiceUnavailableException", "ThrottlingException" };
        private static readonly HashSet<string> _codes = new(StringComparer.OrdinalIgnoreCase) { "ServiceUnavailableException", "ThrottlingException" };
        private static readonly List<string> _others = new() { "ServiceUnavailableException" };
        private readonly IAsker _asker = null!;

        public interface IAsker { Task<string> AskAsync(string question); }

        private static bool IsThrottled(AmazonBedrockRuntimeException e) => e.ErrorCode == "ThrottlingException";

        public async Task<string> M(string question)
        {
            while (true)
            {
                try { return await _asker.AskAsync(question); }
                {{(isReported ? "{|BDR3001:catch|}" : "catch")}} (Exception throttled) when (throttled is AmazonBedrockRuntimeException e && {{filter}}) { }
            }
        }
        """));

    // What is known on the way back decides whether a path that does not wait is gone at all.
    [Theory]
    [InlineData("attempt++; if (attempt >= 3) throw; if (attempt < 3) await Task.Delay(1000);", false)]
    [InlineData("attempt++; if (attempt > 3) throw; if (attempt <= 3) await Task.Delay(1000);", false)]
    [InlineData("attempt++; if (!(attempt < 3)) throw; if (attempt <= 2) await Task.Delay(1000);", false)]
    [InlineData("attempt++; if (!(attempt <= 3)) throw; if (attempt < 4) await Task.Delay(1000);", false)]
    [InlineData("attempt--; if (attempt <= -3) throw; if (attempt > -3) await Task.Delay(1000);", false)]
    [InlineData("attempt--; if (attempt < -3) throw; if (attempt >= -3) await Task.Delay(1000);", false)]
    [InlineData("attempt++; if (attempt > 3) throw; if (attempt != 3) await Task.Delay(1000);", true)]
    [InlineData("attempt++; if (attempt < 1) throw; if (attempt != 1) await Task.Delay(1000);", true)]
    [InlineData("attempt++; if (attempt > 3) throw; if (attempt < 3) await Task.Delay(1000);", true)]
    [InlineData("attempt++; if (attempt > 3) throw; if (attempt != 4) await Task.Delay(1000);", false)]
    [InlineData("if (left is null) throw; if (left != null) await Task.Delay(1000);", false)]
    [InlineData("if (!left.HasValue) throw; if (left is not null) await Task.Delay(1000);", false)]
    [InlineData("if (left is not null) throw; if (left is var same) await Task.Delay(1000);", false)]
    [InlineData("if (left is var same && same != null) await Task.Delay(1000);", true)]
    [InlineData("if (left is int same && left != null) await Task.Delay(1000); else throw;", false)]
    [InlineData("if (text != \"a\") throw; if (text == \"a\") await Task.Delay(1000);", false)]
    [InlineData("if (sure.Value) await Task.Delay(1000);", false)]
    [InlineData("var waits = false; waits |= true; if (waits) await Task.Delay(1000);", false)]
    [InlineData("var n = 1; if (n + 2 == 3) await Task.Delay(1000);", false)]
    [InlineData("var n = 1; if (2 - n == 1) await Task.Delay(1000);", false)]
    [InlineData("var n = 1; if (n++ == 1 && n == 2) await Task.Delay(1000);", false)]
    [InlineData("var n = 1; if (-n == -1) await Task.Delay(1000);", false)]
    [InlineData("var (n, m) = (1, 2); if (n == 1) await Task.Delay(1000);", true)]
    public Task What_is_known_on_the_way_back(string statements, bool isReported) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(Verify.Members($$"""
        public async Task<ConverseResponse?> M(ConverseRequest request, int? left, string? text, bool flag)
        {
            var attempt = 0;
            bool? sure = true;
            while (true)
            {
                try { return await _client.ConverseAsync(request); }
                {{(isReported ? "{|BDR3001:catch|}" : "catch")}} (ThrottlingException) { {{statements}} }
            }
        }
        """));

    // Whose handler it is: that of the innermost try which takes it, not one beside it; and what a finally on the way does.
    [Theory]
    [InlineData("try { Tick(); } catch (InvalidOperationException) { try { return await _client.ConverseAsync(request); } catch (AmazonBedrockRuntimeException e) when (e.ErrorCode == \"ValidationException\") { } } catch (Exception) { }")]
    [InlineData("try { try { return await _client.ConverseAsync(request); } finally { Thread.Sleep(1000); } } catch (ThrottlingException) { }")]
    [InlineData("try { try { return await _client.ConverseAsync(request); } catch (ThrottlingException) { throw; } finally { Thread.Sleep(1000); } } catch (ThrottlingException) { }")]
    [InlineData("try { try { return await _client.ConverseAsync(request); } catch (ThrottlingException) { throw; } finally { Tick(); } } {|BDR3001:catch|} (ThrottlingException) { }")]
    [InlineData("try { try { return await _client.ConverseAsync(request); } finally { Tick(); } } {|BDR3001:catch|} (ThrottlingException) { }")]
    [InlineData("try { return await _client.ConverseAsync(request); } catch (AmazonBedrockRuntimeException e) when (e.ErrorCode == \"ValidationException\") { } {|BDR3001:catch|} (Exception) { }")]
    [InlineData("try { return await _client.ConverseAsync(Numbered(request, _attempts)); } {|BDR3001:catch|} (ThrottlingException) { _attempts++; }")]
    [InlineData("try { return await _client.ConverseAsync(_queue.Dequeue()); } catch (ThrottlingException) { }")]
    [InlineData("try { return await _client.ConverseAsync(new ConverseRequest { ModelId = _model }); } catch (ThrottlingException) { _model = \"other\"; }")]
    [InlineData("try { return await _client.ConverseAsync(_requests[_attempts]); } catch (ThrottlingException) { _attempts++; }")]
    public Task In_a_loop(string statement) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(Verify.Members($$"""
        private readonly Queue<ConverseRequest> _queue = new();
        private readonly List<ConverseRequest> _requests = new();
        private int _attempts;
        private string _model = "a", _last = "";

        private void Tick() => Console.WriteLine(_last);
        private static ConverseRequest Numbered(ConverseRequest request, int attempt) { Console.WriteLine(attempt); return request; }

        public async Task<ConverseResponse> M(ConverseRequest request)
        {
            while (true)
            {
                {{statement}}
            }
        }
        """));

    // The last attempt for an item need not wait: what comes after it is the next item.
    [Theory]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++)", "if (attempt < 2) await Task.Delay(1000);", false)]
    [InlineData("var attempt = 0; while (attempt < 3)", "attempt++; if (attempt < 3) await Task.Delay(1000);", false)]
    [InlineData("var attempt = 0; do", "attempt++; if (attempt < 3) await Task.Delay(1000);", false)]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++)", "if (attempt < 1) await Task.Delay(1000);", true)]
    [InlineData("var attempt = 0; while (attempt < 3)", "attempt++;", true)]
    public Task Around_which_items_are_gone_through(string loop, string statements, bool isReported) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(Verify.Members($$"""
        public async Task M(List<ConverseRequest> requests)
        {
            foreach (var request in requests)
            {
                {{loop}}
                {
                    try
                    {
                        Console.WriteLine(await _client.ConverseAsync(request));
                        break;
                    }
                    {{(isReported ? "{|BDR3001:catch|}" : "catch")}} (ThrottlingException) { {{statements}} }
                }
                {{(loop.EndsWith("do", StringComparison.Ordinal) ? "while (attempt < 3);" : "")}}
            }
        }
        """));

    // A helper that is given the call runs it, whatever form the function has.
    [Theory]
    [InlineData("Task.Run(() => _client.ConverseAsync(request))", true)]
    [InlineData("Run(() => _client.ConverseAsync(request))", true)]
    [InlineData("Run((() => _client.ConverseAsync(request)))", true)]
    [InlineData("Run((Func<Task<ConverseResponse>>)(() => _client.ConverseAsync(request)))", true)]
    [InlineData("Run(async delegate { return await _client.ConverseAsync(request); })", true)]
    [InlineData("Run(ask: Ask)", true)]
    [InlineData("Run(this.Ask)", true)]
    [InlineData("Task.Run(Ask)", true)]
    [InlineData("Run(ask)", true)]
    [InlineData("Run(Local)", true)]
    [InlineData("Run(() => _other)", false)]
    [InlineData("Run(Other)", false)]
    [InlineData("Run(other)", false)]
    [InlineData("Paced(() => _client.ConverseAsync(request))", false)]
    [InlineData("Paced(Ask)", false)]
    [InlineData("Task.Run(async () => { await Task.Delay(1000); return await _client.ConverseAsync(request); })", false)]
    [InlineData("Task.Run(PacedAsk)", false)]
    [InlineData("PacedAsk()", false)]
    [InlineData("BehindPaced()", false)]
    [InlineData("Gated(() => _client.ConverseAsync(request))", false)]
    [InlineData("Insisting()", true)]
    [InlineData("Late()", true)]
    public Task In_a_function_that_is_handed_on(string call, bool isReported) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(Verify.Members($$"""
        private readonly ConverseRequest _request = null!;
        private readonly Task<ConverseResponse> _other = null!;
        private static readonly SemaphoreSlim _gate = new(1);

        private static Task<ConverseResponse> Run(Func<Task<ConverseResponse>> ask) => ask();

        private static async Task<ConverseResponse> Paced(Func<Task<ConverseResponse>> ask)
        {
            await Task.Delay(1000);
            return await ask();
        }

        private static async Task<ConverseResponse> Gated(Func<Task<ConverseResponse>> ask)
        {
            await _gate.WaitAsync();
            try { return await ask(); }
            finally { _gate.Release(); }
        }

        private async Task<ConverseResponse> PacedAsk()
        {
            Console.WriteLine("Asking");
            await Task.Delay(1000);
            return await Ask();
        }

        private Task<ConverseResponse> BehindPaced() => PacedAsk();

        private async Task<ConverseResponse> Insisting()
        {
            try { return await Ask(); }
            catch (ServiceUnavailableException) { await Task.Delay(1000); return await Ask(); }
        }

        private async Task<ConverseResponse> Late()
        {
            var answer = await Ask();
            await Task.Delay(1000);
            return answer;
        }

        private Task<ConverseResponse> Ask() => _client.ConverseAsync(_request);

        private Task<ConverseResponse> Other() => _other;

        public async Task<ConverseResponse> M(ConverseRequest request)
        {
            Func<Task<ConverseResponse>> ask = () => _client.ConverseAsync(request);
            Func<Task<ConverseResponse>> other = () => _other;
            Task<ConverseResponse> Local() => _client.ConverseAsync(request);
            Console.WriteLine(ask == other || ask == Local);
            while (true)
            {
                try { return await {{call}}; }
                {{(isReported ? "{|BDR3001:catch|}" : "catch")}} (Exception) { }
            }
        }
        """));

    // What Polly's onRetry does between the attempts can be the wait.
    [Theory]
    [InlineData("(e, n) => Console.WriteLine(n)", true)]
    [InlineData("(e, n) => Tell(n)", true)]
    [InlineData("(e, n) => Thread.Sleep(1000)", false)]
    [InlineData("(e, n) => { _ = _task.Result; }", false)]
    [InlineData("(e, n) => _task.GetAwaiter().GetResult()", false)]
    [InlineData("(e, n) => throw e", false)]
    [InlineData("(e, n) => _source.Cancel()", false)]
    [InlineData("(e, n) => _told(n)", false)]
    [InlineData("async (e, n) => await _clock.TickAsync()", false)]
    [InlineData("async (e, n) => await Console.Out.WriteLineAsync(e.Message)", true)]
    [InlineData("async (e, n) => await Console.Out.WriteLineAsync(e.Message).ConfigureAwait(false)", true)]
    [InlineData("async (e, n) => { Console.WriteLine(n); await Task.CompletedTask; }", true)]
    [InlineData("async (e, n) => await System.IO.File.AppendAllTextAsync(\"log\", e.Message)", true)]
    [InlineData("async (e, n) => await TellAsync(n).ConfigureAwait(false)", true)]
    [InlineData("async (e, n) => await Task.Delay(1000)", false)]
    [InlineData("async (e, n) => await Task.Delay(1000).ConfigureAwait(false)", false)]
    [InlineData("async (e, n) => await PauseAsync()", false)]
    [InlineData("async (e, n) => await _clock.TickAsync().ConfigureAwait(false)", false)]
    [InlineData("async (e, n) => await _task", false)]
    public Task What_is_told_of_each_retry(string onRetry, bool isReported) => Verify.Analyzer<RetryWithoutBackoffAnalyzer>(PollyCode.Members($$"""
        private readonly Task<int> _task = Task.FromResult(1);
        private readonly CancellationTokenSource _source = new();
        private readonly IClock _clock = null!;
        private readonly Action<int> _told = _ => { };

        public interface IClock { Task TickAsync(); }

        private static void Tell(int n) => Console.WriteLine(n);
        private static async Task TellAsync(int n) => await Console.Out.WriteLineAsync(n.ToString());
        private static async Task PauseAsync() => await Task.Delay(1000);

        private IAsyncPolicy Retry => Policy.Handle<ThrottlingException>().{{(isReported ? "{|BDR3001:RetryAsync|}" : "RetryAsync")}}(3, {{onRetry}});
        """));
}
