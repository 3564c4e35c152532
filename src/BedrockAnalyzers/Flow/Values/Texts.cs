using System.Collections.Immutable;

namespace BedrockAnalyzers.Flow.Values;

/// <summary>What the known parts of a text say.</summary>
internal static class Texts
{
    // Stands for an unknown part: no literal that anybody looks for holds it.
    private const char UnknownPart = '\uFFFF';

    private const int MaximumAlternatives = 16;

    /// <summary>Whether the text holds what is looked for in one of the things that it can be. An unknown part holds nothing.</summary>
    public static bool CanContain(Value text, string wanted)
    {
        foreach (var alternative in AlternativesOf(text))
        {
            if (alternative.Contains(wanted)) return true;
        }

        return false;
    }

    private static ImmutableArray<string> AlternativesOf(Value text)
    {
        switch (text)
        {
            case ConstantValue { Constant: string constant }:
                return ImmutableArray.Create(constant);
            case ConstantValue { Constant: char constant }:
                return ImmutableArray.Create(constant.ToString());
            case UnionValue union:
                return union.Parts.SelectMany(static part => AlternativesOf(part).AsEnumerable()).Take(MaximumAlternatives).ToImmutableArray();
            case ConcatenationValue concatenation:
                var made = ImmutableArray.Create(string.Empty);
                foreach (var operand in concatenation.Operands)
                {
                    var ends = AlternativesOf(operand);
                    made = made.SelectMany(start => ends.Select(end => start + end)).Take(MaximumAlternatives).ToImmutableArray();
                }

                return made;
            default:
                return ImmutableArray.Create(UnknownPart.ToString());
        }
    }
}
