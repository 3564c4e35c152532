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
}
