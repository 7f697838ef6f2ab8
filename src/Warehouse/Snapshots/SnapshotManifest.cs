using System.Collections.Immutable;

namespace Analytics.Warehouse.Snapshots;

/// <summary>What a snapshot is, beside its file as JSON. Everything that a citation or a check needs without
/// opening DuckDB.</summary>
public sealed record SnapshotManifest
{
    /// <summary>The manifest format that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the manifest's own form; see <see cref="CurrentFormat"/>.</summary>
    public int FormatVersion { get; init; } = CurrentFormat;

    /// <summary>Set by the store when publishing; see <see cref="SnapshotId"/>.</summary>
    public string Id { get; init; } = "";

    /// <summary>UTC, to the second. Set by the store when publishing.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Greatest row version of the source that this snapshot has seen; the next load may start after
    /// it.</summary>
    public required long SourceWatermark { get; init; }

    /// <summary>Tells the source's database from every other; null where it does not tell, and the next load is a full
    /// one.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>The "now" of the data, UTC: what happened later is not in it.</summary>
    public required DateTimeOffset SourceCutoff { get; init; }

    /// <summary>Version of the star schema and the shaping rules that made the file.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Hash of the rows, in lower-case hexadecimal: equal content gives an equal hash, whatever the
    /// bytes of the file.</summary>
    public required string ContentHash { get; init; }

    /// <summary>True when the data is generated, not published. Every answer says so.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Vietnamese name of the data set.</summary>
    public required string DatasetName { get; init; }

    /// <summary>English name of the data set.</summary>
    public required string DatasetNameEn { get; init; }

    /// <summary>How to cite the data, in Vietnamese.</summary>
    public required string Citation { get; init; }

    /// <summary>How to cite the data, in English.</summary>
    public required string CitationEn { get; init; }

    /// <summary>Rows per table, by table name.</summary>
    public required ImmutableArray<TableRows> Rows { get; init; }

    /// <summary>What the next load needs to know of each table of records.</summary>
    public ImmutableArray<TableState> States { get; init; } = [];

    /// <summary>Sums that were proved equal in source and warehouse.</summary>
    public required ImmutableArray<ControlTotal> ControlTotals { get; init; }

    /// <summary>What Verify found, worst first.</summary>
    public required ImmutableArray<QualityNote> Quality { get; init; }

    /// <summary>Digest of the rules that Verify checked: findings of two snapshots compare when it is the
    /// same.</summary>
    public string VerifyRules { get; init; } = "";

    /// <summary>Which tests of the rules rows break, for the next load.</summary>
    public ImmutableArray<BrokenRows> Broken { get; init; } = [];

    /// <summary>Version of the DuckDB library that wrote the file.</summary>
    public required string DuckDbVersion { get; init; }

    /// <summary>Size of the file. Set by the store; another size means damage.</summary>
    public long FileBytes { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal. Set by the store.</summary>
    public string FileHash { get; init; } = "";
}
