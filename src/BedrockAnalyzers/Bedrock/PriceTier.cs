namespace BedrockAnalyzers.Bedrock;

/// <summary>How dear a model is among all models on Bedrock; a later member is dearer.</summary>
internal enum PriceTier
{
    Small,
    Medium,
    Large,
    VeryLarge,
}
