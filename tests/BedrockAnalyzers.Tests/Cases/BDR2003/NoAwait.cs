using System;
using System.Linq;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

using var client = new AmazonBedrockRuntimeClient();
var answer = client.InvokeModelWithResponseStreamAsync(new InvokeModelWithResponseStreamRequest { ModelId = args[0] }).GetAwaiter().GetResult();
foreach (var part in answer.Body.AsEnumerable().OfType<PayloadPart>())
{
    Console.WriteLine(part.Bytes.Length);
}
