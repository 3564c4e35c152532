using System.Collections.Immutable;
using System.Globalization;

namespace BedrockAnalyzers.Tests.Robustness.Hostile;

/// <summary>A project that nobody writes by hand: far longer, wider or deeper than any.</summary>
/// <param name="Name">What is hostile about it.</param>
/// <param name="Files">Names and texts. What does not end in <c>.cs</c> is an additional file.</param>
internal sealed record HostileInput(string Name, ImmutableArray<(string Name, string Text)> Files)
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        using Amazon.CloudWatch;
        using Amazon.CloudWatch.Model;

        """;

    /// <summary>Members of a class that has a <c>_client</c>.</summary>
    public static HostileInput Members(string name, string members, params (string Name, string Text)[] more) =>
        new(name, [("Code.cs", Usings + "public partial class C\n{\n    private readonly IAmazonBedrockRuntime _client = new AmazonBedrockRuntimeClient();\n    public ConverseRequest Request { get; set; } = new();\n" + members + "\n}\n"), .. more]);

    /// <summary>Statements of a method that has a number nobody knows.</summary>
    public static HostileInput Statements(string name, string statements) =>
        Members(name, "    public async Task M(int number, string text)\n    {\n" + statements + "\n        await Task.CompletedTask;\n    }");

    /// <summary>A call with a body that an expression makes.</summary>
    public static HostileInput Body(string name, string expression) => Statements(name, $"await _client.InvokeModelAsync(new InvokeModelRequest {{ ModelId = \"anthropic.claude-3-5-sonnet-20240620-v1:0\", Body = new MemoryStream(Encoding.UTF8.GetBytes({expression})) }});");

    /// <summary>Without nullable references, whose check of a large method takes the compiler longer than everything else.</summary>
    public HostileInput WithoutNullable() => this with { Files = Files.SetItem(0, (Files[0].Name, "#nullable disable\n" + Files[0].Text)) };

    /// <summary>As many times, with the number of each in place of <c>#</c>.</summary>
    public static string Times(int count, string text, string separator = "\n") => string.Join(separator, Enumerable.Range(0, count).Select(i => text.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    /// <summary>A text inside as many of a pair.</summary>
    public static string Nested(int depth, string open, string inside, string close) =>
        string.Concat(Enumerable.Range(0, depth).Select(i => open.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))) + inside + string.Concat(Enumerable.Repeat(close, depth));

    public override string ToString() => Name;
}
