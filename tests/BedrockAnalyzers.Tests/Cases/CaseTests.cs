using System.Text.RegularExpressions;
using BedrockAnalyzers.Inventory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Tests.Cases;

/// <summary>Whole programs, with the lines marked that a rule reports.</summary>
public partial class CaseTests
{
    // What the programs log with: the package is not among the references of the tests.
    internal const string Logging = """
        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger
            {
                void Log(string level, System.Exception? exception, string message, object?[] arguments);
            }

            public interface ILogger<out T> : ILogger;

            public static class LoggerExtensions
            {
                public static void LogTrace(this ILogger logger, string message, params object?[] arguments) => logger.Log("trace", null, message, arguments);
                public static void LogDebug(this ILogger logger, string message, params object?[] arguments) => logger.Log("debug", null, message, arguments);
                public static void LogInformation(this ILogger logger, string message, params object?[] arguments) => logger.Log("information", null, message, arguments);
                public static void LogWarning(this ILogger logger, string message, params object?[] arguments) => logger.Log("warning", null, message, arguments);
                public static void LogWarning(this ILogger logger, System.Exception? exception, string message, params object?[] arguments) => logger.Log("warning", exception, message, arguments);
                public static void LogError(this ILogger logger, string message, params object?[] arguments) => logger.Log("error", null, message, arguments);
                public static void LogError(this ILogger logger, System.Exception? exception, string message, params object?[] arguments) => logger.Log("error", exception, message, arguments);
            }
        }
        """;

    internal static string Folder => Path.Combine(References.RepositoryRoot, "tests", "BedrockAnalyzers.Tests", "Cases");

    public static TheoryData<string> Programs =>
        [.. Directory.GetDirectories(Folder).SelectMany(f => Directory.GetFiles(f, "*.cs", SearchOption.AllDirectories)).Where(CanBeParsed).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Reports_the_marked_lines(string program)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, program), TestContext.Current.CancellationToken);
        var id = program.Split('/')[0];
        var compilation = Compile(text);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        var analyzer = AllRules.Analyzers.Single(a => a.SupportedDiagnostics.Any(d => string.Equals(d.Id, id, StringComparison.Ordinal)));
        var (_, found) = await Analysis.Build(compilation, [analyzer], Configuration.Options(null, []));
        Assert.Equal(Expected(text, id), found.Select(d => Line(d) + ": " + text.Split('\n')[Line(d) - 1].Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // All rules run twice over each: the longest of each rule are enough.
    public static TheoryData<string> LongPrograms =>
        [.. Programs.Select(static row => row.Data).GroupBy(static program => program.Split('/')[0], StringComparer.Ordinal).Select(static ofRule => ofRule.MaxBy(static program => new FileInfo(Path.Combine(Folder, program)).Length)!)];

    // What is reported today is silenced, and nothing else in the file changes.
    [Theory]
    [MemberData(nameof(LongPrograms))]
    public async Task A_baseline_silences_all_of_it(string program)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, program), TestContext.Current.CancellationToken);
        if (program.Length % 2 == 0) text = text.ReplaceLineEndings("\r\n");
        var before = Compile(text);
        var (_, found) = await Analysis.Build(before, AllRules.Analyzers, Configuration.Options(null, []));
        var silenced = Baseline.Silence(text, found.Where(d => d.Location.IsInSource).Select(d => (d.Id, Line(d))));
        Assert.Equal(text.TrimEnd('\r', '\n'), string.Join('\n', silenced.Split('\n').Where(line => !line.StartsWith("#pragma warning disable BDR", StringComparison.Ordinal) && !line.StartsWith("#pragma warning restore BDR", StringComparison.Ordinal))).TrimEnd('\r', '\n'));

        var after = Compile(silenced);
        Assert.Equal(OfCompiler(before), OfCompiler(after));
        var (_, left) = await Analysis.Build(after, AllRules.Analyzers, Configuration.Options(null, []));
        Assert.Empty(left.Where(d => d.Location.IsInSource));

        static IEnumerable<string> OfCompiler(Compilation compilation) => compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Location.IsInSource).Select(d => d.Id + ": " + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);
    }

    internal static Compilation Compile(string text)
    {
        // Comments that document are read as in a project that writes them down, so that one that has lost its member is told.
        var options = Input.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
        return Input.Compile([CSharpSyntaxTree.ParseText(text, options, "Code.cs", cancellationToken: TestContext.Current.CancellationToken), CSharpSyntaxTree.ParseText(Logging, options, "Logging.cs", cancellationToken: TestContext.Current.CancellationToken)], Sdk.V4);
    }

    // The lowest Roslyn does not know what came later.
    private static bool CanBeParsed(string file) =>
#if ROSLYN_FLOOR
        !File.ReadLines(file).First().StartsWith("// C# 14", StringComparison.Ordinal);
#else
        File.Exists(file);
#endif

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;

    private static IEnumerable<string> Expected(string text, string id) =>
        text.Split('\n').Select((line, i) => (Text: $"{i + 1}: {line.Trim()}", Mark: Mark().Match(line))).Where(l => l.Mark.Success && string.Equals(l.Mark.Groups["id"].Value, id, StringComparison.Ordinal)).Select(l => l.Text).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"// (wrong )?!(?<id>BDR[0-9]{4})\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
