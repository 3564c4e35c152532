using BedrockAnalyzers.Rules.BDR1001;

namespace BedrockAnalyzers.Tests.Rules.BDR1001;

public class NoOutputTokenCapTests
{
    private const string PromptArn = "\"arn:aws:bedrock:us-east-1:123456789012:prompt/PROMPT12345:1\"";

    // How a request is made and sent.

    [Fact]
    public Task Request_in_the_argument() => Statements("""await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = "m" });""");

    [Fact]
    public Task Request_with_parentheses() => Statements("await client.ConverseAsync({|BDR1001:new ConverseRequest()|});");

    [Fact]
    public Task Request_with_parentheses_and_initializer() => Statements("await client.ConverseAsync({|BDR1001:new ConverseRequest()|} { ModelId = text });");

    [Fact]
    public Task Target_typed_new_in_the_argument() => Statements("await client.ConverseAsync({|BDR1001:new()|} { ModelId = text });");

    [Fact]
    public Task Named_arguments_in_another_order() => Statements("await client.ConverseAsync(cancellationToken: cancellationToken, request: {|BDR1001:new ConverseRequest()|});");

    [Fact]
    public Task Request_in_a_local() => Statements("""
        var request = {|BDR1001:new ConverseRequest|} { ModelId = text };
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task Request_filled_after_its_creation() => Statements("""
        ConverseRequest request = {|BDR1001:new()|};
        request.ModelId = text;
        request.Messages = [];
        await client.ConverseAsync(request, cancellationToken);
        """);

    [Fact]
    public Task Request_assigned_later() => Statements("""
        ConverseRequest request;
        request = {|BDR1001:new ConverseRequest()|};
        await client.ConverseAsync(request);
        """);

    [Theory]
    [InlineData("using X = Amazon.BedrockRuntime.Model.ConverseRequest; class C { void M(IAmazonBedrockRuntime client) { client.ConverseAsync({|BDR1001:new X()|}); } }")]
    [InlineData("using X = Amazon.BedrockRuntime.Model.ConverseRequest; class C { void M(IAmazonBedrockRuntime client) { X request = {|BDR1001:new()|}; client.ConverseAsync(request); } }")]
    [InlineData("using X = Amazon.BedrockRuntime.Model.ConverseRequest; class C { void M(IAmazonBedrockRuntime client) { X? request = {|BDR1001:new()|}; client.ConverseAsync(request); } }")]
    [InlineData("namespace N { using X = Amazon.BedrockRuntime.Model.ConverseRequest; class C { void M(IAmazonBedrockRuntime client) { client.ConverseAsync({|BDR1001:new X()|}); } } }")]
    [InlineData("namespace N { namespace P { using X = Amazon.BedrockRuntime.Model.ConverseRequest; class C { void M(IAmazonBedrockRuntime client) { client.ConverseAsync({|BDR1001:new X()|}); } } } }")]
    [InlineData("namespace N; using X = Amazon.BedrockRuntime.Model.ConverseRequest; class C { void M(IAmazonBedrockRuntime client) { X? request = {|BDR1001:new()|}; client.ConverseAsync(request); } }")]
    [InlineData("using X = Own.ConverseRequest; class C { object M() => new X(); } namespace Own { class ConverseRequest; }")]
    [InlineData("using X = System.Collections.Generic.List<Amazon.BedrockRuntime.Model.ConverseRequest>; class C { object M() => new X(); }")]
    public Task Request_under_an_alias(string code) => Verify.Analyzer<NoOutputTokenCapAnalyzer>("using Amazon.BedrockRuntime; " + code);

    [Theory]
    [InlineData("client.ConverseAsync({|BDR1001:new X()|});")]
    [InlineData("X? request = {|BDR1001:new()|}; client.ConverseAsync(request);")]
    [InlineData("client.ConverseAsync(new X { InferenceConfig = new() { MaxTokens = 1 } });")]
    public Task Request_under_an_alias_of_another_file(string statements) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(
        "class C { void M(Amazon.BedrockRuntime.IAmazonBedrockRuntime client) { " + statements + " } }",
        more: [("Usings.cs", "global using X = Amazon.BedrockRuntime.Model.ConverseRequest;")]);

    [Fact]
    public Task An_alias_of_another_file_that_means_something_else_here() => Verify.Analyzer<NoOutputTokenCapAnalyzer>(
        "class C { object M() => new X(); } class X;",
        more: [("Other.cs", "using Y = Amazon.BedrockRuntime.Model.ConverseRequest; namespace N { using X = Amazon.BedrockRuntime.Model.ConverseRequest; class D { Y? Y; X? X; } }")]);

    [Fact]
    public Task Request_under_two_names() => Statements("""
        var request = {|BDR1001:new ConverseRequest()|};
        var same = request;
        await client.ConverseAsync(same);
        """);

    [Fact]
    public Task Request_behind_a_cast() => Statements("""
        object request = {|BDR1001:new ConverseRequest()|};
        await client.ConverseAsync((ConverseRequest)request);
        """);

    [Fact]
    public Task Stream_request() => Statements("""
        var response = await client.ConverseStreamAsync({|BDR1001:new ConverseStreamRequest|} { ModelId = text });
        await foreach (var chunk in response.Stream) Console.WriteLine(chunk);
        """);

    [Fact]
    public Task Request_sent_twice_is_reported_once() => Statements("""
        var request = {|BDR1001:new ConverseRequest()|};
        await client.ConverseAsync(request);
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task Each_of_two_requests() => Statements("await Task.WhenAll(client.ConverseAsync({|BDR1001:new ConverseRequest()|}), client.ConverseAsync({|BDR1001:new()|}));");

    [Fact]
    public Task The_second_request_of_one_variable() => Statements("""
        var request = new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } };
        await client.ConverseAsync(request);
        request = {|BDR1001:new ConverseRequest()|};
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task Request_made_in_place_of_the_callers_missing_one() => Members("""
        public async Task M(ConverseRequest? request)
        {
            request ??= {|BDR1001:new ConverseRequest()|};
            await _client.ConverseAsync(request);
        }
        """);

    [Theory]
    [InlineData("_ = client.ConverseAsync({|BDR1001:new ConverseRequest()|});")]
    [InlineData("_ = client.ConverseAsync({|BDR1001:new ConverseRequest()|}).Result;")]
    [InlineData("client.ConverseAsync({|BDR1001:new ConverseRequest()|}).GetAwaiter().GetResult();")]
    [InlineData("await client.ConverseAsync({|BDR1001:new ConverseRequest()|}).ConfigureAwait(false);")]
    [InlineData("_ = client?.ConverseAsync({|BDR1001:new ConverseRequest()|});")]
    [InlineData("_ = (await client!.ConverseAsync({|BDR1001:new ConverseRequest()|})).Output?.Message;")]
    [InlineData("_ = client.ConverseAsync({|BDR1001:new ConverseRequest()|}).ContinueWith(t => t.Result);")]
    [InlineData("using var own = new AmazonBedrockRuntimeClient(); await own.ConverseAsync({|BDR1001:new ConverseRequest()|});")]
    [InlineData("lock (text) { client.ConverseAsync({|BDR1001:new ConverseRequest()|}).Wait(); }")]
    public Task Whatever_is_done_with_the_answer(string statements) => Statements(statements);

    [Theory]
    [InlineData("ModelId = text")]
    [InlineData("""ModelId = "anthropic.claude-sonnet-4-5-20250929-v1:0" """)]
    [InlineData("""ModelId = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0" """)]
    [InlineData("""ModelId = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl" """)]
    [InlineData("""ModelId = "acme.unheard-of-v1:0" """)]
    public Task Whatever_the_model(string model) => Statements($$"""await client.ConverseAsync({|BDR1001:new ConverseRequest|} { {{model}} });""");

