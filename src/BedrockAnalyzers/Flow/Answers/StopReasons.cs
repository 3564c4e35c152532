using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Answers;

/// <summary>Whether anybody who has an answer in hand looks at why it ended.</summary>
internal sealed class StopReasons
{
    private const int MaximumMembers = 100;
    private const int MaximumLevel = 4;

    private static readonly string[] s_names = { "stopreason", "finishreason", "completionreason" };

    private readonly BedrockCompilation _bedrock;
    private readonly SyntaxNode _parser;
    private readonly ISymbol? _holder;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<SyntaxNode> _seen = new();

    private StopReasons(SyntaxNode parser, ISymbol? holder, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _parser = parser;
        _holder = holder;
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether a member on the answer's way, or a method that one calls with something in hand, reads why the answer ended; or may, where the answer gets out of sight.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="parser">The member that parses it.</param>
    /// <param name="bedrock">The compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static bool CanBeRead(Answer answer, SyntaxNode parser, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var reasons = new StopReasons(parser, answer.Holder, bedrock, cancellationToken);
        return answer.Way.Any(member => reasons.CanBeReadIn(member, 0));
    }

    private bool CanBeReadIn(SyntaxNode member, int level)
    {
        if (!_seen.Add(member)) return false;
        if (_seen.Count > MaximumMembers || IsNamedIn(member)) return true;
        var model = _bedrock.ModelOf(member.SyntaxTree);
        foreach (var node in member.DescendantNodes())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            switch (node)
            {
                case IdentifierNameSyntax name when GetsOutOfSight(name, member, model) || StandsForReason(name, model):
                    return true;
                case InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax }:
                    if (level < MaximumLevel && CalledBy((InvocationExpressionSyntax)node, model) is { } called && CanBeReadIn(called, level + 1)) return true;
                    break;
            }
        }

        return false;
    }

    // StopReason, "stop_reason", finishReason: in code and in the strings that JSON is asked with; not in the text of a prompt.
    private bool IsNamedIn(SyntaxNode member)
    {
        foreach (var token in member.DescendantTokens())
        {
            if ((token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken)) && IsReason(token.ValueText) && !IsOfOther(token, member)) return true;
        }

        return false;
    }

    // Of two answers in one member, the end of the other says nothing about this one.
    private bool IsOfOther(SyntaxToken token, SyntaxNode member)
    {
        if (_holder is null || member != _parser || token.Parent is not IdentifierNameSyntax name) return false;
        if (name.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } access && access.Name == name) return IsOther(owner);
        return name.Ancestors().TakeWhile(static n => n is ExpressionSyntax or PatternSyntax).OfType<BinaryExpressionSyntax>()
            .Any(comparison => comparison.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StopReason", Expression: IdentifierNameSyntax compared } && IsOther(compared));
    }

    // Another call's answer, and not another name of the same one.
    private bool IsOther(IdentifierNameSyntax owner)
    {
        var model = _bedrock.ModelOf(owner.SyntaxTree);
        return IsAnswer(owner, model)
            && model.GetSymbolInfo(owner, _cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } local
            && !SymbolEqualityComparer.Default.Equals(local, _holder)
            && declared[0].GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: AwaitExpressionSyntax or InvocationExpressionSyntax };
    }

    private static bool IsReason(string text)
    {
        if (text.IndexOf("reason", StringComparison.OrdinalIgnoreCase) < 0) return false;
        foreach (var word in text.Split(' ', '.', '/', '[', ']', '\'', '$'))
        {
            var plain = word.Replace("_", "").Replace("-", "").ToLowerInvariant();
            if (s_names.Any(name => plain.IndexOf(name, StringComparison.Ordinal) >= 0)) return true;
        }

        return false;
    }

    // A property of the project that JSON calls by one of the names.
    private bool StandsForReason(IdentifierNameSyntax name, SemanticModel model) =>
        name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or NameColonSyntax
        && model.GetSymbolInfo(name, _cancellationToken).Symbol is IPropertySymbol property && _bedrock.Declares(property)
        && property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" && attribute.ConstructorArguments.Any(static a => a.Value is string text && IsReason(text)));

    // The whole answer is stored, packed into something, or handed to what is not seen.
    private bool GetsOutOfSight(IdentifierNameSyntax name, SyntaxNode member, SemanticModel model)
    {
        SyntaxNode at = name;
        while (at.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax) at = at.Parent;
        return at.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => IsAnswer(name, model) && !IsSeen(call, model),
            ArgumentSyntax => IsAnswer(name, model),
            AssignmentExpressionSyntax assignment when assignment.Right == at => IsAnswer(name, model) && model.GetSymbolInfo(assignment.Left, _cancellationToken).Symbol is not ILocalSymbol,
            AnonymousObjectMemberDeclaratorSyntax or InitializerExpressionSyntax or ExpressionElementSyntax => IsAnswer(name, model),
            ReturnStatementSyntax or YieldStatementSyntax => member == _parser && IsAnswer(name, model) && FunctionOf(name) == member,
            _ => false,
        };
    }

    private bool IsSeen(InvocationExpressionSyntax call, SemanticModel model) =>
        StringUse.MethodOf(call, model, _cancellationToken) is { MethodKind: not MethodKind.DelegateInvoke } method
        && (KnownMethods.LeavesArgumentsAlone(method) || JsonParsing.Writes(method) || KnownMethods.AnswersArgument(method) || (!method.IsAbstract && _bedrock.Declares(method.ReducedFrom ?? method)));

    private bool IsAnswer(IdentifierNameSyntax name, SemanticModel model) =>
        model.GetTypeInfo(name, _cancellationToken).Type is { } type && model.GetSymbolInfo(name, _cancellationToken).Symbol is ILocalSymbol or IParameterSymbol
        && ((type.Name is "ConverseResponse" or "InvokeModelResponse" && _bedrock.Symbols.IsModelType(type)) || (type.Name is "ChatResponse" && SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, _bedrock.Symbols.Chat?.Client.ContainingNamespace)));

    private SyntaxNode? CalledBy(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (StringUse.MethodOf(call, model, _cancellationToken) is not { } method) return null;
        method = Members.DefinitionOf(method);
        return _bedrock.DeclarationsOf(method).Length == 1 && method.ContainingType.TypeKind != TypeKind.Interface ? _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken) : null;
    }

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(static n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);
}
