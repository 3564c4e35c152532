using BedrockAnalyzers.Rules.BDR4001;

namespace BedrockAnalyzers.Tests.Rules.BDR4001;

public class DevelopmentCommitmentTests
{
    private const string Marked = "{|BDR4001:CommitmentDuration = CommitmentDuration.OneMonth|}";
    private const string Plain = "CommitmentDuration = CommitmentDuration.OneMonth";
    private const string TestProject = "build_property.IsTestProject = true";

    // By names.

    [Theory]
    [InlineData("Contoso.Dev", "Setup", "CreateAsync")]
    [InlineData("Contoso.Sandbox.Models", "Setup", "CreateAsync")]
    [InlineData("Contoso.Tests", "Setup", "CreateAsync")]
    [InlineData("Contoso", "DevSetup", "CreateAsync")]
    [InlineData("Contoso", "SetupForTest", "CreateAsync")]
    [InlineData("Contoso", "DemoThroughput", "CreateAsync")]
    [InlineData("Contoso", "AWSTestSetup", "CreateAsync")]
    [InlineData("Contoso", "Setup", "CreateSampleAsync")]
    [InlineData("Contoso", "Setup", "provision_local")]
    [InlineData("Contoso", "Setup", "createDev")]
    [InlineData("Contoso", "Setup", "DEV")]
    [InlineData("Contoso", "Setup", "CreateForDevelopmentAsync")]
    public Task A_name_that_says_so(string space, string type, string method) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(In(space, type, method, Marked));

    [Theory]
    [InlineData("Dev")]
    [InlineData("Development")]
    [InlineData("Test")]
    [InlineData("Tests")]
    [InlineData("Sandbox")]
    [InlineData("Sandboxes")]
    [InlineData("Demo")]
    [InlineData("Demos")]
    [InlineData("Sample")]
    [InlineData("Samples")]
    [InlineData("Local")]
    public async Task A_word_that_says_so(string word)
    {
        await Verify.Analyzer<DevelopmentCommitmentAnalyzer>(In("Contoso", "SetupOf" + word, "CreateAsync", Marked));
        await Verify.Analyzer<DevelopmentCommitmentAnalyzer>(In("Contoso", "SetupOf" + word + "able", "CreateAsync", Plain));
    }

    [Theory]
    [InlineData("Contoso", "Setup", "CreateAsync")]
    [InlineData("Contoso.Latest", "Device", "Localization")]
    [InlineData("Contoso.Attestation", "Developer", "ContestAsync")]
    [InlineData("Contoso.Demographics", "Sampler", "LocaleAsync")]
    [InlineData("Contoso.Locals", "Testimonial", "TestimonyAsync")]
    [InlineData("Contoso.Democracy", "DevicesLatest", "Protest")]
    [InlineData("Contoso", "Localhost", "Devise")]
    public Task A_name_that_only_looks_so(string space, string type, string method) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(In(space, type, method, Plain));

    [Fact]
    public Task A_local_function_and_an_outer_type() => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(Using + """
        public class Setup
        {
            public Task RunAsync(IAmazonBedrock bedrock)
            {
                return CreateTestThroughput();
                Task CreateTestThroughput() => bedrock.CreateProvisionedModelThroughputAsync(new() { ModelId = "m", {|BDR4001:CommitmentDuration = CommitmentDuration.SixMonths|} });
            }
        }
        public static class SandboxSetup
        {
            public class Inner { public CreateProvisionedModelThroughputRequest Request = new() { {|BDR4001:CommitmentDuration = "OneMonth"|} }; }
        }
        """);

    [Theory]
    [InlineData("provision.dev.cs")]
    [InlineData("SandboxSetup.cs")]
    [InlineData("load-test.cs")]
    [InlineData("/home/someone/Contoso/Demo.cs")]
    [InlineData(@"C:\src\Contoso\Test.cs")]
    public Task A_file_that_says_so(string file) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>("", more: [(file, In("Contoso", "Setup", "CreateAsync", Marked))]);

