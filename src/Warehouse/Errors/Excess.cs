namespace Analytics.Warehouse.Errors;

/// <summary>How far an input is beyond a limit, in the unit of the limit: rows, bytes, seconds.</summary>
/// <param name="Measured">What the input asks or takes.</param>
/// <param name="Limit">What is allowed.</param>
public sealed record Excess(double Measured, double Limit);
