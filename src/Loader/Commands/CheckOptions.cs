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

    public CheckOptions() => _rejected.Validators.Add(value =>
    {
        if (value.GetValue(_rejected) is not (>= 0 and <= 1))
        {
            value.AddError("--max-rejected lies between 0 and 1.");
        }
    });

    public IEnumerable<Option> All => [_full, _rejected, _strict];

    public LoadKind Kind(ParseResult parsed) => parsed.GetValue(_full) ? LoadKind.Full : LoadKind.Incremental;

    public VerifyOptions Verify(ParseResult parsed) => new()
    {
        MaxRejectedShare = parsed.GetValue(_rejected),
        Strict = [.. parsed.GetValue(_strict) ?? []],
    };
}
