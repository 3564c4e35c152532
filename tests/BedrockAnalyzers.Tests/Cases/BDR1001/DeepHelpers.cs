using System; using System.Collections.Generic; using System.Linq; using System.Reflection; using System.Threading.Tasks; using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model;
static class X
{
    public static Tool ForBedrock(this MethodInfo m) => CreateTool(m);
    static Tool CreateTool(MethodInfo m) => GetDefinition(m);
    static Tool GetDefinition(MethodInfo m) => GetInputs(m);
    static Tool GetInputs(MethodInfo m)
    {
        var required = m.GetParameters().Select(p => IsNullable(p)).ToArray();
        return new Tool { ToolSpec = new ToolSpecification { Name = m.Name + required.Length } };
        static bool IsNullable(ParameterInfo p) => p.GetCustomAttributes().FirstOrDefault(a => a.GetType().Name == "NullableAttribute") != null;
    }
}
public class R
{
    public async Task Run(IAmazonBedrockRuntime bedrock, List<Message> messages, MethodInfo method)
    {
        var response = await bedrock.ConverseAsync(new ConverseRequest // !BDR1001
        {
            ModelId = "us.anthropic.claude-sonnet-4-6",
            Messages = messages,
            ToolConfig = new ToolConfiguration { Tools = [method.ForBedrock()] },
            InferenceConfig = new InferenceConfiguration { Temperature = 0.0F }
        });
    }
}
