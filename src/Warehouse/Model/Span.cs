namespace Analytics.Warehouse.Model;

/// <summary>A stretch of several years that figures were published for.</summary>
/// <param name="Key">Its key in the facts.</param>
/// <param name="Code"><c>2021-2023</c> for whole years, else <c>2022-01-01/2023-06-22</c>.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Day after the last day.</param>
public sealed record Span(int Key, string Code, DateOnly From, DateOnly Until);
