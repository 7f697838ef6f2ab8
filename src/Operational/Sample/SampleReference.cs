using System.Collections.Immutable;
using Analytics.Operational.Errors;
using Analytics.Operational.Model;

namespace Analytics.Operational.Sample;

/// <summary>Columns that hold the text key of another row instead of its id.</summary>
internal static class SampleReference
{
    /// <summary>Property of the id by column.</summary>
    public static readonly ImmutableDictionary<string, string> Columns = new Dictionary<string, string>
    {
        ["area"] = nameof(AreaRecord.AreaId),
        ["parent"] = nameof(AdministrativeUnit.ParentId),
        ["predecessor"] = nameof(AreaSuccession.PredecessorId),
        ["successor"] = nameof(AreaSuccession.SuccessorId),
        ["inspection"] = nameof(InspectedUnit.InspectionId),
    }.ToImmutableDictionary();

    /// <summary>Sets the id that a column refers to.</summary>
    /// <exception cref="SourceException">SOURCE_BAD_SAMPLE when no row has that key, or a needed key is
    /// empty.</exception>
    public static void Resolve<TRecord>(
        SampleTable<TRecord> table, string column, IReadOnlyDictionary<string, long> ids)
        where TRecord : OperationalRecord, new()
    {
        var property = typeof(TRecord).GetProperty(Columns[column])!; // the caller names a column of the table
        foreach (var (record, row) in table.Rows)
        {
            if (row[column] is { } key)
            {
                property.SetValue(
                    record, ids.TryGetValue(key, out var id) ? id : throw row.Bad(column, $"no row has key '{key}'"));
            }
            else if (property.PropertyType == typeof(long))
            {
                throw row.Bad(column, "is empty");
            }
        }
    }
}
