using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>A list of messages that nothing makes shorter.</summary>
/// <param name="List">The local, field or property that holds it.</param>
/// <param name="Growths">Where something is put into it.</param>
/// <param name="Sends">Where it is sent whole, in the order of the files and of the text.</param>
internal sealed record History(ISymbol List, ImmutableArray<HistoryGrowth> Growths, ImmutableArray<ExpressionSyntax> Sends);
