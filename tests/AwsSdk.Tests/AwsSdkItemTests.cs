using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace AwsSdk.Tests;

/// <summary>What Directory.Build.targets makes of <c>AwsSdk</c> items, on the sample, without building it.</summary>
public class AwsSdkItemTests
{
    [Fact]
    public async Task A_name_is_the_surface()
    {
        var result = await MSBuildAsync("-getItem:ProjectReference", "-getItem:PackageReference", "-p:AwsSdkFromNuGet=false");

        Assert.Contains("tests/AwsSdk/v4/BedrockRuntime/AWSSDK.BedrockRuntime.csproj", result.StandardOutput.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.DoesNotContain("\"Identity\": \"AWSSDK.BedrockRuntime\"", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_the_package_when_asked()
    {
        var result = await MSBuildAsync("-getItem:ProjectReference", "-getItem:PackageReference", "-p:AwsSdkFromNuGet=true");

        Assert.DoesNotContain("AWSSDK.BedrockRuntime.csproj", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("\"Identity\": \"AWSSDK.BedrockRuntime\"", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_an_error_that_lists_the_known_ones()
    {
        // The sample has no unknown name; without known names its own is one.
        var result = await MSBuildAsync("-t:CheckAwsSdkNames", "-p:AwsSdkNames=Bedrock%3BMEAI");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error AWSSDK001: There is no surface of the AWS SDK for .NET named 'BedrockRuntime' in tests/AwsSdk. The names are: Bedrock;MEAI.", result.StandardOutput, StringComparison.Ordinal);
    }

    private static async Task<BufferedCommandResult> MSBuildAsync(params string[] arguments)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        time.CancelAfter(TimeSpan.FromMinutes(2));
        return await Cli.Wrap("dotnet")
            .WithArguments(["msbuild", "samples/SupportBot/SupportBot.csproj", "-nologo", "-nodeReuse:false", "-tl:off", .. arguments])
            .WithWorkingDirectory(Metadata.Get("RepositoryRoot"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(time.Token);
    }
}
