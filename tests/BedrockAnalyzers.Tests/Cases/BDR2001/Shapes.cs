using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.EventStreams;
using Bedrock = Amazon.BedrockRuntime.IAmazonBedrockRuntime;
using TextEvent = Amazon.BedrockRuntime.Model.ContentBlockDeltaEvent;

// The same thing said in other words.
public static class Shapes
{
    public static async Task<string> Static(this Bedrock bedrock, ConverseStreamRequest request)
    {
        StringBuilder answer = new();
        await foreach (IEventStreamEvent chunk in (await bedrock.ConverseStreamAsync(request).ConfigureAwait(false)).Stream.ConfigureAwait(false)) // !BDR2001
            if (chunk is TextEvent { Delta: { Text: not null and var text } }) _ = answer.Append(text);
        return answer.ToString();
    }

    public static async ValueTask<string> Valued(Bedrock bedrock, ConverseStreamRequest request)
    {
        string answer = null!;
        ConverseStreamResponse response;
        response = await bedrock.ConverseStreamAsync(request: request, cancellationToken: default); // !BDR2001
        foreach (var chunk in response.Stream)
        {
            if (chunk is TextEvent text) answer = (answer ?? "") + text.Delta.Text;
        }

        return answer;
    }

    public static async Task<string> Cast(Bedrock bedrock, ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        foreach (var chunk in (IEnumerable<IEventStreamEvent>)response.Stream)
        {
            if (chunk.GetType() == typeof(TextEvent))
            {
                var text = (TextEvent)chunk;
                answer.Append(text.Delta.Text);
            }
        }

        return answer.ToString();
    }

    public static async Task<string> Disposed(Bedrock bedrock, ConverseStreamRequest request)
    {
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        try
        {
            var parts = new LinkedList<string>();
            foreach (var chunk in response.Stream)
            {
                if (chunk is TextEvent text) parts.AddLast(text.Delta.Text);
            }

            return string.Join(null, parts);
        }
        finally
        {
            response.Stream.Dispose();
        }
    }

    public static async Task<string> Nested(Bedrock bedrock, ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        foreach (var chunk in response.Stream)
        {
            if (chunk is not TextEvent text) continue;
            foreach (var line in text.Delta.Text.Split('\n'))
            {
                foreach (var c in line) answer.Append(c);
            }
        }

        return answer.ToString();
    }

    public static async Task<string> Tuple(Bedrock bedrock, ConverseStreamRequest request)
    {
        var (answer, count) = ("", 0);
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001 missed
        await foreach (var chunk in response.Stream)
        {
            if (chunk is TextEvent text) (answer, count) = (answer + text.Delta.Text, count + 1);
        }

        return count == 0 ? "(nothing)" : answer;
    }

