using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Rig;

public class HostTests
{
    [Fact]
    public void The_tests_run_on_the_Roslyn_that_the_project_is_for() =>
#if ROSLYN_FLOOR
        Assert.Equal(new Version(4, 8, 0, 0), typeof(Compilation).Assembly.GetName().Version);
#else
        Assert.True(typeof(Compilation).Assembly.GetName().Version >= new Version(5, 12));
#endif
}
