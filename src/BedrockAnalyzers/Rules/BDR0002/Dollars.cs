using System.Globalization;

namespace BedrockAnalyzers.Rules.BDR0002;

/// <summary>Writes prices, which can be far below a cent.</summary>
internal static class Dollars
{
    private const decimal TwoDigits = 0.1m;
    private const int MostDigits = 12;

    /// <summary>A price with cents, or with as many digits as show the first two that are not zero.</summary>
    public static string Of(decimal price)
    {
        var digits = 2;
        for (var rest = price; rest is > 0 and < TwoDigits && digits < MostDigits; rest *= 10) digits++;
        return "$" + price.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
