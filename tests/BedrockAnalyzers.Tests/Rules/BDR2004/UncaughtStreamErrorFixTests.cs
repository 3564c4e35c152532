using BedrockAnalyzers.Rules.BDR2004;

namespace BedrockAnalyzers.Tests.Rules.BDR2004;

/// <summary>How the catch is written.</summary>
public class UncaughtStreamErrorFixTests
{
    private const string Try = "try\n{\n    await foreach (var e in (await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream) { }\n}\n";

    [Theory]
    // The same body.
    [InlineData(
        """
        catch ({|BDR2004:AmazonBedrockRuntimeException|} ex)
        {
            // Say it.
            Console.WriteLine(ex.Message);
            throw;
        }
        """,
        """
        catch (AmazonBedrockRuntimeException ex)
        {
            // Say it.
            Console.WriteLine(ex.Message);
            throw;
        }
        catch (BedrockRuntimeEventStreamException ex)
        {
            // Say it.
            Console.WriteLine(ex.Message);
            throw;
        }
        """)]
    [InlineData("catch ({|BDR2004:AmazonBedrockRuntimeException|}) { throw; }", "catch (AmazonBedrockRuntimeException) { throw; }\ncatch (BedrockRuntimeEventStreamException) { throw; }")]
    // Only throttling.
    [InlineData(
        "catch ({|BDR2004:ThrottlingException|} e) when (number < 3)\n{\n    text = e.ToString();\n}",
        "catch (ThrottlingException e) when (number < 3)\n{\n    text = e.ToString();\n}\ncatch (BedrockRuntimeEventStreamException e) when (e.InnerException is ThrottlingException && (number < 3))\n{\n    text = e.ToString();\n}")]
    [InlineData("catch ({|BDR2004:ThrottlingException|}) { throw; }", "catch (ThrottlingException) { throw; }\ncatch (BedrockRuntimeEventStreamException ex) when (ex.InnerException is ThrottlingException) { throw; }")]
    [InlineData(
        "catch ({|BDR2004:Amazon.Runtime.AmazonServiceException|} ex) when (ex.ErrorCode == \"ThrottlingException\" && flag) { throw; }",
        "catch (Amazon.Runtime.AmazonServiceException ex) when (ex.ErrorCode == \"ThrottlingException\" && flag) { throw; }\ncatch (BedrockRuntimeEventStreamException ex) when (ex.InnerException is ThrottlingException && flag) { throw; }")]
    [InlineData(
        "catch ({|BDR2004:AmazonBedrockRuntimeException|} ex) when (ex.StatusCode == System.Net.HttpStatusCode.TooManyRequests) { Console.WriteLine($\"{ex}\"); }",
        "catch (AmazonBedrockRuntimeException ex) when (ex.StatusCode == System.Net.HttpStatusCode.TooManyRequests) { Console.WriteLine($\"{ex}\"); }\ncatch (BedrockRuntimeEventStreamException ex) when (ex.InnerException is ThrottlingException) { Console.WriteLine($\"{ex}\"); }")]
    // Each of several.
    [InlineData(
        "catch ({|BDR2004:ThrottlingException|} ex)\n{\n    Console.WriteLine(ex);\n}\ncatch (AmazonBedrockRuntimeException)\n{\n    throw;\n}",
        "catch (ThrottlingException ex)\n{\n    Console.WriteLine(ex);\n}\ncatch (BedrockRuntimeEventStreamException ex) when (ex.InnerException is ThrottlingException)\n{\n    Console.WriteLine(ex);\n}\ncatch (AmazonBedrockRuntimeException)\n{\n    throw;\n}\ncatch (BedrockRuntimeEventStreamException)\n{\n    throw;\n}")]
    // What the other exception has not is for who catches the cause.
    [InlineData(
        "catch ({|BDR2004:AmazonBedrockRuntimeException|} ex)\n{\n    Console.WriteLine(ex.StatusCode);\n}",
        "catch (AmazonBedrockRuntimeException ex)\n{\n    Console.WriteLine(ex.StatusCode);\n}\ncatch (BedrockRuntimeEventStreamException ex)\n{\n    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(ex.InnerException ?? ex).Throw();\n    throw;\n}")]
    [InlineData(
        "catch ({|BDR2004:ThrottlingException|} ex)\n{\n    Report(ex);\n}\nfinally\n{\n}\nstatic void Report(AmazonBedrockRuntimeException ex) { }",
        "catch (ThrottlingException ex)\n{\n    Report(ex);\n}\ncatch (BedrockRuntimeEventStreamException ex)\n{\n    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(ex.InnerException ?? ex).Throw();\n    throw;\n}\nfinally\n{\n}\nstatic void Report(AmazonBedrockRuntimeException ex) { }")]
    [InlineData(
        "catch ({|BDR2004:ThrottlingException|} ex)\n{\n    Report(ex);\n}\nstatic void Report(Exception ex) { }",
        "catch (ThrottlingException ex)\n{\n    Report(ex);\n}\ncatch (BedrockRuntimeEventStreamException ex) when (ex.InnerException is ThrottlingException)\n{\n    Report(ex);\n}\nstatic void Report(Exception ex) { }")]
    public Task Catch(string before, string after) => Verify.Fix<UncaughtStreamErrorAnalyzer, UncaughtStreamErrorFix>(Verify.Statements(Try + before), Verify.Statements(Try + after));

