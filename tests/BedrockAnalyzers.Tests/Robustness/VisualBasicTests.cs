using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.VisualBasic;

namespace BedrockAnalyzers.Tests.Robustness;

/// <summary>Projects in Visual Basic that call Bedrock: the rules are for C#, and have nothing to say there.</summary>
public class VisualBasicTests
{
    private const string Program = """
        Imports System
        Imports System.Collections.Generic
        Imports System.Threading
        Imports System.Threading.Tasks
        Imports Amazon.BedrockRuntime
        Imports Amazon.BedrockRuntime.Model

        Public Class Assistant
            Private ReadOnly _client As IAmazonBedrockRuntime
            Private ReadOnly _history As New List(Of Message)

            Public Sub New(client As IAmazonBedrockRuntime)
                _client = client
            End Sub

            Public Async Function AskAsync(prompt As String) As Task(Of String)
                _history.Add(New Message With {.Role = ConversationRole.User, .Content = New List(Of ContentBlock) From {New ContentBlock With {.Text = prompt}}})
                Dim request As New ConverseRequest With {.ModelId = "us.anthropic.claude-3-haiku-20240307-v1:0", .Messages = _history}
                While True
                    Try
                        Dim response = Await _client.ConverseAsync(request)
                        Return response.Output.Message.Content(0).Text
                    Catch ex As ThrottlingException
                        Thread.Sleep(1000)
                    End Try
                End While
                Return ""
            End Function

            Public Async Function AllAsync(prompts As IEnumerable(Of String)) As Task
                For Each prompt In prompts
                    Await _client.ConverseAsync(New ConverseRequest With {.ModelId = prompt, .InferenceConfig = New InferenceConfiguration With {.MaxTokens = 64000}})
                Next
            End Function
        End Class
        """;

    [Theory]
    [InlineData(Sdk.V4)]
    [InlineData(Sdk.V3)]
    public async Task Attached_all_the_same_they_do_nothing(Sdk sdk)
    {
        var compilation = VisualBasicCompilation.Create(
            "Program",
            [VisualBasicSyntaxTree.ParseText(Program, path: "Program.vb", cancellationToken: TestContext.Current.CancellationToken)],
            References.Compilation(sdk).References,
            new(OutputKind.DynamicallyLinkedLibrary, optionStrict: OptionStrict.On));
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), static d => d.Severity == DiagnosticSeverity.Error);
        var with = Analysis.With(compilation, AllRules.Analyzers, options: null, concurrent: false);
        Assert.Empty(await with.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        foreach (var analyzer in AllRules.Analyzers) Assert.Equal(["CompilationStartActionsCount"], await Analysis.Registered(with, analyzer));
    }

    [Fact]
    public void A_host_finds_none_in_the_files_for_it()
    {
        // As of a project's reference to the package: by what the files say, before anything of them is run.
        var references = new[] { AllRules.Analyzers[0].GetType().Assembly, AllRules.Fixes[0].GetType().Assembly }.Select(static a => new AnalyzerFileReference(a.Location, new Loader())).ToList();
        Assert.Equal(AllRules.Analyzers.Length, references.Sum(static r => r.GetAnalyzers(LanguageNames.CSharp).Length));
        Assert.All(references, static r => Assert.Empty(r.GetAnalyzers(LanguageNames.VisualBasic)));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // All of them are loaded already.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
