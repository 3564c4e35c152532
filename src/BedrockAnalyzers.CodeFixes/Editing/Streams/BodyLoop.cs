using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BedrockAnalyzers.Editing.Streams;

/// <summary>
/// A loop over the parts of a model's own answer that parses each as JSON and does nothing but add the text at one place of it to one buffer.
/// Anything else makes it another loop.
/// </summary>
internal sealed class BodyLoop
{
    private readonly ExpressionSyntax? _token;
    private readonly BodyValues _values;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly List<string> _tested = [];
    private string? _path;

    private BodyLoop(ExpressionSyntax? token, SemanticModel model, CancellationToken cancellationToken)
    {
        _token = token;
        _model = model;
        _cancellationToken = cancellationToken;
        _values = new(model, cancellationToken);
    }

    /// <summary>What the pieces of text are added to.</summary>
    public TextBuffer? Sink { get; private set; }

    /// <summary>The call that parses a part.</summary>
    public InvocationExpressionSyntax Parse => _values.Parse!;

    /// <summary>The call, or the <c>await</c> of it.</summary>
    public ExpressionSyntax ParseAsWritten => Parse.Ancestors().TakeWhile(static n => n is ExpressionSyntax).OfType<AwaitExpressionSyntax>().FirstOrDefault() ?? (ExpressionSyntax)Parse;

    /// <summary>Whether what is parsed has to be disposed of, and is.</summary>
    public bool IsUsing { get; private set; }

    /// <summary>Where the text is in each part: the names and numbers on the way, with a slash between them.</summary>
    public string Path => _path!;

