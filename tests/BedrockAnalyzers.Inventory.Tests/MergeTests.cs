using System.Text.Json;

namespace BedrockAnalyzers.Inventory.Tests;

/// <summary>The logs of several projects as one.</summary>
public class MergeTests
{
    [Fact]
    public void One_run_has_the_reports_of_all_projects_once()
    {
        using var logs = new Logs();
        logs.WriteText("obj/b.net8.0.sarif", Log("BDR6001", Result("BDR6001", "src/B &.cs", 3)));
        logs.WriteText("obj/b.net10.0.sarif", Log("BDR6001", Result("BDR6001", "src/B &.cs", 3)));
        logs.WriteText("obj/a.sarif", Log("BDR1001", $$"""{{Result("BDR1001", "src/A.cs", 7)}}, {{Result("BDR0002", "src/A.cs", 7)}}, {{Result("CS0168", "src/A.cs", 8)}}, { "ruleId": "BDR1001", "suppressions": [ { "kind": "inSource" } ] }, { "ruleId": "BDR0001", "message": { "text": "An option." } }"""));

        var (code, output, error) = logs.Run("merge", "obj");

        Assert.Equal((Program.Done, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(document.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal(["BDR1001", "BDR6001"], run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(
            ["BDR1001 0 src/A.cs %SRCROOT% 7", "BDR6001 1 src/B%20%26.cs %SRCROOT% 3"],
            run.GetProperty("results").EnumerateArray().Select(r =>
            {
                var place = r.GetProperty("locations")[0].GetProperty("physicalLocation");
                var file = place.GetProperty("artifactLocation");
                return $"{r.GetProperty("ruleId")} {r.GetProperty("ruleIndex")} {file.GetProperty("uri")} {file.GetProperty("uriBaseId")} {place.GetProperty("region").GetProperty("startLine")}";
            }));
        Assert.DoesNotContain("relatedLocations", output, StringComparison.Ordinal);
        Assert.Equal("Why. https://example.com", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("help").GetProperty("text").GetString());

        string Result(string id, string path, int line) => $$"""{ "ruleId": "{{id}}", "ruleIndex": 5, "message": { "text": "any" }, "relatedLocations": [ ], "properties": { "customProperties": { "MaxTokens": "1" } }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "{{new Uri(Path.Combine(logs.Folder, path)).AbsoluteUri}}" }, "region": { "startLine": {{line}}, "startColumn": 1 } } } ] }""";

        static string Log(string rule, string results) => $$"""{ "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "C#", "rules": [ { "id": "CS0168" }, { "id": "{{rule}}", "helpUri": "https://example.com", "fullDescription": { "text": "Why." } } ] } }, "results": [ {{results}} ] } ] }""";
    }

    // With a byte order mark, runs without anything, results without a place, and a rule that no run describes.
    [Fact]
    public void Logs_of_any_shape_are_read()
    {
        using var logs = new Logs();
        logs.WriteText("a.sarif", "\uFEFF" + """{ "version": "2.1.0", "runs": [ { }, { "results": null }, { "tool": null, "results": [ null, { }, { "ruleId": "BDR1001", "locations": [] }, { "ruleId": "BDR1002", "locations": [ { "message": { "text": "any" } } ] } ] }, { "results": [ { "ruleId": "BDR1001", "message": { "text": "any" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "src/A%20B.cs" }, "region": { "startLine": 3 } } } ] } ] } ] }""");

        var (code, output, error) = logs.Run("merge", "a.sarif");

        Assert.Equal((Program.Done, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        var run = document.RootElement.GetProperty("runs")[0];
        Assert.Equal("BDR1001", Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("src/A%20B.cs", Assert.Single(run.GetProperty("results").EnumerateArray()).GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }
}
