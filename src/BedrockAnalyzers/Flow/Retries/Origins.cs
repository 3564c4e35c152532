using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>Follows a value back to the one expression of the project that it comes from.</summary>
internal sealed class Origins
{
    private const int MaximumSteps = 16;

    private readonly BedrockCompilation _bedrock;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Follows values of a compilation.</summary>
    public Origins(BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        _bedrock = bedrock;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What is shared for the compilation.</summary>
    public BedrockCompilation Bedrock => _bedrock;

    /// <summary>Ends the search.</summary>
    public CancellationToken CancellationToken => _cancellationToken;

    /// <summary>The operation of a node, or null where there is none.</summary>
    public IOperation? OperationOf(SyntaxNode node) => _bedrock.OperationOf(node, _cancellationToken);

    /// <summary>Where a value comes from, as far as there is only one place: the value itself where it is not held by anything.</summary>
    public IOperation Of(IOperation value)
    {
        for (var steps = 0; steps < MaximumSteps; steps++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var next = value switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IDelegateCreationOperation { Target: { } target } => target,
                ILocalReferenceOperation { Local: var local } => InitialOf(local),
                IFieldReferenceOperation { Field: var field } => InitialOf(field),
                IPropertyReferenceOperation { Property: var property } => InitialOf(property),
                IInvocationOperation { TargetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } method } when _bedrock.DeclarationsOf(method).Length == 1 => OnlyReturnOf(method),
                _ => null,
            };
            if (next is null) return value;
            value = next;
        }

        return value;
    }

    /// <summary>The function that a delegate runs, or null when it is not seen.</summary>
    public Function? FunctionOf(IOperation value) => Of(value) switch
    {
        IAnonymousFunctionOperation lambda => new(lambda.Symbol.Parameters, lambda.Body, lambda.Syntax),
        IMethodReferenceOperation { Method: var method } => FunctionOf(method),
        _ => null,
    };

    /// <summary>A method of the project with its body, or null where it has none that is always the one that runs.</summary>
    public Function? FunctionOf(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (method.IsAbstract || method.IsVirtual || method.IsOverride || _bedrock.DeclarationsOf(method).Length != 1) return null;
        var syntax = _bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken);
        IOperation? body = OperationOf(syntax) switch
        {
            IMethodBodyOperation declared => declared.BlockBody ?? declared.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
        return body is null ? null : new(method.Parameters, body, syntax);
    }

    private IOperation? OnlyReturnOf(IMethodSymbol method) => FunctionOf(method.OriginalDefinition) is { } function && function.Returns() is { Length: 1 } returns ? returns[0] : null;

    private IOperation? InitialOf(ISymbol symbol)
    {
        if (_bedrock.DeclarationsOf(symbol).Length != 1) return null;
        var declaration = _bedrock.DeclarationsOf(symbol)[0].GetSyntax(_cancellationToken);
        if (symbol is ILocalSymbol)
        {
            return declaration is VariableDeclaratorSyntax { Initializer.Value: var first } && Members.RootOf(declaration) is { } root && !Members.LastAssignments(root).ContainsKey(symbol.Name) ? OperationOf(first) : null;
        }

        if (declaration is PropertyDeclarationSyntax { ExpressionBody.Expression: var body } && !symbol.IsVirtual && !symbol.IsOverride) return OperationOf(body);
        if (!InitialMembers.CanBeKnown(symbol, _bedrock)) return null;
        var initial = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
        if (FixedMembers.CanBeSetByConstructor(symbol, _bedrock, _cancellationToken)) initial = initial is null ? OnlyAssignmentOf(symbol) : null;
        return initial is null ? null : OperationOf(initial);
    }

    // What the constructors give to a member, where that is one expression.
    private ExpressionSyntax? OnlyAssignmentOf(ISymbol member)
    {
        ExpressionSyntax? only = null;
        foreach (var constructor in member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors)
        {
            foreach (var reference in _bedrock.DeclarationsOf(constructor))
            {
                foreach (var assignment in reference.GetSyntax(_cancellationToken).DescendantNodes().OfType<AssignmentExpressionSyntax>())
                {
                    if (!string.Equals(Triggers.NameOfTarget(assignment.Left), member.Name, StringComparison.Ordinal)) continue;
                    if (only is not null) return null;
                    only = assignment.Right;
                }
            }
        }

        return only;
    }
}
