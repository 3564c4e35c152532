using System.Collections.Immutable;
using BedrockAnalyzers.Bedrock;
using BedrockAnalyzers.Flow.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Calls;

/// <summary>A call of a model in code, with what is known of it.</summary>
/// <param name="Operation">What is called, as the code names it, without <c>Async</c>; with the client's kind where it is not one of the SDK.</param>
/// <param name="IsStreamed">Whether the answer is streamed.</param>
/// <param name="Settings">The ways in which it can ask.</param>
/// <param name="RetriedBy">What makes it again when it was throttled, on any way to it; null where that is not known.</param>
internal sealed record ModelCall(string Operation, bool IsStreamed, ImmutableArray<CallSetting> Settings, ImmutableArray<string>? RetriedBy)
{
    private const string AsyncSuffix = "Async";

    /// <summary>The call that an invocation is; null where it is none.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ModelCall? At(InvocationExpressionSyntax call, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        if (!CanBeCall(StringUse.NameOf(call)) || TestCode.IsExpectedCall(call) || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method) return null;
        if (bedrock.Symbols.OperationOfCall(method) is { } operation)
        {
            // What a decorator of the project makes of the request is what is asked.
            var handedOn = Requests.ConfiguredCallsAt(call, model, bedrock, cancellationToken);
            var calls = Requests.CallsAt(call, model, bedrock, cancellationToken).AddRange(handedOn);
            return Make(operation.ToString(), operation is BedrockOperation.ConverseStream or BedrockOperation.InvokeModelWithResponseStream or BedrockOperation.RetrieveAndGenerateStream, CallSettings.Of(calls, cancellationToken), calls);
        }

        var name = WithoutSuffix(method.Name);
        if (bedrock.Symbols.Chat?.Asks(method.ReducedFrom ?? method) == true)
        {
            var calls = Requests.ChatCallsAt(call, model, bedrock, cancellationToken).AddRange(Requests.ConfiguredCallsAt(call, model, bedrock, cancellationToken));
            return calls.IsEmpty ? null : Make(name + " (IChatClient)", name is "GetStreamingResponse", CallSettings.Of(calls, cancellationToken), calls);
        }

        if ((BedrockCalls.Direct(call, method, bedrock, cancellationToken) & (ReachedCalls.Anthropic | ReachedCalls.AnthropicStream)) == ReachedCalls.None) return null;
        return Make("Messages." + name + " (Anthropic)", name is "CreateStreaming", ImmutableArray.Create(OfAnthropic(call, bedrock, cancellationToken)), ImmutableArray<BedrockCall>.Empty);

        ModelCall Make(string operation, bool isStreamed, ImmutableArray<CallSetting> settings, ImmutableArray<BedrockCall> calls) =>
            new(operation, isStreamed, settings.IsEmpty ? ImmutableArray.Create(CallSetting.Unknown) : settings, CallRetries.Of(call, method, calls, bedrock, cancellationToken));
    }

    private static bool CanBeCall(string name) => WithoutSuffix(name) switch
    {
        "Converse" or "ConverseStream" or "InvokeModel" or "InvokeModelWithResponseStream" or "RetrieveAndGenerate" or "RetrieveAndGenerateStream" => true,
        "GetResponse" or "GetStreamingResponse" => true,
        "Create" or "CreateStreaming" => true,
        _ => false,
    };

    private static string WithoutSuffix(string name) => name.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - AsyncSuffix.Length) : name;

    // The parameters are required to hold both, and cannot change after their creation.
    private static CallSetting OfAnthropic(InvocationExpressionSyntax call, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        var origins = new Origins(bedrock, cancellationToken);
        if (call.ArgumentList.Arguments.Count == 0 || origins.OperationOf(call.ArgumentList.Arguments[0].Expression) is not { } given || origins.Of(given) is not IObjectCreationOperation { Initializer.Initializers: var initializers }) return CallSetting.Unknown;
        object? Constant(string property) =>
            initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(set => set.Target is IPropertyReferenceOperation { Property.Name: var name } && string.Equals(name, property, StringComparison.Ordinal)) is { Value: var value } && origins.Of(value).ConstantValue is { HasValue: true, Value: var constant } ? constant : null;
        var tokens = Constant("MaxTokens") switch
        {
            int number => number,
            long and >= 0 and <= int.MaxValue and var number => (int)number,
            _ => (int?)null,
        };
        return CallSettings.Of(Constant("Model") as string, tokens is { } cap ? OutputCap.Of(cap) : OutputCap.Unknown);
    }
}
