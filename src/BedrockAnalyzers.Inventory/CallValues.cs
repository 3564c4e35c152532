using System.Globalization;
using BedrockAnalyzers.Rules.BDR0002;

namespace BedrockAnalyzers.Inventory;

/// <summary>What is known of a call.</summary>
/// <param name="Operation">What is called.</param>
/// <param name="Model">The model, or the models.</param>
/// <param name="Cap">The output-token cap.</param>
/// <param name="Streaming"><c>true</c> or <c>false</c>.</param>
/// <param name="RetriedBy">What makes the call again.</param>
/// <param name="AnswerPrice">The most that an answer can cost, in USD, or <see cref="InventoryProperties.Unknown"/>.</param>
internal sealed record CallValues(string Operation, string Model, string Cap, string Streaming, string RetriedBy, string AnswerPrice)
{
    /// <summary>The price as a number; null where it is not known.</summary>
    public decimal? Price => decimal.TryParse(AnswerPrice, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) ? price : null;

    /// <summary>Whether no cap is set, at least on one path.</summary>
    public bool LacksCap => Split(Cap).Contains(InventoryProperties.None, StringComparer.Ordinal);

    /// <summary>The price for people.</summary>
    public string PriceText => Price is { } price ? Dollars.Of(price) : InventoryProperties.Unknown;

    /// <summary>What is known where one call was built twice, for two target frameworks: either.</summary>
    public CallValues Or(CallValues other) => this == other
        ? this
        : new(
            Either(Operation, other.Operation),
            Either(Model, other.Model),
            Either(Cap, other.Cap),
            Either(Streaming, other.Streaming),
            Either(RetriedBy, other.RetriedBy),
            Price is { } price && other.Price is { } otherPrice ? (price > otherPrice ? AnswerPrice : other.AnswerPrice) : InventoryProperties.Unknown);

    private static string Either(string a, string b) => string.Join(InventoryProperties.Separator, Split(a).Union(Split(b), StringComparer.Ordinal));

    private static string[] Split(string value) => value.Split(InventoryProperties.Separator);
}
