using BedrockAnalyzers.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Few runs, for times are noise and allocations are not. In this process: the project's references (surfaces of the SDK, no package of it) are not what BenchmarkDotNet's own build would restore.
BenchmarkSwitcher.FromAssembly(typeof(RuleBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
