namespace BedrockAnalyzers.Flow.ToolUse;

/// <summary>What decides a condition.</summary>
[Flags]
internal enum Deciders
{
    /// <summary>Nothing that changes while the code goes round.</summary>
    None = 0,

    /// <summary>The model's answer.</summary>
    Answer = 1,

    /// <summary>Whether the model asks for a tool.</summary>
    AsksForTool = 2,

    /// <summary>Whether the model has ended its turn.</summary>
    EndsTurn = 4,

    /// <summary>A number that grows or shrinks with each round, or the time.</summary>
    Limit = 8,

    /// <summary>Something else, or something that is not known: a person, a method outside the project, a field that others set.</summary>
    Other = 16,

    /// <summary>That it goes on when the model asks for a tool, and is left when it does not.</summary>
    GoesOnForTool = 32,

    /// <summary>What the model decides.</summary>
    OfAnswer = Answer | AsksForTool | EndsTurn,
}
