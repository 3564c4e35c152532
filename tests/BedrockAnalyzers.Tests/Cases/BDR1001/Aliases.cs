// C# 14
// only: BDR1001
// Two names of one object, one name of two objects, casts, null-conditional assignment.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace Margie.Travel.Offers;

public class Names(IAmazonBedrockRuntime bedrock)
{
    public Task OtherName()
    {
        var request = new ConverseRequest { ModelId = "m" };
        var same = request;
        Cap(same);
        return bedrock.ConverseAsync(request);
    }

    public Task OtherObject()
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        var same = request;
        // From here on it is the name of another one, which is never sent.
        same = new ConverseRequest { ModelId = "m" };
        Cap(same);
        return bedrock.ConverseAsync(request);
    }

    public async Task EitherOfTwo(bool flag)
    {
        var a = new ConverseRequest { ModelId = "a" }; // !BDR1001
        var b = new ConverseRequest { ModelId = "b" }; // !BDR1001
        // Only one of the two gets a cap, and both are sent.
        var chosen = flag ? a : b;
        Cap(chosen);
        await bedrock.ConverseAsync(a);
        await bedrock.ConverseAsync(b);
    }

    public async Task ChosenOfTwo(bool flag)
    {
        var a = new ConverseRequest { ModelId = "a" };
        var b = new ConverseRequest { ModelId = "b" };
        // The one that is sent is the one that gets the cap.
        var chosen = flag ? a : b;
        Cap(chosen);
        await bedrock.ConverseAsync(chosen);
    }

    public async Task ChosenOfTwoUncapped(bool flag)
    {
        var a = new ConverseRequest { ModelId = "a" }; // !BDR1001
        var b = new ConverseRequest { ModelId = "b" };
        Cap(b);
        await bedrock.ConverseAsync(flag ? a : b);
    }

    public async Task Swapped()
    {
        var a = new ConverseRequest { ModelId = "a" };
        var b = new ConverseRequest { ModelId = "b" };
        (a, b) = (b, a);
        Cap(a);
        Cap(b);
        await bedrock.ConverseAsync(a);
        await bedrock.ConverseAsync(b);
    }

    public Task SharedConfig()
    {
        var config = new InferenceConfiguration();
        var a = new ConverseRequest { ModelId = "a", InferenceConfig = config };
        var b = new ConverseRequest { ModelId = "b", InferenceConfig = a.InferenceConfig };
        // The configuration of both.
        b.InferenceConfig.MaxTokens = 10;
        return bedrock.ConverseAsync(a);
    }

    public Task SeparateConfig()
    {
        var a = new ConverseRequest { ModelId = "a", InferenceConfig = new InferenceConfiguration() }; // !BDR1001
        var b = new ConverseRequest { ModelId = "b", InferenceConfig = new InferenceConfiguration() };
        b.InferenceConfig.MaxTokens = 10;
        return bedrock.ConverseAsync(a);
    }

    public Task ConfigReplacedAfterwards()
    {
        var config = new InferenceConfiguration();
        var request = new ConverseRequest { ModelId = "a", InferenceConfig = config }; // !BDR1001
        config = new InferenceConfiguration();
        // No longer that of the request.
        config.MaxTokens = 10;
        return bedrock.ConverseAsync(request);
    }

    public Task ParameterReplaced()
    {
        var request = new ConverseRequest { ModelId = "a" }; // !BDR1001
        // The helper gives its parameter another object.
        CapAnother(request);
        return bedrock.ConverseAsync(request);
    }

    public Task ParameterReplacedAndReturned()
    {
        // This one is not sent.
        var request = new ConverseRequest { ModelId = "a" };
        return bedrock.ConverseAsync(CapAnother(request));
    }

    public Task SecondParameter()
    {
        var a = new ConverseRequest { ModelId = "a" }; // !BDR1001
        var b = new ConverseRequest { ModelId = "b" };
        // The names at the call: it is b that gets the cap.
        CapFirst(second: a, first: b);
        return bedrock.ConverseAsync(a);
    }

    public Task FirstParameter()
    {
        var a = new ConverseRequest { ModelId = "a" };
        var b = new ConverseRequest { ModelId = "b" };
        CapFirst(second: b, first: a);
        return bedrock.ConverseAsync(a);
    }

    private static void Cap(ConverseRequest request) => request.InferenceConfig = new() { MaxTokens = 10 };

    private static ConverseRequest CapAnother(ConverseRequest request)
    {
        request = new ConverseRequest { ModelId = request.ModelId };
        request.InferenceConfig = new() { MaxTokens = 10 };
        return request;
    }

    private static void CapFirst(ConverseRequest first, ConverseRequest second)
    {
        first.InferenceConfig = new() { MaxTokens = 10 };
        second.System = first.System;
    }
}

public class Casts(IAmazonBedrockRuntime bedrock)
{
    public Task ThroughBase()
    {
        AmazonBedrockRuntimeRequest request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        return bedrock.ConverseAsync((ConverseRequest)request);
    }

    public Task ThroughBaseCapped()
    {
        AmazonBedrockRuntimeRequest request = new ConverseRequest { ModelId = "m" };
        CapIfConverse(request);
        return bedrock.ConverseAsync((ConverseRequest)request);
    }

