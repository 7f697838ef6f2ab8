namespace Analytics.Warehouse.Sql;

/// <summary>A column of a roll-up that holds a number.</summary>
/// <param name="Column">Its name.</param>
/// <param name="OfRecords">The number as an aggregate of records.</param>
/// <param name="OfRows">The same as an aggregate of rows of the roll-up.</param>
/// <param name="Known">Of a sum: the column that counts what was summed; null for counts and qualifiers.</param>
internal sealed record RollupNumber(string Column, string OfRecords, string OfRows, string? Known)
{
    /// <summary>The column whose values are bits, neither counted nor summed.</summary>
    public const string Qualifier = "qualifier";
}
