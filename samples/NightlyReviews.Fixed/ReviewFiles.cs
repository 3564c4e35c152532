using System.Text.Json;

namespace NightlyReviews;

internal sealed record Review(string Id, string Product, int Stars, string Language, string Text);

internal sealed record Verdict(string Mood, string[] Topics);

/// <summary>The folder that the shop writes the day's reviews to, and reads the answers from.</summary>
internal sealed class ReviewFiles(IConfiguration configuration)
{
    private readonly string _folder = configuration["Reviews:Folder"] ?? "reviews";

    public async Task<IReadOnlyList<Review>> ReadAsync(CancellationToken cancellationToken)
    {
        var reviews = new List<Review>();
        foreach (var file in Directory.EnumerateFiles(_folder, "*.review.json"))
        {
            await using var stream = File.OpenRead(file);
            if (await JsonSerializer.DeserializeAsync<Review>(stream, JsonSerializerOptions.Web, cancellationToken) is { } review) reviews.Add(review);
        }

        return reviews;
    }

    public Task WriteAsync(string name, string text, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(_folder, name), text, cancellationToken);
}