    public Task ThroughObject()
    {
        object request = new ConverseRequest { ModelId = "m" };
        if (request is ConverseRequest converse) converse.InferenceConfig = new() { MaxTokens = 10 };
        return bedrock.ConverseAsync((ConverseRequest)request);
    }

    // Only streams are capped.
    public Task ThroughBaseOther()
    {
        AmazonBedrockRuntimeRequest request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        CapIfStream(request);
        return bedrock.ConverseAsync((ConverseRequest)request);
    }

    // Bound at run time: unknown.
    public Task Dynamic()
    {
        dynamic request = new ConverseRequest { ModelId = "m" };
        Touch(request);
        return bedrock.ConverseAsync((ConverseRequest)request);
    }

    private static void Touch(object request) => Console.WriteLine(request);

    private static void CapIfConverse(AmazonBedrockRuntimeRequest request)
    {
        switch (request)
        {
            case ConverseRequest converse:
                converse.InferenceConfig ??= new() { MaxTokens = 10 };
                break;
            case ConverseStreamRequest stream:
                stream.InferenceConfig ??= new() { MaxTokens = 10 };
                break;
        }
    }

    private static void CapIfStream(AmazonBedrockRuntimeRequest request)
    {
        if (request is ConverseStreamRequest stream) stream.InferenceConfig = new() { MaxTokens = 10 };
    }
}

public class NullConditional(IAmazonBedrockRuntime bedrock)
{
    public Task NoConfig()
    {
        // There is no configuration, so nothing is set.
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        request.InferenceConfig?.MaxTokens = 10;
        return bedrock.ConverseAsync(request);
    }

    public Task WithConfig()
    {
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = new() { Temperature = 0f } };
        request.InferenceConfig?.MaxTokens = 10;
        return bedrock.ConverseAsync(request);
    }

    public Task InHelper()
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        CapIfConfigured(request);
        return bedrock.ConverseAsync(request);
    }

    public Task InHelperWithConfig()
    {
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = new() };
        CapIfConfigured(request);
        return bedrock.ConverseAsync(request);
    }

    public Task OnTheRequest()
    {
        var request = new ConverseRequest { ModelId = "m" };
        Cap(request);
        return bedrock.ConverseAsync(request);
    }

    public Task PropertyPattern()
    {
        var request = new ConverseRequest { ModelId = "m", InferenceConfig = new() { TopP = 1f } };
        if (request is { InferenceConfig.MaxTokens: null }) request.InferenceConfig.MaxTokens = 10;
        return bedrock.ConverseAsync(request);
    }

    public Task PropertyPatternNoConfig()
    {
        // The pattern wants a configuration, and there is none.
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        if (request is { InferenceConfig.MaxTokens: null }) request.InferenceConfig.MaxTokens = 10;
        return bedrock.ConverseAsync(request);
    }

    private static void CapIfConfigured(ConverseRequest request)
    {
        if (request.InferenceConfig is { } config)
            config.MaxTokens ??= 10;
    }

    private static void Cap(ConverseRequest? request) => request?.InferenceConfig = new() { MaxTokens = 10 };
}

public class Delegates(IAmazonBedrockRuntime bedrock)
{
    // Assigned twice: whichever of the two it is, it sets the cap.
    public Task AssignedTwice(bool flag)
    {
        Action<ConverseRequest> change = r => r.InferenceConfig = new() { MaxTokens = 20 };
        if (flag) change = r => r.InferenceConfig = new() { MaxTokens = 10 };
        var request = new ConverseRequest { ModelId = "m" };
        change(request);
        return bedrock.ConverseAsync(request);
    }

    public Task NeverCalled()
    {
        // The helper is declared, and nobody calls it.
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        return bedrock.ConverseAsync(request);

        void Cap() => request.InferenceConfig = new() { MaxTokens = 10 };
    }

    public Task Called()
    {
        var request = new ConverseRequest { ModelId = "m" };
        Cap();
        return bedrock.ConverseAsync(request);

        void Cap() => request.InferenceConfig = new() { MaxTokens = 10 };
    }

    public async Task CalledAfterwards()
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        await bedrock.ConverseAsync(request);
        Cap();

        void Cap() => request.InferenceConfig = new() { MaxTokens = 10 };
    }

    // Code outside calls the lambda, when and whether it likes.
    public Task HandedOut(Action<Action> run)
    {
        var request = new ConverseRequest { ModelId = "m" };
        run(() => request.InferenceConfig = new() { MaxTokens = 10 });
        return bedrock.ConverseAsync(request);
    }

    public Task ListForEach(List<int> caps)
    {
        var request = new ConverseRequest { ModelId = "m" };
        caps.ForEach(c => request.InferenceConfig = new() { MaxTokens = c });
        return bedrock.ConverseAsync(request);
    }

    public Task NestedLocalFunctions()
    {
        var request = new ConverseRequest { ModelId = "m" };
        Outer(request);
        return bedrock.ConverseAsync(request);

        static void Outer(ConverseRequest r)
        {
            Inner();

            void Inner() => r.InferenceConfig = new() { MaxTokens = 10 };
        }
    }

    public Task Shadowed()
    {
        var request = new ConverseRequest { ModelId = "m" }; // !BDR1001
        Outer(new ConverseRequest { ModelId = "another one, never sent" });
        return bedrock.ConverseAsync(request);

        // Its parameter has the name of the local, and is another object.
        static void Outer(ConverseRequest request) => request.InferenceConfig = new() { MaxTokens = 10 };
    }
}
