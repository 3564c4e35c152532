using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>Chat clients of Microsoft.Extensions.AI, from the Bedrock client that they are made of to the calls that are asked of them.</content>
internal sealed partial class MemberWalk
{
    // The call that is seen from outside, while decorators of the project hand it on.
    private SyntaxNode? _asked;

    // A loop can put a client before itself.
    private int _askDepth;

    /// <summary>What a call makes of a chat client, or null when it is none of those that are known.</summary>
    private Value? InvokeOfChat(IInvocationOperation invocation, ChatSymbols chat, Value? receiver)
    {
        var method = invocation.TargetMethod;
        if (chat.MakesClient(method))
        {
            _mayThrow = true;
            var given = EvaluateAll(invocation.Arguments);
            Value? model = null;
            for (var i = 0; i < given.Length; i++)
            {
                if (invocation.Arguments[i].Parameter is { Type.SpecialType: SpecialType.System_String }) model = given[i];
            }

            return new ChatClientValue(invocation.Syntax, ArgumentOf(invocation.Arguments, given, 0), model, canCap: false, canConfigure: false);
        }

        if (!chat.Asks(method) && !ChatSymbols.IsNeutral(method) && !ChatSymbols.Configures(method) && !chat.Wraps(method)) return null;
        _mayThrow = true;
        var values = EvaluateAll(invocation.Arguments);
        var client = method.IsStatic ? ArgumentOf(invocation.Arguments, values, 0) : receiver ?? _frames.Peek().Instance;
        if (chat.Asks(method))
        {
            if (client is not null && chat.OptionsOf(method) is { } parameter && !(invocation.Syntax is InvocationExpressionSyntax call && TestCode.IsExpectedCall(call)))
                Ask(client, method, ArgumentOf(invocation.Arguments, values, parameter.Ordinal) ?? OpaqueValue.Unknown, invocation.Syntax, chat);
            return OpaqueValue.Unknown;
        }

        if (chat.Wraps(method) && client is not null && values[values.Length - 1] is FunctionValue wrap)
        {
            var wrapped = Call(wrap, [(0, client)], invocation.Syntax);
            if (wrap.Owner is null) _state = _state.Without(wrap.Parameters);
            if (Bare.WithoutConversion(invocation.Instance ?? invocation.Arguments[0].Value) is ILocalReferenceOperation held) _state = _state.Set(held.Local, wrapped);
            return wrapped;
        }

        if (ChatSymbols.IsNeutral(method) && client is CreatedValue created && _bedrock.Declares(created.Type)) return client;
        foreach (var value in values)
        {
            if (value is not ChatClientValue) Release(value);
        }

        if (client?.WithoutNone() is not ChatClientValue known) return OpaqueValue.Unknown;
        var changed = ChatSymbols.IsNeutral(method) ? known : !chat.Wraps(method) && values.Length > 0 && OnlySetsOtherOptions(values[values.Length - 1]) ? known.WithSettings() : known.WithCap();
        if (Bare.WithoutConversion(invocation.Instance ?? invocation.Arguments[0].Value) is ILocalReferenceOperation { Type.Name: "ChatClientBuilder" } builder) _state = _state.Set(builder.Local, changed);
        return changed;
    }

    private static Value? ArgumentOf(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<Value> values, int ordinal)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter?.Ordinal == ordinal) return values[i];
        }

        return null;
    }

    private void Ask(Value client, IMethodSymbol method, Value options, SyntaxNode call, ChatSymbols chat)
    {
        if (_askDepth >= MaximumFrames) return;
        _askDepth++;
        foreach (var part in client.Parts)
        {
            switch (part)
            {
                case ChatClientValue { CanCap: true } capped when _isRecording:
                    _configured.Add(new(OperationOf(method), _asked ?? call, options, _state, DeferredAt: null) { Client = capped, Runtime = WhenItSends(capped.Runtime) });
                    break;
                case ChatClientValue known when _isRecording:
                    var (before, made) = (_state, RequestMadeBy(options, call));
                    _calls.Add(new(OperationOf(method), _asked ?? call, options, _state, _deferredDepth > 0 ? _deferredUntil : null) { Client = known, Runtime = WhenItSends(known.Runtime), MadeRequest = made, IsMadeByDecorator = _asked is not null });
                    _state = before;
                    break;
                case CreatedValue created:
                    AskDecorator(created, method, options, call, chat);
                    break;
            }
        }

        _askDepth--;
    }

    private static BedrockOperation OperationOf(IMethodSymbol method) => string.Equals(method.Name, "GetResponseAsync", StringComparison.Ordinal) ? BedrockOperation.Chat : BedrockOperation.ChatStream;

    // RawRepresentationFactory = _ => new ConverseRequest { … }: the client calls it for each answer.
    private Value? RequestMadeBy(Value options, SyntaxNode call)
    {
        if (options is not CreatedValue created || _state.ObjectOf(created) is not { } known) return null;
        foreach (var property in created.Type.GetMembers(ChatUse.FactoryName))
        {
            if (known.Get(property) is not FunctionValue factory) continue;
            var made = Call(factory, new List<(int, Value)>(), call);
            _pathEnds = false;
            return made;
        }

        return null;
    }

    // A client of the project: what it overrides is walked, what it leaves to its base goes on to the inner client.
    private void AskDecorator(CreatedValue created, IMethodSymbol method, Value options, SyntaxNode call, ChatSymbols chat)
    {
        var isOfBase = chat.InnerClient is { } inner && SymbolEqualityComparer.Default.Equals(method.ContainingType, inner.ContainingType);
        var asked = chat.Client.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m => chat.OptionsOf(m) is not null);
        var implementation = isOfBase || asked is null ? method : Implementation(asked, created.Type);
        if (implementation is not null && _bedrock.Declares(implementation) && Resolve(implementation, created, isCalledAsBase: true) is { } own && chat.OptionsOf(own) is { } parameter)
        {
            var outer = _asked;
            _asked ??= call;
            var function = new FunctionValue(own, owner: null, created);
            if (Run(function, [(parameter.Ordinal, options)], call) is not null) _state = _state.Without(function.Parameters);
            else Release(options);
            _asked = outer;
        }
        else if (chat.InnerClient is { } property && _state.PropertyOf(created, property) is { } next && !next.Equals(created))
        {
            var outer = _asked;
            if (implementation is not null && _bedrock.Declares(implementation)) _asked ??= call;
            Ask(next, asked ?? method, options, call, chat);
            _asked = outer;
        }
    }

    // o => o.Temperature = 0: whatever else it could do to the options, it does not cap.
    private static bool OnlySetsOtherOptions(Value configure)
    {
        if (configure is not FunctionValue { Symbol: { Parameters.Length: 1, DeclaringSyntaxReferences: { Length: 1 } declared } function }) return false;
        var name = function.Parameters[0].Name;
        foreach (var node in declared[0].GetSyntax().DescendantNodes())
        {
            if (node is not IdentifierNameSyntax identifier || !string.Equals(identifier.Identifier.ValueText, name, StringComparison.Ordinal)) continue;
            ExpressionSyntax options = identifier;
            while (options.Parent is ParenthesizedExpressionSyntax parenthesized) options = parenthesized;
            if (options.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("MaxOutputTokens" or "RawRepresentationFactory") } access || access.Expression != options || access.Parent is not AssignmentExpressionSyntax) return false;
        }

        return true;
    }
}
