using System; using System.Collections.Generic; using System.Threading.Tasks; using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model;
public class C2 { private readonly string _a; public C2(string? p) { _a = p != null ? p : "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY"; }
    public Task P(IAmazonBedrockRuntime b, List<Message> m) => b.ConverseAsync(new ConverseRequest { ModelId = _a, Messages = m }); }
public class C3 { private readonly string _a; public C3() { _a = Environment.GetEnvironmentVariable("X") ?? "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY"; }
    public Task P(IAmazonBedrockRuntime b, List<Message> m) => b.ConverseAsync(new ConverseRequest { ModelId = _a, Messages = m }); }
public class C6 { private string _a; public C6() { _a = "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY"; }
    public Task P(IAmazonBedrockRuntime b, List<Message> m) => b.ConverseAsync(new ConverseRequest { ModelId = _a, Messages = m }); }
public class C8 { private string _id = "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY";
    public Task P(IAmazonBedrockRuntime b, List<Message> m) => b.ConverseAsync(new ConverseRequest { ModelId = _id, Messages = m }); }
public class C9 { public Task P(IAmazonBedrockRuntime b, List<Message> m, string arn = "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY") => b.ConverseAsync(new ConverseRequest { ModelId = arn, Messages = m }); }
public class C10(string arn = "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY") { public Task P(IAmazonBedrockRuntime b, List<Message> m) => b.ConverseAsync(new ConverseRequest { ModelId = arn, Messages = m }); }
public class Opt { public string ModelId { get; set; } = "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY"; }
public class C11(Opt o) { public Task P(IAmazonBedrockRuntime b, List<Message> m) => b.ConverseAsync(new ConverseRequest { ModelId = o.ModelId, Messages = m }); }
public class OK1 { private readonly string _a = Environment.GetEnvironmentVariable("X") ?? "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY";
    public Task P(IAmazonBedrockRuntime b, List<Message> m) => b.ConverseAsync(new ConverseRequest { ModelId = _a, Messages = m }); }
public class OK2 { private readonly string _a; public OK2() { _a = "arn:aws:bedrock:ap-south-1:428021717924:prompt/WD76YPY3TY"; }
    public Task P(IAmazonBedrockRuntime b, List<Message> m) => b.ConverseAsync(new ConverseRequest { ModelId = _a, Messages = m }); }
