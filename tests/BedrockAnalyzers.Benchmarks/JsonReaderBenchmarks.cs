using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using BenchmarkDotNet.Attributes;

namespace BedrockAnalyzers.Benchmarks;

/// <summary>The reader of JSON texts on bodies that nobody writes by hand.</summary>
[MemoryDiagnoser]
public class JsonReaderBenchmarks
{
    private Value _text = null!;

    [Params("10 MB", "1,000 deep", "10,000 members")]
    public string Body { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _text = new ConstantValue(
        Body switch
        {
            "10 MB" => "{\"messages\":[" + string.Join(',', Enumerable.Repeat("{\n  \"role\": \"user\",\n  \"content\": \"a\\n\\u0041\"\n}", 200_000)) + "]}",
            "1,000 deep" => string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000),
            _ => "{" + string.Join(",", Enumerable.Range(0, 10_000).Select(static i => $"\"m{i}\":{i}")) + "}",
        },
        origin: null);

    [Benchmark]
    public bool Read() => JsonReader.Read(_text, CancellationToken.None) is JsonObject;
}
