using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Inventory;

/// <summary>One Bedrock call, as the rule lists it.</summary>
/// <param name="Path">The file, with forward slashes; relative where it is inside the root.</param>
/// <param name="Line">The line, from 1 on.</param>
/// <param name="Column">The column, from 1 on.</param>
/// <param name="Member">The member that makes the call.</param>
/// <param name="Values">What is known of it.</param>
internal sealed record InventoryCall(string Path, int Line, int Column, string Member, CallValues Values)
{
    /// <summary>The place, as an editor's console links it.</summary>
    public string Place => $"{Path}:{Line}";

    /// <summary>The call that an entry of the inventory is about.</summary>
    public static InventoryCall Of(SarifResult result, RepositoryRoots roots)
    {
        return new(
            roots.Relative(result.Path),
            result.Line,
            result.Column,
            Value(InventoryProperties.Member),
            new(Value(InventoryProperties.Operation), Value(InventoryProperties.Model), Value(InventoryProperties.Cap), Value(InventoryProperties.Streaming), Value(InventoryProperties.RetriedBy), Value(InventoryProperties.AnswerPrice)));

        string Value(string name) => result.Value(name) ?? InventoryProperties.Unknown;
    }
}
