using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BedrockAnalyzers.Inventory.Tests;

/// <summary>What is reported today, silenced place by place.</summary>
public class BaselineTests
{
    [Fact]
    public void A_pragma_stands_around_each_line() => Assert.Equal(
        """
        class C
        {
        #pragma warning disable BDR1001, BDR6001 // baseline
            void M() => Ask(new());
        #pragma warning restore BDR1001, BDR6001

            void N() => Ask(new());
        }
        """.ReplaceLineEndings("\n"),
        Baseline.Silence(
            """
            class C
            {
                void M() => Ask(new());

                void N() => Ask(new());
            }
            """.ReplaceLineEndings("\n"),
            [("BDR6001", 3), ("BDR1001", 3), ("BDR1001", 3)]));

    // A directive inside of these would be text.
    [Theory]
    [InlineData("    var s = @\"a\nb\n\";", 2, 4)]
    [InlineData("    var s = @\"a\nb\n\";", 3, 4)]
    [InlineData("    var s = @\"a\nb\n\";", 4, 4)]
    [InlineData("    var s = \"\"\"\n  a\n  \"\"\";", 3, 4)]
    [InlineData("    var s = $\"\"\"\n  a {M(\n  1)} b\n  \"\"\";", 4, 5)]
    [InlineData("    /* a\n b */", 3, 3)]
    [InlineData("    /* a\n b */ M(); /* c\n */", 3, 4)]
    public void Around_what_has_several_lines(string statement, int line, int last)
    {
        var lines = $"class C {{ void M(int i) {{\n{statement}\n}} }}\n".Split('\n').ToList();
        lines.Insert(last, "#pragma warning restore BDR1002");
        lines.Insert(1, "#pragma warning disable BDR1002 // baseline");
        Assert.Equal(string.Join('\n', lines), Baseline.Silence($"class C {{ void M(int i) {{\n{statement}\n}} }}\n", [("BDR1002", line)]));
    }

