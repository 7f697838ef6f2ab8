using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells whether the filter takes the whole period of a row, and whether the period compared with is as
/// long.</summary>
internal sealed class TakenPeriod(
    ResolvedQuery query, ImmutableArray<Dimension> grain, ShiftedQuery shifted, Numbers numbers)
{
    private readonly bool _isNamed = shifted.Shift is Shift.Period;
    private readonly bool _byDays = HasDays(query.Filter);
    private readonly bool _byMonths = Shifting.Finest(grain) is { Kind: not DimensionKind.Year };
    private readonly int _year = grain.Select(one => one.Name).ToList().IndexOf("year");

    /// <summary>Whether the filter leaves out a part of the period, while the other one is taken as a whole. A shifted
    /// filter cuts both alike.</summary>
    public bool IsCut(Measure measure, Stretch now, int row)
    {
        if (query.Frame.Limit == TimeLimit.None || (shifted.Days is not null && !_isNamed))
        {
            return false;
        }

        var needed = _byMonths && !_byDays ? Budgeted(measure, now, row) : now;
        return !query.Frame.Stretches.Any(stretch => stretch.Holds(needed));
    }

    /// <summary>Whether a measure that adds up over time is compared with a named period of another length.</summary>
    public bool IsOfAnotherLength(Measure measure, Stretch now, Stretch before)
    {
        var months = ((before.Until.Year - before.From.Year) * 12) + before.Until.Month - before.From.Month;
        return _isNamed && measure.OverTime is not (Additivity.Last or Additivity.Recomputed) &&
            (now.Until == DateOnly.MaxValue || now.From.AddMonths(months) != now.Until);
    }

    /// <summary>What a filter by years must take of a month or quarter of money: its budget year where the row tells
    /// it, else also the year before where January is in it, since that year is still paid then.</summary>
    private Stretch Budgeted(Measure measure, Stretch now, int row)
    {
        if (!measure.Facts.Any(fact => fact.Columns.Any(column => column.Name == "origin_year")))
        {
            return now;
        }

        return _year < 0 ? (now.From.Month == 1 ? now with { From = now.From.AddMonths(-1) } : now)
            : numbers.Keys(_year)[row] is { } year ? Stretch.Year(year)
            : now;
    }

    private static bool HasDays(RecordTest test) => test switch
    {
        RecordTest.All all => all.Items.Any(HasDays),
        RecordTest.Any any => any.Items.Any(HasDays),
        RecordTest.Not not => HasDays(not.Item),
        _ => test is RecordTest.InDays,
    };
}
