using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Tests.Flow.Retries;

public class WaitShapesTests
{
    [Theory]
    [InlineData("1000", "None")]
    [InlineData("0", "None zero")]
    [InlineData("-1", "None")]
    [InlineData("TimeSpan.Zero", "None zero")]
    [InlineData("default(TimeSpan)", "None zero")]
    [InlineData("TimeSpan.FromSeconds(0)", "None zero")]
    [InlineData("new TimeSpan()", "None zero")]
    [InlineData("Timeout.Infinite", "None")]
    [InlineData("TimeSpan.FromSeconds(5)", "None")]
    [InlineData("TimeSpan.Parse(\"00:00:05\")", "None")]
    [InlineData("new TimeSpan(0, 0, 5)", "None")]
    [InlineData("number", "None")]
    [InlineData("_delay", "None")]
    [InlineData("_fixed", "None")]
    [InlineData("Limits.Wait", "None")]
    [InlineData("_options.Delay", "None")]
    [InlineData("options.Delay * 2", "None")]
    [InlineData("settings.Value.Delay", "None")]
    [InlineData("options?.Delay ?? TimeSpan.FromSeconds(1)", "None")]
    [InlineData("flag ? 1000 : 2000", "None")]
    [InlineData("1000 * attempt", "Linear")]
    [InlineData("(attempt + 1) * 1000", "Linear")]
    [InlineData("attempt * attempt * 100", "Linear")]
    [InlineData("TimeSpan.FromSeconds(attempt)", "Linear")]
    [InlineData("TimeSpan.FromMilliseconds(500 + 250 * attempt)", "Linear")]
    [InlineData("options.Delay * attempt", "Linear")]
    [InlineData("Math.Min(1000 * attempt, 10000)", "Linear")]
    [InlineData("(int)Math.Pow(attempt, 2) * 100", "Linear")]
    [InlineData("(int)(Math.Pow(1.2, attempt) * 1000)", "Linear")]
    [InlineData("attempt * 0", "None zero")]
    [InlineData("1000 / (attempt + 1)", "Unknown")]
    [InlineData("attempt % 2 * 1000", "Unknown")]
    [InlineData("5000 - attempt * 1000", "Unknown")]
    [InlineData("attempt < 3 ? 1000 : 5000", "Unknown")]
    [InlineData("attempt == 0 ? 100 : 100 * attempt", "Linear")]
    [InlineData("(int)Math.Pow(2, attempt) * 1000", "Exponential")]
    [InlineData("TimeSpan.FromSeconds(Math.Pow(2, attempt))", "Exponential")]
    [InlineData("TimeSpan.FromSeconds(Math.Pow(1.5, attempt))", "Exponential")]
    [InlineData("TimeSpan.FromSeconds(Math.Pow(number, attempt))", "Unknown")]
    [InlineData("TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, attempt)))", "Exponential")]
    [InlineData("TimeSpan.FromSeconds(Math.Clamp(Math.Pow(2, attempt), 1, 20))", "Exponential")]
    [InlineData("100 * (1 << attempt)", "Exponential")]
    [InlineData("1000 << Math.Min(attempt, 5)", "Exponential")]
    [InlineData("checked((int)(100L << attempt))", "Exponential")]
    [InlineData("Convert.ToInt32(Math.Pow(2, attempt) * 100)", "Exponential")]
    [InlineData("(int)Math.Round(Math.Pow(2d, attempt - 1) * 100)", "Exponential")]
    [InlineData("(int)Math.Exp(attempt)", "Exponential")]
    [InlineData("(int)Math.Truncate(Math.Pow(2, attempt))", "Exponential")]
    [InlineData("(int)Math.Ceiling(Math.Pow(2, attempt))", "Exponential")]
    [InlineData("(int)Math.Floor(Math.Pow(2, attempt))", "Exponential")]
    [InlineData("Math.Abs(100 * attempt)", "Linear")]
    [InlineData("int.CreateChecked(100L * attempt)", "Linear")]
    [InlineData("int.CreateSaturating(100L * attempt)", "Linear")]
    [InlineData("int.CreateTruncating(100L * attempt)", "Linear")]
    [InlineData("(int)double.Exp2(attempt)", "Exponential")]
    [InlineData("(int)Math.ScaleB(100, attempt)", "Exponential")]
    [InlineData("(int)(1000 * Math.Log2(attempt))", "Linear")]
    [InlineData("(int)(1000 * Math.Sqrt(attempt))", "Linear")]
    [InlineData("(int)(1000 * Math.Sin(attempt))", "Unknown")]
    [InlineData("new[] { 100, 200, 400 }.ToArray()[attempt]", "Exponential")]
    [InlineData("new[] { 100, 200, 400 }.ToList()[attempt]", "Exponential")]
    [InlineData("options.Delay.Multiply(Math.Pow(2, attempt))", "Exponential")]
    [InlineData("options.Delay * Math.Pow(2, attempt)", "Exponential")]
    [InlineData("TimeSpan.FromTicks(options.Delay.Ticks * (1L << attempt))", "Exponential")]
    [InlineData("new TimeSpan(0, 0, 0, 0, 100 * (int)Math.Pow(2, attempt))", "Exponential")]
    [InlineData("TimeSpan.FromSeconds(Math.Pow(2, attempt)) > options.Delay ? options.Delay : TimeSpan.FromSeconds(Math.Pow(2, attempt))", "Exponential")]
    [InlineData("TimeSpan.FromSeconds(1) + TimeSpan.FromSeconds(Math.Pow(2, attempt))", "Exponential")]
    [InlineData("TimeSpan.FromMilliseconds(100 * Math.Pow(2, attempt) * attempt)", "Exponential")]
    [InlineData("(int)(Math.Pow(2, attempt) / attempt)", "Unknown")]
    [InlineData("1000 + Random.Shared.Next(500)", "None random")]
    [InlineData("1000 * attempt + Random.Shared.Next(0, 100)", "Linear random")]
    [InlineData("(int)Math.Pow(2, attempt) * 1000 + Random.Shared.Next(0, 1000)", "Exponential random")]
    [InlineData("Random.Shared.Next(0, 1 << attempt)", "Exponential random")]
    [InlineData("Random.Shared.Next(500, 1500)", "None random")]
    [InlineData("Random.Shared.NextDouble() * Math.Pow(2, attempt) * options.Delay", "Exponential random")]
    [InlineData("TimeSpan.FromMilliseconds(_random.NextInt64((long)Math.Pow(2, attempt) * 100))", "Exponential random")]
    [InlineData("TimeSpan.FromMilliseconds(new Random().NextSingle() * 100)", "None random")]
    [InlineData("RandomNumberGenerator.GetInt32(1000 << attempt)", "Exponential random")]
    [InlineData("100 * (1 << attempt) + Math.Abs(Guid.NewGuid().GetHashCode()) % 100", "Exponential random")]
    [InlineData("100 * (1 << attempt) + Jitter()", "Exponential random")]
    [InlineData("100 * (1 << attempt) + _jitter", "Exponential random")]
    [InlineData("_schedule[attempt]", "Exponential")]
    [InlineData("_schedule[Math.Min(attempt, _schedule.Length - 1)]", "Exponential")]
    [InlineData("new[] { 1000, 1000, 1000 }[attempt]", "None")]
    [InlineData("new[] { 1000, 2000, 2500 }[attempt]", "Linear")]
    [InlineData("new[] { 3000, 2000, 1000 }[attempt]", "Unknown")]
    [InlineData("Spans[attempt]", "Exponential")]
    [InlineData("_schedule[0]", "None")]
    [InlineData("unknown[attempt]", "Unknown")]
    [InlineData("unknown[2]", "None")]
    [InlineData("Backoff(attempt)", "Exponential")]
    [InlineData("this.Backoff(attempt + 1) + TimeSpan.FromMilliseconds(Jitter())", "Exponential random")]
    [InlineData("Backoff(3)", "None")]
    [InlineData("Capped(attempt)", "Exponential random")]
    [InlineData("Stepped(attempt)", "Exponential")]
    [InlineData("Steps(attempt)", "Exponential")]
    [InlineData("Doubled(attempt)", "Unknown")]
    [InlineData("Endless(attempt)", "Unknown")]
    [InlineData("Virtual(attempt)", "Unknown")]
    [InlineData("Overridable", "Unknown")]
    [InlineData("Shown", "Linear")]
    [InlineData("compute(attempt)", "Unknown")]
    [InlineData("Outside.Jittered(attempt)", "Unknown")]
    [InlineData("int.Parse(Environment.GetEnvironmentVariable(\"WAIT\")!)", "Unknown")]
    [InlineData("attempt switch { 0 => 100, 1 => 200, _ => 400 }", "Exponential")]
    [InlineData("attempt switch { 0 => 100, 1 => 120, _ => 140 }", "Linear")]
    [InlineData("attempt switch { > 2 => 400, > 1 => 200, _ => 100 }", "Exponential")]
    [InlineData("text switch { \"a\" => 100, _ => 300 }", "None")]
    [InlineData("attempt switch { 0 => 100, _ => throw new InvalidOperationException() }", "None")]
    [InlineData("text.Length > 3 ? Backoff(attempt) : TimeSpan.FromSeconds(attempt)", "Exponential")]
    [InlineData("after ?? Backoff(attempt)", "Exponential")]
    [InlineData("text is { Length: var n } ? n * 100 : 5", "Unknown")]
    [InlineData("Wobbling(attempt)", "Exponential random")]
    [InlineData("Locked(attempt)", "Exponential random")]
    [InlineData("attempt switch { <= 2 => 5, <= 4 => 10, <= 6 => 12, _ => 30 }", "Linear")]
    [InlineData("(int)(1000 * Math.Pow(2, attempt) * (1 + (Random.Shared.NextDouble() - 0.5) * 0.2))", "Exponential random")]
    public void By_a_counter(string wait, string expected)
    {
        const string Start = "for (var attempt = 0; attempt < 5; attempt++) { await Task.Delay(";
        Assert.Equal(expected, Of($"{Start}{wait}); }}"));
    }

