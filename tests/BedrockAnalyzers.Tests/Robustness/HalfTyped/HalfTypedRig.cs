using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Gives inputs to all analyzers, and what these report to all fixes.</summary>
internal sealed partial class HalfTypedRig : IDisposable
{
    /// <summary>What a case may take beyond the compiler's own time.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private const string Hang = "Does not end: ";

    // What takes longer is no longer waited for.
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    private readonly AdhocWorkspace _workspace = new();
    private readonly ConcurrentDictionary<(Sdk Sdk, bool IsProgram), Project> _projects = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>What becomes of an input. What does not end is reported as a failure and left to itself.</summary>
    public async Task<HalfTypedResult> Run(HalfTypedInput input, CancellationToken cancellationToken)
    {
        using var hang = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        hang.CancelAfter(s_hang);
        try
        {
            return (await Task.Run(() => Run(input, compileFirst: false, hang.Token), cancellationToken).WaitAsync(2 * s_hang, cancellationToken)).Result;
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            return new(0, 0, [new(Hang + await WhoHangs(input, cancellationToken), e.ToString())], s_hang);
        }
    }

    /// <summary>What an input takes beyond the compiler's own time, whatever else runs on the machine.</summary>
    public async Task<TimeSpan> Alone(HalfTypedInput input, CancellationToken cancellationToken)
    {
        var least = TimeSpan.MaxValue;
        for (var tries = 0; tries < 3 && least > Limit; tries++)
        {
            // Both are too long when others run, the one for others on the machine, the other for those in this process. The compiler binds twice: once by itself, and once when it is asked.
            var used = Environment.CpuUsage.TotalTime;
            var (result, compiler) = await Run(input, compileFirst: true, cancellationToken);
            least = new[] { least, result.Time - compiler.Time, Environment.CpuUsage.TotalTime - used - (2 * compiler.Used) }.Min();
        }

        return least;
    }

    /// <summary>A shorter text that fails in the same way: lines are left out as long as it does.</summary>
    public async Task<HalfTypedInput> Shorter(HalfTypedInput input, string failure, int tries, CancellationToken cancellationToken)
    {
        // Each try would be as long.
        if (failure.StartsWith(Hang, StringComparison.Ordinal)) return input;
        foreach (var separator in new[] { '\n', ' ' })
        {
            for (var step = Math.Max(1, input.Files[input.Typed].Text.Split(separator).Length / 2); step >= 1; step /= 2)
            {
                for (var at = 0; at < input.Files[input.Typed].Text.Split(separator).Length && tries > 0; tries--)
                {
                    var parts = input.Files[input.Typed].Text.Split(separator);
                    var without = input.With(string.Join(separator, parts.Take(at).Concat(parts.Skip(at + step))));
                    if ((await Run(without, cancellationToken)).Failures.Any(f => f.Key == failure)) input = without;
                    else at += step;
                }
            }
        }

        return input;
    }

    private async Task<(HalfTypedResult Result, (TimeSpan Time, TimeSpan Used) Compiler)> Run(HalfTypedInput input, bool compileFirst, CancellationToken cancellationToken)
    {
        var project = ProjectOf(input);
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        if (compileFirst) compilation.GetDiagnostics(cancellationToken);
        var compiler = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        watch.Restart();
        var (failures, fixes) = (ImmutableArray.CreateBuilder<HalfTypedFailure>(), 0);
        var found = await Analysis.With(compilation, AllRules.Analyzers, project.AnalyzerOptions, concurrent: false).GetAnalyzerDiagnosticsAsync(cancellationToken);
        foreach (var failure in found.Where(static d => d.Id is "AD0001")) failures.Add(Failure("analyzer", failure.Descriptor.Description.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var fix in AllRules.Fixes)
        {
            var offered = new List<(Document Document, Diagnostic Diagnostic, CodeAction Action)>();
            foreach (var diagnostic in found.Where(d => fix.FixableDiagnosticIds.Contains(d.Id, StringComparer.Ordinal)))
            {
                if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
                await Try(fix, failures, () => fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => offered.Add((document, diagnostic, action)), cancellationToken)));
            }

            fixes += offered.Count;
            foreach (var (_, _, action) in offered) await Try(fix, failures, () => action.GetOperationsAsync(cancellationToken));
            if (fix.GetFixAllProvider() is not { } all) continue;
            foreach (var several in offered.GroupBy(static o => (o.Document.Id, o.Action.EquivalenceKey)).Where(static g => g.Skip(1).Any()))
            {
                var context = new FixAllContext(several.First().Document, fix, FixAllScope.Document, several.Key.EquivalenceKey!, fix.FixableDiagnosticIds, new Repair.Diagnostics(found), cancellationToken);
                await Try(fix, failures, async () => await ((await all.GetFixAsync(context))?.GetOperationsAsync(cancellationToken) ?? Task.FromResult(ImmutableArray<CodeActionOperation>.Empty)));
            }
        }

