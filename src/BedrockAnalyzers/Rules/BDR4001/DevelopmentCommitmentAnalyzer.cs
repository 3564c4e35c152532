using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BedrockAnalyzers.Rules.BDR4001;

/// <summary>Reports development or test code that buys provisioned throughput for a month or more.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DevelopmentCommitmentAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR4001";

    private const string Request = "CreateProvisionedModelThroughputRequest";
    private const string Commitment = "CommitmentDuration";

    // A value is followed through the names of a member and its type, not further.
    private const int MaximumDepth = 16;

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Throughput, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    private protected override void Register(RuleActions actions, BedrockCompilation bedrock)
    {
        if (bedrock.Symbols.Control is null) return;
        actions.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (string.Equals(Triggers.NameOfTarget(assignment.Left), Commitment, StringComparison.Ordinal)
                    && node.SemanticModel.GetSymbolInfo(assignment.Left, node.CancellationToken).Symbol is IPropertySymbol { ContainingType: { Name: Request } type } property
                    && bedrock.Symbols.IsModelType(type))
                {
                    Analyze(node, assignment, property.Type);
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression);
    }

    private static void Analyze(NodeContext context, AssignmentExpressionSyntax assignment, ITypeSymbol commitment)
    {
        var values = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        AddAlternatives(assignment.Right, values, depth: 0);
        var committed = values.Where(value => IsCommitment(value, commitment, context, depth: 0)).ToImmutableArray();
        if (committed.IsEmpty) return;

        // Where only some of the values commit, one of these must itself be for development.
        var isAlways = committed.Length == values.Count;
        if (isAlways && DevelopmentCode.MarkOf(assignment, context) is { } mark)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, assignment.GetLocation(), Request, mark));
            return;
        }

        var inBranch = committed.RemoveAll(value => DevelopmentCode.BranchMarkOf(value, context) is null);
        if (inBranch.IsEmpty) return;

        // Where the others are null, nothing is left when these go.
        var isAllThatIsSet = values.All(value => inBranch.Contains(value) || value.IsKind(SyntaxKind.NullLiteralExpression));
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule, assignment.GetLocation(), isAllThatIsSet ? null : inBranch.Select(static value => value.GetLocation()), Request, DevelopmentCode.BranchMarkOf(inBranch[0], context)));
    }

    private static void AddAlternatives(ExpressionSyntax expression, ImmutableArray<ExpressionSyntax>.Builder values, int depth)
    {
        switch (Bare.Inside(expression))
        {
            case ConditionalExpressionSyntax choice when depth < MaximumDepth:
                AddAlternatives(choice.WhenTrue, values, depth + 1);
                AddAlternatives(choice.WhenFalse, values, depth + 1);
                break;
            case SwitchExpressionSyntax choice when depth < MaximumDepth:
                foreach (var arm in choice.Arms)
                {
                    if (arm.Expression is not ThrowExpressionSyntax) AddAlternatives(arm.Expression, values, depth + 1);
                }

                break;
            case var other:
                values.Add(other);
                break;
        }
    }

    // Whether an expression is sure to be a commitment and not null, which is none.
    private static bool IsCommitment(ExpressionSyntax expression, ITypeSymbol commitment, NodeContext context, int depth)
    {
        if (depth > MaximumDepth) return false;
        if (context.SemanticModel.GetConstantValue(expression, context.CancellationToken) is { HasValue: true, Value: var constant }) return constant is string { Length: > 0 };
        switch (expression)
        {
            case CastExpressionSyntax cast:
                return IsCommitment(Bare.Inside(cast.Expression), commitment, context, depth + 1);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: var otherwise }:
                return IsCommitment(Bare.Inside(otherwise), commitment, context, depth + 1);
            case BaseObjectCreationExpressionSyntax:
                return SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetTypeInfo(expression, context.CancellationToken).Type, commitment);
        }

        return context.SemanticModel.GetSymbolInfo(expression, context.CancellationToken).Symbol switch
        {
            IFieldSymbol { IsStatic: true, IsReadOnly: true } field when SymbolEqualityComparer.Default.Equals(field.ContainingType, commitment) => true,
            IMethodSymbol { IsStatic: true, Name: "FindValue" } method => SymbolEqualityComparer.Default.Equals(method.ContainingType, commitment),
            ILocalSymbol local => Members.OnlyValueOf(local, context.CancellationToken) is { } value && IsCommitment(Bare.Inside(value), commitment, context, depth + 1),
            IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } references } when references[0].SyntaxTree == expression.SyntaxTree =>
                references[0].GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } && IsCommitment(Bare.Inside(value), commitment, context, depth + 1),
            _ => false,
        };
    }
}
