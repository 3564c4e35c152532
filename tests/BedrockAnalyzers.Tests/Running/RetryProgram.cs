using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Tests.Running;

/// <summary>A program whose type <c>Program</c> has a method <c>Ask</c> that retries a Bedrock call: compiled, with its waits rewritten so that they are noted and take no time, and run.</summary>
internal sealed class RetryProgram : IDisposable
{
    /// <summary>More throttled calls than any retry makes.</summary>
    public const int ForEver = int.MaxValue;

    private delegate Task<(int Calls, double[] Waits, string Outcome, int CallsAfterCancellation)> Start(Type type, int throttles, int cancelAtWait, int invalidAt);

    private static readonly Dictionary<Sdk, Stage> s_stages = [];

    private readonly AssemblyLoadContext _context;
    private readonly Start _start;
    private readonly Type _type;

    private RetryProgram(AssemblyLoadContext context, Start start, Type type) => (_context, _start, _type) = (context, start, type);

    /// <summary>Compiles the text.</summary>
    public static RetryProgram Compile(string code, Sdk sdk = Sdk.V4)
    {
        var stage = StageOf(sdk);
        var tree = Input.Parse(code);
        var compilation = References.Compilation(sdk).WithAssemblyName("Program" + Guid.NewGuid().ToString("N")).AddReferences(stage.Reference).AddSyntaxTrees(tree);
        compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(new Clock(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot()), tree.Options));
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        context.Resolving += (_, name) => stage.Context.LoadFromAssemblyName(name);
        return new(context, stage.Start, context.LoadFromStream(Emit(compilation, code)).GetType("Program", throwOnError: true)!);
    }

    /// <summary>Runs it against a client that throttles a number of calls.</summary>
    /// <param name="throttles">How many calls are throttled.</param>
    /// <param name="cancelAtWait">The wait during which the caller cancels, from 1 on.</param>
    /// <param name="invalidAt">The call that fails for a reason that does not pass, from 1 on.</param>
    public RetryRun Run(int throttles, int cancelAtWait = 0, int invalidAt = 0)
    {
        // On a thread of its own: a retry can block, and no context of the test's flows into the next run.
        var task = Task.Run(() => _start(_type, throttles, cancelAtWait, invalidAt));
        Assert.True(((IAsyncResult)task).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(60)), "The program does not end.");
        var (calls, waits, outcome, after) = task.GetAwaiter().GetResult();
        return new(calls, [.. waits], outcome, after);
    }

    public void Dispose() => _context.Unload();

    private static Stage StageOf(Sdk sdk)
    {
        lock (s_stages)
        {
            if (s_stages.TryGetValue(sdk, out var stage)) return stage;
            var compilation = References.Compilation(sdk).WithAssemblyName("Props").AddSyntaxTrees(Input.Parse(RetryProps.Source));
            var image = Emit(compilation, RetryProps.Source).ToArray();
            var context = new AssemblyLoadContext(name: "Props " + sdk);
            context.Resolving += (into, name) => References.Compilation(sdk).References.OfType<PortableExecutableReference>().Select(r => r.FilePath!)
                .Where(path => string.Equals(Path.GetFileNameWithoutExtension(path), name.Name, StringComparison.Ordinal))
                .Select(into.LoadFromAssemblyPath)
                .FirstOrDefault();
            var start = context.LoadFromStream(new MemoryStream(image)).GetType("Props.Runner")!.GetMethod("Start")!.CreateDelegate<Start>();
            return s_stages[sdk] = new(context, MetadataReference.CreateFromImage(image), start);
        }
    }

    private static MemoryStream Emit(CSharpCompilation compilation, string code)
    {
        var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)) + "\n" + code);
        image.Position = 0;
        return image;
    }

    /// <summary>What all programs of one SDK share: they run against the same client.</summary>
    private sealed record Stage(AssemblyLoadContext Context, MetadataReference Reference, Start Start);

    /// <summary>Turns the waits of a program to the clock that notes them.</summary>
    private sealed class Clock(SemanticModel model) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        {
            var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
            if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol method) return visited;
            return (method.ContainingType.ToDisplayString(), method.Name) switch
            {
                ("System.Threading.Tasks.Task", "Delay") or ("System.Threading.Thread", "Sleep") => visited.WithExpression(On(method.Name)),
                ("System.IO.TextWriter", "WriteLine") => visited.WithExpression(On("Log")),
                ("System.Threading.WaitHandle", "WaitOne") when visited is { ArgumentList.Arguments.Count: > 0, Expression: MemberAccessExpressionSyntax access } =>
                    visited.WithExpression(On(method.Name)).WithArgumentList(visited.ArgumentList.WithArguments(visited.ArgumentList.Arguments.Insert(0, SyntaxFactory.Argument(access.Expression.WithoutTrivia())))),
                _ => visited,
            };
        }

        // Polly has a clock of its own, which is set where a pipeline is built.
        public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node) =>
            string.Equals(model.GetTypeInfo(node).Type?.ToDisplayString(), "Polly.ResiliencePipelineBuilder", StringComparison.Ordinal)
                ? SyntaxFactory.ParseExpression("new global::Polly.ResiliencePipelineBuilder { TimeProvider = global::Props.Clock.Provider }").WithTriviaFrom(node)
                : base.VisitObjectCreationExpression(node);

        private static ExpressionSyntax On(string name) => SyntaxFactory.ParseExpression("global::Props.Clock." + name);
    }
}
