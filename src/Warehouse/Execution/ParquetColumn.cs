namespace Analytics.Warehouse.Execution;

/// <summary>A column of a Parquet file; the nested records are all kinds there are.</summary>
/// <param name="Name">Unique in the file.</param>
public abstract record ParquetColumn(string Name)
{
    /// <summary>Texts.</summary>
    public sealed record Texts(string Name, Func<int, string?> At) : ParquetColumn(Name);

    /// <summary>Whole numbers of 64 bits.</summary>
    public sealed record Integers(string Name, Func<int, long?> At) : ParquetColumn(Name);

    /// <summary>Doubles.</summary>
    public sealed record Reals(string Name, Func<int, double?> At) : ParquetColumn(Name);
}