    public static async Task<string> AllInOneTry(Bedrock bedrock, ConverseStreamRequest request, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        try
        {
            await foreach (var chunk in (await bedrock.ConverseStreamAsync(request, cancellationToken)).Stream.WithCancellation(cancellationToken)) // !BDR2001
            {
                try
                {
                    if (chunk is TextEvent text) answer.Append(text.Delta.Text);
                }
                catch (NullReferenceException)
                {
                    continue;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return "";
        }

        return answer.ToString();
    }

    public static async Task<string> LocalLambda(Bedrock bedrock, ConverseStreamRequest request)
    {
        var textOf = (IEventStreamEvent e) => (e as TextEvent)?.Delta?.Text;
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        foreach (var chunk in response.Stream) answer.Append(textOf(chunk));
        return answer.ToString();
    }

    public static async Task<string> LocalFunctionOfTheStream(Bedrock bedrock, ConverseStreamRequest request)
    {
        var response = await bedrock.ConverseStreamAsync(request); // !BDR2001
        return await Read();

        async Task<string> Read()
        {
            var answer = new StringBuilder();
            await foreach (var chunk in response.Stream)
            {
                if (chunk is TextEvent text) answer.Append(text.Delta.Text);
            }

            return answer.ToString();
        }
    }

    public static async Task<string> StaticLocalFunction(Bedrock bedrock, ConverseStreamRequest request)
    {
        return Read(await bedrock.ConverseStreamAsync(request)); // !BDR2001

        static string Read(ConverseStreamResponse response) =>
            response.Stream.AsEnumerable().OfType<TextEvent>().Aggregate(new StringBuilder(), (answer, e) => answer.Append(e.Delta.Text)).ToString();
    }

    // And what is not the same.
    public static async Task<string> LocalLambdaThatShows(Bedrock bedrock, ConverseStreamRequest request)
    {
        var textOf = (IEventStreamEvent e) =>
        {
            var text = (e as TextEvent)?.Delta?.Text;
            Console.Write(text);
            return text;
        };
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream) answer.Append(textOf(chunk));
        return answer.ToString();
    }

    public static async Task<string> LocalFunctionThatShows(Bedrock bedrock, ConverseStreamRequest request)
    {
        var response = await bedrock.ConverseStreamAsync(request);
        return await Read();

        async Task<string> Read()
        {
            var answer = new StringBuilder();
            await foreach (var chunk in response.Stream)
            {
                if (chunk is not TextEvent text) continue;
                answer.Append(text.Delta.Text);
                Show();

                void Show() => Console.Write(text.Delta.Text);
            }

            return answer.ToString();
        }
    }

    public static async Task<string> ShownInACondition(Bedrock bedrock, ConverseStreamRequest request, Func<string, bool> accepts)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            if (chunk is TextEvent text && accepts(text.Delta.Text)) answer.Append(text.Delta.Text);
        }

        return answer.ToString();
    }

    public static async Task<string> ShownInAFinally(Bedrock bedrock, ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            try
            {
                if (chunk is TextEvent text) answer.Append(text.Delta.Text);
            }
            finally
            {
                Console.Write(".");
            }
        }

        return answer.ToString();
    }

    public static async Task<string> ShownInAnArgument(Bedrock bedrock, ConverseStreamRequest request)
    {
        var answer = new StringBuilder();
        var response = await bedrock.ConverseStreamAsync(request);
        foreach (var chunk in response.Stream)
        {
            if (chunk is TextEvent text) answer.Append(Echo(text.Delta.Text));
        }

        return answer.ToString();

        static string Echo(string text)
        {
            Console.Out.Write(text);
            return text;
        }
    }

    public static async Task<ConverseStreamResponse> Passed(Bedrock bedrock, ConverseStreamRequest request) => await bedrock.ConverseStreamAsync(request);

    public static async Task<(ConverseStreamOutput Stream, DateTime Started)> PassedInATuple(Bedrock bedrock, ConverseStreamRequest request)
    {
        var response = await bedrock.ConverseStreamAsync(request);
        return (response.Stream, DateTime.UtcNow);
    }

    public static async Task<AnswerStream> PassedInAnObject(Bedrock bedrock, ConverseStreamRequest request) => new((await bedrock.ConverseStreamAsync(request)).Stream);

    public static async Task PassedByOut(Bedrock bedrock, ConverseStreamRequest request, List<ConverseStreamResponse> responses) => responses.Add(await bedrock.ConverseStreamAsync(request));

    public static async Task<string> Raced(Bedrock bedrock, ConverseStreamRequest first, ConverseStreamRequest second)
    {
        var response = await await Task.WhenAny(bedrock.ConverseStreamAsync(first), bedrock.ConverseStreamAsync(second));
        foreach (var chunk in response.Stream)
        {
            if (chunk is TextEvent text) Console.Write(text.Delta.Text);
        }

        return "";
    }

    public static void NeverAwaited(Bedrock bedrock, ConverseStreamRequest request) => _ = bedrock.ConverseStreamAsync(request);
}

public sealed class AnswerStream(ConverseStreamOutput stream)
{
    public IEnumerable<string> Texts => stream.AsEnumerable().OfType<TextEvent>().Select(e => e.Delta.Text);
}
