using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Model;

/// <summary>A stretch of time as a member of a breakdown.</summary>
/// <param name="Code"><c>2023</c>, <c>2023-Q1</c>, <c>2023-01</c> or the code of a span.</param>
/// <param name="Label">How it is shown.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Day after the last day.</param>
/// <param name="Complete">Whether all of it lies before the source cut-off.</param>
public sealed record Period(string Code, Wording Label, DateOnly From, DateOnly Until, bool Complete);
