namespace BedrockAnalyzers.Bedrock;

/// <summary>The forms in which a call may name its model. ARN forms are those of the service <c>bedrock</c>.</summary>
internal enum ModelIdForm
{
    /// <summary>A foundation model's own ID: <c>amazon.nova-lite-v1:0</c>.</summary>
    FoundationModel,

    /// <summary>A cross-Region inference profile, which is the model's ID behind a region prefix: <c>us.amazon.nova-lite-v1:0</c>.</summary>
    InferenceProfile,

    /// <summary><c>foundation-model/ID</c>.</summary>
    FoundationModelArn,

    /// <summary><c>inference-profile/ID</c>.</summary>
    InferenceProfileArn,

    /// <summary><c>application-inference-profile/…</c>, which hides its model.</summary>
    ApplicationInferenceProfileArn,

    /// <summary><c>provisioned-model/…</c>, which hides its model.</summary>
    ProvisionedModelArn,

    /// <summary><c>custom-model-deployment/…</c>, which hides its model.</summary>
    CustomModelDeploymentArn,

    /// <summary><c>imported-model/…</c>.</summary>
    ImportedModelArn,

    /// <summary><c>custom-model/…</c>: an artifact, which cannot be invoked.</summary>
    CustomModelArn,

    /// <summary><c>prompt-router/…</c>.</summary>
    PromptRouterArn,

    /// <summary><c>default-prompt-router/…</c>.</summary>
    DefaultPromptRouterArn,

    /// <summary><c>prompt/…</c>: a stored prompt of Prompt management, which brings its own model and settings.</summary>
    PromptArn,
}
