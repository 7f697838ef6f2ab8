using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells for which reasons the two numbers of a comparison do not compare.</summary>
internal sealed class CompareReasons
{
    private readonly ResolvedQuery _query;
    private readonly ShiftedQuery _shifted;
    private readonly Numbers _numbers;
    private readonly ComparedDays _days;
    private readonly CellScope.Reader _scopes;
    private readonly CoverageReader _coverage;
    private readonly ImmutableArray<Area> _filtered;

    public CompareReasons(
        ResolvedQuery query, ImmutableArray<Dimension> grain, ShiftedQuery shifted, Numbers numbers)
    {
        (_query, _shifted, _numbers) = (query, shifted, numbers);
        _days = new(query, grain, shifted, numbers);
        _scopes = new(query, grain);
        _coverage = new(shifted.Query, grain, numbers);
        _filtered = FilterScope.AreasOf(query);
    }

    /// <summary>The reasons, worst first; none where the numbers compare.</summary>
    public ImmutableArray<Note> Of(
        MeasureColumn column, CellFigure own, CellParts parts, CellFigure other, int row)
    {
        if (_shifted.Shift is Shift.Snapshot)
        {
            return own.HasValue && other.HasValue ? [] : [CompareNotes.NoValue]; // the same period and definition
        }

        var scope = _scopes.Of(_numbers, row);
        if (_days.Of(row) is not var (now, before))
        {
            return [CompareNotes.NoPeriod];
        }

        var reasons = ImmutableArray.CreateBuilder<Note>();
        if (!own.HasValue || !other.HasValue)
        {
            reasons.Add(CompareNotes.NoValue);
        }

        if (own.Standards is { } standard && other.Standards is { } earlier && standard != earlier)
        {
            reasons.Add(CompareNotes.StandardChanged);
        }

        if (_query.Map is null && AreaChange(scope, now, before) is { } changed)
        {
            reasons.Add(changed);
        }

        var cutoff = _query.Dimensions.Cutoff;
        if (now.Until > cutoff || before.Until > cutoff)
        {
            reasons.Add(CompareNotes.PeriodIncomplete(cutoff));
        }

        if (_shifted.Days is null && !_query.Frame.Stretches.Any(stretch => stretch.Holds(now)))
        {
            reasons.Add(CompareNotes.PeriodCut);
        }

        var wider = CoverageOf(column.Measure, parts, scope with { Days = before }, row);
        if (column.Coverage[row] is { } covered && covered < wider)
        {
            reasons.Add(CompareNotes.CoverageFell(covered, wider.Value));
        }

        return reasons.ToImmutable();
    }

    private double? CoverageOf(Measure measure, CellParts parts, CellScope scope, int row) =>
        _coverage.Of(measure, parts, scope, row) is { } told ? told.Reported / told.Expected : null;

    /// <summary>Units of the row or the filter that did not exist all through both periods.</summary>
    private Note? AreaChange(CellScope scope, Stretch now, Stretch before)
    {
        var units = scope.Area is { } area ? [area] : _filtered;
        var changed = units.Where(one => one.Level is not (AreaLevel.Country or AreaLevel.Region))
            .Where(one => !ExistsThrough(one, now) || !ExistsThrough(one, before)).ToList();
        return changed.Count == 0 ? null : CompareNotes.AreaChanged(new(
            string.Join("; ", changed.Select(one => one.FullName.Vi + Days(one))),
            string.Join("; ", changed.Select(one => one.FullName.En + Days(one)))));
    }

    private bool ExistsThrough(Area unit, Stretch days)
    {
        var until = days.Until < _query.Dimensions.Cutoff ? days.Until : _query.Dimensions.Cutoff;
        return (unit.ValidFrom is null || unit.ValidFrom <= days.From) &&
            (unit.ValidUntil is null || unit.ValidUntil >= until);
    }

    private static string Days(Area unit) =>
        $" ({unit.ValidFrom:yyyy-MM-dd} – {unit.ValidUntil?.AddDays(-1):yyyy-MM-dd})";
}
