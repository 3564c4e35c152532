#!/usr/bin/env bash
# Writes every generated surface again. Needs npm, tar and the .NET 10 SDK, and downloads four packages; building and testing need none of this.
set -euo pipefail
cd "$(dirname "$0")"

version=3.1164.0 # of the JavaScript SDK, whose type declarations are the source
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for client in bedrock-runtime bedrock bedrock-agent-runtime cloudwatch; do
  (cd "$work" && npm pack --silent "@aws-sdk/client-$client@$version" > /dev/null && mkdir "$client" && tar xzf "aws-sdk-client-$client-$version.tgz" -C "$client")
done

# The program is built outside this folder, whose Directory.Build.props are for the surfaces.
cp generate.cs "$work/"

surface() { # client, service, major version, operations (all when none is named)
  local client=$1 service=$2 major=$3
  shift 3
  (cd "$work" && dotnet run generate.cs -- "$client/package" "$service" "$major" "$@") > "$work/$service.cs"
  mv "$work/$service.cs" "v$major/$service/$service.cs"
}

surface bedrock-runtime BedrockRuntime 4
surface bedrock-runtime BedrockRuntime 3
surface bedrock Bedrock 4 CreateModelInvocationJob GetModelInvocationJob ListModelInvocationJobs StopModelInvocationJob \
  CreateProvisionedModelThroughput DeleteProvisionedModelThroughput GetProvisionedModelThroughput ListProvisionedModelThroughputs UpdateProvisionedModelThroughput \
  GetFoundationModel ListFoundationModels
surface bedrock-agent-runtime BedrockAgentRuntime 4 InvokeAgent Rerank Retrieve RetrieveAndGenerate RetrieveAndGenerateStream
surface cloudwatch CloudWatch 4 DescribeAlarms DescribeAlarmsForMetric GetMetricData GetMetricStatistics ListMetrics PutAnomalyDetector PutDashboard PutMetricAlarm PutMetricData