    // Where it is sent.

    [Theory]
    [InlineData("public C() => _client.ConverseAsync({|BDR1001:new ConverseRequest()|}).Wait();")]
    [InlineData("public Task<ConverseResponse> Answer => _client.ConverseAsync({|BDR1001:new ConverseRequest()|});")]
    [InlineData("public string Model { set => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = value }); }")]
    [InlineData("public Task<ConverseResponse> this[string model] => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = model });")]
    [InlineData("public static Task<ConverseResponse> operator +(C c, string model) => c._client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = model });")]
    [InlineData("public Task<ConverseResponse> M() => _client.ConverseAsync({|BDR1001:new()|});")]
    [InlineData("public Task<ConverseResponse> M() { return _client.ConverseAsync({|BDR1001:new()|}); }")]
    [InlineData("private readonly Lazy<Task<ConverseResponse>> _answer = new(() => new AmazonBedrockRuntimeClient().ConverseAsync({|BDR1001:new ConverseRequest()|}));")]
    public Task In_every_kind_of_member(string member) => Members(member);

    [Fact]
    public Task In_an_iterator() => Members("""
        public IEnumerable<Task<ConverseResponse>> M(IEnumerable<string> models)
        {
            foreach (var model in models)
            {
                var request = {|BDR1001:new ConverseRequest|} { ModelId = model };
                yield return _client.ConverseAsync(request);
            }
        }
        """);

    [Fact]
    public Task In_an_asynchronous_iterator() => Members("""
        public async IAsyncEnumerable<string> M()
        {
            yield return "first";
            var response = await _client.ConverseAsync({|BDR1001:new ConverseRequest()|});
            yield return response.StopReason;
        }
        """);

    // An iterator runs as it is enumerated; one whose answer nobody takes never does.
    [Theory]
    [InlineData("Fill(request);", true)]
    [InlineData("_ = Fill(request);", true)]
    [InlineData("Local(request);", true)]
    [InlineData("foreach (var done in Fill(request)) Console.WriteLine(done);", false)]
    [InlineData("foreach (var done in Local(request)) Console.WriteLine(done);", false)]
    [InlineData("Fill(request).ToList();", false)]
    [InlineData("var done = Fill(request); Console.WriteLine(done.Count());", false)]
    [InlineData("Whole(request);", false)]
    public Task Set_in_an_iterator(string statement, bool isReported) => Members($$"""
        private static IEnumerable<int> Fill(ConverseRequest request)
        {
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
            yield return 1;
        }

        private static IEnumerable<int> Whole(ConverseRequest request)
        {
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
            return new[] { 1 };
        }

        public Task<ConverseResponse> M()
        {
            var request = {{(isReported ? "{|BDR1001:new ConverseRequest()|}" : "new ConverseRequest()")}};
            {{statement}}
            return _client.ConverseAsync(request);

            IEnumerable<int> Local(ConverseRequest filled)
            {
                filled.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
                yield return 1;
            }
        }
        """);