    // Where a machine keeps its checkouts says nothing about the code.
    [Theory]
    [InlineData("/home/dev/test/Setup.cs")]
    [InlineData(@"C:\dev\samples\Setup.cs")]
    public Task A_folder_says_nothing(string file) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>("", more: [(file, In("Contoso", "Setup", "CreateAsync", Plain))]);

    // By the project.

    [Fact]
    public Task A_test_project() => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(In("Contoso", "Setup", "CreateAsync", Marked), options: TestProject);

    [Theory]
    [InlineData("build_property.IsTestProject = false")]
    [InlineData("build_property.IsTestProject = ")]
    public Task A_project_that_is_no_test(string property) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(In("Contoso", "Setup", "CreateAsync", Plain), options: property);

    // By conditions.

    [Theory]
    [InlineData("#if NET8_0_OR_GREATER && !RELEASE\n#else\n#endif", false)]
    [InlineData("#if !DEBUG\n#else", true)]
    [InlineData("#if RELEASE\n#elif !(DEBUG || TRACE)\n#else", false)]
    [InlineData("#if !DEBUG && !TRACE\n#elif NET8_0_OR_GREATER", false)]
    [InlineData("#if RELEASE || !DEBUG\n#else", true)]
    [InlineData("#if !(RELEASE || DEBUG == false)", true)]
    public Task A_branch_of_the_preprocessor(string before, bool isReported) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(
        "#define DEBUG\n" + Statements(before + (isReported ? "\n{|BDR4001:request." + Plain + "|}" : "\nrequest." + Plain) + ";" + (before.EndsWith("#endif", StringComparison.Ordinal) ? "" : "\n#endif")));

    [Fact]
    public Task Under_DEBUG() => Verify.Analyzer<DevelopmentCommitmentAnalyzer>("#define DEBUG\n" + Statements($$"""
        #if DEBUG
            {|BDR4001:request.{{Plain}}|};
        #endif
        request.{{Plain}};
        #if NET8_0_OR_GREATER && (DEBUG)
        {
            #if TRACE
            #else
            {|BDR4001:request.{{Plain}}|};
            #endif
        }
        #endif
        #if DEBUG || NET8_0_OR_GREATER
        request.{{Plain}};
        #endif
        """));

    [Theory]
    [InlineData("if (environment.IsDevelopment()) {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|};")]
    [InlineData("if (environment.IsDevelopment() && flag) { {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|}; }")]
    [InlineData("if (!environment.IsDevelopment()) { } else {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|};")]
    [InlineData("if (!environment.IsDevelopment()) return; {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|};")]
    [InlineData("if (!environment.IsDevelopment() || flag) { Use(); throw new InvalidOperationException(); } if (flag) { {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|}; }")]
    [InlineData("var local = environment.IsDevelopment(); if (local) {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|};")]
    [InlineData("var isDevelopment = flag; if (isDevelopment == true) {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|};")]
    [InlineData("if (environment.IsDevelopment() is true) Do(() => {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|});")]
    [InlineData("{|BDR4001:request.CommitmentDuration = environment.IsDevelopment() ? CommitmentDuration.OneMonth : CommitmentDuration.SixMonths|};")]
    [InlineData("{|BDR4001:request.CommitmentDuration = environment.IsDevelopment() ? CommitmentDuration.OneMonth : null|};")]
    public Task A_branch_on_the_environment(string statements) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(Statements(statements));

    [Theory]
    [InlineData("if (!environment.IsDevelopment()) request.CommitmentDuration = CommitmentDuration.OneMonth;")]
    [InlineData("if (environment.IsDevelopment() || flag) request.CommitmentDuration = CommitmentDuration.OneMonth;")]
    [InlineData("if (environment.IsDevelopment()) { } else request.CommitmentDuration = CommitmentDuration.OneMonth;")]
    [InlineData("if (environment.IsDevelopment()) return; request.CommitmentDuration = CommitmentDuration.OneMonth;")]
    [InlineData("if (!environment.IsDevelopment()) Use(); request.CommitmentDuration = CommitmentDuration.OneMonth;")]
    [InlineData("var local = environment.IsDevelopment(); local = flag; if (local) request.CommitmentDuration = CommitmentDuration.OneMonth;")]
    [InlineData("if (environment.IsProduction()) request.CommitmentDuration = CommitmentDuration.OneMonth;")]
    [InlineData("request.CommitmentDuration = environment.IsDevelopment() ? null : CommitmentDuration.SixMonths;")]
    [InlineData("request.CommitmentDuration = environment.IsProduction() ? CommitmentDuration.SixMonths : null;")]
    public Task A_branch_for_production(string statements) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(Statements(statements));

