using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>The presets, on a real restore: chosen in each place that a property can be set, from the first build of a fresh clone on.</summary>
public class PresetTests(PackedPackage package)
{
    private static readonly string[] s_default = ["Above.cs: warning BDR1003", "Uncapped.cs: warning BDR1001", "appsettings.json: warning BDR6001"];
    private static readonly string[] s_recommended = ["Above.cs: warning BDR1003", "High.cs: warning BDR1004", "Uncapped.cs: warning BDR1001", "appsettings.json: warning BDR6001"];
    private static readonly string[] s_all = ["Above.cs: warning BDR1003", "High.cs: warning BDR1004", "Swallowed.cs: warning BDR3006", "Uncapped.cs: warning BDR1001", "appsettings.json: warning BDR6001"];
    private static readonly string[] s_strict = ["Above.cs: warning BDR1003", "High.cs: warning BDR1004", "Uncapped.cs: error BDR1001", "appsettings.json: warning BDR6001"];

    [Fact]
    public async Task Each_preset_works_from_each_place()
    {
        using var consumer = Project("<BedrockAnalysisMode>Strict</BedrockAnalysisMode>");

        // In the project; nothing was restored or built before.
        var strict = await consumer.RunAsync("build");
        Assert.False(strict.IsSuccess);
        Assert.Equal(s_strict, UserFolder.Reports(strict));

        // The command line wins over the project. Default is as no property is.
        var byDefault = await consumer.RunAsync("build", "--no-restore", "-p:BedrockAnalysisMode=Default");
        Assert.True(byDefault.IsSuccess, byDefault.StandardOutput);
        Assert.Equal(s_default, UserFolder.Reports(byDefault));

        // Nothing but the preset is new, and the project is compiled again all the same.
        var strictAgain = await consumer.RunAsync("build", "--no-restore", "-p:BedrockAnalysisMode=strict");
        Assert.False(strictAgain.IsSuccess);
        Assert.Equal(s_strict, UserFolder.Reports(strictAgain));

        consumer.WriteProject("<OutputType>Library</OutputType>");
        consumer.Write("Directory.Build.props", "<Project><PropertyGroup><BedrockAnalysisMode>recommended</BedrockAnalysisMode></PropertyGroup></Project>");
        var recommended = await consumer.RunAsync("build", "--no-restore");
        Assert.True(recommended.IsSuccess, recommended.StandardOutput);
        Assert.Equal(s_recommended, UserFolder.Reports(recommended));

        // After the package's own targets in the order of imports.
        consumer.Write("Directory.Build.props", "<Project />");
        consumer.Write("Directory.Build.targets", "<Project><PropertyGroup><BedrockAnalysisMode>ALL</BedrockAnalysisMode></PropertyGroup></Project>");
        var all = await consumer.RunAsync("build", "--no-restore");
        Assert.True(all.IsSuccess, all.StandardOutput);
        Assert.Equal(s_all, UserFolder.Reports(all));

        // No rule at all: not in a JSON file either, which no section of an .editorconfig reaches.
        var none = await consumer.RunAsync("build", "--no-restore", "-p:BedrockAnalysisMode=None");
        Assert.True(none.IsSuccess, none.StandardOutput);
        Assert.Empty(UserFolder.Reports(none));

        var misspelt = await consumer.RunAsync("build", "--no-restore", "-p:BedrockAnalysisMode=Strickt");
        Assert.False(misspelt.IsSuccess);
        Assert.Contains("error BDR0101: BedrockAnalysisMode is 'Strickt', which is no preset of BedrockAnalyzers; use Default, Recommended, All, Strict or None.", misspelt.StandardOutput, StringComparison.Ordinal);
    }

    /// <summary>A library for two frameworks that shares the package with the program that uses it: the program names the package nowhere.</summary>
    [Fact]
    public async Task A_preset_reaches_each_framework_and_a_project_that_gets_the_package_through_another_with_a_lock_file_too()
    {
        using var folder = new UserFolder(package);
        folder.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <BedrockAnalysisMode>Recommended</BedrockAnalysisMode>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <ImplicitUsings>enable</ImplicitUsings>
                <SuppressTfmSupportBuildWarnings>true</SuppressTfmSupportBuildWarnings>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;net8.0</TargetFrameworks><LangVersion>12</LangVersion></PropertyGroup>
              <ItemGroup>{folder.References(privateAssets: "none")}</ItemGroup>
            </Project>
            """);
        folder.Write("Library/Library.cs", Snippets.HighCap("Library"));
        folder.Write("Program/Program.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Library/Library.csproj" />
                <Reference Include="AWSSDK.BedrockRuntime" HintPath="{Path.Combine(Metadata.Get("AwsSdk.v4"), "AWSSDK.BedrockRuntime.dll")}" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("Program/Chat.cs", Snippets.HighCap("Chat") + Environment.NewLine + "internal static class Program { private static void Main() { } }");

        var first = await folder.RunAsync("build", "Program");
        Assert.True(first.IsSuccess, first.StandardOutput);
        Assert.Equal(["Chat.cs: warning BDR1004", "net10.0 Library.cs: warning BDR1004"], UserFolder.Reports(first));

        // As on a machine of CI: a fresh clone with the lock file committed.
        folder.Clean();
        folder.Write("Library/Library.cs", Snippets.Uncapped("Library"));
        var locked = await folder.RunAsync("build", "Library", "-p:RestoreLockedMode=true", "-p:BedrockAnalysisMode=Strict");
        Assert.False(locked.IsSuccess);
        Assert.Contains("\"BedrockAnalyzers\"", folder.Read("Library/packages.lock.json"), StringComparison.Ordinal);
        Assert.Equal(["net10.0 Library.cs: error BDR1001", "net8.0 Library.cs: error BDR1001"], UserFolder.Reports(locked));
    }

    private Consumer Project(string properties)
    {
        var consumer = new Consumer(package, Snippets.Swallowed("Swallowed"), "<OutputType>Library</OutputType>" + properties);
        File.Move(consumer.PathOf("Program.cs"), consumer.PathOf("Swallowed.cs"));
        consumer.Write("Uncapped.cs", Snippets.Uncapped("Uncapped"));
        consumer.Write("Above.cs", Snippets.CapAboveMaximum("Above"));
        consumer.Write("High.cs", Snippets.HighCap("High"));
        consumer.Write("appsettings.json", Snippets.RetiredModel);
        return consumer;
    }
}
