using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Writes how the text is read of a model's own whole answer, in place of the loop that reads it of each part.</summary>
internal static class WholeBody
{
    /// <summary>The change; null where the model is not known by where its text is, or there is no room.</summary>
    public static NodeEdit? EditFor(ForEachStatementSyntax loop, BodyLoop read, string response, SemanticModel model)
    {
        // What each family calls its text in a part, and in the whole; a star stands for each of several.
        var place = read.Path switch
        {
            "delta/text" => "content/*/text",
            "outputText" => "results/0/outputText",
            "generation" => "generation",
            "outputs/0/text" => "outputs/0/text",
            "contentBlockDelta/delta/text" => "output/message/content/*/text",
            _ => null,
        };
        if (place is null || (read.IsUsing && loop.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 }) || model.GetTypeInfo(read.ParseAsWritten).Type is not { } parsed) return null;
        if (FreshNames.OfAnswers(loop, model) is not { Count: > 0 } names || FreshNames.OfBlock(loop, model) is not { } block) return null;
        var argument = read.Parse.ArgumentList.Arguments[0].Expression;
        var parse = read.ParseAsWritten.ReplaceNode(argument, SyntaxFactory.ParseExpression(response + ".Body").WithTriviaFrom(argument)).WithoutTrivia().ToString();
        var isNode = parsed.Name is "JsonNode" or "JsonObject";
        var isStrict = (model.GetNullableContext(loop.SpanStart) & NullableContext.Enabled) != NullableContext.Disabled;
        return Statements.Replace(
            loop,
            now =>
            {
                var answer = FreshNames.FirstIn(now, names);
                var root = answer + (parsed.Name is "JsonDocument" ? ".RootElement" : "");
                return [$"{(read.IsUsing ? "using " : "")}var {answer} = {parse};", .. Read(read.Sink!, loop, place, root, block, isNode, isStrict)];
            },
            [read.Sink!.Statement, read.ParseAsWritten],
            [read.Sink.Piece, argument]);
    }

    private static IEnumerable<string> Read(TextBuffer buffer, StatementSyntax loop, string place, string root, string block, bool isNode, bool isStrict)
    {
        // A list takes no null.
        var otherwise = buffer.IsList && isStrict ? " ?? \"\"" : "";
        var star = place.IndexOf("/*/", StringComparison.Ordinal);
        if (star < 0)
        {
            yield return buffer.With((isNode ? OfNode(root, place) + "?.ToString()" : OfElement(root, place) + ".GetString()") + otherwise);
            yield break;
        }

        var (all, one) = (place.Substring(0, star), place.Substring(star + 3));
        yield return Statements.Lines(
            loop,
            $"foreach (var {block} in {(isNode ? OfNodes(root, all, isStrict) + ".AsArray()" : OfElement(root, all) + ".EnumerateArray()")})",
            "{",
            isNode ? "    " + buffer.With(OfNode(block, one) + "?.ToString()" + otherwise) : $"    if ({block}.TryGetProperty(\"{one}\", out var {block}Text)) {buffer.With($"{block}Text.GetString()" + otherwise)}",
            "}");
    }

    private static string OfElement(string root, string path) => root + string.Concat(path.Split('/').Select(static part => IsNumber(part) ? $"[{part}]" : $".GetProperty(\"{part}\")"));

    private static string OfNode(string root, string path) => root + string.Concat(path.Split('/').Select(static part => $"?[{Key(part)}]"));

    private static string OfNodes(string root, string path, bool isStrict) => root + string.Concat(path.Split('/').Select(part => $"{(isStrict ? "!" : "")}[{Key(part)}]")) + (isStrict ? "!" : "");

    private static string Key(string part) => IsNumber(part) ? part : $"\"{part}\"";

    private static bool IsNumber(string part) => char.IsDigit(part[0]);
}
