using BedrockAnalyzers.Tests.Meta;

[assembly: WithoutFix("BDR0001", "It is reported without a place in code, and what the user meant to write is not known.")]