    /// <summary>Reads a loop; null for one that does anything else.</summary>
    /// <param name="loop">The loop over the body of the answer.</param>
    /// <param name="token">The token that the call is given, which then ends it instead of the loop; null where there is none.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static BodyLoop? TryRead(ForEachStatementSyntax loop, ExpressionSyntax? token, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(loop, cancellationToken) is not { } chunk || loop.ContainsDirectives) return null;
        var read = new BodyLoop(token, model, cancellationToken);
        read._values.Hold(chunk, new(chunk.Type.Name is "PayloadPart" ? BodyValueKind.Part : BodyValueKind.Event));
        return read.Reads(loop.Statement) && read._path is { } path && read._values.Parse is not null && read._tested.TrueForAll(tested => IsOnTheWay(tested, path)) ? read : null;
    }

    private static bool IsOnTheWay(string tested, string path) =>
        tested.Length == 0 || string.Equals(tested, path, StringComparison.Ordinal) || path.StartsWith(tested + "/", StringComparison.Ordinal)
        // What says that a part of Claude's is one of text.
        || (path is "delta/text" && tested is "type" or "delta/type");

    private bool Reads(StatementSyntax statement)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        switch (statement)
        {
            case BlockSyntax block:
                return block.Statements.All(Reads);
            case LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } variables } declaration when variables[0].Initializer is { Value: var initial }:
                return ReadsLocal(variables[0], initial, declaration.UsingKeyword.RawKind != 0);
            // Everything behind the loop's only sink would have to be looked at as well.
            case IfStatementSyntax { Else: null } guard when Statements.IsContinue(guard.Statement):
                return Sink is null && Tests(guard.Condition, whenTrue: false);
            case IfStatementSyntax { Else: null } choice:
                return Sink is null && Tests(choice.Condition, whenTrue: true) && Reads(choice.Statement);
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfCancellationRequested", Expression: var canceled } } }:
                return _token is not null && SyntaxFactory.AreEquivalent(canceled, _token);
            case ExpressionStatementSyntax expression:
                return ReadsSink(expression);
            default:
                return false;
        }
    }

    private bool ReadsLocal(VariableDeclaratorSyntax variable, ExpressionSyntax initial, bool isUsing)
    {
        if (_values.Of(initial) is not { } value || _model.GetDeclaredSymbol(variable, _cancellationToken) is not { } local) return false;
        if (isUsing && value.Kind == BodyValueKind.Document) IsUsing = true;
        _values.Hold(local, value);
        if (value.Path is { } path) _tested.Add(path);
        return true;
    }

    private bool ReadsSink(ExpressionStatementSyntax statement)
    {
        if (Sink is not null || TextBuffer.TryRead(statement, _model, _cancellationToken) is not { } buffer || _values.Of(buffer.Piece) is not { Kind: BodyValueKind.Json or BodyValueKind.Text, Path: { Length: > 0 } path }) return false;
        (Sink, _path) = (buffer, path);
        return true;
    }

    // A test that every part with a text passes.
    private bool Tests(ExpressionSyntax condition, bool whenTrue)
    {
        switch (Flow.Bare.Inside(condition))
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return Tests(not.Operand, !whenTrue);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return whenTrue && Tests(both.Left, whenTrue) && Tests(both.Right, whenTrue);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                return !whenTrue && Tests(either.Left, whenTrue) && Tests(either.Right, whenTrue);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal:
                return Compares(unequal.Left, unequal.Right, isEqual: false, whenTrue);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal:
                return Compares(equal.Left, equal.Right, isEqual: true, whenTrue);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } typed:
                return whenTrue && _values.Of(typed.Left) is { Kind: BodyValueKind.Event } && _model.GetTypeInfo(typed.Right, _cancellationToken).Type is { Name: "PayloadPart" };
            case IsPatternExpressionSyntax test when _values.Of(test.Expression) is { } value:
                return test.Pattern is UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern } opposite ? Matches(value, test.Expression, opposite.Pattern, !whenTrue) : Matches(value, test.Expression, test.Pattern, whenTrue);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" }, ArgumentList.Arguments: { Count: 1 } tested }:
                return !whenTrue && IsSeen(_values.Of(tested[0].Expression), BodyValueKind.Text);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetProperty", Expression: var owner }, ArgumentList.Arguments: { Count: 2 } arguments }:
                return whenTrue && TriesMember(owner, arguments);
            default:
                return false;
        }
    }

    private bool Compares(ExpressionSyntax left, ExpressionSyntax right, bool isEqual, bool whenTrue)
    {
        if (right.IsKind(SyntaxKind.NullLiteralExpression)) return isEqual != whenTrue && IsPresent(_values.Of(left));
        return isEqual == whenTrue && IsOfText(_values.Of(left), right);
    }

    private bool Matches(BodyValue value, ExpressionSyntax tested, PatternSyntax pattern, bool whenTrue)
    {
        switch (pattern)
        {
            case ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } }:
                return !whenTrue && IsPresent(value);
            case ConstantPatternSyntax { Expression: LiteralExpressionSyntax literal }:
                return whenTrue && IsOfText(value, literal);
            case DeclarationPatternSyntax { Designation: SingleVariableDesignationSyntax designation, Type: var type } when whenTrue && _model.GetDeclaredSymbol(designation, _cancellationToken) is { } declared:
                if (value.Kind == BodyValueKind.Event && _model.GetTypeInfo(type, _cancellationToken).Type is { Name: "PayloadPart" }) value = new(BodyValueKind.Part);
                else if (value.Kind != BodyValueKind.Text || !IsPresent(value)) return false;
                _values.Hold(declared, value);
                return true;
            case RecursivePatternSyntax { Type: null, PositionalPatternClause: null, PropertyPatternClause.Subpatterns.Count: 0, Designation: var named } when whenTrue && IsPresent(value):
                if (named is SingleVariableDesignationSyntax single && _model.GetDeclaredSymbol(single, _cancellationToken) is { } held) _values.Hold(held, value);
                return true;
            default:
                return false;
        }
    }

    // chunk["type"] == "content_block_delta"
    private bool IsOfText(BodyValue? value, ExpressionSyntax compared)
    {
        if (value?.Path is not { } path || path is not ("type" or "delta/type")) return false;
        _tested.Add(path);
        return _model.GetConstantValue(compared, _cancellationToken) is { HasValue: true, Value: string name } && string.Equals(name, path is "type" ? "content_block_delta" : "text_delta", StringComparison.Ordinal);
    }

    private bool IsPresent(BodyValue? value)
    {
        if (value?.Path is { } path) _tested.Add(path);
        return value is not null;
    }

    private bool IsSeen(BodyValue? value, BodyValueKind kind) => value?.Kind == kind && IsPresent(value);

    // root.TryGetProperty("delta", out var delta)
    private bool TriesMember(ExpressionSyntax owner, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (_values.Of(owner) is not { Kind: BodyValueKind.Json } value || _model.GetConstantValue(arguments[0].Expression, _cancellationToken) is not { HasValue: true, Value: string name }) return false;
        var member = value.Member(name);
        _tested.Add(member.Path!);
        if (arguments[1].Expression is not DeclarationExpressionSyntax { Designation: var designation }) return false;
        if (designation is SingleVariableDesignationSyntax single && _model.GetDeclaredSymbol(single, _cancellationToken) is { } declared) _values.Hold(declared, member);
        return true;
    }
}
