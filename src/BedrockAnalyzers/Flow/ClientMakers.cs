using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow;

/// <summary>Finds where the client of a call is made.</summary>
internal static class ClientMakers
{
    /// <summary>The creation of the one client that a call always runs on, or of the configuration that it is given, where the client can be made to retry and that is in the call's document; null where it is not sure.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="model">The driver's model of the tree.</param>
    /// <param name="bedrock">What is shared for the compilation.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static SyntaxNode? ThatCanRetry(SyntaxNode call, SemanticModel model, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        SyntaxNode? maker = null;
        foreach (var made in Requests.CallsAt(call, model, bedrock, cancellationToken))
        {
            if (made is not { Client: null, Runtime: RuntimeClientValue { CanRetryAdaptively: true, Configurations.Length: <= 1 } client }) return null;
            var own = client.Configurations.IsEmpty ? client.Creation : client.Configurations[0].Creation;
            if (own.SyntaxTree != call.SyntaxTree || (maker is not null && maker != own)) return null;
            maker = own;
        }

        return maker;
    }
}
