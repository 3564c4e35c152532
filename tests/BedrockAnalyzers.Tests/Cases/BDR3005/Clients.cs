using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;

public static class Prompts
{
    public static ConverseRequest Report(int tokens) => new()
    {
        ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = "Write the whole report." }] }],
        InferenceConfig = new InferenceConfiguration { MaxTokens = tokens },
    };
}

public class InALocal
{
    public async Task<string> Run(CancellationToken cancellationToken)
    {
        using var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
        var response = await client.ConverseAsync(Prompts.Report(16000), cancellationToken); // !BDR3005
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> Short()
    {
        using var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
        var response = await client.ConverseAsync(Prompts.Report(4096));
        return response.Output.Message.Content[0].Text;
    }

    public async Task<string> JustShort()
    {
        var client = new AmazonBedrockRuntimeClient();
        var response = await client.ConverseAsync(Prompts.Report(8192));
        return response.Output.Message.Content[0].Text;
    }

    public async Task Streamed()
    {
        using var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
        var response = await client.ConverseStreamAsync(new ConverseStreamRequest
        {
            ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0",
            InferenceConfig = new InferenceConfiguration { MaxTokens = 16000 },
        });
        await foreach (var e in response.Stream) Console.WriteLine(e);
    }

    public async Task Configured()
    {
        var config = new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1, RetryMode = RequestRetryMode.Adaptive };
        IAmazonBedrockRuntime client = new AmazonBedrockRuntimeClient(config);
        await client.ConverseAsync(Prompts.Report(16000)); // !BDR3005
    }

    public async Task ConfiguredByStatements()
    {
        var config = new AmazonBedrockRuntimeConfig();
        config.RegionEndpoint = RegionEndpoint.USEast1;
        config.MaxErrorRetry = 5;
        var client = new AmazonBedrockRuntimeClient(config);
        await client.ConverseAsync(Prompts.Report(16000)); // !BDR3005
    }

    public async Task Credentials(string key, string secret, AWSCredentials credentials)
    {
        await new AmazonBedrockRuntimeClient(key, secret, RegionEndpoint.USEast1).ConverseAsync(Prompts.Report(16000)); // !BDR3005
        await new AmazonBedrockRuntimeClient(credentials, new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1, MaxErrorRetry = 2 }).ConverseAsync(Prompts.Report(16000)); // !BDR3005
        await new AmazonBedrockRuntimeClient(credentials, new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1, Timeout = TimeSpan.FromMinutes(15) }).ConverseAsync(Prompts.Report(16000));
    }

    public async Task Patient()
    {
        var config = new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1 };
        config.Timeout = TimeSpan.FromMinutes(10);
        using var client = new AmazonBedrockRuntimeClient(config);
        await client.ConverseAsync(Prompts.Report(16000));
    }

    public async Task Endless()
    {
        using var client = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = Timeout.InfiniteTimeSpan });
        await client.ConverseAsync(Prompts.Report(16000));
    }

    public async Task NoTimeout()
    {
        using var client = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = null });
        await client.ConverseAsync(Prompts.Report(16000)); // !BDR3005
    }

    // It gives up after 100 seconds, and says so.
    public async Task Once()
    {
        using var client = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = 0 });
        await client.ConverseAsync(Prompts.Report(16000));
    }

    public async Task AsOftenAsTheUserSays(int retries)
    {
        using var client = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { MaxErrorRetry = retries });
        await client.ConverseAsync(Prompts.Report(16000));
    }

    public async Task OtherHttpClient(HttpClientFactory factory)
    {
        using var client = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { HttpClientFactory = factory });
        await client.ConverseAsync(Prompts.Report(16000));
    }

    public async Task OtherDefaults()
    {
        using var client = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { DefaultConfigurationMode = DefaultConfigurationMode.Standard });
        await client.ConverseAsync(Prompts.Report(16000));
    }

    public async Task OnSomePaths(bool patient)
    {
        var config = new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1 };
        if (patient) config.Timeout = TimeSpan.FromMinutes(10);
        using var client = new AmazonBedrockRuntimeClient(config);
        await client.ConverseAsync(Prompts.Report(16000));
    }

    public async Task EitherClient(bool patient)
    {
        var slow = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) });
        var fast = new AmazonBedrockRuntimeClient();
        await (patient ? slow : fast).ConverseAsync(Prompts.Report(16000));
        await slow.ConverseAsync(Prompts.Report(16000));
        await fast.ConverseAsync(Prompts.Report(16000)); // !BDR3005
    }

    public async Task EitherRegion(bool europe)
    {
        var client = europe ? new AmazonBedrockRuntimeClient(RegionEndpoint.EUCentral1) : new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
        await client.ConverseAsync(Prompts.Report(16000)); // !BDR3005
    }

    public async Task LongOnSomePaths(bool full)
    {
        var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
        await client.ConverseAsync(Prompts.Report(full ? 16000 : 1000)); // !BDR3005
    }

    public async Task ConfiguredElsewhere(Action<AmazonBedrockRuntimeConfig> configure)
    {
        var config = new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1 };
        configure(config);
        using var client = new AmazonBedrockRuntimeClient(config);
        await client.ConverseAsync(Prompts.Report(16000));
    }

    public Task UnknownLength(int tokens) => new AmazonBedrockRuntimeClient().ConverseAsync(Prompts.Report(tokens));
}

