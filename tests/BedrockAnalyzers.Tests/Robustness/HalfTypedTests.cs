using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Code as it is while somebody types: no analyzer fails on it, no fix that it gets throws, and nobody waits.</summary>
public class HalfTypedTests
{
    private const int FewInputs = 400;

    [Fact]
    public async Task A_few_inputs()
    {
        using var rig = new HalfTypedRig();
        var inputs = await HalfTypedInputs.Create(seed: 1);
        var (diagnostics, fixes) = (0, 0);
        for (var index = 0; index < FewInputs; index++)
        {
            var input = inputs[index];
            var result = await rig.Run(input, TestContext.Current.CancellationToken);
            Assert.True(result.Failures.IsEmpty, $"{string.Join('\n', result.Failures)}\nin {input}");
            if (result.Time > HalfTypedRig.Limit) Assert.InRange(await rig.Alone(input, TestContext.Current.CancellationToken), TimeSpan.Zero, HalfTypedRig.Limit);
            diagnostics += result.Diagnostics;
            fixes += result.Fixes;
        }

        Assert.True(diagnostics > FewInputs / 4 && fixes > FewInputs / 8, $"{FewInputs} inputs gave {diagnostics} diagnostics and {fixes} fixes: too little was tried.");
    }

    [Fact]
    public async Task An_input_is_made_again_from_its_number()
    {
        var (one, two, other) = (await HalfTypedInputs.Create(seed: 1), await HalfTypedInputs.Create(seed: 1), await HalfTypedInputs.Create(seed: 2));
        var indexes = Enumerable.Range(0, 200).ToList();
        Assert.All(indexes, index => Assert.Equal(one[index].ToString(), two[index].ToString()));
        Assert.True(indexes.Count(index => one[index].ToString() != other[index].ToString()) > 150);
    }

    /// <summary>The long run; CONTRIBUTING.md says how it is started.</summary>
    [Fact(Explicit = true)]
    public async Task Many_inputs()
    {
        var (from, count, seed) = (Number("TypingFrom", 0), Number("TypingInputs", 100_000), Number("TypingSeed", 1));
        var cancellationToken = TestContext.Current.CancellationToken;
        using var rig = new HalfTypedRig();
        var inputs = await HalfTypedInputs.Create(seed);
        Say($"{inputs.Sources} sources, {inputs.Cuts} cuts; inputs {from} to {from + count - 1} of seed {seed}");

        var watch = Stopwatch.StartNew();
        var (tried, diagnostics, fixes, said) = (0, 0, 0, 0L);
        var failures = new ConcurrentDictionary<string, (int Count, HalfTypedInput Shortest, string Text)>(StringComparer.Ordinal);
        var slow = new ConcurrentBag<HalfTypedInput>();
        await Parallel.ForEachAsync(Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (index, token) =>
        {
            var input = inputs[index];
            var result = await rig.Run(input, token);
            foreach (var failure in result.Failures)
            {
                if (!failures.ContainsKey(failure.Key)) Say($"NEW {failure.Key}, input {index}\n{failure.Text}\n{input}");
                failures.AddOrUpdate(failure.Key, (1, input, failure.Text), (_, old) => (old.Count + 1, old.Shortest.ToString().Length <= input.ToString().Length ? old.Shortest : input, old.Text));
            }

            if (result.Time > HalfTypedRig.Limit && result.Failures.IsEmpty) slow.Add(input);
            Interlocked.Add(ref diagnostics, result.Diagnostics);
            Interlocked.Add(ref fixes, result.Fixes);
            var done = Interlocked.Increment(ref tried);
            var tick = watch.ElapsedMilliseconds / 10_000;
            if (Interlocked.Exchange(ref said, tick) < tick) Say($"{done} of {count} inputs, {done / watch.Elapsed.TotalSeconds:0}/s, {diagnostics} diagnostics, {fixes} fixes, {failures.Count} failures, {slow.Count} slow");
        });
        Say($"{tried} inputs in {watch.Elapsed:hh\\:mm\\:ss} ({tried / watch.Elapsed.TotalSeconds:0}/s), {diagnostics} diagnostics, {fixes} fixes applied");

        foreach (var (key, (times, shortest, text)) in failures)
            Say($"\nFAILED {times} times: {key}\n{text}\n{await rig.Shorter(shortest, key, tries: 400, cancellationToken)}");
        var slowAlone = 0;
        foreach (var input in slow)
        {
            var time = await rig.Alone(input, cancellationToken);
            if (time > HalfTypedRig.Limit) slowAlone++;
            Say($"\n{(time > HalfTypedRig.Limit ? "SLOW" : "Slow only beside others")}: {time.TotalSeconds:0.0} s alone, {input}");
        }

        Assert.True(failures.IsEmpty && slowAlone == 0, $"{failures.Count} failures, {slowAlone} inputs over {HalfTypedRig.Limit.TotalSeconds} s");
        Assert.True(diagnostics > tried / 4 && fixes > tried / 8, $"{tried} inputs gave {diagnostics} diagnostics and {fixes} fixes: too little was tried.");
    }

    private static int Number(string variable, int otherwise) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
