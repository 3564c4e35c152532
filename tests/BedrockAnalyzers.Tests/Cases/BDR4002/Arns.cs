using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.Bedrock;
using Amazon.Bedrock.Model;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Dev.Tools
{
    public static class X
    {
        public static CreateProvisionedModelThroughputRequest Request() => new() { CommitmentDuration = CommitmentDuration.SixMonths, ModelUnits = 1 };
        public static GetProvisionedModelThroughputResponse Fake() => new() { CommitmentDuration = CommitmentDuration.SixMonths };
        public static ProvisionedModelSummary Fake2() => new() { CommitmentDuration = CommitmentDuration.SixMonths };
        public const string Arn = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456"; // !BDR4002
        public static readonly string Arn2 = "arn:aws:bedrock:eu-central-1:123456789012:provisioned-model/abcdef123456"; // !BDR4002
        public const string Sentence = "use arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456 here";
        public const string Custom = "arn:aws:bedrock:us-east-1:123456789012:custom-model/abcdef123456";
        public const string Profile = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";
        public const string Prefix = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/";
        public static bool Is(string s) => s.Contains(":provisioned-model/");
        public static bool Is2(string s) => s == "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456";
        public static string Make(string id) => $"arn:aws:bedrock:us-east-1:123456789012:provisioned-model/{id}";
        public const string Gov = "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:provisioned-model/abcdef123456"; // !BDR4002
    }
}

namespace Contoso.Development
{
    public static class Y
    {
        public static CreateProvisionedModelThroughputRequest Request() => new() { CommitmentDuration = CommitmentDuration.SixMonths, ModelUnits = 1 };
        public const string Arn = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456"; // !BDR4002
    }
}

namespace Contoso.Prod
{
public class Deploy(IAmazonBedrock bedrock)
{
    public const string Arn = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456";
    // test: dev sandbox
    public Task Run() => bedrock.CreateProvisionedModelThroughputAsync(new() { ProvisionedModelName = "dev-test", CommitmentDuration = CommitmentDuration.OneMonth });

    public async Task Choose(string environment)
    {
        if (environment == "Development")
            await bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth });
        var r = new ConverseRequest { ModelId = Arn };
    }

    public class TestData
    {
        public const string Arn = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456"; // !BDR4002
    }
    public string DevArn => "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456"; // a property is no method
    public string DevelopersArn => "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456";
    public string Attestation => "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456";
    public static readonly Dictionary<string, string> Models = new()
    {
        ["dev"] = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123456",
        ["prod"] = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdef123457",
    };
}
}
