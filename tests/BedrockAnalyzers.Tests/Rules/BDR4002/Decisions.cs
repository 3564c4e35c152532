using BedrockAnalyzers.Tests.Meta;

[assembly: WithoutFix("BDR4002", "An ARN does not say which model is behind it, so no on-demand model is sure to stand in.")]
