using BedrockAnalyzers.Rules.BDR3006;

namespace BedrockAnalyzers.Tests.Rules.BDR3006;

/// <summary>The shapes in short; whole programs are in Cases/BDR3006.</summary>
public class SwallowedThrottlingTests
{
    private static string In(string statements) => Verify.Members($"public async Task M(IAmazonBedrockRuntime client, string text, bool flag, int number) {{ {statements} }}");

    [Theory]
    [InlineData("{|BDR3006:catch|} (ThrottlingException) { }")]
    [InlineData("{|BDR3006:catch|} (ThrottlingException) { /* busy */ }")]
    [InlineData("{|BDR3006:catch|} (ThrottlingException) { ; }")]
    [InlineData("{|BDR3006:catch|} (Amazon.BedrockRuntime.Model.ThrottlingException) when (flag) { }")]
    [InlineData("catch (ValidationException) { } {|BDR3006:catch|} (ThrottlingException) { }")]
    public Task Reported(string clause) => Verify.Analyzer<SwallowedThrottlingAnalyzer>(In($"try {{ await client.ConverseAsync(new ConverseRequest {{ ModelId = text }}); }} {clause}"));

    [Theory]
    [InlineData("catch (ThrottlingException) { throw; }")]
    [InlineData("catch (ThrottlingException) { return; }")]
    [InlineData("catch (ThrottlingException) { flag = true; }")]
    [InlineData("catch (ThrottlingException) { number++; }")]
    [InlineData("catch (ThrottlingException) { Console.WriteLine(text); }")]
    [InlineData("catch (ThrottlingException) when (Equals(flag, number)) { }")]
    [InlineData("catch (AmazonBedrockRuntimeException) { }")]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch { }")]
    public Task Left_alone(string clause) => Verify.Analyzer<SwallowedThrottlingAnalyzer>(In($"try {{ await client.ConverseAsync(new ConverseRequest {{ ModelId = text }}); }} {clause}"));

    [Fact]
    public Task A_retry_is_not_this() => Verify.Analyzer<SwallowedThrottlingAnalyzer>(In("while (flag) { try { await client.ConverseAsync(new ConverseRequest { ModelId = text }); flag = false; } catch (ThrottlingException) { } }"));
}
