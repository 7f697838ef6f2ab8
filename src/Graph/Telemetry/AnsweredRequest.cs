using Analytics.Graph.Caching;
using Analytics.Graph.Limits;

namespace Analytics.Graph.Telemetry;

/// <summary>A request that was answered, as far as it is measured.</summary>
/// <param name="Kind">What it came through.</param>
/// <param name="Operation">The name of the operation, or the address of an export; empty where it has none.</param>
/// <param name="Source">Where the answer came from.</param>
/// <param name="Effort">What its computation took; null where none ran for it.</param>
internal sealed record AnsweredRequest(RequestKind Kind, string Operation, AnswerSource Source, Effort? Effort);
