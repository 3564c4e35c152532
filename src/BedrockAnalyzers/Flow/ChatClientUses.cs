using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow;

/// <summary>What a chat client is asked that is made of a Bedrock client in one expression, where all of that is seen.</summary>
internal static class ChatClientUses
{
    /// <summary>The argument that says which model a client asks; null where the call makes no client, or names none.</summary>
    public static ExpressionSyntax? ModelArgumentOf(InvocationExpressionSyntax call, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (bedrock.Symbols.Chat is not { } chat || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || !chat.MakesClient(method.ReducedFrom ?? method)) return null;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (model.GetTypeInfo(argument.Expression, cancellationToken).Type?.SpecialType == SpecialType.System_String) return argument.Expression;
        }

        return null;
    }

    /// <summary>The options of each call that asks the client for its own model; empty where the client gets into other hands, or a call has no options that are known.</summary>
    public static ImmutableArray<ModelUse> Of(InvocationExpressionSyntax making, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var uses = ImmutableArray.CreateBuilder<ModelUse>();
        foreach (var client in NamesOf(making, model, cancellationToken))
        {
            if (client is null) return ImmutableArray<ModelUse>.Empty;
            var whole = Bare.Around(client);
            if (whole.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax asked } access || access.Expression != whole) return ImmutableArray<ModelUse>.Empty;
            if (StringUse.NameOf(asked) is "Dispose") continue;
            var calls = Requests.ChatCallsAt(asked, model, bedrock, cancellationToken);
            if (calls.IsEmpty) return ImmutableArray<ModelUse>.Empty;
            foreach (var call in calls)
            {
                foreach (var part in call.Request.Parts)
                {
                    if (part is not Values.CreatedValue options) return ImmutableArray<ModelUse>.Empty;
                    var use = new RequestUse(call, options);
                    if (use.ValuesAt("ModelId").All(static id => id.IsNone)) uses.Add(new(use, ChatUse.ModelsOf(use)));
                }
            }
        }

        return uses.ToImmutable();
    }

    // The call itself, or each mention of the local that it is given to; null for a place where it cannot be followed.
    private static IEnumerable<SyntaxNode?> NamesOf(InvocationExpressionSyntax making, SemanticModel model, CancellationToken cancellationToken)
    {
        var whole = Bare.Around(making);
        if (whole.Parent is MemberAccessExpressionSyntax)
        {
            yield return making;
        }
        else if (whole.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && model.GetDeclaredSymbol(declarator, cancellationToken) is ILocalSymbol local && Members.RootOf(declarator) is { } root)
        {
            foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (string.Equals(name.Identifier.ValueText, local.Name, StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local)) yield return name;
            }
        }
        else
        {
            yield return null;
        }
    }
}
