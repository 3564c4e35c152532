using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;

namespace SupportBot;

/// <summary>Lets the model look up an order.</summary>
internal static class OrderTool
{
    private static readonly Dictionary<string, string> s_orders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["VB-1041"] = "Gravel bike, size 54, delivered on Monday.",
        ["VB-1042"] = "Two inner tubes and a pump, with the parcel service since this morning.",
        ["VB-1043"] = "Cargo bike, waits for its battery, expected in two weeks.",
    };

    public static ToolConfiguration Configuration { get; } = new()
    {
        Tools =
        [
            new Tool
            {
                ToolSpec = new ToolSpecification
                {
                    Name = "look_up_order",
                    Description = "Says what is in an order and where it is.",
                    InputSchema = new ToolInputSchema
                    {
                        Json = Document.FromObject(new
                        {
                            type = "object",
                            properties = new { number = new { type = "string", description = "The order number, such as VB-1041." } },
                            required = new[] { "number" },
                        }),
                    },
                },
            },
        ],
    };

    /// <summary>What the model asked for, as the content of the next message.</summary>
    public static List<ContentBlock> LookUp(Message answer)
    {
        var results = new List<ContentBlock>();
        foreach (var use in answer.Content.Select(block => block.ToolUse).Where(use => use != null))
        {
            var number = use.Input.AsDictionary()["number"].AsString();
            results.Add(new ContentBlock
            {
                ToolResult = new ToolResultBlock
                {
                    ToolUseId = use.ToolUseId,
                    Content = [new ToolResultContentBlock { Text = s_orders.GetValueOrDefault(number, "There is no such order.") }],
                },
            });
        }

        return results;
    }
}