public class InAField
{
    private readonly AmazonBedrockRuntimeClient _client;
    private readonly IAmazonBedrockRuntime _initialized = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
    private readonly IAmazonBedrockRuntime _patient = new AmazonBedrockRuntimeClient(new AmazonBedrockRuntimeConfig { Timeout = TimeSpan.FromMinutes(10) });
    private static readonly AmazonBedrockRuntimeConfig s_config = new() { RegionEndpoint = RegionEndpoint.USWest2 };
    private static readonly AmazonBedrockRuntimeClient s_shared = new AmazonBedrockRuntimeClient(s_config);
    private IAmazonBedrockRuntime _replaceable = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);

    public InAField(string region)
    {
        var config = new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) };
        _client = new AmazonBedrockRuntimeClient(config);
    }

    public IAmazonBedrockRuntime Client { get; } = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);

    public Task<ConverseResponse> FromConstructor() => _client.ConverseAsync(Prompts.Report(16000)); // !BDR3005

    public Task<ConverseResponse> FromInitializer() => _initialized.ConverseAsync(Prompts.Report(16000)); // !BDR3005

    public Task<ConverseResponse> Static() => s_shared.ConverseAsync(Prompts.Report(16000)); // !BDR3005

    public Task<ConverseResponse> Property() => Client.ConverseAsync(Prompts.Report(16000)); // !BDR3005

    public Task<ConverseResponse> Patient() => _patient.ConverseAsync(Prompts.Report(16000));

    public Task<ConverseResponse> Replaceable() => _replaceable.ConverseAsync(Prompts.Report(16000));

    public void Replace(IAmazonBedrockRuntime client) => _replaceable = client;
}

// Who makes the client decides how long it waits.
public class Injected(IAmazonBedrockRuntime client)
{
    private readonly IAmazonBedrockRuntime _client = client;

    public Task<ConverseResponse> FromParameter() => client.ConverseAsync(Prompts.Report(16000));

    public Task<ConverseResponse> FromField() => _client.ConverseAsync(Prompts.Report(16000));
}

public class InjectedOrMade
{
    private readonly IAmazonBedrockRuntime _client;

    public InjectedOrMade(IAmazonBedrockRuntime? client = null) => _client = client ?? new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);

    public Task<ConverseResponse> Run() => _client.ConverseAsync(Prompts.Report(16000));
}

public class TwoConstructors
{
    private readonly IAmazonBedrockRuntime _client;

    public TwoConstructors() : this(new AmazonBedrockRuntimeClient()) { }

    public TwoConstructors(IAmazonBedrockRuntime client) => _client = client;

    public Task<ConverseResponse> Run() => _client.ConverseAsync(Prompts.Report(16000));
}

public class Factory
{
    private static AmazonBedrockRuntimeClient Create() => new(RegionEndpoint.USEast1);

    private static AmazonBedrockRuntimeClient CreatePatient()
    {
        var config = Configuration();
        config.Timeout = TimeSpan.FromMinutes(20);
        return new AmazonBedrockRuntimeClient(config);
    }

    private static AmazonBedrockRuntimeClient CreateConfigured() => new(Configuration());

    private static AmazonBedrockRuntimeConfig Configuration() => new() { RegionEndpoint = RegionEndpoint.USEast1 };

    public async Task Run()
    {
        using var client = Create();
        await client.ConverseAsync(Prompts.Report(16000)); // !BDR3005
        using var configured = CreateConfigured();
        await configured.ConverseAsync(Prompts.Report(16000)); // !BDR3005
        using var patient = CreatePatient();
        await patient.ConverseAsync(Prompts.Report(16000));
    }

    public async Task Handed()
    {
        using var client = Create();
        await Send(client, 16000);
        await Send(client, 500);
    }

    private static Task<ConverseResponse> Send(IAmazonBedrockRuntime client, int tokens) => client.ConverseAsync(Prompts.Report(tokens)); // !BDR3005

    public async Task HandedPatient()
    {
        using var client = Create();
        await SendToo(client);
        using var patient = CreatePatient();
        await SendToo(patient);
    }

    private static Task<ConverseResponse> SendToo(IAmazonBedrockRuntime client) => client.ConverseAsync(Prompts.Report(16000));
}
