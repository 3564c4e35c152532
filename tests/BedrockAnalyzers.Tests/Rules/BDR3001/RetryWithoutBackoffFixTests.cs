using BedrockAnalyzers.Rules.BDR3001;
using BedrockAnalyzers.Tests.Running;

namespace BedrockAnalyzers.Tests.Rules.BDR3001;

/// <summary>How the fix writes; what it does is in <see cref="BackoffRunTests"/>.</summary>
public class RetryWithoutBackoffFixTests
{
    private const string Wait = "await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(2, attempt))), cancellationToken);";

    [Fact]
    public Task A_loop_without_an_end() => Fix(
        """
        // Until it works.
        while (true) // for ever
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            {|BDR3001:catch|} (ThrottlingException e) // too many
            {
                // Say so.
                Console.WriteLine(e.Message); // here

                // Then again.
            }
        }
        """,
        $$"""
        // Until it works.
        for (var attempt = 0; ; attempt++) // for ever
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException e) when (attempt < 4) // too many
            {
                // Say so.
                Console.WriteLine(e.Message); // here

                // Then again.
                {{Wait}}
            }
        }
        """);

    // A condition around the loop does not make its counter unsure.
    [Fact]
    public Task A_counter_of_a_loop_under_a_condition() => Fix(
        """
        var tries = 0;
        if (request.ModelId != null)
        {
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request, cancellationToken);
                }
                {|BDR3001:catch|} (ThrottlingException)
                {
                    if (++tries > 3) throw;
                }
            }
        }

        return null!;
        """,
        $$"""
        var tries = 0;
        if (request.ModelId != null)
        {
            while (true)
            {
                try
                {
                    return await client.ConverseAsync(request, cancellationToken);
                }
                catch (ThrottlingException)
                {
                    if (++tries > 3) throw;
                    {{Wait.Replace("attempt", "tries", StringComparison.Ordinal)}}
                }
            }
        }

        return null!;
        """);

    [Fact]
    public Task Two_in_one_method() => Fix(
        """
        ConverseResponse? first = null;
        while (first == null)
        {
            try { first = await client.ConverseAsync(request, cancellationToken); }
            {|BDR3001:catch|} (ThrottlingException) { }
        }

        while (true)
        {
            try { return await client.ConverseAsync(request, cancellationToken); }
            {|BDR3001:catch|} (ThrottlingException) { /* again */ }
        }
        """,
        $$"""
        ConverseResponse? first = null;
        for (var attempt = 0; first == null; attempt++)
        {
            try { first = await client.ConverseAsync(request, cancellationToken); }
            catch (ThrottlingException) when (attempt < 4)
            {
                {{Wait}}
            }
        }

        for (var attempt = 0; ; attempt++)
        {
            try { return await client.ConverseAsync(request, cancellationToken); }
            catch (ThrottlingException) when (attempt < 4) { /* again */ {{Wait}} }
        }
        """);

    [Fact]
    public Task Two_counters_in_one_block() => Fix(
        """
        ConverseResponse? first = null;
        do
        {
            try { first = await client.ConverseAsync(request, cancellationToken); }
            {|BDR3001:catch|} (ThrottlingException) { }
        }
        while (first == null);

        // And once more.
        do
        {
            try { return await client.ConverseAsync(request, cancellationToken); }
            {|BDR3001:catch|} (ThrottlingException) { continue; }
        }
        while (true);
        """,
        $$"""
        ConverseResponse? first = null;
        var attempt = 0;
        do
        {
            try { first = await client.ConverseAsync(request, cancellationToken); }
            catch (ThrottlingException) when (attempt < 4)
            {
                {{Wait}}
                attempt++;
            }
        }
        while (first == null);

        var attempt2 = 0;
        // And once more.
        do
        {
            try { return await client.ConverseAsync(request, cancellationToken); }
            catch (ThrottlingException) when (attempt2 < 4)
            {
                {{Wait.Replace("attempt", "attempt2")}}
                attempt2++;
                continue;
            }
        }
        while (true);
        """);

    [Fact]
    public Task Braces_at_the_end_of_the_line() => Fix(
        """
        while (true) {
          try {
            return await client.ConverseAsync(request, cancellationToken);
          } {|BDR3001:catch|} (AmazonBedrockRuntimeException e) {
            if (e.ErrorCode == "ThrottlingException") continue;
            throw;
          }
        }
        """,
        $$"""
        for (var attempt = 0; ; attempt++) {
          try {
            return await client.ConverseAsync(request, cancellationToken);
          } catch (AmazonBedrockRuntimeException e) when (attempt < 4) {
            if (e.ErrorCode == "ThrottlingException") {
              {{Wait}}
              continue;
            }
            throw;
          }
        }
        """);

