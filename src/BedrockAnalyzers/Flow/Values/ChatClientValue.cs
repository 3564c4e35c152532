using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Values;

/// <summary>A chat client of Microsoft.Extensions.AI that is followed back to a Bedrock client, or the builder of one.</summary>
/// <param name="creation">Where the Bedrock client was made into one.</param>
/// <param name="runtime">The Bedrock client; null where it is not seen.</param>
/// <param name="model">The model that it asks where a call names none; null when it was given none.</param>
/// <param name="canCap">Whether its pipeline may set an output-token cap.</param>
/// <param name="canConfigure">Whether its pipeline sets something in the options of a call.</param>
internal sealed class ChatClientValue(SyntaxNode creation, Value? runtime, Value? model, bool canCap, bool canConfigure) : Value
{
    public Value? Runtime { get; } = runtime;

    public Value? Model { get; } = model;

    public bool CanCap { get; } = canCap;

    public bool CanConfigure { get; } = canConfigure;

    private SyntaxNode Creation { get; } = creation;

    /// <summary>The same client behind a pipeline that may set a cap.</summary>
    public ChatClientValue WithCap() => new(Creation, Runtime, Model, canCap: true, canConfigure: true);

    /// <summary>The same client behind a pipeline that sets something in the options, and no cap.</summary>
    public ChatClientValue WithSettings() => new(Creation, Runtime, Model, CanCap, canConfigure: true);

    public override bool Equals(Value? other) => other is ChatClientValue c && ReferenceEquals(Creation, c.Creation) && CanCap == c.CanCap && CanConfigure == c.CanConfigure && Equals(Model, c.Model) && Equals(Runtime, c.Runtime);

    public override int GetHashCode() => Creation.GetHashCode();
}
