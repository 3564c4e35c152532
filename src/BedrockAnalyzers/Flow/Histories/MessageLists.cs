using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Flow.Histories;

/// <summary>Which variables an expression holds the whole content of, and which operations on a list keep it whole.</summary>
internal static class MessageLists
{
    private const int MaximumDepth = 8;

    /// <summary>The locals, parameters, fields and properties whose whole content an expression holds, the nearest first; empty where it holds that of none.</summary>
    public static ImmutableArray<ISymbol> In(ExpressionSyntax value, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ISymbol>();
        Collect(value, found, bedrock, MaximumDepth, cancellationToken);
        return found.ToImmutable();
    }

    /// <summary>Whether a method answers all elements of the list that it is called on, perhaps with more, in another form.</summary>
    public static bool KeepsAll(string method) => method is "ToList" or "ToArray" or "AsReadOnly" or "AsEnumerable" or "ToImmutableList" or "ToImmutableArray" or "Select" or "ConvertAll" or "Concat" or "Append" or "Prepend" or "Cast" or "OrderBy";

    /// <summary>Whether a method takes elements out of a list, or answers only some of them by their place.</summary>
    public static bool Shrinks(string method) =>
        method.StartsWith("Remove", StringComparison.Ordinal) || method.StartsWith("Take", StringComparison.Ordinal) || method.StartsWith("Skip", StringComparison.Ordinal)
        || method is "Clear" or "Dequeue" or "TryDequeue" or "Pop" or "TryPop" or "TryTake" or "GetRange" or "Slice" or "Chunk" or "ExceptWith" or "IntersectWith";

    /// <summary>Whether a method puts something into a list.</summary>
    public static bool Grows(string method) => method is "Add" or "AddRange" or "Insert" or "InsertRange" or "AddLast" or "AddFirst" or "Enqueue" or "Push" or "TryAdd" or "AddMessages" or "AddMessagesAsync";

