using System.Collections.Immutable;

namespace BedrockAnalyzers.Bedrock;

/// <summary>Finds the name that a misspelt one is meant to be.</summary>
internal static class NearestName
{
    // One letter in five may be wrong, and no more than three.
    private const int LettersForOneMistake = 5;
    private const int MaximumMistakes = 3;

    // Two names that are nearly as near as each other are no answer.
    private const int DistanceBetween = 2;

    /// <summary>The name that only its capitals tell from another one, or null when there is none.</summary>
    public static string? IgnoringCase(string wrong, ImmutableArray<string> names) => names.FirstOrDefault(name => string.Equals(name, wrong, StringComparison.OrdinalIgnoreCase));

    /// <summary>The one name that is clearly nearest, or null when there is none.</summary>
    public static string? Of(string wrong, ImmutableArray<string> names)
    {
        var most = Math.Min(MaximumMistakes, wrong.Length / LettersForOneMistake);
        string? nearest = null;
        var (best, second) = (int.MaxValue, int.MaxValue);
        foreach (var name in names)
        {
            // Too long or too short is too far, and need not be compared.
            var distance = Math.Abs(name.Length - wrong.Length) > most + DistanceBetween ? int.MaxValue : Distance(wrong, name);
            if (distance < best) (nearest, best, second) = (name, distance, best);
            else if (distance < second) second = distance;
        }

        return best <= most && second - best >= DistanceBetween ? nearest : null;
    }

    // How many letters are to be added, left out or replaced; capitals do not count.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
