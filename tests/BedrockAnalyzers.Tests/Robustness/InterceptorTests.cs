using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Calls of Bedrock in whose place the compiler calls another method, as source generators make them. What stands in the code is what the rules read.</summary>
public class InterceptorTests
{
    private const string Program = """
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        namespace App;
        public class C(IAmazonBedrockRuntime client)
        {
            public Task Without(string text) => client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = text });
            public Task With(string text) => client.ConverseAsync(new ConverseRequest { ModelId = text, InferenceConfig = new() { MaxTokens = 5 } });
            public async Task<string> Made(string text)
            {
                var request = Make(text);
                var response = await client.ConverseAsync(request);
                return response.Output.Message.Content[0].Text;
            }

            private static ConverseRequest Make(string text) => {|BDR1001:new()|} { ModelId = text };
        }
        """;

    private static readonly CSharpParseOptions s_options = Input.ParseOptions.WithFeatures([new("InterceptorsNamespaces", "App.Generated"), new("InterceptorsPreviewNamespaces", "App.Generated")]);

    [Theory]
    [InlineData("Interceptors.cs", true)]
    [InlineData("Interceptors.g.cs", false)]
    public async Task What_stands_in_the_code_is_read(string file, bool isReported)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var program = Markup.Parse(Program);
        var tree = Parse(program.Text, "/Code.cs");
        var before = Input.Compile([tree], Sdk.V4);
        var calls = (await tree.GetRootAsync(cancellationToken)).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(static c => c.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConverseAsync" }).ToImmutableArray();
        Assert.Equal(3, calls.Length);
        var interceptors = Markup.Parse(Interceptors(string.Concat(calls.Select(call => AttributeOf(call, before.GetSemanticModel(tree))))));
        var compilation = before.AddSyntaxTrees(Parse(interceptors.Text, "/" + file));

        // The compiler does put them in the place of the calls, or says why not.
        Assert.Empty(compilation.Emit(Stream.Null, cancellationToken: cancellationToken).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
        var (errors, found) = await Analysis.Build(compilation, AllRules.Analyzers);
        Assert.Empty(errors);
        Assert.DoesNotContain(found, static d => d.Id is "AD0001");
        var uncapped = found.Where(static d => d.Id is "BDR1001").OrderBy(static d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start).Select(static d => (d.Location.SourceTree!.FilePath, d.Location.SourceSpan));
        Assert.Equal(program.Marks.Select(static m => ("/Code.cs", m.Span)).Concat(interceptors.Marks.Where(_ => isReported).Select(m => ("/" + file, m.Span))), uncapped);
    }

    private static string Interceptors(string attributes) => $$"""
        using System;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        namespace App.Generated
        {
            internal static class Interceptors
            {
                {{attributes}}
                public static async Task<ConverseResponse> Logged(this IAmazonBedrockRuntime client, ConverseRequest request, CancellationToken cancellationToken)
                {
                    await client.ConverseAsync({|BDR1001:new ConverseRequest|} { ModelId = "warm" }, cancellationToken);
                    return await client.ConverseAsync(request, cancellationToken);
                }
            }
        }

        namespace System.Runtime.CompilerServices
        {
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            internal sealed class InterceptsLocationAttribute : Attribute
            {
                public InterceptsLocationAttribute(int version, string data) { }
                public InterceptsLocationAttribute(string filePath, int line, int character) { }
            }
        }
        """;

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), s_options, path);

#if ROSLYN_FLOOR
    // C# 12 names the place by its file, line and column.
    private static string AttributeOf(InvocationExpressionSyntax call, SemanticModel model)
    {
        var place = ((MemberAccessExpressionSyntax)call.Expression).Name.GetLocation().GetLineSpan();
        Assert.Same(model.SyntaxTree, call.SyntaxTree);
        return string.Create(CultureInfo.InvariantCulture, $"[InterceptsLocation(\"{place.Path}\", {place.StartLinePosition.Line + 1}, {place.StartLinePosition.Character + 1})]");
    }
#else
    private static string AttributeOf(InvocationExpressionSyntax call, SemanticModel model) =>
        string.Create(CultureInfo.InvariantCulture, $"{model.GetInterceptableLocation(call, TestContext.Current.CancellationToken)!.GetInterceptsLocationAttributeSyntax()}");
#endif
}
