using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model;
public class C(IAmazonBedrockRuntime b)
{
    public async Task Tuples(List<string> ps)
    {
        List<(string, ConverseRequest)> requests = [];
        foreach (var p in ps) requests.Add((p, new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" })); // !BDR1001 missed
        foreach ((string s, ConverseRequest request) in requests) await b.ConverseAsync(request);
    }
    public async Task Selected(List<string> ps)
    {
        var requests = ps.Select(p => new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }).ToList(); // !BDR1001 missed
        foreach (var request in requests) await b.ConverseAsync(request);
    }
    public async Task Added(List<string> ps)
    {
        var requests = new List<ConverseRequest>();
        foreach (var p in ps) requests.Add(new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }); // !BDR1001 missed
        foreach (var request in requests) await b.ConverseAsync(request);
    }
    public async Task FromList()
    {
        List<ConverseRequest> requests = [new ConverseRequest { ModelId = "amazon.nova-pro-v1:0" }]; // !BDR1001 missed
        foreach (var request in requests) await b.ConverseAsync(request);
    }
}
