using System.ComponentModel.DataAnnotations;

namespace RagApi;

/// <summary>The section "Rag" of the settings.</summary>
public sealed class RagOptions
{
    [Required]
    public required string KnowledgeBaseId { get; init; }

    [Required]
    public required string ModelId { get; init; }
}
