using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>What becomes of an error in the middle of a stream, which without the stream is an error of the call.</summary>
internal static class StreamErrors
{
    /// <summary>Whether the code does the same with either.</summary>
    /// <param name="call">The call that opens the stream.</param>
    /// <param name="reading">What reads it.</param>
    /// <param name="buffer">What it is read into, which has some of the text after an error; null where there is no such thing.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static bool AreHandledAlike(SyntaxNode call, SyntaxNode reading, ILocalSymbol? buffer, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var attempt in reading.Ancestors().TakeWhile(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)).OfType<TryStatementSyntax>())
        {
            if (!attempt.Block.Span.Contains(reading.Span)) continue;
            if (attempt.Catches.Count > 0 && !attempt.Block.Span.Contains(call.Span)) return false;
            var seen = buffer is not null && Locals.DeclaratorOf(buffer, cancellationToken) is { } declarator && attempt.Block.Span.Contains(declarator.Span) ? null : buffer;
            if (seen is not null && attempt.Finally is { } last && Locals.UsesIn(last, seen, model, cancellationToken).Any()) return false;
            if (!attempt.Catches.All(clause => IsAlike(clause, seen, model, cancellationToken))) return false;
        }

        return true;
    }

    private static bool IsAlike(CatchClauseSyntax clause, ILocalSymbol? buffer, SemanticModel model, CancellationToken cancellationToken)
    {
        // The error of a call is another type than that in a stream, which has the cause inside.
        if (clause.Filter is not null || clause.DescendantNodes().OfType<IdentifierNameSyntax>().Any(static n => n.Identifier.ValueText is "InnerException" || n.Identifier.ValueText.EndsWith("EventStreamException", StringComparison.Ordinal))) return false;
        if (buffer is null) return true;
        var uses = Locals.UsesIn(clause.Block, buffer, model, cancellationToken).ToList();
        return uses.TrueForAll(static use => use.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == use)
            && (uses.Count > 0 || clause.Block.Statements.LastOrDefault() is ThrowStatementSyntax or ReturnStatementSyntax);
    }
}
