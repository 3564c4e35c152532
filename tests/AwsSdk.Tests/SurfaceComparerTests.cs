using Xunit;

namespace AwsSdk.Tests;

/// <summary>The comparer itself, on small programs: it must be able to fail where the real packages are not there to show it.</summary>
public class SurfaceComparerTests
{
    private const string Real = """
        namespace Amazon.Model
        {
            public class Request { public int? MaxTokens { get; set; } public string Id { get; set; } public System.Collections.Generic.List<string> Stops { get; set; } }
            public class Other { public string Name { get; set; } }
            public interface IClient { System.Threading.Tasks.Task<Other> CallAsync(Request request, System.Threading.CancellationToken token = default); void Close(); }
            public enum Kind { A, B }
        }
        """;

    [Fact]
    public void Equal_programs_have_no_difference() => Assert.Empty(Compare(Real, Real));

    [Fact]
    public void A_surface_may_leave_out_types_methods_and_constructors() => Assert.Empty(Compare(
        "namespace Amazon.Model { public class Other { public string Name { get; set; } } public interface IClient { void Close(); } }", Real));

    [Theory]
    [InlineData("int? MaxTokens", "int MaxTokens", "Amazon.Model.Request.MaxTokens: int { get; set; } in the surface, int? { get; set; } in the package")]
    [InlineData("string Id { get; set; }", "string Id { get; }", "Amazon.Model.Request.Id: string { get; } in the surface, string { get; set; } in the package")]
    [InlineData("List<string> Stops", "List<int> Stops", "Amazon.Model.Request.Stops: System.Collections.Generic.List<int> { get; set; } in the surface, System.Collections.Generic.List<string> { get; set; } in the package")]
    [InlineData("public string Id { get; set; }", "", "Amazon.Model.Request.Id: not in the surface")]
    [InlineData("public string Id { get; set; }", "public string Id { get; set; } public string Region { get; set; }", "Amazon.Model.Request.Region: not in the package")]
    [InlineData("void Close()", "void Close(int code)", "Amazon.Model.IClient.Close(int): not in the package")]
    [InlineData("void Close()", "bool Close()", "Amazon.Model.IClient.Close(): bool in the surface, void in the package")]
    [InlineData("Task<Other> CallAsync", "Task<Request> CallAsync", "Amazon.Model.IClient.CallAsync(Amazon.Model.Request, System.Threading.CancellationToken): System.Threading.Tasks.Task<Amazon.Model.Request> in the surface, System.Threading.Tasks.Task<Amazon.Model.Other> in the package")]
    [InlineData("class Request {", "class Request : System.Exception {", "Amazon.Model.Request: derives from System.Exception in the surface, from object in the package")]
    [InlineData("enum Kind { A, B }", "enum Kind { A, B, C }", "Amazon.Model.Kind.C: not in the package")]
    [InlineData("enum Kind { A, B }", "class Kind { }", "Amazon.Model.Kind: Class in the surface, Enum in the package")]
    [InlineData("public class Other {", "public class Unheard { } public class Other {", "Amazon.Model.Unheard: no such type in the package")]
    public void A_difference_is_told(string real, string surface, string difference)
    {
        Assert.Contains(real, Real, StringComparison.Ordinal);

        Assert.Contains(difference, Compare(Real.Replace(real, surface, StringComparison.Ordinal), Real), StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Compare(string surface, string real)
    {
        var core = Metadata.Get("AwsSdk.Core.v4");
        var (left, right) = (SdkCompilation.Create(surface, core), SdkCompilation.Create(real, core));
        Assert.Empty(left.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.Empty(right.GetDiagnostics(TestContext.Current.CancellationToken));
        return SurfaceComparer.Compare(left.Assembly, right.Assembly);
    }
}
