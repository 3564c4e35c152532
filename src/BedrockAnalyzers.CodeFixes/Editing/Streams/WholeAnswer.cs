using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>Writes the call of Converse or InvokeModel in place of one of ConverseStream or InvokeModelWithResponseStream whose text is only put together. Empty where the code would not say exactly the same.</summary>
internal sealed class WholeAnswer
{
    // What a response of either call says of itself under the same name.
    private static readonly ImmutableHashSet<string> s_sharedMembers = ImmutableHashSet.Create(StringComparer.Ordinal, "ResponseMetadata", "HttpStatusCode", "ContentLength", "ContentType");

    // The two requests have a type of their own for it.
    private const string OwnMember = "GuardrailConfig";

    private readonly InvocationExpressionSyntax _call;
    private readonly string _operation;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<NodeEdit>.Builder _edits = ImmutableArray.CreateBuilder<NodeEdit>();

    private WholeAnswer(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        _call = call;
        _operation = Flow.StringUse.NameOf(call)?.StartsWith("Converse", StringComparison.Ordinal) == true ? "Converse" : "InvokeModel";
        _model = model;
        _cancellationToken = cancellationToken;
    }

    private bool IsConverse => _operation is "Converse";

    private string StreamOperation => IsConverse ? "ConverseStream" : "InvokeModelWithResponseStream";

    // What ends the call.
    private ExpressionSyntax? Token => _call.ArgumentList.Arguments.Count > 1 ? _call.ArgumentList.Arguments[1].Expression : null;

    /// <summary>The changes, or none.</summary>
    public static ImmutableArray<NodeEdit> EditsFor(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var answer = new WholeAnswer(call, model, cancellationToken);
        return answer.ChangesCall() && answer.ChangesAnswer() ? answer._edits.ToImmutable() : ImmutableArray<NodeEdit>.Empty;
    }