    [Fact]
    public Task Tabs() => Fix(
        "while (true)\n{\n\ttry\n\t{\n\t\treturn await client.ConverseAsync(request, cancellationToken);\n\t}\n\t{|BDR3001:catch|} (ThrottlingException)\n\t{\n\t}\n}",
        $"for (var attempt = 0; ; attempt++)\n{{\n\ttry\n\t{{\n\t\treturn await client.ConverseAsync(request, cancellationToken);\n\t}}\n\tcatch (ThrottlingException) when (attempt < 4)\n\t{{\n\t\t{Wait}\n\t}}\n}}");

    [Fact]
    public Task A_later_clause_that_retries_too() => Fix(
        """
        while (true)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            {|BDR3001:catch|} (ThrottlingException)
            {
                Console.WriteLine("throttled");
            }
            catch (AmazonBedrockRuntimeException e)
            {
                throw new InvalidOperationException("It failed.", e);
            }
        }
        """,
        $$"""
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            catch (ThrottlingException)
            {
                if (attempt == 4)
                {
                    throw;
                }

                Console.WriteLine("throttled");
                {{Wait}}
            }
            catch (AmazonBedrockRuntimeException e)
            {
                throw new InvalidOperationException("It failed.", e);
            }
        }
        """);

    [Fact]
    public Task Without_usings() => Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffFix>(
        """
        class C
        {
            static Amazon.BedrockRuntime.Model.ConverseResponse M(Amazon.BedrockRuntime.IAmazonBedrockRuntime client, Amazon.BedrockRuntime.Model.ConverseRequest request)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        return client.ConverseAsync(request).Result;
                    }
                    {|BDR3001:catch|} (System.Exception) when (i < 3)
                    {
                    }
                }
            }
        }
        """,
        """
        class C
        {
            static Amazon.BedrockRuntime.Model.ConverseResponse M(Amazon.BedrockRuntime.IAmazonBedrockRuntime client, Amazon.BedrockRuntime.Model.ConverseRequest request)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        return client.ConverseAsync(request).Result;
                    }
                    catch (System.Exception) when (i < 3)
                    {
                        System.Threading.Thread.Sleep(System.TimeSpan.FromSeconds(System.Random.Shared.NextDouble() * System.Math.Min(20, System.Math.Pow(2, i))));
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Types_of_the_same_name() => Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffFix>(Named("catch", "{|BDR3001:", "|}", ""), Named("catch", "", "", "await System.Threading.Tasks.Task.Delay(TimeSpan.FromSeconds(System.Random.Shared.NextDouble() * System.Math.Min(20, System.Math.Pow(2, i))), cancellationToken).ConfigureAwait(false);"));

    // A loop that goes on after an answer would need a count that starts anew.
    [Fact]
    public Task Not_a_loop_that_goes_on_after_an_answer() => NoFix(
        """
        while (true)
        {
            try
            {
                Console.WriteLine((await client.ConverseAsync(request, cancellationToken)).StopReason);
            }
            {|BDR3001:catch|} (ThrottlingException)
            {
            }
        }
        """);

    [Fact]
    public Task Not_where_some_paths_have_waited() => NoFix(
        """
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.ConverseAsync(request, cancellationToken);
            }
            {|BDR3001:catch|} (ThrottlingException e) when (attempt < 3)
            {
                if (e.Message.Length > 100) await Task.Delay(1000, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Not_a_method_that_others_see() => Verify.NoFix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffFix>(
        Shapes.Usings + """
        public class C
        {
            public async Task<ConverseResponse> M(IAmazonBedrockRuntime client, ConverseRequest request)
            {
                try
                {
                    return await client.ConverseAsync(request);
                }
                {|BDR3001:catch|} (ThrottlingException)
                {
                    return await M(client, request);
                }
            }
        }
        """);

    private static string Named(string keyword, string open, string close, string wait) => Shapes.Usings.Replace("using System.Threading.Tasks;\n", "", StringComparison.Ordinal) +
        $$"""
        class Random;
        class Task { public static void Delay() { } }
        class C
        {
            static int Math => 1;

            static async System.Threading.Tasks.Task<ConverseResponse> M(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
            {
                for (var i = 0; ; i++)
                {
                    try { return await client.ConverseAsync(request, cancellationToken).ConfigureAwait(false); }
                    {{open}}{{keyword}}{{close}} (ThrottlingException) when (i < 3){{(wait.Length == 0 ? " { }" : $"\n            {{\n                {wait}\n            }}")}}
                }
            }
        }
        """;

    private static Task Fix(string before, string after) => Verify.Fix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffFix>(Method(before), Method(after));

    private static Task NoFix(string source) => Verify.NoFix<RetryWithoutBackoffAnalyzer, RetryWithoutBackoffFix>(Method(source));

    private static string Method(string body) => Shapes.Usings +
        $$"""
        class C
        {
            static async Task<ConverseResponse> M(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
            {
        {{body}}
            }
        }
        """;
}
