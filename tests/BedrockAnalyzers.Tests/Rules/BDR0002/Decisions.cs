using BedrockAnalyzers.Tests.Meta;

[assembly: WithoutFix("BDR0002", "An entry of an inventory is nothing to repair.")]
