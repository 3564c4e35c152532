using Xunit;

namespace BedrockAnalyzers.PackageTests;

/// <summary>What docs/configuration.md says of what wins over what, on real builds.</summary>
public class PrecedenceTests(PackedPackage package)
{
    [Fact]
    public async Task What_a_user_says_of_one_rule_wins_over_a_preset_which_wins_over_bulk_severities()
    {
        using var consumer = Project();
        consumer.Write(".editorconfig", """
            root = true

            [*.cs]
            dotnet_analyzer_diagnostic.severity = none
            dotnet_analyzer_diagnostic.category-Bedrock.Throttling.severity = warning

            [Weaker.cs]
            dotnet_diagnostic.BDR1001.severity = warning

            [Off.cs]
            dotnet_diagnostic.BDR1001.severity = none
            """);
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.BDR1004.severity = error\n");

        // BDR1003 and BDR3006 have no entry in Strict: the bulk severities reach them, but not BDR1001.
        var strict = await consumer.RunAsync("build", "-p:BedrockAnalysisMode=Strict");
        Assert.Equal(["High.cs: error BDR1004", "Swallowed.cs: warning BDR3006", "Uncapped.cs: error BDR1001", "Weaker.cs: warning BDR1001"], UserFolder.Reports(strict));

        // Default has no entry, and the bulk severities reach every rule that the user does not name. Sections for C# say nothing of a JSON file.
        consumer.Write("appsettings.json", Snippets.RetiredModel);
        var byDefault = await consumer.RunAsync("build", "--no-restore");
        Assert.Equal(["High.cs: error BDR1004", "Swallowed.cs: warning BDR3006", "Weaker.cs: warning BDR1001", "appsettings.json: warning BDR6001"], UserFolder.Reports(byDefault));

        // A rule that None turns off, a user turns on again: .globalconfig reaches JSON files too, .editorconfig only code, where it wins over .globalconfig.
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.BDR6001.severity = warning\ndotnet_diagnostic.BDR1001.severity = error\n");
        var none = await consumer.RunAsync("build", "--no-restore", "-p:BedrockAnalysisMode=None");
        Assert.Equal(["Uncapped.cs: error BDR1001", "Weaker.cs: warning BDR1001", "appsettings.json: warning BDR6001"], UserFolder.Reports(none));
    }

    [Fact]
    public async Task NoWarn_silences_and_warnings_of_a_preset_count_as_warnings()
    {
        using var consumer = Project();
        consumer.Write("Suppressed.cs", Snippets.Uncapped("Suppressed", """[System.Diagnostics.CodeAnalysis.SuppressMessage("Bedrock.Tokens", "BDR1001", Justification = "The caller's proxy sets the cap.")]"""));
        consumer.Write("Disabled.cs", Snippets.Uncapped("Disabled", "#pragma warning disable BDR1001"));

        // MSBuild's switch lets warnings through; an error of the preset is none.
        var gated = await consumer.RunAsync("build", "-p:BedrockAnalysisMode=Strict", "-warnaserror", "-warnnotaserror:BDR1001,BDR1003");
        Assert.Equal(
            ["Above.cs: warning BDR1003", "High.cs: error BDR1004", "Off.cs: error BDR1001", "Uncapped.cs: error BDR1001", "Weaker.cs: error BDR1001"],
            UserFolder.Reports(gated));

        // Properties of the SDK's own rules change nothing of ours. NoWarn wins over an .editorconfig too.
        consumer.Write(".editorconfig", "root = true\n[Weaker.cs]\ndotnet_diagnostic.BDR1001.severity = warning\n");
        consumer.WriteProject("""
            <OutputType>Library</OutputType>
            <NoWarn>$(NoWarn);BDR1001</NoWarn>
            <WarningsAsErrors>$(WarningsAsErrors);BDR1003</WarningsAsErrors>
            <BedrockAnalysisMode>Strict</BedrockAnalysisMode>
            <AnalysisMode>None</AnalysisMode>
            <AnalysisLevel>none</AnalysisLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <CodeAnalysisTreatWarningsAsErrors>true</CodeAnalysisTreatWarningsAsErrors>
            """);
        var silenced = await consumer.RunAsync("build", "--no-restore");
        Assert.Equal(["Above.cs: error BDR1003", "High.cs: warning BDR1004"], UserFolder.Reports(silenced));

        // The compiler's own switch, unlike MSBuild's above, makes a warning of the preset's error too.
        consumer.Write(".editorconfig", "root = true\n");
        consumer.WriteProject("""
            <OutputType>Library</OutputType>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <WarningsNotAsErrors>$(WarningsNotAsErrors);BDR1001;BDR1003</WarningsNotAsErrors>
            <BedrockAnalysisMode>Strict</BedrockAnalysisMode>
            """);
        var treated = await consumer.RunAsync("build", "--no-restore");
        Assert.Equal(
            ["Above.cs: warning BDR1003", "High.cs: error BDR1004", "Off.cs: warning BDR1001", "Uncapped.cs: warning BDR1001", "Weaker.cs: warning BDR1001"],
            UserFolder.Reports(treated));

        foreach (var property in new[] { "RunAnalyzers", "RunAnalyzersDuringBuild" })
        {
            var without = await consumer.RunAsync("build", "--no-restore", "--no-incremental", $"-p:{property}=false");
            Assert.True(without.IsSuccess, without.StandardOutput);
            Assert.Empty(UserFolder.Reports(without));
        }
    }

    private Consumer Project()
    {
        var consumer = new Consumer(package, Snippets.Swallowed("Swallowed"), "<OutputType>Library</OutputType>");
        File.Move(consumer.PathOf("Program.cs"), consumer.PathOf("Swallowed.cs"));
        foreach (var name in new[] { "Uncapped", "Weaker", "Off" }) consumer.Write(name + ".cs", Snippets.Uncapped(name));
        consumer.Write("Above.cs", Snippets.CapAboveMaximum("Above"));
        consumer.Write("High.cs", Snippets.HighCap("High"));
        return consumer;
    }
}