    // What is assigned.

    [Theory]
    [InlineData("CommitmentDuration.SixMonths")]
    [InlineData("\"OneMonth\"")]
    [InlineData("new CommitmentDuration(\"OneMonth\")")]
    [InlineData("CommitmentDuration.FindValue(\"OneMonth\")")]
    [InlineData("(flag ? CommitmentDuration.OneMonth : CommitmentDuration.SixMonths)")]
    [InlineData("number switch { 1 => CommitmentDuration.OneMonth, 6 => \"SixMonths\", _ => throw new InvalidOperationException() }")]
    [InlineData("s_term")]
    [InlineData("Term")]
    [InlineData("given ?? CommitmentDuration.OneMonth")]
    public Task A_commitment(string value) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(Statements("{|BDR4001:request.CommitmentDuration = " + value + "|};"), options: TestProject);

    [Fact]
    public Task A_commitment_that_a_local_holds() => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(Statements("var term = CommitmentDuration.OneMonth; {|BDR4001:request.CommitmentDuration ??= term|};"), options: TestProject);

    [Theory]
    [InlineData("null")]
    [InlineData("default")]
    [InlineData("given")]
    [InlineData("flag ? CommitmentDuration.OneMonth : null")]
    [InlineData("given ?? null")]
    [InlineData("Known()")]
    [InlineData("number switch { 1 => CommitmentDuration.OneMonth, _ => null }")]
    public Task No_commitment_or_an_unknown_one(string value) => Verify.Analyzer<DevelopmentCommitmentAnalyzer>(Statements("request.CommitmentDuration = " + value + ";"), options: TestProject);

    [Fact]
    public Task A_type_of_ones_own() => Verify.Analyzer<DevelopmentCommitmentAnalyzer>("""
        namespace Contoso.Dev;
        public class CreateProvisionedModelThroughputRequest { public string CommitmentDuration { get; set; } = ""; }
        public class C { public CreateProvisionedModelThroughputRequest Make() => new() { CommitmentDuration = "OneMonth" }; }
        """);

    [Fact]
    public Task The_message() => Verify.Message<DevelopmentCommitmentAnalyzer>(
        In("Contoso", "DevSetup", "CreateAsync", Plain),
        "CreateProvisionedModelThroughputRequest commits to provisioned throughput in DevSetup: each model unit is billed for the whole term of one or six months, used or not, and cannot be deleted before; remove CommitmentDuration, and it is billed by the hour until it is deleted");

    // The fix.

    [Fact]
    public Task It_goes_out_of_an_initializer() => Fix(
        """
        await bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
        {
            // what it is for
            ModelId = "m", // the model
            {|BDR4001:CommitmentDuration = CommitmentDuration.OneMonth|},
            ModelUnits = 1,
        });
        await bedrock.CreateProvisionedModelThroughputAsync(new() { ModelId = "m", {|BDR4001:CommitmentDuration = CommitmentDuration.OneMonth|} });
        await bedrock.CreateProvisionedModelThroughputAsync(new() { {|BDR4001:CommitmentDuration = "OneMonth"|} });
        """,
        """
        await bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
        {
            // what it is for
            ModelId = "m", // the model
            ModelUnits = 1,
        });
        await bedrock.CreateProvisionedModelThroughputAsync(new() { ModelId = "m" });
        await bedrock.CreateProvisionedModelThroughputAsync(new());
        """);

    [Fact]
    public Task A_statement_goes() => Fix(
        """
        request.ModelUnits = 1; // one
        {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|};
        request.ModelId = "m";
        if (flag)
        {
            {|BDR4001:request.CommitmentDuration = CommitmentDuration.SixMonths|};
        }
        """,
        """
        request.ModelUnits = 1; // one
        request.ModelId = "m";
        if (flag)
        {
        }
        """);

