using BedrockAnalyzers.Rules.BDR2004;

namespace BedrockAnalyzers.Tests.Rules.BDR2004;

/// <summary>The shapes in short; whole programs are in Cases/BDR2004.</summary>
public class UncaughtStreamErrorTests
{
    private const string Stream = "(await client.ConverseStreamAsync(new ConverseStreamRequest())).Stream";

    [Theory]
    [InlineData("foreach (var e in " + Stream + ") { }")]
    [InlineData("await foreach (var e in " + Stream + ".WithCancellation(cancellationToken)) { }")]
    [InlineData("foreach (var e in from x in " + Stream + ".AsEnumerable() orderby x select x) { }")]
    [InlineData("foreach (var (e, i) in " + Stream + ".AsEnumerable().Select((x, n) => (x, n))) { }")]
    [InlineData("var count = " + Stream + ".AsEnumerable().Count();")]
    [InlineData("var all = new List<object>(" + Stream + ");")]
    [InlineData("var all = new List<object>();\nall.AddRange(" + Stream + ");")]
    [InlineData("var all = Enumerable.ToList(" + Stream + ");")]
    [InlineData("object[] all = [.. " + Stream + "];")]
    [InlineData("var s = " + Stream + ";\nvar rest = s.Skip(number).AsEnumerable();\nforeach (var e in rest) { }")]
    [InlineData("using var events = " + Stream + ".GetEnumerator();\nwhile (events.MoveNext()) { }")]
    [InlineData("foreach (var e in (await client.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest())).Body) { }")]
    public Task Enumeration(string statements)
    {
        // .NET 10 has these for both interfaces of the stream of SDK 4.
        statements = statements.Replace("s.Skip(number)", "s.AsEnumerable().Skip(number)", StringComparison.Ordinal);
        return Verify.Analyzer<UncaughtStreamErrorAnalyzer>(Verify.Statements("try\n{\n" + statements + "\n}\ncatch ({|BDR2004:ThrottlingException|}) { }"));
    }

    [Theory]
    [InlineData("var stream = " + Stream + ";")]
    [InlineData("var texts = " + Stream + ".AsEnumerable().Select(e => e.ToString());")]
    [InlineData("Console.WriteLine(" + Stream + ");")]
    [InlineData("var hash = " + Stream + ".GetHashCode();")]
    [InlineData("await " + Stream + ".StartProcessingAsync();")]
    [InlineData("Func<Task> later = async () => { await foreach (var e in " + Stream + ") { } };")]
    [InlineData("try { foreach (var e in " + Stream + ") { } } catch (Exception) { }")]
    public Task No_enumeration(string statements) => Verify.Analyzer<UncaughtStreamErrorAnalyzer>(Verify.Statements("try\n{\n" + statements + "\n}\ncatch (ThrottlingException) { }"));

    [Theory]
    [InlineData("catch ({|BDR2004:AmazonBedrockRuntimeException|}) { }")]
    [InlineData("catch ({|BDR2004:Amazon.Runtime.AmazonServiceException|} ex) when (ex.StatusCode == System.Net.HttpStatusCode.TooManyRequests) { }")]
    [InlineData("catch ({|BDR2004:ThrottlingException|}) when (number < 3) { }")]
    [InlineData("catch (ValidationException) { } catch ({|BDR2004:ThrottlingException|}) { } catch (AmazonBedrockRuntimeException) { }")]
    [InlineData("catch (ValidationException) { }")]
    [InlineData("catch (ThrottlingException) { } catch (Exception) { }")]
    [InlineData("catch (ThrottlingException) { } catch { }")]
    [InlineData("catch (ThrottlingException) { } catch (BedrockRuntimeEventStreamException) when (flag) { }")]
    [InlineData("catch (ThrottlingException) { } catch (Amazon.Runtime.EventStreams.Internal.EventStreamException) { }")]
    [InlineData("catch (AmazonBedrockRuntimeException ex) when (ex.ErrorCode == \"AccessDeniedException\") { }")]
    [InlineData("finally { }")]
    public Task Clauses(string clauses) => Verify.Analyzer<UncaughtStreamErrorAnalyzer>(Verify.Statements("try { foreach (var e in " + Stream + ") { } }\n" + clauses));

    [Fact]
    public Task A_stream_is_the_inner_clauses() => Verify.Analyzer<UncaughtStreamErrorAnalyzer>(
        Verify.Statements("try { try { foreach (var e in " + Stream + ") { } } catch ({|BDR2004:ThrottlingException|}) { } catch (ValidationException) { } } catch (ThrottlingException) { }"));

