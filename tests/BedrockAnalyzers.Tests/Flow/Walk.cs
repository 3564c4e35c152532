using BedrockAnalyzers.Flow;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Flow;

/// <summary>Walks a small program and says in a line a call what the walk knew at it.</summary>
internal static class Walk
{
    /// <summary>The calls of a method whose body is <paramref name="statements"/>; <c>client</c>, <c>flag</c>, <c>number</c> and <c>options</c> are its parameters.</summary>
    public static string Of(string statements, string members = "") => Of(statements, out _, members);

    /// <summary>The same, with the number of operations that were visited.</summary>
    public static string Of(string statements, out long visited, string members = "")
    {
        var tree = Input.Parse($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using Amazon.BedrockRuntime;
            using Amazon.BedrockRuntime.Model;

            public class Options { public int? Max { get; set; } public InferenceConfiguration? Config { get; set; } }

            public partial class Program
            {
                {{members}}

                public async Task<object?> M(IAmazonBedrockRuntime client, bool flag, int number, Options? options)
                {
                    {{statements}}
                    return null;
                }
            }
            """);
        var compilation = Input.Compile([tree], Sdk.V4);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        var method = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.Text == "M");
        var bedrock = BedrockCompilation.TryGet(compilation)!;
        var calls = bedrock.ResultOf(method, TestContext.Current.CancellationToken).Calls;
        visited = bedrock.VisitedOperations;

        // Paths that are kept apart are seen at one call as one.
        return string.Join("; ", calls.GroupBy(c => c.Syntax).Select(g => g.Aggregate((a, b) => a with { Request = Value.Either(a.Request, b.Request), State = State.Join(a.State, b.State) })).Select(c => Describe(c.Request, c.State, depth: 0)));
    }

    // A request is shown by its configuration alone: that is what these tests are about.
    private static string Describe(Value value, State state, int depth) => string.Join("|", value.Parts.Select(part => part switch
    {
        CreatedValue created => Describe(created, state, depth),
        ConstantValue { Constant: null } => "null",
        ConstantValue constant => FormattableString.Invariant($"{constant.Constant}"),
        UnsetValue => "unset",
        ConcatenationValue concatenation => string.Concat(concatenation.Operands.Select(o => "{" + Describe(o, state, depth) + "}")),
        _ => "?",
    }).Order(StringComparer.Ordinal));

    private static string Describe(CreatedValue created, State state, int depth)
    {
        var known = state.ObjectOf(created);
        if (known is null) return "?";
        var name = created.Type.Name switch
        {
            "ConverseRequest" or "ConverseStreamRequest" => "InferenceConfig",
            "InferenceConfiguration" => "MaxTokens",
            _ => null,
        };
        if (name is null || depth > 3) return created.Type.Name;
        var property = created.Type.GetMembers(name).OfType<IPropertySymbol>().Single();
        return (depth == 0 ? "request" : "config") + "(" + Describe(known.Get(property), state, depth + 1) + ")";
    }
}