    [Theory]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait *= 2; }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait = wait * 2; }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait += wait; }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait = wait + wait; }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait = 2 * wait; }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait = 100 + wait; }", "Linear")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait <<= 1; }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait = Math.Min(wait * 2, 10000); }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait *= 2; if (wait > 5000) wait = 5000; }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait = wait > 5000 ? 5000 : wait * 2; }", "Exponential")]
    [InlineData("var wait = 100d; while (true) { await Task.Delay((int)wait); wait *= 1.2; }", "Linear")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait *= number; }", "Unknown")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait /= 2; }", "Unknown")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait += 100; }", "Linear")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait += number; }", "Linear")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait -= 10; }", "Unknown")]
    [InlineData("var wait = 100; wait += 50; while (true) { await Task.Delay(wait); }", "None")]
    [InlineData("var wait = 0; while (true) { await Task.Delay(wait); }", "None zero")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait); wait = TimeSpan.FromTicks(wait.Ticks * 2); } while (flag);", "Exponential")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait); wait = TimeSpan.FromMilliseconds(wait.TotalMilliseconds * 2); } while (flag);", "Exponential")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait); wait = wait.Multiply(2); } while (flag);", "Exponential")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait); wait = wait.Add(wait); } while (flag);", "Exponential")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait); wait += TimeSpan.FromSeconds(1); } while (flag);", "Linear")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait); wait = new TimeSpan(wait.Ticks * 2); } while (flag);", "Exponential")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait); var next = wait * 2; wait = next; } while (flag);", "Exponential")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait); wait = Next(wait); } while (flag);", "Exponential")]
    [InlineData("var wait = TimeSpan.FromSeconds(1); do { await Task.Delay(wait + TimeSpan.FromMilliseconds(Random.Shared.Next(100))); wait *= 2; } while (flag);", "Exponential random")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(wait); wait = Random.Shared.Next(100, wait * 3); }", "Exponential random")]
    [InlineData("for (var wait = 100; ; wait *= 2) { await Task.Delay(wait); }", "Exponential")]
    [InlineData("for (var (i, wait) = (0, 100); ; wait *= 2) { await Task.Delay(wait); }", "Unknown")]
    [InlineData("for (int i = 0, wait = 100; i < 5; i++, wait *= 2) { await Task.Delay(wait); }", "Exponential")]
    [InlineData("var n = 0; while (n < 5) { n = n + 1; await Task.Delay(n * 100); }", "Linear")]
    [InlineData("var n = 0; while (n < 5) { await Task.Delay((int)Math.Pow(2, ++n)); }", "Exponential")]
    [InlineData("var n = 0; while (Interlocked.Increment(ref n) < 5) { await Task.Delay(1 << n); }", "Exponential")]
    [InlineData("var n = 0; while (flag) { await Task.Delay(100 * Interlocked.Increment(ref n)); }", "Linear")]
    [InlineData("var steady = new Steady(); while (flag) { await Task.Delay(steady.Next()); }", "Exponential")]
    [InlineData("while (flag) { await Task.Delay(new Steady().Next()); }", "Unknown")]
    [InlineData("var n = 0; while (n++ < 5) { await Task.Delay(1 << n); }", "Exponential")]
    [InlineData("var n = 0; while (n < 5) { if (flag) { n = 0; continue; } n++; await Task.Delay(1 << n); }", "Exponential")]
    [InlineData("var left = 5; while (left-- > 0) { await Task.Delay(100 * (1 << (5 - left))); }", "Exponential")]
    [InlineData("var left = 5; while (left-- > 0) { await Task.Delay(100 * left); }", "Unknown")]
    [InlineData("var left = 5; while (left > 0) { left--; await Task.Delay((5 - left) * 100); }", "Linear")]
    [InlineData("foreach (var n in Enumerable.Range(1, 5)) { await Task.Delay(n * 100); }", "Linear")]
    [InlineData("foreach (var wait in new[] { 100, 200, 400 }) { await Task.Delay(wait); }", "Exponential")]
    [InlineData("foreach (var wait in new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1) }) { await Task.Delay(wait); }", "None")]
    [InlineData("foreach (var wait in Spans) { await Task.Delay(wait); }", "Exponential")]
    [InlineData("int[] waits = [100, 200, 250]; foreach (var wait in waits) { await Task.Delay(wait); }", "Linear")]
    [InlineData("var waits = new List<int> { 100, 200, 400 }; foreach (var wait in waits) { await Task.Delay(wait); }", "Exponential")]
    [InlineData("foreach (var wait in Enumerable.Range(0, 4).Select(i => TimeSpan.FromSeconds(Math.Pow(2, i)))) { await Task.Delay(wait); }", "Exponential")]
    [InlineData("foreach (var wait in Enumerable.Repeat(TimeSpan.FromSeconds(2), 4)) { await Task.Delay(wait); }", "None")]
    [InlineData("foreach (var wait in unknown) { await Task.Delay(wait); }", "Unknown")]
    [InlineData("foreach (var wait in unknown) { while (flag) { await Task.Delay(wait); } }", "None")]
    [InlineData("for (var n = 0; n < 5; n++) { var wait = TimeSpan.FromSeconds(Math.Pow(2, n)); wait += TimeSpan.FromMilliseconds(Random.Shared.Next(100)); await Task.Delay(wait); }", "Exponential random")]
    [InlineData("for (var n = 0; n < 5; n++) { int wait; if (flag) wait = 100 * n; else wait = 1 << n; await Task.Delay(wait); }", "Exponential")]
    [InlineData("for (var n = 0; n < 5; n++) { var wait = 100; if (n > 2) wait = 500; await Task.Delay(wait); }", "Unknown")]
    [InlineData("for (var n = 0; n < 5; n++) { var wait = 100; for (var i = 0; i < n; i++) wait *= 2; await Task.Delay(wait); }", "Unknown")]
    [InlineData("for (var n = 0; n < 5; n++) { var wait = 100; wait *= 2; await Task.Delay(wait); }", "None")]
    [InlineData("for (var n = 0; n < 5; n++) { var wait = 100 * n; await Task.Delay(wait); wait *= 2; }", "Linear")]
    [InlineData("int wait; for (var n = 0; n < 5; n++) { wait = 100; wait += Random.Shared.Next(20); await Task.Delay(wait); }", "None random")]
    [InlineData("int wait; for (var n = 0; n < 5; n++) { wait = 1 << n; wait = Math.Min(wait, 200); await Task.Delay(wait); }", "Exponential")]
    [InlineData("var wait = 100; for (var n = 0; n < 5; n++) { Double(ref wait); await Task.Delay(wait); }", "Unknown")]
    [InlineData("var (a, b) = (100, 100); for (var n = 0; n < 5; n++) { await Task.Delay(a); (a, b) = (b, a + b); }", "Unknown")]
    [InlineData("var wait = 100; var step = 100; while (true) { await Task.Delay(wait); wait += step; step *= 2; }", "Exponential")]
    [InlineData("int? wait = null; while (true) { wait = wait is null ? 100 : wait * 2; await Task.Delay(wait.Value); }", "Exponential")]
    [InlineData("while (true) { _grown *= 2; await Task.Delay(_grown); }", "Exponential")]
    [InlineData("while (true) { Grow(); await Task.Delay(_swollen); }", "Exponential")]
    [InlineData("Func<int, TimeSpan> wait = n => TimeSpan.FromSeconds(Math.Pow(2, n)); for (var n = 0; n < 5; n++) { await Task.Delay(wait(n)); }", "Exponential")]
    [InlineData("var n = 0; while (true) { n++; await Task.Delay(Wait()); } int Wait() => 100 * n;", "Linear")]
    [InlineData("foreach (var o in many) { while (flag) { await Task.Delay(o.Delay); } }", "None")]
    [InlineData("foreach (var o in many) { await Task.Delay(o.Delay); }", "Unknown")]
    [InlineData("while (true) { var o = many[0]; await Task.Delay(o.Delay); }", "Unknown")]
    [InlineData("while (true) { var o = _options; await Task.Delay(o.Delay); }", "None")]
    [InlineData("while (true) { options.Delay *= 2; await Task.Delay(options.Delay); }", "Exponential")]
    [InlineData("var wait = 100; while (true) { await Task.Delay(nothing); }", "Unknown")]
    public void By_what_the_loop_writes(string statements, string expected) => Assert.Equal(expected, Of(statements));

    [Theory]
    [InlineData("await Task.Delay(number); await M(options, number + 100);", "Linear")]
    [InlineData("await Task.Delay(number); await M(options, number * 2);", "Exponential")]
    [InlineData("await Task.Delay(number); await M(options, number);", "None")]
    [InlineData("await Task.Delay(options.Delay); await M(options, number + 1);", "None")]
    [InlineData("await Task.Delay(options.Delay); await M(new Options(), number + 1);", "Unknown")]
    [InlineData("await Task.Delay(1 << number); number++; await M(options, number);", "Exponential")]
    [InlineData("var wait = TimeSpan.FromSeconds(Math.Pow(2, number)); await Task.Delay(wait); await M(options, number + 1);", "Exponential")]
    [InlineData("await Task.Delay(number); await Other(options);", "Unknown")]
    public void By_what_a_recursion_passes(string statements, string expected) => Assert.Equal(expected, Of(statements));

    [Theory]
    [InlineData("var n = 0; again: n++; await Task.Delay(1 << n); if (flag) goto again;", "Exponential")]
    [InlineData("var wait = 100; again: await Task.Delay(wait); if (flag) goto again;", "None")]
    [InlineData("again: var wait = 100; await Task.Delay(wait); if (flag) goto again;", "None")]
    public void By_what_stands_behind_a_label(string statements, string expected) => Assert.Equal(expected, Of(statements));

    [Theory]
    [InlineData("Use(attempt => { Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt))); });", "Exponential")]
    [InlineData("Use(attempt => { Task.Delay(number); });", "None")]
    [InlineData("var wait = 100; Use(attempt => { Task.Delay(wait); wait *= 2; });", "Exponential")]
    [InlineData("Use(attempt => { foreach (var wait in unknown) Task.Delay(wait); });", "Unknown")]
    [InlineData("foreach (var wait in unknown) Use(attempt => { Task.Delay(wait); });", "None")]
    [InlineData("Use(attempt => { for (var wait = 100; flag; wait *= 2) Task.Delay(wait); });", "Unknown")]
    [InlineData("for (var wait = 100; flag; wait *= 2) Use(attempt => { Task.Delay(wait); });", "None")]
    [InlineData("Use(other => { Task.Delay(other); });", "Unknown")]
    [InlineData("Use(attempt => { Task.Delay(Given(new ValueTask<TimeSpan>(TimeSpan.FromSeconds(attempt)))); });", "Linear")]
    public void By_a_counter_from_outside(string statements, string expected) => Assert.Equal(expected, Of(statements));

    [Theory]
    [InlineData("Waits(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4) });", "Exponential")]
    [InlineData("Waits(new List<TimeSpan> { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1) });", "None")]
    [InlineData("Waits(Enumerable.Repeat(TimeSpan.FromSeconds(1), 3));", "None")]
    [InlineData("Waits(Enumerable.Range(1, 3).Select(i => TimeSpan.FromSeconds(i + Random.Shared.NextDouble())).ToArray());", "Linear random")]
    [InlineData("Waits(Spans);", "Exponential")]
    [InlineData("Waits(spans);", "Unknown")]
    public void Of_a_sequence_one_after_the_other(string statements, string expected) => Assert.Equal(expected, Of(statements));

    [Fact]
    public void In_a_helper_by_what_it_is_given()
    {
        Assert.Equal("Exponential", OfHelper("TimeSpan.FromSeconds(Math.Pow(2, n))", "attempt + 1"));
        Assert.Equal("Linear random", OfHelper("TimeSpan.FromSeconds(n + Random.Shared.NextDouble())", "attempt"));
        Assert.Equal("None", OfHelper("TimeSpan.FromSeconds(n)", "5"));
        Assert.Equal("None zero", OfHelper("TimeSpan.FromSeconds(n)", "0"));
        Assert.Equal("Unknown", OfHelper("TimeSpan.FromSeconds(n)", "int.Parse(Console.ReadLine()!)"));
    }

    [Fact]
    public void Work_is_bounded_where_each_helper_asks_the_next_one_thrice()
    {
        var chain = string.Concat(Enumerable.Range(0, 30).Select(static i => $"static int W{i}(int n) => n > {i} ? W{i + 1}(n) : n < 0 ? W{i + 1}(n + 1) : W{i + 1}(n * 2); "));
        Assert.Equal("Unknown", Of("for (var n = 0; n < 5; n++) { await Task.Delay(W0(n)); }", chain + "static int W30(int n) => n;"));
    }

    [Fact]
    public void A_long_sum_does_not_overflow() => Assert.Equal("Unknown", Of($"for (var n = 0; n < 5; n++) {{ await Task.Delay({string.Join(" + ", Enumerable.Repeat("n", 3000))}); }}"));

    [Theory]
    [InlineData("while (true) { await Task.Delay(Missing(attempt)); }")]
    [InlineData("while (true) { await Task.Delay(); }")]
    [InlineData("var wait = wait * 2; while (true) { await Task.Delay(wait); wait = wait +; }")]
    [InlineData("for (var n = 0; n < 5; n++) { await Task.Delay(n * ); }")]
    [InlineData("foreach (var n in ) { await Task.Delay(n); }")]
    public void Half_typed_code_does_not_throw(string statements) => _ = Of(statements, mayBeBroken: true);

    private static string OfHelper(string wait, string argument) =>
        Of($"for (var attempt = 0; attempt < 5; attempt++) {{ await Pause({argument}); }}", $"private static async Task Pause(int n) {{ await Task.Delay({wait}); }}");

    private static string Of(string statements, string members = "", bool mayBeBroken = false)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        var tree = Input.Parse($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Security.Cryptography;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.Extensions.Options;

            public class Options { public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1); }
            public static class Limits { public static readonly TimeSpan Wait = TimeSpan.FromSeconds(1); }
            public static class Extensions { public static int Of(this int n) => n; }
            public static class Outside { public static extern int Jittered(int n); }

            public class Steady { private int _next = 100; public int Next() { var now = _next; _next = Math.Min(_next * 2, 20000); return now; } }

            public partial class Program
            {
                private static readonly int[] _schedule = { 100, 200, 400, 800 };
                private static readonly Random _random = new();
                private static readonly int _jitter = new Random().Next(100);
                private static IReadOnlyList<TimeSpan> Spans { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];
                private readonly Options _options = new();
                private readonly TimeSpan _fixed;
                private TimeSpan _delay = TimeSpan.FromSeconds(1);
                private int _shown, _grown = 100, _swollen = 100;

                private void Grow() => _swollen *= 2;
                private int Shown => 100 * _shown++;
                protected virtual TimeSpan Overridable => TimeSpan.FromSeconds(1);
                protected virtual TimeSpan Virtual(int n) => TimeSpan.FromSeconds(n);
                private TimeSpan Backoff(int n) => TimeSpan.FromSeconds(Math.Min(20, Math.Pow(2, n)));
                private static int Jitter() => Random.Shared.Next(100);
                private static TimeSpan Next(TimeSpan d) { var next = d * 2; return next > Limits.Wait ? Limits.Wait : next; }
                private static void Double(ref int n) => n *= 2;
                private static int Endless(int n) => n > 5 ? Endless(n + 1) : Endless(n + 2);
                private static int Capped(int n)
                {
                    if (n > 10) throw new InvalidOperationException();
                    var most = 100 * Math.Pow(2, n);
                    return Random.Shared.Next((int)Math.Min(most, 20000));
                }
                private static int Stepped(int n) { switch (n) { case 0: return 100; case 1: return 200; default: return 1000; } }
                private static int Steps(int n) => n switch { 0 => 100, 1 => 200, 2 => 400, _ => 1000 };
                private static int Doubled(int n) { var d = 100; for (var i = 0; i < n; i++) d *= 2; return d; }
                private static TimeSpan Wobbling(int n)
                {
                    var ms = Math.Min(100 * Math.Pow(2, n - 1), 2000);
                    var jitter = ms * 0.25 * (Random.Shared.NextDouble() * 2 - 1);
                    return TimeSpan.FromMilliseconds(ms + jitter);
                }
                private static TimeSpan Locked(int n)
                {
                    int jitter;
                    lock (_random) { jitter = _random.Next(10, 200); }
                    return TimeSpan.FromSeconds(Math.Pow(2, n - 1)) + TimeSpan.FromMilliseconds(jitter);
                }
                private static void Waits(IEnumerable<TimeSpan> waits) { }
                private static TimeSpan Given(ValueTask<TimeSpan> wait) => wait.Result;
                private static void Use(Action<int> a) { }
                private Task Other(Options options) => M(options, 1);

                {{members}}

                public async Task M(Options options, int number, bool flag = true, string text = "", int[] unknown = null!, TimeSpan[] spans = null!, Options[] many = null!, TimeSpan? after = null, Func<int, TimeSpan> compute = null!, IOptions<Options> settings = null!, dynamic nothing = null!)
                {
                    {{statements}}
                }
            }

            namespace Microsoft.Extensions.Options { public interface IOptions<out T> { T Value { get; } } }
            """);
        var compilation = Input.Compile([tree], Sdk.V4);
        if (!mayBeBroken) Assert.Empty(compilation.GetDiagnostics(limit.Token).Where(d => d.Severity == DiagnosticSeverity.Error && d.Id is not "CS0626"));
        var model = compilation.GetSemanticModel(tree);
        var root = tree.GetRoot(limit.Token);
        var method = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Single(static m => m.Identifier.Text is "M");
        var delay = root.DescendantNodes().OfType<InvocationExpressionSyntax>().Last(static i => i.Expression.ToString() is "Task.Delay" or "Waits");
        var duration = model.GetOperation(delay, limit.Token) is IInvocationOperation { Arguments: [var first, ..] } ? first.Value : model.GetOperation(delay, limit.Token);
        if (duration is null && mayBeBroken) return "";

        var lambda = delay.FirstAncestorOrSelf<LambdaExpressionSyntax>();
        SyntaxNode? repeated = lambda is not null ? null : Loop(delay) ?? (method.DescendantNodes().Any(static n => n.IsKind(SyntaxKind.LabeledStatement)) ? method.Body! : method);
        ImmutableDictionary<IParameterSymbol, IOperation>? arguments = null;
        if (delay.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } helper && helper != method)
        {
            var call = method.DescendantNodes().OfType<InvocationExpressionSyntax>().Single(c => string.Equals(c.Expression.ToString(), helper.Identifier.Text, StringComparison.Ordinal));
            var operation = (IInvocationOperation)model.GetOperation(call, limit.Token)!;
            arguments = operation.Arguments.ToImmutableDictionary(static a => a.Parameter!, static a => a.Value, (IEqualityComparer<IParameterSymbol>)SymbolEqualityComparer.Default);
            repeated = Loop(call);
        }

        var counters = lambda is null ? [] : ((IMethodSymbol)model.GetSymbolInfo(lambda, limit.Token).Symbol!).Parameters.Where(static p => p.Name is "attempt").ToImmutableArray<ISymbol>();
        var shape = WaitShapes.Of(duration!, counters, repeated, arguments, BedrockCompilation.TryGet(compilation)!, limit.Token);
        return $"{shape.Growth}{(shape.IsRandom ? " random" : "")}{(shape.IsZero ? " zero" : "")}";
    }

    private static SyntaxNode? Loop(SyntaxNode node) => node.Ancestors().FirstOrDefault(static n => n is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax);
}
