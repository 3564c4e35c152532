namespace BedrockAnalyzers.Rules.BDR6001;

/// <summary>A model that a project lists as retired.</summary>
/// <param name="Id">The base ID or the stem of several, without region prefix.</param>
/// <param name="Date">The end of life as <c>yyyy-MM-dd</c>, or null when the project names none.</param>
/// <param name="Replacement">What to use instead, as written, or null.</param>
internal sealed record RetiredModel(string Id, string? Date, string? Replacement);
