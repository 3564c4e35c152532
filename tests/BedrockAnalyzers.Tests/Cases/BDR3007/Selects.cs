using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

public record Document(string Id, string Text, IReadOnlyList<string> Pages)
{
    public string? Summary { get; set; }
}

public class Summaries(IAmazonBedrockRuntime bedrock)
{
    private static readonly string[] s_languages = ["de", "fr", "it"];
    private static readonly string[] s_allLanguages = ["de", "fr", "it", "es", "pt", "pl"];

    public async Task<string[]> OfLambda(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        return await Task.WhenAll(texts.Select(async text => // !BDR3007
        {
            var response = await bedrock.ConverseAsync(RequestFor(text), cancellationToken);
            return response.Output.Message.Content[0].Text;
        }));
    }

    public async Task<string[]> OfMethodGroup(IEnumerable<string> texts) => await Task.WhenAll(texts.Select(SummarizeAsync)); // !BDR3007

    public Task<string[]> NotAwaitedHere(string[] texts) => Task.WhenAll(texts.Select(text => SummarizeAsync(text))); // !BDR3007

    public async Task<List<string>> OfLocal(List<Document> documents)
    {
        var tasks = documents.Where(d => d.Text.Length > 0).Select(d => SummarizeAsync(d.Text)).ToList();
        Console.WriteLine($"Waiting for {tasks.Count} answers");
        var answers = await Task.WhenAll(tasks).ConfigureAwait(false); // !BDR3007
        return answers.Where(a => a.Length > 0).ToList();
    }

