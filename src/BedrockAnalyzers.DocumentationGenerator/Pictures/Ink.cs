namespace BedrockAnalyzers.DocumentationGenerator.Pictures;

/// <summary>The colour of a piece of text, by what it is.</summary>
internal enum Ink
{
    Plain,
    Faint,
    Warning,
    Good,
    Code,
    Keyword,
    Type,
    Method,
    Text,
    Number,
    Comment,
}