    [Fact]
    public Task In_top_level_statements() => Verify.Analyzer<NoOutputTokenCapAnalyzer>("""
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        var client = new AmazonBedrockRuntimeClient();
        var request = {|BDR1001:new ConverseRequest|} { ModelId = args[0] };
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task In_a_local_function() => Statements("""
        await Send();
        async Task Send() => await client.ConverseAsync({|BDR1001:new ConverseRequest()|});
        """);

    [Fact]
    public Task In_a_lambda_that_a_retry_helper_runs() => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Members("""
        public Task<ConverseResponse> M() => Retry(async () => await _client.ConverseAsync({|BDR1001:new ConverseRequest()|}));
        private static Task<T> Retry<T>(Func<Task<T>> action) => action();
        """));

    [Fact]
    public Task Made_outside_the_lambda_that_sends_it() => Members("""
        public Task<ConverseResponse> M(Func<Func<CancellationToken, Task<ConverseResponse>>, Task<ConverseResponse>> pipeline)
        {
            var request = {|BDR1001:new ConverseRequest()|};
            return pipeline(token => _client.ConverseAsync(request, token));
        }
        """);

    [Fact]
    public Task Made_outside_the_local_function_that_sends_it() => Statements("""
        var request = {|BDR1001:new ConverseRequest()|};
        await Send();
        async Task Send() => await client.ConverseAsync(request);
        """);

    [Fact]
    public Task On_a_derived_client() => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Statements("await new Own().ConverseAsync({|BDR1001:new ConverseRequest()|});") + """

        public class Own : AmazonBedrockRuntimeClient
        {
            public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default) => base.ConverseAsync(request, cancellationToken);
            public Task<ConverseResponse> Ping() => base.ConverseAsync({|BDR1001:new ConverseRequest()|});
        }
        """);

    // A client of the project that only looks at the request and hands it on makes the call; one that can do more with it is not followed.
    [Theory]
    [InlineData("{ ArgumentNullException.ThrowIfNull(request); Console.WriteLine(request.ModelId); return base.ConverseAsync(request, cancellationToken); }", true)]
    [InlineData("{ if (request is null) throw new ArgumentNullException(nameof(request)); return base.ConverseAsync(request, cancellationToken); }", true)]
    [InlineData("{ request.InferenceConfig ??= new() { MaxTokens = 5 }; return base.ConverseAsync(request, cancellationToken); }", false)]
    [InlineData("{ var own = request; own.InferenceConfig = new() { MaxTokens = 5 }; return base.ConverseAsync(own, cancellationToken); }", false)]
    [InlineData("{ Cap(request); return base.ConverseAsync(request, cancellationToken); }", false)]
    [InlineData("{ ConverseRequest own = new() { ModelId = request.ModelId, InferenceConfig = new() { MaxTokens = 5 } }; return base.ConverseAsync(own, cancellationToken); }", false)]
    public Task On_a_client_that_stands_before_another(string body, bool handsOn) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Statements($"await new Own().ConverseAsync({(handsOn ? "{|BDR1001:new ConverseRequest()|}" : "new ConverseRequest()")});") + $$"""

