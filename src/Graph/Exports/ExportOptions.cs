using System.ComponentModel.DataAnnotations;

namespace Analytics.Graph.Exports;

/// <summary>How much an export may hold, and where its files are made.</summary>
public sealed class ExportOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Exports";

    /// <summary>The largest <c>first</c> of an export and the most rows of one without it, 1 to 1,000,000. Default
    /// 100,000. LIMIT_ROWS.</summary>
    [Range(1, 1_000_000)]
    public int MaxRows { get; init; } = 100_000;

    /// <summary>Rows times dimensions and measures of an export, 1 to 1,000,000,000. Default 5,000,000. LIMIT_CELLS for
    /// one that asks for more with <c>first</c>, LIMIT_ROWS for one without it.</summary>
    [Range(1, 1_000_000_000)]
    public long MaxCells { get; init; } = 5_000_000;

    /// <summary>Where Parquet files and spreadsheets are made before they are sent; each is deleted afterwards. A
    /// folder of this account beside the system's temporary files by default.</summary>
    [Required]
    public string TemporaryFolder { get; init; } =
        Path.Combine(Path.GetTempPath(), $"analytics-exports-{Environment.UserName}");
}
