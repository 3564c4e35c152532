using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow;

/// <summary>The JSON files of a project that its program reads its settings from, as far as the build gives them to analyzers.</summary>
internal static class ConfigurationFiles
{
    // What people write by hand stays far below it.
    private const int MaximumLength = 1024 * 1024;

    private const string Settings = "appsettings";
    private const string Extension = ".json";

    private static readonly ImmutableArray<string> s_developmentSettings =
        ImmutableArray.Create("appsettings.Development.json", "appsettings.Test.json", "appsettings.Local.json", "appsettings.Staging.json", "appsettings.Sandbox.json");

    /// <summary>Whether a path is that of settings, or of what a program is started with on a developer's machine.</summary>
    public static bool IsConfiguration(string path) =>
        IsLaunchSettings(path) || (FilePaths.NameOf(path) is var name && name.StartsWith(Settings, StringComparison.OrdinalIgnoreCase) && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a path is that of settings which are not those of production.</summary>
    public static bool IsDevelopmentConfiguration(string path) => IsLaunchSettings(path) || s_developmentSettings.Contains(FilePaths.NameOf(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Calls <paramref name="action"/> at each string that is a value in one of the files, with its place. Files that are no JSON, or larger than 1 MB, are left alone.</summary>
    /// <param name="actions">Where the action is registered.</param>
    /// <param name="isMeant">Whether a file of this path is looked into.</param>
    /// <param name="action">What is done at each string.</param>
    public static void OnString(RuleActions actions, Func<string, bool> isMeant, Action<AdditionalFileAnalysisContext, string, Func<Location>> action) =>
        actions.RegisterAdditionalFileAction(file =>
        {
            var path = file.AdditionalFile.Path;
            if (!isMeant(path) || !IsFirst(file.AdditionalFile, file.Options) || file.AdditionalFile.GetText(file.CancellationToken) is not { Length: <= MaximumLength } text) return;
            foreach (var value in JsonReader.StringsIn(text.ToString(), file.CancellationToken)) action(file, value.Text, () => LocationOf(value, path, text));
        });

    // A project that lists a file itself gives it twice.
    private static bool IsFirst(AdditionalText file, AnalyzerOptions options) => options.AdditionalFiles.FirstOrDefault(other => string.Equals(other.Path, file.Path, StringComparison.Ordinal)) is not { } first || first == file;

    private static Location LocationOf(JsonString value, string path, SourceText text)
    {
        var span = new TextSpan(value.Start, value.Length);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }

    private static bool IsLaunchSettings(string path) => string.Equals(FilePaths.NameOf(path), "launchSettings.json", StringComparison.OrdinalIgnoreCase);
}
