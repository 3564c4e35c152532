using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Retries;

/// <summary>A way from the catch clause of a retry back to its call.</summary>
/// <param name="Jump">The statement in the clause that leads back; null for the end of the clause.</param>
/// <param name="HasWaited">Whether all that comes there has waited.</param>
internal sealed record WayBack(StatementSyntax? Jump, bool HasWaited);
