using Analytics.Loader.Verify;
using Analytics.Operational.Model;

namespace Analytics.Loader.Publish;

/// <summary>Where a snapshot comes from and what was found in it.</summary>
/// <param name="Dataset">The source's description of itself.</param>
/// <param name="Identity">Tells the source's database from every other; null where it does not tell.</param>
/// <param name="Watermark">Row version up to which the source was seen.</param>
/// <param name="Cutoff">The "now" of the data, UTC.</param>
/// <param name="Report">What Verify found; nothing that blocks.</param>
public sealed record SnapshotOrigin(
    Dataset Dataset, string? Identity, long Watermark, DateTimeOffset Cutoff, VerifyReport Report)
{
    /// <summary>Digest of the rules that were checked.</summary>
    public string VerifyRules { get; init; } = "";
}
