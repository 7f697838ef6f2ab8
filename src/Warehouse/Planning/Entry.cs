namespace Analytics.Warehouse.Planning;

/// <summary>A year in which money enters a period, with the years that it may come from.</summary>
/// <param name="Year">First year of the period, or of a run of years in it.</param>
/// <param name="OriginAfter">Last year of the run before, whose own money is no longer counted; null for the first
/// run.</param>
/// <param name="Programme">Key of the programme whose cells it belongs to; null for all.</param>
public sealed record Entry(int Year, int? OriginAfter, int? Programme);
