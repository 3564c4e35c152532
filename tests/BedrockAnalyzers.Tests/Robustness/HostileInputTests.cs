using System.Runtime.CompilerServices;
using BedrockAnalyzers.Tests.Robustness.Hostile;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>
/// Code that nobody writes by hand and the compiler takes: the analyzers end, in little more time and memory than it needs, and on the stack that a thread has on Windows.
/// What is bounded by the compiler itself stands at the size that it takes in about a second: loops in each other, lambdas in arguments of overloaded methods.
/// </summary>
[Collection(nameof(Alone))]
public class HostileInputTests
{
    // Of the processors, and not by the clock: others use the machine as well.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    private const long MaximumAllocated = 600_000_000;

#if ROSLYN_FLOOR
    // How deep a compiler goes depends on its version; the rest costs the same on each.
    public static TheoryData<string> Groups => new("Nested", "Sums");
#else
    public static TheoryData<string> Groups => new("Texts", "Branches", "Nested", "Sums", "Initializers", "Graphs", "Files");
#endif

    [Theory, MemberData(nameof(Groups))]
    public async Task Ends_in_time(string group)
    {
        var over = new List<string>();
        var fixes = 0;
        foreach (var input in InputsOf(group))
        {
            var measured = await Measured.Run(input);
            // What runs first pays for what is compiled and loaded then, and another process can get in the way.
            if (IsOver(measured)) measured = await Measured.Run(input);
            TestContext.Current.TestOutputHelper?.WriteLine($"{input}: {measured}");
            Assert.DoesNotContain(measured.Found, static d => d.Id is "AD0001");
            if (IsOver(measured)) over.Add($"{input}: {measured}");
            fixes += measured.Fixes;
        }

        Assert.Empty(over);
        Assert.True(fixes > 5, $"{fixes} fixes");
    }

    [Fact]
    public void A_thread_of_the_tests_has_a_stack_of_one_megabyte()
    {
        var kilobytes = 0;
        var thread = new Thread(() => kilobytes = Depth());
        thread.Start();
        thread.Join();
        Assert.InRange(kilobytes, 500, 1_024);
    }

    private static IEnumerable<HostileInput> InputsOf(string group) => group switch
    {
        "Texts" => HostileTexts.All(),
        "Branches" => HostileCode.Branches(),
        "Nested" => HostileCode.Nested(),
        "Sums" => HostileCode.Sums(),
        "Initializers" => HostileCode.Initializers().Select(static i => i.WithoutNullable()),
        "Graphs" => HostileCode.Graphs(),
        _ => HostileCode.Files(),
    };

    private static bool IsOver(Measured measured) => measured.Analyzers > s_limit || measured.SlowestFix > s_limit || measured.Allocated > MaximumAllocated;

    // How many frames of a kilobyte there is room for.
    private static int Depth()
    {
        Span<byte> kilobyte = stackalloc byte[1_000];
        kilobyte.Clear();
        return RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Depth() + 1 : 0;
    }

    /// <summary>Nothing runs beside these tests: they measure.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