    [Fact]
    public Task Comments_stay() => Fix(
        """
        // what it is bought for
        {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|}; // a month is cheapest
        if (flag) {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|}; // or so
        await bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
        {
            ModelId = "m",
            // a month is cheapest
            {|BDR4001:CommitmentDuration = /* one */ CommitmentDuration.OneMonth|}, // or so
            ModelUnits = 1, // one
            ProvisionedModelName = "n" // none
        });
        await bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
        {
            ModelId = "m", // the model
            {|BDR4001:CommitmentDuration = CommitmentDuration.OneMonth|} // a month
        });
        """,
        """
        // what it is bought for
        // a month is cheapest
        if (flag) { } // or so
        await bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
        {
            ModelId = "m",
            // a month is cheapest
            /* one */ // or so
            ModelUnits = 1, // one
            ProvisionedModelName = "n" // none
        });
        await bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
        {
            ModelId = "m", // the model
            // a month
        });
        """);

    [Fact]
    public Task Of_several_values_those_for_development_go() => Verify.Fix<DevelopmentCommitmentAnalyzer, DevelopmentCommitmentFix>(
        Statements("""
            {|BDR4001:request.CommitmentDuration = environment.IsDevelopment() ? CommitmentDuration.OneMonth : CommitmentDuration.SixMonths|};
            {|BDR4001:request.CommitmentDuration = environment.IsDevelopment() ? CommitmentDuration.OneMonth : null|};
            """),
        Statements("""
            request.CommitmentDuration = environment.IsDevelopment() ? null : CommitmentDuration.SixMonths;
            """));

    [Fact]
    public Task None_where_a_text_is_then_used_no_more() =>
        Verify.NoFix<DevelopmentCommitmentAnalyzer, DevelopmentCommitmentFix>(Statements("var term = \"OneMonth\"; {|BDR4001:request.CommitmentDuration = term|};").Replace("class Setup", "class DevSetup", StringComparison.Ordinal));

    private const string Using = """
        using System;
        using System.Threading.Tasks;
        using Amazon.Bedrock;
        using Amazon.Bedrock.Model;

        """;

    private static string In(string space, string type, string method, string assignment) => Using + $$"""
        namespace {{space}}
        {
            public class {{type}}
            {
                public Task {{method}}(IAmazonBedrock bedrock) => bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest { ModelId = "m", {{assignment}}, ModelUnits = 1 });
            }
        }
        """;

    private static string Statements(string statements) => Using + $$"""
        public interface IHostEnvironment { bool IsDevelopment(); bool IsProduction(); }
        public class Setup
        {
            private static readonly CommitmentDuration s_term = CommitmentDuration.OneMonth;
            private const string Term = "SixMonths";

            public async Task RunAsync(IAmazonBedrock bedrock, IHostEnvironment environment, CommitmentDuration? given, bool flag, int number)
            {
                var request = new CreateProvisionedModelThroughputRequest();
                {{statements.ReplaceLineEndings("\n        ")}}
                await bedrock.CreateProvisionedModelThroughputAsync(request);
                static void Use() { }
                static void Do(Action action) => action();
                static CommitmentDuration? Known() => null;
            }
        }
        """;

    [Fact]
    public Task Statements_side_by_side_keep_their_comments() => Fix(
        """
        {|BDR4001:request.CommitmentDuration = CommitmentDuration.OneMonth|}; // at first
        {|BDR4001:request.CommitmentDuration = CommitmentDuration.SixMonths|}; // later
        request.ModelUnits = 1;
        """,
        """
        // at first
        // later
        request.ModelUnits = 1;
        """);

    private static Task Fix(string before, string after) => Verify.Fix<DevelopmentCommitmentAnalyzer, DevelopmentCommitmentFix>(
        Statements(before).Replace("class Setup", "class DevSetup", StringComparison.Ordinal), Statements(after).Replace("class Setup", "class DevSetup", StringComparison.Ordinal));
}
