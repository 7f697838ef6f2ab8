using Analytics.Warehouse.Requests;

namespace Analytics.Bench;

/// <summary>A question and the SQL that someone would write for its numbers.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Request">The question to us.</param>
/// <param name="Sql">The same by hand, over the records.</param>
public sealed record BenchQuestion(string Name, AggregationRequest Request, string Sql);
