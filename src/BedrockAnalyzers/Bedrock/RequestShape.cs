using System.Collections.Immutable;

namespace BedrockAnalyzers.Bedrock;

/// <summary>Where a request object holds what the rules ask for, as paths of property names from the request on.</summary>
internal sealed class RequestShape
{
    /// <summary>The name of the property that holds the cap, in every object that has one.</summary>
    public const string CapProperty = "MaxTokens";

    /// <summary>The names of which a project holds one when it sends JSON of its own: the operations with a body, and the fields that go to a model as they are.</summary>
    public static readonly string[] JsonWords = { "InvokeModel", "InvokeModelAsync", "InvokeModelRequest", "InvokeModelWithResponseStream", "InvokeModelWithResponseStreamAsync", "InvokeModelWithResponseStreamRequest", "AdditionalModelRequestFields" };

    private static readonly RequestShape s_converse = new(
        "InferenceConfig.MaxTokens",
        ImmutableArray.Create(new Branch(Root: "", Cap: "InferenceConfig.MaxTokens", Model: "ModelId", AdditionalFields: "AdditionalModelRequestFields")),
        promptVariables: "PromptVariables");

    // The API takes either a knowledge base or documents given with the call; each has its own model and generation settings.
    private static readonly RequestShape s_retrieveAndGenerate = new(
        "GenerationConfiguration.InferenceConfig.TextInferenceConfig.MaxTokens",
        ImmutableArray.Create(Generation("KnowledgeBaseConfiguration"), Generation("ExternalSourcesConfiguration")),
        promptVariables: null);

    private RequestShape(string capName, ImmutableArray<Branch> branches, string? promptVariables)
    {
        CapName = capName;
        Branches = branches;
        PromptVariables = promptVariables;
    }

    /// <summary>The cap, as a message names it.</summary>
    public string CapName { get; }

    /// <summary>The alternatives that a request can hold; the model is called with the settings of the one that is set.</summary>
    public ImmutableArray<Branch> Branches { get; }

    /// <summary>The property that only a request for a stored prompt sets, or null when the API has none.</summary>
    public string? PromptVariables { get; }

    /// <summary>The shape of an operation's request, or null when its settings are in a body.</summary>
    public static RequestShape? Of(BedrockOperation operation) => operation switch
    {
        BedrockOperation.Converse or BedrockOperation.ConverseStream => s_converse,
        BedrockOperation.RetrieveAndGenerate or BedrockOperation.RetrieveAndGenerateStream => s_retrieveAndGenerate,
        _ => null,
    };

    private static Branch Generation(string configuration) => new(
        "RetrieveAndGenerateConfiguration." + configuration,
        "GenerationConfiguration.InferenceConfig.TextInferenceConfig.MaxTokens",
        "ModelArn",
        "GenerationConfiguration.AdditionalModelRequestFields");

    /// <summary>One alternative of a request.</summary>
    /// <param name="Root">The path from the request to the object that the other paths start at; empty when they start at the request.</param>
    /// <param name="Cap">The path to the output-token cap.</param>
    /// <param name="Model">The path to the model ID.</param>
    /// <param name="AdditionalFields">The path to fields that go to the model as they are, a cap under the family's own name among them.</param>
    public sealed record Branch(string Root, string Cap, string Model, string AdditionalFields)
    {
        /// <summary>The path to the object that the cap and the other inference parameters are set on.</summary>
        public string Inference => Cap.Substring(0, Cap.LastIndexOf('.'));
    }
}
