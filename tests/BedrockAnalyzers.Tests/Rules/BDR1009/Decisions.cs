using BedrockAnalyzers.Tests.Meta;

[assembly: WithoutFixAll("BDR1009", "The cheaper model may answer otherwise: each place needs a look.")]
