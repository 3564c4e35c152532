using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <summary>The members that code stands in, and their control-flow graphs.</summary>
internal static class Members
{
    // Roslyn's own recursion ends in an overflow on code nested about a thousand deep.
    private const int MaximumDepth = 500;

    /// <summary>The outermost body that a node stands in: a method, an accessor, an initializer, or the top-level statements. Null outside any.</summary>
    public static SyntaxNode? RootOf(SyntaxNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    return at;
                case GlobalStatementSyntax:
                    return at.Parent;
                case BaseTypeDeclarationSyntax or AttributeSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>A node inside a body: where that is the top-level statements, one of them.</summary>
    public static SyntaxNode? NodeIn(SyntaxNode root) => root is CompilationUnitSyntax unit ? unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault()?.Statement : root.ChildNodes().FirstOrDefault();

    /// <summary>The control-flow graph of a whole body, or null of anything else.</summary>
    public static ControlFlowGraph? GraphOf(IOperation? operation, CancellationToken cancellationToken) => operation switch
    {
        { Parent: not null } => null,
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        _ => null,
    };

    /// <summary>The body of a property's getter, or null where it only hands out what is stored.</summary>
    public static SyntaxNode? GetterOf(IPropertySymbol property, BedrockCompilation bedrock, CancellationToken cancellationToken) =>
        property.GetMethod is { IsAbstract: false } get && bedrock.DeclarationsOf(get) is { Length: 1 } references && references[0].GetSyntax(cancellationToken) is var getter
        && getter is ArrowExpressionClauseSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null }
            ? getter
            : null;

    /// <summary>A method as it is declared: without type arguments, an extension with its <c>this</c>, the part of a partial one that has a body.</summary>
    public static IMethodSymbol DefinitionOf(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.PartialImplementationPart ?? method;
    }

    /// <summary>The declaration of a method of the project whose body is sure to be the one that runs: no other class can have its own way. Null where there is none.</summary>
    public static SyntaxNode? OnlyBodyOf(IMethodSymbol method, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        method = DefinitionOf(method);
        return method is { IsAbstract: false, IsVirtual: false } && (!method.IsOverride || method.IsSealed || method.ContainingType.IsSealed) && bedrock.DeclarationsOf(method) is { Length: 1 } declared
            ? declared[0].GetSyntax(cancellationToken)
            : null;
    }

    /// <summary>Whether a method does no more than call one of its name: that of its base, or of what it stands before. One that is not of the project does nothing else either.</summary>
    public static bool OnlyForwards(IMethodSymbol method, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var declared in bedrock.DeclarationsOf(method))
        {
            var body = declared.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
            var only = body?.ExpressionBody?.Expression ?? (body?.Body is { Statements: { Count: 1 } statements } && statements[0] is ReturnStatementSyntax answer ? answer.Expression : null);
            if (only is AwaitExpressionSyntax awaited) only = awaited.Expression;
            if (only is not InvocationExpressionSyntax call || !string.Equals(StringUse.NameOf(call), method.Name, StringComparison.Ordinal)) return false;
        }

        return true;
    }

    /// <summary>Whether a method's body runs piece by piece, as its answer is enumerated.</summary>
    public static bool IsIterator(IMethodSymbol method, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (method.ReturnType.Name is not ("IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator")) return false;
        foreach (var reference in bedrock.DeclarationsOf(method))
        {
            var declaration = reference.GetSyntax(cancellationToken);
            foreach (var node in declaration.DescendantNodes(n => n == declaration || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            {
                if (node is YieldStatementSyntax) return true;
            }
        }

        return false;
    }

    /// <summary>Whether the body of a method of the project does more than read: it assigns, creates or calls something.</summary>
    public static bool ChangesSomething(IMethodSymbol method, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        foreach (var reference in bedrock.DeclarationsOf(method))
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax) return true;
                if (node is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }) return true;
            }
        }

        return false;
    }

    /// <summary>Where in a body each local or parameter is last assigned, by name.</summary>
    public static Dictionary<string, int> LastAssignments(SyntaxNode root)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in root.DescendantNodes())
        {
            var target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } argument => argument.Expression,
                _ => null,
            };
            if (target is IdentifierNameSyntax name) last[name.Identifier.ValueText] = node.SpanStart;
            else if (target is TupleExpressionSyntax tuple)
            {
                foreach (var element in tuple.Arguments)
                {
                    if (element.Expression is IdentifierNameSyntax part) last[part.Identifier.ValueText] = node.SpanStart;
                }
            }
        }

        return last;
    }

    /// <summary>The lambda that a local is given, when it is given nothing else.</summary>
    public static SyntaxNode? LambdaIn(ILocalSymbol local, CancellationToken cancellationToken) =>
        OnlyValueOf(local, cancellationToken) is { } value && Bare.Inside(value) is AnonymousFunctionExpressionSyntax lambda ? lambda : null;

    /// <summary>What a local is declared with, when it is given nothing else.</summary>
    public static ExpressionSyntax? OnlyValueOf(ILocalSymbol local, CancellationToken cancellationToken)
    {
        if (local.DeclaringSyntaxReferences.Length != 1 || local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator) return null;
        return RootOf(declarator) is not { } root || LastAssignments(root).ContainsKey(local.Name) ? null : value;
    }

    /// <summary>Whether code can be gone through, and Roslyn asked for its operations: it is not too deeply nested, and has nothing that Roslyn makes no operations of.</summary>
    public static bool CanBeRead(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var pending = new Stack<(SyntaxNode Node, int Depth)>();
        pending.Push((root, 0));
        while (pending.Count > 0)
        {
            var (node, depth) = pending.Pop();
            if (depth > MaximumDepth || (node is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax element, Right: InitializerExpressionSyntax } && !CanBeInitialized(element, model, cancellationToken))) return false;
            // Chains of binary operators lean to the left; Roslyn follows them without recursion, but for those in which a path parts.
            foreach (var part in node.ChildNodesAndTokens())
            {
                if (part.AsNode() is { } child) pending.Push((child, child.Parent is BinaryExpressionSyntax binary && binary.Left == child && child.IsKind(binary.Kind()) && !Parts(binary.Right) ? depth : depth + 1));
            }
        }

        return true;
    }

    // Of [key, more] = { ... } on values that cannot be initialized so, Roslyn looks for the arguments that the indexer does not have.
    private static bool CanBeInitialized(ImplicitElementAccessSyntax element, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(element, cancellationToken).CandidateReason == CandidateReason.None;

    private static bool Parts(ExpressionSyntax operand) =>
        Bare.Inside(operand) is ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression };
}
