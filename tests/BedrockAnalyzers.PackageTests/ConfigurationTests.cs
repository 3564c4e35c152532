using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The JSON files and properties that the package's build files give to the analyzers.</summary>
public class ConfigurationTests(PackedPackage package)
{
    private const string Arn = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3d4e5f6";
    private const string Program = "namespace Consumer; public static class Settings { public const string Throughput = \"" + Arn + "\"; }";

    // With comments, Windows line ends, a byte order mark, and letters of two and more bytes before the place.
    private const string Development = "\uFEFF{\r\n  // für Tests 😀\r\n  \"Größe\": 1, \"Bedrock\": { \"ModelId\": \"" + Arn + "\" },\r\n}\r\n";

    private const string Retired = "{ \"Bedrock\": { \"ModelId\": \"us.anthropic.claude-3-haiku-20240307-v1:0\" } }\n";

    [Fact]
    public async Task Settings_are_read_where_they_stand()
    {
        using var consumer = WithSettings("");
        var build = await consumer.BuildAsync();
        Assert.True(build.IsSuccess, build.StandardOutput);
        Assert.Equal(["Properties/launchSettings.json:1:68", "appsettings.Development.json:3:40"], consumer.PlacesInJson(build, "BDR4002"));
        Assert.Equal(["appsettings.json:1:28", "config/appsettings.Production.json:1:28"], consumer.PlacesInJson(build, "BDR6001"));

        // Again, now that the output folder has copies of them.
        var second = await consumer.BuildAsync();
        Assert.Equal(["appsettings.json:1:28", "config/appsettings.Production.json:1:28"], consumer.PlacesInJson(second, "BDR6001"));
    }

    [Fact]
    public async Task A_property_keeps_them_out()
    {
        using var consumer = WithSettings("<BedrockAnalyzeConfiguration>false</BedrockAnalyzeConfiguration>");
        var build = await consumer.BuildAsync();
        Assert.True(build.IsSuccess, build.StandardOutput);
        Assert.Empty(consumer.PlacesInJson(build, "BDR4002"));
        Assert.Empty(consumer.PlacesInJson(build, "BDR6001"));
    }

    [Theory]
    [InlineData("<IsTestProject>true</IsTestProject>", true)]
    [InlineData("", false)]
    public async Task A_test_project_is_known_by_its_property(string property, bool isReported)
    {
        using var consumer = new Consumer(package, Program, property);
        var build = await consumer.BuildAsync();
        Assert.True(build.IsSuccess, build.StandardOutput);
        Assert.Equal(isReported ? [1] : [], Consumer.Lines(build, "warning", "BDR4002"));
    }

    private Consumer WithSettings(string properties)
    {
        var consumer = new Consumer(package, "namespace Consumer; public class Nothing;", properties + "<OutputType>Library</OutputType>");
        consumer.Write("appsettings.json", Retired);
        consumer.Write("config/appsettings.Production.json", Retired);
        consumer.Write("appsettings.Development.json", Development);
        consumer.Write("Properties/launchSettings.json", "{ \"profiles\": { \"a\": { \"environmentVariables\": { \"BEDROCK_MODEL\": \"" + Arn + "\" } } } }");
        consumer.Write("bin/Debug/net10.0/appsettings.json", Retired);
        consumer.Write("node_modules/a/appsettings.json", Retired);
        return consumer;
    }
}
