using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>The days of a row and those of the row that it is compared with.</summary>
internal sealed class ComparedDays
{
    private static readonly Stretch Ever = new(DateOnly.MinValue, DateOnly.MaxValue);

    private readonly SnapshotDimensions _dimensions;
    private readonly ShiftedQuery _shifted;
    private readonly Numbers _numbers;
    private readonly Dimension? _teller;
    private readonly int _place;
    private readonly Stretch? _frame;

    public ComparedDays(ResolvedQuery query, ImmutableArray<Dimension> grain, ShiftedQuery shifted, Numbers numbers)
    {
        (_dimensions, _shifted, _numbers) = (query.Dimensions, shifted, numbers);
        _teller = Shifting.Finest(grain) ?? grain.FirstOrDefault(one => one.Name == "programme");
        _place = _teller is null ? -1 : grain.IndexOf(_teller);
        _frame = query.Frame.Hull;
    }

    /// <summary>Both; null where the row has no period, or none before it.</summary>
    public (Stretch Now, Stretch Before)? Of(int row)
    {
        if (_teller is null)
        {
            return _shifted.Days is { } fixedDays ? (_frame ?? Ever, fixedDays) : null;
        }

        if (_numbers.Keys(_place)[row] is not { } key || DaysOf(key) is not { } now)
        {
            return null;
        }

        return _shifted.Days is { } days ? (now, days) : Moved(key) is { } other && DaysOf(other) is { } before
            ? (now, before)
            : null;
    }

    // a grain without the teller has fixed days
    private int? Moved(int key) => _shifted.Moves[_shifted.Grain.IndexOf(_teller!)] switch
    {
        KeyMove.Back back => key - back.Steps,
        KeyMove.Mapped mapped => mapped.Members
            .Where(one => one.Key == key).Select(one => (int?)one.Other).FirstOrDefault(),
        _ => null,
    };

    private Stretch? DaysOf(int key)
    {
        if (_dimensions.Period(_teller!, key) is { } period) // callers have a teller
        {
            return new(period.From, period.Until);
        }

        return _dimensions.Member("programme", key) is { ValidFrom: { } from, ValidUntil: { } until }
            ? new(from, until)
            : null;
    }
}
