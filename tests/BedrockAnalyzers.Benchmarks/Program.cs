using BedrockAnalyzers.Benchmarks;
using BedrockAnalyzers.Benchmarks.Performance;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project tests/BedrockAnalyzers.Benchmarks -- edit
if (args is ["edit"])
{
    await EditBenchmark.Run();
    return;
}

// dotnet run -c Release --project tests/BedrockAnalyzers.Benchmarks -- performance bedrock-10
if (args is ["performance", ..])
{
    PerformanceRun.Run(args[1..]);
    return;
}

// dotnet run -c Release --project tests/BedrockAnalyzers.Benchmarks -- page aws-doc-sdk-examples=FOLDER
if (args is ["page", ..])
{
    await PerformancePage.Write(args[1..]);
    return;
}

// Few runs, for times are noise and allocations are not. In this process: the project's references (surfaces of the SDK, no package of it) are not what BenchmarkDotNet's own build would restore.
BenchmarkSwitcher.FromAssembly(typeof(RuleBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

// What the walks do, beside what it costs: ten times the code should be ten times the visits.
Console.WriteLine("\nVisited operations by copies of the example:\n\n| Rule    |          1 |         10 |        100 |\n|---------|-----------:|-----------:|-----------:|");
foreach (var id in BenchmarkInput.Ids)
    Console.WriteLine($"| {id} | {await Visits.Of(id, 1),10} | {await Visits.Of(id, 10),10} | {await Visits.Of(id, 100),10} |");
