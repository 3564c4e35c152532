using BedrockAnalyzers.Tests.Meta;

[assembly: WithoutFixAll("BDR6001", "Another model may need other parameters: each place needs a look.")]