        return (new(found.Length, fixes, failures.ToImmutable(), watch.Elapsed), compiler);
    }

    // By giving it to one analyzer after the other; where all of them end, a fix does not.
    private async Task<string> WhoHangs(HalfTypedInput input, CancellationToken cancellationToken)
    {
        var project = ProjectOf(input);
        foreach (var analyzer in AllRules.Analyzers)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            try
            {
                await Task.Run(() => Analysis.With(compilation, [analyzer], project.AnalyzerOptions, concurrent: false).GetAnalyzerDiagnosticsAsync(cancellationToken), cancellationToken).WaitAsync(s_hang / 4, cancellationToken);
            }
            catch (TimeoutException)
            {
                return analyzer.GetType().Name;
            }
        }

        return "a fix";
    }

    private static async Task Try(CodeFixProvider fix, ImmutableArray<HalfTypedFailure>.Builder failures, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failures.Add(Failure(fix.GetType().Name, e.ToString()));
        }
    }

    // The same exception from the same place is one failure, whoever asked.
    private static HalfTypedFailure Failure(string who, string text)
    {
        var top = Ours().Match(text) is { Success: true } ours ? ours.Value : who;
        var kind = Kind().Match(text) is { Success: true } exception ? exception.Value : who;
        return new($"{kind} {top.Trim()}", text);
    }

    private Project ProjectOf(HalfTypedInput input)
    {
        var isProgram = input.Files.Any(static f => HalfTypedSource.IsCode(f.Name) && Input.IsProgram(Input.Parse(f.Text)));
        return Repair.With(_projects.GetOrAdd((input.Sdk, isProgram), key => EmptyProject(key.Sdk, key.IsProgram)), input.Files, input.Options);
    }

    // With its references bound, which all inputs share then.
    private Project EmptyProject(Sdk sdk, bool isProgram)
    {
        var off = AllRules.Descriptors.Where(static d => !d.IsEnabledByDefault).Select(static d => KeyValuePair.Create(d.Id, ReportDiagnostic.Info));
        var options = References.Compilation(sdk).Options.WithSpecificDiagnosticOptions(off);
        var project = Input.Project(_workspace, sdk, isProgram ? options.WithOutputKind(OutputKind.ConsoleApplication) : options);
        project.GetCompilationAsync().GetAwaiter().GetResult()!.GetSpecialType(SpecialType.System_Object);
        return project;
    }

    [GeneratedRegex(@"\bat BedrockAnalyzers\.[^\r\n]*", RegexOptions.None, 1000)]
    private static partial Regex Ours();

    [GeneratedRegex(@"[A-Za-z.]+Exception\b", RegexOptions.None, 1000)]
    private static partial Regex Kind();
}

/// <summary>What became of an input.</summary>
internal sealed record HalfTypedResult(int Diagnostics, int Fixes, ImmutableArray<HalfTypedFailure> Failures, TimeSpan Time);

/// <summary>An exception.</summary>
/// <param name="Key">What it is and where it comes from.</param>
/// <param name="Text">All of it.</param>
internal readonly record struct HalfTypedFailure(string Key, string Text);
