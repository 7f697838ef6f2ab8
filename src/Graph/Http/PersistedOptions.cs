using System.ComponentModel.DataAnnotations;

namespace Analytics.Graph.Http;

/// <summary>Documents that callers name by their SHA-256 instead of sending them.</summary>
public sealed class PersistedOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "PersistedDocuments";

    /// <summary>A folder of <c>*.graphql</c> files that are registered at the start. Default: none.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether a document that comes with its hash is registered when it is first used: Ignored (default) or
    /// Registered.</summary>
    public FirstUse FirstUse { get; init; } = FirstUse.Ignored;

    /// <summary>What happens to documents that are not in the folder: Answered (default) or Refused. Refused needs a
    /// folder and no first use.</summary>
    public OtherDocuments Others { get; init; } = OtherDocuments.Answered;

    /// <summary>Characters of all documents registered on first use, 1 Ki to 256 Mi; those not asked for longest
    /// leave. Default 4 Mi.</summary>
    [Range(1L << 10, 1L << 28)]
    public long MaxTotalChars { get; init; } = 4L << 20;
}