        public class Own : AmazonBedrockRuntimeClient
        {
            public override Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default) {{body}}
            private static void Cap(ConverseRequest request) => request.InferenceConfig = new() { MaxTokens = 5 };
        }
        """);

    [Fact]
    public Task On_an_interface_of_the_project() => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Members("public Task<ConverseResponse> M(IOwn client) => client.ConverseAsync({|BDR1001:new ConverseRequest()|});") + """

        public interface IOwn : IAmazonBedrockRuntime;
        """);

    [Fact]
    public Task On_a_type_parameter() => Members("public Task<ConverseResponse> M<T>(T client) where T : class, IAmazonBedrockRuntime => client.ConverseAsync({|BDR1001:new ConverseRequest()|});");

    [Theory]
    [InlineData("await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });")]
    [InlineData("await client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = new InferenceConfiguration { Temperature = 0.5f } });")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } });")]
    [InlineData("await client.ConverseStreamAsync({|BDR1001:new ConverseStreamRequest()|});")]
    public Task On_SDK_3(string statements) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Statements(statements), Sdk.V3);

    // A configuration that sets no cap.

    [Theory]
    [InlineData("new InferenceConfiguration()")]
    [InlineData("new InferenceConfiguration { Temperature = 0.2f, TopP = 0.9f }")]
    [InlineData("new() { StopSequences = [] }")]
    [InlineData("new InferenceConfiguration { MaxTokens = null }")]
    [InlineData("null")]
    [InlineData("default")]
    [InlineData("flag ? new InferenceConfiguration { MaxTokens = 100 } : null")]
    [InlineData("flag ? new InferenceConfiguration { MaxTokens = 100 } : new InferenceConfiguration()")]
    [InlineData("number switch { 0 => new InferenceConfiguration { MaxTokens = 100 }, 1 => null, _ => new InferenceConfiguration { MaxTokens = 200 } }")]
    public Task Configuration_without_a_cap(string configuration) => Statements($$"""await client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = {{configuration}} });""");

    [Fact]
    public Task Configuration_in_a_local_without_a_cap() => Statements("""
        var config = new InferenceConfiguration { Temperature = 0.5f };
        config.TopP = 0.9f;
        await client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = config });
        """);

    [Theory]
    [InlineData("request.InferenceConfig = null;")]
    [InlineData("request.InferenceConfig = new InferenceConfiguration();")]
    [InlineData("request.InferenceConfig.MaxTokens = null;")]
    [InlineData("if (flag) request.InferenceConfig = null;")]
    public Task A_cap_that_is_taken_away_again(string statement) => Statements($$"""
        var request = {|BDR1001:new ConverseRequest|} { InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } };
        {{statement}}
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task A_cap_set_when_the_request_is_gone() => Statements("""
        var request = {|BDR1001:new ConverseRequest()|};
        await client.ConverseAsync(request);
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
        """);

    // A cap on some paths only.

    [Theory]
    [InlineData("if (flag) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };")]
    [InlineData("if (flag) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; else Console.WriteLine();")]
    [InlineData("switch (number) { case 0: request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; break; case 1: break; default: return; }")]
    [InlineData("foreach (var c in text) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 512 };")]
    [InlineData("for (var i = 0; i < number; i++) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };")]
    [InlineData("while (flag) { request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; flag = number > 0; }")]
    [InlineData("try { Console.WriteLine(int.Parse(text)); request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; } catch (FormatException) { }")]
    [InlineData("if (flag) goto send; request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; send:")]
    [InlineData("if (flag && number > 3) { request.InferenceConfig ??= new InferenceConfiguration { MaxTokens = 100 }; }")]
    [InlineData("request.InferenceConfig ??= new InferenceConfiguration();")]
    [InlineData("if (request.InferenceConfig != null) request.InferenceConfig.MaxTokens = 100;")]
    [InlineData("if (request.InferenceConfig is { } config) config.MaxTokens = 100;")]
    public Task A_cap_on_some_paths_only(string statement) => Statements($$"""
        var request = {|BDR1001:new ConverseRequest()|};
        {{statement}}
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task One_of_two_requests() => Statements("""
        var request = flag ? new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } } : {|BDR1001:new ConverseRequest|} { ModelId = text };
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task One_arm_of_a_switch_expression() => Statements("""
        await client.ConverseAsync(number switch
        {
            0 => new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } },
            1 => {|BDR1001:new ConverseRequest|} { ModelId = text },
            _ => throw new InvalidOperationException(),
        });
        """);

    [Fact]
    public Task A_loop_whose_first_round_has_no_cap() => Statements("""
        var request = {|BDR1001:new ConverseRequest()|};
        while (flag)
        {
            await client.ConverseAsync(request);
            request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
        }
        """);

    [Fact]
    public Task A_request_in_a_loop() => Statements("""
        for (var i = 0; i < number; i++)
        {
            var request = {|BDR1001:new ConverseRequest|} { ModelId = text };
            await client.ConverseAsync(request);
        }
        """);

    [Fact]
    public Task In_catch_and_finally() => Statements("""
        try
        {
            await client.ConverseAsync(new ConverseRequest { InferenceConfig = new InferenceConfiguration { MaxTokens = 100 } });
        }
        catch (ThrottlingException)
        {
            await client.ConverseAsync({|BDR1001:new ConverseRequest()|});
        }
        finally
        {
            await client.ConverseAsync({|BDR1001:new ConverseRequest()|});
        }
        """);

    [Fact]
    public Task A_constant_cap_under_the_callers_flag() => Members("""
        public Task<ConverseResponse> M(bool isShort)
        {
            var request = {|BDR1001:new ConverseRequest()|};
            if (isShort) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };
            return _client.ConverseAsync(request);
        }
        """);

    // A cap.

    [Theory]
    [InlineData("new InferenceConfiguration { MaxTokens = 100 }")]
    [InlineData("new InferenceConfiguration { MaxTokens = 0 }")]
    [InlineData("new() { Temperature = 0.5f, MaxTokens = number }")]
    [InlineData("new InferenceConfiguration { MaxTokens = Math.Min(number, 5) }")]
    [InlineData("new InferenceConfiguration { MaxTokens = flag ? 100 : number }")]
    [InlineData("flag ? new InferenceConfiguration { MaxTokens = 100 } : new InferenceConfiguration { MaxTokens = 200 }")]
    [InlineData("number switch { 0 => new InferenceConfiguration { MaxTokens = 100 }, _ => new InferenceConfiguration { MaxTokens = 200 } }")]
    [InlineData("flag ? throw new InvalidOperationException() : new InferenceConfiguration { MaxTokens = 200 }")]
    public Task A_configuration_with_a_cap(string configuration) => Statements($$"""await client.ConverseAsync(new ConverseRequest { InferenceConfig = {{configuration}} });""");

    [Theory]
    [InlineData("request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };")]
    [InlineData("request.InferenceConfig = new(); request.InferenceConfig.MaxTokens = 100;")]
    [InlineData("request.InferenceConfig ??= new InferenceConfiguration { MaxTokens = 100 };")]
    [InlineData("if (request.InferenceConfig == null) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };")]
    [InlineData("if (request.InferenceConfig is null) { request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; }")]
    [InlineData("if (null == request.InferenceConfig) request.InferenceConfig = new InferenceConfiguration(); request.InferenceConfig.MaxTokens = 100;")]
    [InlineData("(request.InferenceConfig ??= new()).MaxTokens = 100;")]
    [InlineData("var config = new InferenceConfiguration(); config.MaxTokens = 100; request.InferenceConfig = config;")]
    [InlineData("var config = new InferenceConfiguration(); request.InferenceConfig = config; config.MaxTokens = 100;")]
    [InlineData("var same = request; same.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };")]
    [InlineData("if (flag) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; else request.InferenceConfig = new InferenceConfiguration { MaxTokens = 200 };")]
    [InlineData("if (flag) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; else return;")]
    [InlineData("if (flag) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; else throw new InvalidOperationException();")]
    [InlineData("switch (number) { case 0: request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; break; default: return; }")]
    [InlineData("do { request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; } while (flag && number > 0);")]
    [InlineData("try { Console.WriteLine(int.Parse(text)); } finally { request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; }")]
    [InlineData("try { Console.WriteLine(int.Parse(text)); request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; } catch (FormatException) { return; }")]
    [InlineData("using (new CancellationTokenSource()) { request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 }; }")]
    [InlineData("var capped = true; if (capped) request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };")]
    public Task A_cap_on_every_path(string statement) => Statements($$"""
        var request = new ConverseRequest { ModelId = text };
        {{statement}}
        await client.ConverseAsync(request);
        """);

    [Fact]
    public Task A_shared_configuration_with_a_cap() => Statements("""
        const int Cap = 100;
        var config = new InferenceConfiguration { MaxTokens = Cap };
        await client.ConverseAsync(new ConverseRequest { InferenceConfig = config });
        await client.ConverseStreamAsync(new ConverseStreamRequest { InferenceConfig = config });
        """);

    // A cap that the caller may give: the caller decides.

    [Theory]
    [InlineData("if (cap is { } n) request.InferenceConfig = new InferenceConfiguration { MaxTokens = n };")]
    [InlineData("if (cap is int n) request.InferenceConfig = new InferenceConfiguration { MaxTokens = n };")]
    [InlineData("if (cap.HasValue) request.InferenceConfig = new InferenceConfiguration { MaxTokens = cap.Value };")]
    [InlineData("if (cap != null) request.InferenceConfig = new InferenceConfiguration { MaxTokens = cap };")]
    [InlineData("if (cap is not null) { request.InferenceConfig = new InferenceConfiguration(); request.InferenceConfig.MaxTokens = cap.Value; }")]
    [InlineData("request.InferenceConfig = new InferenceConfiguration { MaxTokens = cap };")]
    [InlineData("request.InferenceConfig = cap is null ? null : new InferenceConfiguration { MaxTokens = cap };")]
    [InlineData("request.InferenceConfig = new InferenceConfiguration { MaxTokens = settings?.MaxTokens };")]
    [InlineData("if (settings?.MaxTokens is { } n) request.InferenceConfig = new InferenceConfiguration { MaxTokens = n };")]
    [InlineData("request.InferenceConfig = settings;")]
    public Task The_callers_optional_cap(string statement) => Members($$"""
        public Task<ConverseResponse> M(int? cap, InferenceConfiguration? settings)
        {
            var request = new ConverseRequest();
            {{statement}}
            return _client.ConverseAsync(request);
        }
        """);

    // Unknown, so silent.

    [Theory]
    [InlineData("Prepare(request);")]
    [InlineData("Prepare((object)request);")]
    [InlineData("Replace(ref request);")]
    [InlineData("requests.Add(request);")]
    [InlineData("action(request);")]
    [InlineData("request = Made(request);")]
    [InlineData("request.InferenceConfig = Shared;")]
    [InlineData("request.InferenceConfig = Make();")]
    [InlineData("request.InferenceConfig = new InferenceConfiguration { MaxTokens = Cap() };")]
    [InlineData("var config = new InferenceConfiguration(); Prepare(config); request.InferenceConfig = config;")]
    [InlineData("request.AdditionalModelRequestFields = Fields();")]
    [InlineData("request.AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document { { \"max_tokens\", 500 } };")]
    [InlineData("request.AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { inferenceConfig = new { maxTokens = 500 } });")]
    [InlineData("var fields = new Amazon.Runtime.Documents.Document(); fields.Add(Name(), 500); request.AdditionalModelRequestFields = fields;")]
    [InlineData("Action<ConverseRequest> set = r => r.InferenceConfig = Shared; set(request);")]
    [InlineData("Set(); void Set() => request.InferenceConfig = new InferenceConfiguration { MaxTokens = 100 };")]
    public Task What_crosses_members(string statement) => Members($$"""
        public async Task M(List<ConverseRequest> requests, Action<ConverseRequest> action)
        {
            var request = new ConverseRequest();
            {{statement}}
            await _client.ConverseAsync(request);
        }

        private static InferenceConfiguration Shared { get; set; } = new();
        protected virtual InferenceConfiguration Make() => new();
        protected virtual int? Cap() => null;
        protected virtual Amazon.Runtime.Documents.Document Fields() => new();
        protected virtual string Name() => "";
        protected virtual void Prepare(object o) => o.ToString();
        protected virtual void Replace(ref ConverseRequest request) => request = Made(request);
        protected virtual ConverseRequest Made(ConverseRequest request) => request;
        """);

    // Methods of the project are walked where they are called.

    [Theory]
    [InlineData("Look(request);")]
    [InlineData("Look((object)request);")]
    [InlineData("Same(ref request);")]
    [InlineData("request = Made(request);")]
    [InlineData("request.InferenceConfig = Empty();")]
    [InlineData("request.InferenceConfig = EmptyProperty;")]
    [InlineData("request.InferenceConfig = new InferenceConfiguration { MaxTokens = None() };")]
    [InlineData("var config = new InferenceConfiguration(); Look(config); request.InferenceConfig = config;")]
    [InlineData("request.WithTopP();")]
    [InlineData("if (number > 0) request.WithCap();")]
    [InlineData("request = number > 0 ? request.WithCap() : request;")]
    [InlineData("ApplyIf(request, number > 0);")]
    [InlineData("var builder = new Builder(); request.InferenceConfig = builder.Build();")]
    [InlineData("request.InferenceConfig = new Builder().WithTopP().Build();")]
    [InlineData("request.InferenceConfig = new Settings(null).ToConfig();")]
    [InlineData("request.InferenceConfig = (new Settings(5) with { MaxTokens = null }).ToConfig();")]
    [InlineData("Action<ConverseRequest> look = Look; look(request);")]
    [InlineData("request.AdditionalModelRequestFields = new Amazon.Runtime.Documents.Document { { \"top_k\", 5 } };")]
    [InlineData("request.AdditionalModelRequestFields = Amazon.Runtime.Documents.Document.FromObject(new { thinking = new { type = \"enabled\", budget_tokens = 2000 } });")]
    public Task Methods_of_the_project_that_set_no_cap(string statement) => Helpers("{|BDR1001:new ConverseRequest()|}", statement);

    [Theory]
    [InlineData("Cap(request);")]
    [InlineData("Cap((object)request);")]
    [InlineData("Replace(ref request);")]
    [InlineData("Make(out request);")]
    [InlineData("request = Capped(request);")]
    [InlineData("request = await CappedAsync(request).ConfigureAwait(false);")]
    [InlineData("request = CappedAsync(request).Result;")]
    [InlineData("request.InferenceConfig = Config();")]
    [InlineData("request.InferenceConfig = Config(maxTokens: 7);")]
    [InlineData("request.InferenceConfig = ConfigProperty;")]
    [InlineData("request.InferenceConfig = new InferenceConfiguration { MaxTokens = Five() };")]
    [InlineData("request.InferenceConfig = Unknown();")]
    [InlineData("var config = new InferenceConfiguration(); Cap(config); request.InferenceConfig = config;")]
    [InlineData("request.WithCap();")]
    [InlineData("request = request.WithTopP().WithCap();")]
    [InlineData("ApplyIf(request, true);")]
    [InlineData("request.InferenceConfig = new Builder().WithCap(5).Build();")]
    [InlineData("request.InferenceConfig = new Builder().WithTopP().WithCap(number).Build();")]
    [InlineData("request.InferenceConfig = new Settings(5).ToConfig();")]
    [InlineData("request.InferenceConfig = (new Settings(null) with { MaxTokens = 5 }).ToConfig();")]
    [InlineData("request.InferenceConfig = new Settings(null).ToConfigOr(5);")]
    [InlineData("Action<ConverseRequest> cap = Cap; cap(request);")]
    [InlineData("Given(request, r => r.WithCap());")]
    [InlineData("NeverBack(); ")]
    public Task Methods_of_the_project_that_set_the_cap(string statement) => Helpers("new ConverseRequest()", statement);

    private static Task Helpers(string creation, string statement) => Verify.Analyzer<NoOutputTokenCapAnalyzer>($$"""
        using System;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class C
        {
            private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient();

            public async Task<ConverseResponse> M(int number)
            {
                var request = {{creation}};
                {{statement}}
                return await Send(request);
            }

            private Task<ConverseResponse> Send(ConverseRequest request) => _client.ConverseAsync(request);
            private static void Look(object o) => Console.WriteLine(o);
            private static void Same(ref ConverseRequest request) => request = Made(request);
            private static ConverseRequest Made(ConverseRequest request) => request;
            private static InferenceConfiguration Empty() => new();
            private static InferenceConfiguration EmptyProperty => new() { TopP = 0.5f };
            private static int? None() => null;
            private static int Five() => 5;
            private static void Cap(object o) { if (o is ConverseRequest request) Cap(request); }
            private static void Cap(ConverseRequest request) => request.InferenceConfig = Config();
            private static void Cap(InferenceConfiguration config) => config.MaxTokens = 5;
            private static void Replace(ref ConverseRequest request) => request = Capped(request);
            private static void Make(out ConverseRequest request) => request = Capped(new ConverseRequest());
            private static ConverseRequest Capped(ConverseRequest request) { Cap(request); return request; }
            private static async Task<ConverseRequest> CappedAsync(ConverseRequest request) { await Task.Yield(); Cap(request); return request; }
            private static InferenceConfiguration Config(int maxTokens = 5) => new() { MaxTokens = maxTokens };
            private static InferenceConfiguration ConfigProperty => new() { MaxTokens = 5 };
            private static InferenceConfiguration Unknown() => System.Text.Json.JsonSerializer.Deserialize<InferenceConfiguration>("")!;
            private static void ApplyIf(ConverseRequest request, bool cap) { if (cap) Cap(request); }
            private static void Given(ConverseRequest request, Action<ConverseRequest> configure) => configure(request);
            private static void NeverBack() => throw new InvalidOperationException();
        }

        public static class Extensions
        {
            public static ConverseRequest WithCap(this ConverseRequest request) { request.InferenceConfig ??= new(); request.InferenceConfig.MaxTokens = 5; return request; }
            public static ConverseRequest WithTopP(this ConverseRequest request) { request.InferenceConfig ??= new(); request.InferenceConfig.TopP = 0.5f; return request; }
        }

        public class Builder
        {
            private int? _cap;
            private float? _topP;

            public Builder WithCap(int cap) { _cap = cap; return this; }
            public Builder WithTopP() { _topP = 0.5f; return this; }
            public InferenceConfiguration Build() => new() { MaxTokens = _cap, TopP = _topP };
        }

        public record Settings(int? MaxTokens)
        {
            public InferenceConfiguration ToConfig() => new() { MaxTokens = MaxTokens };
            public InferenceConfiguration ToConfigOr(int other) => new() { MaxTokens = MaxTokens ?? other };
        }
        """);

    // What a readonly member holds is known from the construction of its object on, unless it gets into other hands.

    [Fact]
    public Task What_readonly_members_hold() => Verify.Analyzer<NoOutputTokenCapAnalyzer>("""
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        public class Holder
        {
            private readonly IAmazonBedrockRuntime _client;
            private readonly InferenceConfiguration _config = new() { TopP = 0.5f };
            private readonly InferenceConfiguration _capped = new() { MaxTokens = 500 };
            private static readonly InferenceConfiguration s_config = new() { TopP = 0.5f };
            private InferenceConfiguration Got { get; } = new();
            private InferenceConfiguration GotCapped { get; } = new() { MaxTokens = 5 };
            private readonly InferenceConfiguration _leaked = new();
            private readonly InferenceConfiguration _set = new();
            private readonly InferenceConfiguration _ctor;
            private readonly InferenceConfiguration _ctorCapped;
            private readonly int? _none = null;
            private readonly int _some = 5;
            private readonly bool _useCap = false;
            private readonly Settings _opts = new();
            private readonly Settings _optsSet = new() { Max = 7 };
            private readonly ConverseRequest _template = {|BDR1001:new()|} { ModelId = "x" };
            private readonly ConverseRequest _template2 = new() { ModelId = "x" };
            public Holder(IAmazonBedrockRuntime client, int n) { _client = client; _ctor = new InferenceConfiguration(); _ctorCapped = new InferenceConfiguration { MaxTokens = n }; }
            public Task A() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = _config });
            public Task B() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = _capped });
            public Task C() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = s_config });
            public Task D() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = Got });
            public Task E() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = GotCapped });
            public Task F() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = _leaked });
            public void F1(System.Action<object> a) => a(_leaked);
            public Task G() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = _set });
            public void G1(int n) => _set.MaxTokens = n;
            public Task H() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = _ctor });
            public Task I() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = _ctorCapped });
            public Task J() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = new() { MaxTokens = _none } });
            public Task K() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = _some } });
            public Task L() { var r = {|BDR1001:new ConverseRequest()|}; if (_useCap) r.InferenceConfig = new() { MaxTokens = 5 }; return _client.ConverseAsync(r); }
            public Task M() => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = new() { MaxTokens = _opts.Max } });
            public Task N() => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = _optsSet.Max } });
            public Task O() { _template.Messages = []; return _client.ConverseAsync(_template); }
            public Task P() { _template2.InferenceConfig = new() { MaxTokens = 5 }; return _client.ConverseAsync(_template2); }
        }
        public class Settings { public int? Max { get; set; } }
        """);

    // A request that a member hands on is judged where it goes.

    [Theory]
    [InlineData("public Task M() => _client.ConverseAsync(Make()); private ConverseRequest Make() => {|BDR1001:new()|};")]
    [InlineData("public Task M() => _client.ConverseAsync(Made); private ConverseRequest Made => {|BDR1001:new()|};")]
    [InlineData("public Task M() { Make(out var request); return _client.ConverseAsync(request); } private void Make(out ConverseRequest request) => request = {|BDR1001:new ConverseRequest()|};")]
    [InlineData("public async Task M() => await _client.ConverseAsync(await MakeAsync()); private async Task<ConverseRequest> MakeAsync() { await Task.Yield(); return {|BDR1001:new ConverseRequest()|}; }")]
    [InlineData("public async Task M() => await _client.ConverseAsync(await MakeAsync()); private Task<ConverseRequest> MakeAsync() => Task.FromResult({|BDR1001:new ConverseRequest()|});")]
    [InlineData("public Task M() => _client.ConverseAsync(Outer()); private ConverseRequest Outer() => Inner(); private ConverseRequest Inner() => {|BDR1001:new()|};")]
    [InlineData("public Task M() => Task.WhenAll(_client.ConverseAsync(Capped(Make())), _client.ConverseAsync(Make())); private ConverseRequest Make() => {|BDR1001:new()|}; private static ConverseRequest Capped(ConverseRequest r) { r.InferenceConfig = new() { MaxTokens = 5 }; return r; }")]
    [InlineData("public Task M() => Ask(null); private Task Ask(int? cap) => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("public Task M() => Task.WhenAll(Ask(5), Ask(null)); private Task Ask(int? cap) => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("public Task M() => Ask(); private Task Ask(int? cap = null) => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("public Task M() => Ask(null); private Task Ask(int? cap) => Send(cap); private Task Send(int? cap) => _client.ConverseAsync({|BDR1001:new ConverseRequest|} { InferenceConfig = cap is { } n ? new() { MaxTokens = n } : null });")]
    [InlineData("public Task M() => Ask(false); private Task Ask(bool capped) { var request = {|BDR1001:new ConverseRequest()|}; if (capped) request.InferenceConfig = new() { MaxTokens = 5 }; return _client.ConverseAsync(request); }")]
    [InlineData("public ConverseRequest Make() => {|BDR1001:new()|};")]
    [InlineData("public ConverseRequest Made => {|BDR1001:new()|};")]
    [InlineData("protected void Make(out ConverseRequest request) => request = {|BDR1001:new ConverseRequest()|};")]
    [InlineData("public IEnumerable<ConverseRequest> Make() { yield return {|BDR1001:new ConverseRequest()|}; }")]
    [InlineData("public ConverseRequest Make(bool capped) { var request = {|BDR1001:new ConverseRequest()|}; if (capped) request.InferenceConfig = new() { MaxTokens = 5 }; return request; }")]
    public Task Where_a_request_goes_without_a_cap(string members) => Members(members);

    [Theory]
    [InlineData("public Task M() { var request = Make(); request.InferenceConfig = new() { MaxTokens = 5 }; return _client.ConverseAsync(request); } private ConverseRequest Make() => new();")]
    [InlineData("public Task M() { var request = Make(); request.InferenceConfig = new() { MaxTokens = 5 }; return _client.ConverseAsync(request); } public ConverseRequest Make() => new();")]
    [InlineData("private ConverseRequest Make() => new();")]
    [InlineData("public Task M() => Ask(5); private Task Ask(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("public Task M() => Ask(null); public Task Ask(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("public Task M(int? cap) => Ask(cap); private Task Ask(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("public Task M(int? cap = null) => cap is { } n ? Ask(n) : Ask(4096); private Task Ask(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("public Task M() => Ask(true); private Task Ask(bool capped) { var request = new ConverseRequest(); if (capped) request.InferenceConfig = new() { MaxTokens = 5 }; return _client.ConverseAsync(request); }")]
    [InlineData("public Task M(Func<Func<int?, Task>, Task> run) { Ask(null); return run(Ask); } private Task Ask(int? cap) => _client.ConverseAsync(new ConverseRequest { InferenceConfig = new() { MaxTokens = cap } });")]
    [InlineData("public ConverseRequest Make(InferenceConfiguration? config) => new() { InferenceConfig = config };")]
    [InlineData("public ConverseRequest Make() => new() { InferenceConfig = new() { MaxTokens = 5 } };")]
    [InlineData("internal ConverseRequest Make() => new();")]
    [InlineData("public List<ConverseRequest> Make() => [new ConverseRequest()];")]
    public Task Where_a_request_goes_with_a_cap(string members) => Members(members);

    [Theory]
    [InlineData("public Task M(ConverseRequest request) => _client.ConverseAsync(request);")]
    [InlineData("private ConverseRequest _request = new(); public Task M() => _client.ConverseAsync(_request);")]
    [InlineData("public Task M(Func<ConverseRequest> make) => _client.ConverseAsync(make());")]
    [InlineData("public Task M() => Send(new ConverseRequest()); protected virtual Task Send(ConverseRequest request) => _client.ConverseAsync(request);")]
    [InlineData("public Task M() => new Job(new ConverseRequest()).Run(); private class Job(object request) { public Task Run() => Task.FromResult(request); }")]
    [InlineData("public Task M() { Func<ConverseRequest, CancellationToken, Task<ConverseResponse>> send = _client.ConverseAsync; return send(new ConverseRequest(), default); }")]
    [InlineData("public Task M(dynamic client) => client.ConverseAsync(new ConverseRequest());")]
    [InlineData("public void M() { var request = new ConverseRequest(); Console.WriteLine(request.ModelId); }")]
    [InlineData("public Task M(IEnumerable<ConverseRequest> requests) => Task.WhenAll(requests.Select(r => _client.ConverseAsync(r)));")]
    public Task Requests_from_elsewhere_and_to_elsewhere(string members) => Members(members);

    [Theory]
    [InlineData($"await client.ConverseAsync(new ConverseRequest {{ ModelId = {PromptArn} }});")]
    [InlineData($"await client.ConverseStreamAsync(new ConverseStreamRequest {{ ModelId = {PromptArn} }});")]
    [InlineData($"await client.ConverseAsync(new ConverseRequest {{ ModelId = flag ? {PromptArn} : text }});")]
    [InlineData($"await client.ConverseAsync(new ConverseRequest {{ ModelId = flag ? {PromptArn} : \"amazon.nova-lite-v1:0\" }});")]
    [InlineData($"var request = new ConverseRequest(); request.ModelId = {PromptArn}; await client.ConverseAsync(request);")]
    [InlineData($"var request = new ConverseRequest {{ ModelId = text }}; if (flag) request.ModelId = {PromptArn}; await client.ConverseAsync(request);")]
    [InlineData($"const string Prompt = {PromptArn}; var model = Prompt; await client.ConverseAsync(new ConverseRequest {{ ModelId = model }});")]
    public Task A_managed_prompt(string statements) => Statements(statements);

    [Theory]
    [InlineData("await client.CountTokensAsync(new CountTokensRequest { ModelId = text, Input = new CountTokensInput { Converse = new ConverseTokensRequest { Messages = [] } } });")]
    [InlineData("await client.ApplyGuardrailAsync(new ApplyGuardrailRequest());")]
    [InlineData("await client.InvokeModelAsync(new InvokeModelRequest { ModelId = text });")]
    public Task Other_operations(string statements) => Statements(statements);

    [Fact]
    public Task Suppressed_by_pragma() => Statements("""
        #pragma warning disable BDR1001
        await client.ConverseAsync(new ConverseRequest());
        #pragma warning restore BDR1001
        """);

    [Fact]
    public Task Suppressed_by_attribute() => Members("""
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Bedrock.Tokens", "BDR1001", Justification = "Tests")]
        public Task M() => _client.ConverseAsync(new ConverseRequest());
        """);

    // Retrieval and generation.

    [Theory]
    [InlineData("new KnowledgeBaseRetrieveAndGenerateConfiguration { ModelArn = model }")]
    [InlineData("new KnowledgeBaseRetrieveAndGenerateConfiguration { GenerationConfiguration = new GenerationConfiguration() }")]
    [InlineData("new KnowledgeBaseRetrieveAndGenerateConfiguration { GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig() } }")]
    [InlineData("new KnowledgeBaseRetrieveAndGenerateConfiguration { GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { Temperature = 0 } } } }")]
    [InlineData("new KnowledgeBaseRetrieveAndGenerateConfiguration { OrchestrationConfiguration = new OrchestrationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = 100 } } } }")]
    public async Task Retrieval_without_a_cap(string configuration)
    {
        await Retrieval($$"""client.RetrieveAndGenerateAsync({|BDR1001:new RetrieveAndGenerateRequest|} { RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration { KnowledgeBaseConfiguration = {{configuration}} } })""");
        await Retrieval($$"""client.RetrieveAndGenerateStreamAsync({|BDR1001:new RetrieveAndGenerateStreamRequest|} { RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration { KnowledgeBaseConfiguration = {{configuration}} } })""");
    }

    [Theory]
    [InlineData("KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration { GenerationConfiguration = new GenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = 100 } } } }")]
    [InlineData("ExternalSourcesConfiguration = new ExternalSourcesRetrieveAndGenerateConfiguration { GenerationConfiguration = new ExternalSourcesGenerationConfiguration { InferenceConfig = new InferenceConfig { TextInferenceConfig = new TextInferenceConfig { MaxTokens = 100 } } } }")]
    [InlineData("KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration { GenerationConfiguration = Unknown() }")]
    [InlineData("KnowledgeBaseConfiguration = new KnowledgeBaseRetrieveAndGenerateConfiguration { ModelArn = " + PromptArn + " }")]
    public Task Retrieval_with_a_cap(string configuration) =>
        Retrieval($$"""client.RetrieveAndGenerateAsync(new RetrieveAndGenerateRequest { RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration { {{configuration}} } })""");

    [Fact]
    public Task Retrieval_from_external_sources() =>
        Retrieval("client.RetrieveAndGenerateAsync({|BDR1001:new RetrieveAndGenerateRequest|} { RetrieveAndGenerateConfiguration = new RetrieveAndGenerateConfiguration { ExternalSourcesConfiguration = new ExternalSourcesRetrieveAndGenerateConfiguration { ModelArn = model } } })");

    // The message.

    [Fact]
    public Task Message_for_a_known_model() => Verify.Message<NoOutputTokenCapAnalyzer>(
        Verify.Statements("""await client.ConverseAsync(new ConverseRequest { ModelId = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0" });"""),
        "This ConverseRequest sets no MaxTokens: the model may write up to its maximum (64,000 tokens for Claude Sonnet 4.5) and that much quota is reserved (about $0.96 an answer); set InferenceConfig.MaxTokens");

    [Fact]
    public Task Message_for_an_unknown_model() => Verify.Message<NoOutputTokenCapAnalyzer>(
        Verify.Statements("await client.ConverseStreamAsync(new ConverseStreamRequest { ModelId = text });"),
        "This ConverseStreamRequest sets no MaxTokens: the model may write up to its maximum and that much quota is reserved; set InferenceConfig.MaxTokens");

    private static Task Statements(string statements) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Statements(statements));

    private static Task Members(string members) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Members(members));

    private static Task Retrieval(string call) => Verify.Analyzer<NoOutputTokenCapAnalyzer>($$"""
        using System.Threading.Tasks;
        using Amazon.BedrockAgentRuntime;
        using Amazon.BedrockAgentRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockAgentRuntime client, string model) => {{call}};
            protected virtual GenerationConfiguration Unknown() => new();
        }
        """);

    // The compiler's own local of a lock has no name.
    [Theory]
    [InlineData("await Task.Run(() => { lock (text) { number++; } });")]
    [InlineData("using var timer = new Timer(_ => { lock (text) { number++; } });")]
    [InlineData("new List<string>().ForEach(one => { lock (one) { number++; } });")]
    public Task A_lock_in_a_lambda_that_others_run(string statement) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Statements(statement + " await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });"));
}
