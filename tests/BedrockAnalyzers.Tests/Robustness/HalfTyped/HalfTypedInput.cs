using System.Collections.Immutable;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Code as it is while somebody types.</summary>
/// <param name="Index">Its number: with the seed it makes the input again.</param>
/// <param name="Name">What it is made of, and how.</param>
/// <param name="Sdk">The references.</param>
/// <param name="Files">Names and texts. What does not end in <c>.cs</c> is an additional file.</param>
/// <param name="Typed">Which file was typed in.</param>
/// <param name="Options">Lines of a <c>.globalconfig</c>.</param>
internal sealed record HalfTypedInput(int Index, string Name, Sdk Sdk, ImmutableArray<(string Name, string Text)> Files, int Typed, string? Options)
{
    public HalfTypedInput With(string text) => this with { Files = Files.SetItem(Typed, (Files[Typed].Name, text)) };

    public override string ToString() => $"input {Index} ({Name}, {Sdk}{(Options is null ? "" : ", options: " + Options.ReplaceLineEndings(" | "))}), {Files[Typed].Name}:\n{Files[Typed].Text}";
}
