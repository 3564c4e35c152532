using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;

namespace BedrockAnalyzers.Flow.Values;

/// <summary>What the known parts of a text say.</summary>
internal static class Texts
{
    // Stands for an unknown part: no literal that anybody looks for holds it.
    private const char UnknownPart = '\uFFFF';

    private const int MaximumAlternatives = 16;

    /// <summary>Whether a model's ID can be that of a stored prompt in one of the things that it can be. An unknown part is none; of more alternatives than can be looked at, one may.</summary>
    public static bool CanNamePrompt(Value model) => AlternativesOf(model) is not { } alternatives || alternatives.Any(static id => id.Length <= ModelId.LongestId && id.Contains(":prompt/"));

    /// <summary>The things that a text can be, with a character that no text holds for each unknown part; null when there are too many.</summary>
    public static ImmutableArray<string>? AlternativesOf(Value text)
    {
        switch (text)
        {
            case ConstantValue { Constant: string constant }:
                return ImmutableArray.Create(constant);
            case ConstantValue { Constant: char constant }:
                return ImmutableArray.Create(constant.ToString());
            case UnionValue union:
                var either = ImmutableArray<string>.Empty;
                foreach (var part in union.Parts)
                {
                    if (AlternativesOf(part) is not { } more || either.Length + more.Length > MaximumAlternatives) return null;
                    either = either.AddRange(more);
                }

                return either;
            case ConcatenationValue concatenation:
                var made = ImmutableArray.Create(string.Empty);
                foreach (var operand in concatenation.Operands)
                {
                    if (AlternativesOf(operand) is not { } ends || made.Length * ends.Length > MaximumAlternatives) return null;
                    made = made.SelectMany(start => ends.Select(end => start + end)).ToImmutableArray();
                }

                return made;
            case OpaqueValue opaque when ReferenceEquals(opaque, OpaqueValue.Anything):
                return null;
            default:
                return ImmutableArray.Create(UnknownPart.ToString());
        }
    }
}