    /// <summary>Whether a value is a list that was made here, and so in no other hands: not one that came from somewhere.</summary>
    public static bool IsMade(ExpressionSyntax value) => Bare.Inside(value) switch
    {
        BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax or LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } => true,
        InvocationExpressionSyntax call => KeepsAll(StringUse.NameOf(call)),
        _ => false,
    };

    /// <summary>Whether a type is that of a list: a collection of the framework, or an array.</summary>
    public static bool IsCollection(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || (type is INamedTypeSymbol { IsGenericType: true } named && KnownMethods.RootOf(named.ContainingNamespace) is "System" && (named.Name is "IEnumerable" || named.AllInterfaces.Any(static i => i.Name is "IEnumerable")));

    /// <summary>The lists that a loop fills with something for each item, without a test and without leaving early.</summary>
    public static IEnumerable<IdentifierNameSyntax> FilledBy(CommonForEachStatementSyntax loop)
    {
        foreach (var statement in loop.Statement is BlockSyntax block ? block.Statements : SyntaxFactory.SingletonList(loop.Statement))
        {
            if (statement is IfStatementSyntax or SwitchStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax) yield break;
            if (statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var receiver } } } && Bare.Inside(receiver) is IdentifierNameSyntax filled) yield return filled;
        }
    }

    /// <summary>Whether a property holds what it answers itself.</summary>
    public static bool IsStored(IPropertySymbol property, BedrockCompilation bedrock, CancellationToken cancellationToken) => bedrock.DeclarationsOf(property).Length == 1 && Members.GetterOf(property, bedrock, cancellationToken) is null && !property.IsAbstract;

    /// <summary>The one expression that a member answers; null where it does more.</summary>
    public static ExpressionSyntax? AnswerOf(SyntaxNode? body) => body switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        AccessorDeclarationSyntax { ExpressionBody.Expression: var only } => only,
        AccessorDeclarationSyntax { Body: { } block } => AnswerOf(block),
        MethodDeclarationSyntax { ExpressionBody.Expression: var only } => only,
        MethodDeclarationSyntax { Body: { } block } => AnswerOf(block),
        LocalFunctionStatementSyntax { ExpressionBody.Expression: var only } => only,
        LocalFunctionStatementSyntax { Body: { } block } => AnswerOf(block),
        _ => null,
    };

    private static ExpressionSyntax? AnswerOf(BlockSyntax block) => block.Statements is { Count: 1 } only && only[0] is ReturnStatementSyntax { Expression: { } answer } ? answer : null;

    private static void Collect(ExpressionSyntax value, ImmutableArray<ISymbol>.Builder found, BedrockCompilation bedrock, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0) return;
        cancellationToken.ThrowIfCancellationRequested();
        switch (Bare.Inside(value))
        {
            case CastExpressionSyntax cast:
                Collect(cast.Expression, found, bedrock, depth - 1, cancellationToken);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                Collect(coalesce.Left, found, bedrock, depth - 1, cancellationToken);
                break;
            case CollectionExpressionSyntax collection:
                foreach (var element in collection.Elements)
                {
                    if (element is SpreadElementSyntax spread) Collect(spread.Expression, found, bedrock, depth - 1, cancellationToken);
                }

                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } creation when IsCollection(bedrock.ModelOf(value.SyntaxTree).GetTypeInfo(creation, cancellationToken).Type):
                Collect(arguments[0].Expression, found, bedrock, depth - 1, cancellationToken);
                break;
            case InvocationExpressionSyntax call:
                CollectOfCall(call, found, bedrock, depth - 1, cancellationToken);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax or SimpleNameSyntax }:
                CollectOfName(Bare.Inside(value), found, bedrock, depth - 1, cancellationToken);
                break;
        }
    }

    private static void CollectOfCall(InvocationExpressionSyntax call, ImmutableArray<ISymbol>.Builder found, BedrockCompilation bedrock, int depth, CancellationToken cancellationToken)
    {
        var method = bedrock.ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol;
        if (method is null) return;
        if (!bedrock.Declares(method))
        {
            if (!(KeepsAll(method.Name) || (Grows(method.Name) && IsCollection(method.ReturnType))) || call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver }) return;
            Collect(receiver, found, bedrock, depth, cancellationToken);

            // [system].Concat(_history)
            if (method.Name is "Concat" && call.ArgumentList.Arguments.Count == 1) Collect(call.ArgumentList.Arguments[0].Expression, found, bedrock, depth, cancellationToken);
        }
        else if (call.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && AnswerOf(Members.OnlyBodyOf(method, bedrock, cancellationToken)) is { } answer)
        {
            // BuildMessages() of the same type. What a parameter holds there is another question.
            var inside = ImmutableArray.CreateBuilder<ISymbol>();
            Collect(answer, inside, bedrock, depth, cancellationToken);
            found.AddRange(inside.Where(static symbol => symbol is not IParameterSymbol));
        }
    }

    private static void CollectOfName(ExpressionSyntax name, ImmutableArray<ISymbol>.Builder found, BedrockCompilation bedrock, int depth, CancellationToken cancellationToken)
    {
        var symbol = bedrock.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol;
        if (symbol is null || !bedrock.Declares(symbol) || !IsOwn(name, symbol, bedrock, cancellationToken)) return;
        switch (symbol)
        {
            case ILocalSymbol local when IsCollection(local.Type):
                found.Add(local);
                if (depth == 0 || local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator) break;
                if (declarator.Initializer?.Value is { } initial) Collect(initial, found, bedrock, depth, cancellationToken);

                // foreach (var turn in _turns) messages.Add(…);
                foreach (var loop in (Members.RootOf(declarator) ?? declarator).DescendantNodes().OfType<ForEachStatementSyntax>())
                {
                    if (FilledBy(loop).Any(filled => string.Equals(filled.Identifier.ValueText, local.Name, StringComparison.Ordinal))) Collect(loop.Expression, found, bedrock, depth, cancellationToken);
                }

                break;
            case IParameterSymbol parameter:
                found.Add(parameter);
                break;
            case IFieldSymbol { IsConst: false } field when IsCollection(field.Type):
                found.Add(field.OriginalDefinition);
                break;
            case IPropertySymbol { IsIndexer: false } property when IsCollection(property.Type):
                if (IsStored(property.OriginalDefinition, bedrock, cancellationToken)) found.Add(property.OriginalDefinition);
                else if (depth > 0 && AnswerOf(Members.GetterOf(property.OriginalDefinition, bedrock, cancellationToken)) is { } answer) Collect(answer, found, bedrock, depth, cancellationToken);
                break;
        }
    }

    // A member of this object, of a type, or of an object that this one has made for itself: whose list another object's is, is not known.
    private static bool IsOwn(ExpressionSyntax name, ISymbol symbol, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        name is not MemberAccessExpressionSyntax { Expression: SimpleNameSyntax holder } || symbol.IsStatic
        || (bedrock.ModelOf(name.SyntaxTree).GetSymbolInfo(holder, cancellationToken).Symbol is IFieldSymbol { IsReadOnly: true } field && bedrock.DeclarationsOf(field) is { Length: 1 } declared && declared[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax });
}
