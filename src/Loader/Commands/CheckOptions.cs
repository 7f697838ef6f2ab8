using System.CommandLine;
using Analytics.Loader.Verify;

namespace Analytics.Loader.Commands;

/// <summary>The options of <c>load</c> that say how much it reads and what Verify bears.</summary>
internal sealed class CheckOptions
{
    private readonly Option<bool> _full = new("--full")
    {
        Description = "Reads everything anew instead of what changed since the served snapshot.",
    };

    private readonly Option<double> _rejected = new("--max-rejected")
    {
        Description = "Part of a table's records that may be rejected, 0 to 1; more publishes nothing.",
        DefaultValueFactory = _ => new VerifyOptions().MaxRejectedShare,
    };

    private readonly Option<string[]> _strict = new("--strict")
    {
        Description = "Codes of checks that only warn, such as VERIFY_OVERSPENT, and shall forbid publishing.",
    };

    private readonly Option<string[]> _tolerate = new("--tolerate")
    {
        Description = "What a check bears, such as VERIFY_OVERSPENT=0.02 (a fiftieth) or VERIFY_PAYMENT_DAY=60.",
        HelpName = "CODE=NUMBER",
    };

    private readonly Option<int> _examples = new("--examples")
    {
        Description = "Records named for each finding, 0 to 100.",
        DefaultValueFactory = _ => new VerifyOptions().Examples,
    };

    public CheckOptions()
    {
        _rejected.Validators.Add(value =>
        {
            if (value.GetValue(_rejected) is not (>= 0 and <= 1))
            {
                value.AddError("--max-rejected lies between 0 and 1.");
            }
        });
        _examples.Validators.Add(value =>
        {
            if (value.GetValue(_examples) is not (>= 0 and <= 100))
            {
                value.AddError("--examples lies between 0 and 100.");
            }
        });
        _tolerate.Validators.Add(value =>
        {
            foreach (var text in (value.GetValue(_tolerate) ?? []).Where(one => Tolerance.Add(new(), one) is null))
            {
                value.AddError($"--tolerate does not take '{text}'; it takes {Tolerance.Forms}.");
            }
        });
    }

    public IEnumerable<Option> All => [_full, _rejected, _strict, _tolerate, _examples];

    public LoadKind Kind(ParseResult parsed) => parsed.GetValue(_full) ? LoadKind.Full : LoadKind.Incremental;

    public VerifyOptions Verify(ParseResult parsed)
    {
        var options = new VerifyOptions
        {
            MaxRejectedShare = parsed.GetValue(_rejected),
            Strict = [.. parsed.GetValue(_strict) ?? []],
            Examples = parsed.GetValue(_examples),
        };
        return (parsed.GetValue(_tolerate) ?? []).Aggregate(
            options, (borne, text) => Tolerance.Add(borne, text) ?? borne); // the others were refused before
    }
}
