using BedrockAnalyzers.Tests.Meta;

[assembly: WithoutFixAll("BDR6003", "Where a request may be answered is a decision for each place.")]
