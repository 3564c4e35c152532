// Begins a rule: its folder with analyzer, texts and page, its test, and its rows in the release file and the changelog. What it writes builds and passes the tests: it reports an example, which the rule then takes the place of.
//
//   dotnet run src/new-rule.cs -- BDR1012 PromptInLoop "The prompt is built anew for each call" Tokens Info

#:property AnalyzeOwnCode=false
#:property EnforceCodeStyleInBuild=false

using System.Security;
using System.Text.RegularExpressions;

const string Usage = "usage: dotnet run src/new-rule.cs -- ID NAME TITLE CATEGORY SEVERITY\nas in: dotnet run src/new-rule.cs -- BDR1012 PromptInLoop \"The prompt is built anew for each call\" Tokens Info";

if (args is not [var id, var name, var title, var category, var severity]) return Fail(Usage);

var root = Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, "BedrockAnalyzers.sln"))) return Fail("Run it where BedrockAnalyzers.sln is.");

var analyzers = Path.Combine(root, "src", "BedrockAnalyzers");
var folder = Path.Combine(analyzers, "Rules", id);
string[] categories = [.. Regex.Matches(File.ReadAllText(Path.Combine(analyzers, "Categories.cs")), "const string (?<name>[A-Za-z]+) =", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["name"].Value)];
string[] severities = ["Warning", "Info"];
if (!Matches(id, "^BDR[0-9]{4}$")) return Fail($"{id} is no ID: it is BDR and four digits.");
if (Directory.Exists(folder)) return Fail($"{id} is taken.");
if (!Matches(name, "^[A-Z][A-Za-z0-9]+$") || Matches(name, "(Analyzer|Fix|Tests)$")) return Fail($"{name} is no name: it says what is wrong as a type name does, without Analyzer at its end.");
if (!Matches(title, "^[A-Z].*[^. ]$")) return Fail("A title begins with a capital letter and has no full stop at its end.");
if (!categories.Contains(category, StringComparer.Ordinal)) return Fail($"{category} is no category: {string.Join(", ", categories)}.");
if (!severities.Contains(severity, StringComparer.Ordinal)) return Fail($"{severity} is no severity: {string.Join(", ", severities)}.");

Write(Path.Combine(folder, name + "Analyzer.cs"), $$"""
    using System.Collections.Immutable;
    using BedrockAnalyzers.Flow;
    using Microsoft.CodeAnalysis;
    using Microsoft.CodeAnalysis.CSharp.Syntax;
    using Microsoft.CodeAnalysis.Diagnostics;

    namespace BedrockAnalyzers.Rules.{{id}};

    /// <summary>Reports an example.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    [WithoutFix("It is an example.")]
    public sealed class {{name}}Analyzer : BedrockAnalyzer
    {
        internal const string Id = "{{id}}";

        private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.{{category}}, DiagnosticSeverity.{{severity}});

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

        private protected override void Register(RuleActions actions, BedrockCompilation bedrock) => Triggers.OnModelAssignment(actions, bedrock, Analyze);

        // An example: the rule's own question to Flow takes its place.
        private static void Analyze(NodeContext context, AssignmentExpressionSyntax assignment)
        {
            if (assignment.Right is LiteralExpressionSyntax { Token.ValueText: "example.{{id}}" and var model })
                context.ReportDiagnostic(Diagnostic.Create(s_rule, assignment.Right.GetLocation(), model));
        }
    }

    """);

// The resource compiler wants a head that is the same in all files.
var head = File.ReadAllText(Path.Combine(analyzers, "Shared.resx")) is var shared && shared.IndexOf("  <data ", StringComparison.Ordinal) is > 0 and var end ? shared[..end] : throw new InvalidOperationException("Shared.resx has no texts.");
Write(Path.Combine(folder, id + ".resx"), head + $$"""
      <data name="Title" xml:space="preserve">
        <value>{{SecurityElement.Escape(title)}}</value>
      </data>
      <data name="Message" xml:space="preserve">
        <value>{0} is an example: it says nothing about a program; write what is wrong, why it matters and what to do</value>
        <comment>{0}: a model ID.</comment>
      </data>
      <data name="Description" xml:space="preserve">
        <value>What someone who does not know the rule should know, in two sentences.</value>
      </data>
    </root>

    """);

Write(Path.Combine(folder, "README.md"), $$"""
    # {{id}}: {{title}}

    | Category | Severity | Fix | Fix all |
    |---|---|---|---|
    | Bedrock.{{category}} | {{severity}} | no: it is an example | no |

    ## Cause

    What is reported, and where.

    ## Why it matters

    What it costs, or how it fails.

    ## How to fix

    What to write instead.

    ## When not to

    What the rule leaves alone, and when a report may be silenced.

    ## Options

    None.

    ## Bad

    {{Example("example." + id)}}

    ## Good

    {{Example("us.amazon.nova-2-lite-v1:0")}}

    """);

Write(Path.Combine(root, "tests", "BedrockAnalyzers.Tests", "Rules", id, name + "Tests.cs"), $$""""
    using BedrockAnalyzers.Rules.{{id}};

    namespace BedrockAnalyzers.Tests.Rules.{{id}};

    public class {{name}}Tests
    {
        [Theory]
        [InlineData("{|{{id}}:\"example.{{id}}\"|}")]
        [InlineData("\"us.amazon.nova-2-lite-v1:0\"")]
        public Task An_example(string model) => Verify.Analyzer<{{name}}Analyzer>(
            "using Amazon.BedrockRuntime.Model; public class C { public ConverseRequest M() => new() { ModelId = " + model + ", InferenceConfig = new() { MaxTokens = 512 } }; }");
    }

    """");

Insert(Path.Combine(analyzers, "AnalyzerReleases.Unshipped.md"), "BDR", $"{id} | Bedrock.{category} | {severity} | {name}Analyzer, [page](Rules/{id}/README.md)");
Insert(Path.Combine(root, "CHANGELOG.md"), "- BDR", $"- {id}: {char.ToLowerInvariant(title[0])}{title[1..]}.");
return 0;

static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}

static string Example(string model) => $$"""
    ```csharp
    using Amazon.BedrockRuntime;
    using Amazon.BedrockRuntime.Model;

    public class Support(IAmazonBedrockRuntime bedrock)
    {
        public Task<ConverseResponse> AskAsync(List<Message> messages) => bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = "{{model}}",
            Messages = messages,
            InferenceConfig = new InferenceConfiguration { MaxTokens = 512 },
        });
    }
    ```
    """;

void Write(string file, string text)
{
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text.ReplaceLineEndings("\n"));
    Console.WriteLine(Path.GetRelativePath(root, file).Replace('\\', '/') + " written");
}

// Into the lines that begin alike, which are in the order of the IDs; in a changelog only into those of the next release, which come first.
void Insert(string file, string prefix, string row)
{
    var lines = File.ReadAllLines(file).ToList();
    var first = lines.FindIndex(line => line.StartsWith(prefix, StringComparison.Ordinal));
    var at = first;
    while (at < lines.Count && lines[at].StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(lines[at], row) < 0) at++;
    lines.Insert(at, row);
    File.WriteAllText(file, string.Join('\n', lines) + "\n");
    Console.WriteLine(Path.GetRelativePath(root, file).Replace('\\', '/') + " has a row for " + id);
}
