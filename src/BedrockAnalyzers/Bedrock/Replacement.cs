namespace BedrockAnalyzers.Bedrock;

/// <summary>What stands in for a model at one place.</summary>
/// <param name="Text">The whole text to write there: the same form, with the other model.</param>
/// <param name="Id">The ID to show, without the ARN around it.</param>
/// <param name="BaseId">The model's own ID; null when an ARN hides it.</param>
/// <param name="NeedsProfile">Whether <paramref name="Id"/> is a bare ID that on-demand calls reject.</param>
/// <param name="CanStandIn">Whether <paramref name="Text"/> is sure to work where the model's ID stood.</param>
internal sealed record Replacement(string Text, string Id, string? BaseId, bool NeedsProfile, bool CanStandIn)
{
    /// <summary>What stands in for a model: what the project names, or else what the catalogue does.</summary>
    public static Replacement? Find(ModelId model, string? ofProject, string? ofCatalogue)
    {
        if (ofProject is not null && ModelId.TryParse(ofProject) is { } named && named.Form != ModelIdForm.FoundationModel)
        {
            // The project has chosen prefix and form as well.
            return new(ofProject, ofProject, named.BaseId, NeedsProfile: false, CanStandIn: true);
        }

        if ((ofProject ?? ofCatalogue) is not { } baseId || model.WithBaseId(baseId) is not { } text) return null;
        var profile = ModelCatalog.Default.Find(baseId)?.Profile;

        // No card of a current Claude or Nova lists an Asia-Pacific profile, and of GovCloud it is not known.
        var keepsPrefix = model.RegionPrefix is not (null or "apac" or "us-gov") && profile != ProfileNeed.None;
        var isBare = model.Form is ModelIdForm.FoundationModel or ModelIdForm.FoundationModelArn;
        var canStandIn = model.ContextSuffix is null
            && (isBare ? profile is ProfileNeed.None or ProfileNeed.RegionDependent || (profile is null && ofProject is not null) : keepsPrefix);
        return new(text, keepsPrefix ? model.RegionPrefix + "." + baseId : baseId, baseId, NeedsProfile: !keepsPrefix && profile == ProfileNeed.Required, canStandIn);
    }
}
