using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Contoso.Old;

public static class Models
{
    public const string Sonnet = "eu.anthropic.claude-3-5-sonnet-20240620-v1:0"; // !BDR6001
    public const string Haiku = "us.anthropic.claude-3-haiku-20240307-v1:0"; // !BDR6001
    public const string BareHaiku = "anthropic.claude-3-haiku-20240307-v1:0"; // !BDR6001
    public const string BareOpus = "anthropic.claude-3-opus-20240229-v1:0"; // !BDR6001
    public const string BareSonnet = "anthropic.claude-3-7-sonnet-20250219-v1:0"; // !BDR6001
    public const string Titan = "amazon.titan-text-express-v1"; // !BDR6001
    public const string TitanVerbatim = @"amazon.titan-text-express-v1"; // !BDR6001
    public const string TitanRaw = """amazon.titan-text-express-v1"""; // !BDR6001
    public const string TitanContext = "amazon.titan-text-express-v1:0:8k"; // !BDR6001
    public const string Profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-3-7-sonnet-20250219-v1:0"; // !BDR6001
    public const string Foundation = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0"; // !BDR6001
    public const string FoundationTitan = "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-lite-v1"; // !BDR6001
    public const string Gov = "us-gov.anthropic.claude-3-5-sonnet-20240620-v1:0"; // !BDR6001
    public const string Apac = "apac.anthropic.claude-3-5-sonnet-20241022-v2:0"; // !BDR6001
    public const string Reel = "amazon.nova-reel-v1:0"; // !BDR6001
    public const string Llama = "us.meta.llama3-2-11b-instruct-v1:0"; // !BDR6001
    public const string Jamba = "ai21.jamba-1-5-large-v1:0"; // !BDR6001
    public const string Global = "global.anthropic.claude-sonnet-4-20250514-v1:0"; // !BDR6001
    public const string Opus41 = "us.anthropic.claude-opus-4-1-20250805-v1:0"; // !BDR6001
    public const string Active = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    public const string Sentence = "We used anthropic.claude-3-haiku-20240307-v1:0 before";
    public const string Pattern = "anthropic.claude-3-haiku*";
    public const string Prefix = "anthropic.claude-3-";
    public const string Name = "claude-3-haiku-20240307";
    public static readonly Dictionary<string, int> Limits = new() { ["anthropic.claude-v2"] = 4096, ["anthropic.claude-v2:1"] = 4096 };
    public static bool Old(string id) => id == "anthropic.claude-v2" || id is "anthropic.claude-instant-v1" or "anthropic.claude-v2:1";
    public static string Map(string id) => id switch
    {
        "anthropic.claude-v2" => "us.anthropic.claude-sonnet-4-6",
        "haiku" => "us.anthropic.claude-3-5-haiku-20241022-v1:0", // !BDR6001
        _ => id,
    };
    public static int Case(string id)
    {
        switch (id)
        {
            case "anthropic.claude-v2": return 1;
            default: return id.Equals("anthropic.claude-v2:1", StringComparison.Ordinal) ? 2 : 3;
        }
    }
    [Obsolete("anthropic.claude-v2")]
    public static void Gone() { }
    public static Task Run(IAmazonBedrockRuntime c) => c.ConverseAsync(new ConverseRequest
    {
        // the model
        ModelId = /* old */ "eu.anthropic.claude-sonnet-4-20250514-v1:0" /* new? */, // !BDR6001
        InferenceConfig = new() { MaxTokens = 3 },
    });
    public static Task Run2(IAmazonBedrockRuntime c, string id = "eu.anthropic.claude-3-haiku-20240307-v1:0") => c.ConverseAsync(new ConverseRequest { ModelId = id }); // !BDR6001
    public static ReadOnlySpan<byte> Utf8 => "amazon.titan-text-express-v1"u8; // !BDR6001
}
