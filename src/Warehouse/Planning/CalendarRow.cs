using System.Collections.Immutable;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>One period of a calendar.</summary>
/// <param name="Keys">Its keys in the order of the calendar's dimensions; null is no member.</param>
/// <param name="End">Day after its last day, never after the cut-off.</param>
/// <param name="Taken">Records that it ends for, where the filter takes records at times of their own; null for
/// all.</param>
public sealed record CalendarRow(ImmutableArray<int?> Keys, DateOnly End, RecordTest? Taken = null);
