using System.Collections.Immutable;
using BedrockAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>Reports comments, log texts and names in a member that streams which say that streaming saves money or tokens.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CheaperStreamingAnalyzer : BedrockAnalyzer
{
    internal const string Id = "BDR2002";

    private static readonly DiagnosticDescriptor s_rule = Descriptors.Create(Id, Categories.Streaming, DiagnosticSeverity.Warning);

    private static readonly ImmutableArray<string> s_calls = ImmutableArray.Create(
        "ConverseStreamAsync", "ConverseStream", "InvokeModelWithResponseStreamAsync", "InvokeModelWithResponseStream", "GetStreamingResponseAsync", "RetrieveAndGenerateStreamAsync", "RetrieveAndGenerateStream", "CreateStreaming");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    // Not an action on members or calls: a comment stands outside both, and an editor that analyzes a part of the document would lose it.
    private protected override void Register(RuleActions actions, BedrockCompilation bedrock) =>
        actions.RegisterSemanticModelAction(model =>
        {
            var index = bedrock.IndexOf(model.SemanticModel.SyntaxTree, model.CancellationToken);
            if (s_calls.Any(index.CanContain)) new Document(model, bedrock).Analyze();
        });

    private sealed class Document(SemanticModelAnalysisContext context, BedrockCompilation bedrock)
    {
        // The members and local functions that hold calls by their names; of the top-level statements it is the file.
        private readonly Dictionary<SyntaxNode, List<InvocationExpressionSyntax>> _callsIn = new();
        private readonly Dictionary<SyntaxNode, bool> _streams = new();
        private readonly HashSet<SyntaxToken> _startsOfCalls = new();
        private readonly HashSet<int> _linesOfCalls = new();
        private readonly SourceText _text = context.SemanticModel.SyntaxTree.GetText(context.CancellationToken);

        public void Analyze()
        {
            var root = context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken);
            var outermost = new List<SyntaxNode>();
            foreach (var node in root.DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax call || !s_calls.Contains(StringUse.NameOf(call))) continue;
                context.CancellationToken.ThrowIfCancellationRequested();
                SyntaxNode? last = null;
                for (var holder = HolderOf(call.Parent); holder is not null; holder = HolderOf(holder.Parent))
                {
                    if (!_callsIn.TryGetValue(holder, out var calls)) _callsIn.Add(holder, calls = new());
                    calls.Add(call);
                    last = holder;
                }

                if (last is null) continue;
                if (outermost.Count == 0 || outermost[outermost.Count - 1] != last) outermost.Add(last);
                if (StartOf(call) is { } start) _startsOfCalls.Add(start);
                _linesOfCalls.Add(_text.Lines.IndexOf(StringUse.NameTokenOf(call).SpanStart));
                _linesOfCalls.Add(_text.Lines.IndexOf(call.Span.End));
            }

            foreach (var member in outermost)
            {
                if (member is not CompilationUnitSyntax unit) In(member);
                else
                {
                    foreach (var statement in unit.Members.OfType<GlobalStatementSyntax>()) In(statement);
                }
            }
        }

        private static SyntaxNode? HolderOf(SyntaxNode? node)
        {
            for (var at = node; at is not null; at = at.Parent)
            {
                if (at is GlobalStatementSyntax) return at.Parent;
                if (at is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or AttributeSyntax) return null;
                if (at is MemberDeclarationSyntax or LocalFunctionStatementSyntax) return at;
            }

            return null;
        }

        private static SyntaxToken? StartOf(InvocationExpressionSyntax call)
        {
            for (SyntaxNode? at = call; at is not null; at = at.Parent)
            {
                if (at is StatementSyntax) return at.GetFirstToken();
                if (at is ArrowExpressionClauseSyntax arrow) return arrow.Expression.GetFirstToken();
                if (at is MemberDeclarationSyntax) return null;
            }

            return null;
        }

        private void In(SyntaxNode member)
        {
            foreach (var item in member.DescendantNodesAndTokensAndSelf(node => node is not LocalFunctionStatementSyntax || _callsIn.ContainsKey(node)))
            {
                if (item.AsNode() is InvocationExpressionSyntax call)
                {
                    context.CancellationToken.ThrowIfCancellationRequested();
                    foreach (var text in LogTexts.ThatClaim(call, context.CancellationToken))
                    {
                        if (Streams(call)) Report(text.GetLocation(), whole: null, new(Id, "LogText"), new(Id, "WriteWhatItDoes"));
                    }
                }
                else if (item.IsToken)
                {
                    InToken(item.AsToken());
                }
            }
        }

        private void InToken(SyntaxToken token)
        {
            // What is not gone into is not of this member.
            if (token.Parent is LocalFunctionStatementSyntax function && !_callsIn.ContainsKey(function)) return;
            if (token.HasLeadingTrivia) InComments(token, token.LeadingTrivia, _startsOfCalls.Contains(token) || IsOnStream(token));
            if (token.HasTrailingTrivia) InComments(token, token.TrailingTrivia, isAtCall: null);
            if (token.IsKind(SyntaxKind.IdentifierToken) && IsDeclared(token) && SavingName.Says(token.ValueText) && Streams(token.Parent!)) Report(token.GetLocation(), whole: null, new(Id, "Name"), new(Id, "Rename"));
        }

        // The comment on a member that is called for streaming.
        private static bool IsOnStream(SyntaxToken token)
        {
            for (var at = token.Parent; at is not null && at.SpanStart == token.SpanStart; at = at.Parent)
            {
                var name = at switch
                {
                    MethodDeclarationSyntax method => method.Identifier,
                    LocalFunctionStatementSyntax function => function.Identifier,
                    PropertyDeclarationSyntax property => property.Identifier,
                    _ => default,
                };
                if (name.Text is { Length: > 0 } text) return text.IndexOf("Stream", StringComparison.OrdinalIgnoreCase) >= 0;
            }

            return false;
        }

        private static bool IsDeclared(SyntaxToken name) => name.Parent switch
        {
            MethodDeclarationSyntax method => method.Identifier == name,
            LocalFunctionStatementSyntax function => function.Identifier == name,
            PropertyDeclarationSyntax property => property.Identifier == name,
            ForEachStatementSyntax loop => loop.Identifier == name,
            ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax or CatchDeclarationSyntax or FromClauseSyntax or LetClauseSyntax => true,
            _ => false,
        };

        private void InComments(SyntaxToken token, SyntaxTriviaList trivia, bool? isAtCall)
        {
            for (var i = 0; i < trivia.Count; i++)
            {
                var first = trivia[i];
                if (!IsComment(first)) continue;
                var end = first.FullSpan.End;

                // Lines that follow each other are one comment.
                if (first.IsKind(SyntaxKind.SingleLineCommentTrivia))
                {
                    for (var (next, newLines) = (i + 1, 0); next < trivia.Count && newLines < 2; next++)
                    {
                        if (trivia[next].IsKind(SyntaxKind.EndOfLineTrivia)) newLines++;
                        else if (trivia[next].IsKind(SyntaxKind.SingleLineCommentTrivia)) (i, end, newLines) = (next, trivia[next].FullSpan.End, 0);
                        else if (!trivia[next].IsKind(SyntaxKind.WhitespaceTrivia)) break;
                    }
                }

                InComment(token, TextSpan.FromBounds(first.FullSpan.Start, end), isAtCall ?? _linesOfCalls.Contains(_text.Lines.IndexOf(first.SpanStart)));
            }
        }

        private void InComment(SyntaxToken token, TextSpan span, bool isAtCall)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var sentences = SentenceReader.OfComment(_text.ToString(span), span.Start, context.CancellationToken);
            foreach (var claim in SavingClaim.In(sentences, isAtCall))
            {
                if (!Streams(token.Parent!)) return;
                var line = _text.Lines.GetLineFromPosition(claim.Span.Start);
                var shown = claim.Span.End <= line.End ? claim.Span : TextSpan.FromBounds(claim.Span.Start, EndOf(line));
                Report(Location.Create(context.SemanticModel.SyntaxTree, shown), claim.Span, new(Id, "Comment"), new(Id, "WriteWhatItDoes"));
            }
        }

        private int EndOf(TextLine line)
        {
            var end = line.End;
            while (end > line.Start && char.IsWhiteSpace(_text[end - 1])) end--;
            return end;
        }

        private static bool IsComment(SyntaxTrivia trivia) =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
            || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia);

        // Whether the innermost member or local function around a node holds a call that streams an answer of Bedrock.
        private bool Streams(SyntaxNode node)
        {
            if (HolderOf(node) is not { } holder || !_callsIn.TryGetValue(holder, out var calls)) return false;
            if (_streams.TryGetValue(holder, out var known)) return known;
            var streams = bedrock.CanRead(holder, context.CancellationToken) && calls.Any(IsStreaming);
            _streams.Add(holder, streams);
            return streams;
        }

        private bool IsStreaming(InvocationExpressionSyntax call) =>
            context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && (BedrockCalls.Direct(call, method, bedrock, context.CancellationToken) & (ReachedCalls.RuntimeStream | ReachedCalls.AgentRuntimeStream | ReachedCalls.AnthropicStream)) != ReachedCalls.None;

        private void Report(Location location, TextSpan? whole, RuleText what, RuleText advice) =>
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule, location, whole is { } span ? new[] { Location.Create(context.SemanticModel.SyntaxTree, span) } : null, what, advice));
    }
}
