using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Rules.BDR6002;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Tests.Flow.Json;

/// <summary>An object of the project is JSON wherever a serializer may write it, however it gets there; a property is a member of it by the name that it is written under.</summary>
public class SerializedTypesTests
{
    [Theory]
    [InlineData("JsonSerializer.Serialize(new Own { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("JsonSerializer.Serialize<Own>(new() { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("JsonSerializer.Serialize((object)new Own { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("JsonSerializer.Serialize(new Own { {|BDR6002:Temperature|} = 0.5 }, typeof(Own))")]
    [InlineData("JsonSerializer.Serialize(new Derived { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("JsonSerializer.Serialize<Own>(new Derived { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("JsonSerializer.Serialize(new Small { {|BDR6002:temperature|} = 0.5 })")]
    [InlineData("Write(new Own { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("WriteAny(new Own { {|BDR6002:Temperature|} = 0.5 })")]
    [InlineData("Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new Own { {|BDR6002:Temperature|} = 0.5 }))")]
    [InlineData("JsonSerializer.Serialize(new Pascal { {|BDR6002:Temperature|} = 0.5 }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase })")]
    [InlineData("JsonSerializer.Serialize(new Pascal { {|BDR6002:Temperature|} = 0.5 }, new JsonSerializerOptions(JsonSerializerDefaults.Web))")]
    [InlineData("JsonSerializer.Serialize(new Pascal { {|BDR6002:TopP|} = 0.5 }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower })")]
    [InlineData("JsonSerializer.Serialize(new Pascal { {|BDR6002:Temperature|} = 0.5 }, Context.Default.Pascal)")]
    [InlineData("JsonSerializer.Serialize(new Pascal { {|BDR6002:Temperature|} = 0.5 }, typeof(Pascal), Context.Default)")]
    public Task Written(string body) => Verify.Analyzer<RejectedParameterAnalyzer>(Code(body));

    [Theory]
    [InlineData("JsonSerializer.Serialize(new Pascal { Temperature = 0.5 })")]
    [InlineData("JsonSerializer.Serialize(new Pascal { TopP = 0.5 }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase })")]
    [InlineData("JsonSerializer.Serialize(new Pascal { Temperature = 0.5 }, new JsonSerializerOptions { WriteIndented = true })")]
    [InlineData("JsonSerializer.Serialize(new Other { Temperature = 0.5 })")]
    [InlineData("JsonSerializer.Serialize(new { messages = new Own { Temperature = 0.5 } })")]
    [InlineData("new Own { Temperature = 0.5 }.ToString()")]
    public Task Not_written_as_the_parameter(string body) => Verify.Analyzer<RejectedParameterAnalyzer>(Code(body));

    // Settings that nothing serializes are not looked for in bodies: nobody is asked who uses them.
    [Theory]
    [InlineData("JsonSerializer.Serialize(new Own())", "Own", true)]
    [InlineData("JsonSerializer.Serialize(new[] { new { held = new System.Collections.Generic.List<Own>() } })", "Own", true)]
    [InlineData("JsonSerializer.Serialize(new Derived())", "Own", true)]
    [InlineData("JsonSerializer.SerializeToNode(new Own())!.ToJsonString()", "Own", true)]
    [InlineData("WriteAny(\"\") + JsonSerializer.Serialize(new System.Collections.Generic.Dictionary<string, object>())", "Own", true)]
    [InlineData("JsonSerializer.Serialize(new Other())", "Own", false)]
    [InlineData("JsonSerializer.Serialize(new { temperature = new Pascal().Temperature })", "Own", false)]
    [InlineData("JsonSerializer.Serialize(new Pascal())", "Pascal", false)]
    [InlineData("JsonSerializer.Serialize(new Pascal(), new JsonSerializerOptions())", "Pascal", true)]
    [InlineData("JsonSerializer.Serialize(new Other(), new JsonSerializerOptions())", "Other", false)]
    [InlineData("JsonSerializer.Serialize(new Small())", "Small", true)]
    public void What_is_given_to_a_serializer(string body, string type, bool canBeWritten)
    {
        var code = Code(body);
        if (!body.Contains("WriteAny", StringComparison.Ordinal)) code = code.Replace("private static string Write", "private static string Unused", StringComparison.Ordinal).Replace("=> JsonSerializer.Serialize(value)", "=> \"\"", StringComparison.Ordinal);
        var compilation = Input.Compile([Input.Parse(code)], Sdk.V4);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        var property = compilation.GetTypeByMetadataName(type)!.GetMembers().OfType<IPropertySymbol>().First();
        Assert.Equal(canBeWritten, SerializedTypes.Of(BedrockCompilation.TryGet(compilation)!, TestContext.Current.CancellationToken).CanWrite(property, ParameterUse.Names));
    }

    private static string Code(string body) => $$"""
        using System.IO;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public class C
        {
            public Task M(IAmazonBedrockRuntime client)
            {
                string body = {{body}}!;
                return client.InvokeModelAsync(new InvokeModelRequest { ModelId = "us.anthropic.claude-opus-4-7", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });
            }

            private static string Write<T>(T value) => JsonSerializer.Serialize(value);

            private static string WriteAny(object value) => JsonSerializer.Serialize(value);
        }

        public class Own
        {
            [JsonPropertyName("temperature")]
            public double? Temperature { get; set; }
        }

        public class Derived : Own;

        public class Small
        {
            public double? temperature { get; set; }
        }

        public class Pascal
        {
            public double? Temperature { get; set; }

            public double? TopP { get; set; }
        }

        public class Other
        {
            [JsonPropertyName("warmth")]
            public double? Temperature { get; set; }
        }

        [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
        [JsonSerializable(typeof(Pascal))]
        internal partial class Context : JsonSerializerContext;

        // The other half is what the generator writes, as far as its users see it.
        partial class Context
        {
            public Context() : base(null) { }

            public static Context Default { get; } = new();

            public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Pascal> Pascal => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Pascal>)Options.GetTypeInfo(typeof(Pascal));

            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(System.Type type) => null;
        }
        """;
}
