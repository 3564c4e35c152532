using BedrockAnalyzers.Bedrock;

namespace BedrockAnalyzers.Tests.Bedrock;

public class ModelCatalogTests
{
    private static string Table
    {
        get
        {
            using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream("models.tsv");
            Assert.NotNull(stream);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    [Fact]
    public void Every_row_of_the_shipped_table_is_well_formed()
    {
        var catalog = ModelCatalog.Parse(Table, out var problems);
        Assert.Empty(problems);
        Assert.True(catalog.Entries.Length > 70);
        Assert.Equal(catalog.Entries.Length, catalog.Entries.Select(e => e.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("Date of the table: " + ModelCatalog.Date, Table, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_has_a_source_that_the_head_explains()
    {
        var head = string.Join('\n', Table.Split('\n').Where(l => l.StartsWith('#')));
        foreach (var entry in ModelCatalog.Default.Entries)
            Assert.All(entry.Source.Split(' '), tag => Assert.Matches(@"\b" + tag + @"\b", head));
    }

    [Fact]
    public void Every_id_is_one_that_users_can_write()
    {
        foreach (var entry in ModelCatalog.Default.Entries)
        {
            var id = ModelId.TryParse(entry.Id.TrimEnd('-') + (entry.Id.EndsWith('-') ? "-1" : ""));
            Assert.NotNull(id);
            Assert.Equal(ModelIdForm.FoundationModel, id.Form);
            Assert.NotSame(ModelFamily.Unknown, id.Family);
            Assert.Same(entry, ModelCatalog.Find(id));
        }
    }

    [Fact]
    public void A_replacement_is_active_and_in_the_table()
    {
        foreach (var entry in ModelCatalog.Default.Entries.Where(e => e.Replacement is not null))
        {
            Assert.NotEqual(ModelState.Active, entry.State);
            Assert.Equal(ModelState.Active, ModelCatalog.Default.Find(entry.Replacement!)?.State);
            Assert.NotNull(ModelId.TryParse(entry.Replacement!));
        }
    }

    [Fact]
    public void States_agree_with_the_dates()
    {
        foreach (var entry in ModelCatalog.Default.Entries)
        {
            Assert.True(entry.LegacyDate is null == entry.EndOfLifeDate is null, entry.Id);
            var ended = entry.EndOfLifeDate is { } end && string.CompareOrdinal(end, ModelCatalog.Date) <= 0;
            if (entry.EndOfLifeDate is not null) Assert.Equal(ended ? ModelState.Ended : ModelState.Legacy, entry.State);
            Assert.False(entry.State == ModelState.Legacy && entry.EndOfLifeDate is null, entry.Id);
            if (entry.LegacyDate is not null) Assert.True(string.CompareOrdinal(entry.LegacyDate, entry.EndOfLifeDate) < 0, entry.Id);
            Assert.True(entry.InputPrice is null == entry.OutputPrice is null && (entry.InputPrice is null || entry.PriceTier is not null && entry.InputPrice <= entry.OutputPrice), entry.Id);
        }
    }

    [Theory]
    [InlineData("anthropic.claude-sonnet-4-5-20250929-v1:0", "Claude Sonnet 4.5", 64_000, 15.0)]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0", "Claude Haiku 4.5", 64_000, 5.0)]
    [InlineData("global.anthropic.claude-opus-4-7", "Claude Opus 4.7", 128_000, 25.0)]
    [InlineData("anthropic.claude-opus-4-5-20251101-v1:0", "Claude Opus 4.5", 64_000, 25.0)]
    [InlineData("anthropic.claude-opus-5-5", "Claude Opus 5.5", null, 20.0)]
    [InlineData("anthropic.claude-opus-5", "Claude Opus 5", null, 25.0)]
    [InlineData("anthropic.claude-v2:1", "Claude 2.1", 4096, null)]
    [InlineData("anthropic.claude-v2:0:18k", "Claude 2", 4096, null)]
    [InlineData("amazon.titan-text-lite-v1", "Titan Text Lite", 4096, null)]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-2-lite-v1:0", "Nova 2 Lite", 65_536, 2.5)]
    [InlineData("openai.gpt-oss-120b-1:0", "gpt-oss-120b", null, 0.6)]
    [InlineData("ai21.j2-jumbo-instruct", "Jurassic-2", null, null)]
    public void Finds(string text, string name, int? maximum, double? outputPrice)
    {
        var entry = ModelCatalog.Find(ModelId.TryParse(text)!);
        Assert.NotNull(entry);
        Assert.Equal(name, entry.Name);
        Assert.Equal(maximum, entry.MaximumOutputTokens);
        Assert.Equal((decimal?)outputPrice, entry.OutputPrice);
    }

    [Theory]
    [InlineData("anthropic.claude-sonnet-5-5")] // another model than Sonnet 5
    [InlineData("anthropic.claude-opus-4-9")]
    [InlineData("anthropic.claude-v2.1")]
    [InlineData("anthropic.claude-v21")]
    [InlineData("anthropic.claude-3-haiku")]
    [InlineData("meta.llama3-1-405b")]
    [InlineData("amazon.titan-embed-text-v2:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc")]
    public void Does_not_find(string text) => Assert.Null(ModelCatalog.Find(ModelId.TryParse(text)!));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(3, "many")]
    [InlineData(3, "-1")]
    [InlineData(4, "dear")]
    [InlineData(4, "1")]
    [InlineData(5, "1,5")]
    [InlineData(7, "2026-13-01")]
    [InlineData(8, "01/02/2026")]
    [InlineData(9, "")]
    [InlineData(9, "Active")]
    [InlineData(11, "maybe")]
    [InlineData(14, "deep")]
    [InlineData(15, "sometimes")]
    [InlineData(17, "")]
    [InlineData(18, "")]
    public void A_malformed_row_is_named_and_left_out(int column, string cell)
    {
        var good = "a.b-1\tName\tVendor\t10\tvery large\t1.5\t2\t2026-01-02\t2026-03-04\tactive\t\tyes\tno\t\tadaptive only\tregion dependent\t1024\tSRC\t2026-11-23".Split('\t');
        Assert.Single(ModelCatalog.Parse(string.Join('\t', good), out var none).Entries);
        Assert.Empty(none);
        good[column] = cell;
        Assert.Empty(ModelCatalog.Parse(string.Join('\t', good), out var problems).Entries);
        Assert.Single(problems);
    }

    [Fact]
    public void A_row_that_is_too_short_is_named_and_left_out()
    {
        Assert.Empty(ModelCatalog.Parse("# comment\r\n\r\na.b-1\tName\r\n", out var problems).Entries);
        Assert.Equal(["a.b-1\tName"], problems);
    }

    [Fact]
    public void All_cells_of_a_row_are_read()
    {
        var entry = ModelCatalog.Default.Find("anthropic.claude-opus-4-7");
        Assert.Equal(
            new ModelEntry("anthropic.claude-opus-4-7", IsStem: true, "Claude Opus 4.7", "Anthropic", "CARD47 PRICE FABRIC CACHE", "2026-11-23")
            {
                MaximumOutputTokens = 128_000,
                PriceTier = PriceTier.Large,
                InputPrice = 5,
                OutputPrice = 25,
                State = ModelState.Active,
                AcceptsTemperature = false,
                AcceptsTopP = false,
                AcceptsTemperatureWithTopP = false,
                Thinking = ModelThinking.AdaptiveOnly,
                Profile = ProfileNeed.Required,
                CacheMinimumTokens = 4096,
            },
            entry);
    }

    [Fact]
    public void The_rule_s_page_says_the_date_of_the_table()
    {
        var root = typeof(ModelCatalogTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => string.Equals(a.Key, "RepositoryRoot", StringComparison.Ordinal)).Value!;
        Assert.Contains("**" + ModelCatalog.Date + "**", File.ReadAllText(Path.Combine(root, "src/BedrockAnalyzers/Rules/BDR6001/README.md")), StringComparison.Ordinal);
    }
}
