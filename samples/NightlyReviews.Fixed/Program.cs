// Reads the day's product reviews each night, sorts them, drafts answers to the angry ones, and writes a report.

using Amazon.BedrockRuntime;
using Amazon.CloudWatch;
using NightlyReviews;

var builder = Host.CreateApplicationBuilder(args);

builder.Services.AddDefaultAWSOptions(builder.Configuration.GetAWSOptions());
builder.Services.AddAWSService<IAmazonBedrockRuntime>();
builder.Services.AddAWSService<IAmazonCloudWatch>();
builder.Services.AddSingleton<ReviewFiles>();
builder.Services.AddSingleton<ReviewModel>();
builder.Services.AddSingleton<ReportWriter>();
builder.Services.AddSingleton<ThrottlingAlarm>();
builder.Services.AddHostedService<NightlyWorker>();

await builder.Build().RunAsync();