    [Fact]
    public void Neighbours_and_the_last_line() => Assert.Equal(
        "#pragma warning disable BDR1001 // baseline\nM();\n#pragma warning restore BDR1001\n#pragma warning disable BDR2001 // baseline\nN();\n#pragma warning restore BDR2001\n",
        Baseline.Silence("M();\nN();", [("BDR2001", 2), ("BDR1001", 1), ("BDR1001", 9)]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Files_keep_line_ends_and_encoding(bool hasMark)
    {
        using var logs = new Logs();
        var encoding = new UTF8Encoding(hasMark);
        File.WriteAllText(Path.Combine(logs.Folder, "A.cs"), "// Größe\r\nM();\r\n", encoding);
        logs.WriteText("appsettings.json", "{}");
        logs.WriteText("obj/a.sarif", $$"""
            { "version": "2.1.0", "runs": [ { "results": [ {{Result("BDR1001", "A.cs", 2)}}, {{Result("BDR6001", "appsettings.json", 1)}}, {{Result("BDR1004", "A.cs", 1, "note")}}, {{Result("CA1000", "A.cs", 1)}}, { "ruleId": "BDR0001", "message": { "text": "An option." } } ] } ] }
            """);

        var (code, output, error) = logs.Run("baseline", "obj");

        Assert.Equal((Program.Done, "A.cs: BDR1001\nnot silenced, which only code can be: BDR0001: An option.\nnot silenced, which only code can be: appsettings.json(1): BDR6001: any\n1 report in 1 file silenced.\n", ""), (code, output, error));
        Assert.Equal([.. encoding.GetPreamble(), .. encoding.GetBytes("// Größe\r\n#pragma warning disable BDR1001 // baseline\r\nM();\r\n#pragma warning restore BDR1001\r\n")], File.ReadAllBytes(Path.Combine(logs.Folder, "A.cs")));

        string Result(string id, string path, int line, string level = "warning") => $$"""{ "ruleId": "{{id}}", "level": "{{level}}", "message": { "text": "any" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "{{new Uri(Path.Combine(logs.Folder, path)).AbsoluteUri}}" }, "region": { "startLine": {{line}}, "startColumn": 1 } } } ] }""";
    }

    [Fact]
    public void A_file_that_is_not_there_is_said()
    {
        using var logs = new Logs();
        logs.WriteText("a.sarif", """{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "BDR1001", "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "Gone.cs" }, "region": { "startLine": 1 } } } ] } ] } ] }""");
        var (code, _, error) = logs.Run("baseline", "a.sarif");
        Assert.Equal(Program.BadInput, code);
        Assert.Contains("Gone.cs", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_line_keeps_its_own_end() => Assert.Equal(
        "A();\n#pragma warning disable BDR1001 // baseline\r\nM();\r\n#pragma warning restore BDR1001\r\nB();\n#pragma warning disable BDR1001 // baseline\nM();\n#pragma warning restore BDR1001\n",
        Baseline.Silence("A();\nM();\r\nB();\nM();", [("BDR1001", 2), ("BDR1001", 4)]));

    // The lines of one framework's code, which the others skip.
    [Theory]
    [InlineData(3, 3, 3)]
    [InlineData(4, 4, 5)]
    [InlineData(5, 4, 5)]
    [InlineData(7, 7, 7)]
    [InlineData(9, 9, 9)]
    public void Behind_a_condition_too(int line, int first, int last)
    {
        const string Text = "class C { void M() {\n#if NET9_0_OR_GREATER && !OLD\nN();\nvar a = @\"x\ny\";\n#elif OLD\nN();\n#else\nN();\n#endif\n} }\n";
        var lines = Text.Split('\n').ToList();
        lines.Insert(last, "#pragma warning restore BDR1002");
        lines.Insert(first - 1, "#pragma warning disable BDR1002 // baseline");
        Assert.Equal(string.Join('\n', lines), Baseline.Silence(Text, [("BDR1002", line)]));
    }

    // Whatever stands there, the same code comes out, for each framework.
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void At_any_line_of_any_code(string end)
    {
        const string Text = """"
            #define OWN
            /* a
               b */ using System;
            [assembly: CLSCompliant(
                false)]
            /// <summary>
            /// What it
            /// does.
            /// </summary>
            class C
            {
                /** <summary>
                 * Older.
                 */
                [Obsolete(@"a
                b")]
                public string M(int i) => i switch
                {
                    0 => $"a {i:
                        000} b",
                    1 => $"""
                        { i switch { 1 => """
                            x
                            """, _ => $@"y
                            {i}" } }
                        """,
                    #region any
                    2 => @"
            #if NOT
            #pragma warning disable
            ",
                    #endregion
            #if OWN
                    3 => "a" +
                        "b",
            #elif NET8_0_OR_GREATER
                    3 => """
                        a
                        """,
            #else
                    3 => @"c
                        " /* d
                     */,
            #endif
                    _ => "",
                };
            }
            // The end, without a line end.
            """";
        var text = Text.ReplaceLineEndings(end);
        for (var line = 1; line <= text.Split(end).Length; line++)
        {
            var silenced = Baseline.Silence(text, [("BDR1001", line)]);
            foreach (var symbols in new string[][] { [], ["NET8_0_OR_GREATER"] })
                Assert.Equal(Of(text, symbols), Of(silenced, symbols));
        }

        static string Of(string text, string[] symbols)
        {
            var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose, preprocessorSymbols: symbols), cancellationToken: TestContext.Current.CancellationToken);
            var root = tree.GetRoot(TestContext.Current.CancellationToken);
            var comments = root.DescendantTrivia().Where(static t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia) && !t.IsKind(SyntaxKind.DisabledTextTrivia) && !t.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia)).Select(static t => t.ToString().Trim());
            return string.Join('\n', [.. root.DescendantTokens().Select(static t => t.Text), .. comments, .. tree.GetDiagnostics(TestContext.Current.CancellationToken).Select(static d => d.Id)]);
        }
    }

    [Fact]
    public void Files_of_any_encoding_stay_as_they_are()
    {
        using var logs = new Logs();
        foreach (var (name, encoding) in new[] { ("Latin.cs", Encoding.Latin1), ("Utf16.cs", Encoding.Unicode) })
        {
            var path = Path.Combine(logs.Folder, name);
            File.WriteAllText(path, "// Größe\nM();\n", encoding);
            logs.WriteText("a.sarif", Log(Result("BDR1001", name, 2)));
            Assert.Equal(Program.Done, logs.Run("baseline", "a.sarif").Code);
            Assert.Equal([.. encoding.GetPreamble(), .. encoding.GetBytes("// Größe\n#pragma warning disable BDR1001 // baseline\nM();\n#pragma warning restore BDR1001\n")], File.ReadAllBytes(path));
        }
    }

    // A log that is older than the file has other lines: a second run of the same command changes nothing.
    [Fact]
    public void A_file_that_has_changed_since_is_left_alone()
    {
        using var logs = new Logs();
        var path = Path.Combine(logs.Folder, "A.cs");
        logs.WriteText("A.cs", "M();\nM();\n");
        logs.WriteText("a.sarif", Log(Result("BDR1001", "A.cs", 2)));
        File.SetLastWriteTimeUtc(Path.Combine(logs.Folder, "a.sarif"), DateTime.UtcNow.AddSeconds(-1));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(-2));
        Assert.Equal(Program.Done, logs.Run("baseline", "a.sarif").Code);
        var once = File.ReadAllText(path);
        var (code, _, error) = logs.Run("baseline", "a.sarif");
        Assert.Equal((Program.BadInput, once), (code, File.ReadAllText(path)));
        Assert.Contains("has changed since the build", error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_with_two_paths_is_silenced_once_and_nothing_is_half_done()
    {
        using var logs = new Logs();
        var path = Path.Combine(logs.Folder, "A# 1%.cs");
        logs.WriteText("A# 1%.cs", "M();\n");
        logs.WriteText("one/a.sarif", Log(Result("BDR1001", "A%23%201%25.cs", 1)));
        logs.WriteText("two/a.sarif", Log(Result("BDR1001", new Uri(path).AbsoluteUri, 1), Result("BDR1001", "one/../A%23%201%25.cs", 1)));
        logs.WriteText("wrong/a.sarif", Log(Result("BDR1001", "Gone.cs", 1)));

        Assert.Equal(Program.BadInput, logs.Run("baseline", "one", "wrong").Code);
        Assert.Equal("M();\n", File.ReadAllText(path));
        Assert.Equal((Program.Done, "A# 1%.cs: BDR1001\n1 report in 1 file silenced.\n", ""), logs.Run("baseline", "one", "two"));
        Assert.Equal("#pragma warning disable BDR1001 // baseline\nM();\n#pragma warning restore BDR1001\n", File.ReadAllText(path));
    }

    private static string Log(params string[] results) => $$"""{ "version": "2.1.0", "runs": [ { }, { "results": [ {{string.Join(", ", results)}} ] } ] }""";

    private static string Result(string id, string uri, int line) => $$"""{ "ruleId": "{{id}}", "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "{{uri}}" }, "region": { "startLine": {{line}} } } } ] }""";
}
