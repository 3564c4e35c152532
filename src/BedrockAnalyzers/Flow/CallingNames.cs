using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// The names of all functions of a project that may come to a call of Bedrock: those of the SDK's operations, of the functions in which one of these names stands, of the functions in which these
/// stand, and so on. What has another name need not be looked into, which in most projects is nearly everything.
/// </summary>
internal sealed class CallingNames
{
    // With more names than this hardly any function would be left out.
    private const int MaximumNames = 1_000;

    private static readonly string[] s_operations =
    [
        "Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream", "RetrieveAndGenerate", "RetrieveAndGenerateStream",
    ];

    private static readonly string[] s_chat = ["GetResponseAsync", "GetStreamingResponseAsync"];

    private static readonly string[] s_anthropic = ["Create", "CreateStreaming"];

    // As many members up as the walks go for what a member makes, and one for what holds it.
    private const int MaximumUsers = 5;
    private const int MaximumServed = 200;

    private readonly ConcurrentDictionary<string, bool> _serving = new(StringComparer.Ordinal);

    // Null where there are too many.
    private readonly HashSet<string>? _names;


    private CallingNames(HashSet<string>? names, bool isIdle) => (_names, AreIdle) = (names, isIdle);

    /// <summary>Whether nothing in the project calls Bedrock.</summary>
    public bool AreIdle { get; }

    /// <summary>Whether a call by this name may come to one of Bedrock. What is called without a name may.</summary>
    public bool MayCall(string name) => name.Length == 0 || _names?.Contains(name) != false;

    /// <summary>Whether what a function runs may come to a call, by the name of the function that a node is or stands in. One without a name may.</summary>
    public bool MayCallIn(SyntaxNode node)
    {
        if (AreIdle) return false;
        for (var at = node; at is not (null or BaseTypeDeclarationSyntax); at = at.Parent)
        {
            if (at is MethodDeclarationSyntax or LocalFunctionStatementSyntax) return MayCall(NameOf(at)!);
        }

        return true;
    }

    /// <summary>
    /// Whether what stands at a node may get into a call: a function around it may call, another member of its type may, or somebody may who uses the member that it stands in, a few members further up.
    /// </summary>
    public bool MayServe(SyntaxNode node, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (AreIdle) return false;
        if (_names is null) return true;
        var users = new HashSet<string>(StringComparer.Ordinal);
        for (var at = node; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case GlobalStatementSyntax or CompilationUnitSyntax:
                    return true;
                case BaseTypeDeclarationSyntax type:
                    if (bedrock.ModelOf(type.SyntaxTree).GetDeclaredSymbol(type, cancellationToken) is not INamedTypeSymbol declared || declared.MemberNames.Any(_names.Contains)) return true;
                    users.Add(type.Identifier.ValueText);
                    break;
                default:
                    if (NameOf(at) is not { } name) break;
                    if (_names.Contains(name)) return true;
                    users.Add(name);
                    break;
            }
        }

        return users.Any(user => AreUsedByCalling(user, bedrock, cancellationToken));
    }

    private bool AreUsedByCalling(string name, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (_serving.TryGetValue(name, out var known)) return known;
        var seen = new HashSet<string>(StringComparer.Ordinal) { name };
        var level = new List<string> { name };
        for (var i = 0; i < MaximumUsers && level.Count > 0; i++)
        {
            var next = new List<string>();
            foreach (var used in level)
            {
                foreach (var tree in bedrock.TreesThatCanName(used, cancellationToken))
                {
                    foreach (var mention in bedrock.NamesIn(tree, used, cancellationToken))
                    {
                        for (SyntaxNode? at = mention; at is not null; at = at.Parent)
                        {
                            if (at is GlobalStatementSyntax) return _serving.GetOrAdd(name, value: true);
                            if (NameOf(at) is not { } user || !seen.Add(user)) continue;
                            if (_names!.Contains(user) || seen.Count > MaximumServed) return _serving.GetOrAdd(name, value: true);
                            next.Add(user);
                        }
                    }
                }
            }

            level = next;
        }

        return _serving.GetOrAdd(name, value: false);
    }

    private static string? NameOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Finds the names of a compilation.</summary>
    public static CallingNames Of(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>();
        foreach (var operation in s_operations)
        {
            Add(operation);
            Add(operation + "Async");
        }

        if (bedrock.Symbols.Chat is not null) AddAll(s_chat);
        if (bedrock.Symbols.Anthropic is not null) AddAll(s_anthropic);
        var isIdle = true;
        while (pending.Count > 0)
        {
            if (names.Count > MaximumNames) return new(names: null, isIdle: false);
            var name = pending.Pop();
            foreach (var tree in bedrock.TreesThatCanName(name, cancellationToken))
            {
                foreach (var mention in bedrock.NamesIn(tree, name, cancellationToken))
                {
                    isIdle = false;
                    AddFunctionsAround(mention);
                }
            }
        }

        return new(names, isIdle);

        void AddAll(string[] added)
        {
            foreach (var name in added) Add(name);
        }

        void Add(string name)
        {
            if (name.Length > 0 && names.Add(name)) pending.Push(name);
        }

        void AddFunctionsAround(SyntaxNode mention)
        {
            var isInLambda = false;
            for (var at = mention.Parent; at is not (null or BaseTypeDeclarationSyntax); at = at.Parent)
            {
                switch (at)
                {
                    case AnonymousFunctionExpressionSyntax:
                        isInLambda = true;
                        break;
                    case MethodDeclarationSyntax method:
                        Add(method.Identifier.ValueText);
                        break;
                    case LocalFunctionStatementSyntax local:
                        Add(local.Identifier.ValueText);
                        break;

                    // A lambda is called by the name of what holds it.
                    case VariableDeclaratorSyntax holder when isInLambda:
                        Add(holder.Identifier.ValueText);
                        break;
                }
            }
        }
    }
}
