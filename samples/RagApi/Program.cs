// Answers questions from a company's documents: an API over a knowledge base and a model of Amazon Bedrock.

using Amazon.Bedrock;
using Amazon.BedrockAgentRuntime;
using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using RagApi;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddDefaultAWSOptions(builder.Configuration.GetAWSOptions());
builder.Services.AddAWSService<IAmazonBedrock>();
builder.Services.AddAWSService<IAmazonBedrockRuntime>();
builder.Services.AddAWSService<IAmazonBedrockAgentRuntime>();

builder.Services.AddOptions<RagOptions>().BindConfiguration("Rag").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddChatClient(services =>
        services.GetRequiredService<IAmazonBedrockRuntime>().AsIChatClient(services.GetRequiredService<IOptions<RagOptions>>().Value.ModelId))
    .UseLogging();

builder.Services.AddSingleton<KnowledgeBase>();
builder.Services.AddSingleton<QueryRewriter>();
builder.Services.AddSingleton<AnswerStream>();

var app = builder.Build();

app.MapGet("/search", (string query, KnowledgeBase knowledge, CancellationToken cancellationToken) => knowledge.SearchAsync(query, cancellationToken));

app.MapPost("/ask", async (Question question, KnowledgeBase knowledge, QueryRewriter rewriter, CancellationToken cancellationToken) =>
{
    var query = await rewriter.RewriteAsync(question.Text, cancellationToken);
    return await knowledge.AskAsync(query, cancellationToken);
});

app.MapPost("/chat", (Question question, AnswerStream answers, HttpResponse response, CancellationToken cancellationToken) => answers.WriteAsync(question.Text, response, cancellationToken));

app.MapPost("/translate", async (Translation translation, IChatClient chat, CancellationToken cancellationToken) =>
{
    var response = await chat.GetResponseAsync(
        $"Translate into {translation.Language}, and write nothing else:\n\n{translation.Text}",
        new ChatOptions { MaxOutputTokens = 2048 },
        cancellationToken);
    return response.Text;
});

if (app.Environment.IsDevelopment()) app.MapDevelopmentThroughput();

app.Run();

internal sealed record Question(string Text);

internal sealed record Translation(string Text, string Language);
