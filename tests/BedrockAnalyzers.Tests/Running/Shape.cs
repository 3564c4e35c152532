namespace BedrockAnalyzers.Tests.Running;

/// <summary>A retry that is written in one of the many ways, and what it does once it is fixed.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Members">The members of the type <c>Program</c>.</param>
/// <param name="Expected">What it does then.</param>
/// <param name="Sdk">What it is compiled against.</param>
internal sealed record Shape(string Name, string Members, Expectation Expected, Sdk Sdk = Sdk.V4)
{
    public string Code => Shapes.Usings + "public class Program\n{\n    " + Members.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal).Replace("\n    \n", "\n\n", StringComparison.Ordinal) + "\n}\n";
}
