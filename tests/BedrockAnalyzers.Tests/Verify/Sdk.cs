namespace BedrockAnalyzers.Tests;

/// <summary>What a test's input is compiled against.</summary>
public enum Sdk
{
    /// <summary>AWS SDK for .NET 4 on .NET 10, with Microsoft.Extensions.AI, Newtonsoft.Json and Polly.</summary>
    V4,

    /// <summary>AWS SDK for .NET 3 on .NET 8, with Polly.</summary>
    V3,

    /// <summary>.NET 10 and AWSSDK.Core, as in a program that uses another AWS service.</summary>
    CoreOnly,

    /// <summary>.NET 10 and AWSSDK.CloudWatch, as in a program that sets alarms and calls no model.</summary>
    CloudWatchOnly,

    /// <summary>.NET 10 alone.</summary>
    None,
}
