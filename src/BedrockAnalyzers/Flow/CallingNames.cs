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

    // Null where there are too many.
    private readonly HashSet<string>? _names;

    private CallingNames(HashSet<string>? names) => _names = names;

    /// <summary>Whether a call by this name may come to one of Bedrock. What is called without a name may.</summary>
    public bool MayCall(string name) => name.Length == 0 || _names?.Contains(name) != false;

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
        while (pending.Count > 0)
        {
            if (names.Count > MaximumNames) return new(names: null);
            var name = pending.Pop();
            foreach (var tree in bedrock.TreesThatCanName(name, cancellationToken))
            {
                foreach (var mention in Callers.NamesIn(tree, name, cancellationToken)) AddFunctionsAround(mention);
            }
        }

        return new(names);

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
            for (var at = mention.Parent; at is not (null or BaseTypeDeclarationSyntax); at = at.Parent)
            {
                switch (at)
                {
                    case MethodDeclarationSyntax method:
                        Add(method.Identifier.ValueText);
                        break;
                    case LocalFunctionStatementSyntax local:
                        Add(local.Identifier.ValueText);
                        break;
                    case VariableDeclaratorSyntax holder:
                        Add(holder.Identifier.ValueText);
                        break;
                }
            }
        }
    }
}