    private bool ChangesCall()
    {
        if (_call is not { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name, Expression: var client }, ArgumentList.Arguments: { Count: 1 or 2 } arguments }) return false;
        var whole = name.Identifier.ValueText.Replace(StreamOperation, _operation);
        if (_model.GetTypeInfo(client, _cancellationToken).Type is not { } type
            || !_model.LookupSymbols(_call.SpanStart, type, whole).OfType<IMethodSymbol>().Any(m => m.Parameters.FirstOrDefault()?.Type.Name.Equals(_operation + "Request", StringComparison.Ordinal) == true)
            || arguments[0].NameColon is not null) return false;
        _edits.Add(new(name, whole, node => ((IdentifierNameSyntax)node).WithIdentifier(Identifier(whole).WithTriviaFrom(((IdentifierNameSyntax)node).Identifier))));
        return ChangesRequest(arguments[0].Expression);
    }

    private bool ChangesRequest(ExpressionSyntax request)
    {
        switch (request)
        {
            case BaseObjectCreationExpressionSyntax creation:
                return ChangesCreation(creation);
            case IdentifierNameSyntax name when _model.GetSymbolInfo(name, _cancellationToken).Symbol is ILocalSymbol local
                && local.DeclaringSyntaxReferences is { Length: 1 } declared && declared[0].GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation, Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator:
                return ChangesCreation(creation) && ChangesType(declaration.Type, "Request") && Locals.UsesOf(local, declarator, _model, _cancellationToken).All(use => use == name || IsOfRequest(use));
            default:
                return false;
        }
    }

    private bool ChangesCreation(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation is { ArgumentList.Arguments.Count: > 0 } || creation.ContainsDirectives) return false;
        if (creation.Initializer?.Expressions.Any(static e => e is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: not OwnMember } }) == true) return false;
        return creation is not ObjectCreationExpressionSyntax { Type: var type } || ChangesType(type, "Request");
    }

    // request.InferenceConfig = …, request.Messages.Add(…)
    private static bool IsOfRequest(IdentifierNameSyntax use) => use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not OwnMember } access && access.Expression == use;

    private bool ChangesType(TypeSyntax type, string kind)
    {
        if (type.IsVar) return true;
        var (from, to) = (StreamOperation + kind, _operation + kind);
        var name = type is QualifiedNameSyntax qualified ? qualified.Right : type is AliasQualifiedNameSyntax alias ? alias.Name : type as SimpleNameSyntax;
        if (name is not IdentifierNameSyntax { Identifier.ValueText: var written } || !string.Equals(written, from, StringComparison.Ordinal)) return false;
        // A type of the user's own may have the name.
        if (name == type && !(_model.LookupNamespacesAndTypes(type.SpanStart, name: to) is { Length: 1 } found && found[0] is INamedTypeSymbol { ContainingNamespace.Name: "Model" })) return false;
        _edits.Add(new(name, to, node => ((IdentifierNameSyntax)node).WithIdentifier(Identifier(to).WithTriviaFrom(((IdentifierNameSyntax)node).Identifier))));
        return true;
    }

    private bool ChangesAnswer()
    {
        SyntaxNode call = _call;
        if (call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured }) call = configured;
        if (call.Parent is not AwaitExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0 } statement } declaration } declarator } }
            || _model.GetDeclaredSymbol(declarator, _cancellationToken) is not ILocalSymbol response || !ChangesType(declaration.Type, "Response"))
        {
            return false;
        }

        if (statement.UsingKeyword.RawKind != 0)
            _edits.Add(new(statement, "using", static node => WithoutUsing((LocalDeclarationStatementSyntax)node)));
        var stream = Locals.UsesOf(response, declarator, _model, _cancellationToken).Where(static use => use.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access || access.Expression != use || !s_sharedMembers.Contains(member)).ToList();
        return stream.Count == 1 && stream[0].Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Stream" or "Body" } taken && IsInSameFunction(taken) && (ChangesLoop(taken, response.Name) || (IsConverse && ChangesText(taken, response.Name)));
    }

    private static LocalDeclarationStatementSyntax WithoutUsing(LocalDeclarationStatementSyntax statement)
    {
        var behind = statement.UsingKeyword.TrailingTrivia.AddRange(statement.Declaration.GetLeadingTrivia());
        return statement.WithUsingKeyword(default).WithLeadingTrivia(statement.GetLeadingTrivia().AddRange(behind.SkipWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia))));
    }

    private bool IsInSameFunction(SyntaxNode node) => FunctionAround(node) == FunctionAround(_call);

    private static SyntaxNode? FunctionAround(SyntaxNode node) => node.Ancestors().FirstOrDefault(static n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax { Parent: not CompilationUnitSyntax });

    // foreach (var chunk in response.Stream) …
    private bool ChangesLoop(MemberAccessExpressionSyntax stream, string response)
    {
        ExpressionSyntax sequence = stream;
        var ofPieces = false;
        while (sequence.Parent is MemberAccessExpressionSyntax { Name: var next, Parent: InvocationExpressionSyntax call } access && access.Expression == sequence)
        {
            if (next.Identifier.ValueText is "OfType" && next is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types } && IsPiece(_model.GetTypeInfo(types[0], _cancellationToken).Type)) ofPieces = true;
            else if (next.Identifier.ValueText is "WithCancellation") { if (Token is null || call.ArgumentList.Arguments.Count != 1 || !AreEquivalent(call.ArgumentList.Arguments[0].Expression, Token)) return false; }
            else if (next.Identifier.ValueText is not ("AsEnumerable" or "ConfigureAwait")) return false;
            sequence = call;
        }

        if (sequence.Parent is not ForEachStatementSyntax loop || loop.Expression != sequence || _model.GetDeclaredSymbol(loop, _cancellationToken)?.Type is not { } type) return false;
        // All that a body has are parts.
        if (ofPieces || !IsConverse ? !IsPiece(type) && (ofPieces || type.Name is not "IEventStreamEvent") : type.Name is not "IEventStreamEvent") return false;
        if (!IsConverse) return BodyLoop.TryRead(loop, Token, _model, _cancellationToken) is { Sink: { } sink } body && StreamErrors.AreHandledAlike(_call, loop, sink.Local, _model, _cancellationToken) && WholeBody.EditFor(loop, body, response, _model) is { } whole && Add(whole);
        if (DrainLoop.TryRead(loop, Token, _model, _cancellationToken) is not { Sink: { } buffer } read || !StreamErrors.AreHandledAlike(_call, loop, buffer.Local, _model, _cancellationToken)) return false;

        if (FreshNames.OfBlock(loop, _model) is not { } block) return false;
        var texts = $"{response}.Output.Message.Content.ConvertAll({block} => {block}.Text)";
        string[] atEnd = [.. read.EndWith(response)];
        if (atEnd.Length == 0 && WholeText.EditsFor(loop, buffer, $"string.Concat({texts})", _model, _cancellationToken) is { IsEmpty: false } gathered)
        {
            _edits.AddRange(gathered);
            return true;
        }

        string[] statements = [buffer.WithAll(texts), .. atEnd];
        return Statements.Replace(loop, statements, read.Kept, [buffer.Piece]) is { } edit && Add(edit);
    }

    private bool IsPiece(ITypeSymbol? type) => IsConverse ? DrainLoop.IsDelta(type) : type is { Name: "PayloadPart", ContainingNamespace.Name: "Model" };

    // string.Concat(response.Stream.OfType<ContentBlockDeltaEvent>().Select(delta => delta.Delta.Text))
    private bool ChangesText(MemberAccessExpressionSyntax stream, string response)
    {
        ExpressionSyntax sequence = stream;
        if (sequence.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsEnumerable", Parent: InvocationExpressionSyntax all }) sequence = all;
        if (sequence.Parent is not MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "OfType", TypeArgumentList.Arguments: { Count: 1 } types }, Parent: InvocationExpressionSyntax deltas } || !DrainLoop.IsDelta(_model.GetTypeInfo(types[0], _cancellationToken).Type)) return false;
        if (deltas.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } selectors } texts } || selectors[0].Expression is not SimpleLambdaExpressionSyntax { ExpressionBody: { } body, Parameter.Identifier.ValueText: var parameter }) return false;
        if (!string.Equals(body.ToString().Replace("?", "").Replace("!", ""), parameter + ".Delta.Text", StringComparison.Ordinal)) return false;
        if (texts.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: "Concat" or "Join" } } whole } list } || _model.GetTypeInfo(owner, _cancellationToken).Type is not { SpecialType: SpecialType.System_String }) return false;
        if (list.Arguments.Count == 2 ? !TextBuffer.IsEmptyText(list.Arguments[0].Expression, _model, _cancellationToken) : list.Arguments.Count != 1) return false;
        if (Statements.HaveComments(texts.DescendantTrivia(descendIntoTrivia: false).Where(t => texts.Span.Contains(t.Span))) || !StreamErrors.AreHandledAlike(_call, whole, buffer: null, _model, _cancellationToken)) return false;
        return FreshNames.OfBlock(whole, _model) is { } name && Add(new(texts, "texts", node => ParseExpression($"{response}.Output.Message.Content.ConvertAll({name} => {name}.Text)").WithTriviaFrom(node)));
    }

    private bool Add(NodeEdit edit)
    {
        _edits.Add(edit);
        return true;
    }
}
