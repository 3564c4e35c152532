using BedrockAnalyzers.Tests.Meta;

[assembly: WithoutFix("BDR3006", "The code does not say what a refused call means: an error, a late answer, another model or none.")]
