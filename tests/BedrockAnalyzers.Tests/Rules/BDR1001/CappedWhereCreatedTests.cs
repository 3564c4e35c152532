using BedrockAnalyzers.Rules.BDR1001;

namespace BedrockAnalyzers.Tests.Rules.BDR1001;

/// <summary>A cap in the initializer ends the search, unless it can be nothing or is taken away again.</summary>
public class CappedWhereCreatedTests
{
    [Theory]
    [InlineData("var request = new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 5 } }; await client.ConverseAsync(request);")]
    [InlineData("await client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new InferenceConfiguration { Temperature = 0, MaxTokens = number } });")]
    [InlineData("var one = new ConverseRequest { InferenceConfig = new() { MaxTokens = 5 } }; var other = new ConverseRequest { InferenceConfig = new() { MaxTokens = 6 } }; await client.ConverseAsync(flag ? one : other);")]
    [InlineData("int? maybe = number > 0 ? number : null; var request = new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = maybe.Value } }; await client.ConverseAsync(request);")]
    [InlineData("var request = {|BDR1001:new ConverseRequest|} { ModelId = text, InferenceConfig = new() { MaxTokens = flag ? 5 : null } }; await client.ConverseAsync(request);")]
    [InlineData("var request = {|BDR1001:new ConverseRequest|} { ModelId = text, InferenceConfig = new() { MaxTokens = null } }; await client.ConverseAsync(request);")]
    [InlineData("var request = {|BDR1001:new ConverseRequest|} { ModelId = text, InferenceConfig = new() { MaxTokens = 5 } }; request.InferenceConfig = null; await client.ConverseAsync(request);")]
    [InlineData("var request = {|BDR1001:new ConverseRequest|} { ModelId = text, InferenceConfig = new() { MaxTokens = 5 } }; request.InferenceConfig = new(); await client.ConverseAsync(request);")]
    [InlineData("var request = {|BDR1001:new ConverseRequest|} { ModelId = text, InferenceConfig = new() { MaxTokens = 5 } }; request.InferenceConfig.MaxTokens = null; await client.ConverseAsync(request);")]
    [InlineData("var request = {|BDR1001:new ConverseRequest|} { ModelId = text, InferenceConfig = new() { Temperature = 0 } }; await client.ConverseAsync(request);")]
    public Task Converse(string statements) => Verify.Analyzer<NoOutputTokenCapAnalyzer>(Verify.Statements(statements));
}