    public async Task OfQuery(List<Document> documents)
    {
        var tasks = from document in documents
                    where document.Summary is null
                    select FillAsync(document);
        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task OfQueryWithLet(List<Document> documents)
    {
        await Task.WhenAll(from document in documents let task = FillAsync(document) select task); // !BDR3007
    }

    public async Task Nothing(List<Document> documents)
    {
        await Task.WhenAll(documents.Select(async d => d.Summary = await SummarizeAsync(d.Text))); // !BDR3007
    }

    public async Task Indexed(string[] texts, string[] answers)
    {
        await Task.WhenAll(texts.Select(async (text, i) => { answers[i] = await SummarizeAsync(text); })); // !BDR3007
    }

    public async Task OnThreads(string[] texts)
    {
        await Task.WhenAll(texts.Select(text => Task.Run(() => SummarizeAsync(text)))); // !BDR3007
    }

    public async Task Together(List<Document> documents)
    {
        var pairs = documents.Select(d => (Document: d, Answer: SummarizeAsync(d.Text))).ToList();
        await Task.WhenAll(pairs.Select(p => p.Answer)); // !BDR3007
        foreach (var (document, answer) in pairs) document.Summary = await answer;
    }

    public async Task ThenMore(string[] texts)
    {
        var lengths = await Task.WhenAll(texts.Select(SummarizeAsync).Select(async answer => (await answer).Length)); // !BDR3007
        Console.WriteLine(lengths.Sum());
    }

    public async Task<Dictionary<string, string>> ByKey(List<Document> documents)
    {
        var tasks = documents.ToDictionary(d => d.Id, d => SummarizeAsync(d.Text));
        await Task.WhenAll(tasks.Values); // !BDR3007
        return tasks.ToDictionary(t => t.Key, t => t.Value.Result);
    }

    public async Task OfPages(List<Document> documents)
    {
        foreach (var document in documents)
            await Task.WhenAll(document.Pages.Select(page => SummarizeAsync(page))); // !BDR3007
    }

    public async Task OfAllPages(List<Document> documents) =>
        await Task.WhenAll(documents.SelectMany(d => d.Pages).Select(SummarizeAsync)); // !BDR3007

    public async Task OfGroups(List<Document> documents)
    {
        foreach (var group in documents.GroupBy(d => d.Text.Length % 10))
            await Task.WhenAll(group.Select(d => SummarizeAsync(d.Text))); // !BDR3007
    }

    public async Task MoreThanAFew(string text) => await Task.WhenAll(s_allLanguages.Select(l => TranslateAsync(text, l))); // !BDR3007

    public async Task Many(string text) => await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SummarizeAsync(text))); // !BDR3007

    public async Task FirstHundred(List<string> texts) => await Task.WhenAll(texts.Take(100).Select(SummarizeAsync)); // !BDR3007

    public async Task HeldInALocal(string[] texts)
    {
        Func<string, Task<string>> ask = async text => (await bedrock.ConverseAsync(RequestFor(text))).Output.Message.Content[0].Text;
        await Task.WhenAll(texts.Select(ask)); // !BDR3007
        await Task.WhenAll(texts.Select(async text => Console.WriteLine(await ask(text)))); // !BDR3007
    }

    public async Task LocalFunction(string[] texts)
    {
        await Task.WhenAll(texts.Select(Ask)); // !BDR3007

        async Task Ask(string text) => Console.WriteLine(await SummarizeAsync(text));
    }

    public async Task Spread(string[] texts, string[] more)
    {
        Task<string>[] tasks = [.. texts.Select(SummarizeAsync), .. more.Select(SummarizeAsync)];
        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task Either(string[] texts, bool brief)
    {
        IEnumerable<Task<string>> tasks;
        if (brief) tasks = texts.Select(t => SummarizeAsync(t[..100]));
        else tasks = texts.Select(SummarizeAsync);
        await Task.WhenAll(tasks); // !BDR3007
    }

    public async Task LoadedFirst(IDocumentStore store, string[] ids)
    {
        await Task.WhenAll(ids.Select(async id => // !BDR3007
        {
            var document = await store.LoadAsync(id);
            document.Summary = await SummarizeAsync(document.Text);
            await store.SaveAsync(document);
        }));
    }

    public async Task Retried(string[] texts)
    {
        await Task.WhenAll(texts.Select(text => WithRetryAsync(() => SummarizeAsync(text)))); // !BDR3007
    }

    public async Task Guarded(string[] texts)
    {
        if (texts.Length == 0) return;
        var answers = new ConcurrentBag<string>();
        await Task.WhenAll(texts.Select(async text => answers.Add(await SummarizeAsync(text)))); // !BDR3007
    }

    private IEnumerable<Task<string>> Start(IEnumerable<string> texts) => texts.Select(SummarizeAsync);

    private IEnumerable<Task<string>> StartOneByOne(IEnumerable<string> texts)
    {
        foreach (var text in texts) yield return SummarizeAsync(text);
    }

    public async Task StartedElsewhere(string[] texts)
    {
        await Task.WhenAll(Start(texts)); // !BDR3007
        await Task.WhenAll(StartOneByOne(texts)); // !BDR3007
    }

    // A few at a time: none of these is reported.

    public async Task AFew(string text) => await Task.WhenAll(s_languages.Select(l => TranslateAsync(text, l)));

    public async Task AFewInline(string text) => await Task.WhenAll(new[] { "de", "fr" }.Select(l => TranslateAsync(text, l)));

    public async Task AFewInALocal(string text)
    {
        var languages = new List<string> { "de", "fr" };
        languages.Add("it");
        await Task.WhenAll(languages.Select(l => TranslateAsync(text, l)));
    }

    public async Task Samples(string text) => await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SummarizeAsync(text)));

    public async Task SomebodyChooses(string text, int samples) => await Task.WhenAll(Enumerable.Range(0, samples).Select(_ => SummarizeAsync(text)));

    public async Task Best(List<Document> hits) => await Task.WhenAll(hits.OrderBy(h => h.Id).Take(3).Select(h => SummarizeAsync(h.Text)));

    public async Task SomeBest(List<Document> hits, int topK) => await Task.WhenAll(hits.Take(topK).Select(h => SummarizeAsync(h.Text)));

    public async Task Two(string text)
    {
        var summary = SummarizeAsync(text);
        var translation = TranslateAsync(text, "de");
        await Task.WhenAll(summary, translation);
    }

    public async Task InChunks(string[] texts)
    {
        foreach (var some in texts.Chunk(5)) await Task.WhenAll(some.Select(SummarizeAsync));
    }

    public async Task InWindows(List<string> texts)
    {
        for (var i = 0; i < texts.Count; i += 5)
        {
            await Task.WhenAll(texts.Skip(i).Take(5).Select(SummarizeAsync));
            await Task.WhenAll(texts.GetRange(i, Math.Min(5, texts.Count - i)).Select(SummarizeAsync));
            var tasks = texts.ToArray()[i..Math.Min(i + 5, texts.Count)].Select(SummarizeAsync).ToArray();
            await Task.WhenAll(tasks);
        }
    }

    public async Task OneByOne(string[] texts)
    {
        foreach (var text in texts) Console.WriteLine(await SummarizeAsync(text));
    }

    public async Task Blocking(string[] texts)
    {
        await Task.WhenAll(texts.Select(text => Task.FromResult(SummarizeAsync(text).GetAwaiter().GetResult())));
        await Task.WhenAll(texts.Select(text => Task.FromResult(SummarizeAsync(text).Result)));
    }

    public async Task OtherWork(IDocumentStore store, string[] texts)
    {
        var answers = new List<string>();
        foreach (var text in texts) answers.Add(await SummarizeAsync(text));
        await Task.WhenAll(answers.Select(a => store.SaveAsync(new Document(a, a, []))));
        await Task.WhenAll(texts.Select(async t => await Task.Delay(t.Length)));
    }

    public async Task UnknownWork(string[] texts, Func<string, Task<string>> ask)
    {
        await Task.WhenAll(texts.Select(ask));
        await Task.WhenAll(texts.Select(t => ask(t)));
    }

    public async Task UnknownTasks(IEnumerable<Task<string>> tasks) => await Task.WhenAll(tasks);

    private async Task FillAsync(Document document) => document.Summary = await SummarizeAsync(document.Text);

    private async Task<string> SummarizeAsync(string text)
    {
        var response = await bedrock.ConverseAsync(RequestFor(text));
        return response.Output.Message.Content[0].Text;
    }

    private async Task<string> TranslateAsync(string text, string language) => await SummarizeAsync(language + ": " + text);

    private static async Task<T> WithRetryAsync<T>(Func<Task<T>> action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (attempt > 1) await Task.Delay(Random.Shared.Next(1000 << attempt));
                return await action();
            }
            catch (ThrottlingException) when (attempt < 5)
            {
                await Task.Delay(100);
            }
        }
    }

    private static ConverseRequest RequestFor(string text) => new()
    {
        ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = text }] }],
        InferenceConfig = new() { MaxTokens = 500 },
    };
}

public interface IDocumentStore
{
    Task<Document> LoadAsync(string id);

    Task SaveAsync(Document document);
}
