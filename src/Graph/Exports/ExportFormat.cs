namespace Analytics.Graph.Exports;

/// <summary>A form of the flat table; the nested records are all kinds there are.</summary>
/// <param name="Path">The address.</param>
/// <param name="ContentType">The media type that is sent.</param>
internal abstract record ExportFormat(string Path, string ContentType)
{
    /// <summary>Comma-separated values.</summary>
    public static readonly ExportFormat Csv = new Streamed(
        "/table.csv", "text/csv; charset=utf-8", CsvExport.WriteAsync);

    /// <summary>What the columns of the comma-separated values are.</summary>
    public static readonly ExportFormat CsvColumns = new Streamed(
        "/table.columns.csv", "text/csv; charset=utf-8", CsvExport.WriteColumnsAsync) { OnlyColumns = true };

    /// <summary>JSON.</summary>
    public static readonly ExportFormat Json = new Streamed(
        "/table.json", "application/json; charset=utf-8", JsonExport.WriteAsync);

    /// <summary>Parquet.</summary>
    public static readonly ExportFormat Parquet = new Filed(
        "/table.parquet", "application/vnd.apache.parquet", ParquetExport.WriteAsync);

    /// <summary>A spreadsheet.</summary>
    public static readonly ExportFormat Xlsx = new Filed(
        "/table.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxExport.WriteAsync);

    /// <summary>Every format.</summary>
    public static readonly IReadOnlyList<ExportFormat> All = [Csv, CsvColumns, Json, Parquet, Xlsx];

    /// <summary>Whether no rows are asked.</summary>
    public bool OnlyColumns { get; init; }

    /// <summary>What the names of files end with.</summary>
    public string Ending => Path["/table".Length..];

    /// <summary>Written row by row while it is sent.</summary>
    public sealed record Streamed(
        string Path, string ContentType, Func<ExportTable, Stream, CancellationToken, Task> WriteAsync)
        : ExportFormat(Path, ContentType);

    /// <summary>Written to a file first, because its form needs to go back.</summary>
    public sealed record Filed(
        string Path, string ContentType, Func<ExportTable, string, CancellationToken, Task> WriteAsync)
        : ExportFormat(Path, ContentType);
}