    // What such a filter asks for comes before the answer, and not in the middle of it.
    [Theory]
    [InlineData("ErrorCode == \"AccessDeniedException\"")]
    [InlineData("ErrorCode == \"ResourceNotFoundException\"")]
    [InlineData("ErrorCode == \"ServiceQuotaExceededException\"")]
    [InlineData("ErrorCode == \"ValidationException\"")]
    [InlineData("ErrorCode == \"UnrecognizedClientException\"")]
    [InlineData("ErrorCode is \"ExpiredTokenException\"")]
    [InlineData("ErrorCode is \"ExpiredToken\"")]
    [InlineData("StatusCode == System.Net.HttpStatusCode.BadRequest")]
    [InlineData("StatusCode == System.Net.HttpStatusCode.Unauthorized")]
    [InlineData("StatusCode == System.Net.HttpStatusCode.Forbidden")]
    [InlineData("StatusCode == System.Net.HttpStatusCode.NotFound")]
    [InlineData("StatusCode == (System.Net.HttpStatusCode)400")]
    [InlineData("StatusCode == (System.Net.HttpStatusCode)401")]
    [InlineData("StatusCode == (System.Net.HttpStatusCode)403")]
    [InlineData("StatusCode == (System.Net.HttpStatusCode)404")]
    [InlineData("ErrorCode == \"ValidationException\" && number < 3")]
    [InlineData("ErrorCode is \"ValidationException\" or \"AccessDeniedException\"")]
    public Task A_filter_for_other_errors(string filter) =>
        Verify.Analyzer<UncaughtStreamErrorAnalyzer>(Verify.Statements("try { foreach (var e in " + Stream + ") { } }\ncatch (AmazonBedrockRuntimeException ex) when (ex." + filter + ") { }"));

    [Theory]
    [InlineData("ErrorCode is \"ThrottlingException\" or \"ValidationException\"")]
    [InlineData("ErrorCode is \"ValidationException\" or \"ThrottlingException\"")]
    [InlineData("StatusCode is System.Net.HttpStatusCode.BadRequest or System.Net.HttpStatusCode.TooManyRequests")]
    [InlineData("StatusCode is (System.Net.HttpStatusCode)429 or (System.Net.HttpStatusCode)400")]
    [InlineData("Message.Contains(\"hrottl\") || ex.ErrorCode == \"ValidationException\"")]
    [InlineData("ErrorCode == \"ModelStreamErrorException\"")]
    public Task A_filter_that_lets_throttling_in(string filter) =>
        Verify.Analyzer<UncaughtStreamErrorAnalyzer>(Verify.Statements("try { foreach (var e in " + Stream + ") { } }\ncatch ({|BDR2004:AmazonBedrockRuntimeException|} ex) when (ex." + filter + ") { }"));

    [Fact]
    public Task SDK_3() => Verify.Analyzer<UncaughtStreamErrorAnalyzer>(
        Verify.Statements("try { foreach (var e in " + Stream + ".OfType<ContentBlockDeltaEvent>()) { } }\ncatch ({|BDR2004:AmazonBedrockRuntimeException|}) { }"), Sdk.V3);

    [Fact]
    public Task A_local_that_is_made_of_itself() => Verify.Analyzer<UncaughtStreamErrorAnalyzer>(
        Verify.Statements("try { var all = all.AsEnumerable(); foreach (var e in all) { } foreach (var m in Missing(all)) { } } catch (ThrottlingException) { }"), allowErrors: true);

    [Fact]
    public Task Methods_that_call_each_other() => Verify.Analyzer<UncaughtStreamErrorAnalyzer>(Verify.Members("""
        public void M() { try { A(); } catch (ThrottlingException) { } }
        private void A() => B();
        private void B() => A();
        private IEnumerable<int> Same() => Same();
        public void N() { try { foreach (var n in Same()) { } } catch (ThrottlingException) { } }
        """));

    [Fact]
    public Task What_it_says() => Verify.Message<UncaughtStreamErrorAnalyzer>(
        Verify.Statements("try { foreach (var e in " + Stream + ") { } } catch (ThrottlingException) { }"),
        "An error inside the stream arrives as BedrockRuntimeEventStreamException, which is no ThrottlingException: throttling or a model error in the middle of the answer goes past this catch; catch BedrockRuntimeEventStreamException too (its InnerException is the cause)");
}
