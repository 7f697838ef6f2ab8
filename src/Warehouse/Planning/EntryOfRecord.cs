using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>A year in which a filter takes some records.</summary>
/// <param name="Year">The year.</param>
/// <param name="Programme">Key of the programme whose cells it belongs to; null for all.</param>
/// <param name="Taken">The records, by their keys other than time.</param>
public sealed record EntryOfRecord(int Year, int? Programme, RecordTest Taken);
