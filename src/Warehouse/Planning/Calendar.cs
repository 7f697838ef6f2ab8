using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>Periods of a grain and the days on which they end.</summary>
/// <param name="Keys">Dimensions that tell the periods apart: time, or the programme; none for a single period.</param>
/// <param name="Rows">The periods.</param>
public sealed record Calendar(ImmutableArray<Dimension> Keys, ImmutableArray<CalendarRow> Rows);
