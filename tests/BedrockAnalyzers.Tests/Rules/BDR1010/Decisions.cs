using BedrockAnalyzers.Tests.Meta;

[assembly: WithoutFix("BDR1010", "A batch job is another program: a file of records in S3, a role, and answers that come hours later, in another order.")]
