namespace BedrockAnalyzers.DocumentationGenerator.Pictures;

/// <summary>A piece of a line in one colour.</summary>
/// <param name="Text">The text.</param>
/// <param name="Ink">What it is.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal readonly record struct Run(string Text, Ink Ink, bool IsBold = false);
