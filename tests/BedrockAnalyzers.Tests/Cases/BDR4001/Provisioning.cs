using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.Bedrock;
using Amazon.Bedrock.Model;

namespace Contoso.Provisioning
{
    using Hosting;

    public class ThroughputService(IAmazonBedrock bedrock, IHostEnvironment env)
    {
        public Task<CreateProvisionedModelThroughputResponse> Production() =>
            bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
            {
                ModelUnits = 2,
                ProvisionedModelName = "prod",
                CommitmentDuration = CommitmentDuration.SixMonths,
            });

        public Task<CreateProvisionedModelThroughputResponse> CreateForDevAsync() =>
            bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
            {
                ModelUnits = 1,
                CommitmentDuration = CommitmentDuration.OneMonth, // !BDR4001
                ProvisionedModelName = "chat",
            });

        public Task<CreateProvisionedModelThroughputResponse> NoCommitTest() =>
            bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest
            {
                ModelUnits = 1,
            });

        public async Task Branch()
        {
            if (env.IsDevelopment())
            {
                await bedrock.CreateProvisionedModelThroughputAsync(new()
                {
                    ModelUnits = 1,
                    CommitmentDuration = "OneMonth" // !BDR4001
                });
            }
            else
            {
                await bedrock.CreateProvisionedModelThroughputAsync(new()
                {
                    ModelUnits = 1,
                    CommitmentDuration = "OneMonth"
                });
            }
        }

        public async Task NegatedBranch()
        {
            if (!env.IsDevelopment())
            {
                await bedrock.CreateProvisionedModelThroughputAsync(new() { ModelUnits = 1, CommitmentDuration = "OneMonth" });
            }
            if (!env.IsDevelopment())
                return;
            await bedrock.CreateProvisionedModelThroughputAsync(new() { ModelUnits = 1, CommitmentDuration = "SixMonths" }); // !BDR4001
        }

        public async Task EarlyReturn()
        {
            if (env.IsDevelopment()) return;
            await bedrock.CreateProvisionedModelThroughputAsync(new() { ModelUnits = 1, CommitmentDuration = "SixMonths" });
        }

        public async Task Later()
        {
            var request = new CreateProvisionedModelThroughputRequest { ModelUnits = 1 };
            if (env.IsProduction())
                request.CommitmentDuration = CommitmentDuration.SixMonths;
            if (env.IsDevelopment())
                request.CommitmentDuration = CommitmentDuration.OneMonth; // !BDR4001
            await bedrock.CreateProvisionedModelThroughputAsync(request);
        }

        public async Task Ternary()
        {
            var request = new CreateProvisionedModelThroughputRequest
            {
                ModelUnits = 1,
                CommitmentDuration = env.IsDevelopment() ? null : CommitmentDuration.SixMonths,
            };
            await bedrock.CreateProvisionedModelThroughputAsync(request);
        }

        public Task Debug()
        {
            var request = new CreateProvisionedModelThroughputRequest { ModelUnits = 1 };
#if DEBUG
            request.CommitmentDuration = CommitmentDuration.OneMonth;
#endif
            return bedrock.CreateProvisionedModelThroughputAsync(request);
        }

        public Task LatestModelAsync() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth });
        public Task DeviceAsync() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth });
        public Task LocalizationAsync() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth });
        public Task DevopsAsync() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth });
        public Task ContestAsync() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth });
        public Task TestedAsync() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth });
        public Task Sampling() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth });
        public Task DemoAsync() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth }); // !BDR4001
        public Task SandboxThroughput() => bedrock.CreateProvisionedModelThroughputAsync(new() { ModelUnits = 1, CommitmentDuration = CommitmentDuration.OneMonth }); // !BDR4001
        public Task Reserve_local() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth, ModelUnits = 1 }); // !BDR4001
        public Task ReserveDEV() => bedrock.CreateProvisionedModelThroughputAsync(new() { CommitmentDuration = CommitmentDuration.OneMonth, ModelUnits = 1 }); // !BDR4001
    }

    public static class DevEnvironment
    {
        private const string Duration = "OneMonth";
        public static CreateProvisionedModelThroughputRequest Request() => new()
        {
            ModelUnits = 1,
            CommitmentDuration = Duration, // !BDR4001
        };

        public static CreateProvisionedModelThroughputRequest Later()
        {
            var r = new CreateProvisionedModelThroughputRequest();
            r.ModelUnits = 1; // one
            // the term
            r.CommitmentDuration = CommitmentDuration.OneMonth; // !BDR4001
            return r;
        }

        public static CreateProvisionedModelThroughputRequest Null() => new() { ModelUnits = 1, CommitmentDuration = null };
        public static string Name => CommitmentDuration.OneMonth.Value;
        public static CreateProvisionedModelThroughputRequest Copy(CommitmentDuration d) => new() { ModelUnits = 1, CommitmentDuration = d };
    }

    public class ThroughputTests(IAmazonBedrock bedrock)
    {
        public Task Creates() => bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest { CommitmentDuration = CommitmentDuration.OneMonth }); // !BDR4001
    }

    public class ThroughputTest(IAmazonBedrock bedrock)
    {
        public Task Creates() => bedrock.CreateProvisionedModelThroughputAsync(new CreateProvisionedModelThroughputRequest { CommitmentDuration = CommitmentDuration.OneMonth }); // !BDR4001
        public async Task If(bool commit)
        {
            var r = new CreateProvisionedModelThroughputRequest { ModelUnits = 1 };
            if (commit) r.CommitmentDuration = CommitmentDuration.OneMonth; // !BDR4001
            await bedrock.CreateProvisionedModelThroughputAsync(r);
        }
        public async Task Block(bool commit)
        {
            var r = new CreateProvisionedModelThroughputRequest { ModelUnits = 1 };
            if (commit)
            {
                r.CommitmentDuration = CommitmentDuration.OneMonth; // !BDR4001
            }
            await bedrock.CreateProvisionedModelThroughputAsync(r);
        }
        public void Lambda()
        {
            var r = new CreateProvisionedModelThroughputRequest { ModelUnits = 1 };
            Action<CommitmentDuration> set = d => r.CommitmentDuration = d;
            Action set2 = () => r.CommitmentDuration = CommitmentDuration.OneMonth; // !BDR4001
            set(CommitmentDuration.OneMonth); set2();
        }
    }
}

namespace Contoso.Provisioning.Hosting
{
    public interface IHostEnvironment { bool IsDevelopment(); bool IsProduction(); }
}
