using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Editing;

/// <summary>One change of one node.</summary>
/// <param name="Node">The node, as it is in the document.</param>
/// <param name="Name">What is changed about it; of two edits of one node and name, one is made.</param>
/// <param name="Change">Makes the node that takes its place, from the node with the changes already made inside it.</param>
internal sealed record NodeEdit(SyntaxNode Node, string Name, Func<SyntaxNode, SyntaxNode> Change);
