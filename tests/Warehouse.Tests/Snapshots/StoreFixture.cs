using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Warehouse.Tests.Snapshots;

/// <summary>A data folder of its own, removed afterwards. The store never looks inside a file, so any bytes will do.</summary>
public sealed class StoreFixture : IDisposable
{
    public StoreFixture()
    {
        DataFolder = Directory.CreateTempSubdirectory("analytics-store-").FullName;
        Store = new SnapshotStore(DataFolder);
    }

    public string DataFolder { get; }

    public SnapshotStore Store { get; }

    public static SnapshotManifest Manifest(string hash = "0123456789abcdef") => new()
    {
        SourceWatermark = 7,
        SourceCutoff = new DateTimeOffset(2026, 1, 31, 17, 0, 0, TimeSpan.Zero),
        ModelVersion = "1",
        ContentHash = hash,
        Synthetic = false,
        DatasetName = "Số liệu thử",
        DatasetNameEn = "Test figures",
        Citation = "Số liệu thử, 2026",
        CitationEn = "Test figures, 2026",
        Rows = [new TableRows("disbursement", 3)],
        ControlTotals = [new ControlTotal("disbursement", "amount", 2024, 12_000_000_000_000m)],
        Quality = [new QualityNote("VERIFY_X", "WARN", "Có vấn đề.", "There is a problem.", 2)],
        DuckDbVersion = "v1",
    };

    public string Staged(string content = "rows")
    {
        var file = Path.Combine(Store.CreateStaging(), "warehouse.duckdb");
        File.WriteAllText(file, content);
        return file;
    }

    public Snapshot Publish(string content = "rows", string hash = "0123456789abcdef")
    {
        using var writer = Store.AcquireWriter();
        return Store.Publish(writer, Staged(content), Manifest(hash));
    }

    public static string CodeOf(Action action) => Assert.Single(Assert.Throws<AnalyticsException>(action).Errors).Code;

    public void Dispose() => Directory.Delete(DataFolder, recursive: true);
}
