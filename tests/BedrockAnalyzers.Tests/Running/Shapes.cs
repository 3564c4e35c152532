namespace BedrockAnalyzers.Tests.Running;

/// <summary>The shapes of retries.</summary>
internal static class Shapes
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        using Amazon.Runtime;


        """;

    /// <summary>Retries that wait for nothing.</summary>
    public static IReadOnlyList<Shape> WithoutBackoff { get; } =
        [
            new("while true",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("while true, on one line",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try { return await client.ConverseAsync(request, cancellationToken); }
                        catch (ThrottlingException) { }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("while true, with a comment in the clause",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            // Try again.
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("for without a header",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (;;)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException e)
                        {
                            Console.Error.WriteLine(e.Message);
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("for with a counter and no bound",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (int i = 0; ; i++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine(i);
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("for with a counter from 1 and no bound",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (int i = 1; ; i++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine(i);
                        }
                    }
                }
                """,
                new() { Attempts = 5, First = 2 }),
            new("bounded for, null at the end",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; attempt < 3; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }

                    return null;
                }
                """,
                new() { Attempts = 3, End = "null" }),
            new("bounded for with a named bound, its own error at the end",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    const int MaxAttempts = 4;
                    for (var attempt = 1; attempt <= MaxAttempts; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException e)
                        {
                            Console.Error.WriteLine($"{attempt} of {MaxAttempts}: {e.Message}");
                        }
                    }

                    throw new InvalidOperationException("Gave up.");
                }
                """,
                new() { Attempts = 4, First = 2, End = "InvalidOperationException: Gave up." }),
            new("bounded for with a field for a bound",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; attempt < _retries; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            continue;
                        }
                    }

                    return null;
                }

                private readonly int _retries = 3;
                """,
                new() { Attempts = 3, End = "null", WaitsAtEnd = true }),
            new("for with a filter",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 2)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 3 }),
            new("for with a rethrow in the clause",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            if (attempt == 3)
                            {
                                throw;
                            }
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("while, counted in the clause, with a rethrow",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var attempt = 0;
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            attempt++;
                            if (attempt >= 3) throw;
                        }
                    }
                }
                """,
                new() { Attempts = 3, First = 2 }),
            new("while, counted in the test of the clause",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var attempt = 0;
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) { if (++attempt >= 3) throw; }
                    }
                }
                """,
                new() { Attempts = 3, First = 2 }),
            new("while, counted before the call",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var attempt = 0;
                    while (true)
                    {
                        attempt++;
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 4)
                        {
                            Console.Error.WriteLine("throttled");
                        }
                    }
                }
                """,
                new() { Attempts = 4, First = 2 }),
            new("while, counted behind the try statement",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var attempt = 0;
                    while (attempt < 3)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine("throttled");
                        }

                        attempt++;
                    }

                    return null;
                }
                """,
                new() { Attempts = 3, End = "null", WaitsAtEnd = true }),
            new("while with a bound, counted in the clause",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var attempt = 0;
                    while (attempt < 3)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            attempt++;
                        }
                    }

                    throw new InvalidOperationException("Gave up.");
                }
                """,
                new() { Attempts = 3, First = 2, End = "InvalidOperationException: Gave up." }),
            new("while, only logged numbers",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var tries = 0;
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            tries++;
                            Console.Error.WriteLine(tries);
                        }
                    }
                }
                """,
                new() { Attempts = 5, First = 2 }),
            new("while the answer is null",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    ConverseResponse? response = null;
                    while (response == null)
                    {
                        try
                        {
                            response = await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }

                    return response;
                }
                """,
                new() { Attempts = 5 }),
            new("while not done",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    ConverseResponse? response = null;
                    var done = false;
                    while (!done)
                    {
                        try
                        {
                            response = await client.ConverseAsync(request, cancellationToken);
                            done = true;
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine("throttled");
                        }
                    }

                    return response;
                }
                """,
                new() { Attempts = 5 }),
            new("while not cancelled",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (!cancellationToken.IsCancellationRequested)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine("throttled");
                        }
                    }

                    return null;
                }
                """,
                new() { Attempts = 5 }),
            new("while there are some left",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var left = 3;
                    while (left-- > 0)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }

                    return null;
                }
                """,
                new() { Attempts = 3, End = "null", WaitsAtEnd = true }),
            new("for that counts down",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (int left = 3; left > 0; left--)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }

                    return null;
                }
                """,
                new() { Attempts = 3, End = "null", WaitsAtEnd = true }),
            new("while before a deadline",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var calls = 0;
                    var deadline = 4;
                    while (calls < deadline)
                    {
                        try
                        {
                            calls += 1;
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }

                    return null;
                }
                """,
                new() { Attempts = 4, First = 2, End = "null", WaitsAtEnd = true }),
            new("do while null",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    ConverseResponse? response = null;
                    do
                    {
                        try
                        {
                            response = await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine("throttled");
                        }
                    }
                    while (response is null);

                    return response;
                }
                """,
                new() { Attempts = 5 }),
            new("do for ever",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    // Until it works.
                    do
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            continue;
                        }
                    }
                    while (true);
                }
                """,
                new() { Attempts = 5 }),
            new("foreach over a range",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    foreach (var attempt in Enumerable.Range(0, 4))
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }

                    return null;
                }
                """,
                new() { Attempts = 4, End = "null", WaitsAtEnd = true }),
            new("foreach over names",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    foreach (var name in new[] { "first", "second", "third" })
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine(name);
                        }
                    }

                    return null;
                }
                """,
                new() { Attempts = 3, End = "null", WaitsAtEnd = true }),
            new("goto",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    retry:
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    catch (ThrottlingException)
                    {
                        goto retry;
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("goto with a counter",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var attempt = 0;
                    retry:
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    catch (ThrottlingException)
                    {
                        if (attempt++ < 3) goto retry;
                        throw;
                    }
                }
                """,
                new() { Attempts = 4, First = 2 }),
            new("goto behind the try statement",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    again:
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    catch (ThrottlingException)
                    {
                        Console.Error.WriteLine("throttled");
                    }

                    goto again;
                }
                """,
                new() { Attempts = 5 }),
            new("recursion with a counter",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken, int attempt = 0)
                {
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    catch (ThrottlingException) when (attempt < 3)
                    {
                        return await Ask(client, request, cancellationToken, attempt + 1);
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("recursion without a counter",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken) => await SendAsync(client, request, cancellationToken);

                private async Task<ConverseResponse> SendAsync(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    catch (ThrottlingException)
                    {
                        return await SendAsync(client, request, cancellationToken);
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("recursion behind the try statement",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken) => await SendAsync(client, request, cancellationToken: cancellationToken);

                private static async Task<ConverseResponse> SendAsync(IAmazonBedrockRuntime client, ConverseRequest request, string name = "model", CancellationToken cancellationToken = default)
                {
                    try
                    {
                        return await client.ConverseAsync(request, cancellationToken);
                    }
                    catch (ThrottlingException)
                    {
                        Console.Error.WriteLine(nameof(SendAsync) + name);
                    }

                    return await SendAsync(client, request, cancellationToken: cancellationToken);
                }
                """,
                new() { Attempts = 5 }),
            new("local function that calls itself",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    return await Send();

                    async Task<ConverseResponse> Send()
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            return await Send();
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("local function with a loop",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    return await Send(cancellationToken);

                    async Task<ConverseResponse> Send(CancellationToken token)
                    {
                        while (true)
                        {
                            try
                            {
                                return await client.ConverseAsync(request, token).ConfigureAwait(false);
                            }
                            catch (ThrottlingException)
                            {
                            }
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("lambda",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    Func<CancellationToken, Task<ConverseResponse>> send = async token =>
                    {
                        while (true)
                        {
                            try
                            {
                                return await client.ConverseAsync(request, token);
                            }
                            catch (ThrottlingException)
                            {
                            }
                        }
                    };
                    return await send(cancellationToken);
                }
                """,
                new() { Attempts = 5 }),
            new("generic helper",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken) => await WithRetries(token => client.ConverseAsync(request, token), cancellationToken);

                private static async Task<T> WithRetries<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await call(cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine("throttled");
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("generic helper with a bound",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken) => await WithRetries(() => client.ConverseAsync(request, cancellationToken), cancellationToken: cancellationToken);

                private static async Task<T> WithRetries<T>(Func<Task<T>> operation, int retries = 3, CancellationToken cancellationToken = default)
                {
                    var attempt = 0;
                    while (true)
                    {
                        try
                        {
                            return await operation().ConfigureAwait(false);
                        }
                        catch (Exception e) when (e is ThrottlingException && attempt < retries)
                        {
                            attempt++;
                        }
                    }
                }
                """,
                new() { Attempts = 4, First = 2 }),
            new("blocking",
                """
                public ConverseResponse Ask(IAmazonBedrockRuntime client, ConverseRequest request)
                {
                    while (true)
                    {
                        try
                        {
                            return client.ConverseAsync(request).GetAwaiter().GetResult();
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5, Cancels = false }),
            new("blocking, with a token",
                """
                public ConverseResponse Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var i = 0; ; i++)
                    {
                        try
                        {
                            return client.ConverseAsync(request, cancellationToken).GetAwaiter().GetResult();
                        }
                        catch (ThrottlingException) when (i < 3)
                        {
                            Console.Error.WriteLine(i);
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("without a token",
                """
                public async Task<ConverseResponse> Ask(IAmazonBedrockRuntime client, ConverseRequest request)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5, Cancels = false }),
            new("the token of a source",
                """
                public async Task<ConverseResponse> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationTokenSource source)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, source.Token);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("a time-out for each attempt",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                        source.CancelAfter(TimeSpan.FromMinutes(1));
                        try
                        {
                            return await client.ConverseAsync(request, source.Token);
                        }
                        catch (ThrottlingException) when (attempt < 4)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("filter on the code",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (AmazonBedrockRuntimeException e) when (e.ErrorCode == "ThrottlingException" || e.StatusCode == HttpStatusCode.ServiceUnavailable)
                        {
                            Console.Error.WriteLine(e.ErrorCode);
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("wide, with a test and continue",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (AmazonBedrockRuntimeException e)
                        {
                            if (e.StatusCode == HttpStatusCode.TooManyRequests)
                                continue;
                            throw;
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("wide, with a test and continue on one line",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (AmazonBedrockRuntimeException e)
                        {
                            if (e.StatusCode == HttpStatusCode.TooManyRequests && attempt < 3) continue;
                            throw;
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("all errors",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (Exception e) when (e is not OperationCanceledException)
                        {
                            Console.Error.WriteLine(e.Message);
                        }
                    }
                }
                """,
                new() { Attempts = 5, RepeatsInvalid = true }),
            new("a switch in the clause",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (AmazonBedrockRuntimeException e)
                        {
                            switch (e.ErrorCode)
                            {
                                case "ThrottlingException" when attempt < 3:
                                    Console.Error.WriteLine("throttled");
                                    continue;
                                default:
                                    throw;
                            }
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("a later clause for all else",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException e)
                        {
                            Console.Error.WriteLine(e.Message);
                        }
                        catch (Exception e) when (e is not OperationCanceledException)
                        {
                            throw new InvalidOperationException(e.Message);
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("a finally block around",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    try
                    {
                        while (true)
                        {
                            try
                            {
                                return await client.ConverseAsync(request, cancellationToken);
                            }
                            catch (ThrottlingException)
                            {
                            }
                            finally
                            {
                                Console.Error.WriteLine("tried");
                            }
                        }
                    }
                    finally
                    {
                        Console.Error.WriteLine("done");
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("a try statement in a try statement",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            try
                            {
                                return await client.ConverseAsync(request, cancellationToken);
                            }
                            finally
                            {
                                Console.Error.WriteLine("tried");
                            }
                        }
                        catch (ThrottlingException e)
                        {
                            try
                            {
                                Console.Error.WriteLine(e.Message);
                            }
                            catch (System.IO.IOException)
                            {
                            }
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("a break behind the try statement",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    ConverseResponse? response = null;
                    for (var attempt = 0; attempt < 3; attempt++)
                    {
                        try
                        {
                            response = await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            continue;
                        }

                        break;
                    }

                    return response;
                }
                """,
                new() { Attempts = 3, End = "null" }),
            new("a test behind the try statement",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    ConverseResponse? response = null;
                    while (true)
                    {
                        try
                        {
                            response = await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine("throttled");
                        }

                        if (response != null) break;
                    }

                    return response;
                }
                """,
                new() { Attempts = 5 }),
            new("the text of the answer",
                """
                public async Task<string> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            var response = await client.ConverseAsync(request, cancellationToken);
                            return response.Output.Message.Content[0].Text;
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("nothing is returned",
                """
                public async Task Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            await client.ConverseAsync(request, cancellationToken);
                            return;
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5, Answer = "done" }),
            new("InvokeModel",
                """
                public async Task<InvokeModelResponse> Ask(IAmazonBedrockRuntime client, string text, CancellationToken cancellationToken)
                {
                    var body = System.Text.Encoding.UTF8.GetBytes(text);
                    while (true)
                    {
                        try
                        {
                            return await client.InvokeModelAsync(new InvokeModelRequest { ModelId = "anthropic.claude-3-haiku-20240307-v1:0", Body = new System.IO.MemoryStream(body) }, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("a wait on one of two paths",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (AmazonBedrockRuntimeException e) when (attempt < 3)
                        {
                            if (e is ServiceUnavailableException)
                            {
                                await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(20, Math.Pow(3, attempt))), cancellationToken); // reported
                                continue;
                            }

                            if (e is not ThrottlingException) throw;
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("a name that is taken",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var attempt = "first";
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            Console.Error.WriteLine(attempt);
                            attempt = "next";
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("SDK 3",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                        }
                    }
                }
                """,
                new() { Attempts = 5 }, Sdk.V3),
        ];

    /// <summary>Retries whose waits do not grow, or have no jitter.</summary>
    public static IReadOnlyList<Shape> WithoutJitter { get; } =
        [
            new("constant, no end",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            await Task.Delay(1000, cancellationToken);
                        }
                    }
                }
                """,
                new() { Attempts = 5 }),
            new("constant, bounded",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("constant, the token is not passed",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay(500);
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("linear",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay(1000 * (attempt + 1), cancellationToken);
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("exponential",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), cancellationToken);
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("exponential in milliseconds",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay((int)Math.Pow(2, attempt) * 1000, cancellationToken);
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("a time that is doubled",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var delay = 1000;
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay(delay, cancellationToken);
                            delay *= 2;
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("a time span that is doubled",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    var delay = TimeSpan.FromSeconds(1);
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay(delay, cancellationToken);
                            delay = delay * 2;
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("a local that is logged",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            var delay = TimeSpan.FromSeconds(Math.Pow(2, attempt));
                            Console.Error.WriteLine(delay);
                            await Task.Delay(delay, cancellationToken);
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("a local in milliseconds that is logged",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            var delay = (int)Math.Pow(2, attempt) * 1000;
                            Console.Error.WriteLine(delay);
                            await Task.Delay(delay, cancellationToken);
                        }
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("a constant of the type",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay(DelayMilliseconds, cancellationToken);
                        }
                    }
                }

                private const int DelayMilliseconds = 1000;
                """,
                new() { Attempts = 4 }),
            new("a time span of the type",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            await Task.Delay(s_delay, cancellationToken);
                        }
                    }
                }

                private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);
                """,
                new() { Attempts = 4 }),
            new("do for ever",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    do
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException)
                        {
                            await Task.Delay(1000, cancellationToken);
                        }
                    }
                    while (true);
                }
                """,
                new() { Attempts = 5 }),
            new("behind the try statement",
                """
                public async Task<ConverseResponse?> Ask(IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return await client.ConverseAsync(request, cancellationToken);
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            Console.Error.WriteLine("throttled");
                        }

                        await Task.Delay(1000, cancellationToken);
                    }
                }
                """,
                new() { Attempts = 4 }),
            new("blocking",
                """
                public ConverseResponse Ask(IAmazonBedrockRuntime client, ConverseRequest request)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            return client.ConverseAsync(request).GetAwaiter().GetResult();
                        }
                        catch (ThrottlingException) when (attempt < 3)
                        {
                            Thread.Sleep(1000);
                        }
                    }
                }
                """,
                new() { Attempts = 4, Cancels = false }),
        ];
}
