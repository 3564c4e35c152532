namespace BedrockAnalyzers.Bedrock;

/// <summary>What becomes of an InvokeModel call whose body sets no output-token cap.</summary>
internal enum MissingCap
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>The service rejects the call.</summary>
    CallFails,

    /// <summary>A documented number of the family stands in: <see cref="ModelFamily.DefaultCap"/>.</summary>
    DefaultNumber,

    /// <summary>A small number stands in that no source gives for certain.</summary>
    SmallDefault,

    /// <summary>The model decides how much it writes.</summary>
    ModelsChoice,

    /// <summary>Each model of the family has a default of its own.</summary>
    DependsOnModel,

    /// <summary>There is nothing to cap: the model writes no tokens of text.</summary>
    NothingToCap,
}
