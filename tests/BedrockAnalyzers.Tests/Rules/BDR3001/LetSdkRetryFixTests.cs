using BedrockAnalyzers.Rules.BDR3001;
using BedrockAnalyzers.Tests.Running;

namespace BedrockAnalyzers.Tests.Rules.BDR3001;

/// <summary>Where a loop goes, and the client is told to retry.</summary>
public class LetSdkRetryFixTests
{
    private const string Client = "new AmazonBedrockRuntimeClient()";
    private const string Set = "RetryMode = RequestRetryMode.Adaptive, MaxErrorRetry = 5";
    private const string Fixed = $"new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig {{ {Set} }})";
    private const string Return = "return await _client.ConverseAsync(request, cancellationToken);";
    private const string Logs = "Console.WriteLine($\"throttled {error.Message}\");";

    private static readonly string s_withoutRuntime = Shapes.Usings.Replace("using Amazon.Runtime;\n", "", StringComparison.Ordinal);

    [Theory]
    [InlineData(Client, Fixed)]
    [InlineData("new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.USEast1)", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { RegionEndpoint = Amazon.RegionEndpoint.USEast1, " + Set + " })")]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig())", Fixed)]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) })", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10), " + Set + " })")]
    // What is right already is left as it is: another loop of the client came first.
    [InlineData(Fixed, Fixed)]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 5 })", "new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 5, RetryMode = RequestRetryMode.Adaptive })")]
    public Task The_client(string before, string after) => Becomes(Code(before, Loop()), Code(after, Return));

    [Theory]
    [InlineData("while (true)", "")]
    [InlineData("for (;;)", "")]
    [InlineData("for (var attempt = 0; ; attempt++)", " when (attempt < 3)")]
    public Task The_loop(string loop, string filter) => Becomes(Code(Client, Loop(loop, filter: filter)), Code(Fixed, Return));

    [Theory]
    [InlineData("continue;")]
    [InlineData(Logs)]
    [InlineData("System.Diagnostics.Trace.WriteLine(nameof(error));\n                continue;")]
    public Task What_only_logs(string body) => Becomes(Code(Client, Loop(caught: "ThrottlingException error", body: body)), Code(Fixed, Return));

    [Theory]
    [InlineData(Sdk.V3)]
    [InlineData(Sdk.V4)]
    public Task Both_SDKs(Sdk sdk) => Becomes(Code(Client, Loop()), Code(Fixed, Return), sdk);

    [Theory]
    [InlineData("")]
    [InlineData("using Polly;\n")]
    public Task A_namespace_that_is_missing(string more) => Verify.Fix<RetryWithoutBackoffAnalyzer, LetSdkRetryFix>(
        s_withoutRuntime.TrimEnd() + "\n" + more + "\n" + Code(Client, Loop()),
        s_withoutRuntime.TrimEnd() + "\nusing Amazon.Runtime;\n" + more + "\n" + Code(Fixed, Return),
        fixAll: false);

    [Fact]
    public Task On_one_line() => Becomes(
        Code(Client, $"while (true) {{ try {{ {Return} }} {{|BDR3001:catch|}} (ThrottlingException) {{ }} }} // until there is room"),
        Code(Fixed, Return + " // until there is room"));

    [Fact]
    public Task In_a_statement_without_braces() => Becomes(
        Code(Client, "if (request.ModelId != null)\n            while (true)\n            {\n                try\n                {\n                    " + Return + "\n                }\n                {|BDR3001:catch|} (ThrottlingException) { }\n            }\n\n        return null!;"),
        Code(Fixed, "if (request.ModelId != null)\n            " + Return + "\n\n        return null!;"));

    [Fact]
    public Task In_top_level_statements()
    {
        return Becomes(
            Program(Client, "while (true)\n{\n    try\n    {\n        await client.ConverseAsync(request);\n        break;\n    }\n    {|BDR3001:catch|} (ThrottlingException) { }\n}"),
            Program(Fixed, "await client.ConverseAsync(request);"));

        static string Program(string made, string statement) => $$"""
            var client = {{made}};
            var request = new ConverseRequest { ModelId = args[0], InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } };
            {{statement}}
            Console.WriteLine();
            """;
    }

    [Fact]
    public Task In_a_local_function() => Becomes(
        Code(Client, "return await Send();\n\n        async Task<ConverseResponse> Send()\n        {\n        " + Loop() + "\n        }"),
        Code(Fixed, "return await Send();\n\n        async Task<ConverseResponse> Send()\n        {\n        " + Return + "\n        }"));

    [Fact]
    public Task Calls_in_two_loops() => Becomes(
        Code(Client, "if (request.ModelId == null)\n        {\n        " + Loop() + "\n        }\n        else\n        {\n        " + Loop() + "\n        }"),
        Code(Fixed, "if (request.ModelId == null)\n        {\n        " + Return + "\n        }\n        else\n        {\n        " + Return + "\n        }"));

    [Fact]
    public Task Comments_of_what_stays() => Becomes(
        Code(Client, "// Asks until there is room.\n        " + Loop(statement: "// A long one.\n                return await _client.ConverseAsync(\n                    request, // as it is\n                    cancellationToken); // answers")),
        Code(Fixed, "// Asks until there is room.\n        // A long one.\n        return await _client.ConverseAsync(\n            request, // as it is\n            cancellationToken); // answers"));

    [Fact]
    public Task An_answer_that_is_used_after_the_loop() => Becomes(
        Code(Client, "ConverseResponse answer;\n        " + Loop(statement: "answer = await _client.ConverseAsync(request, cancellationToken);\n                break;") + "\n        return answer;"),
        Code(Fixed, "ConverseResponse answer;\n        answer = await _client.ConverseAsync(request, cancellationToken);\n        return answer;"));

    [Fact]
    public Task What_is_made_of_the_answer() => Becomes(
        Code(Client, Loop(statement: "var answer = await _client.ConverseAsync(request, cancellationToken);\n                Console.WriteLine(answer.Usage.OutputTokens);\n                return answer;")),
        Code(Fixed, "var answer = await _client.ConverseAsync(request, cancellationToken);\n        Console.WriteLine(answer.Usage.OutputTokens);\n        return answer;"));

    [Fact]
    public Task A_client_and_a_loop_in_one_method() => Becomes(
        Code("null", $"var client = {Client};\n        " + Loop(statement: "var answer = await client.ConverseAsync(request, cancellationToken);\n                return answer;"), type: "object"),
        Code("null", $"var client = {Fixed};\n        var answer = await client.ConverseAsync(request, cancellationToken);\n        return answer;", type: "object"));

    [Fact]
    public Task A_configuration_of_its_own() => Becomes(
        Code("null", "var config = new AmazonBedrockRuntimeConfig\n        {\n            UseHttp = true,\n        };\n        var client = new AmazonBedrockRuntimeClient(config);\n        " + Loop(statement: "return await client.ConverseAsync(request, cancellationToken);"), type: "object"),
        Code("null", "var config = new AmazonBedrockRuntimeConfig\n        {\n            UseHttp = true,\n            RetryMode = RequestRetryMode.Adaptive,\n            MaxErrorRetry = 5,\n        };\n        var client = new AmazonBedrockRuntimeClient(config);\n        return await client.ConverseAsync(request, cancellationToken);", type: "object"));

    [Theory]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 2 })")]
    [InlineData("new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { RetryMode = RequestRetryMode.Standard })")]
    [InlineData("new AmazonBedrockRuntimeClient(Made())")]
    [InlineData("new AmazonBedrockRuntimeClient(region: Amazon.RegionEndpoint.USEast1)")]
    [InlineData("Environment.MachineName == \"a\" ? new AmazonBedrockRuntimeClient() : new AmazonBedrockRuntimeClient(Amazon.RegionEndpoint.USEast1)")]
    [InlineData("Given")]
    public Task None_for_a_client(string made) => Stays(Code(made, Loop()));

    [Fact]
    public Task None_for_a_field_that_can_change() => Stays(Code(Client, Loop()).Replace("static readonly", "static", StringComparison.Ordinal));

    [Fact]
    public Task None_for_a_client_that_is_passed() => Stays(Code(Client, Loop(statement: "return await client.ConverseAsync(request, cancellationToken);"), parameter: "IAmazonBedrockRuntime client, "));

    [Fact]
    public Task None_for_a_configuration_that_is_set_later() => Stays(Code("null", "var config = new AmazonBedrockRuntimeConfig();\n        var client = new AmazonBedrockRuntimeClient(config);\n        config.MaxErrorRetry = 1;\n        " + Loop(statement: "return await client.ConverseAsync(request, cancellationToken);"), type: "object"));

    [Fact]
    public Task None_for_a_client_of_each_attempt() => Stays(Code("null", Loop(statement: $"return await {Client}.ConverseAsync(request, cancellationToken);"), type: "object"));

    [Theory]
    // The SDK does not try again after all of these.
    [InlineData("Exception")]
    [InlineData("AmazonServiceException")]
    [InlineData("AmazonBedrockRuntimeException")]
    public Task None_where_more_is_caught(string caught) => Stays(Code(Client, Loop(caught: caught)));

    [Theory]
    [InlineData("s_count++;")]
    [InlineData("Console.WriteLine(s_count++);")]
    [InlineData("Note();")]
    [InlineData("// again")]
    public Task None_where_the_loop_does_more(string body) => Stays(Code(Client, Loop(body: body)));

    [Theory]
    [InlineData("Note();\n                return await _client.ConverseAsync(request, cancellationToken);")]
    [InlineData("await Task.Yield();\n                return await _client.ConverseAsync(request, cancellationToken);")]
    public Task None_where_more_is_tried(string statement) => Stays(Code(Client, Loop(statement: statement)));

    [Fact]
    public Task None_where_the_loop_counts_for_others() => Stays(Code(Client, "var attempt = 0;\n        ConverseResponse answer;\n        " + Loop("for (; ; attempt++)", statement: "answer = await _client.ConverseAsync(request, cancellationToken);\n                break;") + "\n        Console.WriteLine(attempt);\n        return answer;"));

    [Fact]
    public Task None_where_the_attempt_is_sent() => Stays(Code(Client, Loop("for (var attempt = 0; ; attempt++)", " when (attempt < 3)", "return await _client.ConverseAsync(new ConverseRequest { ModelId = \"m\" + attempt, InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } }, cancellationToken);")));

    [Fact]
    public Task None_where_code_follows_the_last_attempt() => Stays(Code(Client, Loop("for (var attempt = 0; attempt < 5; attempt++)") + "\n        throw new InvalidOperationException(\"throttled\");"));

    [Fact]
    public Task None_where_a_name_is_taken() => Stays(Code(Client, "if (request.ModelId == null)\n        {\n            var answer = new ConverseResponse();\n            return answer;\n        }\n\n        " + Loop(statement: "var answer = await _client.ConverseAsync(request, cancellationToken);\n                return answer;")));

    private static Task Becomes(string before, string after, Sdk sdk = Sdk.V4) => Verify.Fix<RetryWithoutBackoffAnalyzer, LetSdkRetryFix>(Shapes.Usings + before, Shapes.Usings + after, sdk, fixAll: false);

    private static Task Stays(string code) => Verify.NoFix<RetryWithoutBackoffAnalyzer, LetSdkRetryFix>(Shapes.Usings + code);

    private static string Loop(string loop = "while (true)", string filter = "", string statement = Return, string caught = "ThrottlingException", string body = "") =>
        $$"""
        {{loop}}
                {
                    try
                    {
                        {{statement}}
                    }
                    {|BDR3001:catch|} ({{caught}}){{filter}}
                    {{{(body.Length == 0 ? "" : "\n                " + body)}}
                    }
                }
        """;

    private static string Code(string made, string body, string type = "IAmazonBedrockRuntime", string parameter = "") =>
        $$"""
        public class Program
        {
            private static readonly {{type}} _client = {{made}};
            private static int s_count;

            public static IAmazonBedrockRuntime Given { get; set; }

            // Asks.
            public static async Task<ConverseResponse> Ask({{parameter}}ConverseRequest request, CancellationToken cancellationToken)
            {
                {{body}}
            }

            public static AmazonBedrockRuntimeConfig Made() => throw new NotSupportedException();

            private static void Note() => s_count = 1;
        }
        """;
}
