namespace Analytics.Warehouse.Schema;

/// <summary>Records made by several standards: those of the standard in force count, unless the question names
/// standards.</summary>
/// <param name="Flag">Column that tells whether the record's standard was in force.</param>
/// <param name="Key">Key column of the standard; grouped by it, all records count, filtered by it, those of one
/// standard a place and year.</param>
public sealed record InForceRule(string Flag, string Key);
