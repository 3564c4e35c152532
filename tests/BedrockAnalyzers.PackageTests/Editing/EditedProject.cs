using System.Globalization;
using System.Text;
using BedrockAnalyzers.Benchmarks.Performance;

namespace BedrockAnalyzers.PackageTests.Editing;

/// <summary>A project of 2,000 files in which some call Bedrock: 40 services, each with a helper and with callers in files of their own.</summary>
internal static class EditedProject
{
    private const int Count = 2_000;
    private const int FilesPerService = 50;
    private const string Usings = "using Amazon.BedrockRuntime;\nusing Amazon.BedrockRuntime.Model;\n";

    /// <summary>How many services there are.</summary>
    public const int Services = Count / FilesPerService;

    /// <summary>The names and texts of all files.</summary>
    public static IEnumerable<(string Name, string Text)> Files => Enumerable.Range(0, Services)
        .SelectMany(static s => new[] { (Service(s), ServiceText(s)), (Helper(s), HelperText(s)), (Callers(s), CallersText(s)) })
        .Concat(Enumerable.Range(0, Count - 1 - (3 * Services)).Select(static i => (Ordinary(i), OrdinaryCode.File(i)))).Append(("Usings.cs", OrdinaryCode.ImplicitUsings));

    /// <summary>The file of a class that sends requests.</summary>
    public static string Service(int number) => $"Assistant{number}.cs";

    /// <summary>The file of a class that makes the requests which the service sends.</summary>
    public static string Helper(int number) => $"RequestFactory{number}.cs";

    /// <summary>The file of a class that calls the service.</summary>
    public static string Callers(int number) => $"Endpoint{number}.cs";

    /// <summary>A file that has nothing to do with Bedrock.</summary>
    public static string Ordinary(int number) => $"Area{number}.cs";

    private static string ServiceText(int number) => Usings + $$"""
        namespace App{{number}};

        public partial class Assistant(IAmazonBedrockRuntime client)
        {
            private readonly InferenceConfiguration _precise = new() { Temperature = 0.1f };

            public Task Precise() => client.ConverseAsync(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0", InferenceConfig = _precise });

            internal async Task<string> Ask(string prompt, int? cap)
            {
                var request = RequestFactory.Make(prompt, cap);
                if (prompt.Length > 1000) RequestFactory.Limit(request, 500);
                var response = await client.ConverseAsync(request);
                return response.Output.Message.Content[0].Text;
            }

            public Task Direct(string prompt) => client.ConverseAsync(new ConverseRequest { ModelId = prompt });
        }

        """ + Filler(60);

    private static string HelperText(int number) => Usings + $$"""
        namespace App{{number}};

        internal static class RequestFactory
        {
            public static ConverseRequest Make(string prompt, int? cap) => new() { ModelId = "amazon.nova-lite-v1:0", Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = prompt }] }], InferenceConfig = new() { MaxTokens = cap } };

            public static void Limit(ConverseRequest request, int tokens)
            {
                if (tokens > 4000) throw new ArgumentOutOfRangeException(nameof(tokens));
                request.InferenceConfig ??= new();
                request.InferenceConfig.MaxTokens ??= tokens;
            }
        }

        """ + Filler(75);

    private static string CallersText(int number) => $$"""
        namespace App{{number}};

        public class Endpoint(Assistant assistant)
        {
            public Task Short() => assistant.Ask("short", 200);

            public Task Long() => assistant.Ask("long", 4000);
        }

        """ + Filler(80);

    private static string Filler(int lines)
    {
        var text = new StringBuilder("internal class Orders\n{\n");
        for (var i = 0; i < lines / 4; i++)
            text.Append(CultureInfo.InvariantCulture, $"    public decimal Total{i}(IEnumerable<decimal> prices, string customer)\n    {{\n        return prices.Where(p => p > {i}).Select(p => p * 1.{i}m).Sum() + customer.Length;\n    }}\n");

        // Three files share the namespace of a service.
        return text.Append("}\n").Replace("class Orders", $"class Orders{lines}").ToString();
    }
}
