using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.Bedrock;
using Amazon.Bedrock.Model;

namespace Contoso.Sandbox;

public static class Trivia
{
    public static CreateProvisionedModelThroughputRequest First() => new()
    {
        CommitmentDuration = CommitmentDuration.OneMonth, // !BDR4001
        // how many
        ModelUnits = 1, /* one */
    };

    public static CreateProvisionedModelThroughputRequest Last() => new()
    {
        ModelUnits = 1, // one

        // a month is the least
        CommitmentDuration = CommitmentDuration.OneMonth // !BDR4001
        // behind
    };

    public static CreateProvisionedModelThroughputRequest Only() => new CreateProvisionedModelThroughputRequest
    {
        CommitmentDuration = CommitmentDuration.OneMonth, // !BDR4001
    };

    public static CreateProvisionedModelThroughputRequest OnlyNoParens() => new CreateProvisionedModelThroughputRequest { CommitmentDuration = CommitmentDuration.OneMonth }; // !BDR4001

    public static CreateProvisionedModelThroughputRequest OneLine() => new() { ModelUnits = 1, /* a */ CommitmentDuration = CommitmentDuration.OneMonth /* b */, ModelId = "x" }; // !BDR4001

    public static CreateProvisionedModelThroughputRequest Hash() => new()
    {
        ModelUnits = 1,
#if !RELEASE
        CommitmentDuration = CommitmentDuration.OneMonth, // !BDR4001
#endif
        ModelId = "x",
    };

    public static CreateProvisionedModelThroughputRequest Region(bool b)
    {
        var r = new CreateProvisionedModelThroughputRequest();
        #region commitment
        r.CommitmentDuration = CommitmentDuration.OneMonth; // !BDR4001
        #endregion
        if (b) r.CommitmentDuration = CommitmentDuration.SixMonths; // !BDR4001
        else r.ModelUnits = 1;
        if (!b) r.ModelUnits = 2; else r.CommitmentDuration = CommitmentDuration.SixMonths; // !BDR4001
        foreach (var x in new[] { 1 }) r.CommitmentDuration = CommitmentDuration.SixMonths; // !BDR4001
        switch (b)
        {
            case true:
                r.CommitmentDuration = CommitmentDuration.SixMonths; // !BDR4001
                break;
            default:
                break;
        }
        r.CommitmentDuration ??= CommitmentDuration.OneMonth; // !BDR4001
        return r;
    }

    public static CreateProvisionedModelThroughputRequest Side(Func<string> next)
    {
        var r = new CreateProvisionedModelThroughputRequest();
        r.CommitmentDuration = new CommitmentDuration("OneMonth"); // !BDR4001
        r.CommitmentDuration = CommitmentDuration.FindValue("SixMonths"); // !BDR4001
        r.CommitmentDuration = next();
        r.ProvisionedModelName = (r.CommitmentDuration = CommitmentDuration.OneMonth).Value; // !BDR4001
        return r;
    }

    public static CreateProvisionedModelThroughputRequest Chosen(bool month)
    {
        var duration = month ? CommitmentDuration.OneMonth : CommitmentDuration.SixMonths;
        return new() { ModelUnits = 1, CommitmentDuration = duration };
    }
    public static CreateProvisionedModelThroughputRequest Chosen2(bool month) => new()
    {
        ModelUnits = 1, CommitmentDuration = month ? CommitmentDuration.OneMonth : CommitmentDuration.SixMonths, // !BDR4001
    };
    public static CreateProvisionedModelThroughputRequest Chosen3(bool month) => new()
    {
        ModelUnits = 1, CommitmentDuration = month ? CommitmentDuration.OneMonth : null,
    };
    public static CreateProvisionedModelThroughputRequest Text()
    {
        string term = "SixMonths";
        return new() { ModelUnits = 1, CommitmentDuration = term }; // !BDR4001
    }
}
