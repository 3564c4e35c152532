namespace BedrockAnalyzers.Flow.Values;

/// <summary>What an iterator of the project answers: one after the other, things that are each the element.</summary>
/// <param name="element">What each can be.</param>
internal sealed class SequenceValue(Value element) : Value
{
    public Value Element { get; } = element;

    public override bool Equals(Value? other) => other is SequenceValue s && Element.Equals(s.Element);

    public override int GetHashCode() => Element.GetHashCode() + 1;
}