    [Fact]
    public Task Braces_at_the_end_of_a_line() => Verify.Fix<UncaughtStreamErrorAnalyzer, UncaughtStreamErrorFix>(
        Verify.Statements("try {\n    foreach (var e in (await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream) { }\n} catch ({|BDR2004:AmazonBedrockRuntimeException|} ex) {\n    Console.WriteLine(ex.Message);\n} // done"),
        Verify.Statements("try {\n    foreach (var e in (await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream) { }\n} catch (AmazonBedrockRuntimeException ex) {\n    Console.WriteLine(ex.Message);\n} // done\ncatch (BedrockRuntimeEventStreamException ex) {\n    Console.WriteLine(ex.Message);\n}"));

    [Fact]
    public Task Braces_at_the_end_of_a_line_again() => Verify.Fix<UncaughtStreamErrorAnalyzer, UncaughtStreamErrorFix>(
        Verify.Statements("try {\n    foreach (var e in (await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream) { }\n} catch ({|BDR2004:AmazonBedrockRuntimeException|} ex) {\n    Console.WriteLine(ex.Message);\n} finally {\n}"),
        Verify.Statements("try {\n    foreach (var e in (await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream) { }\n} catch (AmazonBedrockRuntimeException ex) {\n    Console.WriteLine(ex.Message);\n} catch (BedrockRuntimeEventStreamException ex) {\n    Console.WriteLine(ex.Message);\n} finally {\n}"));

    [Theory]
    [InlineData("", "using Amazon.BedrockRuntime;\nusing Amazon.BedrockRuntime.Model;\n", "BedrockRuntimeEventStreamException")]
    [InlineData("public class Message { }", "using Amazon.BedrockRuntime;\n", "Amazon.BedrockRuntime.Model.BedrockRuntimeEventStreamException")]
    public Task The_namespace(string other, string usings, string name) => Verify.Fix<UncaughtStreamErrorAnalyzer, UncaughtStreamErrorFix>(
        Plain(Program("using Amazon.BedrockRuntime;\n", "try { foreach (var e in s) { } }\n        catch ({|BDR2004:AmazonBedrockRuntimeException|}) { throw; }", other)),
        Plain(Program(usings, $"try {{ foreach (var e in s) {{ }} }}\n        catch (AmazonBedrockRuntimeException) {{ throw; }}\n        catch ({name}) {{ throw; }}", other)));

    [Fact]
    public Task SDK_3() => Verify.Fix<UncaughtStreamErrorAnalyzer, UncaughtStreamErrorFix>(
        Verify.Statements("try { foreach (var e in (await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream) { } }\ncatch ({|BDR2004:AmazonBedrockRuntimeException|}) { throw; }"),
        Verify.Statements("try { foreach (var e in (await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream) { } }\ncatch (AmazonBedrockRuntimeException) { throw; }\ncatch (BedrockRuntimeEventStreamException) { throw; }"),
        Sdk.V3);

    [Fact]
    public Task None_across_directives() => Verify.NoFix<UncaughtStreamErrorAnalyzer, UncaughtStreamErrorFix>(
        Verify.Statements("try { foreach (var e in (await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream) { } }\ncatch ({|BDR2004:AmazonBedrockRuntimeException|})\n{\n#if DEBUG\n    Console.WriteLine();\n#endif\n}"));

    [Fact]
    public Task None_where_the_exception_is_dropped() => Verify.NoFix<UncaughtStreamErrorAnalyzer, UncaughtStreamErrorFix>(Verify.Statements(Try + "catch ({|BDR2004:ThrottlingException|})\n{\n    // never mind\n}"));

    private static string Program(string usings, string body, string other) => $$"""
        using System;
        {{usings}}
        public class C
        {
            public void M(Func<Amazon.BedrockRuntime.Model.ConverseStreamOutput> get)
            {
                var s = get();
                {{body}}
            }
        }
        {{other}}
        """;

    private static string Plain(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
}
